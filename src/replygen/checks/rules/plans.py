"""STR: plans that are told as if they were done."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import Final

from replygen.checks.copy import Copy, Hit, Line
from replygen.checks.facts import date_of
from replygen.checks.rule import rule
from replygen.checks.text import Span, sentences
from replygen.checks.words import any_of, one_of
from replygen.messages import Text

_DID: Final = one_of("completed")
_DUE: Final = re.compile(
    r"(?<!截至)(?<!截止)(?P<year>20\d\d)年(?:(?P<month>1[0-2]|[1-9])月(?:\d{1,2}日)?)?(?:[底末初]|[上下]半年|[一二三四]季度)?(?:之?前|以前)?"
    rf"，?(?P<who>[^，。；\d将把对按由在从]{{0,8}}?)(?P<done>已(?:经)?(?:全部|全面|基本|累计|陆续)?{_DID})(?!的)(?P<what>[^，。；]{{0,24}})"
)
_WHOLE_THING: Final = re.compile(r"的?[^\d]{0,16}\d[\d.]*[万亿余]?[^\d]{0,8}|")
_GOES_ON: Final = re.compile(r"全部|均|都|纳入|接入|投入使用|实现|达到|的")
_WILL: Final = re.compile(
    r"(?:(?<![按照依据该度年原划])(?:计划|力争|预计|争取)|(?<!比)拟|(?<!即)将)(?:于|在|到)?"
    rf"(?:20\d\d年[^，。；\d]{{0,2}}(?:\d{{1,2}}月)?[底末初内]?(?:之?前|以前)?|全部|全面|陆续|再)?(?P<did>{_DID}了)(?![的望解结])"
)
_ALREADY: Final = re.compile(
    rf"(?:[一二三四五六]是[^。；]{{0,20}}。)?(?:我[局委办厅镇区市县])?(?P<done>已[于在](?P<year>20\d\d)年[^，。；]{{0,8}}?{_DID})(?!的)"
)
_STILL: Final = re.compile(r"再|继续|下一?步|将|正在|基础|后续|目前|剩余|其余|进一步|接下来|拟|有望")


@rule("STR-16", "done-in-plan", "warning", "公文习惯", "A plan is told as if it were done.")
def done_in_plan(copy: Copy) -> Iterator[Hit]:
    """还没有到时间的事写成已经完成，或者计划里夹着早已完成的事。

    错例：
        二、下一步工作打算
        2026年10月底前，已建成泵站3座。
        江镇区水利局
        2025年5月7日
    错例：力争2026年建成了泵站3座。
    正例：
        二、下一步工作打算
        2026年10月底前，将已建成的3座泵站全部接入平台，再建泵站2座。
        江镇区水利局
        2025年5月7日
    """
    letter = date_of(copy)
    for line in copy.of("body"):
        for match in _WILL.finditer(line.masked):
            yield line.hit(match.start(), match.end(), to=match[0].removesuffix("了"))
        if letter:
            yield from _not_yet(line, letter)
            yield from _long_done(line, letter)


def _not_yet(line: Line, letter: datetime.date) -> Iterator[Hit]:
    """Find 2026年10月底前，已建成 in a letter of 2025."""
    for match in _DUE.finditer(line.masked):
        due = datetime.date(int(match["year"]), int(match["month"] or 1), 1)
        if due > letter and _WHOLE_THING.fullmatch(match["what"]) and not _GOES_ON.search(match["what"]):
            done = match["done"]
            to = re.sub("^已经?", "", done)
            yield line.hit(*match.span("done"), to=to)


def _long_done(line: Line, letter: datetime.date) -> Iterator[Hit]:
    """Find a sentence among the next steps that tells what was done years before, and leads to no plan."""
    if line.section != "next":
        return
    said = list(sentences(line.masked))
    for sentence, after in zip(
        said, [*said[1:], Span(0, 0, "")], strict=False
    ):  # a line may hold no sentence
        match = _ALREADY.match(sentence.text)
        if not match or int(match["year"]) > letter.year:
            continue
        if not any(
            _STILL.search(each) or any_of("plan").search(each) for each in (sentence.text, after.text)
        ):
            start = sentence.start + match.start("done")
            message = Text("这是已经完成的事，不是下一步工作。", "This is done and no plan.")
            yield line.hit(start, start + len(match["done"]), message)
