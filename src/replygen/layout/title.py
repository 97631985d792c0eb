"""Break a title into balanced lines: 梯形 or 菱形, never inside a word or a unit (GB/T 9704 7.3.1)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate, combinations, pairwise
from typing import Final, NamedTuple

import budoux

from replygen.layout.page import Run
from replygen.standard import TITLE_MAX_CELLS
from replygen.zh.width import cells

_WHOLE: Final = re.compile(
    r"《[^《》]*》|〈[^〈〉]*〉|“[^“”]*”|（[^（）]*）"
    r"|[^\s，、；。关于对《]{0,8}第?[一二三四五六七八九十百〇\d]{1,5}届[^，、；。《]{0,10}?"
    r"第?[一二三四五六七八九十\d]{1,3}次[^，、；。《]{0,6}?会议"
    r"|第[^第号《》，；。\s]{1,40}号(?:提案|建议)?"
    r"|第[一二三四五六七八九十百\d]{1,5}\w"
    r"|[〇一二三四五六七八九十百千\d]{1,8}年(?:度)?(?:[\d一二三四五六七八九十]{1,3}月(?:[\d一二三四五六七八九十]{1,3}日)?)?"
    r"|(?:办理情况|协办意见|会办意见)?的(?:答复函|复函|答复|函|通知|意见|报告|请示|批复)$"
    r"|[A-Za-z0-9][A-Za-z0-9.+&/%\-]*"
)
"""What is never broken while it fits on a line. Every repetition is bounded: no title takes long."""
_NEVER_FIRST: Final = frozenset("，。、；：？！）》〉”’…—·％%的")
_NEVER_LAST: Final = frozenset("（《〈“‘第")
_GOOD_LAST: Final = ("关于", "会议", "》", " ")
_LEAST_LAST_LINE: Final = 4.0
_MOST_LINES: Final = 4
_MOST_UNITS: Final = 40
"""Titles of more lines or units are not tried every way but filled evenly."""


class _Unit(NamedTuple):
    text: str
    width: float
    good_end: bool


def title_runs(title: str, organs: Sequence[str] = ()) -> tuple[Run, ...]:
    """Return the runs of a title with its line breaks; a space before a break takes no room."""
    pieces: list[Run] = []
    for line in title_lines(title, organs):
        words = line.rstrip(" ")
        pieces += [Run(words), Run(line[len(words) :], "LineEnd"), Run("\n")]
    return tuple(run for run in pieces[:-1] if run.text)


def title_lines(title: str, organs: Sequence[str] = ()) -> tuple[str, ...]:
    """Break ``title`` into lines of at most 19 characters of 2号; the lines joined are the title.

    Args:
        title: the title on one line.
        organs: names that are not broken while they fit on a line.
    """
    if cells(title) <= TITLE_MAX_CELLS:
        return (title,)
    units = _units(title, organs)
    fewest = _fewest_lines(units)
    numbers = range(fewest, min(fewest + 1, _MOST_LINES) + 1) if len(units) <= _MOST_UNITS else ()
    ways = (way for number in numbers for way in _ways(units, number))
    best = min(ways, key=_cost, default=None)
    cuts = best.cuts if best else _even_cuts(units, fewest)
    texts = [unit.text for unit in units]
    return tuple("".join(texts[start:end]) for start, end in pairwise((0, *cuts, len(units))))


def _units(title: str, organs: Sequence[str]) -> list[_Unit]:
    names = "|".join(re.escape(name) for name in sorted(organs, key=len, reverse=True))
    whole = re.compile(f"{names}|{_WHOLE.pattern}") if names else _WHOLE
    pieces: list[str] = []
    position = 0
    for match in whole.finditer(title):
        pieces += _words(title[position : match.start()])
        pieces += [match[0]] if cells(match[0]) <= TITLE_MAX_CELLS else _words(match[0])
        position = match.end()
    pieces += _words(title[position:])
    glued = _glue(pieces)
    return [_Unit(text, cells(text), text in organs or text.endswith(_GOOD_LAST)) for text in glued]


@cache
def _parser() -> budoux.Parser:
    return budoux.load_default_simplified_chinese_parser()


def _words(text: str) -> list[str]:
    """Segment ``text``; a word longer than a line falls apart into characters."""
    if not text:
        return []
    words = _parser().parse(text)
    return [part for word in words for part in ([word] if cells(word) <= TITLE_MAX_CELLS else list(word))]


def _glue(pieces: Iterable[str]) -> list[str]:
    """Join pieces between which no line may end."""
    glued: list[str] = []
    for piece in pieces:
        if glued and _may_not_part(glued[-1], piece) and cells(glued[-1] + piece) <= TITLE_MAX_CELLS:
            glued[-1] += piece
        else:
            glued.append(piece)
    return glued


def _may_not_part(left: str, right: str) -> bool:
    return right[0] in _NEVER_FIRST or left[-1] in _NEVER_LAST or right == " "


def _fewest_lines(units: Sequence[_Unit]) -> int:
    lines, room = 1, TITLE_MAX_CELLS
    for unit in units:
        if unit.width > room:
            lines, room = lines + 1, TITLE_MAX_CELLS
        room -= unit.width
    return lines


class _Way(NamedTuple):
    """A way to break a title: before which units, how wide the lines become, and how many of them end badly."""

    cuts: tuple[int, ...]
    widths: list[float]
    bad_ends: int


def _ways(units: Sequence[_Unit], number: int) -> Iterator[_Way]:
    """Every way to set ``units`` in ``number`` lines that fit."""
    ends = [0.0, *accumulate([unit.width for unit in units])]
    for cuts in combinations(range(1, len(units)), number - 1):
        widths = [ends[end] - ends[start] for start, end in pairwise((0, *cuts, len(units)))]
        if max(widths) <= TITLE_MAX_CELLS:
            yield _Way(cuts, widths, len([cut for cut in cuts if not units[cut - 1].good_end]))


def _cost(way: _Way) -> tuple[float, bool]:
    """How far the lines are from a well-shaped title; of two as far the shapely one is the better."""
    widths = way.widths
    mean = sum(widths) / len(widths)
    uneven = sum([abs(width - mean) for width in widths]) / len(widths)
    short = max(0.0, _LEAST_LAST_LINE - widths[-1])
    misshapen = not is_shapely(widths)
    cost = uneven + 2.0 * way.bad_ends + 8.0 * short + 6.0 * misshapen + 2.5 * len(widths)
    return round(cost, 6), misshapen


def is_shapely(widths: Sequence[float]) -> bool:
    """Tell whether lines of these widths are 梯形 or 菱形: two are; more must grow, shrink, or swell in the middle."""
    if len(widths) <= 2:  # noqa: PLR2004
        return True
    steps = [after - before for before, after in pairwise(widths)]
    turned = [step < 0 for step in steps]
    return 0 not in steps and turned == sorted(turned)


def _even_cuts(units: Sequence[_Unit], number: int) -> list[int]:
    """Fill ``number`` lines, or as many as it takes, each up to an even share."""
    share = min(TITLE_MAX_CELLS, sum(unit.width for unit in units) / number + 1)
    cuts: list[int] = []
    width = 0.0
    for index, unit in enumerate(units):
        if index and (width + unit.width > TITLE_MAX_CELLS or width >= share):
            cuts.append(index)
            width = 0.0
        width += unit.width
    return cuts
