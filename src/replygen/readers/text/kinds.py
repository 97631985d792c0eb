"""What a line under the letter may be: the table of recognisers, and what continues a list."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from replygen.readers.text.closing import is_approval, is_closing
from replygen.readers.text.contact import is_contact
from replygen.readers.text.contact_notes import is_more
from replygen.readers.text.dates import date_at_end
from replygen.readers.text.labels import labelled
from replygen.readers.text.segments import Segment
from replygen.readers.text.values import NUMBER, is_category, is_disclosure
from replygen.readers.text.words import pattern, squeeze

BARS: Final = " |｜\t\u3000"
STAMP: Final = pattern(r"[（](?:盖章|印章|公章|章|印|代章)[）]")
CC: Final = pattern(r"^[（]?\s*@cc~@\s*[：]?\s*(?P<value>.*)$")
IMPRINT: Final = pattern(
    r"(?P<organ>[^，。：；]{2,40}?)?\s*(?P<date>(?:\d\s?){3}\d\s*年\s*\S{1,3}\s*月\s*\S{1,3}\s*日|[〇○零OＯ一二三四五六七八九]{4}\s*年\s*\S{1,3}\s*月\s*\S{1,3}\s*日"
    r"|\d{4}[-./]\d{1,2}[-./]\d{1,2})"
    r"\s*(?P<printed>印(?:发|制|送)?)[。]?\s*(?P<copies>[（]?共印.*)?"
)
ATTACHMENT: Final = pattern(
    r"^@attachment@\s*(?:[\d一二三四五六七八九十]{1,2}\s*[：.．、]|[：])\s*(?P<value>.*)$"
)
ITEM: Final = pattern(
    r"^(?:附件)?\s*(?P<number>\d{1,2}|[一二三四五六七八九十]{1,2})\s*[.．、：]\s*(?P<title>.+?)[；。]?$"
)
SIGNED: Final = pattern(r"^[（]?(?:@head_signed~@)\s*[：]\s*(?P<name>\S.*)$")
DISCLOSURE: Final = pattern(r"^[（【\[]?\s*@head_disclosure~@\s*[：]\s*(?P<value>[^）】\]]+)")

_CC_LABEL: Final = pattern(r"^[（]?\s*@cc~@\s*[：]|^[（]?(?:抄送|抄报)")
_MAIN: Final = pattern(r"^主\s*送\s*[：]")
_PAGE: Final = pattern(r"^附件\s*(?:[\d一二三四五六七八九十]{1,2}\s*[：]?)?$")
_COPIES: Final = pattern(r"[（]?共?印\s*(?:发|制)?\s*\d{1,4}\s*份[）]?")
_NOTE: Final = pattern(r"[（].{2,200}[）]")
_WEB: Final = pattern(r"^(?:@web_start@)")
_SENTENCE_MARK: Final = pattern(r"[，。：；！？《》“”]")
_ORGAN: Final = pattern(r"[^，。：；！？《》“”、]{1,44}?(?:@organ@)(?:\s*[（][^（）]{1,8}[）])?")
_NUMBERED: Final = pattern(
    r"^(?:[一二三四五六七八九十]{1,3}、|[（][一二三四五六七八九十\d]{1,3}[）]|\d{1,2}[.、．])"
)
_MARK_LABELS: Final = ("head_number", "head_category", "head_disclosure", "head_urgency")
_UNDER: Final = ("organ", "date", "contact", "disclosure", "shared", "cc", "imprint")
_SIGNER_MAX: Final = 40
_SENTENCE_ENDS: Final = tuple("。！？；：，、.!?;:,")
_LIST_ITEM: Final = pattern(r"[^。]{1,60}(?<![：])[。]?|[^。]*(?<![。：])")
_PIECES: Final = pattern(
    r"[；。]|[）]\s*[（]|[）]\s*(?=(?:@contact_name@|@contact_clerk@|@contact_unit@|@contact_both@|@contact_office@)\s*[：])|[，]\s*(?=[此本][件函])"
    r"|\s+(?=(?:@contact_name@|@contact_clerk@|@contact_unit@|@contact_both@|@contact_office@|@head_disclosure@)\s*[：])"
)
SIGNED_LABEL: Final = pattern(r"^(?:@date_label@(?=\s*[\d〇○零O一二]{2})|@organ_label@)")
_PLACES: Final = tuple("省市区县州旗")
_SPACED: Final = 2
_LINE_MAX: Final = 300


def clean(text: str) -> str:
    """Return a line of the signature without bars, （盖章） and 日期：."""
    return SIGNED_LABEL.sub("", STAMP.sub("", text.strip(BARS + "—–-－"))).strip()


def organs_in(text: str) -> list[str]:
    """Separate organs that stand side by side; an organ spaced out by single characters is one."""
    text = clean(text)
    if _NUMBERED.match(text) or _SENTENCE_MARK.search(text):
        return []
    pieces = [piece for part in re.split(r"\s+|、", text) for piece in _unglued(part)]
    if all(len(piece) <= _SPACED for piece in pieces):
        return [squeeze(text)]
    joined: list[str] = []
    for piece in pieces:
        if joined and not _ORGAN.fullmatch(joined[-1]):
            joined[-1] += piece
        else:
            joined.append(piece)
    return joined


def _unglued(text: str) -> list[str]:
    """Separate organs of one place that stand together without a space."""
    places = [match.start() for match in re.finditer(re.escape(text[:_SPACED]), text)]
    ends = [*places[1:], len(text)]
    pieces = [text[start:end] for start, end in zip(places, ends, strict=True)]
    whole = all(_ORGAN.fullmatch(piece) and not piece.endswith(_PLACES) for piece in pieces)
    return pieces if whole else [text]


def is_organ(text: str) -> bool:
    """Tell whether ``text`` is nothing but the name of an organ, or several with spaces between."""
    pieces = organs_in(text) if len(text) <= _LINE_MAX else []
    return bool(pieces) and all(_ORGAN.fullmatch(piece) for piece in pieces) and not labelled(text)


def _is_date(text: str) -> bool:
    words = clean(text)
    found = date_at_end(words)
    front = words[: found.start].rstrip() if found else ""
    before = date_at_end(front)
    return bool(found and (not front or is_organ(front) or (before and before.start == 0)))


def pieces_of(text: str) -> list[str]:
    """Return what a note holds, apart at ； and 。."""
    return [piece for piece in _PIECES.split(text.strip("（）() ")) if piece.strip()]


def _is_disclosure(text: str) -> bool:
    return is_disclosure(text.strip(BARS)) or bool(DISCLOSURE.match(text))


def _is_labels(text: str) -> bool:
    """Tell whether a line holds the marks of a head: 办理结果：A."""
    pairs = labelled(text) if len(text) <= _LINE_MAX else []
    return bool(pairs) and pairs[0].start == 0 and all(pair.kind in _MARK_LABELS for pair in pairs)


def _is_shared(text: str) -> bool:
    """Tell whether contact and disclosure share a line."""
    pieces = pieces_of(text) if len(text) <= _LINE_MAX else []
    notes = [_is_disclosure(piece) for piece in pieces]
    return (
        len(notes) > 1
        and any(notes)
        and all(note or is_contact(piece) for note, piece in zip(notes, pieces, strict=True))
    )


_KINDS: Final[dict[str, Callable[[str], object]]] = {
    "imprint": lambda text: IMPRINT.fullmatch(text.strip(BARS)),
    "shared": _is_shared,
    "contact": is_contact,
    "disclosure": _is_disclosure,
    "cc": _CC_LABEL.match,
    "page": _PAGE.match,
    "attachment": ATTACHMENT.match,
    "signed": SIGNED.match,
    "number": NUMBER.fullmatch,
    "category": is_category,
    "labels": _is_labels,
    "date": _is_date,
    "ornament": lambda text: not re.search(r"\w", text),
    "web": lambda text: _WEB.match(text) and not text.endswith(("。", "；")),
    "organ": is_organ,
    "other": _MAIN.match,
    "copies": _COPIES.fullmatch,
    "stamp": lambda text: STAMP.fullmatch(text) or SIGNED_LABEL.fullmatch(text),
    "note": lambda text: _NOTE.fullmatch(text) and not is_approval(text),
}
"""From the clearest to the weakest; the first that fits counts."""


def kind(text: str) -> str:
    """Return what a line under the letter is, "" when it may be anything."""
    return next((name for name, look in _KINDS.items() if look(text)), "")


def kinds(lines: Sequence[Segment]) -> list[str]:
    """Return the kind of each line; what continues a list of attachments or copies is of its kind."""
    found: list[str] = []
    for place, line in enumerate(lines):
        name = kind(line.text)
        if place and name in ("", "organ"):
            name = _continued(found[-1], lines[place - 1].text, line.text) or name
        found.append(name)
    for place in range(1, len(lines) - 1):
        if not found[place]:
            found[place] = _between(
                lines[place].text, lines[place - 1].text, *found[place - 1 : place + 2 : 2]
            )
    return found


def is_short(text: str) -> bool:
    """Tell whether a line can stand in a signature: it is short, no sentence and no item of a list."""
    return len(text) <= _SIGNER_MAX and not text.endswith(_SENTENCE_ENDS) and not _NUMBERED.match(text)


def _between(text: str, last: str, above: str, below: str) -> str:
    """Return the kind of a short line of a signature by the lines round it: the organ over the date, else "other"."""
    if below not in _UNDER or not is_short(text):
        return ""
    above = above or ("closing" if is_closing(last) else "")
    if not above or is_closing(text):
        return ""
    return "organ" if below == "date" and above not in ("organ", "date") else "other"


def _continued(before: str, last: str, text: str) -> str:
    """Return the kind of a line that goes on with the list above it, "" when it does not."""
    if before.startswith("attachment") and ITEM.match(text) and _LIST_ITEM.fullmatch(text):
        return "attachment item"
    if before.startswith("contact") and is_more(text):
        return "contact more"
    unfinished = last.endswith(("，", "、", ",", "：", ":")) or (
        text.endswith("。") and not last.endswith("。")
    )
    return "cc more" if before.startswith("cc") and unfinished else ""
