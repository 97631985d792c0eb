"""What reading a plain text gives: the letter, and everything there is to say about how it was read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from replygen.messages import Message
from replygen.model import ReplyLetter
from replygen.zh.punctuation import Mark

Certainty = Literal["sure", "likely", "guess"]
Why = Literal["label", "number", "repeat", "form", "hidden", "comment"]


@dataclass(frozen=True, slots=True)
class Unread:
    """Text that found no field. ``line`` counts from 1 in the source."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """A normalisation: in which line, what kind, how often; ``before`` and ``after`` where one word says it."""

    line: int
    what: str
    count: int = 1
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Recognised text that is no content of its own.

    A label, a heading's number (it is made again), a repetition, or words whose value stands in a field in
    another form (a date, 此件公开发布).
    """

    line: int
    text: str
    why: Why


@dataclass(frozen=True, slots=True)
class TextReading:
    """A letter that was read from an existing file.

    ``certainty`` and ``places`` (line in the source, from 1) are keyed by field: ``salutation``,
    ``document.title``, ``proposals``. ``marks`` lead from the full-width marks back to the source; ``messages``
    tell what else happened to the file.
    """

    letter: ReplyLetter
    unread: tuple[Unread, ...] = ()
    changes: tuple[Change, ...] = ()
    certainty: Mapping[str, Certainty] = field(default_factory=dict)
    places: Mapping[str, int] = field(default_factory=dict)
    left_out: tuple[LeftOut, ...] = ()
    marks: tuple[Mark, ...] = ()
    messages: tuple[Message, ...] = ()
