"""Automatic numbering: from ``numbering.xml`` to the numbers that are seen on the page (ECMA-376 17.9).

A list is counted once for all that use its definition, as Word and LibreOffice do; a level that was skipped
counts as used, as in LibreOffice. ``w:lvlRestart`` and ``w:isLgl`` follow the standard (LibreOffice ignores them).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from replygen.ooxml.names import w
from replygen.ooxml.number_text import number_text
from replygen.ooxml.styles import Look, Styles, is_on, value, whole

_LEVELS: Final = 9
_SLOT: Final = re.compile("%([1-9])")
_NO_LIST: Final = "0"


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    form: str
    text: str
    restart: int | None
    arabic: bool
    style: str


@dataclass(slots=True)
class _List:
    """A ``w:num``: the definition it counts in, its levels, and the numbers it sets at first use."""

    definition: str
    levels: Mapping[int, _Level]
    overrides: dict[int, int]


@dataclass(slots=True)
class _Count:
    """The state of a definition: the current number of each level, None where it has not begun."""

    numbers: list[int | None] = field(default_factory=lambda: [None] * _LEVELS)


class Numbering:
    """Counts the numbered paragraphs of a document, which must be asked for in their order.

    Args:
        root: the ``w:numbering``, None where the document has none.
        styles: the document's styles; a definition may point to a numbering style.
    """

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._definitions = _by_id(root, "abstractNum", "abstractNumId")
        self._nums = _by_id(root, "num", "numId")
        self._lists: dict[str, _List | None] = {}
        self._counts: dict[str, _Count] = {}

    def next(self, look: Look) -> str:
        """Count a paragraph and return its number as it is seen, with its punctuation; "" where it has none."""
        found = self._list(look.list_id or _NO_LIST)
        if found is None:
            return ""
        place = _place(look, found)
        level = found.levels.get(place)
        if level is None:
            return ""
        numbers = self._counts.setdefault(found.definition, _Count()).numbers
        _advance(numbers, place, found)
        return _text(level, numbers, found)

    def _list(self, list_id: str) -> _List | None:
        if list_id not in self._lists:
            self._lists[list_id] = self._made(list_id)
        return self._lists[list_id]

    def _made(self, list_id: str) -> _List | None:
        num = self._nums.get(list_id)
        if num is None or list_id == _NO_LIST:
            return None
        definition = self._definition(num)
        element = self._definitions.get(definition)
        if element is None:
            return None
        levels = _levels(element)
        overrides: dict[int, int] = {}
        for override in num.iterfind(w("lvlOverride")):
            levels |= _levels(override)
            start = whole(value(override, "startOverride"))
            if start is not None:
                overrides[whole(override.get(w("ilvl"))) or 0] = start
        return _List(definition, levels, overrides)

    def _definition(self, num: etree._Element) -> str:
        """Return the id of the definition, through the numbering styles it may be borrowed from (17.9.21)."""
        seen: list[str] = []
        definition = value(num, "abstractNumId") or ""
        while definition not in seen:
            seen.append(definition)
            linked = value(self._definitions.get(definition), "numStyleLink")
            other = self._nums.get(self._styles.list_id(linked) or "") if linked else None
            definition = (value(other, "abstractNumId") if other is not None else None) or definition
        return definition


def _by_id(root: etree._Element | None, name: str, key: str) -> dict[str, etree._Element]:
    found = () if root is None else root.findall(w(name))
    return {element.get(w(key), ""): element for element in found}


def _levels(parent: etree._Element) -> dict[int, _Level]:
    found = {}
    for element in parent.iterfind(w("lvl")):
        place = whole(element.get(w("ilvl"))) or 0
        if 0 <= place < _LEVELS:
            found[place] = _level(element)
    return found


def _level(element: etree._Element) -> _Level:
    return _Level(
        start=whole(value(element, "start")) or 0,
        form=value(element, "numFmt") or "decimal",
        text=value(element, "lvlText") or "",
        restart=whole(value(element, "lvlRestart")),
        arabic=bool(is_on(element, "isLgl")),
        style=value(element, "pStyle") or "",
    )


def _place(look: Look, found: _List) -> int:
    """Return the level of a paragraph; a style that gives none is looked for among the levels (17.9.23)."""
    if look.list_level is not None:
        return look.list_level
    return next(
        (place for place, level in found.levels.items() if look.style and level.style == look.style), 0
    )


def _advance(numbers: list[int | None], place: int, found: _List) -> None:
    for higher in range(place):
        if numbers[higher] is None and higher in found.levels:
            numbers[higher] = found.levels[higher].start
    current = numbers[place]
    own = found.levels[place].start if current is None else current + 1
    numbers[place] = found.overrides.pop(place, own)
    for lower in range(place + 1, _LEVELS):
        level = found.levels.get(lower)
        if level is None or level.restart is None or place < level.restart:
            numbers[lower] = None


def _text(level: _Level, numbers: list[int | None], found: _List) -> str:
    if level.form == "bullet":
        return ""

    def number(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        current, other = numbers[place], found.levels.get(place)
        if current is None or other is None:
            return ""
        return number_text("decimal" if level.arabic and other.form != "none" else other.form, current)

    return _SLOT.sub(number, level.text)
