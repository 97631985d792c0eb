"""NUM: how numbers and units are written (GB/T 15835, GB 3100)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from replygen.checks.copy import Copy, Hit, Line, all_matches
from replygen.checks.rule import rule
from replygen.checks.words import one_of, slips

_UNIT: Final = one_of("units")
_TEENS: Final = {
    "10": "十",
    "20": "二十",
    "30": "三十",
    "40": "四十",
    "50": "五十",
    "60": "六十",
    "70": "七十",
    "80": "八十",
    "90": "九十",
}
_SOME: Final = re.compile(
    r"(?<![\d.])([1-9]0)几(?=[万亿]|UNIT)|[几数](1?0+)(?=[万亿]|UNIT)".replace("UNIT", _UNIT)
)
_THOUSANDS: Final = re.compile(
    r"(?<![\d.])(\d+(?:\.\d+)?)([千百十])(?![瓦克米卡伏安赫焦字帕升分姓货年强佳合])(?=[余多]|[万亿]|UNIT|[，。、；])".replace(
        "UNIT", _UNIT
    )
)
_MIXED: Final = re.compile(
    r"[一二三四五六七八九十]～\d|\d～[一二三四五六七八九十]|(?<![\d.])\d+万\d+千(?:\d+百)?|(?<![\d.第])[1-9][一二三四五六七八九](?=UNIT)|(?<![第一二三四五六七八九\d])十\d(?=UNIT)|[二三四五六七八九][十百]\d+(?=UNIT)".replace(
        "UNIT", _UNIT
    )
)
_TIMES: Final = {"千": 1000, "百": 100, "十": 10}


@rule("NUM-08", "mixed-numerals", "error", "GB/T 15835 5.1", "One value mixes digits and characters.")
def mixed_numerals(copy: Copy) -> Iterator[Hit]:
    """一个数值里混用阿拉伯数字和汉字数字（“万”“亿”除外）。

    错例：建立工作室10几个。 → 建立工作室十几个。
    错例：发放手册3千余册。 → 发放手册3000余册。
    正例：发放手册3万余册，装机5千瓦，路长3千米，提高2个百分点，服务3百姓家。
    """
    for line in copy.prose:
        text = line.spoken
        for match in _SOME.finditer(text):
            yield line.hit(*match.span(), to=f"{_TEENS[match[1]]}几" if match[1] else None)
        for match in _THOUSANDS.finditer(text):
            value = float(match[1]) * _TIMES[match[2]]
            yield line.hit(*match.span(), to=f"{value:g}" if value < 1e6 else None)  # noqa: PLR2004 - :g keeps six digits
        for match in _MIXED.finditer(text):
            yield line.hit(*match.span())


_VALUE: Final = r"(?:\d+(?:\.\d+)?|[一二三四五六七八九十百千]{1,5})"
_ABOUT: Final = r"(?:(?<![节合条公预违契签制履解续集简隐婉])约|大约|大概|将近|(?<![附最临邻靠就亲远])近)"
_ABOUT_FAR: Final = re.compile(
    rf"(?<![节合条公预违契签制履解续集简隐婉])约([^\W\d_A-Za-z]{{1,5}}{_VALUE}[%万亿千百成]*[余多]?(?:%|{_UNIT}|(?<=成)))(?:左右|上下)"
)
_ABOUT_ABOUT: Final = re.compile(
    r"(?:大约|大概|(?<![节合条公预违契签制履解续集简隐婉])约)(有|需要?|为|达到?|)(?:近|将近|接近)(?=\d)"
)
_OVER: Final = r"(?:(?<![赶反])超过|(?<![赶反])超|逾|多达|高达|至少|不少于|不低于|最多|不超过)"
_APPROXIMATE: Final = re.compile(
    rf"(?P<a>{_ABOUT})(?P<an>{_VALUE}[%万亿千百成]*)(?P<am>[余多]?)(?P<au>个百分点|{_UNIT})?(?P<ae>左右|上下|以上|之多|余|多(?!层|功能|家|样|元|种))?"
    rf"|(?P<o>{_OVER}(?:需要|需|要|有|达到|达)?)(?P<on>{_VALUE}[%万亿千百成]*)(?P<om>[余多]?)(?P<ou>个百分点|{_UNIT})?(?P<oe>左右|以上|上下|之多)?"
    rf"|(?<![\d.])(?P<p>{_VALUE}[%万亿]*～{_VALUE}[%万亿千百成]*)(?P<pm>)(?P<pu>{_UNIT})?(?P<pe>左右|上下)"
    rf"|(?<![\d.])(?P<q>{_VALUE}[万亿千百]*)(?P<qm>[余多])(?P<qu>{_UNIT})(?P<qe>左右|以上|上下)"
)


@rule("NUM-09", "double-approximation", "warning", "GB/T 15835 5.1", "Approximation said twice.")
def double_approximation(copy: Copy) -> Iterator[Hit]:
    """“约”“近”“超”“余”“左右”“以上”等表示概数的词重复。

    错例：总投资约30万元左右。 → 总投资约30万元。
    错例：约投资30万元左右。 → 约投资30万元。
    错例：惠及近300余户。 → 惠及300余户。
    正例：节约成本约46万元，引进博士12名左右，惠及300余户，签约20万元，附近3户以上，每家约3名，最近5年左右。
    """
    for line in copy.prose:
        for match in _ABOUT_FAR.finditer(line.text):
            if not _APPROXIMATE.match(line.text, match.start()):
                yield line.hit(*match.span(), to=f"约{match[1]}")
        for match in _ABOUT_ABOUT.finditer(line.text):
            yield line.hit(*match.span(), to=match[1] + "近")
        for match in _APPROXIMATE.finditer(line.text):
            if right := _once(match):
                yield line.hit(*match.span(), to=right)


def _once(match: re.Match[str]) -> str:
    """Return the amount with one approximation, "" where there is only one."""
    for lead in "aopq":
        prefix = match[lead]
        if prefix is None:
            continue
        if lead in "pq":
            return f"{prefix}{match[f'{lead}m']}{match[f'{lead}u'] or ''}"
        number, middle, unit, end = (match[lead + part] or "" for part in "nmue")
        if middle:
            return f"{number}{middle}{unit}"
        return f"{prefix}{number}{unit}" if end else ""
    return ""


_COMMA: Final = re.compile(r"(?<![\d,.])\d{1,3}(?:,\d{3})+(?![\d,])")
_PLAIN: Final = re.compile(
    r"(?<![\d,.A-Za-z/=-])(?:[1-9]\d{4,}|[1-9]\d{3}(?!年))(?=[.万亿余多]|UNIT)".replace("UNIT", _UNIT)
)


@rule(
    "NUM-21",
    "thousands-separator",
    "warning",
    "GB/T 15835 5.1.2",
    "Some numbers are grouped, others are not.",
)
def thousands_separator(copy: Copy) -> Iterator[Hit]:
    """同一篇里有的数字用千分空、千分撇，有的不用。

    错例：发放手册12,500册，服务8630人。 → 发放手册12500册，服务8630人。
    正例：发放手册12,500册，服务8,630人。
    """
    grouped = [(line, match) for line in copy.of(*_ANYWHERE) for match in _COMMA.finditer(line.text)]
    if not grouped or not any(_PLAIN.search(line.text) for line in copy.of(*_ANYWHERE)):
        return
    for line, match in grouped:
        if not re.match(r"[\w/=]", line.text[match.start() - 1 : match.start()], re.ASCII):
            yield line.hit(*match.span(), to=match[0].replace(",", ""), safe=True)


_ANYWHERE: Final = ("opening", "body", "closing", "table", "annex")


@rule("NUM-24", "units", "warning", "GB 3100", "Not a legal unit, or not its name.")
def units(copy: Copy) -> Iterator[Hit]:
    """单位不规范。

    错例：建筑面积2.6万平米。 → 建筑面积2.6万平方米。
    错例：新增绿道12KM。 → 新增绿道12公里。
    正例：建筑面积2.6万平方米，库容3立方米，新增绿道12公里，使用KM3型设备。
    """
    for line in copy.prose:
        for match, right in slips("units_wrong", line.text):
            yield line.hit(*match.span(), to=right)


_PERCENT_RANGE: Final = re.compile(r"(?<![\d.])(\d+(?:\.\d+)?)([～—])(\d+(?:\.\d+)?)%")
_ANY_RANGE: Final = re.compile(
    r"(?<![\d.:：A-Za-z])(\d+(?:\.\d+)?)(?:[%万亿元])?～(\d+(?:\.\d+)?)(?=[%万亿]|UNIT)(?![:：日月时点])".replace(
        "UNIT", _UNIT
    )
)
_MYRIAD_RANGE: Final = re.compile(r"(?<![\d.])(\d+(?:\.\d+)?)([～—])(\d+(?:\.\d+)?)([万亿])")


@rule("NUM-26", "range-unit", "warning", "GB/T 15835 5.1.4", "Both ends of a range carry % or 万.")
def range_unit(copy: Copy) -> Iterator[Hit]:
    """数值范围的前一个数省略了百分号或者“万”“亿”，或者前大后小。

    错例：减免租金20～30%。 → 减免租金20%～30%。
    错例：资助3～5万元。 → 资助3万～5万元。
    错例：每亩补贴300～200元。
    正例：减免租金20%～30%，资助3万～5万元，执行期2～3年，2024—2026年投资5万元。
    """
    for line, match in all_matches(copy, _PERCENT_RANGE):
        yield line.hit(*match.span(), to=f"{match[1]}%{match[2]}{match[3]}%")
    for line, match in all_matches(copy, _ANY_RANGE):
        if float(match[1]) > float(match[2]):
            yield line.hit(*match.span())
    for line, match in all_matches(copy, _MYRIAD_RANGE):
        yield line.hit(*match.span(), to=f"{match[1]}{match[4]}{match[2]}{match[3]}{match[4]}")


_NEXT_NUMERAL: Final = "|".join(
    f"{a}、{b}" for a, b in zip("一二三四五六七八两三", "二三四五六七八九三五", strict=True)
)
_DIGIT_PAIR: Final = re.compile(r"(?<![第\d、.期组类—～])([1-8])、([2-9])(?=个月|天|年(?![级期])|次|户|人)")
_APPROXIMATE_PAIR: Final = re.compile(
    rf"(?<![第、一二三四五六七八九十〇“])({_NEXT_NUMERAL})(?=[十百千万亿余]|UNIT)(?!季|级|类|产|期|区|楼|层|号|、|年级)".replace(
        "UNIT", one_of("count_units")
    )
)


@rule("NUM-28", "approximate-pair", "warning", "GB/T 15835 5.2", "No 、 inside an approximate number.")
def approximate_pair(copy: Copy) -> Iterator[Hit]:
    """相邻两个数字连用表示概数，中间不用顿号。

    错例：每年培训三、四百名育婴师。 → 每年培训三四百名育婴师。
    正例：三、四季度每年培训三四百名育婴师，一、二、三产业融合，二、三级医院3家。
    """
    for line in copy.prose:
        for match in _DIGIT_PAIR.finditer(line.masked, line.start):
            numerals = "零一二三四五六七八九"
            first, second = int(match[1]), int(match[2])
            if second == first + 1:
                yield line.hit(*match.span(), to=("两" if first == 2 else numerals[first]) + numerals[second])  # noqa: PLR2004
        for match in _APPROXIMATE_PAIR.finditer(line.masked, line.start):
            yield line.hit(*match.span(), to=match[1].replace("、", ""))


_CONTACT: Final = re.compile(
    r"(?:电\s*话(?:号码)?|联系方式|手\s*机(?:号码?)?|传\s*真|座机)\s*[：:]\s*([\d\-—－()（）+ /、转]{3,60})"
)
_AREA: Final = re.compile(r"(?<![\d-])0\d{2,3}[-—－]\d{3,9}(?![\d-]| \d)")
_POSTCODE: Final = re.compile(r"(?:邮政编码|邮\s*编)\s*[：:]\s*(\d{1,12})")
_ONE_PHONE: Final = re.compile(r"[+\d][\d\-—－()（） ]*\d|\d")
_LANDLINE: Final = (7, 8)
_THREE: Final = ("010", *(f"02{digit}" for digit in range(10)))
"""Area codes of three digits, in front of eight."""
_STRAY_DASH: Final = re.compile(r"(?<![\d-])(\d{7,11})[-—－]+(?=\s*(?:[)）、/]|$))")
"""A dash that nothing follows, neither an extension nor the rest of the number."""
_EXTENSION: Final = re.compile(r"(\d{7,8})[-—－]\d{2,5}$")


@rule(
    "NUM-23", "phone-length", "error", "GB/T 9704 7.3.6", "A phone number or postcode of impossible length."
)
def phone_length(copy: Copy) -> Iterator[Hit]:
    """电话号码应为7至8位（可加区号），手机号码为11位，邮政编码为6位。

    错例：（联系人：江一，联系电话：682816）
    错例：（联系人：江一，联系电话：68281600，邮政编码：40070）
    错例：（联系人：江一，联系电话：68281600-） → （联系人：江一，联系电话：68281600）
    正例：（联系人：江一，联系电话：023-68281600、13800000000，邮政编码：400700）
    正例：（联系人：江一，联系电话：0692—2120000 13800000000）
    """
    for line in copy.of("note", "closing", "body"):
        for match in _CONTACT.finditer(line.text):
            for number in _ONE_PHONE.finditer(match[1].split("转")[0]):
                if not _are_phones(number[0].split(), line):
                    start = match.start(1) + number.start()
                    yield line.hit(start, start + len(number[0]))
            if stray := _STRAY_DASH.search(match[1]):
                start = match.start(1)
                yield line.hit(start + stray.start(), start + stray.end(), to=stray[1])
        yield from _unnamed_phones(line)
        for match in _POSTCODE.finditer(line.text):
            if len(match[1]) != 6:  # noqa: PLR2004 - digits of a postcode
                yield line.hit(*match.span(1))


def _unnamed_phones(line: Line) -> Iterator[Hit]:
    for match in _AREA.finditer(line.text) if line.role == "note" else ():
        if not _is_phone(match[0], line):
            yield line.hit(*match.span())


def _are_phones(pieces: list[str], line: Line) -> bool:
    """Tell whether pieces are phones: a space stands inside of one or between two."""
    return not pieces or any(
        _is_phone(" ".join(pieces[:end]), line) and _are_phones(pieces[end:], line)
        for end in range(1, min(len(pieces), _MOST_PIECES) + 1)
    )


_MOST_PIECES: Final = 4
"""In so many a phone is told: +86 138 0000 0000."""


def _is_phone(words: str, line: Line) -> bool:
    words = _EXTENSION.sub(r"\1", words)
    digits = re.sub(r"\D", "", words)
    if words.startswith("+86") or digits.startswith("0086"):
        digits = digits.removeprefix("00").removeprefix("86")
    if len(digits) in _LANDLINE and not digits.startswith("0"):
        return True
    if area := re.match(r"(0\d{2,3})[-—－]", words):
        return len(digits) - len(area[1]) in _LANDLINE[area[1] in _THREE :]
    if re.fullmatch(r"1[3-9]\d{9}|0\d{2,3}\d{7,8}|[48]00\d{7}|9[56]\d{3,4}|12[1-9]\d{2}", digits):
        return True
    return line.role != "note" and bool(re.fullmatch(r"\d{3}|\d{5}|9\d{5}", digits))  # 110, 12345, 966118
