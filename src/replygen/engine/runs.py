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
_SPECIAL: Final = re.compile("([\t\n])")
_SPECIAL_XML: Final = {"\t": "<w:tab/>", "\n": "<w:br/>"}


def runs_xml(runs: Iterable[Run], paragraph_style: str, type_: Type | None) -> list[str]:
    """Return the ``w:r`` elements of the runs of a paragraph, in pieces to be joined."""
    return [
        piece for text, style in runs for piece in text_xml(text, run_heads(style, paragraph_style, type_))
    ]


def text_xml(text: str, heads: tuple[str, str]) -> list[str]:
    """Return the ``w:r`` elements of a text that begin with ``heads``, in pieces to be joined."""
    xml: list[str] = []
    for number, piece in enumerate(split_marks(escape(text))):
        if piece:
            xml += (heads[number % 2], _text(piece), "</w:r>")
    return xml


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
    return f'<w:r><w:rPr>{named}<w:rFonts w:hint="eastAsia"/>{size}</w:rPr>'


def _size(type_: Type) -> str:
    half_points = round(type_.size * 2)
    return f'<w:w w:val="{type_.scale}"/><w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _text(text: str) -> str:
    if " " in text or "\n" in text or "\t" in text:
        return _spaced(text)
    return f"<w:t>{text}</w:t>"


def _spaced(text: str) -> str:
    """Text with white space, which is a matter of its own at the ends, or a tab or break."""
    if "\n" in text or "\t" in text:
        return "".join(_SPECIAL_XML.get(piece) or _text(piece) for piece in _SPECIAL.split(text) if piece)
    preserve = ' xml:space="preserve"' if " " in (text[0], text[-1]) else ""
    return f"<w:t{preserve}>{text}</w:t>"
