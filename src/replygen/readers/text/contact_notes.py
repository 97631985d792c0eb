"""What the lines of the contact say besides one name and number: kept as notes, since the letter holds one contact."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Final

from replygen.readers.text.contact import LABEL, OWNERS
from replygen.readers.text.draft import Draft
from replygen.readers.text.labels import is_label
from replygen.readers.text.segments import Segment
from replygen.readers.text.words import pattern, without_half_brackets

_NO_CONTACT: Final = ("signed", "contact_person")
"""Labels of those who are nobody to ask: who signed, who proofread."""
_NUMBER: Final = re.compile(r"\d{4}")
"""What is left behind a value is a contact where it has a number; （女） alone is none."""
_ONE_POST: Final = r"[（\s]*(?:[\u3400-\u9fff]{1,12}?@unit@)?(?:@post@)(?:兼[^（）、]{2,12})?[）\s]*"
_POST: Final = pattern(rf"{_ONE_POST}(?:[、，]\s*[\u3400-\u9fff]{{2,3}}{_ONE_POST})*")
"""What may be left behind a name: （主任）; with others and their posts: （主任）、吴静（科长）."""
_SEPARATORS: Final = " \t\u3000\u00a0，,；;。.、|｜/／"
_MORE: Final = pattern(
    r"[（]?(?:[\u3400-\u9fff]{4,24}\s+)?(?P<name>[\u3400-\u9fff·]{2,4})[，：\s（]{1,8}\d[\d\s\-—－()（）]{5,20}[）。]?"
)
_OPEN, _CLOSE = "（(", "）)"


def is_more(text: str) -> bool:
    """Tell whether a line under the contact names another: 王某某 12345678."""
    match = _MORE.fullmatch(text)
    return match is not None and not is_label(match["name"])


def note_more(line: Segment, draft: Draft) -> None:
    """Keep another contact on a line of its own as a note."""
    _note([line], draft, whole=True)


def note_rest(line: Segment, draft: Draft) -> None:
    """Keep what found no field of a contact line: a second contact, another number, who leads."""
    for told, run in groupby(_told(line.pieces), itemgetter(0)):
        pieces = [piece for _, piece in run]
        if not told:
            continue
        for whole, group in groupby(pieces, _is_left):
            _note([*group], draft, whole=whole)


def _told(pieces: Sequence[Segment]) -> Iterator[tuple[bool, Segment]]:
    """Yield each piece with whether it speaks of somebody to ask; a number belongs to the name before it."""
    told = True
    for piece in pieces:
        label = LABEL.match(piece.text)
        kind = (label.lastgroup or "") if label else ""
        if kind in OWNERS or kind in _NO_CONTACT:
            told = kind not in _NO_CONTACT
        yield told and bool(kind), piece


def _is_left(piece: Segment) -> bool:
    """Tell whether nothing of a label's value found a field."""
    label = LABEL.match(piece.text)
    if not label or not re.search(r"\w", piece.text[label.end() :]):
        return False
    return not piece.taken and {why for _, why in piece.left_out} == {"label"} and bool(piece.unread())


def _note(pieces: Sequence[Segment], draft: Draft, *, whole: bool) -> None:
    """Make a note of whole pieces with their labels, or of what is left in each."""
    if whole:
        words = _trimmed("".join(piece.text for piece in pieces))
        for piece in pieces:
            piece.left_out.clear()
            piece.take_all()
        _add(words, pieces[0], draft)
        return
    for piece in pieces:
        for left in piece.unread():
            if words := _words_of(left.text, piece, draft):
                piece.take(left.text)
                _add(_trimmed(words), piece, draft)


def _words_of(left: str, piece: Segment, draft: Draft) -> str:
    """Return what to keep of what is left: a number as it stands, a post with the name beside it, else nothing."""
    if _NUMBER.search(left):
        return left
    name = next((raw for _, line, raw in draft.people.values() if line is piece), "")
    if not name or not _POST.fullmatch(left):
        return ""
    places = [(piece.text.find(words), len(words)) for words in (left, name)]
    return piece.text[min(start for start, _ in places) : max(start + length for start, length in places)]


def _add(words: str, piece: Segment, draft: Draft) -> None:
    if words:
        draft.add("notes", words, piece, words, "likely")
        draft.change(piece, "further contact", words)


def _trimmed(text: str) -> str:
    """Return ``text`` without the marks and the halves of brackets that parted it from the rest."""
    words = text.strip(_SEPARATORS).lstrip(_CLOSE + _SEPARATORS).rstrip(_OPEN + _SEPARATORS)
    return without_half_brackets(words).strip(_SEPARATORS)
