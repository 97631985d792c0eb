"""What stands under the letter: signature, date, contact, notes, attachments, copies, imprint; in any order."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from replygen.readers.text.contact import is_contact, put_contact
from replygen.readers.text.dates import date_at_end
from replygen.readers.text.draft import Draft
from replygen.readers.text.segments import Segment
from replygen.readers.text.values import put_disclosure, put_signed_by
from replygen.readers.text.words import pattern, squeeze

_ORGAN: Final = pattern(r"[^，。：；！？《》“”、]{1,44}?(?:@organ@)(?:\s*[（][^（）]{1,8}[）])?")
_STAMP: Final = pattern(r"[（](?:盖章|印章|公章|章|印|代章)[）]")
_BARS: Final = " |｜\t\u3000"
_CC: Final = pattern(r"^[（]?\s*@cc~@\s*[：]?\s*(?P<value>.*)$")
_CC_LABEL: Final = pattern(r"^[（]?\s*@cc~@\s*[：]|^[（]?(?:抄送|抄报)")
_COPIES: Final = pattern(r"\s*[（]?(?:各)?\s*[\d一二三四五六七八九十两]{1,3}\s*份[）]?")
_IMPRINT: Final = pattern(
    r"(?P<organ>[^，。：；]{2,40}?)?\s*(?P<date>\S*年\s?\S{1,3}\s?月\s?\S{1,3}\s?日|\d{4}-\d{1,2}-\d{1,2})\s*印(?:发|制|送)[。]?\s*(?P<copies>[（]?共印.*)?"
)
_ATTACHMENT: Final = pattern(
    r"^@attachment@\s*(?P<number>[\d一二三四五六七八九十]{0,2})\s*[：]\s*(?P<value>.*)$"
)
_ATTACHMENT_PAGE: Final = pattern(r"^附件\s*(?:[\d一二三四五六七八九十]{1,2}\s*[：]?)?$")
_ITEM: Final = pattern(
    r"^(?:附件)?\s*(?P<number>\d{1,2}|[一二三四五六七八九十]{1,2})\s*[.．、：]\s*(?P<title>.+?)[；。]?$"
)
_ITEMS: Final = pattern(r"(?:^|(?<=[；;\s、，]))(?:附件)?\d{1,2}\s*[.．、]\s*")
_SIGNED: Final = pattern(r"^(?:@head_signed~@)\s*[：]\s*(?P<name>\S.*)$")
_DISCLOSURE: Final = pattern(r"^[（【\[]?\s*@head_disclosure~@\s*[：]\s*(?P<value>[^）】\]]+)")
_NOTE: Final = pattern(r"[（].{2,200}[）]")
_SPACED: Final = 2
_WEB: Final = pattern(r"^(?:@web_start@)")


def _is_date(text: str) -> bool:
    found = date_at_end(_clean(text))
    return bool(found and (found.start == 0 or is_organ(_clean(text)[: found.start])))


def _clean(text: str) -> str:
    return _STAMP.sub("", text.strip(_BARS)).strip()


def is_organ(text: str) -> bool:
    """Tell whether ``text`` is nothing but the name of an organ, or several with spaces between."""
    pieces = _organs(text)
    return bool(pieces) and all(_ORGAN.fullmatch(piece) for piece in pieces)


_NUMBERED: Final = pattern(
    r"^(?:[一二三四五六七八九十]{1,3}、|[（][一二三四五六七八九十\d]{1,3}[）]|\d{1,2}[.、．])"
)


def _organs(text: str) -> list[str]:
    """Separate organs that stand side by side; an organ spaced out by single characters is one."""
    text = _clean(text)
    if _NUMBERED.match(text):
        return []
    pieces = re.split(r"\s+|、", text)
    if all(len(piece) <= _SPACED for piece in pieces):
        return [squeeze(text)]
    joined: list[str] = []
    for piece in pieces:
        if joined and not _ORGAN.fullmatch(joined[-1]):
            joined[-1] += piece
        else:
            joined.append(piece)
    return joined


def kind(text: str) -> str:
    """Return what a line under the letter is, "" when it may be anything."""
    return next((name for name, look in _KINDS.items() if look(text)), "")


_KINDS: Final[dict[str, Callable[[str], object]]] = {
    "imprint": lambda text: _IMPRINT.fullmatch(text.strip(_BARS)),
    "contact": is_contact,
    "disclosure": lambda text: (
        put_disclosure(text.strip(_BARS), Segment(0, ""), Draft(), False) or _DISCLOSURE.match(text)
    ),
    "cc": _CC_LABEL.match,
    "page": _ATTACHMENT_PAGE.match,
    "attachment": _ATTACHMENT.match,
    "signed": _SIGNED.match,
    "date": _is_date,
    "ornament": lambda text: not re.search(r"\w", text),
    "web": _WEB.match,
    "organ": is_organ,
    "note": _NOTE.fullmatch,
}


def kinds(lines: Sequence[Segment]) -> list[str]:
    """Return the kind of each line; what continues a list of attachments or copies is of its kind."""
    found: list[str] = []
    for place, line in enumerate(lines):
        name = kind(line.text)
        if place and name in ("", "organ"):
            name = _continued(found[-1], lines[place - 1].text, line.text) or name
        found.append(name)
    return found


def _continued(before: str, last: str, text: str) -> str:
    """Return the kind of a line that goes on with the list above it, "" when it does not."""
    if before.startswith("attachment") and _ITEM.match(text) and not text.endswith(("。", "：")):
        return "attachment item"
    if (
        before.startswith("cc")
        and not last.endswith("。")
        and (last.endswith(("，", "、", ",")) or text.endswith("。"))
    ):
        return "cc more"
    return ""


def read_tail(lines: Sequence[Segment], names: Sequence[str], draft: Draft) -> None:
    """Read the lines under the letter, each by its kind; an unnamed one stays unread."""
    for line, name in zip(lines, names, strict=True):
        reader = _READERS.get(name)
        if reader:
            reader(line, draft)


def _read_date(line: Segment, draft: Draft) -> None:
    text = _clean(line.text)
    found = date_at_end(text)
    if not found:
        return
    _leave_stamp(line)
    if found.start:
        _put_organs(text[: found.start], line, draft)
    if found.day:
        draft.put("signatory.date", found.day, line, found.raw)
        draft.change(line, "form of the date", found.raw, found.canonical)


def _read_organ(line: Segment, draft: Draft) -> None:
    _leave_stamp(line)
    _put_organs(line.text, line, draft)


def _leave_stamp(line: Segment) -> None:
    if match := _STAMP.search(line.text):
        line.leave(match[0])


def _put_organs(text: str, line: Segment, draft: Draft) -> None:
    for organ in _organs(text):
        if organ in (draft.get("signatory.organs") or ()):
            line.leave(organ, "repeat")
        else:
            draft.add("signatory.organs", organ, line)


def _read_disclosure(line: Segment, draft: Draft) -> None:
    match = _DISCLOSURE.match(line.text)
    if match:
        line.leave(line.text[: match.start("value")])
        put_disclosure(match["value"].strip(), line, draft, True)
    else:
        put_disclosure(line.text.strip(_BARS), line, draft, False)


def _read_cc(line: Segment, draft: Draft) -> None:
    match = _CC.match(line.text.strip(_BARS))
    value = match["value"] if match else line.text.strip(_BARS)
    if match:
        line.leave(line.text.strip(_BARS)[: match.start("value")])
    for organ in split_names(value.strip("。.）) ")):
        name = _COPIES.sub("", organ).strip()
        if name:
            draft.add("cc", name, line)


def split_names(text: str) -> list[str]:
    """Separate names at ，、； outside brackets."""
    pieces = [""]
    depth = 0
    for char in text:
        depth += (char in "（(") - (char in "）)")
        if depth <= 0 and char in "，,、；;":
            pieces.append("")
        else:
            pieces[-1] += char
    return [piece.strip() for piece in pieces if piece.strip()]


def _read_imprint(line: Segment, draft: Draft) -> None:
    match = _IMPRINT.fullmatch(line.text.strip(_BARS))
    if not match:
        return
    line.leave("印发")
    if match["organ"] and match["organ"].strip():
        draft.put("document.printed_by", squeeze(match["organ"]), line, match["organ"])
    found = date_at_end(match["date"])
    if found and found.day:
        draft.put("document.printed_on", found.day, line, found.raw)


def _read_attachment(line: Segment, draft: Draft) -> None:
    match = _ATTACHMENT.match(line.text)
    value = match["value"] if match else line.text
    if match:
        line.leave(line.text[: match.start("value")])
    starts = [found.start() for found in _ITEMS.finditer(value)] or [0]
    for start, end in zip(starts, [*starts[1:], len(value)], strict=True):
        _put_attachment(value[start:end].strip(" ；;，,、"), line, draft)


def _put_attachment(text: str, line: Segment, draft: Draft) -> None:
    match = _ITEM.match(text)
    title = (match["title"] if match else text).rstrip("。；; ")
    if match:
        line.leave(text[: match.start("title")], "number")
    if title:
        draft.add("attachments", {"title": title, "content": []}, line, title)


def _read_signed(line: Segment, draft: Draft) -> None:
    match = _SIGNED.match(line.text)
    if match:
        line.leave(line.text[: match.start("name")])
        put_signed_by(match["name"], line, draft, True)


def _read_note(line: Segment, draft: Draft) -> None:
    """Read a line in brackets: contact and disclosure may share it; what is neither is a note to be printed."""
    pieces = [
        Segment(line.line, piece)
        for piece in re.split(r"[；;。]", line.text.strip("（）() "))
        if piece.strip()
    ]
    names = [kind(piece.text) for piece in pieces]
    if any(name in _IN_NOTES for name in names):
        read_tail(pieces, names, draft)
        for piece in pieces:
            line.take(*piece.taken)
            line.left_out += piece.left_out
        return
    words = re.sub(r"^[（(]|[）)]$", "", line.text)
    draft.add("notes", words, line, words, "likely")


def _read_ornament(line: Segment, draft: Draft) -> None:
    if re.fullmatch(r"[\s|｜]+", line.text):
        line.leave(line.text)


_IN_NOTES: Final = ("contact", "disclosure")
_READERS: Final[dict[str, Callable[[Segment, Draft], None]]] = {
    "imprint": _read_imprint,
    "contact": put_contact,
    "disclosure": _read_disclosure,
    "cc": _read_cc,
    "cc more": _read_cc,
    "attachment": _read_attachment,
    "attachment item": _read_attachment,
    "signed": _read_signed,
    "date": _read_date,
    "organ": _read_organ,
    "note": _read_note,
    "ornament": _read_ornament,
}
