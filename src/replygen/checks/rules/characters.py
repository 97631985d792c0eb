"""CHR: ranges, ellipses, look-alikes and damaged characters (GB/T 15834, 15835)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from replygen.checks.copy import Copy, Edit, Hit, Line, all_matches
from replygen.checks.rule import rule
from replygen.checks.text import HANZI
from replygen.checks.words import any_pair, one_of, right_of, traditional
from replygen.messages import Text

_DASH: Final = r"(?:[-–－~～]|—{2}|-{2})"
_TIME_RANGE: Final = re.compile(
    rf"(?<![\d.A-Za-z-])(?:(?:19|20)\d\d年?)({_DASH})(?:19|20)?\d\d(?:年|学年|年度)"
    rf"|\d{{1,2}}月?({_DASH})\d{{1,2}}月(?!\d)|\d{{1,2}}月\d{{1,2}}日?({_DASH})(?:\d{{1,2}}月)?\d{{1,2}}日"
    rf"|（(?:19|20)\d\d年?({_DASH})(?:19|20)\d\d年?）"
    rf"|年\d{{1,2}}月({_DASH})(?:19|20)\d\d年|\d:\d\d({_DASH})\d{{1,2}}:\d\d"
)


_LONG_DASH: Final = re.compile(rf"(?:{HANZI}|[，”》])\s?(-{{2,}}|－{{2,}}|–{{2,}})\s?(?:{HANZI}|[“《])")


@rule("CHR-10", "time-range-dash", "warning", "GB/T 15834 4.13.3.2", "A span of time takes —.")
def time_range_dash(copy: Copy) -> Iterator[Hit]:
    """时间的起止用一字线“—”，不用短横线、浪纹线或破折号。

    错例：编制《治水规划（2022-2026年）》。 → 编制《治水规划（2022—2026年）》。
    错例：2021——2023年，植树3万株。 → 2021—2023年，植树3万株。
    错例：2024年1-6月，植树3万株。 → 2024年1—6月，植树3万株。
    正例：2022—2026年按JGJ 39-2016和GB 13801-2015改造，电话023-55520018。
    """
    for line, match in all_matches(copy, _LONG_DASH):
        yield _dash(line, match, match.span(1), "——")
    for line, match in all_matches(copy, _TIME_RANGE):
        group = match.lastindex or 0
        yield _dash(line, match, match.span(group), "—")


def _dash(line: Line, match: re.Match[str], dash: tuple[int, int], to: str) -> Hit:
    start, end = match.span()
    suggestion = line.raw[start : dash[0]] + to + line.raw[dash[1] : end]
    return Hit(line, start, end, None, suggestion, True, (Edit(line, *dash, to),))


_NUMBER_RANGE: Final = re.compile(
    r"(?<![\d.A-Za-z—–-])(?<!第)(?<!No)\d+(?:\.\d+)?(?:[%万亿千百]|万元|亿元|元)?(-|–|－|~|～{2}|-{2}|—{2})\d+(?:\.\d+)?"
    r"(?:%|[万亿]?(?:余|多)?(?P<unit>UNIT))(?![-–\d])".replace("UNIT", one_of("units"))
)


@rule("CHR-11", "number-range-dash", "warning", "GB/T 15835 5.1.4", "A range of numbers takes ～.")
def number_range_dash(copy: Copy) -> Iterator[Hit]:
    """数值的起止用浪纹线“～”，不用短横线。

    错例：每亩补贴200-300元。 → 每亩补贴200～300元。
    错例：建设期为2-3年。 → 建设期为2～3年。
    正例：每亩补贴200～300元，采用JGJ 39-2016和A3-5型设备，拨打023-55520018。
    """
    for line, match in all_matches(copy, _NUMBER_RANGE):
        if not _TIME_RANGE.match(line.text, match.start()):
            yield _dash(line, match, match.span(1), "～")


_WIDE_ASCII: Final = "".join(
    map(chr, (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B)))
)
_LOOK: Final = re.compile(
    r"(?<=\d)[OoＯ〇○](?=\d)|(?<=[12])[OoＯ](?=\d\d年)|(?<=\d)[OoＯ](?=UNIT)|(?<=\d)[lI](?=\d)|(?<![A-Za-z\d.])[lI](?=\d+UNIT)"
    rf"|[{_WIDE_ASCII}]+|[｡､]|(?<![\d：])(?:[01]?\d|2[0-4])：[0-5]\d(?![\d：])|(?<=[\d])[％]|(?<=[\dA-Za-z])[／＆＠－](?=[\dA-Za-z])|(?<={HANZI})[・•∙‧﹒](?={HANZI})|[\u0400-\u045f]+|[\u2f00-\u2fd5]|[\uf900-\ufaff]"
    r"|(?<=[二〇零○一])[零○O0]|[零○O](?=[二〇零○一三四五六七八九]{1,2}年)".replace("UNIT", one_of("units"))
)  # fmt: skip
_CYRILLIC: Final = dict(zip("АВСЕНКМОРТХаеорсух", "ABCEHKMOPTXaeopcyx", strict=True))
_HAN_YEAR: Final = re.compile(r"二[〇零○O0][〇零○O0一二三四五][〇零○O0一二三四五六七八九]年")


@rule("CHR-17", "look-alikes", "error", "GB/T 15835 4", "A character that only looks like the right one.")
def look_alikes(copy: Copy) -> Iterator[Hit]:
    """形近的字符冒充数字、字母或者间隔号。

    错例：配备灭火器3O0具。 → 配备灭火器300具。
    错例：新增车位１２０个。 → 新增车位120个。
    错例：评选“云岭・先锋”。 → 评选“云岭·先锋”。
    正例：推广O2O模式，治理PM2.5和O3污染，评选“云岭·先锋”。
    """
    for line, match in all_matches(copy, _LOOK):
        if (
            re.match(r"[零○O0]", match[0])
            and not _in_han_year(line, match)
            and not re.search(r"\d", line.text[max(0, match.start() - 1) : match.start()])
        ):
            continue
        to = _meant(line, match)
        if to != match[0]:
            yield line.hit(*match.span(), to=to, safe=True)


def _in_han_year(line: Line, match: re.Match[str]) -> bool:
    return any(year.start() <= match.start() < year.end() for year in _HAN_YEAR.finditer(line.text))


def _meant(line: Line, match: re.Match[str]) -> str:
    """Return the character that was meant."""
    import unicodedata  # noqa: PLC0415 - only damaged letters need it

    found = match[0]
    if _in_han_year(line, match):
        return "〇"
    if found in "OoＯ〇○":
        return "0"
    if found in "lI":
        return "1"
    if found in "・•∙‧﹒":
        return "·"
    if all(char in _CYRILLIC for char in found):
        return "".join(map(_CYRILLIC.__getitem__, found))
    return unicodedata.normalize("NFKC", found)


_DECIMAL: Final = re.compile(
    r"(?<![\d.·])(\d+)(?:[·・．]|\.[·・．。.]|[·・．。]\.)(\d+)(?=%|个百分点|[万亿千百]|UNIT)|(?<![\d.·])0[·・．。]\d+|(?<=\d)．(?=\d)|(?<![\d.A-Za-z*\\/])\.\d+(?=%|[万亿]|UNIT)".replace(
        "UNIT", one_of("units")
    )
)


@rule(
    "CHR-18", "decimal-point", "error", "GB/T 15835 5.1.3", "A decimal has a low dot and a digit before it."
)
def decimal_point(copy: Copy) -> Iterator[Hit]:
    """小数点应为下脚点，纯小数前面的0不能省。

    错例：实现收入0·52亿元。 → 实现收入0.52亿元。
    错例：合格率达96.·5%。 → 合格率达96.5%。
    错例：误差为.5%。 → 误差为0.5%。
    正例：“7·15”活动当天实现收入0.52亿元，访问a.5g.example查询。
    """
    for line, match in all_matches(copy, _DECIMAL):
        to = re.sub(r"[·・．。.]+", ".", match[0])
        yield line.hit(
            *match.span(), to=f"0{to}" if to.startswith(".") and match[0] != "．" else to, safe=True
        )


_PRIVATE: Final = re.compile(r"[\ue000-\uf8ff]+")
_DAMAGED: Final = re.compile(
    r"锟斤拷|烫烫烫|屯屯屯|�+|[□■▯]{1,}|&(?:nbsp|amp|lt|gt|quot|ldquo|rdquo|mdash|middot|hellip|#\d{2,6});?|\\u[0-9a-fA-F]{4}|\\[nrt](?![A-Za-z])"
    r"|(?<!\*)(\*{2,3})[^*]{1,60}\1(?!\*)|(?<![\dA-Za-z*])\*\*(?!\*)|(?<!\*)\*\*(?![\dA-Za-z*])|^\s*#{1,6}\s|^\s*(?:[-*+>]\s+)(?=[^\W\d_A-Za-z])|`{1,3}[^`]{0,60}`{1,3}|</?(?:br|p|b|strong|span|div|font|u|i|em)\b[^<>]{0,80}>|\?{2,}|？{3,}"
    r"|\[[^\[\]]{1,40}\]\(https?://[^()\s]{1,200}\)|~~[^~]{1,60}~~|__[^_]{1,60}__|Ã[\x80-\xbf©¤]|â€"
)


@rule("CHR-19", "damaged-text", "error", "GB/T 9704 7", "Damaged text, or markup of another format.")
def damaged_text(copy: Copy) -> Iterator[Hit]:
    """乱码、网页代码或者Markdown标记。

    错例：撤并专业**7个**。 → 撤并专业7个。
    错例：办公楼&nbsp;一楼设窗口。
    正例：计算公式为A*B，问题编号为#12，语言为C#，手机号码显示为“138****6789”。
    """
    for line, match in all_matches(copy, _DAMAGED):
        bold = re.fullmatch(r"\*{2,3}(.+?)\*{2,3}|__(.+)__|~~(.+)~~|`+([^`]+)`+", match[0])
        yield line.hit(*match.span(), to=next(filter(None, bold.groups())) if bold else None)
    for line, match in all_matches(copy, _PRIVATE):
        code = f"U+{ord(match[0][0]):04X}"
        yield line.hit(
            *match.span(), Text(f"字符{code}没有通用的字形。", f"The character {code} has no common shape.")
        )


@rule("CHR-20", "traditional-characters", "error", "《国家通用语言文字法》", "A traditional character.")
def traditional_characters(copy: Copy) -> Iterator[Hit]:
    """简体公文里出现繁体字。

    错例：服務群众3000人。 → 服务群众3000人。
    正例：服务群众3000人，碑上的“巖”字可以辨认。
    """
    table = traditional()
    for line in copy.lines:
        if line.raw.isascii():
            continue
        found = [
            place for place, char in enumerate(line.raw)
            if char in table and not _is_named(line.raw, place)
        ]  # fmt: skip
        for start, end in _runs(found):
            to = "".join(table[char] for char in line.raw[start:end])
            yield line.hit(start, end, to=to)
        for match in any_pair("traditional_words").finditer(line.text):
            yield line.hit(*match.span(), to=right_of("traditional_words", match))


def _is_named(text: str, place: int) -> bool:
    """Tell whether a character is spoken of, or stands on what is described: 碑上的“巖”字, “裕豐”石匾."""
    if text[max(0, place - 1) : place] in ("“", "‘") and text[place + 1 : place + 2] in ("”", "’"):
        return True
    return any(match.start() < place < match.end() for match in _INSCRIBED.finditer(text))


_INSCRIBED: Final = re.compile(r"“[^“”，。；]{1,12}”[^“”，。；、]{0,3}?(?:[碑匾铭款印牌字章]|题刻|石刻)")


def _runs(places: list[int]) -> Iterator[tuple[int, int]]:
    """Join neighbouring places to spans."""
    start = 0
    for index, place in enumerate(places):
        if index + 1 == len(places) or places[index + 1] != place + 1:
            yield places[start], place + 1
            start = index + 1


_DOTS: Final = re.compile(
    r"(?<=等)(?:…{1,2}|\.{3,}|。{3,})|(?:…{1,2}|\.{3,}|。{3,})(?=等)|\.{3,}|。{3,}|(?<!…)…(?!…)|…{3,}"
)
_IN_BETWEEN: Final = re.compile(rf"\s*(?!等){HANZI}{{2}}")
_LISTS: Final = re.compile(r"、[^，。；：]*$|等$")
"""Where nothing is listed, dots between words stand for another mark, and only the writer knows which."""
_LATIN_DOTS: Final = re.compile(r"[A-Za-z0-9]")


def _is_another_mark(text: str, dots: re.Match[str]) -> bool:
    between = _IN_BETWEEN.match(text, dots.end()) and not _LISTS.search(text, 0, dots.start())
    return dots[0][0] in ".。" and bool(between)


@rule("CHR-15", "ellipsis", "warning", "GB/T 15834 4.11", "The ellipsis is …… and does not go with 等.")
def ellipsis(copy: Copy) -> Iterator[Hit]:
    """省略号应为六个居中的点，不与“等”并用。

    错例：推广木工、陶艺等……课程。 → 推广木工、陶艺等课程。
    错例：推广木工、陶艺... → 推广木工、陶艺……
    错例：接待游客12.6万人次... 有力支撑了文旅发展。
    正例：推广木工、陶艺……
    """
    for line, match in all_matches(copy, _DOTS):
        before, after = line.text[: match.start()][-1:], line.text[match.end() :][:1]
        if match[0].startswith("...") and _LATIN_DOTS.match(before or after) and after != "等":
            continue
        if _is_another_mark(line.text, match):
            yield line.hit(*match.span())
            continue
        to = "" if "等" in (before, after) else "……"
        start, end = match.start() - (before == "等"), match.end() + (after == "等")
        suggestion = line.raw[start : match.start()] + to + line.raw[match.end() : end]
        yield Hit(line, start, end, None, suggestion, True, (Edit(line, *match.span(), to),))
