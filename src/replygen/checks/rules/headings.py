"""HDG: marks of ordinals and headings (GB/T 9704 7.3.3, GB/T 15834 appendix B)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from replygen.checks.copy import Copy, Hit, Line
from replygen.checks.outline import has_text_under, rows
from replygen.checks.rule import rule
from replygen.checks.words import one_of

_BRACKETED: Final = re.compile(r"(\s*（\s*(?:[一二三四五六七八九十]{1,3}|\d{1,2})\s*）)\s*([、．.，：。,:])")
_ARABIC: Final = re.compile(r"(\s*\d{1,2})([、．，：])(?:(?![\d、])|(?=(?:19|20)\d\d年))")
_HANZI: Final = re.compile(r"(\s*[一二三四五六七八九十]{1,3})\s*([．.，：。]|(?=[^\s、．.，：。是]))")
_FIRST: Final = re.compile(
    r"(?:^|(?<=[。；：，\s]))(第[一二三四五六七八九十]|首先|其次|再次|最后)、(?!第?[一二三四五六七八九十]|\d)"
)
_ONE_OF_SEVERAL: Final = re.compile("第[二三][、，]|其次[、，]|再次[、，]|最后[、，]")
_IS: Final = re.compile(r"(?:^|(?<=[。；：，\s]))([一二三四五六七八九]是)[、，：](?=[^一二三四五六七八九])")


@rule("HDG-01", "mark-after-brackets", "error", "GB/T 15834 B.3", "No mark after a bracketed ordinal.")
def mark_after_brackets(copy: Copy) -> Iterator[Hit]:
    """带括号的序号后面不加标点。

    错例：（二）、完善服务网络 → （二）完善服务网络
    正例：（二）完善服务网络
    """
    for line in copy.of("heading", "body"):
        if match := _BRACKETED.match(line.text):
            yield line.hit(*match.span(), to=match[1], safe=True)


@rule("HDG-02", "arabic-ordinal", "error", "GB/T 15834 B.3", "An Arabic ordinal takes a low dot.")
def arabic_ordinal(copy: Copy) -> Iterator[Hit]:
    """阿拉伯数字的序号后面用下脚点，不用顿号。

    错例：2、补齐设施短板。新建公厕8座，改造公厕12座。 → 2.补齐设施短板。新建公厕8座，改造公厕12座。
    正例：2.补齐设施短板。在1、2号入口新建公厕8座。
    错例：
        1、2023年新建公厕8座，改造公厕12座。
        2、2024年新建公厕6座，改造公厕9座。
    改为：
        1.2023年新建公厕8座，改造公厕12座。
        2.2024年新建公厕6座，改造公厕9座。
    """
    moved = _moved(copy)
    for line in copy.of("heading", "body", "attachment"):
        if line.index in moved:
            continue
        start = match.end() if (match := re.match(r"附件[：:]\s*", line.text)) else 0
        if (found := _ARABIC.match(line.text, start)) and (line.start or start or line.role == "attachment"):
            yield line.hit(start, found.end(), to=found[1] + ".", safe=True)
    yield from _lost_dots(copy)


def _moved(copy: Copy) -> set[int]:
    """Return where a mark belongs to another level: what is wrong there is not the mark behind the ordinal."""
    return {item.line.index for row in rows(copy) for item in row.items if item.moved}


_DOTLESS: Final = re.compile(rf"\s*(\d{{1,2}})(?!{one_of('units')})([^\W\d_A-Za-z])")


def _lost_dots(copy: Copy) -> Iterator[Hit]:
    """Find 3培育 where 2. came before: the dot is missing."""
    last = 0
    for line in copy.of("heading", "body"):
        last = line.ordinal if line.level == 3 else 0 if line.level in (1, 2) else last  # noqa: PLR2004 - 1.
        match = _DOTLESS.match(line.text)
        if match and not line.level and last and int(match[1]) == last + 1:
            yield line.hit(match.start(1), match.end(), to=f"{match[1]}.{match[2]}")
            last += 1


@rule("HDG-03", "hanzi-ordinal", "error", "GB/T 15834 B.3", "A Chinese ordinal takes 、.")
def hanzi_ordinal(copy: Copy) -> Iterator[Hit]:
    """汉字的序号后面用顿号。

    错例：二.下一步工作打算 → 二、下一步工作打算
    正例：二、下一步工作打算
    """
    for line in copy.of("heading", "body"):
        match = _HANZI.match(line.text) if line.level == 1 and line.start else None
        if match:  # where no mark stands, the numeral may belong to a word
            yield line.hit(*match.span(), to=match[1] + "、", safe=bool(match[2]))


@rule("HDG-04", "first-second", "warning", "GB/T 15834 B.3", "第一 and 首先 take ，, 一是 takes nothing.")
def first_second(copy: Copy) -> Iterator[Hit]:
    """“第一”“首先”后面用逗号；“一是”后面不加标点。

    错例：第一、健全机制。第二，加强巡查。 → 第一，健全机制。第二，加强巡查。
    错例：投资860万元改造管网，第一、更换干管；第二，修复路面。 → 投资860万元改造管网，第一，更换干管；第二，修复路面。
    错例：一是、健全机制；二是加强巡查。 → 一是健全机制；二是加强巡查。
    正例：第一，健全机制。第二，居全市第一、第二位的是江镇、河镇。
    """
    for line in copy.prose:
        for match in _FIRST.finditer(line.text):
            if not line.text.endswith("，", 0, match.start()) or _ONE_OF_SEVERAL.search(line.text):
                yield line.hit(*match.span(), to=match[1] + "，", safe=True)
        for match in _IS.finditer(line.text):
            yield line.hit(*match.span(), to=match[1], safe=True)


END: Final = re.compile(r"[。，；：、,:;]+\s*$")


@rule("HDG-05", "heading-end-mark", "error", "GB/T 15834 A", "A heading that stands alone has no end mark.")
def heading_end_mark(copy: Copy) -> Iterator[Hit]:
    """单独成行的标题末尾不加标点。

    错例：
        一、工作开展情况。
        全区新建公园12个。
    改为：
        一、工作开展情况
        全区新建公园12个。
    正例：
        一、需要提交的材料
        （一）申请表；
        （二）身份证复印件。
    正例：
        （一）修缮沿街骑楼，恢复原有立面；
        16间骑楼按原样修缮。
        （二）整治后街巷道，接通雨污管网；
        后街巷道全部硬化。
    """
    for row in rows(copy):
        headings = [item.line for item in row.items if item.line.role == "heading"]
        above = [line for line in headings if has_text_under(copy, line)]
        others_end_bare = any(not END.search(line.text) for line in above)
        for line in above if len(above) * 2 >= len(row.items) else ():
            if (match := END.search(line.text)) and not _is_clause(line, match):
                place = match.start()
                start = max(line.start, place - 1)
                sure = others_end_bare or not _GOES_ON.search(match[0])
                yield line.hit(start, match.end(), to=line.raw[start:place], safe=sure)


_GOES_ON: Final = re.compile("[，；、,;]")
"""Marks with which a sentence goes on: what ends so may be a part of one."""
_LISTING: Final = re.compile("如下|以下|下列|包括|分别|即$")


def _is_clause(line: Line, end: re.Match[str]) -> bool:
    """Tell whether a line that ends in a mark is a part of a sentence, or leads into what follows."""
    words = line.text[line.start : end.start()]
    leads = "：" in end[0] and _LISTING.search(words)
    return bool(leads or (_GOES_ON.search(end[0]) and _GOES_ON.search(words)))
