"""NUM: years against spans."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import Final

from replygen.checks.copy import Copy, Hit, Line
from replygen.checks.facts import date_of
from replygen.checks.rule import rule
from replygen.checks.text import hanzi_value
from replygen.checks.words import one_of
from replygen.messages import Text

_SPAN: Final = re.compile(
    r"(\d{4})年?(?:至|到|—|～|-)(\d{4})年[^，。；\d]{0,4}?(连续|的|共|这|，连续)?(\d{1,2}|[两二三四五六七八九十])(?:年(?!级|期|制|前|后|内)|个年头|个年度)"
)
_MONTHS: Final = re.compile(
    r"(?<!\d)(\d{1,2})月?(?:至|到|—|～)(\d{1,2})月[^，。；\d]{0,4}?(?:，?连续|的|共|这)(\d{1,2}|[两二三四五六七八九十])个月"
)
_QUARTERS: Final = re.compile(
    r"([一二三四])季度?(?:至|到|—)第?([一二三四])季度[^。；\d]{0,4}?(?:连续|的|共|这)(\d{1,2}|[两二三四])个季度"
)
_LAST_YEARS: Final = re.compile(
    r"(?P<said>近[两三四五六七八九十\d]{1,2}年)(?:来|间)?（(\d{4})年?(?:—|至|～|-)(\d{4})年?）"
)
_FOR_DAYS: Final = re.compile(
    r"(?<!\d)(\d{1,2})月(\d{1,2})日?(?:—|至|到|～)(?:(\d{1,2})月)?(\d{1,2})日[^。；\d]{0,12}?(?:为期|历时|连续|共计?|持续)(\d{1,3}|[一两二三四五六七八九十]{1,3})(天|周|日|个月)"
)
_FOR_MONTHS: Final = re.compile(
    r"(?<!\d)(\d{1,2})月?(?:—|至|到|～)(\d{1,2})月底?，?[^。；，\d]{0,10}?(?:为期|历时|持续)(\d{1,2}|[一两二三四五六七八九十]{1,2})个月"
)
_DAYS_IN: Final = {"天": 1, "日": 1, "周": 7, "个月": 30}
_PLAN_SPAN: Final = re.compile(rf"“?({one_of('plan_names')})”?[^，。（]{{0,8}}（(\d{{4}})—(\d{{4}})年?）")
_DATE: Final = r"(\d{4})年(\d{1,2})月(\d{1,2})日"
_DAYS: Final = re.compile(rf"{_DATE}起?(?:至|到|—|～){_DATE}")
_BACKWARDS: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)年?(?:—|至|～|-)((?:19|20)\d\d)年")


@rule("NUM-17", "span", "warning", "逻辑", "The number of years does not fit the years named.")
def span(copy: Copy) -> Iterator[Hit]:
    """年数、月数、季度数与起止时间不符。

    错例：2021年至2024年连续5年获评先进。
    错例：2024年一季度至三季度，连续4个季度增长。
    正例：2021年至2024年连续4年获评先进，2024年一季度至四季度连续4个季度增长。
    """
    letter = date_of(copy)
    for line in copy.prose:
        for look, read, slack in ((_SPAN, int, 1), (_MONTHS, int, 0), (_QUARTERS, "零一二三四".index, 0)):
            for match in look.finditer(line.text):
                yield from _mismatch(line, match, read(match[1]), read(match[2]), slack)
        yield from _short_spans(line)
        yield from _too_long(line, letter.year if letter else None)
        yield from _backwards(line)
        for match in _PLAN_SPAN.finditer(line.text):
            first = _first_year(match[1])
            if (int(match[2]), int(match[3])) != (first, first + 4):
                yield line.hit(*match.span())


def _short_spans(line: Line) -> Iterator[Hit]:
    """Compare 近三年（2020—2024年）, and 5月1日至5日 with 为期10天."""
    for match in _LAST_YEARS.finditer(line.text):
        said = hanzi_value(match["said"][1:-1])
        length = int(match[3]) - int(match[2]) + 1
        if said and length > 0 and said not in (length, length - 1):
            yield line.hit(*match.span(), _span_message(length, said))
    for match in _FOR_MONTHS.finditer(line.text):
        said, length = hanzi_value(match[3]), int(match[2]) - int(match[1]) + 1
        if said and length > 0 and said not in (length, length - 1):
            yield line.hit(*match.span(), _span_message(length, said))
    for match in _FOR_DAYS.finditer(line.text):
        said, length = hanzi_value(match[5]), _days(match)
        unit = _DAYS_IN[match[6]]
        if said and length > 0 and abs(said * unit - length) > max(1, unit // 3):
            yield line.hit(*match.span(), Text(f"起止之间是{length}天。", f"The span is {length} days."))


_SINCE: Final = re.compile(
    r"自?(20\d\d)年(?:以来|起)，?[^。；\d]{0,8}?连续(\d{1,2}|[两二三四五六七八九十]{1,3})年(?![级期])"
)
_OVER_YEARS: Final = re.compile(
    r"(20\d\d)年(\d{1,2})月(?:至|到|—)(20\d\d)年(\d{1,2})月底?，?[^，。；\d]{0,4}?(?:连续|的|共)(\d{1,3})个月"
)


def _too_long(line: Line, year: int | None) -> Iterator[Hit]:
    """Compare 自2020年以来连续8年 with the year of the letter, and 2023年1月至2024年12月 with 36个月."""
    for match in _SINCE.finditer(line.text) if year else ():
        said, length = hanzi_value(match[2]) or 0, (year or 0) - int(match[1]) + 1
        if said > length > 0:
            yield line.hit(*match.span(), _span_message(length, said))
    for match in _OVER_YEARS.finditer(line.text):
        first, month, last, end, said = (int(each) for each in match.groups())
        length = 12 * (last - first) + end - month + 1
        if length > 0 and said != length:
            yield line.hit(*match.span(), _span_message(length, said))


def _days(match: re.Match[str]) -> int:
    """Return how many days lie between 5月1日 and 5日, both counted; 0 if the dates are none."""
    month, day, last_month, last = (int(each or 0) for each in match.groups()[:4])
    try:
        first = datetime.date(_ANY_YEAR, month, day)
        return (datetime.date(_ANY_YEAR, last_month or month, last) - first).days + 1
    except ValueError:
        return 0


_ANY_YEAR: Final = 2025


def _span_message(length: int, said: int) -> Text:
    return Text(f"起止之间是{length}，写的是{said}。", f"The span is {length}, not {said}.")


def _backwards(line: Line) -> Iterator[Hit]:
    for match in _BACKWARDS.finditer(line.text):
        if int(match[1]) > int(match[2]):
            yield line.hit(*match.span(), Text("起止年份颠倒。", "The years are the wrong way round."))
    for match in _DAYS.finditer(line.text):
        first, last = (tuple(int(part) for part in match.groups()[at : at + 3]) for at in (0, 3))
        if first > last:
            yield line.hit(*match.span(), Text("起止日期颠倒。", "The dates are the wrong way round."))


def _mismatch(line: Line, match: re.Match[str], first: int, last: int, slack: int) -> Iterator[Hit]:
    said = hanzi_value(match[match.lastindex or 0])
    length = last - first + 1
    strict = "连续" in match[0]
    if said is not None and last >= first and said != length and (strict or said != length - slack):
        yield line.hit(*match.span(), _span_message(length, said))


_PLAN_BASE: Final = 1951
"""The 一五 plan would have begun five years later; 十四五 began in 1951 + 5 × 14."""


def _first_year(plan: str) -> int:
    return _PLAN_BASE + 5 * (hanzi_value(plan.removesuffix("五")) or 0)
