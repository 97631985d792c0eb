"""Page numbers in heads and feet: what stands around the field that counts the pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from replygen.ooxml.names import w

NUMBER: Final = "#"
"""Stands for the number of the page."""
_PAGE: Final = re.compile(r"\s*PAGE\b", re.IGNORECASE)
_TEXT, _CHAR, _CODE, _SIMPLE, _PARAGRAPH = map(w, ("t", "fldChar", "instrText", "fldSimple", "p"))


@dataclass(slots=True)
class _Field:
    code: str = ""

    @property
    def counts_pages(self) -> bool:
        return bool(_PAGE.match(self.code))


def number_text(paragraph: etree._Element) -> str:
    """Return the text of a ``w:p`` with ``#`` for the number of the page; results of other fields as they stand.

    What stands in a text box that hangs on the paragraph is not of it.
    """
    fields: list[_Field] = []
    pieces: list[str] = []
    for element in _own(paragraph):
        if element.tag == _SIMPLE:
            pieces.append(NUMBER if _PAGE.match(element.get(w("instr"), "")) else "")
        elif element.tag == _CHAR:
            _step(element.get(w("fldCharType"), ""), fields, pieces)
        elif element.tag == _CODE:
            for field in fields[-1:]:
                field.code += element.text or ""
        elif not any(field.counts_pages for field in fields) and not _in_simple(element):
            pieces.append(element.text or "")
    return "".join(pieces)


def _own(paragraph: etree._Element) -> Iterator[etree._Element]:
    for element in paragraph.iter(_TEXT, _CHAR, _CODE, _SIMPLE):
        if next(element.iterancestors(_PARAGRAPH), None) is paragraph:
            yield element


def _step(kind: str, fields: list[_Field], pieces: list[str]) -> None:
    if kind == "begin":
        fields.append(_Field())
    elif kind == "end" and fields and fields.pop().counts_pages:
        pieces.append(NUMBER)


def _in_simple(element: etree._Element) -> bool:
    simple = next(element.iterancestors(_SIMPLE), None)
    return simple is not None and bool(_PAGE.match(simple.get(w("instr"), "")))
