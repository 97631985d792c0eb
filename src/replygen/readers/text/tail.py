"""What stands under the letter: signature, date, contact, notes, attachments, copies, imprint; in any order."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from replygen.readers.text.contact import put_contact
from replygen.readers.text.contact_notes import note_more
from replygen.readers.text.dates import FoundDate, date_at_end
from replygen.readers.text.draft import Draft
from replygen.readers.text.head import cut_at_labels, read_labels
from replygen.readers.text.kinds import (
    ATTACHMENT,
    BARS,
    CC,
    DISCLOSURE,
    IMPRINT,
    ITEM,
    SIGNED_LABEL,
    STAMP,
    clean,
    is_organ,
    kind,
    organs_in,
    pieces_of,
)
from replygen.readers.text.segments import Segment
from replygen.readers.text.values import put_category, put_disclosure, put_number
from replygen.readers.text.words import pattern, split_list, squeeze, without_half_brackets

_COPIES: Final = pattern(r"\s*[（]?(?:各)?\s*[\d一二三四五六七八九十两]{1,3}\s*份[）]?|\s*[（]\d{1,2}[）]$")
_MORE_COPIES: Final = pattern(
    r"(?<=[；。，、\s）])[（]?\s{0,2}@cc~@\s*[：]|(?<=[\u3400-\u9fff])抄[送报告]\s*[：]|(?<=[；。\s）])抄[送报告]"
)
"""A second label on the line of copies: 抄报：甲委；抄送：乙局."""
_GAP: Final = re.compile(r"\s{2,}|[；;]")
_ITEMS: Final = pattern(
    r"(?:^|(?<=[；\s、，]))(?:附件)?\d{1,2}\s*[.．、]\s*|(?<=[\u3400-\u9fff》])(?:附件)?\d{1,2}[.．](?=[\u3400-\u9fff《])"
)


def read_tail(lines: Sequence[Segment], names: Sequence[str], draft: Draft) -> None:
    """Read the lines under the letter, each by its kind; an unnamed one stays unread."""
    for line, name in zip(lines, names, strict=True):
        reader = _READERS.get(name)
        if reader:
            reader(line, draft)


def _read_date(line: Segment, draft: Draft) -> None:
    text = clean(line.text)
    found = date_at_end(text)
    if not found:
        return
    before = date_at_end(text[: found.start].rstrip())
    if before and before.day == found.day:
        line.leave(before.raw, "repeat")
    found = _later(found, before)
    _leave_stamp(line)
    if found.start:
        _putorgans_in(text[: found.start], line, draft)
    if found.day:
        draft.put("signatory.date", found.day, line, found.raw)
        draft.change(line, "form of the date", found.raw, found.canonical)


def _later(last: FoundDate, before: FoundDate | None) -> FoundDate:
    """Of two dates side by side return the later: the letter of several organs is dated when the last signs."""
    if before is None or before.start or not (before.day and last.day):
        return last
    return replace(max(before, last, key=lambda found: found.day or datetime.date.min), start=0)


def _read_organ(line: Segment, draft: Draft) -> None:
    _leave_stamp(line)
    _putorgans_in(line.text, line, draft)


def _leave_stamp(line: Segment) -> None:
    for look in (STAMP, SIGNED_LABEL):
        if match := look.search(line.text.strip(BARS)):
            line.leave(match[0], "form")


def _putorgans_in(text: str, line: Segment, draft: Draft) -> None:
    for organ in organs_in(text):
        if organ in (draft.get("signatory.organs") or ()):
            line.leave(organ, "repeat")
        else:
            draft.add("signatory.organs", organ, line)


def _read_disclosure(line: Segment, draft: Draft) -> None:
    match = DISCLOSURE.match(line.text)
    if match:
        line.leave(line.text[: match.start("value")])
        put_disclosure(_GAP.split(match["value"].strip())[0], line, draft, True)
    else:
        put_disclosure(line.text.strip(BARS), line, draft, False)


def _read_cc(line: Segment, draft: Draft) -> None:
    """Read the copies behind each label of a line."""
    starts = [match.start() for match in _MORE_COPIES.finditer(line.text) if match.start()]
    line.pieces = line.split(*starts) if starts else []
    for piece in line.pieces or [line]:
        _read_copies(piece, draft)


def _read_copies(line: Segment, draft: Draft) -> None:
    match = CC.match(line.text.strip(BARS))
    value = match["value"] if match else line.text.strip(BARS)
    if match:
        _leave_label(line, line.text.strip(BARS)[: match.start("value")], value, draft)
    value = without_half_brackets(value.strip("。.；; "))
    together = is_organ(value) and "、" not in value
    for organ in value.split() if together else split_list(value):
        copies = _COPIES.search(organ)
        name = organ[: copies.start()].strip() if copies else organ
        line.leave(copies[0].strip() if copies else "", "form")
        if name:
            draft.add("cc", name, line)
            draft.settle_label()


def _leave_label(line: Segment, label: str, value: str, draft: Draft) -> None:
    """Account for a label with its value; one without waits for what stands under it."""
    if value:
        line.leave(label)
    else:
        draft.label_line = line


def _read_imprint(line: Segment, draft: Draft) -> None:
    match = IMPRINT.fullmatch(line.text.strip(BARS))
    if not match:
        return
    line.leave(match["printed"], "number")
    if match["organ"] and match["organ"].strip():
        draft.put("document.printed_by", squeeze(match["organ"]), line, match["organ"])
    found = date_at_end(match["date"])
    if found and found.day:
        draft.put("document.printed_on", found.day, line, found.raw)


def _read_attachment(line: Segment, draft: Draft) -> None:
    match = ATTACHMENT.match(line.text)
    value = match["value"] if match else line.text
    if match:
        _leave_label(line, line.text[: match.start("value")], value, draft)
    starts = [found.start() for found in _ITEMS.finditer(value)] or [0]
    for start, end in zip(starts, [*starts[1:], len(value)], strict=True):
        _put_attachment(value[start:end].strip(" ；;，,、"), line, draft)


def _put_attachment(text: str, line: Segment, draft: Draft) -> None:
    match = ITEM.match(text)
    title = (match["title"] if match else text).rstrip("。；; ")
    if match:
        line.leave(text[: match.start("title")], "number")
    if title:
        draft.add("attachments", {"title": title, "content": []}, line, title)
        draft.settle_label()


def _read_shared(line: Segment, draft: Draft) -> None:
    line.pieces = [Segment(line.line, words) for words in pieces_of(line.text)]
    read_tail(line.pieces, [kind(piece.text) for piece in line.pieces], draft)


def _read_contact(line: Segment, draft: Draft) -> None:
    pieces = cut_at_labels(line)
    if pieces:
        line.pieces = pieces
        read_tail(pieces, [kind(piece.text) or "labels" for piece in pieces], draft)
        return
    put_contact(line, draft)
    draft.contacts.append(line)


def _read_note(line: Segment, draft: Draft) -> None:
    """Read a line in brackets that is nothing else: a note to be printed."""
    words = re.sub(r"^[（(]|[）)]$", "", line.text)
    draft.add("notes", words, line, words, "likely")


def _read_ornament(line: Segment, draft: Draft) -> None:
    if re.fullmatch(r"[\s|｜]+", line.text):
        line.leave(line.text, "form")


_READERS: Final[dict[str, Callable[[Segment, Draft], object]]] = {
    "imprint": _read_imprint,
    "contact": _read_contact,
    "contact more": note_more,
    "disclosure": _read_disclosure,
    "cc": _read_cc,
    "cc more": _read_cc,
    "attachment": _read_attachment,
    "attachment item": _read_attachment,
    "signed": put_contact,
    "category": lambda line, draft: put_category(line.text, line, draft, False),
    "labels": read_labels,
    "number": lambda line, draft: put_number(line.text, line, draft, False),
    "date": _read_date,
    "organ": _read_organ,
    "shared": _read_shared,
    "stamp": lambda line, draft: line.leave(line.text, "form"),
    "note": _read_note,
    "ornament": _read_ornament,
}
