"""A letter in whatever file it stands → letter, with what there is to say about how it was read."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from replygen.errors import InputError
from replygen.messages import Note, Place, Problem, text
from replygen.model.labels import canonical_keys
from replygen.ooxml.package import read_parts
from replygen.readers import BATCH, READERS, ROSTERS, docx, written_as
from replygen.readers.docx.embedded import embedded
from replygen.readers.markdown_plain import Plain, plain
from replygen.readers.source import Source, decode, encoding_note
from replygen.readers.structured import refuse_size
from replygen.readers.text import TextReading, read_text

_OLD_WORD: Final = (".doc", ".wps")
_OLD: Final = b"\xd0\xcf\x11\xe0"
_TEXT_OF_OLD: Final = "WordDocument".encode("utf-16-le")
"""Names the text in every .doc and .wps; an encrypted .docx and a spreadsheet look alike but for this."""


def read_existing(source: Source, *, normalize: bool = True) -> TextReading:
    """Read a letter from plain text, .docx, Markdown, YAML or JSON; :func:`is_old_word` tells what is none of them.

    Args:
        source: the file; its suffix says how it is read, or its start where the suffix is none of ours.
        normalize: make half-width marks in Chinese context full-width (text and Word only).

    Raises:
        InputError: the file holds no text, nothing in it can be part of a letter, it is a roster, or damaged.
    """
    if source.suffix in ROSTERS:
        raise InputError(Problem(_MANY, BATCH, place=Place(source.name)))
    suffix = kind(source)
    if suffix in (".docx", *_OLD_WORD):
        return _word(source, normalize)
    if suffix == ".md" and written_as(source.data) != ".md":
        return _text(source, normalize, plain)
    if suffix in READERS:
        reading = READERS[suffix](source)
        return TextReading(reading.letter, messages=reading.messages)
    return _text(source, normalize, lambda words: Plain(words, {}, ()))


def is_old_word(source: Source) -> bool:
    """Tell whether ``source`` is a .doc or .wps, which has to become a .docx before it is read.

    One with a password is not: nobody can convert it.
    """
    old = kind(source) in _OLD_WORD and source.data.startswith(_OLD) and _TEXT_OF_OLD in source.data
    return old and not docx.is_locked(source.data)


def _word(source: Source, normalize: bool) -> TextReading:
    """Read a document; the letter it carries counts as long as nobody edited the text."""
    reading = docx.read(source, normalize=normalize)
    carried = embedded(read_parts(source.data), source.name)
    if carried is None:
        return _filled(reading, source)
    if carried.edits:
        edited = Note(_EDITED, Place(source.name))
        return replace(reading, messages=(*reading.messages, edited, *carried.edits))
    asides = tuple(piece for piece in reading.left_out if piece.why in ("hidden", "comment"))
    return TextReading(carried.letter, left_out=asides, messages=reading.messages)


_MANY: Final = text("这是名册，不是一封信件。", "This is a roster, not a letter.")
_EDITED: Final = text(
    "文档写出后改动过，以文档里看得见的文字为准；与原信件的不同如下。",
    "The document was edited since it was written; its visible text counts, and differs from the letter as follows.",
)


def kind(source: Source) -> str:
    """Return the suffix of the files that are read as ``source`` is."""
    if source.suffix in _SUFFIXES:
        return source.suffix
    by_start = next((suffix for start, suffix in _STARTS if source.data.startswith(start)), "")
    return by_start or written_as(source.data) or _by_first_line(source.data)


def _by_first_line(data: bytes) -> str:
    return ".yaml" if _FIRST_KEY.match(data.decode(errors="replace")) else ".txt"


_SUFFIXES: Final = (".txt", ".docx", *_OLD_WORD, *READERS)
_STARTS: Final = ((b"PK\x03\x04", ".docx"), (_OLD, ".doc"))
_FIRST_KEY: Final = re.compile(
    rf"\ufeff?(?:[ \t]*(?:#.*)?\r?\n)*(?:{'|'.join(canonical_keys('ReplyLetter'))}):(?:[ \t\r\n]|\Z)"
)
_WEB_PAGE: Final = re.compile(r"\s*(?:<!doctype html|<html)\b", re.IGNORECASE)


def _text(source: Source, normalize: bool, shown: Callable[[str], Plain]) -> TextReading:
    refuse_size(source.data, source.name)
    words, encoding = decode(source.data, source.name)
    if _WEB_PAGE.match(words):
        what = text("这是网页的源文件。", "This is the source of a web page.")
        todo = text(
            "请在浏览器里打开，把文字复制到 .txt 文件。",
            "Open it in a browser and copy the text to a .txt file.",
        )
        raise InputError(Problem(what, todo, place=Place(source.name)))
    lines = shown(words)
    reading = read_text(lines.text, name=source.name, normalize=normalize, hints=lines.hints)
    reading = _filled(reading, source)
    return replace(
        reading,
        changes=tuple(sorted((*reading.changes, *lines.changes), key=lambda change: change.line)),
        messages=(*reading.messages, *encoding_note(encoding, source.name)),
    )


def _filled(reading: TextReading, source: Source) -> TextReading:
    """Return ``reading``, unless no field of the letter was filled: then there is nothing to write."""
    if reading.certainty:
        return reading
    what, todo = _STRANGE if reading.unread else _EMPTY
    line = reading.unread[0].line if reading.unread else 0
    raise InputError(Problem(what, todo, place=Place(source.name, line)))


_EMPTY: Final = (
    text("文件里没有文字。", "The file holds no text."),
    text(
        "请给出有内容的信件；图片或扫描件请先转成文字。",
        "Give a letter with text; turn pictures and scans into text first.",
    ),
)
_STRANGE: Final = (
    text("没有认出信件的任何部分。", "Nothing here was recognised as a part of a letter."),
    text(
        "请核对是不是答复函；若是，请补上称呼和“……收悉，现答复如下：”这样的开头。",
        "See whether this is a reply; if it is, give it a salutation and an opening such as “……收悉，现答复如下：”.",
    ),
)
