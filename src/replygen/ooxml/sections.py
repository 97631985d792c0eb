"""Sections: the paper, the type area, the grid, and which head and foot stand on which page (17.6)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from replygen.ooxml.formats import ZERO, length
from replygen.ooxml.names import R, w
from replygen.ooxml.styles import is_on, whole
from replygen.standard import Length


@dataclass(frozen=True, slots=True)
class Section:
    """A section. ``first`` and ``last`` are the numbers of its paragraphs (``w:p`` of the body, from 1).

    ``heads`` and ``feet`` lead from a kind of page (default, first, even) to the id of the relation; a section
    that names none has those of the section before it.
    """

    first: int
    last: int
    width: Length
    height: Length
    top: Length
    right: Length
    bottom: Length
    left: Length
    footer: Length
    grid: str = ""
    pitch: Length = ZERO
    char_space: float = 0.0
    title_page: bool = False
    heads: Mapping[str, str] = field(default_factory=dict)
    feet: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_turned(self) -> bool:
        """Whether the page is wider than high."""
        return self.width > self.height


def sections(body: etree._Element) -> Iterator[Section]:
    """Yield the sections of a ``w:body``; none where it has no section properties."""
    numbers = {element: number for number, element in enumerate(body.iter(w("p")), 1)}
    first, heads, feet = 1, dict[str, str](), dict[str, str]()
    for properties in body.iter(w("sectPr")):
        if properties.getparent() is None:
            continue
        paragraph = next(properties.iterancestors(w("p")), None)
        last = len(numbers) if paragraph is None else numbers[paragraph]
        heads = heads | _references(properties, "headerReference")
        feet = feet | _references(properties, "footerReference")
        yield _section(properties, first, last, heads, feet)
        first = last + 1


def _section(
    properties: etree._Element, first: int, last: int, heads: dict[str, str], feet: dict[str, str]
) -> Section:
    size, margins, grid = (_attributes(properties, name) for name in ("pgSz", "pgMar", "docGrid"))
    top, right, bottom, left, footer = (
        length(margins.get(name)) for name in ("top", "right", "bottom", "left", "footer")
    )
    return Section(
        first, last, length(size.get("w")), length(size.get("h")), top, right, bottom,
        left + length(margins.get("gutter")), footer,
        grid=grid.get("type", ""),
        pitch=length(grid.get("linePitch")),
        char_space=(whole(grid.get("charSpace")) or 0) / 4096,
        title_page=bool(is_on(properties, "titlePg")),
        heads=heads,
        feet=feet,
    )  # fmt: skip


def _attributes(properties: etree._Element, name: str) -> dict[str, str]:
    element = properties.find(w(name))
    if element is None:
        return {}
    return {etree.QName(key).localname: str(text) for key, text in element.attrib.items()}


def _references(properties: etree._Element, name: str) -> dict[str, str]:
    return {
        each.get(w("type"), "default"): each.get(f"{{{R}}}id", "") for each in properties.iterfind(w(name))
    }
