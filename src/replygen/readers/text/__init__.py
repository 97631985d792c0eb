"""Plain text → letter: recognisers find anchors, one pass gives what lies between them to the fields."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from replygen.readers.text.assign import assign
from replygen.readers.text.build import build
from replygen.readers.text.draft import Draft
from replygen.readers.text.repeats import leave_repeats
from replygen.readers.text.result import Certainty, Change, LeftOut, TextReading, Unread
from replygen.readers.text.segments import Hint, segments
from replygen.readers.text.unfold import unfold
from replygen.zh.punctuation import Widened, widen

__all__ = ["Certainty", "Change", "Hint", "LeftOut", "TextReading", "Unread", "read_text"]


_NO_HINTS: Final[Mapping[int, Hint]] = {}


def read_text(
    text: str, *, name: str = "", normalize: bool = True, hints: Mapping[int, Hint] = _NO_HINTS
) -> TextReading:
    """Read a letter from plain text.

    Args:
        text: the letter, as lines or on one line.
        name: the file's name, for messages.
        normalize: make half-width marks in Chinese context full-width; False keeps them as they stand.
        hints: what the source knows of its lines besides their text, by line from 1.

    Every character of the source that is not white space ends up in a field, in ``unread`` or in ``left_out``.
    """
    widened = widen(text) if normalize else Widened(text)
    lines, unread = segments(widened.text, hints)
    draft = Draft(normalize=normalize)
    lines = unfold(lines)
    kept = leave_repeats(lines, draft)
    assign(kept, draft)
    return build(draft, lines, unread, widened)
