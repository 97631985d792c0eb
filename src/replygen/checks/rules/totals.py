"""NUM: parts and totals."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final

from replygen.checks.copy import Copy, Hit, Line
from replygen.checks.quantities import Amount, amounts, said_like
from replygen.checks.rule import rule
from replygen.checks.text import HANZI, LETTER
from replygen.checks.words import any_of
from replygen.messages import Text

_OF_THESE: Final = re.compile(r"其中|含(?=[^，。；）]{1,12}\d)|包括(?=[^，。；）]{1,12}\d)")
_NEAR: Final = 24
"""So many amounts before and behind are looked at."""
_REACH: Final = 40
"""So far from its whole a part may stand, in characters."""


@rule("NUM-15", "parts-over-total", "warning", "算术", "The parts are more than the whole.")
def parts_over_total(copy: Copy) -> Iterator[Hit]:
    """其中的部分大于总数，或者各部分之和与合计不符。

    错例：全区产生垃圾60万吨，其中综合利用71万吨。
    错例：建成公园12个、绿道15条，改造水库18座，其中小型水库20座。
    错例：培训教师40人、医生30人，共80人。
    错例：有泵站16座（大型2座，中型5座，小型12座）。
    错例：排查隐患56处，整改53处，其余5处正在整改。
    错例：17项任务已完成19项。
    错例：征集意见46条，采纳38条，未采纳12条。
    正例：全区有水库21座，其中小型水库3座、中型水库16座。托位562个，入托率由3.1%提高到4.5%。其中，普惠托位341个。
    """
    for line in copy.of("opening", "body", "annex"):
        found = amounts(line)
        for match in _OF_THESE.finditer(line.masked):
            yield from _over(line, found, match)
        yield from _wrong_sums(line, found)
        yield from _wrong_lists(line, found)
        yield from _wrong_rests(line, found)


def _over(line: Line, found: Sequence[Amount], match: re.Match[str]) -> Iterator[Hit]:
    """Compare what follows 其中 with the largest amount of its unit before it."""
    first = bisect_left(found, match.end(), key=lambda each: each.start)
    after = [each for each in found[first : first + _NEAR] if each.unit != "岁"]  # who, not how many
    if (
        not after
        or after[0].start - match.end() > _REACH
        or re.search(r"[。；]", line.text[match.end() : after[0].start])
    ):
        return
    part = after[0]
    wholes = [each for each in found[max(0, first - _NEAR) : first] if _is_whole(each, part)]
    if not wholes or part.unit in ("%", "倍", "年"):
        return
    whole = _whole(wholes, part, match.start())
    parts = _listed(line, after)
    total = sum(each.value for each in parts)
    if part.value > whole.value or (len(parts) > 1 and total > whole.value + _slack(whole, parts)):
        said = line.text[whole.start : whole.end]
        one = f"部分{line.text[part.start : part.end]}大于总数{said}。"
        message = Text(
            one if part.value > whole.value else f"各部分之和{said_like(total, whole)}大于总数{said}。",
            "The parts are more than the whole.",
        )
        yield line.hit(max(0, part.start - 4), parts[-1].end, message)


def _whole(wholes: Sequence[Amount], part: Amount, place: int) -> Amount:
    """Return the amount that stands right before 其中, else the last of the same thing, else the largest."""
    alike = [each for each in wholes if each.sentence == part.sentence and each.key & part.key]
    if place - wholes[-1].end <= 1 and wholes[-1].value >= part.value:
        return wholes[-1]
    return alike[-1] if alike else max(wholes, key=lambda each: each.value)


def _is_whole(whole: Amount, part: Amount) -> bool:
    """Tell whether an amount before 其中 can be the whole: in its sentence, or of the same thing in the one before."""
    if whole.unit != part.unit:
        return False
    return whole.sentence == part.sentence or (
        whole.sentence == part.sentence - 1 and (bool(whole.key & part.key) or not whole.key)
    )


def _listed(line: Line, found: Sequence[Amount]) -> list[Amount]:
    """Return the first amount and those that follow it, joined by 、 or 和 alone and with the same unit."""
    items = [found[0]]
    for each in found[1:]:
        between = line.masked[items[-1].end : each.start]
        joined = re.fullmatch(rf"[、和及](?:{LETTER}|[（）]){{0,16}}", between) or _is_next_kind(between)
        if each.unit != found[0].unit or not joined:
            break
        items.append(each)
    return items


def _slack(whole: Amount, parts: Sequence[Amount]) -> float:
    """Return how much rounding can make of the sum: nothing among whole numbers."""
    rounded = any("." in each.line.text[each.start : each.end] for each in (whole, *parts))
    if "约" in whole.clause:
        return whole.step
    return (whole.step + sum(each.step for each in parts)) / 2 if rounded else 0


def _is_next_kind(between: str) -> bool:
    """Tell whether ，市级 goes on with a list of kinds: no verb, with which another sentence would begin."""
    return bool(re.fullmatch(rf"，{HANZI}{{2,8}}", between)) and not any_of("doing").search(between)


_LIST: Final = re.compile(r"（([^（）]{4,120})）")
_ITEM: Final = re.compile(rf"{LETTER}{{1,12}}\d[\d.]*{HANZI}{{1,4}}")
_OPEN_LIST: Final = re.compile(r"其中|含|包括|等|余|另|约|近")
_SEVERAL: Final = 3


def _wrong_lists(line: Line, found: Sequence[Amount]) -> Iterator[Hit]:
    """Compare 168所（小学112所，初中41所，九年一贯制学校15所）."""
    for match in (*_LIST.finditer(line.masked), *_EACH.finditer(line.masked)):
        first = bisect_left(found, match.start(), key=lambda each: each.start)
        items = [each for each in found[first : first + _NEAR] if each.end <= match.end()]
        total = found[first - 1] if first else None
        plain = all(_ITEM.fullmatch(item) for item in re.split("[、，；]", match[1]))
        if not plain or not total or match.start() - total.end > _NEXT or _OPEN_LIST.search(match[1]):
            continue
        if len(items) > 1 and {each.unit for each in items} == {total.unit}:
            said = sum(each.value for each in items)
            slack = 0 if total.step == 1 else total.step * len(items)
            if said > total.value + slack or (said < total.value - slack and len(items) >= _SEVERAL):
                yield line.hit(total.start, match.end(), _sum_message(line, said, total))


_NEXT: Final = 6
"""So far behind its total a list in brackets may stand, in characters."""
_REST: Final = re.compile(r"(?:其余|剩余|余下|尚余)的?$")
_FOUND: Final = re.compile(
    r"(?:排查|发现|检查出|查出|梳理|交办|征集|收集|提出|列出|反馈|查找)[^，。；\d]{0,12}$"
)
_THEN_DONE: Final = re.compile(
    r"，(?:目前)?(?:已|现已|均已)?(?:经|全部)?(?:整改|销号|解决|化解|采纳|完成|落实|办结|消除)(?:整改|到位|完成|销号)?"
)
_DONE_OF: Final = re.compile(rf"^{HANZI}{{1,8}}已(?:经|全部)?(?:完成|建成|开工|办结|投用|整改|落实)$")


def _wrong_rests(line: Line, found: Sequence[Amount]) -> Iterator[Hit]:
    """Compare 56处，整改53处，其余5处, and 17项任务已完成19项."""
    for index, rest in enumerate(found):
        before = [each for each in found[max(0, index - 2) : index] if _is_beside(each, rest)]
        if before and rest.value > before[-1].value and _done_of(line, before[-1], rest):
            yield line.hit(before[-1].start, rest.end)
        if len(before) > 1 and _leaves(line, before[-1], rest):
            said = before[-2].value - before[-1].value
            if said > 0 and not _is_rest(rest, found[max(0, index - _NEAR) : index]):
                words = line.text[rest.start : rest.end]
                message = Text(f"其余应为{said_like(said, rest)}，写的是{words}。", "The rest is wrong.")
                yield line.hit(max(0, rest.start - 2), rest.end, message)


_UNDONE: Final = re.compile(rf"，(?:尚|暂)?未({HANZI}{{2}})的?$")


def _leaves(line: Line, part: Amount, rest: Amount) -> bool:
    """Tell whether an amount is what a part leaves of the whole: 采纳38条，其余8条, 采纳38条，未采纳8条."""
    between = line.masked[part.end : rest.start]
    undone = _UNDONE.search(between)
    told = line.masked[max(0, part.start - 4) : part.start]
    return bool(_REST.search(between[-4:]) or (undone and told.rstrip("的").endswith(undone[1])))


def _is_rest(rest: Amount, found: Sequence[Amount]) -> bool:
    """Tell whether an amount is what some amount before it leaves when all that follow that one are taken away."""
    left = 0.0
    for each in reversed([each for each in found if each.unit == rest.unit]):
        if abs(each.value - left - rest.value) <= rest.step:
            return True
        left += each.value
    return False


def _is_beside(this: Amount, other: Amount) -> bool:
    return this.sentence == other.sentence and this.unit == other.unit not in ("%", "倍", "年")


def _done_of(line: Line, whole: Amount, part: Amount) -> bool:
    between = line.masked[whole.end : part.start]
    found = _FOUND.search(line.masked[max(0, whole.start - _BEFORE) : whole.start])
    return bool(
        _DONE_OF.match(between) or _OF_ALL.fullmatch(between) or (found and _THEN_DONE.fullmatch(between))
    )


_BEFORE: Final = 24
_OF_ALL: Final = re.compile(rf"{HANZI}{{1,10}}(?:中|里)，(?:目前)?(?:已有?|有)")
_EACH: Final = re.compile(r"，(?:分别(?:为|是|有)|即|包括)：?([^。；]{4,120})(?=[。；])")


def _sum_message(line: Line, said: float, total: Amount) -> Text:
    words = line.text[total.start : total.end]
    return Text(f"各项之和是{said_like(said, total)}，写的是{words}。", "The sum is wrong.")


_SUM: Final = re.compile(
    r"(?:，|、)?(?:(?:全年|两项|三项|两类|三类|两年|三年)?(?:共计?|合计|总计|总共|一共)|[全两]年(?:累计)?)"
    r"(?![惠涉波]及|覆盖|服务|带动|吸引|辐射)[^，。；\d]{0,6}$"
)
_HALVES: Final = re.compile("上半年.*下半年|20\\d\\d年.*20\\d\\d年|一季度.*四季度|共|[合总]计")


def _wrong_sums(line: Line, found: Sequence[Amount]) -> Iterator[Hit]:
    """Compare 甲3个、乙5个，共8个."""
    for index, total in enumerate(found):
        if not _SUM.search(line.masked[max(0, total.start - 10) : total.start]):
            continue
        items: list[Amount] = []
        for each in reversed(found[max(0, index - _NEAR) : index]):
            between = line.masked[each.end : (items[-1] if items else total).start]
            joined = (
                _SUM.fullmatch(between)
                if not items
                else re.fullmatch(rf"[、和及，]{LETTER}{{0,16}}", between)
            )
            if each.unit != total.unit or not joined:
                break
            items.append(each)
        if len(items) > 1 and not _adds_up(line, items, total):
            said = sum(each.value for each in items)
            yield line.hit(max(0, total.start - 2), total.end, _sum_message(line, said, total))


def _adds_up(line: Line, items: Sequence[Amount], total: Amount) -> bool:
    """Tell whether the last two or more of the items, told from the end, make the total; or whether it is no total."""
    told = line.masked[items[-1].start - min(_BEFORE, items[-1].start) : total.start]
    if not _HALVES.search(told):
        return True
    exact = total.step == 1 and all(each.step == 1 for each in items) and not re.search("[约近]$", told)
    slack = 0 if exact else total.step * len(items)
    sums = list(accumulate(each.value for each in items))[1:]
    return any(abs(each - total.value) <= slack for each in sums)
