"""The text of one paragraph as it is seen: tracked changes accepted, results of fields, no hidden text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from lxml import etree

from replygen.ooxml.names import MATH, MC, VML, w
from replygen.ooxml.styles import Look, Styles, look, value

_TEXT: Final = {w("t"), f"{{{MATH}}}t"}
_SIGNS: Final = {
    w("tab"): "\t",
    w("ptab"): "\t",
    w("br"): "\n",
    w("cr"): "\n",
    w("noBreakHyphen"): "-",
}
_UNSEEN: Final = {
    w(name) for name in "pPr rPr sdtPr sdtEndPr del moveFrom delText instrText rt rubyPr txbxContent".split()
}
_DELETED: Final = {w("del"), w("moveFrom")}
_INSERTED: Final = {w("ins"), w("moveTo")}
_RUN: Final = w("r")
_ALTERNATE: Final = f"{{{MC}}}AlternateContent"
_FIELD_ENDS: Final = {"separate", "end"}
_WATERMARK: Final = "WaterMark"
_WORD_ART: Final = f"{{{VML}}}textpath"


@dataclass(slots=True)
class ParagraphText:
    """What stands in a paragraph.

    ``pieces`` of text have tabs, and a line feed for each break; ``boxes`` are the drawings that hold text,
    ``faces`` counts the characters by East Asian font, ``bold`` those in bold; ``comments`` and ``notes`` are ids.
    """

    pieces: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    changes: int = 0
    faces: Counter[str] = field(default_factory=Counter)
    bold: int = 0
    boxes: list[etree._Element] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The visible text."""
        return "".join(self.pieces)


def read_paragraph(element: etree._Element, style: Look, styles: Styles) -> ParagraphText:
    """Read a ``w:p`` whose style looks like ``style``."""
    reading = _Reading(style, styles)
    reading.visit_all(element)
    return reading.found


class _Reading:
    """Walks through a paragraph once, from element to element."""

    def __init__(self, style: Look, styles: Styles) -> None:
        self.found = ParagraphText()
        self._styles = styles
        self._style = self._look = style
        self._fields: list[bool] = []
        """The open fields, True while in the instruction, which stands before the separator."""
        self._instructions = 0
        self._visits: dict[object, Callable[[etree._Element], None]] = {
            _RUN: self._run,
            _ALTERNATE: self._alternate,
            w("sym"): lambda element: self._add(_symbol(element)),
            w("fldChar"): self._field,
            w("drawing"): self.found.boxes.append,
            w("pict"): self._picture,
            w("object"): self._picture,
            w("commentReference"): lambda element: self.found.comments.append(element.get(w("id"), "")),
            w("footnoteReference"): lambda element: self._note("footnote", element),
            w("endnoteReference"): lambda element: self._note("endnote", element),
        }

    def visit_all(self, parent: etree._Element) -> None:
        """Visit the children of ``parent``."""
        for element in parent:
            tag = element.tag
            self.found.changes += tag in _DELETED or tag in _INSERTED
            if tag in _TEXT:
                self._add(element.text or "")
            elif tag in _SIGNS:
                self._add(_SIGNS[tag])
            elif tag in self._visits:
                self._visits[tag](element)
            elif tag not in _UNSEEN:
                self.visit_all(element)

    def _add(self, text: str) -> None:
        if self._instructions:
            return
        if self._look.hidden:
            self.found.hidden.append(text)
            return
        self.found.pieces.append(text)
        seen = len("".join(text.split()))
        self.found.faces[self._look.face] += seen
        self.found.bold += seen if self._look.bold else 0

    def _run(self, element: etree._Element) -> None:
        properties = element.find(w("rPr"))
        outer = self._look
        if properties is not None:
            style = value(properties, "rStyle")
            own = self._styles.own(style) if style else Look()
            self._look = self._style.under(own).under(look(None, properties))
        else:
            self._look = self._style
        self.visit_all(element)
        self._look = outer

    def _alternate(self, element: etree._Element) -> None:
        """Read the first way in which something is given, not the same again for older programs."""
        for choice in islice(element, 1):
            self.visit_all(choice)

    def _field(self, element: etree._Element) -> None:
        kind = element.get(w("fldCharType"))
        if kind == "begin":
            self._fields.append(True)
            self._instructions += 1
        elif kind in _FIELD_ENDS and self._fields:
            self._instructions -= self._fields.pop()
            if kind == "separate":
                self._fields.append(False)

    def _picture(self, element: etree._Element) -> None:
        self.found.boxes.append(element)
        for art in element.iter(_WORD_ART):
            if not any(_WATERMARK in shape.get("id", "") for shape in art.iterancestors()):
                self._add(art.get("string", ""))

    def _note(self, kind: str, element: etree._Element) -> None:
        self.found.notes.append((kind, element.get(w("id"), "")))


def _symbol(element: etree._Element) -> str:
    code = element.get(w("char"), "")
    try:
        return chr(int(code, 16)) if len(code) == 4 else ""  # noqa: PLR2004 - ST_ShortHexNumber
    except ValueError:
        return ""
