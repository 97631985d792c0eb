"""LAY: notes, attachment pages, imprint (GB/T 9704 7.3.6, 7.3.7, 7.4)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from replygen.checks.copy import Hit
from replygen.checks.document.gather import gathered
from replygen.checks.document.items import Item, cell_of
from replygen.checks.document.sheet import Sheet
from replygen.checks.rule import rule
from replygen.messages import Text
from replygen.ooxml.names import w
from replygen.standard import LINE_PITCH, TOLERANCE

_BRACKETED: Final = re.compile(r"\s*（.*）\s*", re.DOTALL)
_BORDERS: Final = (w("tblBorders"), w("tcBorders"))
_LEAST_BLANK: Final = LINE_PITCH * 0.5


@rule("LAY-11", "note", "warning", "GB/T 9704 7.3.6", "A note is bracketed and indented by two characters.")
def note(sheet: Sheet) -> Iterator[Hit]:
    """附注（联系人、此件公开发布）居左空二字，加圆括号，在日期下一行。

    错例：联系人：某某，电话…… → （联系人：某某，联系电话：……）
    错例：附注顶格 → 附注左空2字
    """
    for item in sheet.of("note"):
        stands = item.paragraph.format
        indent = (stands.left + stands.first).emu - (cell_of(item) * 2).emu
        if not _BRACKETED.fullmatch(item.text):
            yield item.hit(Text("附注应加圆括号。", "The note is not in brackets."))
        if not item.text[:1].isspace() and abs(indent) > TOLERANCE.length.emu:
            yield item.hit(Text("附注应左空二字。", "The note is not indented by two characters."))


@rule(
    "LAY-12",
    "imprint-lines",
    "warning",
    "GB/T 9704 7.4.1, 10.1",
    "The imprint has lines in a document, none in a letter.",
)
def imprint_lines(sheet: Sheet) -> Iterator[Hit]:
    """文件格式的版记有分隔线，首末两条粗（0.35毫米）、中间细（0.25毫米）；信函格式的版记没有线。

    线的粗细和位置加 --rendered 时按页面测量（LAY-36）。

    错例：信函的抄送上下画线 → 不画线
    错例：文件的抄送和印发机关没有线 → 首末粗线、中间细线
    """
    imprint = sheet.of("cc")
    if sheet.is_letter:
        yield from gathered(
            ("lines", item.hit(Text("信函格式的版记不加分隔线。", "The imprint of a letter has no lines.")))
            for item in imprint
            if _is_ruled(item)
        )
    elif sheet.is_issued and imprint and not any(map(_is_ruled, _around(sheet))):
        yield imprint[0].hit(Text("版记没有分隔线。", "The imprint has no lines."))


def _around(sheet: Sheet) -> list[Item]:
    """The imprint with the paragraphs above and below it, which may draw its lines."""
    places = [place for place, item in enumerate(sheet.items) if item.element == "cc"]
    return [*sheet.items[max(0, places[0] - 1) : places[-1] + 2]]


def _is_ruled(item: Item) -> bool:
    """Whether a paragraph, its table or a drawing in it makes lines."""
    element = item.paragraph.element
    table = next(element.iterancestors(w("tbl")), None)
    drawn = next(element.iter(w("drawing"), w("pict")), None) is not None
    return item.paragraph.format.bordered or drawn or (table is not None and _has_borders(table))


def _has_borders(table: etree._Element) -> bool:
    borders = [edge.get(w("val")) for each in table.iter(*_BORDERS) for edge in each]
    return any(edge not in ("nil", "none") for edge in borders) or (not borders and _is_styled(table))


def _is_styled(table: etree._Element) -> bool:
    return table.find(f"{w('tblPr')}/{w('tblStyle')}") is not None


@rule(
    "LAY-28",
    "attachment-page",
    "warning",
    "GB/T 9704 7.3.7",
    "An attachment starts a page; its title is on the third line.",
)
def attachment_page(sheet: Sheet) -> Iterator[Hit]:
    """附件另面编排：“附件”二字顶格排在第一行，附件标题居中排在第三行。

    错例：附件接着正文排 → 附件另起一页
    错例：附件标题紧接在“附件”下面 → 中间空一行
    """
    for place, item in enumerate(sheet.items):
        if item.element == "label":
            yield from _label(sheet, place, item)
        elif item.element == "annex-title":
            yield from _title(sheet, place, item)


def _label(sheet: Sheet, place: int, item: Item) -> Iterator[Hit]:
    stands = item.paragraph.format
    if not _starts_page(sheet, place, item):
        yield item.hit(Text("附件应另起一页。", "The attachment does not start a page."))
    if abs((stands.left + stands.first).emu) > TOLERANCE.length.emu or stands.alignment in (
        "center",
        "right",
    ):
        yield item.hit(Text("“附件”应顶格。", "The label is not flush left."))


def _starts_page(sheet: Sheet, place: int, item: Item) -> bool:
    if item.paragraph.format.page_break or item.paragraph.number in sheet.section_starts:
        return True
    near = [item, *sheet.items[max(0, place - 2) : place]]
    return any(
        each.get(w("type")) == "page" for found in near for each in found.paragraph.element.iter(w("br"))
    )


def _title(sheet: Sheet, place: int, item: Item) -> Iterator[Hit]:
    stands = item.paragraph.format
    above = sheet.items[place - 1] if place else item
    room = above.paragraph.format.after + stands.before
    if stands.alignment != "center":
        yield item.hit(Text("附件标题应居中。", "The attachment's title is not centred."))
    if above.element == "label" and room < _LEAST_BLANK:
        yield item.hit(
            Text("“附件”与附件标题之间应空一行。", "There is no blank line above the attachment's title.")
        )
