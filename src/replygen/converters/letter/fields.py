"""The letter as a clerk fills it in: Chinese keys and words, and nothing that says what holds anyway."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from typing import Any, Final

from replygen.model import LABELS, ReplyLetter
from replygen.model.labels import SEALS, child
from replygen.zh.dates import format_date

_FLAGS: Final = {True: "是", False: "否"}
_SEAL_WORDS: Final = {value: word for word, value in SEALS.items()}


def fields(letter: ReplyLetter, leave_out: Collection[str] = ()) -> dict[str, Any]:
    """Return the fields of ``letter`` under their Chinese labels, without those that equal their default."""
    values = letter.model_dump(exclude_defaults=True, exclude=set(leave_out))
    return _labelled(values, "ReplyLetter")


def _labelled(values: dict[str, Any], part: str) -> dict[str, Any]:
    return {_label(part, name): _value(value, part, name) for name, value in values.items()}


def _label(part: str, name: str) -> str:
    return LABELS["TableBlock" if (part, name) == ("Section", "table") else part][name]


def _value(value: Any, part: str, name: str) -> Any:
    if isinstance(value, tuple):
        return [_value(item, part, name) for item in value]
    if isinstance(value, dict):
        return _labelled(value, child(part, name))
    if isinstance(value, bool):
        return _FLAGS[value]
    if isinstance(value, datetime.date):
        return format_date(value)
    return _SEAL_WORDS[value] if name == "seal" else value
