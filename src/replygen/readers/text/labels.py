"""Labels and their values (发文字号：…, [ 索引号 ] | …)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from replygen.readers.text.values import NUMBER
from replygen.readers.text.words import pattern, squeeze

HEAD: Final = (
    "head_number", "head_category", "head_disclosure", "head_signed", "head_date", "head_title", "head_co",
    "head_urgency", "head_proposal", "head_proposer", "head_proposal_number", "head_session",
    "head_security", "head_to", "head_text", "head_role", "head_other",
)  # fmt: skip
_GROUPS: Final = "|".join(f"(?P<{name}>@{name}~@)" for name in HEAD)
_UNGROUPED: Final = _GROUPS.replace("(?P<", "(?P<x_")
_LABEL: Final = pattern(
    r"(?<![\u3400-\u9fff])"
    rf"(?:[\[【［]\s*(?:{_GROUPS})\s*[\]】］]\s*[：|｜\t]?|(?:{_UNGROUPED})\s*(?:[：]|\s*[|｜\t]))"
)
"""A label in brackets, or one with a colon, a bar or a tab after it."""
_SPACED: Final = pattern(rf"(?<!\S)(?:{_GROUPS})(?=\s+\S|$)")
"""A label that only a space parts from its value."""
_STARTS: Final = pattern(rf"(?:{_GROUPS})\s+\S")
_VALUES: Final = (
    NUMBER,
    re.compile(r"\d{4}[-./年]\d{1,2}[-./月]\d{1,2}"),
    pattern(r"\s(?:关于|对|\S{2,30}@organ@(?:关于|对)).*@title_end@$"),
)
"""What is surely the value of the label before it."""
_ROW_MAX: Final = 200
_LONG_LABEL: Final = 3
"""Characters of a label that is one even where it is the only one of its line."""
_ALONE: Final = pattern(rf"(?:{_GROUPS})\s*[：]?")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label with its value: its list, the label as it stands, the value, and where it starts with its bracket."""

    kind: str
    label: str
    value: str
    start: int


def labelled(text: str) -> list[Labelled]:
    """Return the labels of ``text`` with their values, in order."""
    matches = list(_LABEL.finditer(text)) or _spaced(text)
    ends = [match.start() for match in matches[1:]] + [len(text)]
    return [
        Labelled(
            (match.lastgroup or "").removeprefix("x_"),
            match[0].strip("|｜\t "),
            text[match.end() : end].strip(" |｜\t\u3000"),
            len(text[: match.start()].rstrip("（(【[［〔")),
        )
        for match, end in zip(matches, ends, strict=False)
    ]


def _spaced(text: str) -> list[re.Match[str]]:
    """Find the labels of a row of an index table in which only spaces part them: 索引号 J-1 发布机构 县水利局."""
    found = list(_SPACED.finditer(text)) if len(text) <= _ROW_MAX and _STARTS.match(text) else []
    sure = len(found) > 1 or any(len(squeeze(label[0])) >= _LONG_LABEL for label in found)
    return found if sure or any(look.search(text) for look in _VALUES) else []


def label_kind(text: str) -> str:
    """Return the list that ``text`` is in when it is nothing but a label, "" when it is more."""
    match = _ALONE.fullmatch(text)
    return (match.lastgroup or "") if match else ""


def is_label(text: str) -> bool:
    """Tell whether ``text`` is nothing but a label."""
    return bool(label_kind(text))
