"""What the styles of a document say of a paragraph or of characters, inheritance resolved."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from lxml import etree

from replygen.ooxml.names import w

_WHOLE: Final = re.compile(r"-?[0-9]{1,9}")
_VAL: Final = w("val")
_OFF: Final = {"0", "false", "off"}
_DEPTH: Final = 50
"""Styles deep; a longer chain, or a ring, is cut off."""


@dataclass(frozen=True, slots=True)
class Look:
    """The properties that matter for reading; None (or "" for the font) is what nothing says anything of.

    ``list_id`` and ``list_level`` are ``w:numId`` and ``w:ilvl``, ``outline`` counts from 0 (9 is body text),
    ``style`` is the id of the paragraph style that gave the list.
    """

    list_id: str | None = None
    list_level: int | None = None
    outline: int | None = None
    face: str = ""
    bold: bool | None = None
    hidden: bool | None = None
    alignment: str | None = None
    style: str = ""

    def under(self, own: Look) -> Look:
        """Return this look with what ``own`` says laid over it."""
        said = {
            name: value
            for name in ("list_id", "list_level", "outline", "face", "bold", "hidden", "alignment", "style")
            if (value := getattr(own, name)) not in (None, "")
        }
        return replace(self, **said)


def value(parent: etree._Element | None, *path: str) -> str | None:
    """Return the ``w:val`` of the element at ``path`` of children, None where there is none."""
    for name in path:
        parent = None if parent is None else parent.find(w(name))
    return None if parent is None else parent.get(_VAL)


def is_on(parent: etree._Element | None, name: str) -> bool | None:
    """Return a toggle property (17.17.4): None where it is not given."""
    found = None if parent is None else parent.find(w(name))
    return None if found is None else found.get(_VAL) not in _OFF


def whole(text: str | None) -> int | None:
    """Return a number as Word writes it, None where it is none."""
    return int(text) if text and _WHOLE.fullmatch(text) else None


def look(paragraph: etree._Element | None, characters: etree._Element | None) -> Look:
    """Read direct properties: a ``w:pPr`` and a ``w:rPr``."""
    fonts = None if characters is None else characters.find(w("rFonts"))
    return Look(
        value(paragraph, "numPr", "numId"),
        whole(value(paragraph, "numPr", "ilvl")),
        whole(value(paragraph, "outlineLvl")),
        "" if fonts is None else fonts.get(w("eastAsia"), ""),
        is_on(characters, "b"),
        is_on(characters, "vanish"),
        value(paragraph, "jc"),
    )


class Styles:
    """The styles of a document by their id; ``root`` is the ``w:styles``, None where the document has none."""

    def __init__(self, root: etree._Element | None) -> None:
        styles = () if root is None else root.findall(w("style"))
        self._elements = {style.get(w("styleId"), ""): style for style in styles}
        self._default = next(
            (
                style.get(w("styleId"), "")
                for style in styles
                if style.get(w("type")) == "paragraph" and style.get(w("default")) not in (None, *_OFF)
            ),
            "",
        )
        defaults = None if root is None else root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}")
        self._base = look(None, defaults)
        self._looks: dict[str, Look] = {}

    def paragraph(self, style: str | None) -> Look:
        """Return the look of a paragraph style; the default style where ``style`` is None or unknown."""
        known = style if style in self._elements else self._default
        return self._base.under(self.own(known or ""))

    def own(self, style: str) -> Look:
        """Return what a style and those it is based on say; nothing where it is unknown."""
        if style not in self._looks:
            self._looks[style] = self._resolved(style)
        return self._looks[style]

    def list_id(self, style: str) -> str | None:
        """Return the list that a numbering style stands for."""
        return self.own(style).list_id

    def chain(self, style: str | None) -> list[etree._Element]:
        """Return a style and those it is based on, the most basic first; nothing where it is unknown."""
        return [self._elements[name] for name in reversed(self._chain(style or ""))]

    @property
    def default(self) -> str:
        """The id of the default paragraph style, "" where there is none."""
        return self._default

    def _chain(self, style: str) -> list[str]:
        chain: list[str] = []
        while style in self._elements and style not in chain and len(chain) < _DEPTH:
            chain.append(style)
            style = value(self._elements[style], "basedOn") or ""
        return chain

    def _resolved(self, style: str) -> Look:
        found = Look()
        for name in reversed(self._chain(style)):
            found = found.under(self._direct(name))
        return found

    def _direct(self, style: str) -> Look:
        element = self._elements[style]
        own = look(element.find(w("pPr")), element.find(w("rPr")))
        name = (value(element, "name") or "").lower()
        if own.outline is None and name.startswith("heading ") and name[8:] in "123456789":
            own = replace(own, outline=int(name[8:]) - 1)
        return replace(own, style=style) if own.list_id else own
