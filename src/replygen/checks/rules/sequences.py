"""HDG: the order of headings and of 一是、二是 (GB/T 9704 7.3.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from replygen.checks.copy import Copy, Hit, Line
from replygen.checks.outline import Row, mark_of, misnumbered, rows
from replygen.checks.rule import rule
from replygen.messages import Text


@rule("HDG-06", "level-order", "error", "GB/T 9704 7.3.3", "The mark belongs to another level.")
def level_order(copy: Copy) -> Iterator[Hit]:
    """序号的层次不对：依次为“一、”“（一）”“1.”“（1）”。

    错例：
        一、工作开展情况
        （一）建设公园
        全区新建公园12个。
        1.管护绿地
        养护绿地30公顷。
    改为：
        一、工作开展情况
        （一）建设公园
        全区新建公园12个。
        （二）管护绿地
        养护绿地30公顷。
    错例：
        一、工作开展情况
        （一）建设公园
        全区新建公园12个。
        （二）管护绿地
        养护绿地30公顷。
        二、下一步工作打算
        1.补种树木
        补种树木300株。
        2.延长开放时间
        延长至22:00。
    错例：
        一、工作开展情况
        1.建设公园
        全区新建公园12个。
        2.管护绿地
        养护绿地30公顷。
        （二）补种树木
        补种树木300株。
    改为：
        一、工作开展情况
        1.建设公园
        全区新建公园12个。
        2.管护绿地
        养护绿地30公顷。
        3.补种树木
        补种树木300株。
    正例：
        一、工作开展情况
        1.建设公园。全区新建公园12个。
        2.管护绿地。养护绿地30公顷。
    """
    yield from _moved(copy)
    yield from _skipped(copy)
    yield from _too_deep(copy)


def _moved(copy: Copy) -> Iterator[Hit]:
    """Find items that stand in the row of another level."""
    for row in rows(copy):
        for item in row.items:
            if item.moved:
                right = mark_of(item.level, item.ordinal) + item.line.words
                yield item.line.hit(0, len(item.line.raw), to=right)


def _too_deep(copy: Copy) -> Iterator[Hit]:
    """Find （1） in a letter that has no 1. above it."""
    arabic = {line.level for line in copy.of("heading", "body")}
    fourth = next((line for line in copy.of("heading") if line.level == 4 and line.ordinal == 1), None)  # noqa: PLR2004
    if fourth and 3 not in arabic and arabic & {1, 2}:  # noqa: PLR2004
        yield fourth.hit(0, len(fourth.raw), to=mark_of(3, fourth.ordinal) + fourth.words)


def _skipped(copy: Copy) -> Iterator[Hit]:
    """Find 1. right under 一、 in a letter that has （一） elsewhere: that level was skipped."""
    items = [item for row in rows(copy) for item in row.items if item.line.role == "heading"]
    there = {item.level for item in items}
    above: list[int] = []
    for item in sorted(items, key=lambda each: each.line.index):
        above = [level for level in above if level < item.level]
        skipped = above and above[-1] < item.level - 1 and item.level - 1 in there
        if skipped and item.ordinal == 1 and not item.moved:
            yield item.line.hit(0, len(item.line.raw), to=mark_of(item.level - 1, 1) + item.line.words)
        above.append(item.level)


@rule("HDG-07", "numbering", "error", "GB/T 9704 7.3.3", "An ordinal is missing or stands twice.")
def numbering(copy: Copy) -> Iterator[Hit]:
    """序号不连续或者重复。

    错例：
        （一）建设公园
        全区新建公园12个。
        （三）管护绿地
        养护绿地30公顷。
    改为：
        （一）建设公园
        全区新建公园12个。
        （二）管护绿地
        养护绿地30公顷。
    正例：
        （一）建设公园
        全区新建公园12个。
        （二）管护绿地
        养护绿地30公顷。
    正例：
        1.骑楼按原样修缮。
        2、16间厢房改作展厅。
        3.后街巷道全部硬化。
    """
    for row in rows(copy):
        numbers = [item.ordinal for item in row.items]
        for index, wanted in misnumbered(numbers, 1 if copy.whole else numbers[0]):
            item = row.items[index]
            mark = mark_of(item.level, wanted)
            if (
                lost := _unmarked(copy, row.items[index - 1].line, item.line)
                if item.ordinal == wanted + 1
                else None
            ):
                message = Text(f"这里缺序号“{mark}”。", f"The ordinal {mark} is missing.")
                yield lost.hit(
                    0, min(len(lost.raw), 12), message, to=mark + lost.text.lstrip("0123456789")[:12]
                )
                continue
            message = Text(f"序号不连续：这里应为“{mark}”。", f"Out of order: {mark} belongs here.")
            yield item.line.hit(0, min(len(item.line.raw), item.line.start + 6), message,
                                to=mark + item.line.raw[item.line.start : item.line.start + 6])  # fmt: skip


def _unmarked(copy: Copy, before: Line, item: Line) -> Line | None:
    """Return the short line between two headings that looks like a heading without its mark."""
    between = copy.lines[before.index + 1 : item.index]
    short = (line for line in between if line.role == "body" and not line.level)
    return next((line for line in short if _BARE.fullmatch(line.text.strip())), None)


_BARE: Final = re.compile(r"\d?[^\d，。；：！？]{4,24}")


@rule("HDG-08", "single-item", "warning", "公文习惯", "A level with a single item.")
def single_item(copy: Copy) -> Iterator[Hit]:
    """一个层次只有一项。

    错例：
        一、工作开展情况
        （一）建设公园
        全区新建公园12个。
        二、下一步工作打算
        继续建设公园。
    正例：
        一、工作开展情况
        全区新建公园12个。
        二、下一步工作打算
        继续建设公园。
    """
    for row in rows(copy):
        item, line = row.items[0], row.items[0].line
        alone = len(row.items) == 1 and row.level > 1 and line.role == "heading" and item.ordinal == 1
        if alone and (copy.whole or _is_over(copy, row)):
            yield line.hit(0, len(line.raw))


def _is_over(copy: Copy, row: Row) -> bool:
    """Tell whether a heading of a higher level follows: a passage may be cut off before the second item."""
    after = copy.lines[row.items[-1].line.index + 1 :]
    return any(0 < line.level < row.level for line in after)


_SEQUENCES: Final = (
    re.compile(
        r"(?:^|(?<=[。；：，、\s])|(?<=原因|问题|措施|重点|做法|考虑|[主重]要))(?P<n>[一二三四五六七八九])是(?!否|[一二三四五六七八九][，。、；二三])"
    ),
    re.compile(r"(?:^|(?<=[。；：，\s]))第(?P<n>[一二三四五六七八九])[，、](?!第?[一二三四五六七八九])"),
    re.compile(r"(?:^|(?<=[。；：\s]))其(?P<n>[一二三四五六七八九])[，、]"),
)
_BOTH: Final = re.compile("第一[，、](?!第).*第二[，、]")
"""Behind a comma, 第一 starts a sequence only where 第二 follows."""
_VALUE: Final = {char: value for value, char in enumerate("零一二三四五六七八九")}
_SHOWN: Final = 8


@dataclass(frozen=True, slots=True)
class _Step:
    line: Line
    start: int
    place: int
    value: int

    @property
    def is_second(self) -> bool:
        """Whether it is a 二是 with the 一是 before it in the midst of a clause."""
        return self.value == 2 and "一是" in self.line.masked[: self.start]  # noqa: PLR2004

    def hit(self, wanted: int) -> Hit:
        numeral = "零一二三四五六七八九十"[wanted]
        end = min(len(self.line.raw), self.place + _SHOWN)
        to = self.line.raw[self.start : self.place] + numeral + self.line.raw[self.place + 1 : end]
        message = Text(f"次序不连续：这里应为“{numeral}”。", f"Out of order: {numeral} belongs here.")
        return self.line.hit(self.start, end, message, to=to)


@rule("HDG-09", "running-sequence", "error", "GB/T 15834 B.3", "The sequence 一是、二是 is broken.")
def running_sequence(copy: Copy) -> Iterator[Hit]:
    """“一是”“二是”等次序不连续、重复，或者只有“一是”。

    错例：一是健全机制。三是加强巡查。 → 一是健全机制。二是加强巡查。
    错例：一是健全机制。加强巡查。
    正例：原因之一是经费不足。一是健全机制。二是加强巡查。
    正例：主要原因一是场地不足，二是经费有限。
    正例：我局这边一是清理淤泥，二是加固堤防。
    正例：投入860万元，第一，更换干管；第二，修复路面。
    正例：绿化覆盖率居全市第一，第一、第二季度均达标。
    """
    for look in _SEQUENCES:
        for sequence in _sequences(copy, look):
            if len(sequence) == 1 and sequence[0].value == 1:
                step = sequence[0]
                message = Text("只有“一是”，没有“二是”。", "A first without a second.")
                yield step.line.hit(step.start, min(len(step.line.raw), step.place + _SHOWN), message)
                continue
            first = sequence[0].value if not copy.whole or sequence[0].is_second else 1
            for index, wanted in misnumbered([step.value for step in sequence], first):
                if wanted <= len(_VALUE):
                    yield sequence[index].hit(wanted)


def _sequences(copy: Copy, look: re.Pattern[str]) -> Iterator[list[_Step]]:
    """Yield the runs of steps; a heading ends one, and so does a new first after a second."""
    steps: list[_Step] = []
    for line in copy.of("heading", "body", "table"):
        if line.role == "heading" or line.level in (1, 2):
            yield from [steps] if steps else []
            steps = []
        for match in look.finditer(line.masked, line.start):
            if (
                match[0].startswith("第")
                and line.masked.endswith("，", 0, match.start())
                and not _BOTH.search(line.masked)
            ):
                continue
            step = _Step(line, match.start(), match.start("n"), _VALUE[match["n"]])
            if step.value == 1 and steps and not (len(steps) == 1 and steps[0].line is line):
                yield steps
                steps = []
            steps.append(step)
    if steps:
        yield steps
