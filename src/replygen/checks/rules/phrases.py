"""REF: what is always said in the same words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from replygen.checks.copy import Copy, Hit
from replygen.checks.rule import rule
from replygen.checks.text import HANZI
from replygen.checks.words import slips, words

_LIST: Final = re.compile(rf"{HANZI}{{2,20}}(?:、{HANZI}{{2,20}})+")
_SHORT, _MANY = 2, 4
"""Parts of so few characters are too like other words, unless there are so many of them."""


@rule("REF-09", "set-phrases", "warning", "固定表述", "A set phrase is not as it is set.")
def set_phrases(copy: Copy) -> Iterator[Hit]:
    """固定表述有误：用字不对，或者各部分的次序不对。

    错例：推进教育、科技、人才体制机制一体改革。 → 推进教育科技人才体制机制一体改革。
    错例：坚持“空间均衡、节水优先、系统治理、两手发力”。 → 坚持“节水优先、空间均衡、系统治理、两手发力”。
    错例：推动质量变革、效益变革、动力变革。 → 推动质量变革、效率变革、动力变革。
    正例：推进教育科技人才体制机制一体改革，坚持“节水优先”，加强空间均衡、系统治理，提升获得感、安全感。
    """
    for line in copy.of("opening", "heading", "body", "closing"):
        for match, right in slips("set_phrases", line.text):
            yield line.hit(*match.span(), to=right)
        for run in _LIST.finditer(line.text):
            for wrongly in _misquoted(run[0]):
                yield line.hit(run.start() + wrongly.start, run.start() + wrongly.end, to=wrongly.right)


class _Misquoted(NamedTuple):
    start: int
    end: int
    right: str


@cache
def _phrases() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(phrase.split("、")) for phrase in words("set_phrases"))


def _misquoted(text: str) -> Iterator[_Misquoted]:
    """Yield where a list names the parts of a set phrase in another order, or one of them in other words."""
    parts = text.split("、")
    starts = [0]
    for part in parts:
        starts.append(starts[-1] + len(part) + 1)
    for phrase in _phrases():
        if not any(part in text for part in phrase):  # one at least is right
            continue
        for at in range(len(parts) - len(phrase) + 1):
            named = _trimmed(parts[at : at + len(phrase)], phrase)
            if named != phrase and (sorted(named) == sorted(phrase) or _one_other(named, phrase)):
                end = starts[at + len(phrase) - 1] + len(named[-1])
                start = starts[at + 1] - 1 - len(named[0])
                yield _Misquoted(start, end, "、".join(phrase))


def _trimmed(parts: list[str], phrase: tuple[str, ...]) -> tuple[str, ...]:
    """Cut off what stands before the first part and behind the last: 坚持节水优先, 两手发力的思路."""
    first = next((part for part in phrase if parts[0].endswith(part)), parts[0][-len(phrase[0]) :])
    last = next((part for part in phrase if parts[-1].startswith(part)), parts[-1][: len(phrase[-1])])
    return (first, *parts[1:-1], last)


def _one_other(named: tuple[str, ...], phrase: tuple[str, ...]) -> bool:
    """Tell whether one part differs, and half of its characters are right."""
    differ = [(each, right) for each, right in zip(named, phrase, strict=True) if each != right]
    if len(differ) != 1 or len(phrase) <= _SHORT:
        return False
    each, right = differ[0]
    alike = sum(first == second for first, second in zip(each, right, strict=False))
    return (
        len(each) == len(right) and alike * 2 >= len(right) and (len(right) > _SHORT or len(phrase) >= _MANY)
    )


_BOTH: Final = re.compile(
    r"([省市区县州镇乡])党?委\1政府(?!督查|信访|大院|门户|网)|党(?:中央国务院|委政府)(?=决策|部署|的|高度|领导|统一|要求|重视|关于)"
)
_BREAK: Final = re.compile("(委|中央)(?=.*政府|国务院)")


@rule("REF-10", "committee-and-government", "warning", "公文习惯", "市委、市政府 takes 、.")
def committee_and_government(copy: Copy) -> Iterator[Hit]:
    """“市委、市政府”中间加顿号。

    错例：落实市委市政府部署。 → 落实市委、市政府部署。
    错例：贯彻党中央国务院决策。 → 贯彻党中央、国务院决策。
    正例：落实市委、市政府部署，向市委市政府督查室报告。
    """
    for line in copy.prose:
        for match in _BOTH.finditer(line.masked):
            yield line.hit(*match.span(), to=_BREAK.sub(r"\1、", match[0], count=1))
