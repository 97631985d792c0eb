"""LAY: what sets words apart: bold, italic, lines, colours (GB/T 9704 5.2.4, 7.3)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from replygen.checks.copy import Hit
from replygen.checks.document.gather import gathered
from replygen.checks.document.items import TEXT, Element
from replygen.checks.document.sheet import Sheet
from replygen.checks.document.spans import IS_HAN, spans
from replygen.checks.rule import rule
from replygen.messages import Text
from replygen.ooxml.formats import RunFormat

_VISIBLE: Final = re.compile(r"\S")
_BLACK: Final = ("", "auto", "000000")
_PLAIN: Final[tuple[Element, ...]] = (*TEXT, "title", "salutation", "label")
_COLOURED: Final[tuple[Element, ...]] = (
    *_PLAIN, "number", "attachment", "organ", "date", "note", "annex-title", "cc",
)  # fmt: skip
_EMPHASES: Final[tuple[tuple[Text, Callable[[RunFormat], bool]], ...]] = (
    (Text("加粗", "bold"), lambda look: look.bold),
    (Text("倾斜", "italic"), lambda look: look.italic),
    (Text("加下划线", "underlined"), lambda look: look.underlined),
)


@rule(
    "LAY-17", "emphasis", "warning", "GB/T 9704 7.3", "Official documents know no bold, italics, underlining."
)
def emphasis(sheet: Sheet) -> Iterator[Hit]:
    """标题和正文都不加粗、不倾斜、不加下划线：层次由字体区分，黑体本身不再加粗。

    错例：一级标题黑体又加粗 → 一级标题黑体，不加粗
    """
    yield from gathered(
        ((item.name.zh, how.zh), item.hit(
            Text(f"{item.name.zh}不应{how.zh}。", f"{item.name.en} is {how.en}."), span.start, span.end))
        for item in sheet.of(*_PLAIN)
        for how, has in _EMPHASES
        for span in spans(item, 0, len(item.text), IS_HAN, has)
        if has(span.look)
    )  # fmt: skip


@rule("LAY-35", "colour", "warning", "GB/T 9704 5.2.4", "Text is black on white.")
def colour(sheet: Sheet) -> Iterator[Hit]:
    """除发文机关标志和版头外，文字都用黑色，没有底色。修改时标红、标黄的字，发出前要改回来。

    错例：正文有几个红字 → 黑色
    错例：待核的数字加了黄色底纹 → 去掉底色
    """
    yield from gathered(
        (said.zh, item.hit(said, span.start, span.end))
        for item in sheet.of(*_COLOURED)
        for span in spans(item, 0, len(item.text), _VISIBLE, lambda look: (look.colour, look.highlight))
        for said in _colours(item.name, span.look)
    )


def _colours(name: Text, look: RunFormat) -> Iterator[Text]:
    if look.colour.lower() not in _BLACK:
        yield Text(
            f"{name.zh}的颜色是{look.colour}，应为黑色。", f"{name.en} is in colour {look.colour}, not black."
        )
    if look.highlight:
        yield Text(f"{name.zh}有底色（{look.highlight}）。", f"{name.en} is highlighted ({look.highlight}).")
