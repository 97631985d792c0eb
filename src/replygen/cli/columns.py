"""Text in the columns of a terminal, where a Chinese character takes two."""

from __future__ import annotations

import re
import shutil
import unicodedata
from collections.abc import Iterator
from typing import Final

_WIDE: Final = ("W", "F", "A")
"""Widths that a terminal with Chinese fonts shows in two columns; “ ” — … are among them."""
_NONE: Final = ("Mn", "Me", "Cf")
_NOT_FIRST: Final = "，。、；：？！）》〉”’〕…,.;:?!)"
_STAYS: Final = f"{_NOT_FIRST} "
"""A blank stays as well: a mark behind it would begin the next line."""
_MOST: Final = 100
_LEAST: Final = 40


def terminal() -> int:
    """Return the columns there are to write in: of the terminal, or 80, and no more than can be read with ease."""
    return max(_LEAST, min(_MOST, shutil.get_terminal_size().columns))


def width(text: str) -> int:
    """Return the columns that ``text`` takes."""
    return sum(map(_width, text))


def _width(char: str) -> int:
    if unicodedata.category(char) in _NONE:
        return 0
    return 2 if unicodedata.east_asian_width(char) in _WIDE else 1


def padded(text: str, columns: int) -> str:
    """Return ``text`` with blanks up to ``columns``."""
    return text + " " * (columns - width(text))


def wrapped(text: str, columns: int) -> Iterator[str]:
    """Yield ``text`` in lines of at most ``columns``; Latin words stay whole, and no line begins with a mark."""
    line = ""
    for piece in _pieces(text):
        if line and width(line + piece) > columns and piece[0] not in _STAYS:
            yield line.rstrip()
            line = piece.lstrip()
        else:
            line += piece
    yield line


_PIECE: Final = re.compile(r"[（《〈“‘〔【(]*(?:[!-~]+|.)", re.DOTALL)
"""What is not to be divided: a Latin word or a wide character, with the brackets that open before it."""


def _pieces(text: str) -> Iterator[str]:
    return (match[0] for match in _PIECE.finditer(text))
