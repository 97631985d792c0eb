"""Carrying out what is safe: edits at their offsets, so that everything else stays as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from replygen.checks.anchors import LINE_BREAK, copy_of_text
from replygen.checks.copy import Copy, Edit
from replygen.checks.rule import Rule
from replygen.checks.rules import RULES
from replygen.checks.runner import Found, run

_ROUNDS: Final = 8
"""Edits that overlap wait for the next round; a text that still changes after so many is left as it is then."""


def mended(text: str, copy_of: Callable[[str], Copy] = copy_of_text, *, rules: Iterable[Rule] = RULES) -> str:
    """Return ``text`` with every safe fix carried out; mending the result again changes nothing.

    Args:
        text: the text of a file.
        copy_of: makes the copy of such a text; a reader of structured letters is handed in here.
        rules: whose fixes.
    """
    rules = tuple(rules)
    for _ in range(_ROUNDS):
        better = edited(text, run(copy_of(text), rules=rules))
        if better == text:
            break
        text = better
    return text


def edited(text: str, found: Iterable[Found]) -> str:
    """Return ``text`` with the edits of ``found`` carried out, of those that overlap the first."""
    starts = _line_starts(text)
    spans = sorted(
        {_span(edit, starts) for each in found for edit in each.edits if edit.line.exact and edit.line.number}
    )
    pieces: list[str] = []
    done = 0
    for start, end, to in spans:
        if start >= done:
            pieces += [text[done:start], to]
            done = end
    return "".join([*pieces, text[done:]])


def _span(edit: Edit, starts: list[int]) -> tuple[int, int, str]:
    first = starts[edit.line.number - 1] + edit.line.column - 1
    return first + edit.start, first + edit.end, edit.to


def _line_starts(text: str) -> list[int]:
    """Return the offset of each line, lines counted as the copy counts them."""
    return [0, *(match.end() for match in LINE_BREAK.finditer(text))]
