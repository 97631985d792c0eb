"""What stands beside the text of a document: hidden text, comments, notes, other heads and feet, tracked changes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from replygen.ooxml.body import Side
from replygen.ooxml.document import Document
from replygen.readers.docx.lines import Lines, block_lines
from replygen.readers.text import Change, LeftOut, Unread

_PAGE_NUMBER: Final = re.compile(r"[\s\d\-—–－―·•./第共页]*")


@dataclass(slots=True)
class Beside:
    """What is not in the lines: left out knowingly, unread, or changed."""

    left_out: list[LeftOut] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)


def beside(document: Document, found: Lines) -> Beside:
    """Return what stands beside the ``found`` lines. Page numbers are made again and not spoken of."""
    result = Beside()
    notes = {kind: document.notes(kind) for kind in ("comment", "footnote", "endnote")}
    for side in found.asides:
        _add_side(side, notes, result)
    known = {_squeezed(text) for text in found.texts}
    for kind in ("header", "footer"):
        for key in document.keys(kind):
            if (kind, key) != ("header", found.head):
                _add_story(document, kind, key, known, result)
    return result


def _add_side(side: Side, notes: dict[str, dict[str, str]], result: Beside) -> None:
    if side.kind == "change":
        result.changes.append(Change(side.number, "tracked changes", int(side.text)))
    elif side.kind == "merged":
        result.changes.append(Change(side.number, "merged cells"))
    elif side.kind == "hidden":
        result.left_out.append(LeftOut(side.number, side.text, "hidden"))
    elif side.kind == "comment":
        text = notes["comment"].get(side.text, "")
        if text:
            result.left_out.append(LeftOut(side.number, text, "comment"))
    else:
        kind, _, key = side.text.partition(":")
        text = notes[kind].get(key, "").strip()
        if text:
            result.unread.append(Unread(side.number, text))


def _add_story(document: Document, kind: str, key: str, known: set[str], result: Beside) -> None:
    """Add the words of a header or footer, each only once."""
    story = document.story(kind, key)
    texts = [text for block in story.blocks() for text in block_lines(block)] if story else []
    for text in texts:
        if _PAGE_NUMBER.fullmatch(text):
            continue
        if _squeezed(text) in known:
            result.left_out.append(LeftOut(0, text, "repeat"))
        else:
            result.unread.append(Unread(0, text))
            known.add(_squeezed(text))


def _squeezed(text: str) -> str:
    return "".join(text.split())
