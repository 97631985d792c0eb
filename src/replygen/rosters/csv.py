"""Rosters as .csv: UTF-8, UTF-16 or GB18030, separated by commas, semicolons or tabs."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, TextIO

from replygen.errors import InputError
from replygen.messages import Place, Problem, text
from replygen.readers.structured import MAX_BYTES
from replygen.rosters.heads import is_head
from replygen.rosters.row import Entry
from replygen.rosters.table import Numbered, rows

_CHUNK: Final = 1 << 20
_LONGEST: Final = MAX_BYTES
_SEPARATORS: Final = ",\t;"
_HEADS: Final = 1000
"""So many characters of the heads show whether they are separated otherwise."""
_MARK: Final = "\ufeff"
_UTF16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read(path: Path) -> Iterator[Entry]:
    """Yield the rows of a .csv, reading as it goes.

    Raises:
        InputError: no text, quotes without a partner, unknown heads.
        OSError: the file cannot be read.
    """
    encoding = _encoding(path)
    with path.open(encoding=encoding, newline="") as file:
        start = file.readline(_LONGEST)
        separator = max(_SEPARATORS, key=start.count)
        if separator not in start and sum(map(is_head, re.split("[，；、]", start[:_HEADS]))) > 1:
            raise InputError(Problem(_NO_HEADS, _HALF_WIDTH, place=Place(str(path), 1)))
        file.seek(0)
        if start.startswith(_MARK):  # GB18030 has one, too, but its codec leaves it in the text
            file.read(1)
        lines = _lines(csv.reader(_bounded(file), delimiter=separator, strict=True), path)
        yield from rows(lines, str(path), path.parent, only=True) or ()


def _bounded(file: TextIO) -> Iterator[str]:
    """Yield the lines, none of which may be longer than a letter: one without an end would fill the memory."""
    while line := file.readline(_LONGEST):
        if len(line) == _LONGEST and not line.endswith(("\r", "\n")):
            raise csv.Error("line larger than field limit")
        yield line


def _lines(reader: Iterator[list[str]], path: Path) -> Iterator[Numbered]:
    number = 0
    try:
        for number, cells in enumerate(reader, 1):
            yield number, cells
    except csv.Error as error:
        why = next((zh for en, zh in _WHY.items() if en in str(error)), str(error))
        what = text(
            "表格在这一行读不下去：{zh}。", "The table cannot be read on from here: {en}.", zh=why, en=error
        )
        raise InputError(Problem(what, _QUOTES, place=Place(str(path), number + 1))) from None


def _encoding(path: Path) -> str:
    """Return the encoding of the whole file, which is read once for that."""
    with path.open("rb") as file:
        if file.read(2) in _UTF16:
            return "utf-16"
    for encoding in ("utf-8", "gb18030"):
        if _fits(path, encoding):
            return "utf-8-sig" if encoding == "utf-8" else encoding
    raise InputError(Problem(_NO_TEXT, _SAVE, place=Place(str(path))))


def _fits(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    with path.open("rb") as file:
        try:
            while chunk := file.read(_CHUNK):
                if "\0" in decoder.decode(chunk):
                    return False
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True


_WHY: Final = {
    "field limit": "有一格太长",
    "expected after": "双引号后面还有字",
    "unexpected end": "双引号只有一半",
}
"""What the library may say, and the same in Chinese."""
_NO_HEADS: Final = text("没有认出列名。", "The heads of the columns were not recognized.")
_HALF_WIDTH: Final = text(
    "各列之间请用半角逗号分隔，不用“，”“；”“、”。",
    "Separate the columns by ASCII commas, not by the wide ones of Chinese text.",
)
_QUOTES: Final = text(
    "请检查这一行及以后的双引号是否成对。", "Look for double quotes without a partner from here on."
)
_NO_TEXT: Final = text("这不是 UTF-8 或 GB18030 的文本。", "This is no text in UTF-8 or GB18030.")
_SAVE: Final = text("请另存为“CSV UTF-8”。", "Save it as CSV in UTF-8.")
