"""NUM: whether a quantity has one value throughout the letter."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from replygen.checks.copy import Copy, Hit, Line
from replygen.checks.quantities import Amount, amounts, years_before
from replygen.checks.rule import rule
from replygen.checks.words import any_of
from replygen.messages import Text

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
    if not _same_key(this, other) or _labels(this) != _labels(other):
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


_LABEL: Final = re.compile("[A-Za-z]+")


def _labels(amount: Amount) -> list[str]:
    """Return the letters before an amount: A区36户 and B区63户 are two quantities."""
    return _LABEL.findall(amount.clause[: amount.start - amount.clause_start])


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
