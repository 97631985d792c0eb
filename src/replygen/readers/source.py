"""What readers are given and what they give back, and bytes turned into text."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Final

from replygen.errors import InputError
from replygen.messages import Message, Note, Place, Problem, Text, text
from replygen.model import ReplyLetter

Path = tuple[str | int, ...]
"""Where a value stands in a letter: keys as they were written, indexes from 0."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file by its name (for messages and its suffix) and its bytes; "-" is standard input."""

    name: str
    data: bytes

    @property
    def suffix(self) -> str:
        """The suffix in lower case with its dot, "" where there is none."""
        return PurePath(self.name).suffix.lower()


@dataclass(frozen=True, slots=True)
class Reading:
    """A letter that was read: ``places`` of its keys and list items, ``values`` where their contents start."""

    letter: ReplyLetter
    places: Mapping[Path, Place] = field(default_factory=dict)
    values: Mapping[Path, Place] = field(default_factory=dict)
    messages: tuple[Message, ...] = ()


_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_PICTURE: Final = text("这是一幅图片，不是文字。", "This is a picture, not text.")
_KINDS: Final = (
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"%PDF-", text("这是 PDF 文件，不是文字。", "This is a PDF file, not text.")),
    (b"PK\x03\x04", text("这是压缩包或 Office 文档，不是文字。", "This is an archive or Office document, not text.")),
    (b"\xd0\xcf\x11\xe0", text("这是旧版 Office 文档，不是文字。", "This is an old Office document, not text.")),
)  # fmt: skip
_BINARY: Final = text("这不是文本文件。", "This is not a text file.")
_SAVE_AS_TEXT: Final = text("请给出 UTF-8 编码的文本文件。", "Give a text file in UTF-8.")
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0e-\x1f]")
_ZEROS: Final = 8
"""More than one zero byte in so many, and the text is UTF-16 without a mark, or no text."""
_DAMAGE: Final = 4
"""So many good characters to a bad one, and the text is UTF-8 with a fault, not another encoding."""


def decode(data: bytes, file: str = "") -> tuple[str, str]:
    """Return the text of ``data`` and the name of its encoding: UTF-8, UTF-16 or GB18030.

    Raises:
        InputError: the bytes are no text, or text that is damaged.
    """
    for start, kind in _KINDS:
        if data.startswith(start):
            raise _no_text(kind, file)
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    if marked:
        return _decoded(data, marked, file), marked
    if data.count(0) * _ZEROS > len(data):
        return _wide(data, file)
    try:
        return data.decode(), "utf-8"
    except UnicodeDecodeError as error:
        _refuse_damaged(data, error, file)
    return _decoded(data, "gb18030", file), "gb18030"


def encoding_note(encoding: str, file: str) -> tuple[Note, ...]:
    """Say so when a text was not UTF-8."""
    if encoding.startswith("utf-8"):
        return ()
    name = encoding.upper()
    return (
        Note(text("不是 UTF-8 编码，按 {name} 读入。", "Not UTF-8; read as {name}.", name=name), Place(file)),
    )


def _no_text(what: Text, file: str, line: int = 0, column: int = 0) -> InputError:
    return InputError(Problem(what, _SAVE_AS_TEXT, place=Place(file, line, column)))


def _decoded(data: bytes, encoding: str, file: str) -> str:
    try:
        words = data.decode(encoding)
    except UnicodeDecodeError:
        raise _no_text(_BINARY, file) from None
    if encoding != "utf-8-sig" and _CONTROLS.search(words):
        raise _no_text(_BINARY, file)
    return words


def _wide(data: bytes, file: str) -> tuple[str, str]:
    """Read UTF-16 without a mark: the high bytes of its ASCII are zero."""
    encoding = "utf-16-le" if data[1::2].count(0) >= data[::2].count(0) else "utf-16-be"
    return _decoded(data, encoding, file), encoding


def _refuse_damaged(data: bytes, error: UnicodeDecodeError, file: str) -> None:
    """Refuse UTF-8 with a fault in it, lest it be read as another encoding and come out as nonsense."""
    words = data.decode(errors="replace")
    bad = words.count("\ufffd")
    if sum(char > "\x7f" for char in words) - bad < bad * _DAMAGE:
        return
    before = data[: error.start].decode()
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    raise _no_text(
        text("这里有损坏的 UTF-8 字符。", "A character of the UTF-8 text is damaged here."),
        file,
        line,
        column,
    )
