"""Split text into runs so that marks which Latin fonts also own come out in the Chinese font.

``w:hint="eastAsia"`` is enough for Word. LibreOffice gives “ ” ‘ ’ — … · the font of the text before them, so a
mark after Latin letters or digits gets a character style whose Latin font is the Chinese one as well.
"""

from __future__ import annotations

import re
from typing import Final

from replygen.layout.page import Run

_SHARED: Final = "“”‘’—…"
_AFTER_LATIN: Final = re.compile(rf"[{_SHARED}](?<![\u2e80-\U0003ffff{_SHARED}].)[{_SHARED}·]*|·+")
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
    mark = MARKS[face or style]
    pieces: list[Run] = []
    position = 0
    for match in _AFTER_LATIN.finditer(text):
        if match.start() > position:
            pieces.append(Run(text[position : match.start()], style))
        pieces.append(Run(match[0], mark))
        position = match.end()
    if position < len(text) or not pieces:
        pieces.append(Run(text[position:], style))
    return tuple(pieces)
