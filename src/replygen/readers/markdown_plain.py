"""Any Markdown as the lines of text that it shows, each on the line on which it stands in the file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

from replygen.readers.folding import unfold
from replygen.readers.text import Hint
from replygen.standard import MAX_LEVELS

# Links and references stay as they are written: their addresses are text, too.
_PARSER: Final = (
    MarkdownIt("commonmark", {"html": False})
    .enable(["table", "strikethrough"])
    .disable(["code", "reference", "link", "image"])
)


def plain(words: str) -> tuple[str, dict[int, Hint]]:
    """Return ``words`` without markup, and what its lines (from 1) are: headings, rows of a table.

    A lone heading of the first level above all others is a title, and no heading.
    """
    lines = words.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    tokens = _PARSER.parse("\n".join(lines))
    shown = _Shown(len(lines), _title_levels(tokens))
    for token in tokens:
        shown.add(token)
    return "\n".join(shown.lines), shown.hints


def _title_levels(tokens: Sequence[Token]) -> int:
    levels = [token.tag for token in tokens if token.type == "heading_open"]
    return int(levels[:1] == ["h1"] and levels.count("h1") == 1)


class _Shown:
    """Takes the tokens of the parser, one after the other."""

    def __init__(self, count: int, title_levels: int) -> None:
        self.lines = [""] * count
        self.hints: dict[int, Hint] = {}
        self._title_levels = title_levels
        self._hint = Hint()
        self._before = ""
        self._tables = 0
        self._row: list[str] = []

    def add(self, token: Token) -> None:
        """Add what ``token`` shows."""
        match token.type:
            case "heading_open":
                level = int(token.tag.removeprefix("h")) - self._title_levels
                self._hint = Hint(level=min(level, MAX_LEVELS))
            case "table_open":
                self._tables += 1
                self._hint = Hint(table=self._tables)
            case "heading_close" | "table_close":
                self._hint = Hint()
            case "list_item_open":
                self._before = f"{token.info}{token.markup} " if token.info else ""
            case "tr_open":
                self._row = []
            case "inline":
                self._text(token)
            case "fence" | "html_block":
                self._put(token, token.content, first=token.type == "fence")

    def _text(self, token: Token) -> None:
        words = _words(token.children or ())
        if self._hint.table:
            self._row.append(words)
            words = "\t".join(self._row)
        self._put(token, self._before + words)
        self._before = ""

    def _put(self, token: Token, words: str, *, first: int = 0) -> None:
        start = (token.map or [0])[0] + first
        for line, piece in enumerate(words.rstrip("\n").split("\n"), start):
            self.lines[line] = piece
            if self._hint != Hint():
                self.hints[line + 1] = self._hint


def _words(pieces: Sequence[Token]) -> str:
    """Return the text of a paragraph; its lines are joined but for hard breaks."""
    words = "".join(_BREAKS.get(piece.type, piece.content) for piece in pieces)
    lines = [[part.strip() for part in line.split(_SOFT_BREAK)] for line in words.split("\n")]
    return "\n".join(unfold(" ".join(parts), "\n".join(parts), None).value for parts in lines)


_SOFT_BREAK: Final = "\0"
"""Occurs in no text: the parser replaces it."""
_BREAKS: Final = {"softbreak": _SOFT_BREAK, "hardbreak": "\n"}
