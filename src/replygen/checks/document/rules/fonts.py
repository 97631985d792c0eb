"""LAY: faces and sizes per element, East Asian marks, theme fonts (GB/T 9704 5.2.2, 7.2–7.5)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from replygen import standard as std
from replygen.checks.copy import Hit
from replygen.checks.document.faces import (
    FANGSONG,
    HEITI,
    KAITI,
    SONGTI,
    XIAOBIAOSONG,
    family,
    is_chinese,
)  # fmt: skip
from replygen.checks.document.gather import Fault, gathered
from replygen.checks.document.items import Element, Item
from replygen.checks.document.sheet import Foot, Sheet
from replygen.checks.document.spans import IS_HAN, spans
from replygen.checks.rule import rule
from replygen.messages import Text
from replygen.ooxml.formats import RunFormat
from replygen.ooxml.setting import SetParagraph
from replygen.standard import TOLERANCE

_SHARED: Final = re.compile("[“”‘’—…·]+")
"""Marks that Latin fonts have, too."""
_WESTERN: Final = re.compile("[A-Za-z0-9]")
_FACES: Final[Mapping[Element, str]] = {
    "mark": XIAOBIAOSONG, "number": FANGSONG, "title": XIAOBIAOSONG, "salutation": FANGSONG, "opening": FANGSONG,
    "body": FANGSONG, "closing": FANGSONG, "annex": FANGSONG, "attachment": FANGSONG, "organ": FANGSONG,
    "date": FANGSONG, "note": FANGSONG, "label": HEITI, "cc": FANGSONG,
}  # fmt: skip
_LEVEL_FACES: Final = (FANGSONG, HEITI, KAITI, FANGSONG, FANGSONG)
_SIZES: Final[Mapping[Element, std.Size]] = {
    **dict.fromkeys(
        ("head", "number", "salutation", "opening", "heading", "body", "closing", "annex", "attachment",
         "organ", "date", "note", "label"),
        std.SIZE_3,
    ),
    "title": std.SIZE_2,
    "cc": std.SIZE_4,
}  # fmt: skip
_LONG_RUN_IN: Final = 30
"""A first sentence longer than this may be text behind a number rather than a heading."""


@rule("LAY-03", "face", "error", "GB/T 9704 5.2.2, 7.3", "Every element has its face.")
def face(sheet: Sheet) -> Iterator[Hit]:
    """标题用小标宋，一级标题黑体，二级标题楷体，正文和其他各要素仿宋，附件标号黑体，页码宋体。

    同一字体的不同厂家名称都认（如仿宋_GB2312、仿宋、方正仿宋_GBK）。标题与正文接排时，只有标题那一句用标题的字体。
    表格、表题和附件标题不查。

    错例：标题用黑体 → 标题用小标宋
    错例：正文用宋体 → 正文用仿宋
    """
    yield from gathered(fault for item in sheet.items for fault in _wrong_faces(item))
    yield from gathered(
        (name, foot.hit(Text(f"页码应为宋体，这里是{name}。", f"The page number is in {name}, not 宋体."), paragraph))
        for foot, paragraph, look in _numbers(sheet)
        if (name := look.latin or look.face) and family(name) != SONGTI
    )  # fmt: skip


def _numbers(sheet: Sheet) -> Iterator[tuple[Foot, SetParagraph, RunFormat]]:
    """Yield how the pieces of the page numbers look."""
    for foot in sheet.all_feet():
        for paragraph, _ in foot.numbers():
            yield from ((foot, paragraph, look) for piece, look in paragraph.pieces if piece.text.strip())


def _wrong_faces(item: Item) -> Iterator[Fault]:
    for start, end, wanted in _wanted_faces(item):
        for span in spans(item, start, end, IS_HAN, lambda look: (family(look.face), look.theme)):
            name = span.look.face
            if span.look.theme or family(name) in wanted:
                continue
            is_run_in = item.level and item.element != "heading" and start == 0 and end < len(item.text)
            what = Text("接排的标题", "a run-in heading") if is_run_in else item.name
            have = Text(name, name) if name else Text("没有指定字体的默认字体", "a font that is not named")
            yield (
                (what.zh, name),
                item.hit(
                    Text(
                        f"{what.zh}应为{wanted[0]}，这里是{have.zh}。",
                        f"{what.en} is in {have.en}, not {wanted[0]}.",
                    ),
                    span.start,
                    span.end,
                ),
            )


def _wanted_faces(item: Item) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Yield the stretches of a paragraph with the families each may have, the right one first."""
    own = _FACES.get(item.element)
    if item.element == "heading":
        yield 0, len(item.text), (_LEVEL_FACES[item.level],)
    elif own and item.level in (1, 2):
        end = item.text.find("。") + 1
        allowed = (_LEVEL_FACES[item.level], *([own] if end > _LONG_RUN_IN or not end else []))
        yield 0, end, allowed
        yield end, len(item.text), (own,)
    elif own:
        yield 0, len(item.text), (own,)


