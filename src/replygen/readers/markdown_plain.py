"""Any Markdown as the lines of text that it shows, each on the line on which it stands in the file.

Marks that show nothing (of lists, bold type, quotations) are no text, and told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

from replygen.readers.folding import unfold
from replygen.readers.markdown_text import cells
from replygen.readers.text import Change, Hint
from replygen.readers.text.words import pattern
from replygen.standard import MAX_LEVELS

# Links stay as they are written: their addresses are text, too.
_PARSER: Final = (
    MarkdownIt("commonmark", {"html": False})
    .enable(["table", "strikethrough"])
    .disable(["code", "reference", "link", "image", "autolink"])
)


_MASKED: Final = pattern(
    r"(?:(?<![\u3400-\u9fff*\\])|(?<=[和与及]))(?P<name>[\u3400-\u9fff])(?P<stars>\*{1,2})(?=@person@|[、，和])"
)
"""王**委员: the stars stand for a name."""
_DROPPED: Final = {
    "list_item_open": "marks of lists",
    "strong_open": "marks of emphasis",
    "em_open": "marks of emphasis",
    "s_open": "marks of emphasis",
    "code_inline": "marks of code",
    "fence": "marks of code",
    "blockquote_open": "marks of quotations",
    "hr": "rules between paragraphs",
}
"""Kinds of tokens whose marks are dropped."""


class Plain(NamedTuple):
    """The text without markup; what its lines (from 1) are: headings, rows of a table; which marks were dropped."""

    text: str
    hints: dict[int, Hint]
    changes: tuple[Change, ...]


def plain(words: str) -> Plain:
    """Return ``words`` without markup.

    A lone heading of the first level above all others is a title, and no heading.
    """
    lines = words.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    tokens = _PARSER.parse("\n".join(map(_without_masks, lines)))
    shown = _Shown(lines, _title_levels(tokens))
    for token in tokens:
        shown.add(token)
    return Plain("\n".join(shown.lines), shown.hints, tuple(_dropped(tokens)))


def _without_masks(line: str) -> str:
    return _MASKED.sub(lambda match: match["name"] + r"\*" * len(match["stars"]), line)


def _dropped(tokens: Sequence[Token]) -> Iterator[Change]:
    for token in tokens:
        for piece in (token, *(token.children or ())):
            if piece.type in _DROPPED and not (piece.type == "list_item_open" and piece.info):
                yield Change(_line(token) + 1, _DROPPED[piece.type])


def _title_levels(tokens: Sequence[Token]) -> int:
    levels = [token.tag for token in tokens if token.type == "heading_open"]
    return int(levels[:1] == ["h1"] and levels.count("h1") == 1)


class _Shown:
    """Takes the tokens of the parser, one after the other."""

    def __init__(self, source: Sequence[str], title_levels: int) -> None:
        self.lines = [""] * len(source)
        self.hints: dict[int, Hint] = {}
        self._source = source
        self._title_levels = title_levels
        self._hint = Hint()
        self._row: list[str] = []
        self._adders: dict[str, Callable[[Token], None]] = {
            "heading_open": self._heading,
            "heading_close": lambda token: self._end(),
            "table_open": self._table,
            "table_close": lambda token: self._end(),
            "tr_open": lambda token: self._row.clear(),
            "list_item_open": self._item,
            "inline": self._text,
            "fence": self._fence,
        }

    def add(self, token: Token) -> None:
        """Add what ``token`` shows."""
        if token.type in self._adders:
            self._adders[token.type](token)

    def _heading(self, token: Token) -> None:
        level = int(token.tag.removeprefix("h")) - self._title_levels
        self._hint = Hint(level=min(level, MAX_LEVELS))

    def _table(self, token: Token) -> None:
        self._hint = Hint(table=_line(token) + 1)

    def _end(self) -> None:
        self._hint = Hint()

    def _item(self, token: Token) -> None:
        if token.info:
            self._put(token, f"{token.info}{token.markup} ")

    def _fence(self, token: Token) -> None:
        self._put(token, f"{token.info}\n{token.content}")

    def _text(self, token: Token) -> None:
        if self._hint.table:
            self._cell(token)
        else:
            self._put(token, _words(token.children or ()))

    def _cell(self, token: Token) -> None:
        """Add a cell; a row with cells too many or too few, which the parser evens out, stands as it is written."""
        line = _line(token)
        self._row.append(_words(token.children or ()))
        written = [cell.text for cell in cells(self._source[line])]
        self.lines[line] = ""
        self._put(token, "\t".join(self._row if len(self._row) == len(written) else written))

    def _put(self, token: Token, words: str) -> None:
        for line, piece in enumerate(words.rstrip("\n").split("\n"), _line(token)):
            self.lines[line] += piece
            if self._hint != Hint():
                self.hints[line + 1] = self._hint


def _line(token: Token) -> int:
    return token.map[0] if token.map else 0


def _words(pieces: Sequence[Token]) -> str:
    """Return the text of a paragraph; its lines are joined but for hard breaks."""
    words = "".join(_BREAKS.get(piece.type, piece.content) for piece in pieces)
    lines = [[part.strip() for part in line.split(_SOFT_BREAK)] for line in words.split("\n")]
    return "\n".join(unfold(" ".join(parts), "\n".join(parts), None).value for parts in lines)


_SOFT_BREAK: Final = "\0"
"""Occurs in no text: the parser replaces it."""
_BREAKS: Final = {"softbreak": _SOFT_BREAK, "hardbreak": "\n"}
