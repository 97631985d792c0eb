"""Changes told beside the figures they come from: 640万元，比2023年增加128万元，增长25%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from replygen.checks.copy import Line
from replygen.checks.quantities import FEW, SCALES, Amount, fits

_VERB: Final = r"(?:增长|增加|提高|提升|上升|下降|降低|减少|扩大|压缩|缩短|缩减|压减)"
_ABOUT: Final = r"了?(?:约|大约|近)?"
_THAN: Final = r"(?:同比|环比|(?:比|较)(?:20\d\d年)?[^，。；\d比较]{0,10}?)"
_LAST_YEAR: Final = r"(?:比|较)(?:20\d\d年|上年|上一年|去年|前一年)(?:同期)?"
_GREW: Final = rf"(?:{_VERB}|[增降涨]幅|增长率)(?:达到?|为|是)?{_ABOUT}"


class _Shape(NamedTuple):
    """How three amounts follow each other: what each is, what stands before the first, between them."""

    order: tuple[str, str, str]
    before: re.Pattern[str]
    first: re.Pattern[str]
    second: re.Pattern[str]


def _shape(order: str, first: str, second: str, before: str = "") -> _Shape:
    now, then, rate = order.split()
    return _Shape((now, then, rate), re.compile(f"{before}$"), re.compile(first), re.compile(second))


_SHAPES: Final = (
    _shape(
        "now by rate", rf"[，（]?{_THAN}(?:净?{_VERB}|多|少|增|减){_ABOUT}", rf"[，、（](?:同比|环比)?{_GREW}"
    ),
    _shape("now rate by", rf"[，（]?{_THAN}{_VERB}{_ABOUT}", rf"[，（](?:净?{_VERB}|多|少){_ABOUT}"),
    _shape("now base rate", rf"，?{_LAST_YEAR}[^，。；\d]{{0,6}}的?", rf"[^，。；\d]{{0,4}}{_GREW}"),
    _shape(
        "base now rate",
        r"[，、；]20\d\d年(?:达到?|为|是|增至|增加到|增长到|提高到|减至|降至|下降到|减少到|(?P<same>[^，。；\d]{2,12}))?",
        rf"，(?:同比|{_LAST_YEAR})?{_GREW}",
        r"20\d\d年[^，。；\d]{0,10}",
    ),
    _shape(
        "by now rate",
        r"，(?:总数|总量)?(?:累计|总数|总量)已?(?:达到?|为|有|增至|增加到)?",
        rf"，(?:同比|(?:比|较)(?:(?P<since>20\d\d)年底?|上年|上一年|去年|前一年)(?:同期)?)?{_GREW}",
        r"(?:新增|净增|增加)[^，。；\d]{0,12}",
    ),
)
_NO_BASE: Final = ("%", "倍", "个百分点", "年", "位")
_OPEN: Final = re.compile(r"以上|多|余")
_LESS: Final = re.compile("降|减|少|缩")
_REACH: Final = 80
"""So much text the three may take, in characters."""
_BEFORE: Final = 24
_TINY: Final = 1e-9


def wrong_changes(line: Line, found: Sequence[Amount]) -> Iterator[tuple[Amount, float]]:
    """Yield the percentages that do not follow from the two amounts beside them, each with the right one."""
    for three in zip(found, found[1:], found[2:], strict=False):
        roles = _roles(line, three)
        if not roles or _OPEN.match(line.text, roles["rate"].end):
            continue
        low, high = _bounds(roles, less=bool(_LESS.search(line.masked[three[0].end : three[2].start])))
        rate = roles["rate"]
        if not fits((low, high), line.text[rate.start : rate.end - 1]):
            yield rate, (low + high) / 2


def _roles(line: Line, three: tuple[Amount, Amount, Amount]) -> dict[str, Amount]:
    """Tell which of three amounts is what; nothing if they are not told as one change."""
    first, _, third = three
    if first.sentence != third.sentence or third.end - first.start > _REACH:
        return {}
    for shape in _SHAPES:
        roles = dict(zip(shape.order, three, strict=True))
        rest = {each.unit for name, each in roles.items() if name != "rate"}
        if (
            roles["rate"].unit == "%"
            and len(rest) == 1
            and not rest.intersection(_NO_BASE)
            and _has_shape(line.masked, three, shape)
        ):
            return roles
    return {}


def _has_shape(text: str, three: tuple[Amount, Amount, Amount], shape: _Shape) -> bool:
    """Tell whether the words before and between three amounts are those of a shape."""
    first, second, third = three
    before = text[max(0, first.start - _BEFORE) : first.start]
    found = shape.first.fullmatch(text, first.end, second.start)
    then = shape.second.fullmatch(text, second.end, third.start)
    if not found or not then or not shape.before.search(before):
        return False
    since = then.groupdict().get("since")
    return before.endswith(found.groupdict().get("same") or "") and (
        not since or _is_last_year(text, first.start, int(since))
    )


_YEAR: Final = re.compile(r"20\d\d(?=年)")
_LOOK_BACK: Final = 200


def _is_last_year(text: str, place: int, year: int) -> bool:
    """Tell whether ``year`` is the one before that of which the text speaks: since then grew what is new."""
    told = _YEAR.findall(text, max(0, place - _LOOK_BACK), place)
    return bool(told) and int(told[-1]) == year + 1


def _bounds(roles: dict[str, Amount], *, less: bool) -> tuple[float, float]:
    """Return between which bounds the change lies, in per cent, the amounts being rounded."""
    now = roles["now"]
    if base := roles.get("base"):
        change, half = abs(now.value - base.value), _rounding(now, base)
        return 100 * (change - half) / max(base.value, _TINY), 100 * (change + half) / max(base.value, _TINY)
    by = roles["by"]
    low, high = by.value - by.step / 2, by.value + by.step / 2
    was = now.value + by.value if less else now.value - by.value
    slack = (now.step + by.step) / 2
    return 100 * low / max(was + slack, _TINY), 100 * high / max(was - slack, _TINY)


def rounding(now: str, base: str) -> float:
    """Return how far rounding may have moved the difference of two numbers that are told in one scale.

    Numbers of a figure or two, as in 1.2万 beside 1万, are as exact as the finer of them, and not both off at once.
    """
    steps = [10.0 ** -len(each.partition(".")[2]) for each in (now, base)]
    few = all(len(each.replace(".", "")) <= FEW for each in (now, base))
    return min(steps) / 2 if few else sum(steps) / 2


def _rounding(now: Amount, base: Amount) -> float:
    """Return how far rounding may have moved the difference of two amounts."""
    if now.scale != base.scale:
        return (now.step + base.step) / 2
    return SCALES[now.scale] * rounding(now.number, base.number)
