"""HDG: ordinals and headings (GB/T 9704 7.3.3, GB/T 15834 appendix B)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from replygen.checks.copy import Copy, Hit, Line
from replygen.checks.outline import Row, has_text_under, rows
from replygen.checks.rule import rule
from replygen.checks.words import any_of, one_of

_BRACKETED: Final = re.compile(r"(\s*（\s*(?:[一二三四五六七八九十]{1,3}|\d{1,2})\s*）)\s*([、．.，：。,:])")
_ARABIC: Final = re.compile(r"(\s*\d{1,2})([、．，：])(?![\d、])")
_HANZI: Final = re.compile(r"(\s*[一二三四五六七八九十]{1,3})\s*([．.，：。]|(?=[^\s、．.，：。是]))")
_FIRST: Final = re.compile(
    r"(?:^|(?<=[。；：]))(第[一二三四五六七八九十]|首先|其次|再次|最后)、(?!第?[一二三四五六七八九十]|\d)"
)
_IS: Final = re.compile(r"(?:^|(?<=[。；：]))([一二三四五六七八九]是)[、，：](?=[^一二三四五六七八九])")


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
    """
    for line in copy.of("heading", "body", "attachment"):
        start = match.end() if (match := re.match(r"附件[：:]\s*", line.text)) else 0
        if (found := _ARABIC.match(line.text, start)) and (line.start or start or line.role == "attachment"):
            yield line.hit(start, found.end(), to=found[1] + ".", safe=True)
    yield from _lost_dots(copy)


_DOTLESS: Final = re.compile(rf"\s*(\d{{1,2}})(?!{one_of('units')})([\u3400-\u9fff])")


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
        if match:
            yield line.hit(*match.span(), to=match[1] + "、", safe=True)


@rule("HDG-04", "first-second", "warning", "GB/T 15834 B.3", "第一 and 首先 take ，, 一是 takes nothing.")
def first_second(copy: Copy) -> Iterator[Hit]:
    """“第一”“首先”后面用逗号；“一是”后面不加标点。

    错例：第一、健全机制。第二，加强巡查。 → 第一，健全机制。第二，加强巡查。
    错例：一是、健全机制；二是加强巡查。 → 一是健全机制；二是加强巡查。
    正例：第一，健全机制。第二，居全市第一、第二位的是江镇、河镇。
    """
    for line in copy.prose:
        for match in _FIRST.finditer(line.text):
            yield line.hit(*match.span(), to=match[1] + "，", safe=True)
        for match in _IS.finditer(line.text):
            yield line.hit(*match.span(), to=match[1], safe=True)


_END: Final = re.compile(r"[。，；：、,:;]+\s*$")


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
    """
    for row in rows(copy):
        headings = [item.line for item in row.items if item.line.role == "heading"]
        above = [line for line in headings if has_text_under(copy, line)]
        for line in above if len(above) * 2 >= len(row.items) else ():
            if match := _END.search(line.text):
                place = match.start()
                start = max(line.start, place - 1)
                yield line.hit(start, match.end(), to=line.raw[start:place], safe=True)


_LONGER: Final = re.compile(r"(?<=.{4})(?:工作|情况|方面)$")


@rule("HDG-11", "same-heading", "warning", "公文习惯", "Two headings say the same.")
def same_heading(copy: Copy) -> Iterator[Hit]:
    """两个标题相同。

    错例：
        （一）建设公园
        全区新建公园12个。
        （二）建设公园
        养护绿地30公顷。
    错例：
        （一）加强组织领导
        成立专班。
        （二）加强组织领导工作
        养护绿地30公顷。
    正例：
        （一）建设公园
        全区新建公园12个。
        （二）管护绿地
        养护绿地30公顷。
    """
    for row in rows(copy):
        seen: set[str] = set()
        for line in (item.line for item in row.items if item.line.role == "heading"):
            words = _LONGER.sub("", _END.sub("", line.words))
            if words in seen:
                yield line.hit(line.start, len(line.raw))
            seen.add(words)


@rule("HDG-13", "empty-heading", "error", "GB/T 9704 7.3.3", "No text under the heading.")
def empty_heading(copy: Copy) -> Iterator[Hit]:
    """标题下面没有内容。

    错例：
        （一）建设公园
        （二）管护绿地
        养护绿地30公顷。
    正例：
        请提交以下材料。
        1.申请表
        2.身份证复印件
    """
    for row in rows(copy):
        headings = [item for item in row.items if item.line.role == "heading"]
        empty = [item.line for item in headings if not has_text_under(copy, item.line, item.level)]
        is_list = row.level > 1 and len(empty) * 2 > len(headings) > 1
        if is_list and not _plain_heading(copy, row):
            continue
        for line in empty:
            if not _END.search(line.text) and _ends_part(copy, line):
                yield line.hit(line.start, len(line.raw))


def _plain_heading(copy: Copy, row: Row) -> bool:
    """Tell whether the row's level has headings with text elsewhere: then these are headings too, not a list."""
    others = [item.line for each in rows(copy) if each.level == row.level for item in each.items]
    filled = sum(has_text_under(copy, line) for line in others)
    return filled * 2 >= len(others)


def _ends_part(copy: Copy, line: Line) -> bool:
    """Tell whether more of the letter follows: in a passage the text of the last heading may be cut off."""
    return line.index + 1 < len(copy.lines) or copy.whole


_LONG_ITEM: Final = 616


@rule("HDG-12", "long-paragraph", "warning", "公文习惯", "A paragraph longer than a page.")
def long_paragraph(copy: Copy) -> Iterator[Hit]:
    """一段超过一页（616字），宜分段。

    正例：一是健全机制。二是加强巡查。
    """
    for line in copy.prose:
        if len(line.raw) > _LONG_ITEM and any_of("running_item").search(line.text):
            yield line.hit(0, min(len(line.raw), 20))
