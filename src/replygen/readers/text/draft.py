"""The letter while it is being put together."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from replygen.readers.text.result import Certainty, Change
from replygen.readers.text.segments import Segment
from replygen.readers.text.words import curl, squeeze

Found = tuple[str, Segment, str]
"""A value, where it stands, and how it stands there."""


@dataclass(slots=True)
class Draft:
    """Values by field (``document.title``), with place and certainty; the first value of a field wins."""

    values: dict[str, Any] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)
    certainty: dict[str, Certainty] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    normalize: bool = True
    """Whether half-width marks become full-width."""
    greeting: str = ""
    signing: frozenset[str] = frozenset()
    """Organs that have a line of their own under the salutation."""
    title_lines: Sequence[Segment] = ()
    people: dict[str, Found] = field(default_factory=dict)
    """Who may be the contact, by what he is called: ``name`` (联系人), ``clerk`` (承办人)."""
    phones: dict[str, Found] = field(default_factory=dict)
    """Phone numbers by whose they are: ``name``, ``clerk``, ``other``, "" for nobody's."""
    phone_owner: str = ""
    contacts: list[Segment] = field(default_factory=list)
    """Lines of the contact under the letter."""
    label: str = ""
    """The label on the line before, when its value may be on this one."""
    label_line: Segment | None = None
    """A line that is nothing but a label, until its value is found."""
    index: dict[str, Found] = field(default_factory=dict)
    """What an index table says of the proposal, by label."""
    index_dates: list[tuple[datetime.date, Segment, str]] = field(default_factory=list)

    def put(
        self, name: str, value: Any, segment: Segment, raw: str = "", certainty: Certainty = "sure"
    ) -> None:
        """Fill field ``name`` unless it is filled; ``raw`` is how the value stands in ``segment``.

        A second value stays unread, one that says the same again is left out as a repetition.
        """
        raw = raw or str(value)
        if name not in self.values:
            self.values[name] = value
            self.places[name] = segment.line
            self.certainty[name] = certainty
            _account(value, segment, raw)
        elif self.values[name] == value:
            segment.leave(raw, "repeat")

    def add(
        self, name: str, value: Any, segment: Segment, raw: str = "", certainty: Certainty = "sure"
    ) -> None:
        """Append ``value`` to the list in field ``name``."""
        if name not in self.values:
            self.values[name] = []
            self.places[name] = segment.line
            self.certainty[name] = certainty
        self.values[name].append(value)
        _account(value, segment, raw or str(value))

    def infer(self, name: str, value: Any, certainty: Certainty, *sources: str) -> None:
        """Fill field ``name``, unless it is filled, with what the first of the fields ``sources`` says."""
        if value and name not in self.values:
            self.values[name] = value
            self.places[name] = next((self.places[each] for each in sources if each in self.places), 0)
            self.certainty[name] = certainty

    def settle_label(self) -> None:
        """Account for the label on a line of its own whose value was found under it."""
        if self.label_line:
            self.label_line.leave(self.label_line.text, "number")
            self.label_line = None

    def get(self, name: str) -> Any:
        """Return the value of field ``name``, None where it is absent."""
        return self.values.get(name)

    def curled(self, text: str, line: int) -> str:
        """Return a title with its straight quotation marks made “ ”, and report it."""
        title = curl(text) if self.normalize else text
        if title != text:
            self.changes.append(Change(line, "straight quotes", text.count('"')))
        return title

    def change(self, segment: Segment, what: str, before: str = "", after: str = "", count: int = 1) -> None:
        """Report a normalisation, unless nothing changed."""
        if squeeze(before) != squeeze(after) or not before:
            self.changes.append(Change(segment.line, what, count, before, after))


def _account(value: Any, segment: Segment, raw: str) -> None:
    """Enter ``raw`` in the ledger: as taken where the value holds these words, as rewritten where it does not."""
    words = value if isinstance(value, str) else value.get("title", "") if isinstance(value, dict) else ""
    if squeeze(raw) == squeeze(words):
        segment.take(raw)
    else:
        segment.leave(raw, "form")