@rule("LAY-16", "size", "error", "GB/T 9704 5.2.2, 7.3.1, 7.4.2, 7.5", "Every element has its size.")
def size(sheet: Sheet) -> Iterator[Hit]:
    """标题二号（22磅），版记和页码四号（14磅），其余各要素三号（16磅）。误差在0.5磅以内不算。

    发文机关标志的字号不限；表格、表题和附件标题不查。

    错例：标题18磅 → 标题22磅（二号）
    错例：正文14磅 → 正文16磅（三号）
    """
    yield from gathered(fault for item in sheet.items for fault in _wrong_sizes(item))
    yield from gathered(
        (have, foot.hit(Text(f"页码应为四号（14磅），这里是{have:g}磅。",
                             f"The page number is {have:g} pt, not 14 pt."), paragraph))
        for foot, paragraph, look in _numbers(sheet)
        if not _is_size(have := look.size, std.SIZE_4)
    )  # fmt: skip


def _wrong_sizes(item: Item) -> Iterator[Fault]:
    want = _SIZES.get(item.element)
    if want is None:
        return
    for span in spans(item, 0, len(item.text), IS_HAN, lambda look: look.size):
        have = span.look.size
        if not _is_size(have, want):
            yield (item.name.zh, have), item.hit(
                Text(f"{item.name.zh}应为{want.name}（{want.pt:g}磅），这里是{have:g}磅。",
                     f"{item.name.en} is {have:g} pt, not {want.pt:g} pt."),
                span.start,
                span.end,
            )  # fmt: skip


def _is_size(have: float, want: std.Size) -> bool:
    return abs(have - want.pt) <= TOLERANCE.size_pt


@rule(
    "LAY-19",
    "east-asian-marks",
    "warning",
    "GB/T 15834 5.1",
    "Marks that both scripts have are set in the Chinese font.",
)
def east_asian_marks(sheet: Sheet) -> Iterator[Hit]:
    """“ ” ‘ ’ — … · 应当用中文字体排成全角。西文字体里也有这些字符，Word 要靠文字的“东亚”标记才用中文字体。

    改法：选中这些标点，把西文字体也设为仿宋等中文字体；或删掉后在中文输入法下重新输入。

    错例：引号用 Times New Roman 排成半角 → 引号用仿宋排成全角
    """
    yield from gathered(
        ("marks", item.hit(
            Text(f"标点 {words} 用的是西文字体{name}，应为中文字体。", f"{words} is set in {name}, no Chinese font."),
            start, end))
        for item in sheet.items
        if IS_HAN.search(item.text)
        for start, end, words, name in _latin_marks(item)
    )  # fmt: skip


def _latin_marks(item: Item) -> Iterator[tuple[int, int, str, str]]:
    for piece, look in item.paragraph.pieces:
        name = look.face if look.hint else look.high or look.latin or look.latin_theme or "Times New Roman"
        if is_chinese(name) or (look.hint and not name):
            continue
        for match in _SHARED.finditer(piece.text):
            yield piece.start + match.start(), piece.start + match.end(), match[0], name


@rule("LAY-20", "theme-fonts", "warning", "GB/T 9704 5.2.2", "Fonts are named, not taken from the theme.")
def theme_fonts(sheet: Sheet) -> Iterator[Hit]:
    """字体应当写明，不用主题字体：主题字体换一台电脑、换一个模板就变成别的字体。

    错例：正文用“中文正文”主题字体（等线） → 正文用仿宋_GB2312
    """
    yield from gathered(
        (name, item.hit(
            Text(f"用了主题字体{name}，应写明字体。", f"The font comes from the theme ({name})."),
            span.start, span.end))
        for item in sheet.items
        for script, theme_of in _SCRIPTS
        for span in spans(item, 0, len(item.text), script, theme_of)
        if (name := theme_of(span.look))
    )  # fmt: skip


_SCRIPTS: Final[tuple[tuple[re.Pattern[str], Callable[[RunFormat], str]], ...]] = (
    (IS_HAN, lambda look: look.theme),
    (_WESTERN, lambda look: look.latin_theme),
)
