"""The headings of a letter as they are meant: which stand side by side, and which carry the mark of a wrong level."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from replygen.checks.copy import Copy, Line
from replygen.zh.ordinals import heading_number

_NEXT_STEPS: Final = re.compile(r"下一?步.{0,10}|今后.{0,10}(?:打算|计划|安排)")


@dataclass(slots=True)
class Item:
    """A numbered line with the level and ordinal it should have; ``moved``: its mark is of another level."""

    line: Line
    level: int
    ordinal: int
    moved: bool = False


@dataclass(slots=True)
class Row:
    """The items of one level under one heading, in their order."""

    level: int
    items: list[Item] = field(default_factory=list)


def mark_of(level: int, ordinal: int) -> str:
    """Return the mark a heading should carry."""
    return heading_number(level, ordinal) if 1 <= ordinal <= 99 else ""  # noqa: PLR2004 - what 序号 there are


def rows(copy: Copy) -> list[Row]:
    """Return the rows of numbered lines, wrong levels put right."""
    items = [Item(line, line.level, line.ordinal) for line in copy.of("heading", "body") if line.level]
    _lift_parts(items)
    _lower_parts(items)
    _lift_lone(items)
    _lower_lone(items)
    return _rows(items)


def _rows(items: Sequence[Item]) -> list[Row]:
    found: list[Row] = []
    current: dict[int, Row] = {}
    for item in items:
        for level in [level for level in current if level > item.level]:
            del current[level]
        row = current.get(item.level)
        if row is None or _restarts(item, row.items[-1]):
            row = current[item.level] = Row(item.level)
            found.append(row)
        row.items.append(item)
    return found


def _restarts(item: Item, before: Item) -> bool:
    """Tell whether a run-in list starts again after a paragraph of its own."""
    run_in = item.line.role == before.line.role == "body"
    return run_in and item.ordinal == 1 and item.line.index > before.line.index + 1


def _lift_parts(items: Sequence[Item]) -> None:
    """（一）, （二） or 2. where 一、 or 二、 belongs: no part before it, or it names the next steps."""
    parts = [item for item in items if item.level == 1]
    if parts and items[0].level == 2 and items[0].ordinal == 1 and parts[0].ordinal == 2:  # noqa: PLR2004
        _move(items[0], 1, 1)
    part, sub = 0, 0
    for item in items:
        if item.level == 1:
            part, sub = item.ordinal, 0
        elif _NEXT_STEPS.fullmatch(item.line.words) and item.ordinal == part + 1 != sub + 1 and part:
            _move(item, 1, part + 1)
            part, sub = part + 1, 0
        elif item.level == 2:  # noqa: PLR2004
            sub = item.ordinal


def _lower_parts(items: Sequence[Item]) -> None:
    """三、 where （三） belongs: it counts on from （二）, and the next part counts on from the part before."""
    parts = [item for item in items if item.level == 1]
    for before, item, after in zip(parts, parts[1:], parts[2:], strict=False):
        above = _before(items, item, 2)
        if not above or item.ordinal != above.ordinal + 1 or after.ordinal != before.ordinal + 1:
            continue
        if item.ordinal != after.ordinal or _is_next(after):
            _move(item, 2, item.ordinal)


def _is_next(item: Item) -> bool:
    return bool(_NEXT_STEPS.fullmatch(item.line.words))


def _lift_lone(items: Sequence[Item]) -> None:
    """A single 1. under （一）, or before （二）, is meant to be （二）, or （一）."""
    for row in _rows(items):
        lone = row.items[0]
        if len(row.items) != 1 or row.level < 3 or lone.line.role != "heading":  # noqa: PLR2004
            continue
        above = _before(items, lone, row.level - 1)
        afters = [_after(items, lone, level) for level in range(row.level - 1, 1, -1)]
        after = next((each for each in afters if each), None)
        if (
            above
            and above.line.role == "heading"
            and (lone.ordinal == 1 or lone.ordinal == above.ordinal + 1)
        ):
            _move(lone, row.level - 1, above.ordinal + 1)
        elif not above and after and lone.ordinal == 1 and after.ordinal == 2:  # noqa: PLR2004
            _move(lone, after.level, 1)


def _lower_lone(items: Sequence[Item]) -> None:
    """A single （二） behind 1. and 2. that have no （一） above them is meant to be 3.: nothing stands under it."""
    for row in _rows(items):
        lone = row.items[0]
        if len(row.items) != 1 or row.level != 2 or lone.ordinal == 1:  # noqa: PLR2004 - （一）
            continue
        place = next(index for index, each in enumerate(items) if each is lone)
        before, after = items[max(0, place - 1) : place], items[place + 1 : place + 2]
        if before and before[0].level == 3 and before[0].ordinal > 1 and not (after and after[0].level > 2):  # noqa: PLR2004
            _move(lone, 3, before[0].ordinal + 1)


def _before(items: Sequence[Item], item: Item, level: int) -> Item | None:
    place = next(index for index, each in enumerate(items) if each is item)
    for each in reversed(items[:place]):
        if each.level < level:
            return None
        if each.level == level:
            return each
    return None


def _after(items: Sequence[Item], item: Item, level: int) -> Item | None:
    place = next(index for index, each in enumerate(items) if each is item)
    for each in items[place + 1 :]:
        if each.level <= level:
            return each if each.level == level else None
    return None


def _move(item: Item, level: int, ordinal: int) -> None:
    item.level, item.ordinal, item.moved = level, ordinal, True


def misnumbered(numbers: Sequence[int], first: int = 1) -> Iterator[tuple[int, int]]:
    """Yield the index of every number that does not count on from ``first``, and the number that belongs there."""
    last = first - 1
    for index, number in enumerate(numbers):
        if number == last + 1:
            last = number
            continue
        yield index, last + 1
        after = numbers[index + 1] if index + 1 < len(numbers) else 0
        last = number if after == number + 1 else last + 1


def has_text_under(copy: Copy, line: Line, level: int = 0) -> bool:
    """Tell whether something stands under a heading before the next of its level (that of its mark, or ``level``)."""
    after = copy.lines[line.index + 1 : line.index + 2]
    return (
        bool(after)
        and after[0].role in ("heading", "body", "table", "stray")
        and (after[0].level == 0 or after[0].level > (level or line.level))
    )


__all__ = ["Item", "Row", "has_text_under", "mark_of", "misnumbered", "rows"]
