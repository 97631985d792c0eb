"""Runs rules over a copy. A rule says what and where; id, level and place are stamped here."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from replygen.checks.copy import Copy, Edit, Hit
from replygen.checks.office import Office
from replygen.checks.rule import Rule
from replygen.checks.rules import RULES
from replygen.messages import Finding, Place

_LONGEST: Final = 60
"""Characters of the letter that a finding shows."""


@dataclass(frozen=True, slots=True)
class Found:
    """A finding with the edits that mend it; there are none where it is not safe to mend unasked."""

    finding: Finding
    edits: tuple[Edit, ...] = ()


def run(copy: Copy, *, file: str = "", rules: Iterable[Rule] = RULES) -> list[Found]:
    """Return what ``rules`` find in ``copy``, in the order of the lines; ``file`` is for the places."""
    allows = _allowing(copy.office)
    found = [stamped(rule, hit, file) for rule in rules for hit in rule.check(copy) if not allows(hit)]
    unique = {_once(each.finding): each for each in found}
    return sorted(unique.values(), key=lambda each: (each.finding.place.line, each.finding.place.column))


def _allowing(office: Office) -> Callable[[Hit], bool]:
    """Return what tells whether a hit is about nothing but words that are right in ``office``."""
    look = office.any_right
    spans: dict[int, list[tuple[int, int]]] = {}

    def allows(hit: Hit) -> bool:
        if look is None or hit.line is None:
            return False
        known = spans.get(hit.line.index)
        if known is None:
            known = spans[hit.line.index] = [match.span() for match in look.finditer(hit.line.text)]
        nearest = bisect_right(known, (hit.start, len(hit.line.text))) - 1
        return nearest >= 0 and hit.start < hit.end <= known[nearest][1]

    return allows


def _once(finding: Finding) -> tuple[object, ...]:
    """What a rule says of a place, it says once; of the letter as a whole it may say several things."""
    what = finding.text if finding.place.line else finding.message
    return finding.rule, finding.place, finding.field, what


def findings(copy: Copy, *, file: str = "", rules: Iterable[Rule] = RULES) -> tuple[Finding, ...]:
    """Return the findings of :func:`run` without the edits."""
    return tuple(each.finding for each in run(copy, file=file, rules=rules))


def stamped(rule: Rule, hit: Hit, file: str) -> Found:
    """Return what ``rule`` has hit as a finding in ``file``."""
    line = hit.line
    exact = line is not None and line.exact
    safe = hit.safe and exact
    column = 0 if line is None else line.column + (hit.start if exact else 0)
    finding = Finding(
        rule.id,
        rule.level,
        hit.message or rule.message,
        Place(file, line.number, max(1, column), line.part)
        if line and (line.number or line.part)
        else Place(file),
        line.raw[hit.start : hit.end][:_LONGEST] if line else "",
        hit.suggestion,
        safe,
        line.field if line else None,
        rule.basis,
    )
    return Found(finding, hit.changes() if safe else ())
