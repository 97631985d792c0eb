"""NUM: whether percentages follow from the figures beside them: shares and changes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from replygen.checks.copy import Copy, Hit, Line
from replygen.checks.growth import rounding, wrong_changes
from replygen.checks.quantities import SCALES, Amount, amounts, fits, said_like, share
from replygen.checks.rule import rule
from replygen.checks.text import HANZI, hanzi_value
from replygen.messages import Text

_NEAR: Final = 24
"""So many amounts before and behind are looked at."""
_N: Final = r"\d+(?:\.\d+)?"
_UNIT: Final = rf"(?:{HANZI}|[%/]){{1,6}}?"
_HOW: Final = "(?:提高|增加|增长|提升|上升|扩大|下降|降低?|减少|缩短|压缩|缩减|减|升|增|发展|延长)"
_CHANGE: Final = (
    rf"[由从](?:[^，。；\d]{{0,12}}(?:20\d\d年(?:底|末|初)?的?|\d{{1,2}}月(?:底|末)?的?))?[^，。；\d]{{0,8}}"
    rf"(?P<was>{_N})(?P<was_scale>[万亿]?)(?P<was_unit>{_UNIT})[^，。；\d]{{0,6}}?"
    rf"(?:(?P<verb>{_HOW})[到至为]|(?P<how>{_HOW})?[到至]20\d\d年[^，。；\d]{{0,4}}的?)"
    rf"(?P<now>(?!20\d\d年){_N})(?P<now_scale>[万亿]?)(?P<now_unit>{_UNIT})"
)
_FROM_TO: Final = re.compile(_CHANGE)
_BY_VERB: Final = "(?:提高|增长|增加|提升|上升|扩大|延长|下降|降低|减少|缩短|压缩|压减|缩减)"
_OVERALL: Final = r"，(?:同比|累计|总体|整体|共|比20\d\d年|[比较][^，。；\d]{1,8}?)?"
_CHANGED: Final = re.compile(
    rf"{_CHANGE}{_OVERALL}(?:提高|增长|增加|提升|上升|上涨|扩大|下降|降低|减少|缩短|压缩|压减|缩减|[增降涨减]幅|(?:压缩|增长|下降|提升)率|达|为)了?"
    rf"(?:约|近|达|为)?(?P<said>{_N})(?P<in>%|个百分点)"
)
_CHANGED_BY: Final = re.compile(
    rf"{_CHANGE}，(?:累计|总体|整体|共|净)?{_BY_VERB}了?(?P<said>{_N})(?P<scale>[万亿]?)(?P<unit>{_UNIT})(?=[，。；、（）]|$)"
)
_TIMES: Final = re.compile(
    rf"{_CHANGE}{_OVERALL}(?:(?:增长|增加|提高|扩大|上升)了?(?P<times>\d(?:\.\d+)?|[一两三四五六])倍(?!多|以上)|(?:实现)?翻了?(?P<fold>[一两二三])?番)"
)
_RATE_OF: Final = re.compile(
    rf"(?P<stem>(?!压缩|增长|下降|提升|降低|压减){HANZI}{{2}})率(?:为|达到?|是|约为)?(?P<p>\d+(?:\.\d+)?)%"
)
_THRESHOLD: Final = (
    rf"\d[\d.]*(?:[～—-]\d[\d.]*)?(?:周?岁|年|级|层|月)|\d[\d.]*(?:{HANZI}|[%㎡]){{1,4}}以[上下内外]"
)
"""Which of them are meant, not how many they are: 其中60岁以上412人."""
_OF_WHOLE: Final = re.compile(
    rf"其中(?:[^。；\d]|{_THRESHOLD})*$"
    r"|\d[件处项个家起条户人名]，(?:已|其中)?(?:办结|整改|完成|化解|采纳|合格|达标|解决|落实|拆除|答复|通过)(?:完成|到位)?$"
)
_NEXT_CLAUSE: Final = 16
"""So far behind its part a rate may stand, in characters."""
_LEAD: Final = 24
"""So far before its part 其中 may stand, in characters."""
_PART_SHARE: Final = re.compile(
    r"，?占(?:比|总[^，。；\d的]{1,4}的?|全部的?)?(?:为|达到?|约)?(\d+(?:\.\d+)?)%"
)


@rule("NUM-14", "share-arithmetic", "warning", "算术", "The percentage does not follow from the figures.")
def share_arithmetic(copy: Copy) -> Iterator[Hit]:
    """百分比、增减幅与前面的数字算不到一起。

    错例：成本由1.4元降至0.9元，下降45.7%。
    错例：确定任务31项，已完成26项，完成率为93.9%。
    错例：有托位562个。其中，普惠托位341个，占80.7%。
    错例：优良率由82.5%提高到90%，提高8.5个百分点。
    错例：用水量由5.2万吨降至4.6万吨，减少4.6万吨。
    错例：有泵站86座，其中运行20年以上43座，占60%。
    错例：有学员9420人，其中寄宿的3768人，占学员的42%。
    正例：预报的分辨率由3公里提高到1公里，行车时间由2小时缩短至40分钟。
    正例：成本由1.4元降至0.9元，下降35.7%。确定任务31项，已完成26项，完成率为83.9%。
    """
    for line in copy.of("opening", "body"):
        found = amounts(line)
        yield from _wrong_ends(line)
        for rate, right in wrong_changes(line, found):
            message = Text(f"按前面的数字算约为{right:.1f}%。", f"That makes {right:.1f} %.")
            yield line.hit(rate.start, rate.end, message)
        yield from _wrong_part(line, found)
        for match in _RATE_OF.finditer(line.masked):
            yield from _wrong_rate(line, found, match)
        for match in _PART_SHARE.finditer(line.masked):
            yield from _wrong_share(line, found, match)
        for match in _NAMED_SHARE.finditer(line.masked):
            yield from _wrong_named_share(line, found, match)


def _wrong_ends(line: Line) -> Iterator[Hit]:
    """Check 由 a 提高到 b and what is said of it behind."""
    for match in _FROM_TO.finditer(line.masked):
        if not _goes_that_way(match):
            yield line.hit(*match.span(), Text("增减的方向与数字相反。", "The figures go the other way."))
    for look, fit in ((_CHANGED, _change_fits), (_CHANGED_BY, _difference_fits), (_TIMES, _times_fit)):
        for match in look.finditer(line.masked):
            if _goes_that_way(match) and not fit(match):
                yield line.hit(match.end("now_unit") + 1, match.end())


_MORE: Final = re.compile(r"延长|提高|增加|增长|提升|上升|扩大|升")
_FINER: Final = re.compile("分辨率|精度|精细度|粒度")
"""What is better the smaller its figure is."""
_OF_TIME: Final = re.compile("[小时天日周月年分个]")
"""Begins a unit of time, of which there are several: 由2小时缩短至40分钟."""
_LESS: Final = re.compile(r"下降|降|减少|缩短|压缩|缩减|减")


def _goes_that_way(match: re.Match[str]) -> bool:
    """Tell whether 提高 leads to more and 下降 to less."""
    first, last = _ends(match)
    how = match["verb"] or match["how"] or ""
    finer = _FINER.search(match.string, max(0, match.start() - 12), match.start())
    if finer and not match["was_unit"].startswith("%"):
        return True
    same_unit = match["now_unit"].startswith(match["was_unit"]) or not _OF_TIME.match(match["was_unit"])
    if bool(match["was_scale"]) != bool(match["now_scale"]) or first == last or not same_unit:
        return True
    return not ((_MORE.match(how) and last < first) or (_LESS.match(how) and last > first))


def _ends(match: re.Match[str]) -> tuple[float, float]:
    return _number(match["was"], match["was_scale"]), _number(match["now"], match["now_scale"])


def _change_fits(match: re.Match[str]) -> bool:
    """Check 由 a 提高到 b，提高 g."""
    first, last = _ends(match)
    percent = (match["was_unit"].startswith("%"), match["now_unit"].startswith("%"))
    points = match["in"] == "个百分点"
    if not first or percent != (points, points) or bool(match["was_scale"]) != bool(match["now_scale"]):
        return True
    change = abs(last - first) if points else 100 * abs(last - first) / first
    slack = 0.0 if points else 100 * rounding(match["was"], match["now"]) / float(match["was"])
    return fits((change - slack, change + slack), match["said"])


def _difference_fits(match: re.Match[str]) -> bool:
    """Check 由 a 个提高到 b 个，提高 c 个: all three are told in the same unit."""
    scales = {match["was_scale"], match["now_scale"], match["scale"]}
    same_unit = match["unit"] == match["now_unit"] and match["unit"].startswith(match["was_unit"])
    if len(scales) > 1 or not same_unit:
        return True
    told = [match["was"], match["now"], match["said"]]
    was, now, said = map(float, told)
    rounded = any("." in each for each in told)
    slack = max(map(_step, told)) if rounded else 0
    return abs(abs(now - was) - said) <= slack + _TINY


_TINY: Final = 1e-9
_ENOUGH: Final = 0.95
"""So much of twice as much may be called 翻番."""


def _times_fit(match: re.Match[str]) -> bool:
    """Check 由 a 增加到 b，增长2倍 and 翻一番."""
    first, last = _ends(match)
    if not first or bool(match["was_scale"]) != bool(match["now_scale"]):
        return True
    if said := match["times"]:
        times = float(said) if said[0].isdecimal() else float(hanzi_value(said) or 0)
        return abs(last / first - 1 - times) <= _step(said) / 2 + 1e-9
    fold = hanzi_value(match["fold"] or "一") or 1
    return last / first >= _ENOUGH * float(2**fold)


def _number(digits: str, scale: str) -> float:
    return float(digits) * SCALES[scale]


def _step(digits: str) -> float:
    return 10.0 ** -len(digits.partition(".")[2])


def _amounts_before(found: Sequence[Amount], place: int) -> Sequence[Amount]:
    last = bisect_right(found, place, key=lambda each: each.end)
    return found[max(0, last - _NEAR) : last]


def _wrong_rate(line: Line, found: Sequence[Amount], match: re.Match[str]) -> Iterator[Hit]:
    """Check 任务31项，已完成26项，完成率83.9%: the part names what the rate names."""
    before = _amounts_before(found, match.start())
    if len(before) < 2 or match.start() - before[-1].end > _NEXT_CLAUSE:  # noqa: PLR2004 - part and whole
        return
    part, whole = before[-1], before[-2]
    named = all(char in part.clause for char in match["stem"])
    same = part.unit == whole.unit and part.sentence == whole.sentence and part.value <= whole.value
    if named and same and not fits(share(part, whole), match["p"]):
        low = share(part, whole)[0]
        message = Text(
            f"{said_like(part.value, part)}÷{said_like(whole.value, whole)}约为{low:.1f}%。",
            f"That makes {low:.1f} %.",
        )
        yield line.hit(match.start(), match.end(), message)


def _is_sibling(line: Line, other: Amount, part: Amount) -> bool:
    """Tell whether an amount in the sentence is told with a share of its own, so that both are parts of one whole."""
    return other.sentence == part.sentence and bool(_PART_SHARE.match(line.masked, other.end))


_NAMED_SHARE: Final = re.compile(
    r"，?占(?:全部|所有|全体|上述|这些|(?P<scope>[全我][省市区县州镇乡村]))?(?P<whole>[^，。；、\d%的]{2,10})的(?P<p>\d+(?:\.\d+)?)%"
)


def _wrong_named_share(line: Line, found: Sequence[Amount], match: re.Match[str]) -> Iterator[Hit]:
    """Check 寄宿生9420人，其中小学生3768人，占寄宿生的40%: the whole stands before, under its name."""
    before = _amounts_before(found, match.start())
    if not before or before[-1].end != match.start():
        return
    part, name, scope = before[-1], _HOW_MANY.sub("", match["whole"]), match["scope"] or ""
    wholes = [
        each for each in before[:-1]
        if each.unit == part.unit
        and _HOW_MANY.sub("", line.masked[: each.start]).endswith(name)
        and scope in line.masked[max(0, each.start - _LEAD) : each.start]
    ]  # fmt: skip
    if wholes and not any(fits(share(part, whole), match["p"]) for whole in wholes):
        yield line.hit(part.start, match.end())


_HOW_MANY: Final = re.compile("(?:总数|总量|总|共有?|有|为|达到?|约)+$")
_OF: Final = re.compile(r"，?占[^，。；\d]{0,12}")


def _wrong_part(line: Line, found: Sequence[Amount]) -> Iterator[Hit]:
    """Check 林地120万亩，占全区200万亩的60%."""
    for part, whole, rate in zip(found, found[1:], found[2:], strict=False):
        said = line.text[rate.start : rate.end - 1]
        told = line.masked[whole.end : rate.start] == "的" and _OF.fullmatch(
            line.masked, part.end, whole.start
        )
        if told and rate.unit == "%" and part.unit == whole.unit and not fits(share(part, whole), said):
            yield line.hit(rate.start, rate.end)


def _wrong_share(line: Line, found: Sequence[Amount], match: re.Match[str]) -> Iterator[Hit]:
    """Check 其中，甲3410个，占66.1% against every amount of the unit in this and the last sentence."""
    before = _amounts_before(found, match.start())
    if not before or match.start() != before[-1].end or before[-1].unit == "%":
        return
    part = before[-1]
    wholes = [each for each in before[:-1] if each.unit == part.unit and each.value >= part.value]
    lead = line.masked[max(0, part.start - _LEAD) : part.start]
    named = bool(_OF_WHOLE.search(lead))
    if not named:
        wholes = [each for each in wholes if not _is_sibling(line, each, part)]
    near = [
        each
        for each in wholes
        if each.sentence >= part.sentence - 1
        and (named or len(each.key & part.key) > (each.sentence < part.sentence))
    ]
    if near and not any(fits(share(part, whole), match[1]) for whole in wholes):
        yield line.hit(part.start, match.end())
