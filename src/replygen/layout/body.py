"""The body: sections numbered through, headings made, paragraphs and tables in order (GB/T 9704 7.3.3)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count
from typing import Final

from replygen.layout.page import Block, Paragraph
from replygen.layout.runs import runs
from replygen.layout.table import table
from replygen.model import Block as LetterBlock
from replygen.model import Section, TableBlock
from replygen.zh.ordinals import heading_number

FACES: Final = ("Heiti", "Kaiti", "", "")
"""The face of headings by level; levels 3 and 4 are set as the text."""
_HEADING_END: Final = ("。", "？", "！", "：", "；")


def text_paragraph(text: str) -> Paragraph:
    """Return a paragraph of the body."""
    return Paragraph("Normal", runs(text))


def body(blocks: Iterable[LetterBlock], level: int = 1) -> Iterator[Block]:
    """Yield the blocks of a part whose headings stand on ``level`` and below."""
    numbers = count(1)
    for block in blocks:
        match block:
            case Section(heading=None):
                yield from body(block.content, level)
            case Section(heading=str(heading)):
                yield from _section(block, heading_number(level, next(numbers)) + heading, level)
            case TableBlock():
                yield from table(block.table)
            case str():
                yield text_paragraph(block)


def _section(section: Section, heading: str, level: int) -> Iterator[Block]:
    face = FACES[level - 1]
    first = section.content[0] if section.content else None
    if section.run_in and isinstance(first, str):
        stopped = heading.endswith(_HEADING_END) or first.startswith(_HEADING_END)
        stop = "" if stopped else "。"
        yield Paragraph("Normal", runs(heading + stop, face) + runs(first))
        yield from body(section.content[1:], level + 1)
        return
    yield Paragraph(f"Level{level}", runs(heading, face=face), keep_next=bool(section.content))
    yield from body(section.content, level + 1)
