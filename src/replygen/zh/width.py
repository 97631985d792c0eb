"""Widths in 一字 (the width of one Chinese character of the same size)."""

from __future__ import annotations

import unicodedata
from typing import Final

# Widths of Times New Roman in 1/1000 em, for the characters that are far from the average of their kind.
_TIMES: Final = {
    **dict.fromkeys("ijlt:;/", 278),
    **dict.fromkeys("If-()r!", 333),
    **dict.fromkeys("., ", 250),
    **dict.fromkeys("+=", 564),
    "'": 180,
    "|": 200,
    "m": 778,
    "w": 722,
    "W": 944,
    "M": 889,
    "%": 833,
    "&": 778,
    "@": 921,
}
_UPPER: Final = 690
_LOWER: Final = 470
_OTHER: Final = 500
_FIRST_WIDE: Final = "\u2010"
"""From here on (dashes, quotation marks, hanzi …) a Chinese font sets full width."""


def cells(text: str) -> float:
    """Return the width of ``text`` in characters; digits count a half, Latin letters by Times New Roman."""
    return sum(map(_thousandths, text)) / 1000


def _thousandths(char: str) -> int:
    if unicodedata.combining(char) or char == "\u200d":
        return 0
    if char >= _FIRST_WIDE:
        return 1000
    average = _UPPER if char.isupper() else _LOWER if char.isalpha() else _OTHER
    return _TIMES.get(char, average)
