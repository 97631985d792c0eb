"""Lists and the number that is said of them: 香菇、木耳、竹荪三种, “甲”“乙”两项活动, 做好以下三项工作."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from replygen.checks.copy import Copy, Line
from replygen.checks.text import HANZI, LETTER, hanzi_value
from replygen.checks.words import any_of, one_of


class Listed(NamedTuple):
    """A list that has more or fewer items than is said, and where the number stands."""

    line: Line
    start: int
    end: int
    items: int
    said: int


_N: Final = r"(?P<n>[两二三四五六七八九]|[2-9])"
_NAMES: Final = re.compile(
    rf"(?<![等各每共计约近余第、\d]){_N}(?P<kind>种|类|项|门|款|大|个|家|所|座|条|处|名|位|部|支)(?={HANZI}|[，。；])(?![多余半几月])"
)
_OF_STEPS: Final = re.compile("机制|制度|环节|流程|程序|步骤|举措")
"""What may be named by what is done: 发现、交办、整改三项机制."""
_CLOSED: Final = ("种", "类", "项", "门", "款")
"""What is listed before 三种 is all there is; before 三家 it may be kinds."""
_LEAST: Final = 3
"""So many names make a list that cannot be mistaken for words that stand side by side by chance."""
_MOST_MORE: Final = 3
"""So many more than are listed may be said by mistake."""
_LONGEST: Final = 8
_BACK: Final = 80


def miscounted(copy: Copy, line: Line) -> Iterator[Listed]:
    """Yield the lists of a line whose number is wrong."""
    yield from _names(line)
    yield from _marked(line)
    yield from _within(line)
    yield from _behind_colon(line)
    yield from _numbered(copy, line)


def _names(line: Line) -> Iterator[Listed]:
    """Check 香菇、木耳、竹荪两种."""
    for match in _NAMES.finditer(line.spoken):
        before = re.split(r"[，。；：！？（）]", line.spoken[max(0, match.start() - _BACK) : match.start()])[
            -1
        ]
        items = before.split("、")
        said = hanzi_value(match["n"]) or 0
        sizes = {len(item) for item in items[1:]}
        steps = sizes == {2} and _OF_STEPS.match(line.spoken, match.end())
        if len(items) < _LEAST or not (steps or all(map(_is_name, items[1:]))):
            continue
        most = len(items) + len(re.findall(r"[和与及]", before))
        more = (
            match["kind"] in _CLOSED
            and not (match["n"].isdecimal() or steps)
            and most < said <= most + _MOST_MORE
        )
        if (said < len(items) and max(sizes) - min(sizes) <= 1) or more:
            yield Listed(line, match.start() - len(items[-1]), match.end(), len(items), said)


def _is_name(item: str) -> bool:
    """Tell whether an item of a list can be a name; it is none if it says what is done."""
    plain = re.fullmatch(rf"{LETTER}{{1,{_LONGEST}}}", item) and not re.search(r"[的了各]", item)
    return bool(plain) and not any(
        any_of(words).match(item) for words in ("doing", "no_name", "done_in_list")
    )


_MARKED: Final = re.compile(
    r"(?P<list>(?:(?:“[^“”]{1,40}”|《[^《》]{1,60}》)(?:（[^（）]{1,40}）)?"
    rf"(?:{HANZI}{{1,4}}(?=[、和]))?[、和及]?){{2,12}})(?P<open>等)?{_N}(?:个|项|部|份|件|大|种|类|款)"
    rf"(?:{HANZI}{{0,6}}?{one_of('of_marked')})"
)


def _marked(line: Line) -> Iterator[Listed]:
    """Check “甲”“乙”“丙”两项活动 and 《甲》《乙》3个文件."""
    for match in _MARKED.finditer(line.text):
        items, said = len(re.findall("[”》](?!》)", match["list"])), hanzi_value(match["n"]) or 0
        inner = len(re.findall("“[^“”]*《|《[^《》]*“", match["list"]))
        if inner or (match["open"] and said >= items):
            continue
        if said != items and said <= items + _MOST_MORE:
            yield Listed(line, match.start("n"), match.end(), items, said)


_WITHIN: Final = re.compile(
    r"“(?P<list>[^“”、，]{1,6}(?:、[^“”、，]{1,6}){1,11})”(?P<n>[两二三四五六七八九])(?:大|个|项)?(?:要素|环节|步骤|位一体|级|方面)"
)


def _within(line: Line) -> Iterator[Listed]:
    """Check “吃、住、行”四要素."""
    for match in _WITHIN.finditer(line.text):
        items, said = match["list"].count("、") + 1, hanzi_value(match["n"]) or 0
        if items != said and "等" not in match["list"]:
            yield Listed(line, match.start("n"), match.end(), items, said)


_ITEM: Final = rf"(?:(?!和){LETTER}){{1,{_LONGEST}}}"
_COLON: Final = re.compile(
    rf"{_N}(?:个方面|方面|个|项|类|种|大|条){HANZI}{{0,6}}(?:：|，(?:即|分别是|分别为|包括)：?)"
    rf"(?P<list>{_ITEM}(?:[、和]{_ITEM}){{1,9}})。"
)


def _behind_colon(line: Line) -> Iterator[Listed]:
    """Check 三个重点：人才、资金、技术、平台。"""
    for match in _COLON.finditer(line.spoken):
        least = match["list"].count("、") + 1
        most = least + len(re.findall("[和与及]", match["list"]))
        said = hanzi_value(match["n"]) or 0
        if "等" not in match["list"] and least > 1 and not least <= said <= most:
            yield Listed(line, match.start(), match.start("list"), most, said)


_ANNOUNCED: Final = re.compile(
    rf"(?:以下|如下|下列|下面|做好|抓好|落实|采取|开展|实施|推进|从)[^，。；：\d]{{0,6}}?{_N}(?:个方面|方面|项|件|点|条|个)"
    rf"(?!{HANZI}{{0,10}}(?:问题|建议|意见|诉求)){HANZI}{{0,12}}[：。]$"
)


def _numbered(copy: Copy, line: Line) -> Iterator[Listed]:
    """Check 做好以下三项工作 against the numbered lines behind it."""
    match = _ANNOUNCED.search(line.text.rstrip()[-40:])
    if not match or line.index + 1 >= len(copy.lines):
        return
    first, said = copy.lines[line.index + 1], hanzi_value(match["n"]) or 0
    if not first.level or first.ordinal != 1 or (line.level and first.level <= line.level):
        return
    items = 0
    for each in copy.lines[first.index :]:
        if each.role not in ("heading", "body") or 0 < each.level < first.level:
            break
        items += each.level == first.level
    if items not in (1, said):
        start = max(0, len(line.text.rstrip()) - 40) + match.start()
        yield Listed(line, start, len(line.text.rstrip()), items, said)
