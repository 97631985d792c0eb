"""The structured letter that a document of replygen carries, and what was edited in the document since.

The letter travels together with the text it was printed as. As long as the visible text is that text, the letter
is read back as it was; after an edit in Word the visible text is what counts.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Final

from lxml import etree
from pydantic import ValidationError

from replygen.messages import Note, Place, text
from replygen.model import ReplyLetter
from replygen.ooxml.package import PackageError, parse
from replygen.ooxml.payload import read_payload
from replygen.ooxml.text import paragraph_texts

_DOCUMENT: Final = "word/document.xml"
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SCHEMA: Final = 1
_SHOWN: Final = 20
"""Characters shown on either side of an edit."""


@dataclass(frozen=True, slots=True)
class Embedded:
    """A letter found inside a document, and the edits made to the document's text afterwards."""

    letter: ReplyLetter
    edits: tuple[Note, ...]


def embedded(parts: Mapping[str, bytes], file: str = "") -> Embedded | None:
    """Return the letter that a package carries, or None: nothing is carried, or not in a form known here."""
    data = _loaded(read_payload(parts))
    if data is None:
        return None
    try:
        letter = ReplyLetter.model_validate(data["letter"])
        visible = _visible(parts)
    except (ValidationError, PackageError, KeyError):
        return None
    return Embedded(letter, tuple(_edits(data["text"], visible, file)))


def _loaded(payload: str | None) -> dict[str, Any] | None:
    try:
        data = json.loads(payload or "null")
    except (json.JSONDecodeError, RecursionError):
        return None
    known = isinstance(data, dict) and data.get("schema") == _SCHEMA and isinstance(data.get("text"), list)
    return data if known else None


def _visible(parts: Mapping[str, bytes]) -> list[str]:
    root = parse(parts[_DOCUMENT])
    etree.strip_elements(root, _FALLBACK, with_tail=False)
    return [line for line in paragraph_texts(root) if line]


def _edits(before: Sequence[str], after: Sequence[str], file: str) -> Iterator[Note]:
    if before == after:
        return
    for kind, start, end, new_start, new_end in SequenceMatcher(
        None, before, after, autojunk=False
    ).get_opcodes():
        if kind != "equal":
            yield _edit("\n".join(before[start:end]), "\n".join(after[new_start:new_end]), file)


def _edit(before: str, after: str, file: str) -> Note:
    """Show what was changed, with a few characters around it."""
    if not before:
        return Note(
            text("文档里增加了“{after}”。", "Added in the document: {after!r}.", after=after), Place(file)
        )
    if not after:
        return Note(
            text("文档里删去了“{before}”。", "Removed in the document: {before!r}.", before=before),
            Place(file),
        )
    head, tail = _common(before, after), _common(before[::-1], after[::-1])
    old, new = (
        words[max(0, head - _SHOWN) : len(words) - max(0, tail - _SHOWN)] for words in (before, after)
    )
    what = text(
        "文档里“{old}”改成了“{new}”。", "Changed in the document: {old!r} to {new!r}.", old=old, new=new
    )
    return Note(what, Place(file))


def _common(left: str, right: str) -> int:
    """The length of the common beginning."""
    pairs = zip(left, right, strict=False)
    return next(
        (number for number, (one, other) in enumerate(pairs) if one != other), min(len(left), len(right))
    )
