"""Pieces of Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table; a bar inside of a cell is escaped, a line break becomes a break in the cell."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(map(_cell, line)) + " |" for line in lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", "<br>")


def code(text: str) -> str:
    """Return ``text`` as code inside of a line; nothing for nothing."""
    return f"`{text}`" if text else ""


def fenced(text: str, language: str) -> str:
    """Return ``text`` as a block of code."""
    return f"```{language}\n{text.rstrip()}\n```"
