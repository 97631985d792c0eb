"""GB/T 9704-2012 as typed constants, each with its clause. No docx library is known here.

Lengths are :class:`Length` values, so that no bare number crosses a module.
"""

from __future__ import annotations

from typing import Final, NamedTuple

EMU_PER_MM: Final = 36000
EMU_PER_PT: Final = 12700


class Length(int):
    """A length in English Metric Units (1 mm = 36 000), read out in the unit that is needed."""

    __slots__ = ()

    @property
    def emu(self) -> int:
        """English Metric Units."""
        return int(self)

    @property
    def mm(self) -> float:
        """Millimetres."""
        return self / EMU_PER_MM

    @property
    def pt(self) -> float:
        """Points (1/72 inch)."""
        return self / EMU_PER_PT

    @property
    def twips(self) -> int:
        """Twentieths of a point, rounded: the unit of WordprocessingML."""
        return round(self * 20 / EMU_PER_PT)

    def __add__(self, other: int) -> Length:
        return Length(int(self) + other)

    def __sub__(self, other: int) -> Length:
        return Length(int(self) - other)

    def __mul__(self, factor: float) -> Length:
        return Length(round(int(self) * factor))


def mm(value: float) -> Length:
    """Return ``value`` millimetres."""
    return Length(round(value * EMU_PER_MM))


def pt(value: float) -> Length:
    """Return ``value`` points."""
    return Length(round(value * EMU_PER_PT))


class Size(NamedTuple):
    """A type size by its Chinese name (字号)."""

    name: str
    pt: float

    @property
    def half_points(self) -> int:
        """The number of ``w:sz``."""
        return round(self.pt * 2)


SIZE_0: Final = Size("初号", 42)
SIZE_2: Final = Size("二号", 22)
SIZE_3: Final = Size("三号", 16)
SIZE_4: Final = Size("四号", 14)

# 5.1, 5.2.1: the page
PAGE_WIDTH: Final = mm(210)
PAGE_HEIGHT: Final = mm(297)
MARGIN_TOP: Final = mm(37)
MARGIN_LEFT: Final = mm(28)
MARGIN_RIGHT: Final = mm(26)
MARGIN_BOTTOM: Final = mm(35)
TYPE_WIDTH: Final = mm(156)
TYPE_HEIGHT: Final = mm(225)
TYPE_BOTTOM: Final = PAGE_HEIGHT - MARGIN_BOTTOM

# 5.2.3: the grid
LINES_PER_PAGE: Final = 22
CELLS_PER_LINE: Final = 28
LINE_PITCH: Final = pt(28.95)
"""22 lines of 28.95 pt fill the 225 mm; a twip more and Word sets 21."""
CELL: Final = pt(15.75)
"""一字 as set: 16 pt less 0.25 pt, so that 28 of them stand in 156 mm (3.1)."""
CELL_SPACING: Final = pt(-0.25)
CELL_4: Final = pt(14)
"""A character of 4号."""
IMPRINT_RULE: Final = pt(2)
"""The height of a paragraph that draws a line of the 版记."""
IMPRINT_LINE: Final = pt(24)
"""The line pitch of the 版记 and of tables; the standard leaves it open."""
SEVEN_EIGHTHS: Final = mm(4.84)
"""7/8 of the height of a 3号 character (3.2, 10.1)."""

# 7.2, 10.1: the head
LETTER_MARK_TOP: Final = mm(30)
DOCUMENT_MARK_TOP: Final = MARGIN_TOP + mm(35)
RULE_BELOW_MARK: Final = mm(4)
RULE_BELOW_NUMBER: Final = mm(4)
LETTER_RULE_LENGTH: Final = mm(170)
LETTER_RULES_HEIGHT: Final = mm(1.53)
"""From the upper edge of the thick line (2.25 pt) to the lower edge of the thin one (0.75 pt)."""
ANCHOR_LINE: Final = pt(1)
"""The height of a paragraph that only holds what is drawn."""
HEADER_DISTANCE: Final = mm(15)
LETTER_RULE_BOTTOM: Final = PAGE_HEIGHT - mm(20)
MARK_RED: Final = "FF0000"

# 7.4: the foot
IMPRINT_THICK: Final = mm(0.35)
IMPRINT_THIN: Final = mm(0.25)

# 7.5: the page number
PAGE_NUMBER_BELOW: Final = mm(7)

# 7.3.5: signature, in characters
SEALED_DATE_INDENT: Final = 4.0
UNSEALED_INDENT: Final = 2.0
SIGNER_GAP: Final = 2

TITLE_MAX_CELLS: Final = 19.0
"""Characters of 2号 in a line of the title: 156 mm hold 20.1; one is left for the rounding of fonts."""
MAX_LEVELS: Final = 4


class Fonts(NamedTuple):
    """A role of type (5.2.2, 7.2–7.5): the face and what may stand in for it."""

    face: str
    alternate: str


FANGSONG: Final = Fonts("仿宋_GB2312", "仿宋")
KAITI: Final = Fonts("楷体_GB2312", "楷体")
HEITI: Final = Fonts("黑体", "SimHei")
SONGTI: Final = Fonts("宋体", "SimSun")
XIAOBIAOSONG: Final = Fonts("方正小标宋简体", "FZXiaoBiaoSong-B05S")
LATIN: Final = Fonts("Times New Roman", "Times New Roman")
FACES: Final = (FANGSONG, KAITI, HEITI, SONGTI, XIAOBIAOSONG, LATIN)


class Tolerance(NamedTuple):
    """How far a page may be from the standard before a person is told."""

    length: Length = mm(0.7)
    size_pt: float = 0.5


TOLERANCE: Final = Tolerance()
