"""Chinese text wrapped in YAML or Markdown: a line break between two Chinese characters is no space."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Final, NamedTuple

import yaml

from replygen.messages import Note, Place, Text, text
from replygen.zh.width import cells

_SPACES: Final = re.compile(" +")


class Folded(NamedTuple):
    """The text without the spaces, and how many were ``closed`` and how many ``left`` beside a Chinese character."""

    value: str
    closed: int
    left: int


def unfold(value: str, raw: str, style: str | None) -> Folded:
    """Take the spaces out of ``value`` that YAML made of line breaks between two Chinese characters.

    Args:
        value: the text as YAML read it, each single line break a space.
        raw: the same text as it stands in the file, with its quotation marks.
        style: YAML's mark of the scalar: ``"``, ``'``, ``>`` or nothing.
    """
    pieces: list[str] = []
    done = closed = left = 0
    for tail, head in _joints(raw, style):
        at = value.find(tail, done)  # a whole line: the next place where it stands is its own
        gap = _SPACES.match(value, at + len(tail)) if at >= 0 else None
        if not gap or not value.startswith(head, gap.end()):
            continue
        wide = (cells(tail[-1]) == 1) + (cells(head[0]) == 1)
        pieces.append(value[done : gap.start()])
        done = gap.end() if wide == 2 else gap.start()  # noqa: PLR2004 - both sides
        closed, left = closed + (wide == 2), left + (wide == 1)  # noqa: PLR2004 - both sides
    return Folded("".join([*pieces, value[done:]]), closed, left)


def folding_notes(folded: Folded, place: Place) -> list[Note]:
    """Say how often a text was joined, and where a space was left."""
    counts = ((folded.closed, _CLOSED), (folded.left, _LEFT))
    return [Note(text(what.zh, what.en, count=count), place) for count, what in counts if count]


_CLOSED: Final = Text(
    "这段文字在汉字之间换行 {count} 处，换行处不留空格。",
    "Line breaks between Chinese characters: {count}; no space is left there.",
)
_LEFT: Final = Text(
    "这段文字在汉字与字母或数字之间换行 {count} 处，换行处留有一个空格；不要空格请写在一行里。",
    "Line breaks beside a Chinese character: {count}; each leaves a space, use one line to avoid it.",
)


def _joints(raw: str, style: str | None) -> Iterator[tuple[str, str]]:
    """Yield the lines before and after each single line break of ``raw``, as they stand in the value."""
    unquoted = _UNQUOTED.get(style or "")
    lines = [line.strip() for line in (raw[1:-1] if unquoted else raw).splitlines()]
    lines = list(map(unquoted, lines)) if unquoted else lines
    return ((before, after) for before, after in pairwise(lines) if before and after)


def _unescaped(line: str) -> str:
    """Return a line of a double-quoted scalar without escapes; nothing when its line break is escaped."""
    if "\\" not in line:
        return line
    escaped_break = (len(line) - len(line.rstrip("\\"))) % 2
    return "" if escaped_break else str(yaml.safe_load(f'"{line}"'))


_UNQUOTED: Final[dict[str, Callable[[str], str]]] = {
    '"': _unescaped,
    "'": lambda line: line.replace("''", "'"),
}
