"""NUM: whether lists have as many items as they say, ranks one style, and numbers their units."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from replygen.checks.copy import Copy, Hit, Line
from replygen.checks.listed import miscounted
from replygen.checks.rule import rule
from replygen.checks.text import HANZI, hanzi_value
from replygen.checks.words import any_of, one_of
from replygen.messages import Text

_NUMERAL: Final = r"(?P<n>\d{1,2}|[两二三四五六七八九十]{1,2})"
_OPEN_LIST: Final = re.compile(
    rf"等{_NUMERAL}(?:大|个|项|类|种|家|方面|名|位|条|所|座|镇|地|级|门|部|款|件|场|支|套|市|区|县)"
)
_QUOTED_LIST: Final = re.compile(rf"(?P<list>(?:“[^“”]{{1,40}}”、?){{2,12}})等{_NUMERAL}{HANZI}")
_CLOSED_LIST: Final = re.compile(
    rf"(?<![等第])(?P<n>[两二三四五六七八九])(?:个(?:方面|环节|维度|层面|阶段|步骤|片区|领域|板块|部分|层级|关键)"
    rf"|大(?:方面|工程|产业|板块|体系|领域|行动|类|难题|问题|任务|平台|抓手|重点|机制|目标|要素)|级(?={HANZI}|[，。])|方(?={HANZI}|[，。])(?!面|便|案|式|向|法)|位一体|者)"
)
_NAMED_LIST: Final = re.compile(
    rf"(?<![等第\d])(?:共|这)?(?P<n>\d{{1,2}}|[两二三四五六七八九十])(?:条|个|座|所|家|处|大)(?P<noun>{HANZI}{{0,4}}?{one_of('named_places')})"
)
"""滨河、东门、老码头4条街区: each has a name, so that there are as many as names."""
_NO_NAME: Final = re.compile(
    rf"[\W\d_A-Za-z]|[的了]|^(?:{one_of('no_name')}|{one_of('doing')}|{one_of('done_in_list')})"
    rf"|^(?:{one_of('named_places')}|{one_of('levels')})$|(?:沿线|周边|附近|辖区|[全其剩上]部|其余|剩余|上述)$|^.?$"
)
_MOST_NAMES: Final = 3
"""So many more than are named may be said by mistake; of still more, some were left out on purpose."""
_LONGEST_LIST: Final = 160
_LONGEST_ITEM: Final = 10
_DONE_ITEMS: Final = re.compile(
    rf"{_NUMERAL}(?:个方面|方面|项(?:重点|主要|具体|工作)?|件实?事|点|条|个重点|大){HANZI}{{0,8}}[：。，]?$"
)


@rule("NUM-16", "count-words", "warning", "算术", "The list has more or fewer items than it says.")
def count_words(copy: Copy) -> Iterator[Hit]:
    """列举的项数与所说的数目不符。

    错例：围绕装备、电子、康养、食品等3个产业布局。
    错例：构建市、县、镇、村三级网络。
    错例：重点做好以下三项工作：一是健全机制。二是加强巡查。
    错例：北门、河湾、柳林4条特色街区获奖。
    错例：推广香菇、木耳、竹荪两种食用菌。
    错例：打造“江镇米粉”“江镇花茶”三个品牌。
    错例：突出三个重点：人才、资金、技术、平台。
    错例：
        重点抓好以下三项工作。
        1.完善设施。新建泵站2座。
        2.加强管护。每月巡查2次。
    正例：新建、改造、扩建8个园区，对完善路网、带动沿线4个县发展有益，北门、河湾、柳林三条街区获奖，改造小学、初中9所。
    正例：围绕特色食品、生物医药等三大产业布局，构建市、县、镇、村四级网络，完成改造、扩建三处。
    """
    for line in copy.of("opening", "body"):
        yield from _joined(line)
        yield from _named(line)
        yield from _announced(copy, line)
        for each in miscounted(copy, line):
            yield each.line.hit(each.start, each.end, _count_message(each.items, each.said))


def _joined(line: Line) -> Iterator[Hit]:
    """Compare items that 、 joins with the number behind them: 甲、乙等三项, 市、县、镇三级."""
    for match in _OPEN_LIST.finditer(line.spoken):
        least, _ = _items(line.spoken, match.start())
        said = hanzi_value(match["n"])
        if said and least > 1 and said < least:
            yield line.hit(max(0, match.end() - 14), match.end(), _count_message(least, said))
    for match in _QUOTED_LIST.finditer(line.text):
        listed, said = match["list"].count("”"), hanzi_value(match["n"])
        if said and listed > said:
            yield line.hit(match.start("n") - 1, match.end(), _count_message(listed, said))
    for match in _CLOSED_LIST.finditer(line.spoken):
        least, most = _items(line.spoken, match.start(), _LONGEST_ITEM)
        said = hanzi_value(match["n"])
        if said and least > 1 and not least <= said <= most:
            yield line.hit(max(0, match.end() - 14), match.end(), _count_message(least, said))


def _named(line: Line) -> Iterator[Hit]:
    """Compare a list of names with the number behind it."""
    for match in _NAMED_LIST.finditer(line.spoken):
        least, most = _items(line.spoken, match.start(), _LONGEST_ITEM)
        listed = _listed(line.spoken, match.start())[1:]
        said = hanzi_value(match["n"])
        if not said or least < 2 or any(map(_NO_NAME.search, listed)):  # noqa: PLR2004 - a list
            continue
        if said < least or most < said <= most + _MOST_NAMES:
            yield line.hit(max(0, match.start() - 6), match.end(), _count_message(least, said))


def _count_message(listed: int, said: int) -> Text:
    return Text(f"列了{listed}项，写的是{said}。", f"{listed} are listed, {said} are said.")


def _items(text: str, end: int, longest: int = _LONGEST_LIST) -> tuple[int, int]:
    """Return how many items the list before ``end`` has at least and at most; 1 where there is none.

    和 may join two items, or belong to the name of one. Items behind the first are no longer than ``longest``.
    """
    listed = _listed(text, end)
    if any(not 0 < len(item) <= longest for item in listed[1:]):
        return 1, 1
    return len(listed), len(listed) + len(re.findall(r"以及|[和与及]", "、".join(listed)))


def _listed(text: str, end: int) -> list[str]:
    return re.split(r"[，。；：！？（）]", text[max(0, end - _LONGEST_LIST) : end])[-1].split("、")


_FIRST_ITEM: Final = re.compile(r"[：。，；]一是")
_STEP: Final = re.compile(r"(?:^\s*|[：。；，])([一二三四五六七八九])是")


def _announced(copy: Copy, line: Line) -> Iterator[Hit]:
    """Compare 做好以下三项工作 with 一是、二是 behind it."""
    match = _FIRST_ITEM.search(line.text)
    if not match:
        return
    said = _DONE_ITEMS.search(line.text[max(0, match.start() - 24) : match.start()])
    if not said or (count := hanzi_value(said["n"])) is None:
        return
    values = [_value(step[1]) for each in _paragraphs(copy, line) for step in _STEP.finditer(each.text)]
    if values and max(values) != count:
        start = max(0, match.start() - 24) + said.start()
        yield line.hit(start, match.start(), _count_message(max(values), count))


def _paragraphs(copy: Copy, line: Line) -> Iterator[Line]:
    """Yield a line and those behind it up to the next heading."""
    yield line
    for each in copy.lines[line.index + 1 :]:
        if each.role != "body" or each.level:
            return
        yield each


def _value(numeral: str) -> int:
    return "零一二三四五六七八九".index(numeral)


_RANKS: Final = re.compile(
    r"全[国省市区县州]第(?:(?P<han>[一二三四五六七八九十]{1,3})|(?P<digits>\d{1,3}))(?=[位名，。；、）]|$)"
)


@rule("NUM-20", "rank-style", "warning", "GB/T 15835 4", "Ranks are written in two ways.")
def rank_style(copy: Copy) -> Iterator[Hit]:
    """名次有的用汉字，有的用阿拉伯数字。

    错例：产值居全市第一，税收居全市第3。
    正例：产值居全市第1，税收居全市第3。
    """
    found = [(line, match) for line in copy.prose for match in _RANKS.finditer(line.masked)]
    if {bool(match["han"]) for _, match in found} == {True, False}:
        line, match = found[-1]
        yield line.hit(*match.span())


_UNITLESS: Final = re.compile(
    rf"(?:(?:同比|环比)(?:增长|下降|提高|减少|增加)|{HANZI}{{2}}率(?:达到?|为|提高到|提升至))\d+(?:\.\d+)?(?=[，。；])"
    r"|(?:增长|下降)\d+\.\d+(?=[，。；])|(?:满意|合格|覆盖|办结|优良|普及|达标|入园|就业)率\d+(?:\.\d+)?(?=[，。；])"
)


_MONEY: Final = re.compile(
    r"(?:资金|经费|投资|补贴|补助|补偿|奖励|产值|税款|贷款|款|费用|租金|营业额|销售额|收入|成本|罚金|预算|工资|津贴|利润)"
    r"(?:共计?|累计|约|近|达到?|为|超过?|总额)?(\d+(?:\.\d+)?余?[万亿])(?=[，。；])"
)


@rule("NUM-29", "missing-percent", "warning", "GB/T 15835", "The percent sign or 元 is missing.")
def missing_percent(copy: Copy) -> Iterator[Hit]:
    """比率或者增减幅度后面缺百分号，金额后面缺“元”。

    错例：产值同比增长24.5，居全市第2位。 → 产值同比增长24.5%，居全市第2位。
    错例：发放补贴360万，惠及1200户。 → 发放补贴360万元，惠及1200户。
    正例：产值同比增长24.5%，合格率为99.8%，效率为2.5倍。
    """
    for line in copy.prose:
        for match in _UNITLESS.finditer(line.masked):
            if not any_of("no_rate").search(match[0].rstrip("0123456789.")[-6:]) or "比" in match[0]:
                yield line.hit(*match.span(), to=match[0] + "%")
        for match in _MONEY.finditer(line.masked):
            yield line.hit(*match.span(1), to=match[1] + "元")
