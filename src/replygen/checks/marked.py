"""The marks of headings: 一、, （一）, 1., （1）, right or wrong, and those that only their order shows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from replygen.checks.copy import Line, Role
from replygen.checks.text import HANZI

_HEADING_MAX: Final = 40
_NUMERAL: Final = "[一二三四五六七八九十]{1,3}"
MARKS: Final = (
    re.compile(rf"({_NUMERAL})\s*[、．.，：。](?![一二三四五六七八九十]季度)\s*"),
    re.compile(rf"（\s*({_NUMERAL})\s*）\s*[、．.，：。]?\s*"),
    re.compile(r"(\d{1,2})(?:[.．、](?!\d)|[，：](?!\d))\s*"),
    re.compile(r"（\s*(\d{1,2})\s*）\s*[、．.，：。]?\s*"),
)
"""The heading marks of the four levels, right or wrong in their punctuation."""
_BARE_MARK: Final = re.compile(
    rf"({_NUMERAL})\s*(?={HANZI}{{2,12}}$)(?!是|个|年|月|季|[级次批线条种类项件位名〇○零])"
)


def marked(line: Line, indent: int = 0) -> Line:
    """Give a line of the body its heading mark, and the role of a heading when nothing but one stands there."""
    text = line.text.rstrip()
    for level, look in enumerate((*MARKS, _BARE_MARK), 1):
        if match := look.match(text, indent):
            found = replace(
                line, level=level if level <= len(MARKS) else 1, ordinal=_value(match[1]), start=match.end()
            )
            return replace(found, role="heading" if is_heading(text[match.end() :]) else "body")
    return replace(line, start=indent)


def is_heading(words: str) -> bool:
    """Tell whether the words behind a mark are a heading that stands alone, with or without a wrong end mark."""
    short = 0 < len(words) <= _HEADING_MAX and not re.search(r"[。；！？：][^。；！？：]", words)
    return short and not (words.endswith("。") and _FIGURES.search(words))


_FIGURES: Final = re.compile(r"(?<![\d.])(?!20\d\d年)\d[\d.]*[万亿余多]*(?:[^\W\d_A-Za-z]|%)|，[^，]+，")
"""What a sentence has and a heading has not: figures, and three clauses."""


def _value(numeral: str) -> int:
    if numeral.isdecimal():
        return int(numeral)
    tens, ten, ones = numeral.rpartition("十")
    digits = "零一二三四五六七八九"
    if not ten:
        return digits.find(numeral) if len(numeral) == 1 else 0
    return 10 * (digits.find(tens) if tens else 1) + (digits.find(ones) if ones else 0)


_FIRST_LEVEL, _ARABIC, _SECOND, _FAR = 1, 3, 2, 200
_BEFORE_FIGURE: Final = re.compile(r"\s*(\d{1,2})(?:、(?=\d)|[.．](?=(?:19|20)\d\d年))")
_PART_OF_WORD: Final = re.compile(rf"\s*{_NUMERAL}(?={HANZI})")


def with_counted(lines: Sequence[Line]) -> Iterator[Line]:
    """Give lines such as 2、6栋… their mark where it counts on, and take from 三农工作 what is no mark but a word."""
    last = dict.fromkeys((_FIRST_LEVEL, _ARABIC), 0)
    for place in range(len(lines)):
        made = _as_counted(lines, place, last)
        if made.level == _FIRST_LEVEL:
            last[_FIRST_LEVEL] = made.ordinal
        last[_ARABIC] = (
            made.ordinal if made.level == _ARABIC else 0 if 0 < made.level < _ARABIC else last[_ARABIC]
        )
        yield made


def _as_counted(lines: Sequence[Line], place: int, last: dict[int, int]) -> Line:
    line = lines[place]
    if line.level == _FIRST_LEVEL and (word := _PART_OF_WORD.match(line.text)) and word.end() == line.start:
        return line if _counts_on(lines, place, line.ordinal, _FIRST_LEVEL, last) else _without_mark(line)
    mark = _BEFORE_FIGURE.match(line.text) if line.role == "body" and not line.level else None
    if mark and _counts_on(lines, place, int(mark[1]), _ARABIC, last):
        role: Role = "heading" if is_heading(line.text[mark.end() :]) else "body"
        return replace(line, role=role, level=_ARABIC, ordinal=int(mark[1]), start=mark.end())
    return line


def _without_mark(line: Line) -> Line:
    return replace(line, role="body", level=0, ordinal=0, start=len(line.text) - len(line.text.lstrip()))


def _counts_on(lines: Sequence[Line], place: int, ordinal: int, level: int, last: dict[int, int]) -> bool:
    """Tell whether an ordinal follows the last one of its level; a first one, whether a second follows it."""
    following = _next_ordinal(lines, place + 1, level)
    if ordinal == 1:
        return not last[level] and following == _SECOND
    return ordinal == last[level] + 1 != following


def _next_ordinal(lines: Sequence[Line], start: int, level: int) -> int:
    """Return the next ordinal of a level under the same heading, 0 where there is none near."""
    for place in range(start, min(start + _FAR, len(lines))):
        line = lines[place]
        mark = _BEFORE_FIGURE.match(line.text) if level == _ARABIC else None
        if mark or line.level == level:
            return int(mark[1]) if mark else line.ordinal
        if 0 < line.level < level:
            return 0
    return 0
