"""LAY: the paper, the margins and the grid (GB/T 9704 5.1, 5.2)."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from typing import Final

from replygen import standard as std
from replygen.checks.copy import Hit
from replygen.checks.document.gather import gathered
from replygen.checks.document.items import Item, cell_of
from replygen.checks.document.sheet import CHARACTER_GRIDS, Sheet
from replygen.checks.rule import rule
from replygen.messages import Text
from replygen.ooxml.sections import Section
from replygen.standard import TOLERANCE, Length, mm, pt

_SIDES: Final = (("上", "top"), ("右", "right"), ("下", "bottom"), ("左", "left"))
_GB_9704: Final = (std.MARGIN_TOP, std.MARGIN_RIGHT, std.MARGIN_BOTTOM, std.MARGIN_LEFT)
_GB_33476: Final = (mm(34.58), std.MARGIN_RIGHT, mm(32.58), std.MARGIN_LEFT)
"""GB/T 33476.2 6.2: half of the extra leading of a line goes into each margin."""
_SLACK: Final = pt(0.05)
"""What rounding to twips may take away."""


@rule(
    "LAY-01",
    "paper-and-margins",
    "error",
    "GB/T 9704 5.1, 5.2.1",
    "The paper is A4, the margins are 37, 26, 35, 28 mm.",
)
def paper_and_margins(sheet: Sheet) -> Iterator[Hit]:
    """用A4纸，页边距上37、下35、左28、右26毫米（或者按GB/T 33476.2，上34.58、下32.58毫米）。

    横排的页把页边距一同转过去：订口的28毫米在上或在下。误差在0.7毫米以内不算。

    错例：四边都是28毫米 → 上37、下35、左28、右26毫米
    错例：纸张是 Letter（215.9×279.4毫米） → A4（210×297毫米）
    """
    items = {item.paragraph.number: item for item in sheet.items}
    yield from gathered(
        (message.zh, items[number].hit(message, 0, 0) if number else Hit(None, message=message))
        for section in sheet.setting.sections
        for number in (next((each for each in range(section.first, section.last + 1) if each in items), 0),)
        for message in (*_other_paper(section), *_other_margins(section))
    )


def _other_paper(section: Section) -> Iterator[Text]:
    sides = sorted((section.width, section.height))
    if any(
        not _near(side, want) for side, want in zip(sides, (std.PAGE_WIDTH, std.PAGE_HEIGHT), strict=True)
    ):
        size = f"{section.width.mm:.1f}×{section.height.mm:.1f}"
        yield Text(
            f"纸张是{size}毫米，应为A4（210×297毫米）。", f"The paper is {size} mm, not A4 (210×297 mm)."
        )


def _other_margins(section: Section) -> Iterator[Text]:
    given = tuple(getattr(section, name) for _, name in _SIDES)
    if any(all(map(_near, given, allowed)) for allowed in _allowed(section.is_turned)):
        return
    wanted = _allowed(section.is_turned)[0]
    wrong = [
        (zh, en, have.mm, want.mm)
        for (zh, en), have, want in zip(_SIDES, given, wanted, strict=True)
        if not _near(have, want)
    ]
    yield Text(
        "页边距不对："
        + "，".join(f"{zh}{have:.1f}毫米（应为{want:.0f}）" for zh, _, have, want in wrong)
        + "。",
        "Margins: "
        + ", ".join(f"{en} {have:.1f} mm instead of {want:.0f}" for _, en, have, want in wrong)
        + ".",
    )


def _allowed(turned: bool) -> list[tuple[Length, ...]]:
    """The margins that may be, the usual ones first; a turned page has them turned to the left or to the right."""
    upright = [_GB_9704, _GB_33476]
    if not turned:
        return [*upright]
    return [each for top, right, bottom, left in upright for each in
            ((left, top, right, bottom), (right, bottom, left, top))]  # fmt: skip


def _near(have: Length, want: Length) -> bool:
    return abs(have.emu - want.emu) <= TOLERANCE.length.emu


@rule("LAY-02", "grid", "warning", "GB/T 9704 5.2.3", "A page has 22 lines of 28 characters.")
def grid(sheet: Sheet) -> Iterator[Hit]:
    """正文每页22行、每行28字，撑满版心。这里按行距、字号、字间距和文档网格计算；加 --rendered 时另按页面测量。

    三号字不缩字间距时每行只有27字：把字符间距设为紧缩0.25磅即可。行距29.5磅以上时每页只有21行。

    错例：正文行距固定值30磅，每页21行 → 固定值28.95磅，每页22行
    错例：正文字间距标准，每行27字 → 紧缩0.25磅，每行28字
    """
    text = [item for item in sheet.of("opening", "body", "closing") if item.text.strip()]
    section = next(iter(sheet.setting.sections), None)
    if not text or section is None:
        return
    width, height = _type_area(section)
    lines = [_fits(height, _pitch(item, section)) for item in text]
    cells = [_fits(width, _cell(item, section)) for item in text]
    yield from _usual(
        text, lines, std.LINES_PER_PAGE, "每页{n}行，应为{want}行。", "{n} lines a page, not {want}."
    )
    yield from _usual(
        text, cells, std.CELLS_PER_LINE, "每行{n}字，应为{want}字。", "{n} characters a line, not {want}."
    )


def _type_area(section: Section) -> tuple[Length, Length]:
    """The type area; where the margins are wrong, the one that they should leave."""
    if any(_other_paper(section)) or any(_other_margins(section)) or section.is_turned:
        return std.TYPE_WIDTH, std.TYPE_HEIGHT
    return section.width - section.left - section.right, section.height - section.top - section.bottom


def _usual(text: list[Item], counts: list[int], want: int, zh: str, en: str) -> Iterator[Hit]:
    usual = Counter(counts).most_common(1)[0][0]
    if usual != want:
        item = text[counts.index(usual)]
        yield item.hit(
            Text(f"正文{zh.format(n=usual, want=want)}", f"The text has {en.format(n=usual, want=want)}")
        )


def _fits(room: Length, each: Length) -> int:
    return int((room + _SLACK).emu / each.emu) if each.emu > 0 else 0


_NATURAL: Final = 1.3
"""The height of a line of Chinese type, in characters."""


def _pitch(item: Item, section: Section) -> Length:
    stands = item.paragraph.format
    if stands.line is not None and stands.exact:
        return stands.line
    natural = pt(item.paragraph.type.size * _NATURAL * stands.multiple)
    least = max(natural, stands.line or natural)
    if not section.grid or not stands.snaps or not section.pitch.emu:
        return least
    single = pt(item.paragraph.type.size * _NATURAL)
    return section.pitch * (math.ceil(single.emu / section.pitch.emu) * stands.multiple)


def _cell(item: Item, section: Section) -> Length:
    gridded = section.grid in CHARACTER_GRIDS
    return cell_of(item) + pt(section.char_space if gridded else 0)
