"""LAY: what stands on the pages that LibreOffice makes (GB/T 9704 5.2.3, 7.5, 10.1)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from replygen import standard as std
from replygen.checks.copy import Hit
from replygen.checks.document.gather import Fault, gathered
from replygen.checks.document.items import TEXT
from replygen.checks.document.measure import Box, Line, Page
from replygen.checks.document.printed import Printed, on_page
from replygen.checks.document.rules.feet import frame_side, page_number_side
from replygen.checks.rule import rule
from replygen.converters.pdf import substitutions
from replygen.messages import Text
from replygen.standard import CELL, CELL_4, CELLS_PER_LINE, LINES_PER_PAGE, TOLERANCE, Length

_NEAR: Final = TOLERANCE.length.mm
_LEFT: Final = std.MARGIN_LEFT.mm
_RIGHT: Final = (std.MARGIN_LEFT + std.TYPE_WIDTH).mm
_NEVER_FIRST: Final = frozenset("，。、；：？！）》〉”’…％%〕】")
_NEVER_LAST: Final = frozenset("（《〈“‘〔【")
_LETTER_RULES: Final = 4
_THICK: Final = 1.5
"""The thick line of a pair is at least so many times as thick as the thin one."""
_CLEAR: Final = 0.3
"""So far, in mm, ink is looked for from a rule."""
_FEW: Final = 3
"""Of so few full lines nothing is concluded."""


@rule(
    "LAY-07",
    "letter-lines",
    "error",
    "GB/T 9704 10.1",
    "The mark and the red double lines stand where they belong.",
)
def letter_lines(printed: Printed) -> Iterator[Hit]:
    """信函格式（按页面测量）：标志上边缘距纸边30毫米；下4毫米红双线，上粗下细；距下边20毫米红双线，上细下粗；都长170毫米。

    误差在0.7毫米以内不算。没有红线的文档不查。

    错例：标志上边缘在35毫米 → 30毫米
    错例：下面的双线上粗下细 → 上细下粗
    """
    rules = printed.red_rules
    if len(rules) < 2 or not printed.sheet.is_letter:  # noqa: PLR2004 - one red line is that of a document
        return
    if len(rules) != _LETTER_RULES:
        yield _whole(
            f"首页有{len(rules)}条红线，应为两组双线。", f"Page 1 has {len(rules)} red lines, not two pairs."
        )
        return
    upper, lower, third, fourth = rules
    page = printed.pages[0]
    mark = page.ink(Box(0, 0, page.width, upper.top - _CLEAR), red=True)
    if mark:
        yield from _at("标志上边缘", "The top of the mark", mark.top, std.LETTER_MARK_TOP)
        yield from _at(
            "标志到红双线", "From the mark to the lines", upper.top - mark.bottom, std.RULE_BELOW_MARK
        )
    yield from _at("下边红双线的下边缘", "The foot of the lower lines", fourth.bottom, std.LETTER_RULE_BOTTOM)
    for each in rules:
        yield from _at("红线长度", "The length of a red line", each.length, std.LETTER_RULE_LENGTH)
    if upper.thickness < _THICK * lower.thickness or fourth.thickness < _THICK * third.thickness:
        yield _whole(
            "红双线的粗细不对：上一组上粗下细，下一组上细下粗。",
            "The thick line of a pair is on the wrong side.",
        )


@rule(
    "LAY-08",
    "number-position",
    "error",
    "GB/T 9704 10.1",
    "The number of a letter ends at the right edge, under the red line.",
)
def number_position(printed: Printed) -> Iterator[Hit]:
    """信函格式（按页面测量）：发文字号顶版心右边缘，在红双线下一行，距红双线为3号字高度的7/8（4.84毫米）。

    错例：发文字号居中 → 发文字号居右顶格
    """
    rules = printed.red_rules
    if len(rules) != _LETTER_RULES or not printed.sheet.is_letter:
        return
    for item, places in printed.of("number")[:1]:
        page, line = places[0]
        ink = page.ink_of(line)
        for message in _off(
            "发文字号的右端", "The right end of the number", line.right, std.MARGIN_LEFT + std.TYPE_WIDTH
        ):
            yield item.hit(message)
        below = ink.top - rules[1].bottom if ink else std.SEVEN_EIGHTHS.mm
        if page.number == 1:
            for message in _off("发文字号到红双线", "From the lines to the number", below, std.SEVEN_EIGHTHS):
                yield item.hit(message)


@rule(
    "LAY-13",
    "line-ends",
    "warning",
    "GB/T 15834 5.1",
    "No line starts with a closing mark or ends with an opening one.",
)
def line_ends(printed: Printed) -> Iterator[Hit]:
    """行首不能是，。、；：？！）》”，行尾不能是（《“（按页面测量）。

    错例：一行的开头是逗号 → 段落设“按中文习惯控制首尾字符”
    """
    for item, places in printed.of(*TEXT):
        for before, after in pairwise(places):
            if after.line.text[0] in _NEVER_FIRST:
                yield item.hit(
                    on_page(
                        after,
                        f"一行的开头是“{after.line.text[0]}”",
                        f"A line starts with {after.line.text[0]}",
                    )
                )
            if before.line.text[-1] in _NEVER_LAST:
                yield item.hit(
                    on_page(
                        before,
                        f"一行的末尾是“{before.line.text[-1]}”",
                        f"A line ends with {before.line.text[-1]}",
                    )
                )


@rule("LAY-14", "fonts-missing", "hint", "GB/T 33476.2 5", "A font that is not installed is replaced.")
def fonts_missing(printed: Printed) -> Iterator[Hit]:
    """本机没有的字体由别的字体代替，版面只是近似，页面的测量结果也只作参考。

    错例：本机没有方正小标宋简体 → 安装该字体后再看版面
    """
    said = [note.what for note in substitutions()]
    if said:
        yield _whole("".join(each.zh for each in said), " ".join(each.en for each in said))


@rule(
    "LAY-31",
    "printed-grid",
    "warning",
    "GB/T 9704 5.2.3",
    "Full pages have 22 lines, full lines 28 characters.",
)
def printed_grid(printed: Printed) -> Iterator[Hit]:
    """按页面测量：满页22行，满行28字（避头尾的行可以少一字）。只数全是汉字的行。

    设了字符网格的文档不查：LibreOffice 不按 Word 的办法排字符网格。

    错例：满行27字 → 字符间距紧缩0.25磅
    错例：满页21行 → 行距28.95磅，不用孤行控制
    """
    if printed.sheet.has_character_grid:
        return
    full = [
        (item, place) for item, places in printed.of(*TEXT) for place in places[:-1] if _is_wide(place.line)
    ]
    counts = Counter(_cells(place.line) for _, place in full)
    if len(full) > _FEW and counts[CELLS_PER_LINE] < len(full) / 2:
        usual = counts.most_common(1)[0][0]
        item, place = next(pair for pair in full if _cells(pair[1].line) == usual)
        yield item.hit(
            on_page(place, f"满行{usual}字，应为28字", f"A full line has {usual} characters, not 28")
        )
    yield from gathered(_short_pages(printed))


def _is_wide(line: Line) -> bool:
    return all(glyph.is_wide for glyph in line.glyphs)


def _cells(line: Line) -> int:
    """The characters of a line, its indent counted and a mark that hangs beyond the edge not."""
    hangs = line.right > _RIGHT + _NEAR
    return round((line.left - _LEFT) / CELL.mm) + len(line.glyphs) - hangs


def _short_pages(printed: Printed) -> Iterator[Fault]:
    """Pages of nothing but text within whose last paragraph the page turns."""
    lines = Counter(place.page.number for _, places in printed.of(*TEXT) for place in places)
    for item, places in printed.of(*TEXT):
        for before, after in pairwise(places):
            page = before.page
            plain = lines[page.number] == len(page.text_lines)
            if page is not after.page and plain and len(page.text_lines) != LINES_PER_PAGE:
                count = len(page.text_lines)
                yield (
                    count,
                    item.hit(
                        on_page(before, f"满页{count}行，应为22行", f"A full page has {count} lines, not 22")
                    ),
                )


@rule(
    "LAY-32",
    "page-number-position",
    "error",
    "GB/T 9704 7.5",
    "The page number stands 7 mm under the type area, one character from the outer edge.",
)
def page_number_position(printed: Printed) -> Iterator[Hit]:
    """页码的一字线上距版心下边缘7毫米，单页居右空一字，双页居左空一字（按页面测量，误差在0.7毫米以内不算）。

    用图文框放在外侧的页码，LibreOffice 排的左右位置与 Word 不同，只查高低。

    错例：页码距版心12毫米 → 7毫米
    错例：双页的页码在右边 → 居左空一字
    """
    framed = any(
        frame_side(paragraph) is not None for foot in printed.sheet.feet() for paragraph, _ in foot.numbers()
    )
    told = framed or any(page_number_side.check(printed.sheet))
    upright = [page for page in printed.pages if page.height > page.width]
    lines = [(page, page.number_line) for page in upright if page.number_line]
    yield from gathered(fault for page, line in lines for fault in _too_low(page, line))
    yield from gathered(fault for page, line in lines if not told for fault in _aside(page, line))


def _too_low(page: Page, line: Line) -> Iterator[Fault]:
    ink = page.ink_of(line.part("—"))
    below = ink.middle - std.TYPE_BOTTOM.mm if ink else std.PAGE_NUMBER_BELOW.mm
    if abs(below - std.PAGE_NUMBER_BELOW.mm) > _NEAR:
        yield (
            "low",
            _whole(
                f"第{page.number}页的页码在版心下{below:.1f}毫米，应为7毫米。",
                f"The number of page {page.number} is {below:.1f} mm under the type area, not 7 mm.",
            ),
        )


def _aside(page: Page, line: Line) -> Iterator[Fault]:
    odd = int("".join(filter(str.isdecimal, line.text))) % 2
    room = _RIGHT - line.right if odd else line.left - _LEFT
    if abs(room - CELL_4.mm) > _NEAR:
        zh, en = ("右", "right") if odd else ("左", "left")
        yield (
            odd,
            _whole(
                f"第{page.number}页的页码距版心{zh}边缘{room:.1f}毫米，应空一字（{CELL_4.mm:.1f}毫米）。",
                f"The number of page {page.number} is {room:.1f} mm from the {en}, not {CELL_4.mm:.1f} mm.",
            ),
        )


def _at(zh: str, en: str, have: float, want: Length) -> Iterator[Hit]:
    return (Hit(None, message=message) for message in _off(zh, en, have, want))


def _off(zh: str, en: str, have: float, want: Length) -> Iterator[Text]:
    if abs(have - want.mm) > _NEAR:
        yield Text(
            f"{zh}是{have:.1f}毫米，应为{want.mm:g}毫米。", f"{en} is {have:.1f} mm, not {want.mm:g} mm."
        )


def _whole(zh: str, en: str) -> Hit:
    return Hit(None, message=Text(zh, en))
