"""What stands before the salutation: title, marks and numbers, index tables and other things of a web page."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import groupby, pairwise
from typing import Final

from replygen.readers.text.consulted import organs
from replygen.readers.text.contact import is_contact, put_contact
from replygen.readers.text.dates import date_at_end
from replygen.readers.text.draft import Draft
from replygen.readers.text.kinds import is_organ
from replygen.readers.text.labels import Labelled, label_kind, labelled
from replygen.readers.text.numbers import numbers_in
from replygen.readers.text.proposals import INDEX, session
from replygen.readers.text.segments import Segment
from replygen.readers.text.titles import is_aside, may_be_title, read_loose_title, read_titles
from replygen.readers.text.values import (
    is_mark,
    put_category,
    put_copy_number,
    put_disclosure,
    put_number,
    put_role,
    put_security,
    put_signed_by,
    put_urgency,
    states_disclosure,
)
from replygen.readers.text.words import pattern, squeeze

Put = Callable[[str, Segment, Draft, bool], bool]
"""Tries to read a value from a text of a segment; the flag says whether a label announces it."""

_BY_LABEL: Final[dict[str, Put]] = {
    "head_number": put_number,
    "head_category": put_category,
    "head_disclosure": put_disclosure,
    "head_signed": put_signed_by,
    "head_urgency": put_urgency,
    "head_security": put_security,
    "head_role": put_role,
}
_OF_THE_LETTER: Final = {*_BY_LABEL, *INDEX, "head_co", "head_date", "head_title"}
_BY_LOOK: Final[tuple[Put, ...]] = (
    put_number, put_category, put_disclosure, put_security, put_urgency, put_copy_number,
)  # fmt: skip
_VALUES: Final = {
    "head_signed": pattern(r"[\u3400-\u9fff·](?:\s*[\u3400-\u9fff·]){1,3}"),
    "head_disclosure": pattern(r"是|否|同意|不同意"),
    "head_proposal": pattern(r"[《“]?关于.{2,120}"),
    "head_role": pattern(r"主办|会办|协办|独办"),
    "head_proposer": pattern(r"[\u3400-\u9fff·、 ]{2,60}"),
}
"""What may stand under a label that has its line to itself."""
_GAP: Final = re.compile(r"\s{2,}|[\t|｜]")
_WEB: Final = pattern(r"^(?:@web_start@)")
_TRAIL: Final = re.compile(r"^.{0,20}[>»＞›→].{0,80}")
_BRACKETED: Final = re.compile(r"[（(].{8,24}[）)]")
"""A line in brackets under the title: it may be the date."""
_MARK_LINE: Final = pattern(r"(?P<organ>.{2,40}?)(?:文件|便函|函件|公函|便笺|用笺|函)?")


def read_head(lines: Sequence[Segment], draft: Draft) -> list[Segment]:
    """Read the lines before the salutation; return those left over (they may be a salutation or an organ's mark)."""
    left: list[Segment] = []
    for is_plain, run in groupby(lines, lambda line: not _read_line(line, draft)):
        if is_plain:
            left += _read_plain([*run], draft)
    return [line for line in read_loose_title(left, draft) if not _read_aside(line, draft)]


def _read_aside(line: Segment, draft: Draft) -> bool:
    """Read a line in brackets beside the title that tells the session or the number of the proposal."""
    if not is_aside(line.text):
        return False
    for kind, value in (
        ("head_session", session(line.text.strip("（(【[】])）"), "")),
        ("head_proposal_number", _number(line.text)),
    ):
        if value:
            draft.index.setdefault(kind, (value, line, line.text))
    return True


def _number(text: str) -> str:
    return next(iter(numbers_in(text)), "")


def _read_plain(lines: Sequence[Segment], draft: Draft) -> list[Segment]:
    """Read the titles of lines that stand together; a number or mark between two lines parts them."""
    rest = {*read_titles([line for line in lines if may_be_title(line.text)], draft)}
    return [line for line in lines if line in rest or not may_be_title(line.text)]


def _read_line(line: Segment, draft: Draft) -> bool:
    """Read a line of labels, marks or numbers; False when it is none and may belong to a title."""
    before, draft.label = draft.label, label_kind(line.text)
    if not before:
        draft.label_line = None
    role = before == "head_role" and _VALUES[before].fullmatch(line.text)
    if draft.label and not role and not states_disclosure(line.text):
        draft.label_line = line
        return True
    if before and _read_value(before, line, draft):
        draft.settle_label()
        return True
    if is_contact(line.text):
        _read_contact(line, draft)
        return True
    if labelled(line.text):
        read_labels(line, draft)
        return True
    if _BRACKETED.fullmatch(line.text):
        _put_date(line.text[1:-1], line, draft)
    known = [_read_piece(piece, line, draft) for piece in _pieces(line.text)]
    if before in _BY_LABEL and all(known):
        draft.settle_label()
    return (bool(known) and all(known)) or _is_web(line.text)


def _read_contact(line: Segment, draft: Draft) -> None:
    """Read a line of the contact, and apart from it the labels on it that speak of the letter."""
    line.pieces = cut_at_labels(line)
    for piece in line.pieces:
        _read_line(piece, draft)
    if not line.pieces:
        put_contact(line, draft)


def cut_at_labels(line: Segment) -> list[Segment]:
    """Cut a line of the contact before each label that a field of the letter has: 主办单位：甲局　会办单位：乙局."""
    pairs = [pair for pair in labelled(line.text) if pair.start and pair.kind in _OF_THE_LETTER]
    return line.split(*(pair.start for pair in pairs)) if pairs else []


def read_labels(line: Segment, draft: Draft) -> None:
    """Read every label of a line with its value; each has a ledger of its own."""
    pairs = labelled(line.text)
    front = Segment(line.line, line.text[: pairs[0].start])
    if not re.search(r"\w", front.text):
        front.text = ""
    bounds = [len(front.text), *(pair.start for pair in pairs[1:]), len(line.text)]
    pieces = [Segment(line.line, line.text[start:end]) for start, end in pairwise(bounds)]
    for words in _pieces(front.text):
        _read_piece(words, front, draft)
    for pair, piece in zip(pairs, pieces, strict=True):
        _read_pair(pair, piece, draft)
        for left in piece.unread():
            for words in _pieces(left.text):
                _read_piece(words, piece, draft)
    line.pieces = [front, *pieces]


def _pieces(text: str) -> list[str]:
    words = text.split()
    if all(map(is_mark, words)):
        return words
    return [piece.strip() for piece in _GAP.split(text) if piece.strip()]


def _read_piece(piece: str, line: Segment, draft: Draft) -> bool:
    return any(put(piece, line, draft, False) for put in _BY_LOOK)


def _read_value(kind: str, line: Segment, draft: Draft) -> bool:
    """Read a line as the value of the label on the line before."""
    look = _VALUES.get(kind)
    organ = kind != "head_role" and is_organ(line.text)
    if not look or not look.fullmatch(line.text) or organ:
        return False
    _read_pair(Labelled(kind, "", line.text, 0), line, draft)
    return True


def _read_pair(pair: Labelled, line: Segment, draft: Draft) -> None:
    line.leave(pair.label)
    if not pair.value:
        return
    if pair.kind == "head_date":
        _put_date(pair.value, line, draft)
    elif pair.kind == "head_title":
        read_titles_in_value(pair.value, line, draft)
    elif pair.kind == "head_co":
        for organ in organs(pair.value):
            draft.add("co_organs", organ, line)
    elif pair.kind in INDEX:
        draft.index.setdefault(pair.kind, (pair.value, line, pair.value))
    elif pair.kind in _BY_LABEL:
        _BY_LABEL[pair.kind](_first_mark(pair.value), line, draft, True)


def _first_mark(value: str) -> str:
    """Return the mark that ``value`` begins with, without what stands beside it: 主动公开　A类."""
    first = value.split(maxsplit=1)[0]
    return first if states_disclosure(first) else value


def _put_date(value: str, line: Segment, draft: Draft) -> None:
    """Keep a date an index table gives: it counts when the letter itself has none."""
    found = date_at_end(value)
    if found and found.day:
        draft.index_dates.append((found.day, line, found.raw))


def read_titles_in_value(value: str, line: Segment, draft: Draft) -> None:
    """Read a title that a label announces."""
    read_titles([Segment(line.line, value, line.taken, line.left_out)], draft)


def _is_web(text: str) -> bool:
    date = date_at_end(text)
    return bool(
        _WEB.match(text) or _TRAIL.match(text) or (date and date.start == 0) or not re.search(r"\w", text)
    )


def read_marks(lines: Sequence[Segment], draft: Draft) -> None:
    """Leave out the red mark at the top: it names the organ that signs, and is made again."""
    organs = draft.get("signatory.organs") or []
    for line in lines:
        match = _MARK_LINE.fullmatch(squeeze(line.text))
        title = draft.get("document.title") or ""
        if match and (match["organ"] in organs or title.startswith(match["organ"])):
            line.leave(line.text, "repeat")
