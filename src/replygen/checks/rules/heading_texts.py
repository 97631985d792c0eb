"""HDG: what headings say, and what stands under them (GB/T 9704 7.3.3)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from replygen.checks.copy import Copy, Hit, Line
from replygen.checks.outline import Row, has_text_under, rows
from replygen.checks.rule import rule
from replygen.checks.rules.headings import END
from replygen.checks.words import any_of

_LONGER: Final = re.compile(r"(?<=.{4})(?:工作|情况|方面)$")


_LONG_HEADING, _ALIKE, _OBJECT, _LOWEST = 8, 0.8, 3, 2
"""Headings of so many characters may be that much alike; an object has so many; under different headings, down to
this level."""
_VERB: Final = re.compile(
    r"(?:进一步|切实|持续|不断|着力|全面|大力)?(?:加强|强化|完善|健全|提升|提高|推进|推动|加快|抓好|做好|深化|优化|加大|改善|增强|促进|夯实)"
)
_ON_PURPOSE: Final = re.compile(
    r"[一二三四五六七八九十两\d东西南北上下左右前后大小新老甲乙丙内外春夏秋冬城乡水陆]"
)


@rule("HDG-11", "same-heading", "warning", "公文习惯", "Two headings say the same.")
def same_heading(copy: Copy) -> Iterator[Hit]:
    """两个标题相同，或者几乎相同。

    并列的标题只换了开头的动词（加强、强化）也算；不同标题下面的，只有两部分里相同的标题不止一个才是有意的。

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
    错例：
        （一）加强公园安全管理
        全区新建公园12个。
        （二）强化公园安全管理
        养护绿地30公顷。
    错例：
        一、工作开展情况
        （一）建设社区公园
        全区新建公园12个。
        （二）管护绿地
        养护绿地30公顷。
        二、下一步工作打算
        （一）补种树木
        补种树木300株。
        （二）建设社区公园
        继续建设公园。
    """
    all_rows = [_headings(row) for row in rows(copy)]
    for headings in all_rows:
        for at, (line, words) in enumerate(headings):
            if any(_say_the_same(words, before) for _, before in headings[:at]):
                yield line.hit(line.start, len(line.raw))
    yield from _repeated_elsewhere([row for row in all_rows if row and row[0][0].level <= _LOWEST])


_Headings = list[tuple[Line, str]]


def _headings(row: Row) -> _Headings:
    lines = [item.line for item in row.items if item.line.role == "heading"]
    return [(line, _LONGER.sub("", END.sub("", line.words))) for line in lines]


def _say_the_same(words: str, before: str) -> bool:
    """Tell whether two headings that stand side by side are the same, but for the verb or a character or two."""
    if words == before:
        return True
    if _ON_PURPOSE.search("".join(set(words) ^ set(before))):
        return False
    objects = [_VERB.sub("", each, count=1) for each in (words, before)]
    if objects[0] == objects[1]:
        return len(objects[0]) >= _OBJECT and objects[0] not in (words, before)
    return min(len(words), len(before)) >= _LONG_HEADING and _ratio(words, before) > _ALIKE


def _ratio(words: str, before: str) -> float:
    from difflib import SequenceMatcher  # noqa: PLC0415 - most letters need none

    return SequenceMatcher(None, words, before, autojunk=False).ratio()


def _repeated_elsewhere(all_rows: Sequence[_Headings]) -> Iterator[Hit]:
    """Find the one heading that stands under two parts; where they share more, both parts are built alike."""
    where: dict[str, list[tuple[int, Line]]] = {}
    for number, headings in enumerate(all_rows):
        for line, words in headings:
            where.setdefault(words, []).append((number, line))
    shared = [
        found for words, found in where.items()
        if len(found) == 2 and found[0][0] != found[1][0] and len(words) > _OBJECT  # noqa: PLR2004 - two places
    ]  # fmt: skip
    parts = Counter((first[0], second[0]) for first, second in shared)
    for first, second in shared:
        if parts[first[0], second[0]] == 1:
            yield second[1].hit(second[1].start, len(second[1].raw))


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
            if not END.search(line.text) and _ends_part(copy, line):
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
