"""NUM: percentages, points and times."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from replygen.checks.copy import Copy, Hit, Line
from replygen.checks.rule import rule
from replygen.checks.text import HANZI, hanzi_value, sentences
from replygen.checks.words import any_of, one_of, words
from replygen.messages import Text

_UP: Final = (
    r"(?:提高|上升|提升|增加|增长|高出|高于|高|低于|低|下降|降低|回落|减少|下滑|扩大|缩小)了?(?:约|近)?"
)
_POINTS: Final = re.compile(
    rf"(?:(?<!占)比(?![重例率])|较(?![大高好多强快])|同比|环比|(?<!不)(?:高于|低于)(?={HANZI}{{2}})|高出)(?:[^，。；：%]|(?<=\d)%(?=的)){{0,28}}?(?:{_UP})?(\d+(?:\.\d+)?)(%)(?!的)"
)
_REACHED: Final = re.compile(rf"(?:{_UP})[到至为达]")
_FROM_TO: Final = re.compile(
    rf"[由从][^，。；]{{0,12}}?\d[\d.]*%[^，。；]{{0,10}}?[到至为](?:20\d\d年[^，。；\d]{{0,4}})?\d[\d.]*%[^。；\d]{{0,6}}?{_UP}(\d+(?:\.\d+)?)(%)"
)
_TO_POINTS: Final = re.compile(rf"(?:{_UP})[到至](\d+(?:\.\d+)?)个百分点")


@rule("NUM-10", "percentage-points", "warning", "统计用语", "The difference of two percentages is in points.")
def percentage_points(copy: Copy) -> Iterator[Hit]:
    """两个百分比相差多少，用“个百分点”，不用“%”。

    错例：合格率比2023年提高1.5%。 → 合格率比2023年提高1.5个百分点。
    错例：线上销售额占总额的31.5%，比2023年提高4.2%。 → 线上销售额占总额的31.5%，比2023年提高4.2个百分点。
    错例：合格率提高到96.5个百分点。 → 合格率提高到96.5%。
    错例：入园率由80%提高到85%，提高5%。 → 入园率由80%提高到85%，提高5个百分点。
    正例：产量比2023年提高12%，效率提高20%，事故发生率比2023年下降30%，合格率提高1.5个百分点，占比达到60%。
    """
    for line in copy.prose:
        for match in _TO_POINTS.finditer(line.masked):
            yield line.hit(match.start(1), match.end(), to=f"{match[1]}%")
        for sentence in sentences(line.masked):
            for start, end in _point_places(sentence.text):
                number = line.raw[sentence.start + start : sentence.start + end - 1]
                yield line.hit(sentence.start + start, sentence.start + end, to=f"{number}个百分点")


def _point_places(text: str) -> Iterator[tuple[int, int]]:
    """Yield the offsets of a percentage that is the change of a rate."""
    seen: set[int] = set()
    for match in _FROM_TO.finditer(text):
        seen.add(match.start(1))
        yield match.start(1), match.end(2)
    for match in _POINTS.finditer(text):
        said = re.search(_UP, match[0]) and not _REACHED.search(match[0])
        if (
            match.start(1) not in seen
            and said
            and (
                _is_rate(text, match.start()) or _beside_percentage(text, match) or _is_of_share(text, match)
            )
        ):
            yield match.start(1), match.end(2)


_AVERAGE: Final = re.compile(r"平均(?:水平|值|数)|\d%的")
_GIVEN: Final = re.compile(r"(?:[为达到至占比是]|超过)(?:约|近)?\d[\d.]*%，$")


def _beside_percentage(text: str, match: re.Match[str]) -> bool:
    """Tell whether a percentage is compared with an average of percentages: 达到18.7%，高出全市平均水平3.1%."""
    return bool(_AVERAGE.search(match[0]) and _GIVEN.search(text, 0, match.start()))


_SHARE_GIVEN: Final = re.compile(
    r"占(?:比)?[^，。；、\d%]{0,16}?(?:的|达到?|为|约)?(\d[\d.]*)%(?:（[^（）]{0,30}）)?，$"
)
_AS_SHARES_DO: Final = re.compile(r"(?:提高|上升|提升|回落|高出)了?(?:约|近)?$")
"""Sums grow and shrink; what goes up or falls back after a share is the share."""


def _is_of_share(text: str, match: re.Match[str]) -> bool:
    """Tell whether a share is told right before and may have changed so: 占28.5%，比2022年提高6.3%, not 30%."""
    share = _SHARE_GIVEN.search(text, 0, match.start())
    moved = _AS_SHARES_DO.search(text, match.start(), match.start(1))
    return bool(share and moved and float(match[1]) * 2 < float(share[1].rstrip(".")))


def _is_rate(text: str, end: int) -> bool:
    """Tell whether the nearest subject before ``end`` is a rate that is given in per cent."""
    head = text[:end]
    this = re.split(r"[，；]", head)
    for clause in (this[-1], *this[-2:-1]):
        if re.search("百分点", clause):
            continue
        if any_of("no_rate").search(clause):
            return False
        if any_of("rate").search(clause):
            return True
        if re.search(rf"{HANZI}{{3,}}", re.sub(r"[比较].*|同比.*|环比.*|\d.*", "", clause)):
            return False
    return False


_LESS: Final = re.compile(
    r"(?:下降|减少|降低|缩短|缩小|压缩|下滑|节省|减小)了?(?:到|至)?(?:原来的|近|约|超过?)?(?:\d+(?:\.\d+)?|[一二两三四五六七八九十]{1,3})倍(?!数)"
)
_NEGATIVE: Final = re.compile(r"(?:增长|增加|提高|上升|下降|减少|降低)了?[-－–]\d+(?:\.\d+)?%")


@rule("NUM-11", "decrease-in-times", "warning", "GB/T 15835", "A decrease is not counted in 倍.")
def decrease_in_times(copy: Copy) -> Iterator[Hit]:
    """减少、下降不用“倍”；增减幅度不用负数；“增长了”与“增长到”不混用。

    错例：事故起数下降2倍。
    错例：教师由28名增长了36名。 → 教师由28名增长到36名。
    错例：损耗率由14.2%下降了9.6%。
    错例：产值同比增长到12.5%。 → 产值同比增长12.5%。
    正例：产量增长2倍，事故起数下降三分之二，教师由28名增加了8名。
    """
    for line in copy.prose:
        for match in (*_LESS.finditer(line.masked), *_NEGATIVE.finditer(line.masked)):
            yield line.hit(*match.span())
        for match in _BY_FOR_TO.finditer(line.masked):
            up = float(match["was"]) <= float(match["now"])
            if match["unit"] == match["same"] and (up or match["unit"] == "%"):
                right = f"{match['verb']}到{match['end']}" if up else None  # else it may be meant in points
                yield line.hit(match.start("verb"), match.end(), to=right)
        for match in _TO_FOR_BY.finditer(line.masked):
            yield line.hit(*match.span(), to=match[1] + match[2])


_BY_FOR_TO: Final = re.compile(
    rf"[由从][^，。；\d]{{0,12}}(?:20\d\d年(?:[底末初])?的?)?(?P<was>\d+(?:\.\d+)?)(?P<unit>[万亿]?(?:{one_of('units')}|%))[^，。；\d]{{0,4}}?"
    rf"(?P<verb>增长|增加|提高|提升|上升|扩大|下降|降低|减少|缩短|压缩)了(?P<end>(?P<now>\d+(?:\.\d+)?)(?P<same>[万亿]?(?:{one_of('units')}|%)))"
)
_TO_FOR_BY: Final = re.compile(r"((?:同比|环比)(?:增长|下降|减少|增加))[到至](\d+(?:\.\d+)?%)(?!的)")
_OF_WHAT: Final = re.compile(
    r"(?:为|是|达到?|约|相当于)(全[国省市区县州]的?|上年|去年|同期|\d{4}年)(\d+(?:\.\d+)?)倍"
)


@rule("NUM-12", "times-of-what", "warning", "公文习惯", "Times of what?")
def times_of_what(copy: Copy) -> Iterator[Hit]:
    """“为全市1.8倍”没有说明是什么的1.8倍。

    错例：投入强度达到4.4%，为全市1.8倍。 → 投入强度达到4.4%，为全市平均水平的1.8倍。
    错例：人均面积是全市的1.6倍。 → 人均面积是全市平均水平的1.6倍。
    正例：销售额达到3亿元，为2023年的2.4倍，是全市平均水平的1.8倍。
    """
    for line in copy.prose:
        for match in _OF_WHAT.finditer(line.masked):
            base = match[1].removesuffix("的")
            of = "平均水平的" if base.startswith("全") else "的"
            yield line.hit(*match.span(), to=match[0].replace(match[1], base + of, 1))


_FROM: Final = r"[由从](?:20\d\d年[^，。；\d]{0,6})?\d{1,2}(?:\.\d+)?%"
"""What it was: no rate that goes beyond the whole has been below it."""
_RISES: Final = "(?:提高|提升|上升|增长|增加|扩大|跃升|增|升)"
_NOW_IS: Final = (
    r"(?:和|、|与)[^，。；、\d]{2,8}[率度](?:分别|均)(?:达到?|为|是)(?:\d[\d.]*%(?:和|、|，))?"
    r"|分别(?:达到?|为|是)\d[\d.]*%(?:和|、|，)|保持在|稳定在"
    rf"|(?:现|目前)?(?:已经?|均|都|将|可)?(?:{_RISES}[到至为]|(?:[^，。；\d]{{0,4}}{_RISES}，已?)?达到?|为|是)?了?(?:20\d\d年[^，。；\d]{{0,4}})?"
)
_SHARE: Final = re.compile(
    rf"(?:占(?:比|全|总|{HANZI})[^，。；、：\d]{{0,16}}?|比重|比例)(?:的|达到?|为|是|超过?|约)?(\d{{3,}}(?:\.\d+)?)%"
    rf"|(?<![抢侵独])占(?:为|达到?|约)?(?=\d)(?P<alone>\d{{3,}}(?:\.\d+)?)%"
    rf"|(?:{one_of('whole_rates')}|{HANZI}{{2,6}}率)(?:{_FROM})?(?:{_NOW_IS})?(\d{{3,}}(?:\.\d+)?)%"
)
_ORDER: Final = r"(\d{1,4}|[一二三四五六七八九十]{1,3})"
_RANKED: Final = (
    r"(?:个(?:区县|县区|市县|县市区|县|区|市|省份|乡镇|镇街|街道|城市|单位|地区|部门|社区|村|园区|景区|开发区|代表队)"
    r"|[家所](?:医院|学校|机构|企业|单位|银行|高校)|支(?:代表队|队伍)"
    r"|个(?!月|季|年|项|指|方|问|领|奖|榜|赛|批|学)[^，。；：、“”的\d]{1,6}?(?<![年目标度育次季题项核评比价查测赛名审验])(?:之?中(?![心小学医部])|当中|里))"
)
"""What is ranked: of things not listed here, 中 tells that they are all there are."""
_RANK: Final = re.compile(
    rf"(?:全[国省市区县州]|[在居列]|参评的?)[^，。；\d]{{0,6}}?{_ORDER}{_RANKED}(?P<gap>[^。；\d]{{0,40}}?)"
    rf"第{_ORDER}(?=[位名，。；、）]|$)"
)
_IS_RANK: Final = re.compile(r"[^，]{0,8}|.*(?:列|居|排名?|排在|获得?|名次为)[^，]{0,4}")
_RANK_AMONG: Final = re.compile(
    rf"第{_ORDER}[位名]?[，（](?:全[国省市区县州])?(?:共有?|总共|合计|一共){_ORDER}{_RANKED}"
)
_OTHER_SCOPE: Final = re.compile(r"全[国省市区县州]|国内|省内|市内|其中")
_WHOLE: Final = 100


@rule("NUM-13", "share-over-100", "error", "算术", "More than the whole.")
def share_over_100(copy: Copy) -> Iterator[Hit]:
    """占比、覆盖率等超过100%，或者名次大于总数。

    错例：占总诊疗量的142.5%。
    错例：居全市38个区县第42位。
    错例：在全市9个区县的考核中，我区列第11位。
    错例：公办园占63%、民办园占47%。
    错例：出行方式中，公交占42%、步行占35%、自驾占33%。
    正例：覆盖率达到100%，完成率为120%，居全市38个区县第2位，增长142.5%。
    """
    for line in copy.prose:
        for match in _SHARE.finditer(line.masked):
            said = next(filter(None, match.groups()))
            if float(said) > _WHOLE and not any_of("over_100").search(match[0]):
                yield line.hit(*match.span())
        yield from _ranks(line)
        yield from [*_shares_of_one(line)] or _shares_of_division(line)


def _ranks(line: Line) -> Iterator[Hit]:
    """Find 第11位 among 9个区县."""
    for match in _RANK.finditer(line.masked):
        is_rank = _IS_RANK.fullmatch(match["gap"]) and not _OTHER_SCOPE.search(match["gap"])
        if is_rank and _value(match[3]) > _value(match[1]):
            yield line.hit(match.start(1), match.end())
    for match in _RANK_AMONG.finditer(line.masked):
        if _value(match[1]) > _value(match[2]):
            yield line.hit(*match.span())


def _value(numeral: str) -> int:
    return hanzi_value(numeral) or 0


_SHARE_OF: Final = re.compile(
    rf"(?P<name>{HANZI}{{1,12}}?)占(?:比)?(?:为|达到?|约)?(?P<p>\d+(?:\.\d+)?)%(?P<gap>[、，和]?)"
)


def _shares_of_one(line: Line) -> Iterator[Hit]:
    """Find 公办园占63%、民办园占47%: kinds that exclude each other have no more than the whole."""
    if "占" not in line.masked:
        return
    shares = list(_SHARE_OF.finditer(line.masked))
    for kinds in (entry.split("|") for entry in words("exclusive")):
        found: dict[str, re.Match[str]] = {}
        for match in shares:
            kind = next((each for each in kinds if each in match["name"]), None)
            if not kind or (found and match.start() != next(reversed(found.values())).end()):
                found = {}
            if kind:
                found.setdefault(kind, match)
            total = sum(float(each["p"]) for each in found.values())
            if len(found) > 1 and total > _WHOLE + _ROUNDED:
                yield line.hit(
                    match.start("name"),
                    match.end("p") + 1,
                    Text(f"合计{total:g}%。", f"Together {total:g} %."),
                )
                found = {}


_ROUNDED: Final = 0.5
_DIVISION: Final = re.compile(
    r"(?:(?:方式|构成|结构|来源|类型|类别|组成|分布|去向|用途|性质|等级|流向|[总来]量)(?:情况)?(?:中|里|[来上]?看|[为是])?[，：]|(?:出行|支出|收入|投资|资金|经费|能耗|客源)中，)"
    r"(?P<list>[^，。；：、\d]{2,8}?占(?:比)?(?:为|达到?|约)?\d[\d.]*%(?:[、，和][^，。；：、\d]{2,8}?占(?:比)?(?:为|达到?|约)?\d[\d.]*%)+)"
)
_PERCENT: Final = re.compile(r"\d[\d.]*(?=%)")
_SEVERAL_AT_ONCE: Final = re.compile(
    r"多选|复选|不定项|可选|同时|重[叠复]|交叉|兼[有具]|问卷|受访|被访|选择|诉求|需求|反映|认为|希望|均占|其中|以[上下]"
)
"""Where one may be counted under several heads."""


def _shares_of_division(line: Line) -> Iterator[Hit]:
    """Find 出行方式中，公交占42%、步行占35%、自驾占33%: the kinds into which one whole is divided."""
    for match in _DIVISION.finditer(line.masked):
        total = sum(map(float, _PERCENT.findall(match["list"])))
        about = line.masked[max(0, match.start() - _ABOUT) : match.end() + _ABOUT]
        if total > _WHOLE + _ROUNDED and not _SEVERAL_AT_ONCE.search(about):
            message = Text(f"合计{total:g}%。", f"Together {total:g} %.")
            yield line.hit(match.start("list"), match.end(), message)


_ABOUT: Final = 60
"""So far around the shares it may be said that one counts several times, in characters."""
