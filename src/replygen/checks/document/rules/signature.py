"""LAY: where signature and date stand (GB/T 9704 7.3.5)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from replygen.checks.copy import Hit
from replygen.checks.document.items import TEXT, Item, cell_of
from replygen.checks.document.measure import Line
from replygen.checks.document.printed import Printed, PrintedItem, on_page
from replygen.checks.document.sheet import Sheet
from replygen.checks.rule import rule
from replygen.messages import Text
from replygen.ooxml.names import w
from replygen.standard import CELL, MARGIN_LEFT, SEALED_DATE_INDENT, TOLERANCE, TYPE_WIDTH, UNSEALED_INDENT
from replygen.zh.width import cells

_LONG_NAME: Final = 2.0
"""A name too long to be centred on the date stands at most so many characters from the right."""


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
    签名章的：都右空四字。几个机关联合署名的，只查日期右空二字，或者首字比第一个署名右移二字。误差在0.7毫米以内不算。

    错例：日期顶到右边 → 日期右空4字
    错例：署名和日期都右空4字、没有居中 → 署名以日期为准居中
    """
    organs, dates = sheet.of("organ"), sheet.of("date")
    if not dates or any(item.text[:1].isspace() for item in (*organs, dates[-1])):
        return
    date = dates[-1]
    slack = TOLERANCE.length.emu / cell_of(date).emu
    stand = _stand(sheet, date)
    if len(organs) != 1 or _are_side_by_side(organs[0]):
        shifted = any(_is_shifted(_stand(sheet, organ), stand, slack) for organ in organs[:1])
        if stand.right < UNSEALED_INDENT - slack and not shifted:
            yield date.hit(Text("日期右空不到二字。", "The date is less than two characters from the right."))
        return
    name = _stand(sheet, organs[0])
    if not _fits(name, stand, slack):
        yield date.hit(_said(name, stand))


def _are_side_by_side(names: Item) -> bool:
    return "\t" in names.text.strip()


def _fits(name: _Stand, date: _Stand, slack: float) -> bool:
    return any(fits(name, date, slack) for fits in (_sealed, _unsealed, _stamped))


def _said(name: _Stand, date: _Stand) -> Text:
    return Text(
        f"署名右空{name.right:.1f}字、日期右空{date.right:.1f}字，不合盖章、不盖章或签名章的排法。",
        f"Signature and date stand {name.right:.1f} and {date.right:.1f} characters from the right edge.",
    )


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
    longer = max(name, date, key=lambda stand: stand.width)
    return _is_shifted(name, date, slack) and abs(longer.right - UNSEALED_INDENT) <= slack


def _is_shifted(name: _Stand, date: _Stand, slack: float) -> bool:
    """Whether the date begins two characters right of the beginning of the name."""
    return abs(name.left - date.left - UNSEALED_INDENT) <= slack


def _stamped(name: _Stand, date: _Stand, slack: float) -> bool:
    return all(abs(each.right - SEALED_DATE_INDENT) <= slack for each in (name, date))


@rule(
    "LAY-33", "signature-alone", "error", "GB/T 9704 7.3.5.5", "The signature's page has a line of the text."
)
def signature_alone(printed: Printed) -> Iterator[Hit]:
    """署名和日期所在的页至少有一行正文，不写“此页无正文”（按页面测量）。

    错例：署名单独在一页 → 调整行距、字距，或者把最后一段与署名设为“与下段同页”
    """
    signed = printed.of("organ")[:1]
    text = {place.page.number for _, places in printed.of(*TEXT) for place in places}
    for item, places in signed:
        if places[0].page.number not in text:
            yield item.hit(on_page(places[0], "署名所在的页没有正文", "The signature's page has no text"))


@rule(
    "LAY-39",
    "printed-signature",
    "error",
    "GB/T 9704 7.3.5",
    "Signature and date are printed where the seal asks for.",
)
def printed_signature(printed: Printed) -> Iterator[Hit]:
    """按页面测量署名和日期的位置，排法同 LAY-10；用空格、制表位凑出来的位置也查得到。

    错例：用空格把日期推到离右边1字处 → 右对齐，右缩进4字符
    """
    names, dates = printed.of("organ"), printed.of("date")[-1:]
    if len(names) != 1 or not dates or not _is_measured([*names, *dates], printed.sheet):
        return
    name, date = names[0].places[-1], dates[0].places[0]
    stands = _on_line(name.line), _on_line(date.line)
    if name.page is date.page and not _fits(*stands, TOLERANCE.length.emu / CELL.emu):
        yield dates[0].item.hit(_said(*stands))


def _is_measured(signed: list[PrintedItem], sheet: Sheet) -> bool:
    """Whether the pages tell more than the formatting has told, and Word would make the same pages."""
    items = [each.item for each in signed]
    unlike = sheet.has_character_grid or any(map(_differs, items))
    return not unlike and not _are_side_by_side(items[0]) and not any(signature_offset.check(sheet))


def _differs(item: Item) -> bool:
    """Whether LibreOffice leaves out the indent: it knows none that is given in characters alone."""
    indent = item.paragraph.element.find(f"{w('pPr')}/{w('ind')}")
    return indent is not None and w("rightChars") in indent.attrib and w("right") not in indent.attrib


def _on_line(line: Line) -> _Stand:
    edge = (MARGIN_LEFT + TYPE_WIDTH).mm
    return _Stand((edge - line.right) / CELL.mm, (line.right - line.left) / CELL.mm)
