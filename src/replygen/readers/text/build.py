"""From the draft to the letter, with the account of every character."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from replygen.model import ReplyLetter
from replygen.readers.text.consulted import consulted
from replygen.readers.text.contact import settle_contact
from replygen.readers.text.contact_notes import note_rest
from replygen.readers.text.draft import Draft
from replygen.readers.text.proposals import indexed, proposals
from replygen.readers.text.result import Change, LeftOut, TextReading, Unread
from replygen.readers.text.segments import Segment
from replygen.readers.text.words import pattern, squeeze
from replygen.zh.dates import format_date
from replygen.zh.punctuation import Widened

_CO_HANDLED: Final = re.compile(r"[会协]办(?!单位)")
_CO_ANSWER: Final = re.compile(
    r"(?:现|兹|就|提出|如下)(?!.{0,3}(?:结合|根据|综合|汇总|会同|吸收))[^，。]{0,30}[会协]办|[会协]办(?:意见|情况)[^，。]{0,8}如下"
)
_REFERENCE: Final = re.compile(r"以上意见.{0,4}供.{0,24}参考")
_WORK_DONE: Final = pattern(r"@work_done@")
_NEXT_STEPS: Final = pattern(r"@next_steps@")
_WORD: Final = re.compile(r"[^\W\d_]")
_CATEGORY_IN_TITLE: Final = re.compile(r"[（(【\[]\s*([A-D])\s*类?\s*[）)】\]]")


def build(draft: Draft, lines: Sequence[Segment], unread: Sequence[Unread], widened: Widened) -> TextReading:
    """Make the letter and the report of the reading."""
    _derive(draft, lines)
    letter = ReplyLetter.model_validate(_on_one_line(_values(draft)))
    left_out = tuple(piece for line in lines for piece in line.ignored())
    draft.changes += _left_out(left_out, letter, draft.changes)
    rest = [*unread, *(piece for line in lines for piece in line.unread())]
    places = {name: place for name, place in draft.places.items() if name in draft.certainty}
    return TextReading(
        letter=letter,
        unread=tuple(sorted(rest, key=lambda piece: piece.line)),
        changes=tuple(sorted([*_marks(widened), *draft.changes], key=lambda change: change.line)),
        certainty=dict(draft.certainty),
        places=places,
        left_out=left_out,
        marks=widened.marks,
    )


def _left_out(pieces: Iterable[LeftOut], letter: ReplyLetter, told: Sequence[Change]) -> list[Change]:
    """Return a change for all words left out that stand neither in the letter nor in a change already ``told``."""
    kept = [squeeze(text) for text in (*_texts(letter.model_dump()), *(change.before for change in told))]
    whole = "\n".join(kept)
    said = dict.fromkeys(kept, True)
    found = [piece for piece in pieces if piece.why in ("form", "repeat") and _WORD.search(piece.text)]
    for text in {squeeze(piece.text) for piece in found}:
        said.setdefault(text, text in whole)
    return [
        Change(piece.line, "words left out", 1, piece.text)
        for piece in found
        if not said[squeeze(piece.text)]
    ]


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict | list | tuple):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _texts(each)
    elif value is not None:
        yield format_date(value) if isinstance(value, datetime.date) else str(value)


def _derive(draft: Draft, lines: Sequence[Segment]) -> None:
    """Fill what other fields say: the proposals, the role, the organs consulted."""
    settle_contact(draft)
    for line in draft.contacts:
        note_rest(line, draft)
    title, opening, salutation = (
        draft.get(name) or "" for name in ("document.title", "opening", "salutation")
    )
    closing = "".join(draft.get("closing") or ())
    together = bool(
        _CO_HANDLED.search(title) or _REFERENCE.search(closing) or _CO_ANSWER.search(opening[-60:])
    )
    if together:
        draft.infer("role", "会办", "likely", "document.title", "opening", "closing")
    together = draft.get("role") == "会办"
    known = "salutation" if "salutation" in draft.places else "opening"
    index = {kind: value for kind, (value, _, _) in draft.index.items()}
    found = proposals(title, opening, "" if together else salutation, index)
    _account_index(found, draft)
    _curl(found, draft)
    draft.infer("proposals", found, draft.certainty.get(known, "guess"), "opening", "document.title")
    if mark := _CATEGORY_IN_TITLE.search(title):
        draft.infer("document.category", mark[1], "likely", "document.title")
    draft.infer("co_organs", consulted(opening), "likely", "opening")
    _name_parts(draft, lines)
    for day, line, raw in draft.index_dates:
        draft.put("signatory.date", day, line, raw, "guess")


def _curl(found: Sequence[dict[str, Any]], draft: Draft) -> None:
    """Make the straight quotation marks of titles curly."""
    title, place = draft.get("document.title"), draft.places.get("document.title", 0)
    if title:
        draft.values["document.title"] = curled = draft.curled(title, place)
        marks = title.count('"') - curled.count('"')
        draft.title_lines[0].leave('"' * marks, "form")
    for entry in found:
        if entry["title"]:
            entry["title"] = draft.curled(entry["title"], draft.places.get("opening", 0))


def _account_index(found: Sequence[dict[str, Any]], draft: Draft) -> None:
    """Enter in the ledger what an index table says of the proposals and a field holds."""
    words = {
        word
        for entry in found
        for word in (*(entry.get(key) for key in ("title", "number", "session")), *entry["proposers"])
    }
    for kind, (value, line, raw) in draft.index.items():
        read = indexed(kind, value)
        if read and words.issuperset(read):
            line.leave(raw, "repeat")


_PLAIN: Final = (
    "salutation",
    "opening",
    "lead",
    "work_done",
    "sections",
    "next_steps",
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
    return values


def _name_parts(draft: Draft, lines: Sequence[Segment]) -> None:
    """Name the first and the last part where they are what the labels of the model say."""
    sections = list(draft.values.pop("parts", ()))
    found: list[tuple[str, list[Any]]] = [("sections", sections)]
    if sections and _WORK_DONE.fullmatch(sections[0]["heading"] or ""):
        found.append(("work_done", [sections.pop(0)]))
    if sections and _NEXT_STEPS.fullmatch(sections[-1]["heading"] or ""):
        found.append(("next_steps", [sections.pop()]))
    sure = draft.certainty.get("opening", "guess")
    for name, parts in found:
        if parts:
            draft.values[name] = parts if name == "sections" else parts[0]
            draft.places[name] = next((line.line for line in lines if parts[0]["heading"] in line.text), 0)
            draft.certainty[name] = sure
    if draft.values.get("lead"):
        draft.certainty["lead"] = sure


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
