"""What every rule sees, whatever the source was: lines of text that know their place and their part in the letter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final, Literal

from replygen.checks.office import NO_OFFICE, Office
from replygen.checks.text import mask
from replygen.messages import Text
from replygen.zh.punctuation import widen

Role = Literal[
    "stray", "head", "mark", "number", "title", "salutation", "opening", "heading", "body", "table", "closing",
    "attachment", "organ", "date", "note", "cc", "foot", "annex-title", "annex",
]  # fmt: skip
Section = Literal["", "done", "next"]

PROSE: Final = ("opening", "body", "closing", "annex")
"""Parts that are written in sentences."""
TAIL: Final = ("organ", "date", "note", "cc")


@dataclass(frozen=True)
class Line:
    """A paragraph: ``raw`` as it stands, at ``number`` and ``column`` of the file (from 1; 0 is unknown).

    ``level`` is that of its heading mark (0: none), ``ordinal`` the mark's value and ``start`` the offset
    of the words behind it. ``exact`` tells that an offset in ``raw`` is an offset in the file.
    ``part`` is the part of a .docx that is not its body.
    """

    raw: str
    role: Role = "body"
    number: int = 0
    column: int = 1
    field: str | None = None
    level: int = 0
    ordinal: int = 0
    start: int = 0
    section: Section = ""
    exact: bool = True
    index: int = 0
    part: str = ""

    @cached_property
    def text(self) -> str:
        """The text with full-width marks; offsets are those of ``raw``."""
        return widen(self.raw).text

    @cached_property
    def masked(self) -> str:
        """``text`` with what stands in 《》 blanked out; offsets stay."""
        return mask(self.text, "《》")

    @cached_property
    def spoken(self) -> str:
        """``text`` with what stands in 《》, “” and （） blanked out; offsets stay."""
        return mask(mask(self.masked, "“”"), "（）")

    def hit(
        self,
        start: int,
        end: int,
        message: Text | None = None,
        *,
        to: str | None = None,
        safe: bool = False,
    ) -> Hit:
        """Return a hit on ``raw[start:end]``; ``to`` is what should stand there."""
        return Hit(self, start, end, message, to, safe and to is not None)

    @property
    def words(self) -> str:
        """The text behind the heading mark."""
        return self.text[self.start :]


@dataclass(frozen=True, slots=True)
class Edit:
    """A replacement in the file: ``line.raw[start:end]`` becomes ``to``."""

    line: Line
    start: int
    end: int
    to: str


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule yields; without a line it is about the letter as a whole, without a message it is the rule's own."""

    line: Line | None
    start: int = 0
    end: int = 0
    message: Text | None = None
    suggestion: str | None = None
    safe: bool = False
    edits: tuple[Edit, ...] = ()

    def changes(self) -> tuple[Edit, ...]:
        """Return the edits that carry out the suggestion."""
        if self.edits or self.line is None or self.suggestion is None:
            return self.edits
        return (Edit(self.line, self.start, self.end, self.suggestion),)


Kind = Literal["提案", "建议"]


@dataclass(frozen=True)
class Copy:
    """A letter to be read for mistakes.

    ``whole`` tells a letter from a passage of one, ``made`` that what is absent is going to be made
    (title, salutation, opening, closing). A structured letter says of itself: ``given`` by field, the
    ``numbers``, ``titles`` and ``proposers`` of its proposals, and what it ``lacks``. ``office`` is the
    office that writes.
    """

    lines: tuple[Line, ...] = ()
    whole: bool = False
    made: bool = False
    given: dict[str, str] = field(default_factory=dict)
    numbers: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    proposers: tuple[Line, ...] = ()
    lacks: tuple[Hit, ...] = ()
    office: Office = NO_OFFICE

    def of(self, *roles: Role) -> Iterator[Line]:
        """Return the lines that play one of ``roles``."""
        return (line for line in self.lines if line.role in roles)

    def first(self, role: Role) -> Line | None:
        """Return the first line that plays ``role``."""
        return next(self.of(role), None)

    @cached_property
    def prose(self) -> tuple[Line, ...]:
        """The lines written in sentences, attachments left out."""
        return tuple(self.of("opening", "body", "closing"))


def written_by(office: Office, copy: Copy) -> Copy:
    """Return the copy of a letter of ``office``: lines that name organs it has told of get their parts."""
    known = office.organs and not copy.made
    lines = tuple(_with_name(line, office) for line in copy.lines) if known else copy.lines
    return replace(copy, lines=lines, office=office)


_UNSURE: Final = ("head", "heading", "body", "closing", "stray")
"""Parts that a line is taken for when nothing shows that it names an organ."""


def _with_name(line: Line, office: Office) -> Line:
    role = office.named_in(line.text) if line.role in _UNSURE else None
    return replace(line, role=role, level=0) if role else line


def numbered(lines: list[Line]) -> tuple[Line, ...]:
    """Give every line its index in the copy."""
    return tuple(replace(line, index=index) for index, line in enumerate(lines))


def all_matches(copy: Copy, pattern: re.Pattern[str]) -> Iterator[tuple[Line, re.Match[str]]]:
    """Yield every match of ``pattern`` in every line."""
    for line in copy.lines:
        for match in pattern.finditer(line.text):
            yield line, match
