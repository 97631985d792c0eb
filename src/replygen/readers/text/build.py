"""From the draft to the letter, with the account of every character."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

from replygen.model import ReplyLetter
from replygen.readers.text.consulted import consulted
from replygen.readers.text.draft import Draft
from replygen.readers.text.proposals import proposals
from replygen.readers.text.result import Change, TextReading, Unread
from replygen.readers.text.segments import Segment
from replygen.readers.text.words import pattern
from replygen.zh.punctuation import Widened

_CO_HANDLED: Final = re.compile(r"[会协]办(?!单位)")
_CO_ANSWER: Final = re.compile(
    r"(?:现|兹|就|提出|如下)[^，。]{0,30}[会协]办|[会协]办(?:意见|情况)[^，。]{0,8}如下"
)
_REFERENCE: Final = re.compile(r"以上意见.{0,4}供.{0,24}参考")
_WORK_DONE: Final = pattern(r"@work_done@")
_NEXT_STEPS: Final = pattern(r"@next_steps@")
_CATEGORY_IN_TITLE: Final = re.compile(r"[（(【\[]\s*([A-D])\s*类?\s*[）)】\]]")


def build(draft: Draft, lines: Sequence[Segment], unread: Sequence[Unread], widened: Widened) -> TextReading:
    """Make the letter and the report of the reading."""
    _derive(draft)
    letter = ReplyLetter.model_validate(_on_one_line(_values(draft)))
    rest = [*unread, *(piece for line in lines for piece in line.unread())]
    places = {name: place for name, place in draft.places.items() if name in draft.certainty}
    return TextReading(
        letter=letter,
        unread=tuple(sorted(rest, key=lambda piece: piece.line)),
        changes=tuple(sorted([*_marks(widened), *draft.changes], key=lambda change: change.line)),
        certainty=dict(draft.certainty),
        places=places,
        left_out=tuple(piece for line in lines for piece in line.ignored()),
        marks=widened.marks,
    )


def _derive(draft: Draft) -> None:
    """Fill what other fields say: the proposals, the role, the organs consulted."""
    title, opening, salutation = (
        draft.get(name) or "" for name in ("document.title", "opening", "salutation")
    )
    closing = "".join(draft.get("closing") or ())
    if _CO_HANDLED.search(title) or _REFERENCE.search(closing) or _CO_ANSWER.search(opening[-60:]):
        draft.values["role"] = "会办"
    together = draft.get("role") == "会办"
    draft.values["proposals"] = proposals(title, opening, "" if together else salutation)
    known = "salutation" if "salutation" in draft.places else "opening"
    draft.places["proposals"] = draft.places.get("opening") or draft.places.get("document.title", 0)
    draft.certainty["proposals"] = draft.certainty.get(known, "guess")
    if "document.category" not in draft.values and (mark := _CATEGORY_IN_TITLE.search(title)):
        draft.values["document.category"] = mark[1]
    organs = consulted(opening)
    if organs and "co_organs" not in draft.values:
        draft.values["co_organs"] = organs
        draft.places["co_organs"] = draft.places.get("opening", 0)
        draft.certainty["co_organs"] = "likely"
    if draft.clerk and "contact.name" not in draft.values:
        draft.put("contact.name", *draft.clerk, "likely")
    if draft.index_date and "signatory.date" not in draft.values:
        day, line, raw = draft.index_date
        draft.put("signatory.date", day, line, raw, "guess")


_PLAIN: Final = (
    "salutation",
    "opening",
    "lead",
    "closing",
    "approval",
    "attachments",
    "cc",
    "notes",
    "role",
    "proposals",
    "co_organs",
)


def _values(draft: Draft) -> dict[str, Any]:
    values: dict[str, Any] = {name: draft.values[name] for name in _PLAIN if name in draft.values}
    for name, value in draft.values.items():
        part, dot, field = name.partition(".")
        if dot:
            values.setdefault(part, {})[field] = value
    values.setdefault("opening", "")
    return values | _parts(list(draft.values.get("parts", [])))


def _parts(sections: list[dict[str, Any]]) -> dict[str, Any]:
    """Name the first and the last part where they are what the labels of the model say."""
    found: dict[str, Any] = {}
    if sections and _WORK_DONE.fullmatch(sections[0]["heading"] or ""):
        found["work_done"] = sections.pop(0)
    if sections and _NEXT_STEPS.fullmatch(sections[-1]["heading"] or ""):
        found["next_steps"] = sections.pop()
    return found | {"sections": sections}


def _on_one_line(value: Any) -> Any:
    """Make tabs spaces: no field may hold one."""
    if isinstance(value, dict):
        return {key: _on_one_line(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_on_one_line(each) for each in value]
    return value.replace("\t", " ") if isinstance(value, str) else value


def _marks(widened: Widened) -> list[Change]:
    """Count the half-width marks of each line that were made full-width."""
    starts = [
        0,
        *(match.end() for match in re.finditer(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]", widened.text)),
    ]
    counts: Counter[int] = Counter()
    line = 0
    for mark in widened.marks:
        while line < len(starts) and starts[line] <= mark.offset:
            line += 1
        counts[line] += 1
    return [Change(number, "half-width marks", count) for number, count in counts.items()]
