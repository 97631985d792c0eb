"""The body: sections numbered through, headings made, paragraphs and tables in order (GB/T 9704 7.3.3)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import count
from typing import Final

from replygen.layout.page import Block, Paragraph, Run, SectionBreak, TableGrid
from replygen.layout.table import table
from replygen.model import Block as LetterBlock
from replygen.model import Section
from replygen.zh.ordinals import heading_number

_RUN_IN_STYLES: Final = ("Heiti", "Kaiti", "", "")
"""Character styles of headings in a line of text, by level; levels 3 and 4 are set as the text."""
_HEADING_END: Final = ("。", "？", "！", "：", "；")


def body(blocks: Iterable[LetterBlock], level: int = 1) -> list[Block]:
    """Return the blocks of a part whose headings stand on ``level`` and below."""
    made: list[Block] = []
    numbers = count(1)
    for block in blocks:
        if isinstance(block, str):
            made.append(block)
        elif not isinstance(block, Section):
            made += _parted(made, [*table(block.table)])
        elif block.heading is None:
            made += _parted(made, body(block.content, level))
        else:
            made += _section(block, heading_number(level, next(numbers)) + block.heading, level)
    return made


def _parted(before: Sequence[Block], blocks: list[Block]) -> list[Block]:
    """Put a blank line between tables that touch, which programs take for one, and no page between turned ones."""
    match [*before[-1:], *blocks[:1]]:
        case [TableGrid(), TableGrid()]:
            return ["", *blocks]
        case [SectionBreak(), SectionBreak()]:
            return blocks[1:]
        case _:
            return blocks


def _section(section: Section, heading: str, level: int) -> list[Block]:
    first = section.content[0] if section.content else None
    if section.run_in and isinstance(first, str):
        stopped = heading.endswith(_HEADING_END) or first.startswith(_HEADING_END)
        run_in = Run(heading + ("" if stopped else "。"), _RUN_IN_STYLES[level - 1])
        return [Paragraph("Normal", (run_in, Run(first))), *body(section.content[1:], level + 1)]
    own = Paragraph(f"Level{level}", (Run(heading),), keep_next=bool(section.content))
    return [own, *body(section.content, level + 1)]
