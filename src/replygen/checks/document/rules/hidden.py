"""LAY: what a document carries besides its text: tracked changes, comments, hidden text, names of persons."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from replygen.checks.copy import Hit, Line
from replygen.checks.document.items import Item
from replygen.checks.document.sheet import Sheet
from replygen.checks.rule import rule
from replygen.messages import Text
from replygen.ooxml.names import w
from replygen.ooxml.package import PackageError, parse

_CHANGES: Final = tuple(
    w(name)
    for name in "ins del moveFrom moveTo rPrChange pPrChange sectPrChange tblPrChange trPrChange tcPrChange".split()
)
_COMMENT: Final = w("commentReference")
_PERSONS: Final = {
    "docProps/core.xml": {
        "creator": Text("作者", "author"),
        "lastModifiedBy": Text("上次修改者", "last editor"),
    },
    "docProps/app.xml": {"Company": Text("单位", "company"), "Manager": Text("主管", "manager")},
}
_PATH: Final = re.compile(r'Target="(file:[^"]*|[A-Za-z]:[\\/][^"]*|\\\\[^"]*)"')
_OURS: Final = "replygen"


@rule("LAY-15", "left-in", "error", "公文制发惯例", "Nothing hidden is left in a document to be sent.")
def left_in(sheet: Sheet) -> Iterator[Hit]:
    """发出的文档里不留修订、批注和隐藏文字：对方打开就能看见。先全部接受或拒绝修订，删去批注和隐藏文字。

    错例：留着三处修订 → 接受或拒绝全部修订
    错例：留着批注 → 删除批注
    """
    for item in sheet.items:
        for message in _left(item):
            yield item.hit(message)
    for foot in sheet.all_feet():
        if any(True for paragraph in foot.paragraphs for _ in paragraph.element.iter(*_CHANGES)):
            yield foot.hit(Text("留有修订。", "Tracked changes are left."))
    if any(next(each.iterancestors(w("p")), None) is None for each in sheet.setting.body.iter(*_CHANGES)):
        yield Hit(
            None, message=Text("表格或页面设置留有修订。", "Tracked changes of tables or pages are left.")
        )


def _left(item: Item) -> Iterator[Text]:
    element = item.paragraph.element
    changes = sum(_is_own(each, element) for each in element.iter(*_CHANGES))
    comments = sum(_is_own(each, element) for each in element.iter(_COMMENT))
    hidden = "".join(piece.text for piece, look in item.paragraph.pieces if look.hidden).strip()
    if changes:
        yield Text(f"留有{changes}处修订。", f"{changes} tracked changes are left.")
    if comments:
        yield Text(f"留有{comments}条批注。", f"{comments} comments are left.")
    if hidden:
        yield Text(f"留有隐藏文字“{hidden[:20]}”。", f"Hidden text is left: {hidden[:20]}")


def _is_own(element: etree._Element, paragraph: etree._Element) -> bool:
    """Whether ``element`` belongs to this paragraph and not to one in a box that hangs on it."""
    return next(element.iterancestors(w("p")), None) is paragraph


@rule(
    "LAY-23", "names-of-persons", "warning", "公文制发惯例", "The properties name the office, not a person."
)
def names_of_persons(sheet: Sheet) -> Iterator[Hit]:
    """文档属性里的作者、修改者、单位应是发文机关或者空着，不留经办人的姓名和别的单位。

    链接到本机文件的（如附加的模板）也会露出姓名，一并查。

    Word：文件 › 信息 › 检查文档，删除个人信息。

    错例：作者是某位经办人 → 作者是发文机关，或者空着
    """
    organs = [_squeezed(item.text) for item in sheet.of("organ", "mark", "title")]
    for part, names in _PERSONS.items():
        for name, value in _properties(sheet, part):
            if name in names and value and not _is_office(value, organs):
                what = names[name]
                message = Text(
                    f"文档属性的{what.zh}是“{value}”，不是发文机关。",
                    f"The document's {what.en} is {value!r}.",
                )
                yield Line(value, part=part).hit(0, len(value), message)
    yield from _outside(sheet)


def _outside(sheet: Sheet) -> Iterator[Hit]:
    """Find paths to files on the computer of who wrote: they hold his name."""
    for name, data in sheet.setting.parts.items():
        for target in _PATH.findall(data.decode("utf-8", "replace")) if name.endswith(".rels") else ():
            message = Text(f"链接着本机的文件“{target}”。", f"It refers to a file of a computer: {target}")
            yield Line(target, part=name).hit(0, len(target), message)


def _properties(sheet: Sheet, part: str) -> Iterator[tuple[str, str]]:
    try:
        root = parse(sheet.setting.parts[part])
    except (KeyError, PackageError):
        return
    for element in root.iterchildren("{*}*"):
        yield etree.QName(element).localname, (element.text or "").strip()


def _is_office(value: str, organs: list[str]) -> bool:
    names = [_squeezed(name) for name in value.split("、")]
    return value == _OURS or all(any(name in organ or organ in name for organ in organs) for name in names)


def _squeezed(text: str) -> str:
    return "".join(text.split())
