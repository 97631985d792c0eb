"""A structured letter → copy: each field is a line that knows where it stands in the source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from replygen.checks.anchors import LINE_BREAK, section_of
from replygen.checks.copy import Copy, Hit, Line, Role, Section, numbered
from replygen.checks.office import office_of
from replygen.layout import Form, Missing, compose
from replygen.layout.blanks import Blanks
from replygen.layout.wording import Wording
from replygen.messages import Place, text
from replygen.model import LABELS, ReplyLetter, canonical_keys, label_path
from replygen.model import Section as Part
from replygen.model.labels import child
from replygen.model.letter import Attachment, TableBlock
from replygen.profile import Profile, find
from replygen.zh.dates import format_date

Path = tuple[str | int, ...]
Places = Mapping[Path, Place]


@dataclass(frozen=True, slots=True)
class _Piece:
    path: Path
    text: str
    role: Role
    level: int = 0
    ordinal: int = 0
    section: Section = ""
    source: Path = ()
    """Of words that are made: the field they are made of."""


def copy_of_letter(
    letter: ReplyLetter, places: Places | None = None, source: str = "", profile: Profile | None = None
) -> Copy:
    """Make the copy of a structured letter.

    Args:
        letter: the letter.
        places: where the values of its fields start in the source, by the path of keys as they were written.
        source: the text of the source, in which the exact places are looked for.
        profile: words what the letter leaves out; None is the built-in default.
    """
    profile = profile or find(None)
    where = _Where(places or {}, LINE_BREAK.split(source))
    lines = [where.line(piece) for piece in _pieces(letter, profile)]
    numbers = tuple(each.number for each in letter.proposals if each.number)
    titles = tuple(each.title for each in letter.proposals if each.title)
    lacks = tuple(map(where.lack, _missing(letter, profile)))
    proposers = tuple(map(where.line, _proposers(letter)))
    return Copy(
        numbered(lines), True, True, _given(letter), numbers, titles, proposers, lacks, office_of(profile)
    )


def _proposers(letter: ReplyLetter) -> Iterator[_Piece]:
    """Yield the proposers as they were given: the salutation joins them."""
    for index, proposal in enumerate(letter.proposals):
        for at, name in enumerate(proposal.proposers):
            yield _Piece(("proposals", index, "proposers", at), name, "stray")


def _missing(letter: ReplyLetter, profile: Profile) -> list[Missing]:
    """Return what the letter cannot be rendered without, in the order of its fields."""
    _, missing = compose(letter, profile, _PLAIN)
    return sorted(missing, key=lambda each: list(ReplyLetter.model_fields).index(str(each.path[0])))


_PLAIN: Final = Form("none", "inline")
BLANK: Final = "【待补："
"""How what is missing stands in words that are made."""


def _given(letter: ReplyLetter) -> dict[str, str]:
    document, date = letter.document, letter.signatory.date
    kind = next((proposal.kind for proposal in letter.proposals if proposal.kind), None)
    found = {
        "kind": kind,
        "role": letter.role,
        "category": document.category,
        "disclosure": document.disclosure,
        "date": format_date(date) if date else None,
        "attachments": "1" if letter.attachments else None,
    }
    return {name: value for name, value in found.items() if value}


def _pieces(letter: ReplyLetter, profile: Profile) -> Iterator[_Piece]:
    words = Wording(letter, profile, Blanks())
    yield from _head(letter, words)
    yield from _blocks(letter.lead, ("lead",), 0, "")
    yield from _parts(letter)
    made = letter.closing is None
    for index, sentence in enumerate(words.closing()):
        yield from _piece(("closing", index), sentence, "closing", ("approval",) if made else ())
    yield from _tail(letter, words)


def _head(letter: ReplyLetter, words: Wording) -> Iterator[_Piece]:
    """Yield the head as it will be printed: what is not given is made of the proposals."""
    document, proposals = letter.document, ("proposals",)
    yield from _piece(("document", "title"), _title(words), "title", () if document.title else proposals)
    yield from _piece(("document", "number"), document.number, "number")
    proposers = () if letter.salutation else ("proposals", 0, "proposers")
    yield from _piece(("salutation",), letter.salutation or words.salutation(), "salutation", proposers)
    yield from _piece(("opening",), words.opening(), "opening", () if letter.opening else proposals)


def _title(words: Wording) -> str:
    """The title without the spaces that are put between organs, where its lines may end."""
    title = words.title()
    made = words.letter.document.title is None
    return title.replace(" ".join(words.organs), "".join(words.organs)) if made else title


def _piece(path: Path, text: str | None, role: Role, source: Path = ()) -> Iterator[_Piece]:
    """Yield words as a piece, unless there are none, or some of those they are made of are missing."""
    if text and not (source and BLANK in text):
        yield _Piece(path, text, role, source=source)


def _parts(letter: ReplyLetter) -> Iterator[_Piece]:
    """Yield the parts of the body in the order of print, numbered as they will be."""
    named: list[tuple[Path, Part, Section]] = []
    if letter.work_done:
        named.append((("work_done",), letter.work_done, "done"))
    named += [
        (("sections", at), part, section_of(part.heading or "")) for at, part in enumerate(letter.sections)
    ]
    if letter.next_steps:
        named.append((("next_steps",), letter.next_steps, "next"))
    for number, (path, part, section) in enumerate(named, 1):
        yield from _part(part, path, 1, number, section)


def _part(part: Part, path: Path, level: int, number: int, section: Section) -> Iterator[_Piece]:
    heading = part.heading or LABELS["ReplyLetter"].get(str(path[-1]))
    if heading:
        yield _Piece((*path, "heading"), heading, "heading", level, number, section)
    yield from _blocks(part.content, (*path, "content"), level, section)


def _blocks(blocks: Sequence[Any], path: Path, level: int, section: Section) -> Iterator[_Piece]:
    number = 0
    for index, block in enumerate(blocks):
        place = (*path, index)
        if isinstance(block, Part):
            number += 1
            yield from _part(block, place, level + 1, number, section)
        elif isinstance(block, TableBlock):
            yield from _table(block, place, section)
        else:
            yield _Piece(place, str(block), "body", section=section)


def _table(block: TableBlock, path: Path, section: Section) -> Iterator[_Piece]:
    table = block.table
    rows = ((("header",), table.header), *((("rows", at), row) for at, row in enumerate(table.rows)))
    for where, row in rows:
        for at, cell in enumerate(row):
            if cell:
                yield _Piece((*path, "table", *where, at), cell, "table", section=section)


def _tail(letter: ReplyLetter, words: Wording) -> Iterator[_Piece]:
    signatory, contact = letter.signatory, letter.contact
    made = () if signatory.organs else ("signatory",)
    for at, name in enumerate(words.organs):
        yield from _piece(("signatory", "organs", at), name, "organ", made)
    if signatory.date:
        yield _Piece(("signatory", "date"), format_date(signatory.date), "date")
    if contact and (contact.name or contact.phone):
        given = {"联系人": contact.name, "联系电话": contact.phone}
        note = "，".join(f"{label}：{value}" for label, value in given.items() if value)
        yield _Piece(("contact", "phone"), f"（{note}）", "note")
    yield from (_Piece(("notes", at), note, "note") for at, note in enumerate(letter.notes))
    yield from (_Piece(("cc", at), organ, "cc") for at, organ in enumerate(letter.cc))
    for at, attachment in enumerate(letter.attachments):
        yield from _attachment(attachment, ("attachments", at))


def _attachment(attachment: Attachment, path: Path) -> Iterator[_Piece]:
    yield from _piece((*path, "title"), attachment.title, "attachment")
    for piece in _blocks(attachment.content, (*path, "content"), 0, ""):
        yield _Piece(piece.path, piece.text, "annex" if piece.role == "body" else "table")


class _Where:
    """Finds the words of a field in the source, from where its value starts on."""

    def __init__(self, places: Places, source: list[str]) -> None:
        self._places = {_canonical(path): place for path, place in places.items()}
        self._source = source
        self._last: dict[Path, tuple[int, int]] = {}

    def line(self, piece: _Piece) -> Line:
        """Return the line of a piece: exact where its words stand in the source as they are."""
        place, path = self._place(piece.source or piece.path)
        found = None if piece.source else self._find(piece.text, place, path)
        number, column = found or (place.line, place.column)
        return Line(
            piece.text, piece.role, number, column, dotted(piece.path), piece.level, piece.ordinal, 0, piece.section,
            exact=found is not None,
        )  # fmt: skip

    def lack(self, missing: Missing) -> Hit:
        """Return what is missing as a hit at the nearest thing around it that stands in the source."""
        place, _ = self._place(missing.path)
        line = Line("", number=place.line, column=place.column, field=dotted(missing.path), exact=False)
        message = text("缺少{zh}。", "{en} is missing.", zh=label_path(missing.path), en=line.field)
        return Hit(line, message=message)

    def _place(self, path: Path) -> tuple[Place, Path]:
        """Return the place of a value, or of the nearest thing around it that stands in the source."""
        steps = path
        while steps:
            for each in (steps, tuple(step for step in steps if step != 0)):
                if each in self._places:
                    return self._places[each], each
            steps = steps[:-1]
        return Place(), ()

    def _find(self, text: str, place: Place, path: Path) -> tuple[int, int] | None:
        """Look for a text of one line at its place or, in a block of several paragraphs, behind the last one."""
        if not place.line:
            return None
        row, start = self._last.get(path, (place.line - 1, place.column - 1))
        for number in range(row, min(row + _FAR, len(self._source))):
            column = self._source[number].find(text, start if number == row else 0)
            if column >= 0:
                self._last[path] = (number, column + len(text))
                return number + 1, column + 1
        return None


_FAR: Final = 40
"""So many lines below the start of a block its next paragraph is looked for."""


def _canonical(path: Path) -> Path:
    """Return a path as it was written with the English name of every key."""
    steps: list[str | int] = []
    part = "ReplyLetter"
    for step in path:
        if isinstance(step, int):
            steps.append(step)
            continue
        name = "table" if (part, step) == ("Section", "表格") else canonical_keys(part).get(step, step)
        steps.append(name)
        part = child(part, name) or part
    return tuple(steps)


def dotted(path: Iterable[str | int]) -> str:
    """Write a path as ``next_steps.content[2]``, counted from 0 as in Python."""
    words = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return words.removeprefix(".")
