"""The contact note (联系人：…，联系电话：…)."""

from __future__ import annotations

import re
from typing import Final

from replygen.readers.text.draft import Draft
from replygen.readers.text.segments import Segment
from replygen.readers.text.words import pattern, squeeze

_KINDS: Final = (
    "contact_both", "contact_name", "contact_clerk", "contact_phone", "contact_unit", "contact_address",
    "contact_postcode", "contact_email", "contact_other",
)  # fmt: skip
_GROUPS: Final = "|".join(f"(?P<{name}>@{name}~@)" for name in _KINDS)
_LABEL: Final = pattern(
    rf"(?:(?<![\u3400-\u9fff\w])|(?=(?:联系电话|邮政编码|电子邮箱|联系地址|邮编)\s*[：]))(?:{_GROUPS})\s*[：]?\s*"
)
_START: Final = pattern(rf"^[（(\[【|｜\s]*(?:{_GROUPS})\s*(?:[：]|\s\S|[\u3400-\u9fff]{{2,4}}[，；\s])")
_PHONE: Final = re.compile(r"[（(]?\+?\d[\d\s()（）—－–‐‑\-转]{4,24}\d")
_DASH: Final = re.compile(r"\s*[—－–‐‑-]+\s*")
_UNIT: Final = pattern(r".{2,}(?:@unit@|@organ@)")
CLERK: Final = "clerk"
_NAME_MAX: Final = 3
_EDGES: Final = "，,；;。.、（）()【】[]|｜：: \t\u3000"


def is_contact(text: str) -> bool:
    """Tell whether a line is a part of the contact note."""
    return bool(_START.match(text))


def put_contact(line: Segment, draft: Draft) -> None:
    """Read every label of a line with its value."""
    matches = list(_LABEL.finditer(line.text))
    ends = [match.start() for match in matches[1:]] + [len(line.text)]
    for match, end in zip(matches, ends, strict=False):
        line.leave(match[0].strip(_EDGES))
        value = line.text[match.end() : end].strip(_EDGES + "）")
        if value:
            _put(match.lastgroup or "", value, line, draft)


def _put(kind: str, value: str, line: Segment, draft: Draft) -> None:
    if kind in ("contact_both", "contact_name"):
        _put_person("contact.name", value, line, draft)
    elif kind == "contact_clerk":
        _put_person(CLERK, value, line, draft)
    elif kind == "contact_phone":
        _put_phone(value, line, draft)
    elif kind != "contact_other":
        draft.put(kind.replace("_", "."), value, line)


def _put_person(name: str, value: str, line: Segment, draft: Draft) -> None:
    """Read a name, which a phone number may follow; an office is no name."""
    phone = _PHONE.search(value)
    if phone:
        _put_phone(value[phone.start() :], line, draft)
        value = value[: phone.start()].strip(_EDGES)
    unit, rest = (*value.split(maxsplit=1), "", "")[:2]
    if rest.strip() and len(unit) >= _NAME_MAX and _UNIT.fullmatch(unit):
        draft.put("contact.unit", unit, line)
        value = rest.strip()
    person = squeeze(value)
    if not person:
        return
    if _UNIT.fullmatch(person) and len(person) > _NAME_MAX:
        draft.put("contact.unit", person, line, value)
    elif name == CLERK:
        draft.clerk = draft.clerk or (person, line, value)
    else:
        draft.put(name, person, line, value)


def _put_phone(value: str, line: Segment, draft: Draft) -> None:
    """Read a phone number, and a name that stands before it."""
    match = _PHONE.search(value)
    if not match:
        return
    front = value[: match.start()].strip(_EDGES)
    if front:
        _put_person("contact.name", front, line, draft)
    raw = value[match.start() :].strip(_EDGES)
    draft.put("contact.phone", phone_number(raw), line, raw)


def phone_number(text: str) -> str:
    """Return a phone number without spaces and brackets, its dashes as ASCII hyphens."""
    return re.sub(r"[\s（）()]", "", _DASH.sub("-", text))
