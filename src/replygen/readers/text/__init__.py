"""Plain text → letter: recognisers find anchors, one pass gives what lies between them to the fields."""

from __future__ import annotations

from replygen.readers.text.assign import assign
from replygen.readers.text.build import build
from replygen.readers.text.draft import Draft
from replygen.readers.text.repeats import leave_repeats
from replygen.readers.text.result import Certainty, Change, LeftOut, TextReading, Unread
from replygen.readers.text.segments import segments
from replygen.readers.text.unfold import unfold
from replygen.zh.punctuation import Widened, widen

__all__ = ["Certainty", "Change", "LeftOut", "TextReading", "Unread", "read_text"]


def read_text(text: str, *, name: str = "", normalize: bool = True) -> TextReading:
    """Read a letter from plain text.

    Args:
        text: the letter, as lines or on one line.
        name: the file's name, for messages.
        normalize: make half-width marks in Chinese context full-width; False keeps them as they stand.

    Every character of the source that is not white space ends up in a field, in ``unread`` or in ``left_out``.
    """
    widened = widen(text) if normalize else Widened(text)
    lines, unread = segments(widened.text)
    draft = Draft()
    lines = unfold(lines)
    kept = leave_repeats(lines, draft)
    assign(kept, draft)
    return build(draft, lines, unread, widened)
