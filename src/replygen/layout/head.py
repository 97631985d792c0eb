"""The head of page 1: the red mark, what stands under or above it (GB/T 9704 7.2, 10.1)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import zip_longest
from typing import Final, NamedTuple

from replygen import standard
from replygen.layout.page import Mark, Paragraph, Run, Tab, Type
from replygen.layout.wording import Wording
from replygen.profile import fill
from replygen.standard import LINE_PITCH, SIZE_0, TYPE_WIDTH, Length, pt
from replygen.zh.width import cells


class Ink(NamedTuple):
    """Where the ink of a face stands: in em above and below the baseline, and the baseline in an exact line."""

    top: float
    bottom: float
    baseline: float


# Measured with the stand-in for 小标宋 and checked against the face itself; correct it here for another program.
MARK_INK: Final = Ink(top=0.845, bottom=0.085, baseline=0.8)
TEXT_INK: Final = Ink(top=0.845, bottom=0.085, baseline=0.8)
_SMALLEST: Final = 26.0
_NARROWEST: Final = 66
_LEADING: Final = 1.2


@lru_cache(maxsize=64)
def letter_mark(organ: str) -> Mark:
    """Set the mark of a letter: ink from 30 mm, the double line 4 mm under the ink."""
    type_ = _fit(organ)
    ink_height = pt(type_.size * (MARK_INK.top + MARK_INK.bottom))
    top = standard.LETTER_MARK_TOP - _ink_top(type_)
    rule = standard.LETTER_MARK_TOP + ink_height + standard.RULE_BELOW_MARK
    return Mark(Paragraph("Mark", (Run(organ),), type=type_), top, rule, _first_line(rule))


def _first_line(rule: Length) -> Length:
    """Where the first line under the double line starts: its ink stands 7/8 of a character under it (10.1)."""
    lower_edge = rule + standard.LETTER_RULES_HEIGHT
    ink_top = LINE_PITCH * TEXT_INK.baseline - pt(standard.SIZE_3.pt * TEXT_INK.top)
    return lower_edge + standard.SEVEN_EIGHTHS - ink_top - standard.MARGIN_TOP - standard.ANCHOR_LINE


def _ink_top(type_: Type) -> Length:
    """How far the ink of a mark stands under the top of its line."""
    return type_.line * MARK_INK.baseline - pt(type_.size * MARK_INK.top)


def _fit(mark: str) -> Type:
    """The largest size up to 初号 that sets the mark in 156 mm; long ones are narrowed, then smaller."""
    width = max(cells(mark), 1.0)
    room = TYPE_WIDTH.pt
    size, scale = min(SIZE_0.pt, float(int(room / width))), 100
    if size < _SMALLEST:
        scale = max(_NARROWEST, int(100 * room / (width * _SMALLEST)))
        size = min(_SMALLEST, max(1.0, int(2 * 100 * room / (width * scale)) / 2))
    return Type(size, scale, pt(round(size * _LEADING, 1)))


def rows(words: Wording, *, number: bool) -> Iterator[Paragraph]:
    """Yield 份号, 密级, 紧急程度 down the left, the number (with ``number``), signer and category down the right."""
    for left, right in zip_longest(_left(words), _right(words, number=number), fillvalue=()):
        yield Paragraph(
            "HeadRow", (*left, *((Run("\t"), *right) if right else ())), tabs=(Tab("right", TYPE_WIDTH),)
        )


Cells = Sequence[Run]


def _left(words: Wording) -> list[Cells]:
    document = words.letter.document
    security = document.security
    lines: list[Cells] = []
    if document.copy_number:
        lines.append((Run(document.copy_number),))
    if security:
        period = f"★{security.period}" if security.period else ""
        lines.append((Run(security.level + period, "Heiti"),))
    if document.urgency:
        lines.append((Run(document.urgency, "Heiti"),))
    return lines


def _right(words: Wording, *, number: bool) -> list[Cells]:
    document, settings = words.letter.document, words.profile.layout
    lines: list[Cells] = []
    if number and document.number:
        lines.append((Run(document.number),))
    if document.signed_by:
        lines.append((Run("签发人："), Run(document.signed_by, "Kaiti")))
    if document.category and settings.category_mark == "top_right" and not words.is_opinion:
        lines.append((Run(fill(settings.category_label, {"category": document.category})),))
    return lines


def document_head(words: Wording) -> Iterator[Paragraph]:
    """Yield the head of the ordinary format: rows, the mark 35 mm under the type area's top, number, red line."""
    above = list(rows(words, number=False))
    yield from above
    mark = words.organs[0] + "文件"
    type_ = _fit(mark)
    room = standard.DOCUMENT_MARK_TOP - standard.MARGIN_TOP - _ink_top(type_)
    yield Paragraph("Mark", (Run(mark),), before=room - LINE_PITCH * len(above), type=type_)
    yield Paragraph("Number", (Run(words.letter.document.number or ""),))
