"""CHR: spaces and characters that cannot be seen (GB/T 9704 7.3.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from replygen.checks.copy import Copy, Edit, Hit, Line
from replygen.checks.rule import rule
from replygen.checks.rules.apart import ORGAN_END, SPACE, runs_on
from replygen.checks.rules.gaps import gaps, is_list, is_whole_letter
from replygen.checks.text import HANZI
from replygen.checks.words import one_of

_UNSEEN: Final = r"\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\x00-\x08\x0e-\x1f\x7f-\x9f"
_INVISIBLE: Final = re.compile(rf"[{_UNSEEN}]+")
_DIGIT: Final = re.compile(rf"(?<={HANZI}){SPACE}+(?=\d)|(?<=\d){SPACE}+(?={HANZI})")
_WHOLE_DATE: Final = re.compile(rf"\d{{4}}{SPACE}*年{SPACE}*\d{{1,2}}{SPACE}*月{SPACE}*\d{{1,2}}{SPACE}*日")
_LATIN_NUMBER: Final = re.compile(rf"[A-Za-z]{SPACE}?[\d.-]+$")
_UNIT: Final = re.compile(rf"{one_of('units')}|[年月日号时分]|余|多|万|亿|千|百")
_FEW: Final = 3


@rule(
    "CHR-16",
    "stray-spaces",
    "warning",
    "GB/T 9704 7.3.3",
    "A space or an invisible character inside Chinese text.",
)
def stray_spaces(copy: Copy) -> Iterator[Hit]:
    """汉字之间有空格、制表符或者看不见的字符。

    两字姓名中间的空格，段首的缩进，隔开联合发文的机关、标题的前后两半、一行里各个栏目的空格不算；是不是有意隔开说不准的，
    只提示，不改。

    错例：打通城北 片区断头路。 → 打通城北片区断头路。
    错例：凭身份　证明入场。 → 凭身份证明入场。
    错例：（ 联系人：赵河，联系电话：68281600） → （联系人：赵河，联系电话：68281600）
    正例：引进Green Mile Services公司，执行GB 13801-2015。
    正例：水质按照《城市供水 水质检验方法》（CJ/T 141-2018）检测。
    正例：执行《水利部 生态环境部关于加强河湖岸线管控 保障行洪安全的通知》（水利部 生态环境部通知2024年第3号）。
    正例：举办“清清江水 悠悠我心”主题活动。
    """
    for line in copy.lines:
        yield from _in_line(line)
    for line in copy.of("date"):
        for match in _DIGIT.finditer(line.text) if _WHOLE_DATE.fullmatch(line.text.strip()) else ():
            yield _removed(line, *match.span())
    yield from _indents(copy)
    digits = list(_beside_digits(copy))
    if len(digits) <= _FEW:
        yield from digits


def _in_line(line: Line) -> Iterator[Hit]:
    for match in _INVISIBLE.finditer(line.text):
        yield _removed(line, *match.span())
    for gap in gaps(line):
        yield _removed(line, gap.start, gap.end, sure=gap.sure)
    if line.level and (behind := _BEHIND_DOT.match(line.text)):
        yield _removed(line, *behind.span(1))
    end = len(line.raw.rstrip())
    if line.exact and end < len(line.raw) and not _INVISIBLE.search(line.raw[end:]):
        yield Hit(line, max(0, end - 1), len(line.raw), None, line.raw[max(0, end - 1) : end], True)


_BEHIND_DOT: Final = re.compile(rf"\s*\d{{1,2}}[.．、]((?! [^ ]){SPACE}+)(?={HANZI}|[“《])")
"""A tab or wide space behind 1.; a single narrow one is a matter of taste."""


def _removed(line: Line, start: int, end: int, *, sure: bool = True) -> Hit:
    """Return a hit on white space with the characters beside it, which alone can be seen."""
    first, last = max(0, start - 1), min(len(line.raw), end + 1)
    suggestion = line.raw[first:start] + line.raw[end:last]
    return Hit(line, first, last, None, suggestion, sure, (Edit(line, start, end, ""),))


def _indents(copy: Copy) -> Iterator[Hit]:
    """A few indented paragraphs among others that are not: the spaces are stray."""
    lines = [
        line
        for line in copy.lines
        if line.exact and line.role in ("heading", "body", "opening", "salutation")
    ]
    indented = [line for line in lines if re.match(SPACE, line.raw)]
    if len(indented) * 3 < len(lines):
        for line in indented:
            width = len(line.raw) - len(line.raw.lstrip())
            yield _removed(line, 0, width)


_DAY: Final = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日")
_SIGNATURE: Final = re.compile(rf"{_DAY.pattern}\W*$")


def _beside_digits(copy: Copy) -> Iterator[Hit]:
    """Find spaces beside numbers; behind an organ, a date at the end of a line may be that of a signature."""
    for line in copy.of("title", "salutation", "opening", "heading", "body", "closing"):
        for match in _DIGIT.finditer(line.text) if not is_whole_letter(line) else ():
            code = _LATIN_NUMBER.search(line.text[max(0, match.start() - 24) : match.start()])
            signature = _SIGNATURE.match(line.text, match.end())
            if not signature and (not code or line.text[match.end()] == "号"):
                yield _removed(line, *match.span(), sure=_is_sure(line, match))


def _is_sure(line: Line, match: re.Match[str]) -> bool:
    """Tell whether a space beside a number is stray: in running words, before a unit, and no part of a title."""
    text = line.text
    counted = text[match.end()].isdecimal() or _UNIT.match(text, match.end())
    in_title = text.rfind("《", 0, match.start()) > text.rfind("》", 0, match.start())
    single = len(match[0]) == 1 and match[0] != "\t"
    before, behind = text[: match.start()], text[match.end() :]
    signed = ORGAN_END.search(before) and _DAY.match(behind)
    apart = in_title or signed or is_list(before, behind)
    return bool(counted and single and not apart and (line.role in ("title", "salutation") or runs_on(line)))
