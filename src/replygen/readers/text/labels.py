"""Labels and their values (发文字号：…, [ 索引号 ] | …)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from replygen.readers.text.words import pattern

HEAD: Final = (
    "head_number", "head_category", "head_disclosure", "head_signed", "head_date", "head_title", "head_co",
    "head_urgency", "head_proposal", "head_proposer", "head_proposal_number", "head_session",
    "head_security",     "head_other",
)  # fmt: skip
_GROUPS: Final = "|".join(f"(?P<{name}>@{name}~@)" for name in HEAD)
_UNGROUPED: Final = _GROUPS.replace("(?P<", "(?P<x_")
_LABEL: Final = pattern(
    r"(?<![\u3400-\u9fff])"
    rf"(?:[\[【［]\s*(?:{_GROUPS})\s*[\]】］]\s*[：|｜\t]?|(?:{_UNGROUPED})\s*(?:[：]|\s*[|｜\t]))"
)
"""A label in brackets, or one with a colon, a bar or a tab after it."""
_ALONE: Final = pattern(rf"(?:{_GROUPS})\s*[：]?")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label with its value: the list the label is in, the label as it stands, the value, and where it starts."""

    kind: str
    label: str
    value: str
    start: int


def labelled(text: str) -> list[Labelled]:
    """Return the labels of ``text`` with their values, in order."""
    matches = list(_LABEL.finditer(text))
    ends = [match.start() for match in matches[1:]] + [len(text)]
    return [
        Labelled(
            (match.lastgroup or "").removeprefix("x_"),
            match[0].strip("|｜\t "),
            text[match.end() : end].strip(" |｜\t\u3000"),
            match.start(),
        )
        for match, end in zip(matches, ends, strict=False)
    ]


def label_kind(text: str) -> str:
    """Return the list that ``text`` is in when it is nothing but a label, "" when it is more."""
    match = _ALONE.fullmatch(text)
    return (match.lastgroup or "") if match else ""


def is_label(text: str) -> bool:
    """Tell whether ``text`` is nothing but a label."""
    return bool(label_kind(text))
