"""NUM: dates and times (GB/T 9704 7.3.5.4, GB/T 15835)."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import Final

from replygen.checks.copy import Copy, Hit, Line, all_matches
from replygen.checks.facts import date_of, event_dates, number_year
from replygen.checks.rule import rule
from replygen.checks.words import any_of
from replygen.messages import Text
from replygen.zh.dates import format_date, parse_date

_PADDED: Final = re.compile(r"(?P<year>\d{4}年)?(?P<m>0?\d{1,2})月(?:(?P<d>0?\d{1,2})日)?")
_DAY_AS_NUMBER: Final = re.compile(r"(?<!\d)\d{1,2}月\d{1,2}号(?![楼线院馆厅泵井炉机路街公令文])")
_BY_DASHES: Final = re.compile(
    r"(?<![\w.=/\-])(20\d\d)([-./])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])日?(?![\w.=/\-]{0,40}[\dA-Za-z])"
)
_OTHER_FORM: Final = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})日?")
_HAN_DATE: Final = re.compile(
    r"二[〇零○]{1}[〇零○一二三][〇零○一二三四五六七八九]年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日"
)
_HAN_FORM: Final = re.compile(
    r"[二〇零○一]{1}[〇零○一二三四五六七八九九]{3}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日"
)
_DAY_LOST: Final = re.compile(r"\d{4}年\d{1,2}月(?:\d{1,2})?|\d{4}年|\d{4}年\d{1,2}日")


@rule("NUM-03", "date-form", "error", "GB/T 9704 7.3.5.4", "A date is written 2025年6月9日.")
def date_form(copy: Copy) -> Iterator[Hit]:
    """日期用阿拉伯数字写全年、月、日，不编虚位。

    错例：2025年06月09日 → 2025年6月9日
    错例：二〇二五年六月九日 → 2025年6月9日
    错例：6月9号召开现场会。 → 6月9日召开现场会。
    正例：2025年6月9日
    正例：碑文落款为“二〇一九年六月九日”，由县文物局保存。
    """
    for line, match in all_matches(copy, _PADDED):
        if re.search(r"^0[1-9]月|年0[1-9]月|月0[1-9]日", match[0]):
            to = re.sub(r"(?<!\d)0(?=[1-9][月日])", "", match[0])
            yield line.hit(*match.span(), to=to, safe=True)
    yield from _other_forms(copy)
    yield from _letter_date(copy)


def _letter_date(copy: Copy) -> Iterator[Hit]:
    for line in copy.of("date"):
        words = line.text.strip()
        start = line.text.index(words)
        if right := _right_date(words):
            yield line.hit(start, start + len(words), to=right)
        elif _DAY_LOST.fullmatch(words):
            yield line.hit(start, start + len(words))


def _other_forms(copy: Copy) -> Iterator[Hit]:
    """Find 2025-6-9 and 6月9号 in the text."""
    for line in copy.prose:
        for match in _BY_DASHES.finditer(line.masked):
            yield line.hit(*match.span(), to=f"{match[1]}年{int(match[3])}月{int(match[4])}日")
        for match in _HAN_DATE.finditer(line.spoken):
            yield line.hit(*match.span(), to=_right_date(match[0]) or None)
    for line, match in all_matches(copy, _DAY_AS_NUMBER):
        yield line.hit(*match.span(), to=match[0][:-1] + "日")


def _right_date(words: str) -> str:
    """Return the right form of a date in another script or with other separators, "" where there is none."""
    if match := _OTHER_FORM.fullmatch(words):
        return f"{match[1]}年{int(match[2])}月{int(match[3])}日"
    if not _HAN_FORM.fullmatch(words):
        return ""
    try:
        return format_date(parse_date(words))
    except ValueError:
        return ""


_FULL_DATE: Final = re.compile(r"(?:(\d{4})年)?(?<!\d)(\d{1,2})月(\d{1,2})日")
_MONTH: Final = re.compile(r"\d{4}年(\d{1,2})月")
_TIME: Final = re.compile(r"(?<![\d:：.,])(\d{1,2})[:：](\d{2})(?![\d:：])")
_LEAP: Final = 2024


@rule("NUM-27", "impossible-date", "error", "历法", "There is no such day.")
def impossible_date(copy: Copy) -> Iterator[Hit]:
    """日期或者时刻不存在。

    错例：2025年9月31日前完成改造。
    错例：开放时间为8:30—25:00。
    正例：2024年2月29日前完成改造，图纸比例为1:100，开放时间为8:30—24:00。
    """
    for line, match in all_matches(copy, _FULL_DATE):
        if not _exists(int(match[1] or _LEAP), int(match[2]), int(match[3])):
            yield line.hit(*match.span())
    for line, match in all_matches(copy, _MONTH):
        if not 1 <= int(match[1]) <= 12:  # noqa: PLR2004 - months
            yield line.hit(*match.span())
    for line, match in all_matches(copy, _TIME):
        near = line.text[max(0, match.start() - 12) : match.end() + 8]
        if re.search(r"时间|—\d|\d—|[上下]午|时段|每日|每天", near) and not _is_time(
            int(match[1]), int(match[2])
        ):
            yield line.hit(*match.span())


def _exists(year: int, month: int, day: int) -> bool:
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True


def _is_time(hour: int, minute: int) -> bool:
    return (hour < 24 and minute < 60) or (hour, minute) == (24, 0)  # noqa: PLR2004 - hours and minutes


@rule(
    "NUM-04",
    "date-order",
    "error",
    "GB/T 9704 7.3.5.4",
    "What has happened lies before the date of the letter.",
)
def date_order(copy: Copy) -> Iterator[Hit]:
    """已经发生的事晚于成文日期，或者发文字号的年份与成文日期不一致。

    错例：
        一、工作开展情况
        2025年10月9日，我局召开了现场会。
        江镇区水利局
        2025年5月7日
    正例：
        2025年10月9日前召开现场会。该项目已列入2026年投资计划，2026年先修北段，2027年财政补助不少于300万元。
        2025年5月7日
    """
    letter = date_of(copy)
    if not letter:
        return
    year = number_year(copy)
    unsure = bool(year and year[1] > letter.year)
    if year and year[1] != letter.year:
        line, found, start, end = year
        message = Text(
            f"发文字号是{found}年，成文日期是{letter.year}年。",
            f"The number says {found}, the date {letter.year}.",
        )
        yield line.hit(start, end, message)
    for line in () if unsure else copy.of("body"):
        for match in _PLANNED_FOR.finditer(line.masked):
            near = line.masked[max(0, match.start() - 2) : match.end()]
            ahead = line.section == "next" or _STARTS_PLAN.match(line.text) or _STILL_AHEAD.match(near)
            if ahead and int(match["year"] or match["before"]) < letter.year:
                message = Text("计划的时间已经过去。", "The time of the plan has passed.")
                yield line.hit(*match.span(), message)
        for event in event_dates(line):
            if event.earliest > letter and _has_happened(line, event.start, event.end, letter.year):
                yield line.hit(event.start, min(len(line.raw), event.end + 6))


_AHEAD: Final = re.compile(
    r"^(?:[上下]半年|[一二三四]季度|[春秋]季学期)?[底末初]?(?:之?前|以前|底|末|年底|内|起|开始|之?后|以后|至|到|—|～|(?:全部|全面|陆续|可|即可)?(?:完成|建成|投用|竣工|实现|达到|开工|施行|投产|开学|开园)|度?(?:拟|将|计划|预计|力争|重点|目标|预期)"
    r"|[^，。；]{0,10}(?:不[少低]于|不超过|先(?![后进生锋])|继续|优先|再(?![次度])))"
)
_PLANNED_FOR: Final = re.compile(
    r"(?<![\d—～至])(?:(?:力争|争取|计划|预计|拟于|将于|拟在|将在)(?:到|于|在)?(?P<year>20\d\d)年|(?P<before>20\d\d)年(?:底|末|\d{1,2}月底?)前)(?!以来|的|印发|出台)"
)
_STARTS_PLAN: Final = re.compile(r"\s*(?:下一?步|今后|接下来)")
_STILL_AHEAD: Final = re.compile(r"[^，。；]?[，。；](?:力争|争取)")
_PLANNED: Final = re.compile(r"下一步|[将拟]|计划|力争|今后")
_DID: Final = re.compile(
    r"，?[^，。；将拟]{0,12}?(?:召开|举办|举行|印发|签订|签署|开展|组织|完成|通过|启动|成立|建成|下达|拨付|出台|发布|实施|召集)了(?![的望解结])"
)
_INTO_PLAN: Final = re.compile(r"(?:列[入为]|纳入|申报|编[入制]|报送|确定为)[^，。；]{0,4}$")
"""What a plan, a budget or a list is named by its year behind."""
_SPREAD: Final = re.compile(r"分[两三四五六\d]?[年期批步]|逐年")
"""Work that is spread over years: 分三年改造：2025年13个，2026年14个."""
_TO_DATE: Final = re.compile(r"截[至止]到?$")


def _has_happened(line: Line, start: int, end: int, year: int) -> bool:
    """Tell whether the words about a date speak of something that has happened."""
    if _TO_DATE.search(line.text[:start]):
        return True
    if _INTO_PLAN.search(line.text, max(0, start - 8), start):
        return False
    if _DID.match(line.text, end):
        return True
    if line.section == "next" or (
        not line.section and _PLANNED.search(line.text, max(0, start - 600), start)
    ):
        return False
    spread = _SPREAD.search(line.text, line.text.rfind("。", 0, start) + 1, start)
    if spread or _AHEAD.match(line.text[end:]) or line.text[:start].endswith(("至", "到", "—", "～")):
        return False
    clause = max(line.text.rfind(mark, 0, start) for mark in "，；。")
    stop = line.text.find("。", end)
    about = line.text[clause + 1 : stop if stop >= 0 else None]
    return not any_of("plan").search(about) and "《" not in line.text[max(0, start - 12) : start]


_RELATIVE: Final = re.compile(
    r"(?<![文光])(?:今年(?:以来)?|(?<!过)去年|(?<!大)前年|明年|(?<!本)(?<!基本)上年度?(?=[，末底])|本年度|上个?月(?![球亮])|本月|下个?月(?![球亮])|上半年(?=[，末底])(?<!年上半年)|后年)"
)


@rule("NUM-05", "relative-time", "warning", "公文习惯", "An official letter names the year.")
def relative_time(copy: Copy) -> Iterator[Hit]:
    """公文里宜写明年份，不用“今年”“去年”“明年”等相对时间。

    错例：明年新建公园2座。
    正例：近年来，每年新建公园2座，过去年均只有1座。
    """
    letter = date_of(copy)
    for line in copy.of("opening", "body"):
        for match in _RELATIVE.finditer(line.spoken):
            offset = {"今": 0, "去": -1, "前": -2, "明": 1, "后": 2, "本": 0}.get(match[0][0])
            known = letter and offset is not None and "年" in match[0]
            yield line.hit(
                *match.span(),
                to=f"{letter.year + (offset or 0)}年{match[0][2:].lstrip('度')}"
                if letter and known
                else None,
            )


_STOP: Final = re.compile(
    r"截止(?:到|至)?(?=\d|今年|去年|目前|当前|现在|本|上|年底|月底|上述)(?![^，。；]{2,16}止[，。；]|..为?止)"
)
_PERIOD: Final = re.compile(
    r"截至(?:到)?(\d{4}年度|(?:\d{4}年|今年|去年|本年)?(?:第?[一二三四1-4]季度|[上下]半年|\d{1,2}月|年度)?)(?=[，。、；]|全[国市省区县]|累计|已|我)"
)
_SIGN_UP: Final = re.compile(
    r"(?:报名|申报|申请|投标|征集|征求意见|受理|缴费|报送|投稿|时间|日期|填报|录取)$"
)


@rule("NUM-06", "up-to", "warning", "公文习惯", "截至 goes with a point in time, 截止 is to stop.")
def up_to(copy: Copy) -> Iterator[Hit]:
    """“截至”某个时点，不写“截止”；时段要写成“末”“底”。

    错例：截止2024年底，建成公园8座。 → 截至2024年底，建成公园8座。
    错例：截至2025年一季度，建成公园8座。 → 截至2025年一季度末，建成公园8座。
    错例：截至2025年3月，建成公园8座。 → 截至2025年3月底，建成公园8座。
    正例：截至2025年3月底、2025年4月30日和目前，更换截止阀8个，报名截止2025年6月，截止时间为17:00。
    """
    for line in copy.prose:
        for match in _STOP.finditer(line.masked):
            if not _SIGN_UP.search(line.text[max(0, match.start() - 24) : match.start()]):
                to = "截至" + (line.raw[match.end() : match.end() + 4])
                yield line.hit(match.start(), match.end() + len(to) - 2, to=to)
        for match in _PERIOD.finditer(line.masked):
            if match[1]:
                yield line.hit(
                    *match.span(), to=f"截至{match[1]}{'末' if match[1].endswith('季度') else '底'}"
                )


_BEFORE_YEAR: Final = r"(?:^|(?<=[，。；：、（“\s])|(?<=截至|截止)|(?<=[自从在于到至与])|(?<=[比较](?=\d)))"
_SHORT: Final = re.compile(
    rf"{_BEFORE_YEAR}(?P<yy>[0-3]\d)年(?=，|起|开始|[底末初度]|[一二三四]季度|[上下]半年|\d{{1,2}}月|以来|全[区市县省]|[增提下减]|的?同期|春|秋|至|到|—|计划|预计|力争|争取|[拟将]|新建|新增|完成|建成|投入|实施|开展|启动)"
    r"|(?<![^\s。])(?P<from>[0-3]\d)(?=[—～-][0-3]\d年，)|(?<=（[0-3]\d[—～-])(?P<paired>[0-3]\d)年(?=）)|(?<=\d{4}[—～至到-])(?P<tail>\d\d)年|(?<=\d{4}年[—～至到-])(?P<last>\d\d)年"
)
_SPAN_WORDS: Final = re.compile(r"(?:历时|用时|长达|连续|持续|近|满|已|约|达|为期|期限为?|每|超|第)$")
_WINDOW: Final = 12


@rule("NUM-07", "short-year", "error", "GB/T 15835 5.1.2", "A year has four digits.")
def short_year(copy: Copy) -> Iterator[Hit]:
    """年份简写成两位。

    错例：24年，接诊6.8万人次。 → 2024年，接诊6.8万人次。
    错例：比23年底多3座。 → 比2023年底多3座。
    正例：历时24年，使用年限25年，运行20年以上，实施15年来效果好。
    """
    letter = date_of(copy)
    year = letter.year if letter else 2025
    for line in copy.prose:
        for match in _SHORT.finditer(line.text):
            short = next(filter(None, match.groups()))
            if abs(2000 + int(short) - year) <= _WINDOW and not _SPAN_WORDS.search(
                line.text[max(0, match.start() - 24) : match.start()]
            ):
                yield line.hit(*match.span(), to=f"20{match[0]}")
