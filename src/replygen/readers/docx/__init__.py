"""Word documents → letter: the document becomes lines, which are read as any text is."""

from __future__ import annotations

from dataclasses import replace

from replygen.readers.docx.beside import beside
from replygen.readers.docx.lines import Lines, lines
from replygen.readers.docx.opening import is_locked, opened
from replygen.readers.source import Source
from replygen.readers.structured import refuse_size
from replygen.readers.text import TextReading, read_text

__all__ = ["is_locked", "read"]


def read(source: Source, *, normalize: bool = True) -> TextReading:
    """Read a letter from a .docx.

    Automatic numbers stand in the text as they are seen, tracked changes are accepted; hidden text, comments and
    repeated heads are left out, and said to be. Lines count the paragraphs (``w:p``) of the body from 1; what
    stands elsewhere has line 0. ``normalize`` is that of ``read_text``.

    Raises:
        InputError: the bytes are no Word document that can be read.
    """
    document = opened(source)
    found = lines(document)
    words = "\n".join(found.texts)
    refuse_size(words.encode(), source.name)
    reading = read_text(words, name=source.name, normalize=normalize, hints=found.hints)
    extra = beside(document, found)
    placed = _placed(reading, found)
    return replace(
        placed,
        unread=tuple(sorted((*placed.unread, *extra.unread), key=lambda each: each.line)),
        changes=tuple(sorted((*placed.changes, *extra.changes), key=lambda each: each.line)),
        left_out=tuple(sorted((*placed.left_out, *extra.left_out), key=lambda each: each.line)),
    )


def _placed(reading: TextReading, found: Lines) -> TextReading:
    """Count paragraphs of the document instead of lines of its text."""
    return replace(
        reading,
        unread=tuple(replace(each, line=found.number(each.line)) for each in reading.unread),
        changes=tuple(replace(each, line=found.number(each.line)) for each in reading.changes),
        left_out=tuple(replace(each, line=found.number(each.line)) for each in reading.left_out),
        places={name: found.number(line) for name, line in reading.places.items()},
    )
