"""Effective formatting: document defaults, then styles, lists and direct properties laid over each other (17.7.2)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce
from typing import Final

from lxml import etree

from replygen.ooxml.names import w
from replygen.ooxml.styles import Styles, look, value

Properties = Mapping[tuple[str, str], str]
"""Element and attribute → value; an element without attributes (``w:b``) has the attribute ``val`` "true"."""

_RIVALS: Final = (
    ({("ind", "firstLine"), ("ind", "firstLineChars")}, {("ind", "hanging"), ("ind", "hangingChars")}),
    ({("rFonts", "eastAsia")}, {("rFonts", "eastAsiaTheme")}),
    ({("rFonts", "ascii")}, {("rFonts", "asciiTheme")}),
    ({("rFonts", "hAnsi")}, {("rFonts", "hAnsiTheme")}),
)
"""What one layer says of the first replaces what the layers below say of the second, and the other way round."""
_SAME: Final = {("ind", "start"): ("ind", "left"), ("ind", "end"): ("ind", "right")}


def said(element: etree._Element | None) -> Properties:
    """Read a ``w:pPr`` or ``w:rPr`` as it stands."""
    found: dict[tuple[str, str], str] = {}
    for child in () if element is None else element.iterchildren("{*}*"):
        name = etree.QName(child).localname
        attributes = {etree.QName(key).localname: text for key, text in child.attrib.items()}
        for key, text in (attributes or {"val": "true"}).items():
            found[_SAME.get((name, key), (name, key))] = str(text)
    return found


def laid_over(lower: Properties, upper: Properties) -> Properties:
    """Return ``lower`` with what ``upper`` says laid over it."""
    gone = {
        rival
        for first, second in _RIVALS
        for mine, theirs in ((first, second), (second, first))
        if mine & upper.keys()
        for rival in theirs
    }
    return {key: text for key, text in lower.items() if key not in gone} | dict(upper)


class Cascade:
    """Resolves the properties of paragraphs and runs of one document.

    Args:
        styles: the document's styles.
        root: the ``w:styles``, None where the document has none.
        numbering: the ``w:numbering``, whose levels indent.
    """

    def __init__(self, styles: Styles, root: etree._Element | None, numbering: etree._Element | None) -> None:
        self._styles = styles
        defaults = None if root is None else root.find(w("docDefaults"))
        self._base = {
            kind: said(None if defaults is None else defaults.find(f"{w(kind + 'Default')}/{w(kind)}"))
            for kind in ("pPr", "rPr")
        }
        self._levels = _level_properties(numbering)
        self._known: dict[tuple[str, str], Properties] = {}

    def paragraph(self, element: etree._Element) -> Properties:
        """Return the properties of a ``w:p``."""
        own, style = element.find(w("pPr")), self._style(element)
        listed = self._styles.paragraph(style).under(look(own, None))
        level = self._levels.get((listed.list_id or "", str(listed.list_level or 0)), {})
        return _over(self._base["pPr"], self._of_style("pPr", style), level, said(own))

    def run(self, element: etree._Element, mark: Properties) -> Properties:
        """Return the properties of a ``w:r`` in a paragraph whose runs start from ``mark``."""
        own = element.find(w("rPr"))
        style = value(own, "rStyle")
        characters = self._of_style("rPr", style) if style else {}
        return _over(mark, characters, said(own))

    def mark(self, paragraph: etree._Element) -> Properties:
        """Return the properties that runs of ``paragraph`` start from."""
        return _over(self._base["rPr"], self._of_style("rPr", self._style(paragraph)))

    def _style(self, paragraph: etree._Element) -> str:
        return value(paragraph.find(w("pPr")), "pStyle") or self._styles.default

    def _of_style(self, kind: str, style: str) -> Properties:
        if (kind, style) not in self._known:
            chain = self._styles.chain(style) or self._styles.chain(self._styles.default)
            self._known[kind, style] = _over(*(said(each.find(w(kind))) for each in chain))
        return self._known[kind, style]


def _over(*layers: Properties) -> Properties:
    return reduce(laid_over, layers, {})


def _level_properties(numbering: etree._Element | None) -> dict[tuple[str, str], Properties]:
    """The ``w:pPr`` of each level by list and level."""
    if numbering is None:
        return {}
    abstract = {each.get(w("abstractNumId"), ""): each for each in numbering.iterfind(w("abstractNum"))}
    return {
        (number.get(w("numId"), ""), level.get(w("ilvl"), "")): said(level.find(w("pPr")))
        for number in numbering.iterfind(w("num"))
        for level in _levels(abstract.get(value(number, "abstractNumId") or ""))
    }


def _levels(definition: etree._Element | None) -> list[etree._Element]:
    return [] if definition is None else definition.findall(w("lvl"))
