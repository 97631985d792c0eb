"""Tables: 4号 text, head row repeated, column widths by content, inside the type area."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from replygen.layout.page import Block, Cell, Paragraph, Row, Run, SectionBreak, TableGrid
from replygen.model import Table
from replygen.standard import SIZE_4, TYPE_HEIGHT, TYPE_WIDTH, Length, pt
from replygen.zh.width import cells

_PADDING: Final = pt(2 * 5.4)
_SPARE: Final = pt(1)
"""What a column should have besides: programs may break a text that fits to the twip."""
_SHORT: Final = 8.0
"""Columns up to this many characters are centred."""
_NARROWEST: Final = 2.0
_TWIP: Final = pt(0.05).emu
_UNIT: Final = re.compile(r"[（《“‘〔]*(?:[A-Za-z0-9.,%/+\-]+|.)[）》”’〕，。、；：？！％]*")
"""What no line ends in: a character or a Western word, with the marks that may not part from it."""


def table(source: Table) -> Iterator[Block]:
    """Yield the caption and the table; a turned one stands between section breaks."""
    if source.landscape:
        yield SectionBreak(landscape=False)
    if source.caption:
        yield Paragraph("Caption", (Run(source.caption),), keep_next=True)
    columns = _columns(source)
    room = TYPE_HEIGHT if source.landscape else TYPE_WIDTH
    yield TableGrid(_widths(columns, room), tuple(_rows(source, columns)))
    if source.landscape:
        yield SectionBreak(landscape=True)


class _Column(NamedTuple):
    """Widths in characters that set every cell, and the head, on one line; and what may not be broken in the head."""

    text: float
    head: float
    unit: float

    def wanted(self, lines: int) -> float:
        """The width that sets every cell on one line, and the head on so many ``lines``."""
        return max(self.text, self.head / lines + 0.5, self.unit, _NARROWEST)


def _columns(source: Table) -> list[_Column]:
    count = len(source.header or source.rows[0])
    texts = list(zip(*source.rows, strict=True)) or [()] * count
    heads = source.header or ("",) * count
    return [
        _Column(_natural(text), _natural([head]), _natural(_UNIT.findall(head)))
        for text, head in zip(texts, heads, strict=True)
    ]


def _rows(source: Table, columns: Sequence[_Column]) -> Iterator[Row]:
    styles = ["TableCentered" if column.text <= _SHORT else "TableText" for column in columns]
    if source.header:
        heads = tuple(_cell(text, "TableHead", keep_next=True) for text in source.header)
        yield Row(heads, head=True)
    for row in source.rows:
        yield Row(tuple(map(_cell, row, styles)))


def _cell(text: str, style: str, *, keep_next: bool = False) -> Cell:
    return tuple(Paragraph(style, (Run(line),), keep_next=keep_next) for line in text.split("\n"))


def _natural(texts: Sequence[str]) -> float:
    """The width in characters that sets every line of ``texts`` on one line."""
    return max((cells(line) for text in texts for line in text.split("\n")), default=0.0)


def _widths(columns: Sequence[_Column], room: Length) -> tuple[Length, ...]:
    """Share ``room``: columns that want less than an even share get what they want, the others the rest.

    A head takes two lines, or three where that lets every cell stand on one.
    """
    wide, narrow = _wanted(columns, 2), _wanted(columns, 3)
    wanted = narrow if sum(narrow) <= room.emu < sum(wide) else wide
    for widths in (wanted, [width - _SPARE for width in wanted]):
        total = sum(widths)
        if total <= room.emu:
            return tuple(_whole(width * room.emu / total) for width in widths)
    return _shares(wanted, room.emu)


def _wanted(columns: Sequence[_Column], lines: int) -> list[int]:
    return [(pt(column.wanted(lines) * SIZE_4.pt) + _PADDING + _SPARE).emu for column in columns]


def _shares(wanted: Sequence[int], room: int) -> tuple[Length, ...]:
    modest = {index for index, want in enumerate(wanted) if want <= room / len(wanted)}
    while True:
        rest = room - sum(wanted[index] for index in modest)
        greedy = [index for index in range(len(wanted)) if index not in modest]
        more = {index for index in greedy if wanted[index] <= rest / len(greedy)}
        if not more:
            break
        modest |= more
    weights = {index: wanted[index] ** 0.5 for index in greedy}
    share = rest / sum(weights.values())
    return tuple(
        _whole(weights[index] * share if index in weights else want) for index, want in enumerate(wanted)
    )


def _whole(emu: float) -> Length:
    """A width in whole twips, rounded down: together the columns never pass the room."""
    return Length(int(emu) // _TWIP * _TWIP)
