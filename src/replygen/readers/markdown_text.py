"""What a line of Markdown says: text character for character, marks in braces, the cells of a row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

_PUNCTUATION: Final = r"!-/:-@\[-`{-~"
_ESCAPED: Final = re.compile(rf"\\([{_PUNCTUATION}])")
_ESCAPED_OR_BREAK: Final = re.compile(rf"{_ESCAPED.pattern}|<br */?>", re.IGNORECASE)
_TOKEN: Final = re.compile(r"\\.|\{((?:\\.|[^\\{}])*)\}\s*|[^\\{]+|.", re.DOTALL)
_CELL: Final = re.compile(r"(?:\\.|[^\\|]|\\$)*")
_MARKUP: Final = re.compile(r"(?<!\\)(\*\*|`|!?\[[^\[\]\n]*\]\()")


class Marked(NamedTuple):
    """A text and the marks behind it: ``统一标识 {接排}``; both still hold their escapes."""

    text: str
    marks: tuple[str, ...]


def split_marks(words: str) -> Marked:
    """Take the marks in braces off the end of ``words``."""
    tokens = list(_TOKEN.finditer(words))
    first = len(tokens)
    while first and tokens[first - 1][1] is not None:
        first -= 1
    end = tokens[first].start() if first < len(tokens) else len(words)
    return Marked(words[:end].strip(), tuple(token[1].strip() for token in tokens[first:]))


def unescape(words: str) -> str:
    """Drop the backslashes before ASCII punctuation; all else is text as it stands."""
    return _ESCAPED.sub(r"\1", words)


def markup(words: str) -> str:
    """Return the first mark of bold type, code or a link in ``words``, which means nothing here."""
    match = _MARKUP.search(words)
    return match[1] if match else ""


class Cell(NamedTuple):
    """A cell of a table and the column in its line, from 1, where it starts."""

    column: int
    text: str


def cells(line: str) -> list[Cell]:
    """Return the cells of a row; ``<br>`` in a cell is a line break."""
    start = len(line) - len(line.lstrip())
    row = line.rstrip()
    start += row.startswith("|", start)
    end = len(row) - 1 if _is_closed(row, start) else len(row)
    return list(_cells(row[:end], start))


def _is_closed(row: str, start: int) -> bool:
    before = row[start:-1]
    return row.endswith("|") and len(row) > start and (len(before) - len(before.rstrip("\\"))) % 2 == 0


def _cells(row: str, start: int) -> Iterator[Cell]:
    while start <= len(row):
        match = _CELL.match(row, start)
        words = match[0] if match else ""
        yield Cell(start + len(words) - len(words.lstrip()) + 1, _cell_text(words.strip()))
        start += len(words) + 1


def _cell_text(words: str) -> str:
    return _ESCAPED_OR_BREAK.sub(lambda match: match[1] or "\n", words)
