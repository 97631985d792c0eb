"""REF: one thing or organ with two names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from replygen.checks.copy import Copy, Hit
from replygen.checks.facts import own_names
from replygen.checks.rule import rule
from replygen.checks.text import HANZI, is_short_form, one_apart
from replygen.checks.words import sounds
from replygen.messages import Text

_QUOTED: Final = re.compile(r"“([^“”]{3,30})”|《([^《》]{5,80})》")
_MANY: Final = re.compile(r"[一二三四五六七八九十两\d东西南北上下左右前后大小新老甲乙丙正反内外春夏秋冬男女]")


@rule("REF-07", "one-thing-two-names", "warning", "前后一致", "A name is written in two ways.")
def one_thing_two_names(copy: Copy) -> Iterator[Hit]:
    """同一个名称前后写法不一致。

    错例：推行“河道保洁员”制度。设立“河道保结员”岗位。
    错例：区水质监测中心每月检测。水样送区水质检测中心分析。
    错例：实施“清泉”行动，清淤河道3公里。“清泉”工程已惠及12个村。
    正例：开展“春季治水”“秋季治水”行动，落实“三张清单”“两张清单”。
    """
    yield from _other_kinds(copy)
    yield from _other_places(copy)
    seen: dict[str, str] = {}
    for line in copy.of("opening", "body", "closing"):
        for match in _QUOTED.finditer(line.text):
            group = 1 if match[1] else 2
            name = match[group]
            other = _near(name, seen)
            if other:
                yield line.hit(*match.span(), Text(f"前面写的是“{other}”。", f"Before, it was “{other}”."))
            for key in _keys(name):
                seen.setdefault(key, name)


_KIND: Final = re.compile(r"“([^“”]{2,12})”(行动|工程|计划)(?!方案|计划|书|[^，。；“]{0,4}》)")


def _other_kinds(copy: Copy) -> Iterator[Hit]:
    """Find “清泉”工程 where “清泉”行动 was named."""
    seen: dict[str, str] = {}
    for line in copy.of("opening", "heading", "body"):
        for match in _KIND.finditer(line.masked):
            kind = seen.setdefault(match[1], match[2])
            if kind != match[2]:
                other = f"“{match[1]}”{kind}"
                yield line.hit(*match.span(), Text(f"前面写的是{other}。", f"Before, it was {other}."))


_PLACE_NAME: Final = re.compile(
    rf"(?<=[省市区县镇乡])(?![省市区县])({HANZI}{{2,10}}?(?:中心|服务站|博物馆|图书馆|医院|学院|公司|基地|水厂))"
)


def _other_places(copy: Copy) -> Iterator[Hit]:
    """Find 区水质检测中心 where 区水质监测中心 was named: one character of the same sound is another."""
    seen: dict[str, str] = {}
    for line in copy.of("opening", "body"):
        for match in _PLACE_NAME.finditer(line.masked):
            name = match[1]
            other = _near(name, seen)
            if other and all(_sound_alike(pair) for pair in zip(name, other, strict=True)):
                yield line.hit(*match.span(), Text(f"前面写的是“{other}”。", f"Before, it was “{other}”."))
            for key in _keys(name):
                seen.setdefault(key, name)


def _keys(name: str) -> Iterator[str]:
    """Yield the name with each character left out in turn: two names one character apart share one of these."""
    yield name
    for place in range(len(name)):
        yield f"{name[:place]}\0{name[place + 1 :]}"
        yield f"{name[:place]}\1{name[place:]}"


def _near(name: str, seen: dict[str, str]) -> str:
    """Return a name seen before that differs in one character which is no number, direction or the like."""
    if name in seen and seen[name] == name:
        return ""
    for key in _keys(name):
        other = seen.get(key)
        if other and other != name and one_apart(name, other) and not _differ_on_purpose(name, other):
            return other
    return ""


_LEAST, _SHORT = 4, 4
"""So many characters a name has at least; in one of so few, a slip is a character of the same sound."""


def _differ_on_purpose(first: str, second: str) -> bool:
    if len(first) != len(second) or len(first) < _LEAST:
        return True
    differ = [pair for pair in zip(first, second, strict=True) if pair[0] != pair[1]]
    if any(_MANY.match(char) for pair in differ for char in pair):
        return True
    return len(first) <= _SHORT and not all(map(_sound_alike, differ)) and sorted(first) != sorted(second)


def _sound_alike(pair: tuple[str, str]) -> bool:
    first, second = (sounds().get(char, char) for char in pair)
    return first == second


_ORGANS: Final = re.compile(
    rf"([市区县省州])({HANZI}{{2,9}}?(?:局|委员会|委(?![员托派])|办公室|厅))(?=[、，。；：的和与及将会等将共已联]|$|{HANZI})"
)


@rule("REF-08", "organ-two-names", "warning", "前后一致", "An organ has two names.")
def organ_two_names(copy: Copy) -> Iterator[Hit]:
    """同一个单位的简称前后不一致。

    错例：经与区卫生健康委、区财政局共同研究。区卫健委、区财政局安排专项资金。
    正例：经与区卫生健康委、区财政局共同研究。区财政局安排专项资金，市财政局给予支持。
    """
    own = own_names(copy)
    seen: dict[str, list[str]] = {}
    for line in copy.of("opening", "body"):
        for match in _ORGANS.finditer(line.spoken):
            name, key = match[2], match[1] + match[2][0] + match[2][-1]
            others = seen.setdefault(key, [])
            other = next((each for each in others if each != name and _same_organ(each, name)), "")
            if other and not any(is_short_form(name, each[each.find(name[0]) :]) for each in own):
                message = Text(f"前面写的是“{match[1]}{other}”。", f"Before, it was {match[1]}{other}.")
                yield line.hit(*match.span(), message, to=match[1] + other)
            if name not in others:
                others.append(name)


def _same_organ(first: str, second: str) -> bool:
    short, full = sorted((first, second), key=len)
    return is_short_form(short, full)
