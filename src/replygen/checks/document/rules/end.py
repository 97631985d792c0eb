"""LAY: signature, date, notes, attachment pages, imprint (GB/T 9704 7.3.5–7.3.7, 7.4)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from replygen.checks.copy import Hit
from replygen.checks.document.items import Item, cell_of
from replygen.checks.document.sheet import Sheet
from replygen.checks.rule import rule
from replygen.messages import Text
from replygen.ooxml.names import w
from replygen.ooxml.sections import Section
from replygen.standard import LINE_PITCH, SEALED_DATE_INDENT, TOLERANCE, UNSEALED_INDENT
from replygen.zh.width import cells

_LONG_NAME: Final = 2.0
"""A name too long to be centred on the date stands at most so many characters from the right."""
_BRACKETED: Final = re.compile(r"\s*（.*）\s*", re.DOTALL)
_LEAST_BLANK: Final = LINE_PITCH * 0.5


class _Stand(NamedTuple):
    """Where a line stands, in characters from the right edge of the type area: its end and its width."""

    right: float
    width: float

    @property
    def centre(self) -> float:
        return self.right + self.width / 2

    @property
    def left(self) -> float:
        return self.right + self.width


@rule(
    "LAY-10",
    "signature-offset",
    "error",
    "GB/T 9704 7.3.5",
    "Signature and date stand where the seal asks for.",
)
def signature_offset(sheet: Sheet) -> Iterator[Hit]:
    """加盖印章的：日期右空四字，署名以日期为准居中；名称太长的，署名靠右，日期以署名为准居中。

    不加盖印章的：署名右空二字，日期首字比署名首字右移二字；日期比署名长的，日期右空二字。
    签名章的：都右空四字。几个机关联合署名的，只查日期不越过右空二字。误差在0.7毫米以内不算。

    错例：日期顶到右边 → 日期右空4字
    错例：署名和日期都右空4字、没有居中 → 署名以日期为准居中
    """
    organs, dates = sheet.of("organ"), sheet.of("date")
    if not dates or any(item.text[:1].isspace() for item in (*organs, dates[-1])):
        return
    date = dates[-1]
    slack = TOLERANCE.length.emu / cell_of(date).emu
    stand = _stand(sheet, date)
    if len(organs) != 1:
        if stand.right < UNSEALED_INDENT - slack:
            yield date.hit(Text("日期右空不到二字。", "The date is less than two characters from the right."))
        return
    name = _stand(sheet, organs[0])
    if not any(fits(name, stand, slack) for fits in (_sealed, _unsealed, _stamped)):
        yield date.hit(
            Text(f"署名右空{name.right:.1f}字、日期右空{stand.right:.1f}字，不合盖章、不盖章或签名章的排法。",
                 f"Signature and date stand {name.right:.1f} and {stand.right:.1f} characters from the right edge.")
        )  # fmt: skip


def _stand(sheet: Sheet, item: Item) -> _Stand:
    stands, cell = item.paragraph.format, cell_of(item)
    width = cells(item.text.strip())
    line, left = sheet.width.emu / cell.emu, (stands.left + stands.first).emu / cell.emu
    right = stands.right.emu / cell.emu
    if stands.alignment == "center":
        return _Stand(right + (line - left - right - width) / 2, width)
    return _Stand(right if stands.alignment == "right" else line - left - width, width)


def _sealed(name: _Stand, date: _Stand, slack: float) -> bool:
    centred = abs(name.centre - date.centre) <= slack
    return centred and (abs(date.right - SEALED_DATE_INDENT) <= slack or name.right <= _LONG_NAME + slack)


def _unsealed(name: _Stand, date: _Stand, slack: float) -> bool:
    shifted = abs(name.left - date.left - UNSEALED_INDENT) <= slack
    return shifted and abs(min(name.right, date.right) - UNSEALED_INDENT) <= slack


def _stamped(name: _Stand, date: _Stand, slack: float) -> bool:
    return all(abs(each.right - SEALED_DATE_INDENT) <= slack for each in (name, date))


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

    错例：信函的抄送上下画线 → 不画线
    """
    for item in sheet.of("cc"):
        if sheet.is_letter and item.paragraph.format.bordered:
            yield item.hit(Text("信函格式的版记不加分隔线。", "The imprint of a letter has no lines."))


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
    if item.paragraph.format.page_break or any(
        _is_first(section, item) for section in sheet.setting.sections
    ):
        return True
    near = [item, *sheet.items[max(0, place - 2) : place]]
    return any(
        each.get(w("type")) == "page" for found in near for each in found.paragraph.element.iter(w("br"))
    )


def _is_first(section: Section, item: Item) -> bool:
    return 1 < section.first == item.paragraph.number


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
