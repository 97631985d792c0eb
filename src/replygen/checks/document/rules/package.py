"""LAY: packages that Word may not open. Some rules look at the bytes, the others at the document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from replygen.checks.copy import Hit, Line
from replygen.checks.document.gather import gathered
from replygen.checks.document.items import Item
from replygen.checks.document.sheet import Sheet
from replygen.checks.rule import rule
from replygen.messages import Text
from replygen.ooxml.document import MAX_XML
from replygen.ooxml.names import w
from replygen.ooxml.order import RUN_PROPERTIES, misplaced
from replygen.ooxml.package import (
    DoctypeError,
    PackageError,
    dangling,
    duplicates,
    parse,
    read_parts,
    surplus,
    untyped,
)


@rule("LAY-24", "content-type", "error", "GB/T 43015", "Every part has a content type.")
def content_type(data: bytes) -> Iterator[Hit]:
    """压缩包里每个部件都在 [Content_Types].xml 里登记了类型，登记了的部件都在；否则 Word 说文件已损坏。

    错例：word/footer3.xml 没有登记类型 → 登记类型
    """
    for part in untyped(read_parts(data)):
        yield _part(
            part,
            Text(
                "这个部件没有登记类型，或者登记了却不在。",
                "The part has no content type, or is declared but absent.",
            ),
        )


@rule("LAY-41", "malformed-part", "error", "GB/T 43015", "Every part is well-formed.")
def malformed_part(data: bytes) -> Iterator[Hit]:
    """每个XML部件都合乎XML的语法；否则 Word 说文件已损坏。

    错例：word/settings.xml 在中间断了 → 用 Word 修复后另存
    """
    for name, part in read_parts(data).items():
        if name.endswith((".xml", ".rels")) and len(part) <= MAX_XML and not _is_well_formed(part):
            yield _part(name, Text("这个部件不合XML的语法。", "The part is no well-formed XML."))


def _is_well_formed(part: bytes) -> bool:
    try:
        parse(part)
    except DoctypeError:
        return True  # refused elsewhere
    except PackageError:
        return False
    return True


@rule("LAY-25", "dangling-relation", "error", "GB/T 43015", "Every relation leads to a part.")
def dangling_relation(data: bytes) -> Iterator[Hit]:
    """部件之间的每个关系都指向包里有的部件；否则 Word 说文件已损坏，或者丢掉页脚、图片。

    错例：关系 rId12 指向不存在的 footer2.xml → 补上部件或删去关系
    """
    for part, key, target in dangling(read_parts(data)):
        yield _part(
            part,
            Text(
                f"关系{key}指向的{target}不存在。", f"The relation {key} leads to {target}, which is absent."
            ),
        )


@rule("LAY-26", "duplicate-part", "error", "GB/T 43015", "Every part is there once.")
def duplicate_part(data: bytes) -> Iterator[Hit]:
    """压缩包里没有重名的部件（大小写不同也算重名）：各种软件读到的会不是同一个。

    错例：有两个 word/document.xml → 只留一个
    """
    for name in duplicates(data):
        yield _part(name, Text("这个部件有两个。", "The part is there twice."))


@rule(
    "LAY-29",
    "stray-bytes",
    "error",
    "GB/T 43015",
    "The file is the package and nothing else.",
)
def stray_bytes(data: bytes) -> Iterator[Hit]:
    """文件里除了压缩包没有别的内容：前后多出来的字节，有的软件说文件已损坏，有的会把它当作隐藏的附件传出去。

    错例：文件末尾多出512字节 → 用 Word 打开后另存
    """
    before, behind = surplus(data)
    for count, zh, en in ((before, "开头", "before"), (behind, "末尾", "behind")):
        if count:
            yield Hit(
                None, message=Text(f"文件{zh}多出{count}字节。", f"There are {count} bytes {en} the package.")
            )


@rule("LAY-27", "child-order", "error", "GB/T 43015", "Properties stand in the order of the schema.")
def child_order(sheet: Sheet) -> Iterator[Hit]:
    """段落、表格和节的属性里各项的顺序由标准规定，属性在内容前面；顺序不对，Word 会说文件已损坏。

    错例：w:jc 在 w:spacing 前面 → w:spacing 在前，w:jc 在后
    """
    return _misplaced(sheet, of_runs=False)


@rule("LAY-34", "run-property-order", "hint", "GB/T 43015", "Run properties stand in the usual order.")
def run_property_order(sheet: Sheet) -> Iterator[Hit]:
    """文字属性里各项通常有固定的顺序（字体、加粗、字间距、字号）。顺序乱了Word一般也能打开，严格的校验会报错。

    错例：w:sz 在 w:rFonts 前面 → w:rFonts 在前，w:sz 在后
    """
    return _misplaced(sheet, of_runs=True)


def _misplaced(sheet: Sheet, *, of_runs: bool) -> Iterator[Hit]:
    """Find where the order is wrong; the same wrong order in the same part is told once."""
    items = {item.paragraph.element: item for item in sheet.items}
    roots = {sheet.setting.main: sheet.setting.document.root}
    for (_, key), root in sheet.setting.document.related.items():
        roots[sheet.setting.paths.get(key, key)] = root
    for part, root in roots.items():
        yield from gathered(
            ((late, early), _at(part, _item_of(parent, items), _order(late, early)))
            for parent, late, early in misplaced(root)
            if (parent.tag == RUN_PROPERTIES) == of_runs
        )


def _item_of(element: etree._Element, items: Mapping[etree._Element, Item]) -> Item | None:
    around = (element, *element.iterancestors(w("p")))
    return next((items[each] for each in around if each in items), None)


def _at(part: str, item: Item | None, message: Text) -> Hit:
    return item.hit(message) if item else _part(part, message)


def _order(late: str, early: str) -> Text:
    return Text(f"{late}应在{early}前面。", f"{late} should stand before {early}.")


def _part(name: str, message: Text) -> Hit:
    return Line("", part=name).hit(0, 0, message)
