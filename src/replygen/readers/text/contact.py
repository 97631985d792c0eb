"""The contact note (联系人：…，联系电话：…), and what it says besides one name and number: notes of their own."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from replygen.readers.text.draft import Draft, Found
from replygen.readers.text.names import spaced_names
from replygen.readers.text.result import Change
from replygen.readers.text.segments import Segment
from replygen.readers.text.values import put_signed_by
from replygen.readers.text.words import pattern, squeeze

_KINDS: Final = (
    "contact_both", "contact_office", "contact_name", "contact_clerk", "contact_leader", "contact_phone",
    "contact_unit", "contact_address", "contact_postcode", "contact_email", "contact_person", "contact_other",
)  # fmt: skip
_GROUPS: Final = "|".join(f"(?P<{name}>@{name}~@)" for name in _KINDS)
LABEL: Final = pattern(
    r"(?:(?<![\u3400-\u9fff\w])|(?=(?:@glued_label~@)\s*[：]))"
    rf"(?:(?P<signed>@head_signed~@)|{_GROUPS})\s*(?:分别[为是])?[：]?\s*"
)
_START: Final = pattern(rf"^[（(\[【|｜\s]*(?:{_GROUPS})\s*(?:[：]|\s\S|[\u3400-\u9fff]{{2,4}}[，；\s])")
_BEHIND: Final = pattern(
    r"^[（]?[\u3400-\u9fff]{2,8}[：]\s*[\u3400-\u9fff ]{2,6}[\s，；]+(?:@contact_name~@|@contact_clerk~@)\s*[：]"
)
"""A label of another kind with its name, before the contact."""
_PHONE: Final = re.compile(r"[（(]?\+?\d[\d\s()（）—－–‐‑\-转]{4,24}\d")
_MORE_PHONES: Final = re.compile(r"[\s\d()（）—－–‐‑\-转/／、，,；;或和]*")
_DASH: Final = re.compile(r"\s*[—－–‐‑-]+\s*")
_UNIT: Final = pattern(r".{2,}(?:@unit@|@organ@)")
_SHORT_UNIT: Final = pattern(r".{2,}(?:@short_unit@)")
_UNIT_AND_NAME: Final = pattern(r"(?P<unit>.{2,}(?:@unit@|@organ@))(?P<name>[\u3400-\u9fff]{2,3})")
_POST_AND_NAME: Final = pattern(
    r"(?P<unit>.{2,}?(?:@unit@|@organ@))?\s*(?P<post>@post@)\s*(?P<name>[\u3400-\u9fff·]{2,4})"
)
_NAME_AND_POST: Final = pattern(
    r"(?P<name>[\u3400-\u9fff·]{2,3}?)(?P<unit>)(?:\s+[\u3400-\u9fff]{1,6}?@unit@|\s*)(?P<post>@post@)"
)
_OFFICE_AND_NAME: Final = pattern(
    r"(?P<unit>.{3,}?)[\s，（、]+(?P<name>[\u3400-\u9fff]{2,3}?|[\u3400-\u9fff]+·[\u3400-\u9fff·]+)\s*(?:@post@)?"
)
"""Behind the label of an office: its name, whatever it ends with, and somebody there."""
_BESIDE: Final = re.compile(r"\s*[（()），,；;【】\[\]]+\s*")
_BEFORE_LABEL: Final = pattern(r"(?P<unit>[\u3400-\u9fff]+?)(?:联系人|联络员)")
"""An office that runs into the label: 建设科联系人."""
OWNERS: Final = {
    "contact_both": "name",
    "contact_office": "name",
    "contact_name": "name",
    "contact_clerk": "clerk",
    "contact_leader": "leader",
    "contact_person": "other",
}
"""Whose phone number follows which label."""
_NAME_MAX: Final = 3
_LONG_NAME: Final = 4
_MOST_DIGITS: Final = 13
"""Of a phone number: the 86 of the country and a mobile number, or an area code and eight digits."""
_NAME_BEHIND: Final = pattern(r"\s*[（]?(?P<name>[\u3400-\u9fff·]{2,4})[）]?$")
_EDGES: Final = "/／，,；;。.、（）()【】[]|｜：: \t\u3000"


def is_contact(text: str) -> bool:
    """Tell whether a line is a part of the contact note."""
    return bool(_START.match(text) or _BEHIND.match(text))


def put_contact(line: Segment, draft: Draft) -> None:
    """Read every label of a line with its value; each label starts a piece that has a ledger of its own."""
    matches = list(LABEL.finditer(line.text))
    bounds = [*(match.start() for match in matches), len(line.text)]
    front = line.text[: bounds[0]].strip(_EDGES)
    pieces = [Segment(line.line, line.text[start:end]) for start, end in pairwise(bounds)]
    for match, piece in zip(matches, pieces, strict=True):
        _read_piece(match, piece, draft)
    line.pieces = [Segment(line.line, front), *pieces] if front else pieces


def _read_piece(match: re.Match[str], piece: Segment, draft: Draft) -> None:
    """Read a label, an office that runs into it, and the value."""
    kind = match.lastgroup or ""
    before = _BEFORE_LABEL.match(match[0])
    unit = before["unit"] if before and _is_unit(before["unit"]) else ""
    if unit:
        draft.put("contact.unit", unit, piece)
    piece.leave(match[0].removeprefix(unit).strip(_EDGES))
    draft.phone_owner = OWNERS.get(kind, draft.phone_owner)
    value = piece.text[len(match[0]) :].rstrip(_EDGES).lstrip(_EDGES.replace("（", "").replace("(", ""))
    if value:
        _put(kind, value, piece, draft)


def _put(kind: str, value: str, line: Segment, draft: Draft) -> None:
    if kind == "signed":
        put_signed_by(value, line, draft, True)
    elif kind == "contact_office" or (kind == "contact_unit" and _PHONE.search(value)):
        _put_office(value, line, draft)
    elif kind in OWNERS and kind != "contact_person":
        _put_person(OWNERS[kind], value, line, draft)
    elif kind == "contact_phone":
        _put_phone(value, line, draft)
    elif kind not in ("contact_person", "contact_other"):
        draft.put(kind.replace("_", "."), value.lstrip(_EDGES), line)


def _put_person(owner: str, value: str, line: Segment, draft: Draft) -> None:
    """Read a name, with the phone number and the office beside it; an office is no name."""
    value = _before_phone(value, line, draft)
    _put_found([_unit_and_name(piece.strip(_EDGES)) for piece in _BESIDE.split(value)], owner, line, draft)


def _put_office(value: str, line: Segment, draft: Draft) -> None:
    """Read an office behind its label, and the phone number and the name that may follow."""
    draft.phone_owner = draft.phone_owner or "office"
    words = _before_phone(value, line, draft)
    _put_found([_office_and_name(words)], draft.phone_owner, line, draft)


def _before_phone(value: str, line: Segment, draft: Draft) -> str:
    """Read the phone number in ``value``; return what stands before it."""
    phone = _PHONE.search(value)
    if phone:
        _put_phone(value[phone.start() :], line, draft)
    return value[: phone.start()].strip(_EDGES) if phone else value


def _put_found(found: Sequence[tuple[str, str]], owner: str, line: Segment, draft: Draft) -> None:
    for unit in filter(None, (unit for unit, _ in found)):
        draft.put("contact.unit", squeeze(unit), line, unit)
    if name := next((name for _, name in found if name), ""):
        _remember(draft.people, owner, " ".join(spaced_names(name)), line, name)


def _office_and_name(value: str) -> tuple[str, str]:
    """Separate an office, whatever its name ends with, from a name behind it; either may be missing."""
    match = _OFFICE_AND_NAME.fullmatch(value)
    if match and not _SHORT_UNIT.fullmatch(match["name"]):
        return match["unit"], match["name"]
    unit, name = _unit_and_name(value)
    return (value, "") if len(name) > _LONG_NAME and "·" not in name else (unit, name)


def _unit_and_name(value: str) -> tuple[str, str]:
    """Separate an office and a post from the name beside them; either may be missing."""
    for look in (_POST_AND_NAME, _NAME_AND_POST):
        if match := look.fullmatch(value):
            return match["unit"] or "", match["name"]
    first, rest = (*value.split(maxsplit=1), "", "")[:2]
    if rest.strip() and len(first) >= _NAME_MAX and _UNIT.fullmatch(first):
        return first, rest.strip()
    if _is_unit(squeeze(value)):
        return value, ""
    match = _UNIT_AND_NAME.fullmatch(squeeze(value))
    return (match["unit"], match["name"]) if match else ("", value)


def _is_unit(text: str) -> bool:
    if len(text) == _NAME_MAX:
        return bool(_SHORT_UNIT.fullmatch(text))
    return len(text) > _NAME_MAX and bool(_UNIT.fullmatch(text))


def _put_phone(value: str, line: Segment, draft: Draft) -> None:
    """Read a phone number, and a name that stands before it."""
    match = _PHONE.search(value)
    if not match:
        return
    front = value[: match.start()].strip(_EDGES)
    if front:
        _put_person(draft.phone_owner or "name", front, line, draft)
    more = _MORE_PHONES.match(value, match.end())
    raw = value[match.start() : more.end() if more else match.end()].rstrip(_EDGES)
    behind = _NAME_BEHIND.match(value, match.start() + len(raw))
    raw = raw if re.search("[）)]", raw) else raw.lstrip("（(")
    if behind and not front:
        _put_person(draft.phone_owner or "name", behind["name"], line, draft)
    _remember(draft.phones, draft.phone_owner, phone_number(raw), line, raw)


def _remember(found: dict[str, Found], owner: str, value: str, line: Segment, raw: str) -> None:
    """Keep the first value of each owner; one that says the same again is left out as a repetition."""
    if found.setdefault(owner, (value, line, raw))[0] == value and found[owner][1] is not line:
        line.leave(raw, "repeat")


def settle_contact(draft: Draft) -> None:
    """Decide whose name and number count: the contact's, else the clerk's, else a leader's or nobody's number."""
    clerks = {"name", "clerk", "office"} & draft.people.keys()
    people = ("name", "clerk", "office") if clerks or "leader" not in draft.phones else ("leader",)
    _choose("contact.name", draft.people, people, draft)
    if phone := _choose(
        "contact.phone", draft.phones, ("name", "", "clerk", "office", "leader", "other"), draft
    ):
        number, line, raw = phone
        if number != raw:
            draft.changes.append(Change(line.line, "form of the phone number", 1, raw, number))


def _choose(field: str, found: Mapping[str, Found], owners: Sequence[str], draft: Draft) -> Found | None:
    """Fill ``field`` with what the first of ``owners`` has, and return it."""
    owner = next((owner for owner in owners if owner in found), None)
    if owner is None:
        return None
    sure = owner == owners[0] != "leader"
    draft.put(field, *found[owner], "sure" if sure else "likely")
    return found[owner]


_OTHER_NUMBER: Final = re.compile(r"(?<=[、，,；;/／或和])|(?=[、，,；;/／或和])")


def phone_number(text: str) -> str:
    """Return a phone number without spaces and brackets, its dashes as ASCII hyphens; several stay apart."""
    return "".join(map(_one_number, _OTHER_NUMBER.split(text)))


def _one_number(text: str) -> str:
    """Drop the spaces of one number; where more digits stand side by side than one has, they part two."""
    words = _DASH.sub("-", re.sub(r"[（()）]", "", text))
    return squeeze(words) if len(re.findall(r"\d", text)) <= _MOST_DIGITS else words
