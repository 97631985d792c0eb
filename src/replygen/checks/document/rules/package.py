"""LAY: packages that Word may not open. The first three look at the bytes, the last one at the document."""

from __future__ import annotations

from collections.abc import Iterator

from replygen.checks.copy import Hit, Line
from replygen.checks.document.sheet import Sheet
from replygen.checks.rule import rule
from replygen.messages import Text
from replygen.ooxml.names import w
from replygen.ooxml.order import misplaced
from replygen.ooxml.package import dangling, duplicates, read_parts, untyped


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


@rule("LAY-27", "child-order", "error", "GB/T 43015", "Properties stand in the order of the schema.")
def child_order(sheet: Sheet) -> Iterator[Hit]:
    """段落属性和文字属性里各项的顺序由标准规定；顺序不对，Word 会说文件已损坏。

    错例：w:jc 在 w:spacing 前面 → w:spacing 在前，w:jc 在后
    """
    items = {item.paragraph.element: item for item in sheet.items}
    for properties, late, early in misplaced(sheet.setting.document.root):
        message = _order(late, early)
        paragraph = next(properties.iterancestors(w("p")), None)
        item = None if paragraph is None else items.get(paragraph)
        yield item.hit(message) if item else _part(sheet.setting.main, message)
    for (_, key), root in sheet.setting.document.related.items():
        for _, late, early in misplaced(root):
            yield _part(sheet.setting.paths.get(key, key), _order(late, early))


def _order(late: str, early: str) -> Text:
    return Text(f"{late}应在{early}前面。", f"{late} should stand before {early}.")


def _part(name: str, message: Text) -> Hit:
    return Line("", part=name).hit(0, 0, message)
