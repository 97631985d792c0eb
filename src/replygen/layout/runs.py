"""Split text into runs so that marks which Latin fonts also own come out in the Chinese font.

``w:hint="eastAsia"`` is enough for Word. LibreOffice gives “ ” ‘ ’ — … · the font of the text before them, so a
mark after Latin letters or digits gets a character style whose Latin font is the Chinese one as well.
"""

from __future__ import annotations

import re
from typing import Final

from replygen.layout.page import Run

_SHARED: Final = "“”‘’—…"
_AFTER_LATIN: Final = re.compile(rf"([{_SHARED}](?<![\u2e80-\U0003ffff{_SHARED}].)[{_SHARED}·]*|·+)")
"""Marks that do not follow a Chinese character; a middle dot is Latin wherever it stands."""
MARKS: Final = {
    "": "FangsongMark",
    "Heiti": "HeitiMark",
    "Kaiti": "KaitiMark",
    "Xiaobiaosong": "XiaobiaosongMark",
}
"""Character style of text → character style of the marks in it."""


def runs(text: str, style: str = "", face: str = "") -> tuple[Run, ...]:
    """Split ``text`` in character style ``style``; ``face`` names the style's or paragraph's face if not 仿宋."""
    pieces = _AFTER_LATIN.split(text)
    if len(pieces) == 1:
        return (Run(text, style),)
    styles = (style, MARKS[face or style])
    return tuple([Run(piece, styles[number % 2]) for number, piece in enumerate(pieces) if piece])
