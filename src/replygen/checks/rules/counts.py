"""NUM: whether lists have as many items as they say, and a quantity one value."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from replygen.checks.copy import Copy, Hit, Line
from replygen.checks.listed import miscounted
from replygen.checks.quantities import Amount, amounts, years_before
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


_MOST_COMPARED: Final = 8
_BACK: Final = re.compile(
    r"在(?:已|现有|原有)|已(?:有|经|建成|更换|完成|改造|建|投用|培育|配备|安装)|现有|上述|前述|基础上"
)


@rule("NUM-18", "one-quantity-two-values", "error", "前后一致", "One quantity has two values.")
def one_quantity_two_values(copy: Copy) -> Iterator[Hit]:
    """同一个数量前后不一致。

    错例：2024年更换老旧管道215公里。在已更换251公里管道的基础上，继续推进。
    错例：全区高新技术企业达486家。全区高新技术企业达468家，位居前列。
    错例：累计投入386万元，修复古桥12座。在已投入368万元专项资金的基础上，再投入60万元。
    错例：全区残疾人共3.62万人。为3.26万名残疾人建立档案。
    正例：2023年全区高新技术企业达386家。2024年全区高新技术企业达486家，2025年再新增高新技术企业60家。
    正例：住院费用报销比例为60%，门诊费用报销比例为50%。该路路面宽4.5米。方案拟将该路提升为三级公路，路面宽7.5米。
    """
    seen: dict[tuple[str, str], list[Amount]] = defaultdict(list)
    for line in copy.of("opening", "body"):
        for amount in amounts(line):
            if amount.key and not _is_other(amount) and not _is_planned(line, amount):
                yield from _conflict(amount, seen)
                for pair in amount.key:
                    seen[_unit(amount), pair].append(amount)


def _unit(amount: Amount) -> str:
    """Return the unit; people are counted by three words."""
    return "人" if amount.unit in ("名", "位") else amount.unit


def _is_other(amount: Amount) -> bool:
    """Tell whether an amount is more to come, a part, a change or a plan, and not the quantity itself."""
    clause = amount.clause
    before = clause[: amount.start - amount.clause_start]
    return bool(
        any_of("not_the_same").search(before)
        or re.match(r"以[上下内]|左右", clause[amount.end - amount.clause_start :])
    )


_PLANNED: Final = re.compile(
    r"拟|规划|计划|预计|力争|目标|设计|概算|估算|方案|建议|[建造成]后|(?:提升|改造|拓宽|加宽|扩建|改建|升级|调整)[为成到至]"
)


def _is_planned(line: Line, amount: Amount) -> bool:
    """Tell whether the sentence told of a plan before it came to the amount, which is not yet what there is."""
    start = max(0, line.masked.rfind("。", 0, amount.start))
    return bool(_PLANNED.search(line.masked, start, amount.start)) and not _speaks_of_known(amount)


def _conflict(amount: Amount, seen: dict[tuple[str, str], list[Amount]]) -> Iterator[Hit]:
    """Look for an earlier amount of what this one counts, with the same time and another value."""
    near = [each for pair in amount.key for each in seen[_unit(amount), pair][-_MOST_COMPARED:]]
    same = [each for each in near if _counts_the_same(amount, each) and _could_be_slip(amount, each)]
    if same and not any(each.value == amount.value for each in near if _counts_the_same(amount, each)):
        other = same[-1]
        was = other.line.text[other.start : other.end]
        message = Text(f"前面写的是{was}。", f"Before, it was {was}.")
        yield amount.line.hit(amount.start, amount.end, message)


def _counts_the_same(this: Amount, other: Amount) -> bool:
    if this.line is other.line and this.sentence == other.sentence:
        return False
    if not _same_key(this, other):
        return False
    times = years_before(this.line, this.start), years_before(other.line, other.start)
    if all(times) and times[0] != times[1] and not _BACK.search(this.clause):
        return False
    return _scope(this) == _scope(other) or not (_scope(this) and _scope(other))


def _same_key(this: Amount, other: Amount) -> bool:
    """Tell whether the words beside two amounts are about one thing; less will do where the digits are swapped."""
    swapped, within = _swapped(this, other), this.key <= other.key or other.key <= this.key
    if swapped and len(this.number.replace(".", "")) >= _MANY_DIGITS:
        across = len((_across(this, other) | _across(other, this)) - _SAID_OF_ALL)
        if across > 1 or (within and (across or len((this.key & other.key) - _SAID_OF_ALL) > 1)):
            return True
    alone = min(len(this.key), len(other.key)) == 1
    return within and (not alone or (swapped and (this.key == other.key or bool(_BACK.search(this.clause)))))


def _across(this: Amount, other: Amount) -> frozenset[str]:
    """Return what one has before it and the other behind it: 受理投诉36件, 63件投诉."""
    return this.sides[0] & other.sides[1]


_SAID_OF_ALL: Final = frozenset(
    [
        "投入",
        "资金",
        "投资",
        "补助",
        "补贴",
        "安排",
        "拨付",
        "筹措",
        "专项",
        "建设",
        "改造",
        "项目",
        "面积",
        "覆盖",
        "服务",
    ]
)
"""Pairs of characters that many amounts have beside them."""


_MANY_DIGITS: Final = 3
_CLOSE: Final = 1.25


def _could_be_slip(this: Amount, other: Amount) -> bool:
    """Tell whether one number may be the other miswritten: digits swapped, one digit wrong, or said to be the same."""
    first, second = (each.line.text[each.start : each.end] for each in (this, other))
    digits = [re.sub(r"\D", "", each) for each in (first, second)]
    if _speaks_of_known(this) or _swapped(this, other):
        return True
    if this.line.section == "next":  # plans may be as high as they like
        return False
    if len(digits[0]) != len(digits[1]):
        return False
    wrong = sum(a != b for a, b in zip(*digits, strict=True))
    if this.unit == "%" and len(digits[0]) <= _ROUND:  # rates of several groups: 50% here, 60% there
        return False
    high, low = max(this.value, other.value), min(this.value, other.value)
    return (wrong == 1 and len(digits[0]) > 1) or (len(this.key & other.key) > _SURE and high < low * _CLOSE)


def _swapped(this: Amount, other: Amount) -> bool:
    """Tell whether two numbers have the same digits in another order."""
    first, second = (re.sub(r"\D", "", each.line.text[each.start : each.end]) for each in (this, other))
    return len(first) > 1 and sorted(first) == sorted(second)


_ALL_OF: Final = re.compile(
    r"(?:^|、)对(?:全[国省市区县州镇]|全部|所有|这|上述|剩余)?的?$|(?:全部|所有|上述)$"
)


def _speaks_of_known(amount: Amount) -> bool:
    """Tell whether the words point back to what was counted before: 对全区15条街区开展整治."""
    before = amount.clause[: amount.start - amount.clause_start]
    return bool(_BACK.search(amount.clause) or _ALL_OF.search(before))


_SURE: Final = 3
_ROUND: Final = 2
_SCOPE: Final = re.compile(r"全[国省市区县州镇]|我[市区县镇]")


def _scope(amount: Amount) -> str:
    match = _SCOPE.search(amount.clause)
    return match[0] if match else ""


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
