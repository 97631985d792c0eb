"""LAY: where head, title, text and imprint stand on the pages that LibreOffice makes (GB/T 9704 5.2, 7.2–7.4)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from replygen import standard as std
from replygen.checks.copy import Hit
from replygen.checks.document.gather import Fault, gathered
from replygen.checks.document.items import TEXT, Element
from replygen.checks.document.measure import MM_PER_PT, Line
from replygen.checks.document.measure import Rule as Drawn
from replygen.checks.document.printed import Placed, Printed, on_page
from replygen.checks.document.rules.paragraphs import title_shape
from replygen.checks.rule import rule
from replygen.messages import Text
from replygen.standard import TOLERANCE, Length

_NEAR: Final = TOLERANCE.length.mm
_LEFT: Final = std.MARGIN_LEFT.mm
_RIGHT: Final = (std.MARGIN_LEFT + std.TYPE_WIDTH).mm
_CENTRE: Final = (_LEFT + _RIGHT) / 2
_TOP: Final = std.MARGIN_TOP.mm
_BOTTOM: Final = std.TYPE_BOTTOM.mm
_HANGING: Final = frozenset("，。、；：？！）》〉”’")
"""Marks that may hang beyond the right edge."""
_ASCENT: Final = 0.8
"""How far the top of a hanzi is above the baseline, in sizes."""
_WITHIN: Final[tuple[Element, ...]] = (*TEXT, "title", "salutation", "attachment", "organ", "date", "note")
_RULED_MM: Final = 100.0
"""A line at least so long is one of the imprint."""
_ABOVE_IMPRINT_MM: Final = 15.0
_WEIGHT_MM: Final = 0.12
"""How far the weight of a line may be off."""


@rule(
    "LAY-36",
    "imprint-position",
    "warning",
    "GB/T 9704 7.4.1, 10.1",
    "The imprint ends at the foot of the type area.",
)
def imprint_position(printed: Printed) -> Iterator[Hit]:
    """版记在最后一面的最下面（按页面测量）：文件格式末条分隔线与版心下边缘重合，首末两条粗0.35毫米，中间细0.25毫米，与版心等宽。

    信函格式没有线，抄送的末行在版心最下面。

    错例：抄送紧接在附注下面 → 移到版心最下面
    错例：分隔线一样粗 → 首末粗、中间细
    """
    placed = [(item, place) for item, places in printed.of("cc") for place in places]
    if not placed:
        return
    item, last = placed[-1]
    top = min(place.line.baseline for _, place in placed if place.page is last.page) - _ABOVE_IMPRINT_MM
    ruled = [rule for rule in last.page.rules if rule.length > _RULED_MM and rule.y > top]
    end = ruled[-1].bottom if ruled else last.line.baseline
    if printed.sheet.is_issued:
        wrong = [*_lines(ruled)] + ([] if abs(end - _BOTTOM) <= _NEAR else [_foot(end)])
    elif printed.sheet.is_letter:
        wrong = [] if _BOTTOM - std.IMPRINT_LINE.mm < end <= _BOTTOM + _NEAR else [_foot(end)]
    else:
        wrong = []
    yield from (item.hit(on_page(last, *said)) for said in wrong)


def _foot(end: float) -> tuple[str, str]:
    return (
        f"版记的末尾在{end:.1f}毫米处，应在版心下边缘（262毫米）",
        f"The imprint ends at {end:.1f} mm, not at the foot of the type area (262 mm)",
    )


def _lines(ruled: list[Drawn]) -> Iterator[tuple[str, str]]:
    thick, thin = std.IMPRINT_THICK.mm, std.IMPRINT_THIN.mm
    for place, each in enumerate(ruled):
        want = thick if place in (0, len(ruled) - 1) else thin
        if abs(each.thickness - want) > _WEIGHT_MM or (want == thick and each.thickness < (thick + thin) / 2):
            yield (
                f"版记第{place + 1}条线粗{each.thickness:.2f}毫米，应为{want:g}毫米",
                f"Line {place + 1} of the imprint is {each.thickness:.2f} mm thick, not {want:g} mm",
            )
    if any(abs(each.length - std.TYPE_WIDTH.mm) > 2 * _NEAR for each in ruled):
        yield "版记的线与版心不等宽", "The lines of the imprint are not as wide as the type area"


@rule(
    "LAY-37", "document-head", "error", "GB/T 9704 7.2", "Mark, number and red line stand where they belong."
)
def document_head(printed: Printed) -> Iterator[Hit]:
    """文件格式的版头（按页面测量）：标志上边缘距版心上边缘35毫米，发文字号下4毫米是红色分隔线，与版心等宽。

    误差在0.7毫米以内不算；没有红线的不查红线。

    错例：标志上边缘在版心下20毫米 → 35毫米
    错例：红线长170毫米 → 156毫米
    """
    if not printed.sheet.is_issued:
        return
    for item, places in printed.of("mark")[:1]:
        if ink := places[0].page.ink_of(places[0].line):
            yield from map(
                item.hit, _off("标志上边缘", "The top of the mark", ink.top, std.DOCUMENT_MARK_TOP)
            )
    for item, places in printed.of("number")[:1]:
        ink = places[0].page.ink_of(places[0].line)
        for each in printed.red_rules[:1] if ink and places[0].page.number == 1 else ():
            below = each.top - (ink.bottom if ink else 0.0)
            yield from map(
                item.hit, _off("发文字号到红线", "From number to line", below, std.RULE_BELOW_NUMBER)
            )
            yield from map(item.hit, _off("红线长度", "The length of the line", each.length, std.TYPE_WIDTH))


def _off(zh: str, en: str, have: float, want: Length) -> Iterator[Text]:
    if abs(have - want.mm) > _NEAR:
        yield Text(
            f"{zh}是{have:.1f}毫米，应为{want.mm:g}毫米。", f"{en} is {have:.1f} mm, not {want.mm:g} mm."
        )


@rule("LAY-38", "outside", "error", "GB/T 9704 5.2.1", "Nothing of the text is outside of the type area.")
def outside(printed: Printed) -> Iterator[Hit]:
    """文字都在版心以内：左28、右184、上37、下262毫米（按页面测量，误差在0.7毫米以内不算；行末标点可以悬出）。

    错例：一行排到右边190毫米处 → 右边缘184毫米
    """
    yield from gathered(
        fault
        for item, places in printed.of(*_WITHIN)
        for place in places
        for fault in ((each[0], item.hit(on_page(place, *each))) for each in _beyond(place))
    )


def _beyond(place: Placed) -> Iterator[tuple[str, str]]:
    page, line = place
    if page.width > page.height:
        return
    if line.left < _LEFT - _NEAR:
        yield "文字超出版心左边缘", "Text is beyond the left edge of the type area"
    if _inner_right(line) > _RIGHT + _NEAR:
        yield "文字超出版心右边缘", "Text is beyond the right edge of the type area"
    if line.baseline - _ASCENT * line.size * MM_PER_PT < _TOP - _NEAR:
        yield "文字超出版心上边缘", "Text is above the type area"
    if line.baseline > _BOTTOM + _NEAR:
        yield "文字超出版心下边缘", "Text is under the type area"


def _inner_right(line: Line) -> float:
    kept = line.glyphs[:-1] if line.text[-1] in _HANGING and len(line.glyphs) > 1 else line.glyphs
    return kept[-1].right


@rule("LAY-40", "printed-title", "warning", "GB/T 9704 7.3.1", "The title is printed in the middle.")
def printed_title(printed: Printed) -> Iterator[Hit]:
    """标题每一行都在版心正中（按页面测量，误差在0.7毫米以内不算）；用空格凑出来的居中也查得到。

    错例：标题一行里多打了两个空格 → 删去空格，段落居中
    """
    if any(title_shape.check(printed.sheet)):
        return
    yield from gathered(
        fault for item, places in printed.of("title") for place in places for fault in _aside(item.hit, place)
    )


def _aside(hit: Callable[[Text], Hit], place: Placed) -> Iterator[Fault]:
    off = place.line.centre - _CENTRE
    if abs(off) > _NEAR:
        zh = f"标题有一行偏{'右' if off > 0 else '左'}{abs(off):.1f}毫米"
        yield "aside", hit(on_page(place, zh, f"A line of the title is {abs(off):.1f} mm off the middle"))
