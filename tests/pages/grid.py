"""Bars of the grid (GB/T 9704 5.2): 28 characters a line, 22 lines a page, the edges of the type area.

Each function yields what is wrong on a printout, in words; nothing is the aim.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Final

from replygen.checks.document.measure import Glyph, Line, Page
from replygen.standard import (
    CELL,
    CELL_SPACING,
    CELLS_PER_LINE,
    LINES_PER_PAGE,
    MARGIN_LEFT,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    TYPE_WIDTH,
)
from tests.pages.printout import BODY, Printed, Printout

LEFT: Final = MARGIN_LEFT.mm
RIGHT: Final = (MARGIN_LEFT + TYPE_WIDTH).mm
EDGE_MM: Final = 0.3
PAPER_MM: Final = 0.2
INDENT: Final = 2
GAP: Final = 0.22
"""What LibreOffice puts between hanzi and Latin, in characters."""

NEVER_FIRST: Final = frozenset("，。、；：？！）》〉”’…—～·％%〕】」』,.;:?!)]}")
NEVER_LAST: Final = frozenset("（《〈“‘〔【「『([{")


def other_paper(printout: Printout) -> Iterator[str]:
    """Pages that are not A4."""
    wanted = sorted((PAGE_WIDTH.mm, PAGE_HEIGHT.mm))
    for page in printout.pages:
        sides = sorted((page.width, page.height))
        if any(abs(side - want) > PAPER_MM for side, want in zip(sides, wanted, strict=True)):
            yield f"page {page.number}: {page.width:.2f} × {page.height:.2f} mm"


def full_lines(printout: Printout) -> list[tuple[Line, Line]]:
    """Every line of running text that is not its paragraph's last one, with the line after it."""
    return [pair for paragraph in printout.of(*BODY) for pair in pairwise(paragraph.lines)]


def short_lines(printout: Printout) -> Iterator[str]:
    """Full lines of hanzi without 28 characters, or 27 (and fewer) where what follows them may not be parted."""
    for line, after in full_lines(printout):
        if not all(glyph.is_wide for glyph in line.glyphs):
            continue
        count = characters(line)
        if not CELLS_PER_LINE - width(chunk(after.glyphs)) < count <= CELLS_PER_LINE:
            yield f"{count} characters: {line.text} | {after.text}"


def characters(line: Line) -> int:
    """The characters of a line of hanzi, the indent counted and a hanging mark not."""
    return round((line.left - LEFT) / CELL.mm) + len(_standing(line.glyphs))


def gappy_lines(printout: Printout) -> Iterator[str]:
    """Full lines whose end is more than a character short of 156 mm, or that had room for what follows them."""
    for line, after in full_lines(printout):
        short = RIGHT - _standing(line.glyphs)[-1].right
        room = stretch(line) / CELL.mm
        if short > CELL.mm or room >= width(chunk(after.glyphs)):
            yield f"{short:.2f} mm short, room for {room:.2f} characters: {line.text} | {after.text}"


def stretch(line: Line) -> float:
    """By how many mm a justified line was pulled to its end, seen where hanzi stand side by side."""
    pairs = [(glyph, after) for glyph, after in pairwise(line.glyphs) if glyph.is_wide and after.is_wide]
    wide = sum(glyph.is_wide for glyph in line.glyphs)
    return wide * median(after.left - glyph.left - CELL.mm for glyph, after in pairs) if pairs else 0.0


def width(glyphs: Sequence[Glyph]) -> float:
    """The width in characters before a line is pulled to its end."""
    letters = sum(glyph.width + CELL_SPACING.mm for glyph in glyphs) / CELL.mm
    borders = sum(glyph.is_wide != after.is_wide for glyph, after in pairwise(glyphs))
    return letters + GAP * (borders + (not glyphs[0].is_wide))


def chunk(glyphs: Sequence[Glyph]) -> Sequence[Glyph]:
    """What of the beginning of a line no line may end in: it goes to one line as a whole."""
    for number, (glyph, after) in enumerate(pairwise(glyphs), 1):
        if _may_part(glyph, after):
            return glyphs[:number]
    return glyphs


def _may_part(glyph: Glyph, after: Glyph) -> bool:
    """LibreOffice does not part a closing mark from digits or Latin after it either."""
    if glyph.text in NEVER_LAST or after.text in NEVER_FIRST:
        return False
    return after.is_wide or (glyph.is_wide and glyph.text not in NEVER_FIRST)


def _standing(glyphs: Sequence[Glyph]) -> Sequence[Glyph]:
    """The glyphs without a closing mark that hangs beyond the type area."""
    last = glyphs[-1]
    hangs = last.text in NEVER_FIRST and last.right > RIGHT + EDGE_MM
    return glyphs[:-1] if hangs else glyphs


def ragged_left(printout: Printout) -> Iterator[str]:
    """Lines of running text that do not start at the left edge, or two characters in for the first."""
    for paragraph in printout.of(*BODY):
        yield from _off(paragraph.lines[:1], LEFT + INDENT * CELL.mm)
        yield from _off(paragraph.lines[1:], LEFT)
    for paragraph in printout.of("Salutation"):
        yield from _off(paragraph.lines, LEFT)


def _off(lines: Iterable[Line], wanted: float) -> Iterator[str]:
    for line in lines:
        if abs(line.left - wanted) > EDGE_MM:
            yield f"starts at {line.left:.2f} mm, not {wanted:.2f}: {line.text}"


def beyond_edges(printout: Printout) -> Iterator[str]:
    """Lines of any kind that leave an upright page's type area, hanging marks aside."""
    for page in printout.pages:
        if page.width > page.height:
            continue
        for line in page.text_lines:
            right = _standing(line.glyphs)[-1].right
            if line.left < LEFT - EDGE_MM or right > RIGHT + EDGE_MM:
                yield f"page {page.number}: from {line.left:.2f} to {right:.2f} mm: {line.text}"


def pages_of_text(printout: Printout) -> list[Page]:
    """Pages that are full of running text: the next page goes on with text that could have stood on them."""
    return [
        page
        for page, after in pairwise(printout.pages)
        if _is_plain(printout, page) and _runs_on(printout, after)
    ]


def _is_plain(printout: Printout, page: Page) -> bool:
    body = [line for paragraph in printout.of(*BODY) for line in _lines_on(paragraph, page)]
    return len(body) == len(page.text_lines)


def _lines_on(paragraph: Printed, page: Page) -> list[Line]:
    return [line for place, line in zip(paragraph.pages, paragraph.lines, strict=True) if place is page]


def _runs_on(printout: Printout, page: Page) -> bool:
    """A heading is kept with its text, the last paragraph of the letter with its signature."""
    first = next(number for number, each in enumerate(printout.paragraphs) if page in each.pages)
    paragraph, *after = printout.paragraphs[first : first + 2]
    return paragraph.style == "Normal" and bool(after) and after[0].style in BODY


def short_pages(printout: Printout) -> Iterator[str]:
    """Full pages without 22 lines."""
    for page in pages_of_text(printout):
        count = len(page.text_lines)
        if count != LINES_PER_PAGE:
            yield f"page {page.number}: {count} lines"
