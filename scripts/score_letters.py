"""Read dNN.txt letters, compare them with dNN.json and print the table: field × right, wrong."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from replygen.model import ReplyLetter, Section
from replygen.readers.text import read_text
from replygen.readers.text.names import addressees

KEYS = (
    "title", "doc_number", "category", "disclosure", "signed_by", "salutation", "addressees", "proposal_kind",
    "proposal_titles", "proposal_numbers", "session", "role", "co_organs", "headings", "paragraph_count",
    "approval", "organs", "date", "contact", "cc", "attachments",
)  # fmt: skip
BARS = (0.97, 0.95)
"""What is to be right: of all scored fields, and of those that are not empty."""
_LISTS = {
    "addressees",
    "proposal_titles",
    "proposal_numbers",
    "co_organs",
    "headings",
    "organs",
    "cc",
    "attachments",
}
NOTHING: dict[str, Any] = {key: [] if key in _LISTS else None for key in KEYS} | {"role": "主办"}
"""What an answer says of a field that it leaves out."""


def scored(letter: ReplyLetter) -> dict[str, Any]:
    """Return the scorer's keys of ``letter``."""
    blocks = [*letter.lead, *letter.parts]
    document, contact, proposals = letter.document, letter.contact, letter.proposals
    people = dict.fromkeys(person for proposal in proposals for person in proposal.proposers)
    return {
        "title": document.title,
        "doc_number": document.number,
        "category": document.category,
        "disclosure": document.disclosure,
        "signed_by": document.signed_by,
        "salutation": letter.salutation,
        "addressees": list(addressees(letter.salutation or "")) if letter.role == "会办" else list(people),
        "proposal_kind": next((proposal.kind for proposal in proposals if proposal.kind), None),
        "proposal_titles": [proposal.title for proposal in proposals if proposal.title],
        "proposal_numbers": [proposal.number for proposal in proposals if proposal.number],
        "session": next((proposal.session for proposal in proposals if proposal.session), None),
        "role": letter.role,
        "co_organs": list(letter.co_organs),
        "headings": list(_headings(blocks, 1)),
        "paragraph_count": sum(1 for _ in _paragraphs(blocks)),
        "approval": letter.approval and {"name": letter.approval.name, "post": letter.approval.post},
        "organs": list(letter.signatory.organs),
        "date": letter.signatory.date and letter.signatory.date.isoformat(),
        "contact": {"name": contact.name, "phone": contact.phone}
        if contact and (contact.name or contact.phone)
        else None,
        "cc": list(letter.cc),
        "attachments": [attachment.title for attachment in letter.attachments],
    }


def _headings(blocks: Iterable[Any], level: int) -> Iterator[list[Any]]:
    for block in blocks:
        if isinstance(block, Section):
            yield [level, block.heading, *(["run-in"] if block.run_in else [])]
            yield from _headings(block.content, level + 1)


def _paragraphs(blocks: Iterable[Any]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, str):
            yield block
        elif isinstance(block, Section):
            yield from _paragraphs(block.content)


def _plain(value: Any) -> str:
    """Return ``value`` as text without white space, the way answers are compared."""
    return "".join(json.dumps(value, ensure_ascii=False, sort_keys=True).split())


Row = tuple[str, Any, Any]


def compare(text: str, answer: Mapping[str, Any]) -> tuple[list[Row], list[Row]]:
    """Read ``text``; return the fields that are right and those that are wrong: key, read, answer."""
    found = scored(read_text(text).letter)
    answer = NOTHING | dict(answer)
    rows = [(key, found[key], answer[key]) for key in KEYS if key not in answer.get("ambiguous", ())]
    right = [row for row in rows if _plain(row[1]) == _plain(row[2])]
    return right, [row for row in rows if row not in right]


def main(arguments: list[str] | None = None) -> int:
    """Print the table; return 1 when less than 97 % of all or 95 % of the filled fields are right."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", help="numbers of letters: 01,02")
    parser.add_argument("--show", action="store_true", help="print each wrong field and all unread text")
    options = parser.parse_args(arguments)
    right: list[Row] = []
    wrong: list[Row] = []
    for path in sorted(options.folder.glob("d*.txt")):
        if options.only and path.stem[1:] not in options.only.split(","):
            continue
        text = path.read_text("utf-8")
        rows = compare(text, json.loads(path.with_suffix(".json").read_text("utf-8")))
        right += rows[0]
        wrong += rows[1]
        if options.show:
            _show(path.stem, rows[1], text)
    return _table(right, wrong)


def _show(name: str, wrong: Iterable[Row], text: str) -> None:
    for key, found, answer in wrong:
        print(f"{name} {key}:\n    read  {found}\n    right {answer}")
    for piece in read_text(text).unread:
        print(f"{name} unread {piece.line}: {piece.text[:80]}")


def _table(right: Sequence[Row], wrong: Sequence[Row]) -> int:
    def count(words: str, test: Callable[[Row], bool]) -> tuple[str, int, int]:
        return words, sum(map(test, right)), sum(map(test, wrong))

    def of(key: str) -> Callable[[Row], bool]:
        return lambda row: row[0] == key

    rows = [count(key, of(key)) for key in KEYS]
    rows += [count("all", bool), count("not empty", lambda row: row[2] not in (None, []))]
    print(f"{'field':<20}{'right':>6}{'wrong':>6}")
    for key, good, bad in rows:
        print(f"{key:<20}{good:>6}{bad:>6}{good / max(1, good + bad):>8.1%}")
    reached = [good >= bar * (good + bad) for bar, (_, good, bad) in zip(BARS, rows[-2:], strict=True)]
    return 0 if all(reached) else 1


if __name__ == "__main__":
    sys.exit(main())
