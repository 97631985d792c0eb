"""版记: copies, printing organ and date at the foot of the last page (GB/T 9704 7.4, 10.1)."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final

from replygen.layout.page import Paragraph, Run, Tab
from replygen.layout.wording import Wording
from replygen.standard import CELL_4, IMPRINT_LINE, IMPRINT_RULE, TYPE_WIDTH, Length
from replygen.zh.dates import format_date
from replygen.zh.width import cells

_LABEL: Final = "抄送："
_CELLS: Final = int(TYPE_WIDTH.emu / CELL_4.emu) - 2
"""Characters of 4号 on a line, one left free on either side."""


def copies(cc: tuple[str, ...]) -> Iterator[Paragraph]:
    """Yield the 抄送 paragraph, if there is anybody to copy to."""
    if cc:
        yield Paragraph("Copies", (Run(_LABEL + "，".join(each.rstrip("。") for each in cc) + "。"),))


def full(words: Wording) -> Iterator[Paragraph]:
    """Yield the 版记 of the ordinary format: lines, copies, printing organ and date."""
    document, signatory = words.letter.document, words.letter.signatory
    printed_on = document.printed_on or signatory.date
    date = f"{format_date(printed_on)}印发" if printed_on else ""
    yield Paragraph("ImprintThick", ())
    if words.letter.cc:
        yield from copies(words.letter.cc)
        yield Paragraph("ImprintThin", ())
    yield Paragraph(
        "Printed",
        (Run(document.printed_by or words.organs[0]), Run("\t"), Run(date)),
        tabs=(Tab("right", TYPE_WIDTH - CELL_4),),
    )
    yield Paragraph("ImprintThick", ())


def height(paragraphs: tuple[Paragraph, ...]) -> Length:
    """Return the room the 版记 takes; it stands on its foot, so that a line too many does no harm."""
    rules = sum(not paragraph.runs for paragraph in paragraphs)
    return IMPRINT_LINE * sum(map(_lines, paragraphs)) + IMPRINT_RULE * rules


def _lines(paragraph: Paragraph) -> int:
    if not paragraph.runs:
        return 0
    hanging = cells(_LABEL) if paragraph.style == "Copies" else 0.0
    width = cells(paragraph.text) - hanging
    return max(1, math.ceil((width + 1) / (_CELLS - hanging)))
