"""The contact note (联系人：…，联系电话：…), with the people it names besides."""

from __future__ import annotations

import re
from typing import Final

from replygen.readers.text.draft import Draft, Found
from replygen.readers.text.segments import Segment
from replygen.readers.text.values import put_signed_by
from replygen.readers.text.words import pattern, squeeze

_KINDS: Final = (
    "contact_both", "contact_name", "contact_clerk", "contact_phone", "contact_unit", "contact_address",
    "contact_postcode", "contact_email", "contact_person", "contact_other",
)  # fmt: skip
_GROUPS: Final = "|".join(f"(?P<{name}>@{name}~@)" for name in _KINDS)
_LABEL: Final = pattern(
    r"(?:(?<![\u3400-\u9fff\w])|(?=(?:@glued_label~@)\s*[：]))"
    rf"(?:(?P<signed>@head_signed~@)|{_GROUPS})\s*[：]?\s*"
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
_BESIDE: Final = re.compile(r"\s*[（()），,；;【】\[\]]+\s*")
_BEFORE_LABEL: Final = pattern(r"(?P<unit>[\u3400-\u9fff]+?)(?:联系人|联络员)")
"""An office that runs into the label: 建设科联系人."""
_OWNERS: Final = {
    "contact_both": "name",
    "contact_name": "name",
    "contact_clerk": "clerk",
    "contact_person": "other",
}
"""Whose phone number follows which label."""
_NAME_MAX: Final = 3
_NAME_BEHIND: Final = pattern(r"\s*[（]?(?P<name>[\u3400-\u9fff·]{2,4})[）]?$")
_EDGES: Final = "/／，,；;。.、（）()【】[]|｜：: \t\u3000"


def is_contact(text: str) -> bool:
    """Tell whether a line is a part of the contact note."""
    return bool(_START.match(text) or _BEHIND.match(text))


def put_contact(line: Segment, draft: Draft) -> None:
    """Read every label of a line with its value."""
    matches = list(_LABEL.finditer(line.text))
    ends = [match.start() for match in matches[1:]] + [len(line.text)]
    for match, end in zip(matches, ends, strict=False):
        kind = match.lastgroup or ""
        unit = _BEFORE_LABEL.match(match[0])
        if unit and _is_unit(unit["unit"]):
            draft.put("contact.unit", unit["unit"], line)
        line.leave(match[0].removeprefix(unit["unit"] if unit else "").strip(_EDGES))
        draft.phone_owner = _OWNERS.get(kind, draft.phone_owner)
        value = line.text[match.end() : end].strip(_EDGES + "）")
        if value:
            _put(kind, value, line, draft)


def _put(kind: str, value: str, line: Segment, draft: Draft) -> None:
    if kind == "signed":
        put_signed_by(value, line, draft, True)
    elif kind in ("contact_both", "contact_name", "contact_clerk"):
        _put_person(_OWNERS[kind], value, line, draft)
    elif kind == "contact_phone":
        _put_phone(value, line, draft)
    elif kind not in ("contact_person", "contact_other"):
        draft.put(kind.replace("_", "."), value, line)


def _put_person(owner: str, value: str, line: Segment, draft: Draft) -> None:
    """Read a name, with the phone number and the office beside it; an office is no name."""
    phone = _PHONE.search(value)
    if phone:
        _put_phone(value[phone.start() :], line, draft)
        value = value[: phone.start()].strip(_EDGES)
    found = [_unit_and_name(piece.strip(_EDGES)) for piece in _BESIDE.split(value)]
    for unit in filter(None, (unit for unit, _ in found)):
        draft.put("contact.unit", squeeze(unit), line, unit)
    if name := next((name for _, name in found if name), ""):
        _remember(draft.people, owner, squeeze(name), line, name)


def _unit_and_name(value: str) -> tuple[str, str]:
    """Separate an office from the name behind it; either may be missing."""
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
    raw = value[match.start() : more.end() if more else match.end()].strip(_EDGES)
    behind = _NAME_BEHIND.match(value, match.start() + len(raw))
    if behind and not front:
        _put_person(draft.phone_owner or "name", behind["name"], line, draft)
    _remember(draft.phones, draft.phone_owner, phone_number(raw), line, raw)


def _remember(found: dict[str, Found], owner: str, value: str, line: Segment, raw: str) -> None:
    """Keep the first value of each owner; one that says the same again is left out as a repetition."""
    if found.setdefault(owner, (value, line, raw))[0] == value and found[owner][1] is not line:
        line.leave(raw, "repeat")


def settle_contact(draft: Draft) -> None:
    """Decide whose name and number count: the contact's, else the clerk's, else any number that is left."""
    for field, found, order in (
        ("contact.name", draft.people, ("name", "clerk")),
        ("contact.phone", draft.phones, ("name", "", "clerk", "other")),
    ):
        for place, owner in enumerate(order):
            if owner in found:
                draft.put(field, *found[owner], "likely" if place else "sure")
                break


def phone_number(text: str) -> str:
    """Return a phone number without spaces and brackets, its dashes as ASCII hyphens."""
    return re.sub(r"[\s（）()]", "", _DASH.sub("-", text))
