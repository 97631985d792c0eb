"""Blocks of the manual that are measured on pages made by LibreOffice, and the pictures of these pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Final, NamedTuple, TypeVar

from replygen import load
from replygen import standard as std
from replygen.checks.document.measure import Box, Line, Page
from replygen.standard import CELL, CELL_4, LINE_PITCH
from scripts.manual.markdown import table
from scripts.manual.template import style_names
from tests.pages import grid
from tests.pages.conftest import Case, print_all
from tests.pages.faces import ELEMENTS, Element, table_lines
from tests.pages.head import letter_head, mark_ink, red_rules
from tests.pages.printout import BODY

EXAMPLES: Final = Path(__file__).resolve().parent.parent.parent / "examples"
LETTER: Final = ("beibei-067", "letter")
DOCUMENT: Final = ("point-by-point", "document")
ATTACHED: Final = ("point-by-point", "letter")


@cache
def cases() -> dict[tuple[str, str], Case]:
    """Return the printed letters of the manual."""
    wanted = (LETTER, DOCUMENT, ATTACHED)
    printed = print_all((load(EXAMPLES / f"{name}.yaml"), template) for name, template in wanted)
    return dict(zip(wanted, printed, strict=True))


class Measure(NamedTuple):
    """A length on a page: what, where the standard says so, what it asks for and what was found, both in mm."""

    what: str
    clause: str
    wanted: float | None
    found: float
    unit: str = "毫米"


Measures = Iterator[Measure]


def _first(case: Case) -> Page:
    return case.printout.pages[0]


def _second(case: Case) -> Page:
    return case.printout.pages[1]


def _last(case: Case) -> Page:
    return case.printout.pages[-1]


def _attachment(case: Case) -> Page:
    return case.printout.of("AttachmentLabel")[0].pages[0]


def _captioned(case: Case) -> Page:
    return case.printout.one("Caption").pages[0]


def _ink(page: Page, line: Line) -> Box:
    return _there(page.ink_of(line), line.text)


_Found = TypeVar("_Found")


def _there(found: _Found | None, what: str) -> _Found:
    if found is None:
        raise ValueError(f"not on the page: {what}")
    return found


def _line(case: Case, style: str) -> Line:
    return case.printout.of(style)[0].lines[0]


def letter_first(case: Case) -> Measures:
    """Measure the first page of 信函格式."""
    page, head = _first(case), letter_head(_first(case))
    number = case.printout.line_of(case.letter.document.number or "", "HeadRow")
    title = case.printout.one("Title").lines
    yield Measure("纸张宽", "5.1", std.PAGE_WIDTH.mm, page.width)
    yield Measure("纸张高", "5.1", std.PAGE_HEIGHT.mm, page.height)
    yield Measure("发文机关标志上边缘距上页边", "10.1", std.LETTER_MARK_TOP.mm, head.mark.top)
    yield Measure(
        "第一条红色双线在标志之下", "10.1", std.RULE_BELOW_MARK.mm, head.first[0].top - head.mark.bottom
    )
    yield Measure("双线长", "10.1", std.LETTER_RULE_LENGTH.mm, head.first[0].length)
    yield Measure("第一条双线：上线粗", "", None, head.first[0].thickness)
    yield Measure("第一条双线：下线粗", "", None, head.first[1].thickness)
    yield Measure("第二条双线下边缘距下页边", "10.1", 20.0, page.height - head.second[1].bottom)
    yield Measure("发文字号右端距右页边", "10.1", std.MARGIN_RIGHT.mm, page.width - number.right)
    yield Measure(
        "发文字号在第一条双线之下",
        "10.1",
        std.SEVEN_EIGHTHS.mm,
        _ink(page, number).top - head.first[1].bottom,
    )
    yield Measure("标题中线距左页边（版心居中）", "7.3.1", grid.LEFT + std.TYPE_WIDTH.mm / 2, title[0].centre)
    yield Measure("称呼左端距左页边", "7.3.2", std.MARGIN_LEFT.mm, _line(case, "Salutation").left)
    yield Measure("段落首行缩进", "7.3.3", 2 * CELL.mm, _line(case, "Normal").left - grid.LEFT)


def letter_second(case: Case) -> Measures:
    """Measure a page full of text."""
    page = _second(case)
    lines = page.text_lines
    pitch = median(after.baseline - line.baseline for line, after in pairwise(lines))
    full = [line for line, _ in grid.full_lines(case.printout) if all(glyph.is_wide for glyph in line.glyphs)]
    yield Measure("每页行数", "5.2.3", std.LINES_PER_PAGE, len(lines), "行")
    yield Measure("每行汉字", "5.2.3", std.CELLS_PER_LINE, max(map(grid.characters, full)), "字")
    yield Measure("行距", "5.2.3", std.TYPE_HEIGHT.mm / std.LINES_PER_PAGE, pitch)
    yield Measure("首行字的上边缘距上页边", "", None, _ink(page, lines[0]).top)
    yield Measure("末行字的下边缘距下页边", "", None, page.height - _ink(page, lines[-1]).bottom)
    yield Measure("左页边", "5.2.1", std.MARGIN_LEFT.mm, min(line.left for line in lines))
    yield Measure("右页边", "5.2.1", std.MARGIN_RIGHT.mm, page.width - max(map(_right, lines)))
    yield from _page_number(page)


def _right(line: Line) -> float:
    """The right end of a line, a mark that hangs past the type area left aside."""
    return max(glyph.right for glyph in line.glyphs if glyph.right <= grid.RIGHT + grid.EDGE_MM)


def _page_number(page: Page) -> Measures:
    number = _there(page.number_line, "a page number")
    dash = _ink(page, number.part("—"))
    yield Measure("页码的一字线在版心之下", "7.5", std.PAGE_NUMBER_BELOW.mm, dash.middle - std.TYPE_BOTTOM.mm)
    inside = grid.RIGHT - number.right if page.number % 2 else number.left - grid.LEFT
    side = "右" if page.number % 2 else "左"
    yield Measure(f"页码{side}空一字", "7.5", CELL_4.mm, inside)


def letter_last(case: Case) -> Measures:
    """Measure signature, date, notes and copies."""
    page, printout = _last(case), case.printout
    date, name = _line(case, "Date"), _line(case, "Signature")
    copies = printout.one("Copies").lines
    above = [line for paragraph in printout.of(*BODY) for line in paragraph.lines][-1]
    blank = round((name.baseline - above.baseline) / LINE_PITCH.mm) - 1
    yield Measure("正文与署名之间空行", "7.3.5.1", 2, blank, "行")
    yield Measure("成文日期右空四字", "7.3.5.1", std.SEALED_DATE_INDENT * CELL.mm, grid.RIGHT - date.right)
    yield Measure("署名中线与日期中线相距", "7.3.5.1", 0.0, abs(name.centre - date.centre))
    yield Measure("附注左空二字", "7.3.6", 2 * CELL.mm, _line(case, "Note").left - grid.LEFT)
    yield Measure("抄送左空一字（四号）", "10.1、7.4.2", CELL_4.mm, copies[0].left - grid.LEFT)
    yield Measure(
        "抄送末行下边缘距下页边", "10.1", std.MARGIN_BOTTOM.mm, page.height - _ink(page, copies[-1]).bottom
    )
    yield from _page_number(page)


def document_first(case: Case) -> Measures:
    """Measure the first page of the ordinary format."""
    page = _first(case)
    (rule,) = red_rules(page)
    mark = _there(mark_ink(page, rule), "red ink above the rule")
    number = _line(case, "Number")
    title = case.printout.one("Title").lines[0]
    centre = grid.LEFT + std.TYPE_WIDTH.mm / 2
    yield Measure("发文机关标志上边缘距版心上边缘", "7.2.4", 35.0, mark.top - std.MARGIN_TOP.mm)
    yield Measure("发文字号中线距左页边（居中）", "7.2.5", centre, number.centre)
    yield Measure(
        "红色分隔线在发文字号之下", "7.2.7", std.RULE_BELOW_NUMBER.mm, rule.top - _ink(page, number).bottom
    )
    yield Measure("红色分隔线长", "7.2.7", std.TYPE_WIDTH.mm, rule.length)
    yield Measure("标题中线距左页边（居中）", "7.3.1", centre, title.centre)
    yield from _page_number(page)


def document_last(case: Case) -> Measures:
    """Measure the 版记."""
    page = _last(case)
    copies, printed = case.printout.one("Copies").lines[0], case.printout.one("Printed").lines[0]
    above = copies.baseline - 2 * CELL_4.mm
    first, between, last = [rule for rule in page.rules if rule.y > above]
    yield Measure("末条分隔线下边缘距下页边", "7.4.1", std.MARGIN_BOTTOM.mm, page.height - last.bottom)
    yield Measure("分隔线长", "7.4.1", std.TYPE_WIDTH.mm, last.length)
    yield Measure("首条、末条分隔线粗", "7.4.1", std.IMPRINT_THICK.mm, first.thickness)
    yield Measure("中间分隔线粗", "7.4.1", std.IMPRINT_THIN.mm, between.thickness)
    yield Measure("抄送左空一字", "7.4.2", CELL_4.mm, copies.left - grid.LEFT)
    yield Measure("印发机关左空一字", "7.4.3", CELL_4.mm, printed.left - grid.LEFT)
    yield Measure("印发日期右空一字", "7.4.3", CELL_4.mm, grid.RIGHT - printed.right)
    yield from _page_number(page)


def attachment(case: Case) -> Measures:
    """Measure the first page of an attachment."""
    page = _attachment(case)
    label, title = _line(case, "AttachmentLabel"), _line(case, "AttachmentTitle")
    yield Measure("“附件”二字距左页边（顶格）", "7.3.7", std.MARGIN_LEFT.mm, label.left)
    row = round((label.baseline - std.MARGIN_TOP.mm) / LINE_PITCH.mm)
    yield Measure("“附件”二字在第几行", "7.3.7", 1, row, "行")
    down = round((title.baseline - label.baseline) / LINE_PITCH.mm)
    yield Measure("附件标题在第几行", "7.3.7", 3, row + down, "行")
    yield Measure("附件标题中线距左页边（居中）", "7.3.7", grid.LEFT + std.TYPE_WIDTH.mm / 2, title.centre)
    yield from _page_number(page)


def body_table(case: Case) -> Measures:
    """Measure a table in the text."""
    page = _captioned(case)
    caption = case.printout.one("Caption").lines[0]
    cells = [line for line in table_lines(case.printout) if line in page.lines]
    rules = [rule for rule in page.rules if rule.y > caption.baseline]
    yield Measure("表格左边线距左页边", "5.2.1", std.MARGIN_LEFT.mm, min(rule.left for rule in rules))
    yield Measure(
        "表格右边线距右页边", "5.2.1", std.MARGIN_RIGHT.mm, page.width - max(rule.right for rule in rules)
    )
    yield Measure("表题中线距左页边（居中）", "", grid.LEFT + std.TYPE_WIDTH.mm / 2, caption.centre)
    yield Measure("表题字号", "", None, caption.size, "磅")
    yield Measure("表内字号", "", None, median(line.size for line in cells), "磅")


class Shown(NamedTuple):
    """A page of the manual: the letter it is of, which page of it, and its measures."""

    case: tuple[str, str]
    page: Callable[[Case], Page]
    measures: Callable[[Case], Measures]


PAGES: Final = {
    "letter-first": Shown(LETTER, _first, letter_first),
    "letter-second": Shown(LETTER, _second, letter_second),
    "letter-last": Shown(LETTER, _last, letter_last),
    "document-first": Shown(DOCUMENT, _first, document_first),
    "document-last": Shown(DOCUMENT, _last, document_last),
    "attachment": Shown(ATTACHED, _attachment, attachment),
    "table": Shown(ATTACHED, _captioned, body_table),
}


def shown(name: str) -> Page:
    """Return the page of that name."""
    return PAGES[name].page(cases()[PAGES[name].case])


def measures(name: str) -> str:
    """Return the table of what was measured on a page."""
    found = PAGES[name].measures(cases()[PAGES[name].case])
    rows = [
        (each.what, each.clause or "未定", _said(each.wanted, each.unit), _said(each.found, each.unit))
        for each in found
    ]
    return table(("量什么", "条款", "标准", "实测"), rows)


def _said(value: float | None, unit: str) -> str:
    if value is None:
        return "—"
    number = f"{value:.2f}" if unit == "毫米" else f"{value:g}"
    return f"{number} {unit}"


def types() -> str:
    """Return a table of faces and sizes, the sizes as measured."""
    names = style_names()
    rows = [
        (names[style], element.face.face, _wanted(element), _sizes(style))
        for style, element in ELEMENTS.items()
        if _sizes(style)
    ]
    return table(("样式", "字体", "标准字号", "实测"), rows)


def _wanted(element: Element) -> str:
    return f"{element.size.name}（{element.size.pt:g} 磅）" if element.size else "不限"


def _sizes(style: str) -> str:
    printed = (each for case in cases().values() for each in case.printout.of(style))
    sizes = {f"{line.size:.1f}" for each in printed for line in each.lines}
    return "、".join(sorted(sizes)) + " 磅" if sizes else ""
