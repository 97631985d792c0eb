"""STR: how the organ speaks of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from replygen.checks.copy import Copy, Hit, Line
from replygen.checks.facts import (
    is_own_short_form,
    organs,
    own_names,
    place_level,
    without_place,
)
from replygen.checks.rule import rule
from replygen.checks.text import HANZI
from replygen.checks.words import one_of
from replygen.messages import Text

_CO: Final = re.compile(
    r"(?:经与|经商|经会商|会同|并与|我[局委办](?:与|会同))([^，。；]{2,200}?)(?:等(?:部门|单位)?)?(?:(?:共同|联合|认真)?(?:研究|进行|协商|沟通|办理)|(?=，))"
)


@rule("STR-08", "co-handlers", "error", "公文习惯", "The list of co-handlers.")
def co_handlers(copy: Copy) -> Iterator[Hit]:
    """会同办理的单位里有本单位，或者有重复的单位。

    错例：
        王木委员：
        您提出的《关于治水的提案》（第5号）收悉。经与区水利局、区财政局共同研究办理，现答复如下。
        江镇区水利局
    错例：
        王木委员：
        您提出的《关于治水的提案》（第5号）收悉。经与区财政局、区财政局共同研究办理，现答复如下。
    错例：
        王木委员：
        您提出的《关于治水的提案》（第5号）收悉。经与我局、区财政局共同研究办理，现答复如下。
    正例：
        王木委员：
        您提出的《关于治水的提案》（第5号）收悉。经与区教委、区财政局共同研究办理，现答复如下。
        江镇区水利局
    """
    own = (
        own_names(copy) if len(organs(copy)) == 1 else []
    )  # of organs that sign together, one names the others
    for line in copy.of("opening"):
        for match in _CO.finditer(line.text):
            seen: set[str] = set()
            place = match.start(1)
            for name in re.split(r"[、和及与]", match[1]):
                bare = name.strip()
                mine = bool(_MINE.fullmatch(bare)) or any(
                    bare == each or _is_mine(bare, each) for each in own
                )
                if mine or bare in seen:
                    message = (
                        Text("会同办理的单位里有本单位。", "Your own organ.")
                        if mine
                        else Text(f"“{bare}”重复。", "Twice.")
                    )
                    yield line.hit(place, place + len(name), message)
                seen.add(bare)
                place += len(name) + 1


_MINE: Final = re.compile("[我本](?:局|委|办|厅|镇|乡|街道|中心|单位|部门|院)")


def _is_mine(name: str, organ: str) -> bool:
    match = re.match(rf"{HANZI}{{0,6}}?[省市区县州镇乡]", name)
    return bool(match) and is_own_short_form(name[match.end() :] if match else name, organ)


_ORGAN: Final = re.compile(rf"[省市区县州](?=({HANZI}{{2,16}}))")
_SELF: Final = {
    "局": "我局",
    "委员会": "我委",
    "委": "我委",
    "办公室": "我办",
    "中心": "我中心",
    "厅": "我厅",
    "街道办事处": "我街道",
    "政府": "我们",
    "支队": "我支队",
    "大队": "我大队",
    "院": "我院",
    "部": "我部",
    "会": "我会",
}
_OF_OTHERS: Final = re.compile(
    r"^(?:[下所]属|党组|党委|党支部|办公室|纪检|工会|团委|机关|分管|原|直属|官网|官方|网站|门户|微信|公众号|[一二三四五六七八九]楼|\d)"
)
_SHORTEST: Final = 2


@rule(
    "STR-11", "self-in-third-person", "warning", "公文习惯", "The organ speaks of itself in the third person."
)
def self_in_third_person(copy: Copy) -> Iterator[Hit]:
    """正文里本单位应自称“我局”“我委”等，不用第三人称；自称要与单位名称相符。

    错例：
        江镇区城市管理局关于区政协七届三次会议第5号提案的复函
        区城管局将建立健全巡查机制。
    改为：
        江镇区城市管理局关于区政协七届三次会议第5号提案的复函
        我局将建立健全巡查机制。
    正例：
        江镇区城市管理局关于区政协七届三次会议第5号提案的复函
        我局将会同区城建委、市城管局印发《江镇区城市管理局窗口服务规范》。
    正例：
        江镇区审计局关于区政协七届三次会议第5号提案的复函
        区审计委员会办公室印发通知，区发展改革委、区审计局、区财政局联合发文，区审计局党组专题研究。
    """
    names = own_names(copy)
    joint = len({found.value for found in organs(copy)}) > 1  # each organ is named by its name
    for line in copy.of("body"):
        text = line.spoken
        if text.strip() in names:
            continue
        for name in () if joint else names:
            yield from _third_person(line, text, name)
        for match in re.finditer(r"(?<![自大]|敌)我([局委厅])(?![员托派面部限势])", text):
            fitting = [_self_name(name) for name in names]
            if (
                fitting
                and all(each[-1] != match[1] for each in fitting)
                and len(names) == len(set(names)) == 1
            ):
                yield line.hit(
                    *match.span(), Text("自称与单位名称不符。", "Not what the organ is."), to=fitting[0]
                )


def _self_name(organ: str) -> str:
    ending = next((ending for ending in sorted(_SELF, key=len, reverse=True) if organ.endswith(ending)), "")
    return _SELF.get(ending, "我单位")


def _third_person(line: Line, text: str, organ: str) -> Iterator[Hit]:
    done = 0
    for place in _starts(text, organ):
        if place < done:
            continue
        length = _own_length(text[place:], organ)
        if length and not _OF_OTHERS.match(text[place + length :]) and not _is_listed(text, place, length):
            start = _with_level(text, place, organ)
            done = place + length
            if text[start - 1 : start] != "原":
                yield line.hit(start, done, to=_self_name(organ))


_ORGAN_BEFORE: Final = re.compile(rf"{one_of('organ_end')}、{HANZI}{{0,6}}$")
_ORGAN_BEHIND: Final = re.compile(
    rf"、{HANZI}{{2,14}}?{one_of('organ_end')}(?:$|[、，。；等]|联合|共同|印发|和|与|及)"
)


def _is_listed(text: str, place: int, length: int) -> bool:
    """Tell whether a name stands in a list of organs, in which each has its name."""
    before = text[max(0, place - _NEAR) : place]
    return bool(_ORGAN_BEFORE.search(before) or _ORGAN_BEHIND.match(text, place + length))


_NEAR: Final = 24


def _starts(text: str, organ: str) -> Iterator[int]:
    """Yield where a name of the organ may start: its full name, and its level, as in 区科技局."""
    place = text.find(organ)
    while place >= 0:
        yield place
        place = text.find(organ, place + 1)
    level = place_level(organ)
    for match in _ORGAN.finditer(text):
        if match[0] == level:
            yield match.end()


def _own_length(text: str, organ: str) -> int:
    """Return how many characters at the start of ``text`` name the organ, in full or shortened."""
    if text.startswith(organ):
        return len(organ)
    full = without_place(organ)
    if not text.startswith(full[0]):
        return 0
    for length in range(min(len(full), len(text)), _SHORTEST, -1):
        if is_own_short_form(text[:length], organ):
            return length
    return _kindred_length(text, full)


_ENDING: Final = re.compile("局|委员会")
_SAME_WORK: Final = re.compile("(?:局|委员会|委(?![员托派]))")


def _kindred_length(text: str, full: str) -> int:
    """Return the length of a name that does the work of the organ and is of another kind: 教育局 for 教育委员会.

    A city may have both a 城市管理局 and a 城市管理委员会.
    """
    ending = _ENDING.search(full, len(full) - 3)
    work = full[: ending.start()] if ending else ""
    other = _SAME_WORK.match(text, len(work)) if work and text.startswith(work) else None
    return other.end() if other and work != "城市管理" else 0


def _with_level(text: str, place: int, organ: str) -> int:
    """Return the start of a name with its place in front: 区科技局, 江镇区科技局."""
    if text.startswith(organ, place):
        return place
    start = place - 1
    head = organ[: len(organ) - len(without_place(organ))]
    while start > 0 and head.endswith(text[start - 1 : place]) and len(text[start - 1 : place]) <= len(head):
        start -= 1
    return start
