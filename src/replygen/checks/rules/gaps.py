"""Spaces between Chinese characters that may be stray, and which of them are for certain."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from replygen.checks.copy import Line
from replygen.checks.rules.apart import (
    APART,
    AS_TYPED,
    FIELD,
    HALF,
    MARKS,
    ORGAN_AHEAD,
    ORGAN_END,
    SPACE,
    Space,
    is_whole_quote,
    runs_on,
    shorter_half,
    space_at,
)
from replygen.checks.text import HANZI

_WIDE: Final = rf"(?:{HANZI}|[{MARKS}])"
_BETWEEN: Final = re.compile(rf"(?<={_WIDE}){SPACE}+(?={_WIDE})")
_WHOLE_LETTER: Final = re.compile(r"收悉.*如下.*\d{4}年")
_FIELDS: Final = ("date", "table", "head", "mark", "foot")
"""Parts in which spaces set fields apart."""


class Gap(NamedTuple):
    """A space that may be stray; ``sure`` tells that it is, so that nothing is changed by its removal."""

    start: int
    end: int
    sure: bool


def gaps(line: Line) -> Iterator[Gap]:
    """Yield the spaces between Chinese characters that set nothing apart."""
    if line.role in _FIELDS or is_whole_letter(line):
        return
    for match in _BETWEEN.finditer(line.text):
        behind_number = match.end() == line.start and line.text[match.start() - 1] not in "、．.，：。）"
        space = space_at(line, *match.span())
        if not behind_number and not any(apart(space) for apart in APART):
            yield Gap(*match.span(), _is_mark_sure(space) if space.is_beside_mark else _is_sure(space))


def is_whole_letter(line: Line) -> bool:
    """Tell whether a line holds a letter from its opening to its date, in which spaces part paragraphs."""
    return bool(_WHOLE_LETTER.search(line.text))


def _is_mark_sure(space: Space) -> bool:
    """Tell whether a space beside a mark is stray: a wide one may be a blank, unless a sentence ends before it."""
    return len(space.words) == 1 or space.line.text[space.start - 1] in "。！？；"


_NEXT: Final = 5
"""Within so many characters behind a space comes the end of the second of two like words: 城东路 城西路."""


def is_list(before: str, behind: str) -> bool:
    """Tell whether a space may part two like words: 城东路 城西路, 1号线 2号线."""
    return before[-1:] in behind[:_NEXT]


def _is_sure(space: Space) -> bool:
    """Tell whether a space between two characters is stray: in running words, where it can part nothing."""
    line = space.line
    long_quote = space.pair == "“”" and is_whole_quote(space) and sum(map(len, space.inside)) > HALF
    unsure = (
        len(space.words) > 1
        or (space.pair == "《》" and space.words in AS_TYPED and _may_be_title_half(space))
        or long_quote
        or is_list(space.first, space.second)
        or FIELD.match(line.text, space.end)
        or (ORGAN_END.search(space.first) and ORGAN_AHEAD.match(space.second))
        or _is_of_series(space)
    )
    return bool((runs_on(line) or line.role == "title") and not unsure)


def _may_be_title_half(space: Space) -> bool:
    """Tell whether both halves of a title are long enough to be set apart; short titles may be anything."""
    return shorter_half(space) >= HALF or sum(map(len, space.inside)) < _TITLE_MIN


_TITLE_MIN: Final = 10


_BETWEEN_WORDS: Final = re.compile(rf"(?<={HANZI}){SPACE}+(?={HANZI})")


def _is_of_series(space: Space) -> bool:
    """Tell whether several spaces of a kind stand in one clause: they may part a list."""
    clause = space.first + space.words + space.second
    alike = _BETWEEN_WORDS.findall(clause).count(space.words)
    return alike > 1 and max(map(len, clause.split(space.words))) > 1
