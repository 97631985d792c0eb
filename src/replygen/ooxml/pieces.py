"""The visible text of a paragraph with the elements that hold it, so that words can be found and changed there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from lxml import etree

from replygen.ooxml.names import MC, w

_RUN: Final = w("r")
_TEXT: Final = w("t")
_SIGNS: Final = {w("tab"): "\t", w("ptab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-"}
_CLOSED: Final = {
    w(name)
    for name in "pPr rPr sdtPr sdtEndPr del moveFrom rt rubyPr drawing pict object txbxContent".split()
}
_ALTERNATE: Final = f"{{{MC}}}AlternateContent"
_FIELD: Final = w("fldChar")


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text: its offset in the paragraph, the element that holds it (``w:t``, ``w:tab`` …), its run."""

    text: str
    start: int
    element: etree._Element
    run: etree._Element

    @property
    def end(self) -> int:
        """The offset behind it."""
        return self.start + len(self.text)


def pieces(paragraph: etree._Element) -> list[Piece]:
    """Return the pieces of a ``w:p``: tracked changes accepted, results of fields, hidden text included.

    The joined text has the same characters that readers see, a tab or line feed for each of their elements.
    """
    found: list[Piece] = []
    place = 0
    for element, run in _Walk().texts(paragraph):
        text = (element.text or "") if element.tag == _TEXT else _SIGNS[element.tag]
        found.append(Piece(text, place, element, run))
        place += len(text)
    return found


def text_of(paragraph: etree._Element) -> str:
    """Return the joined text of the pieces."""
    return "".join(piece.text for piece in pieces(paragraph))


class _Walk:
    """Walks through a paragraph; knows whether it is in the instruction of a field."""

    def __init__(self) -> None:
        self._fields: list[bool] = []

    def texts(
        self, parent: etree._Element, run: etree._Element | None = None
    ) -> Iterator[tuple[etree._Element, etree._Element]]:
        for element in islice(parent, 1) if parent.tag == _ALTERNATE else parent:
            tag = element.tag
            if tag == _FIELD:
                self._field(element.get(w("fldCharType"), ""))
            elif run is not None and (tag == _TEXT or tag in _SIGNS):
                if not any(self._fields):
                    yield element, run
            elif tag not in _CLOSED:
                yield from self.texts(element, element if tag == _RUN else run)

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(True)
        elif kind in ("separate", "end") and self._fields:
            self._fields.pop()
            if kind == "separate":
                self._fields.append(False)
