"""LAY: page numbers (GB/T 9704 7.5)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from replygen.checks.copy import Hit
from replygen.checks.document.gather import Fault, gathered
from replygen.checks.document.sheet import Foot, Sheet
from replygen.checks.rule import rule
from replygen.messages import Text
from replygen.ooxml.names import DRAWING, VML, w
from replygen.ooxml.setting import SetParagraph
from replygen.ooxml.styles import is_on
from replygen.standard import CELL_4, TOLERANCE

_FORM: Final = re.compile(r"— ?# ?—")
_TYPED: Final = re.compile(r"\s*[-—－–―]?\s*\d{1,3}\s*[-—－–―]?\s*")
_SIDES: Final = {"default": ("单", "odd", "右", "right"), "even": ("双", "even", "左", "left")}
_OF_SHAPE: Final = re.compile(r"mso-position-horizontal:\s*(\w+)")
_OUTSIDE: Final = "outside"


@rule(
    "LAY-09",
    "page-number-form",
    "error",
    "GB/T 9704 7.5, 10.1",
    "The page number reads — N —; a letter has none on page 1.",
)
def page_number_form(sheet: Sheet) -> Iterator[Hit]:
    """页码左右各放一条一字线：— 1 —，数字由域自动生成；信函格式首页不显示页码。

    错例：- 1 - → — 1 —
    错例：第1页 → — 1 —
    错例：信函格式首页有页码 → 首页不同，首页页脚空着
    """
    feet = [*sheet.feet()]
    numbered = [(foot, paragraph, text) for foot in feet for paragraph, text in foot.numbers()]
    yield from gathered(
        (text, foot.hit(_form(text.strip().replace("#", "1")), paragraph))
        for foot in sheet.all_feet()
        for paragraph, text in foot.numbers()
        if not _FORM.fullmatch(text.strip())
    )
    typed = [] if numbered else [*gathered(_typed(feet))]
    yield from typed
    if not numbered and not typed and not sheet.is_letter:
        yield Hit(None, message=Text("没有页码。", "There are no page numbers."))
    if sheet.is_letter and _on_first_page(sheet, numbered):
        yield Hit(None, message=Text("信函格式首页不显示页码。", "A letter shows no page number on page 1."))


def _form(shown: str) -> Text:
    return Text(f"页码写作“{shown}”，应为“— 1 —”。", f"The page number reads {shown!r}, not '— 1 —'.")


def _typed(feet: list[Foot]) -> Iterator[Fault]:
    for foot in feet:
        for paragraph in foot.paragraphs:
            if paragraph.text.strip() and _TYPED.fullmatch(paragraph.text):
                said = Text(
                    "页码是手工输入的，每页都一样。",
                    "The page number is typed; it is the same on every page.",
                )
                yield "typed", foot.hit(said, paragraph)


def _on_first_page(sheet: Sheet, numbered: list[tuple[Foot, SetParagraph, str]]) -> bool:
    has_first = any(section.title_page for section in sheet.setting.sections[:1])
    page = "first" if has_first else "default"
    return any(foot.page == page for foot, _, _ in numbered)


@rule(
    "LAY-18",
    "page-number-side",
    "error",
    "GB/T 9704 7.5",
    "Odd pages have their number on the right, even pages on the left.",
)
def page_number_side(sheet: Sheet) -> Iterator[Hit]:
    """单页码居右空一字，双页码居左空一字，因此奇偶页的页脚不同，两个都要有。

    错例：页码居中 → 单页居右、双页居左
    错例：只有奇数页页脚，偶数页没有 → 勾选“奇偶页不同”，两种页脚都写上页码
    """
    numbered = {foot.page: (foot, paragraph) for foot in sheet.feet() for paragraph, _ in foot.numbers()}
    if not numbered:
        return
    outside = [page for page, (_, paragraph) in numbered.items() if frame_side(paragraph) == _OUTSIDE]
    if "default" in outside:
        return
    if not is_on(sheet.setting.settings, "evenAndOddHeaders"):
        foot, paragraph = numbered.get("default") or next(iter(numbered.values()))
        yield foot.hit(
            Text("没有设“奇偶页不同”，页码都在同一边。", "Odd and even pages have the same foot."), paragraph
        )
        return
    for page, (zh, en, *_) in _SIDES.items():
        if page not in numbered:
            yield Hit(None, message=Text(f"{zh}页没有页码。", f"The {en} pages have no page number."))
    yield from gathered(
        (hit.message, hit)
        for foot in sheet.all_feet()
        for paragraph, _ in foot.numbers()
        if foot.page in _SIDES and not foot.turned
        for hit in _wrong_side(foot.page, foot, paragraph)
    )


def _wrong_side(page: str, foot: Foot, paragraph: SetParagraph) -> Iterator[Hit]:
    zh, en, side, english = _SIDES[page]
    stands = paragraph.format
    framed = frame_side(paragraph)
    if framed is not None:
        right = framed == english
    elif any(True for _ in paragraph.element.iterancestors(w("txbxContent"))):
        return
    else:
        room = stands.right if english == "right" else stands.left + stands.first
        aligned = stands.alignment == english or (english == "left" and stands.alignment == "both")
        right = aligned and abs(room.emu - CELL_4.emu) <= TOLERANCE.length.emu
    if not right:
        yield foot.hit(
            Text(
                f"{zh}页码应居{side}空一字。",
                f"The number of {en} pages is not one character from the {english}.",
            ),
            paragraph,
        )


def frame_side(paragraph: SetParagraph) -> str | None:
    """Return how the frame or the box around a page number stands, None without one or where none is named."""
    element = paragraph.element
    frame = element.find(f"{w('pPr')}/{w('framePr')}")
    if frame is not None:
        return frame.get(w("xAlign"), "")
    for box in element.iterancestors(f"{{{DRAWING}}}anchor"):
        return box.findtext(f"{{{DRAWING}}}positionH/{{{DRAWING}}}align")
    styles = (shape.get("style", "") for shape in element.iterancestors(f"{{{VML}}}shape"))
    return next((match[1] for style in styles if (match := _OF_SHAPE.search(style))), None)
