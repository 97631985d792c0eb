"""Text as ``w:r``, split so that marks which Latin fonts also own come out in the Chinese font.

``w:hint="eastAsia"`` is enough for Word. LibreOffice gives “ ” ‘ ’ — … · the font of the text before them, so a
mark after Latin letters or digits gets a character style whose Latin font is the Chinese one as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from replygen.layout.page import Run, Type
from replygen.ooxml.escape import escape

_SHARED: Final = "“”‘’—…"
_AFTER_LATIN: Final = re.compile(rf"([{_SHARED}·](?:(?<=·)|(?<![\u2e80-\U0003ffff{_SHARED}].))[{_SHARED}·]*)")
"""Marks that do not follow a Chinese character; a middle dot is Latin wherever it stands."""
_MARKS: Final = {
    "Heiti": "HeitiMark",
    "Kaiti": "KaitiMark",
    "Title": "XiaobiaosongMark",
    "AttachmentTitle": "XiaobiaosongMark",
    "Mark": "XiaobiaosongMark",
    "Level1": "HeitiMark",
    "Level2": "KaitiMark",
    "AttachmentLabel": "HeitiMark",
    "TableHead": "HeitiMark",
}
"""Style of a run, or else of its paragraph → character style of the marks in it, where that is not 仿宋."""
_END: Final = "</w:t></w:r>"
_ELEMENTS: Final = {"\t": "<w:tab/>", "\n": "<w:br/>"}
_AT_AN_END: Final = re.compile("<w:t>(?= |[^<]* </w:t>)")


def runs_xml(runs: Iterable[Run], paragraph_style: str, type_: Type | None) -> str:
    """Return the ``w:r`` elements of the runs of a paragraph."""
    return "".join([text_xml(text, run_heads(style, paragraph_style, type_)) for text, style in runs])


def text_xml(text: str, heads: tuple[str, str], between: str = "") -> str:
    """Return the ``w:r`` elements of a text that begin with ``heads``.

    Where the text has a carriage return, ``between`` parts two paragraphs: many are written at once, which is faster.
    """
    head, mark_head = heads
    pieces = split_marks(escape(text))
    empty = "" in pieces or bool(between)
    if len(pieces) > 1:
        pieces[1::2] = [f"{_END}{mark_head}{marks}{_END}{head}" for marks in pieces[1::2]]
    xml = "".join([head, *pieces, _END])
    if between:
        xml = xml.replace("\r", f"{_END}{between}{head}")
    if empty:
        xml = xml.replace(head + _END, "")
    return _with_white_space(xml) if " " in text or "\t" in text or "\n" in text else xml


def _with_white_space(xml: str) -> str:
    """Tabs and breaks are elements, and spaces at the ends of a text are a matter of their own."""
    for sign, element in _ELEMENTS.items():
        xml = xml.replace(sign, f"</w:t>{element}<w:t>")
    return _AT_AN_END.sub('<w:t xml:space="preserve">', xml.replace("<w:t></w:t>", ""))


def split_marks(text: str) -> list[str]:
    """Split into text and marks by turns, text first and last; joined they are ``text``."""
    return _AFTER_LATIN.split(text)


@lru_cache(maxsize=256)
def run_heads(style: str, paragraph_style: str, type_: Type | None) -> tuple[str, str]:
    """Return how the runs of a text begin, and those of the marks in it."""
    mark_style = _MARKS.get(style or paragraph_style, "FangsongMark")
    return _head(style, type_), _head(mark_style, type_)


def _head(style: str, type_: Type | None) -> str:
    named = f'<w:rStyle w:val="{style}"/>' if style else ""
    size = _size(type_) if type_ else ""
    return f'<w:r><w:rPr>{named}<w:rFonts w:hint="eastAsia"/>{size}</w:rPr><w:t>'


def _size(type_: Type) -> str:
    half_points = round(type_.size * 2)
    return f'<w:w w:val="{type_.scale}"/><w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
