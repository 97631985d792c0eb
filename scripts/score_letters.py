"""Read dNN.txt letters, compare them with dNN.json and print the table: field × right, wrong."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from replygen.model import ReplyLetter, Section
from replygen.readers.text import read_text
from replygen.readers.text.names import addressees

KEYS = (
    "title", "doc_number", "category", "disclosure", "signed_by", "salutation", "addressees", "proposal_kind", "proposal_titles",
    "proposal_numbers", "session", "role", "co_organs", "headings", "paragraph_count", "approval", "organs", "date", "contact",
    "cc", "attachments",
)  # fmt: skip
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
NOTHING = {key: [] if key in _LISTS else None for key in KEYS} | {"role": "主办"}
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


def main(arguments: list[str] | None = None) -> int:
    """Print the table; return 1 when less than 97 % of all or 93 % of the filled fields are right."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", help="numbers of letters: 01,02")
    parser.add_argument("--show", action="store_true", help="print each wrong field")
    options = parser.parse_args(arguments)
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    filled: Counter[bool] = Counter()
    for path in sorted(options.folder.glob("d*.txt")):
        if options.only and path.stem[1:] not in options.only.split(","):
            continue
        answer = NOTHING | json.loads(path.with_suffix(".json").read_text("utf-8"))
        reading = read_text(path.read_text("utf-8"), name=path.name)
        found = scored(reading.letter)
        for key in KEYS:
            if key in answer.get("ambiguous", ()):
                continue
            same = _plain(found[key]) == _plain(answer[key])
            (right if same else wrong)[key] += 1
            if answer[key] not in (None, []):
                filled[same] += 1
            if options.show and not same:
                print(f"{path.stem} {key}:\n    read  {found[key]}\n    right {answer[key]}")
        if options.show:
            for piece in reading.unread:
                print(f"{path.stem} unread {piece.line}: {piece.text[:80]}")
    return _table(right, wrong, filled)


def _table(right: Counter[str], wrong: Counter[str], filled: Counter[bool]) -> int:
    print(f"{'field':<20}{'right':>6}{'wrong':>6}")
    for key in KEYS:
        print(f"{key:<20}{right[key]:>6}{wrong[key]:>6}")
    total = right.total() / max(1, right.total() + wrong.total())
    full = filled[True] / max(1, filled.total())
    print(f"{'all':<20}{right.total():>6}{wrong.total():>6}  {total:.1%}")
    print(f"{'not empty':<20}{filled[True]:>6}{filled[False]:>6}  {full:.1%}")
    return 0 if total >= 0.97 and full >= 0.93 else 1


if __name__ == "__main__":
    sys.exit(main())
