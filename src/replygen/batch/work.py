"""What a worker does, in this process or in another: letters come as data and go back as data, errors as well."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final, TypeVar

from replygen import pipeline
from replygen.batch.events import Output
from replygen.batch.naming import name_of
from replygen.batch.options import VERSION, Settings, Tools, unpack
from replygen.batch.report import change
from replygen.errors import InputError, MissingPartError, ReplygenError
from replygen.files import stamp
from replygen.messages import Finding, Message, Place, Problem, text
from replygen.model import ReplyLetter, label_path
from replygen.pipeline import Result
from replygen.proofreading import proofread
from replygen.readers import Source
from replygen.rosters import Row, read_row
from replygen.rosters.row import LetterPath

_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True)
class Unread:
    """A row of the roster with the bytes of its letter, where it points to a file."""

    row: Row
    source: Source | None = None

    @property
    def place(self) -> Place:
        """Where the letter stands in the roster."""
        return self.row.place


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter that was read: as JSON, with the name of its outputs, and the columns of its empty cells."""

    place: Place
    name: str
    letter: str
    messages: tuple[Message, ...] = ()
    gaps: tuple[tuple[LetterPath, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Fault:
    """A letter that could not be read or made."""

    place: Place
    problems: tuple[Problem, ...]
    messages: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """A letter that an earlier run has written."""

    place: Place
    outputs: tuple[Output, ...]
    messages: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Made:
    """The documents of a letter by format, with their SHA-256."""

    documents: dict[str, tuple[bytes, str]]


@dataclass(frozen=True, slots=True)
class Halt:
    """What no letter can be made without is not there; the batch ends with this error."""

    error: type[ReplygenError]
    problems: tuple[Problem, ...]


Ready = Made | Fault | Written | Halt


def read_letters(packed: bytes, letters: Sequence[Unread]) -> list[Draft | Fault | Halt]:
    """Read, check and name letters."""
    tools = unpack(packed)
    if tools.settings.version != VERSION:
        return [_other_version(tools.settings)] * len(letters)
    return [_caught(letter.place, partial(_read, letter, tools)) for letter in letters]


def _read(unread: Unread, tools: Tools) -> Draft | Fault:
    row, settings = unread.row, tools.settings
    if row.problems:
        return Fault(row.place, row.problems)
    reading = pipeline.read(unread.source) if unread.source else read_row(row, settings.profile.letter)
    source = unread.source or Source(row.place.file, b"")
    found = proofread(reading, source, settings.profile, tools.control) if tools.control else ()
    messages = (*reading.messages, *(_in_row(each, row.place) for each in found))
    wrong = [message for message in messages if isinstance(message, Finding) and message.level == "error"]
    if settings.strict and wrong:
        return Fault(row.place, tuple(map(_refusal, wrong)), messages)
    name = name_of(reading.letter, settings.profile, settings.name, row)
    return Draft(row.place, name, reading.letter.model_dump_json(exclude_defaults=True), messages, row.gaps)


def _in_row(found: Finding, row: Place) -> Finding:
    """Place what is missing as a whole where the letter stands."""
    return found if found.place.line or found.place.file != row.file else replace(found, place=row)


def _refusal(found: Finding) -> Problem:
    said = text("{rule} {zh}{change}", "{rule} {en}{change}", rule=found.rule, zh=found.message.zh,
                en=found.message.en, change=change(found.text, found.suggestion))  # fmt: skip
    return Problem(said, place=found.place)


def make_documents(packed: bytes, letters: Sequence[Draft | Fault | Written]) -> list[Ready]:
    """Render letters, and convert them together; those that need no work stay as they are."""
    tools = unpack(packed)
    formats = tools.settings.formats
    rendered = [
        _in_columns(_caught(letter.place, partial(_render, letter, tools)), letter)
        if isinstance(letter, Draft)
        else letter
        for letter in letters
    ]
    try:
        made = iter(_converted([each for each in rendered if isinstance(each, Result)], formats))
    except ReplygenError as error:
        if type(error) is MissingPartError:
            return [Halt(type(error), error.problems)] * len(letters)
        # One of them is the cause: each on its own shows which.
        pairs = zip(letters, rendered, strict=True)
        return [_alone(letter.place, each, formats) for letter, each in pairs]
    return [next(made) if isinstance(each, Result) else each for each in rendered]


def _in_columns(rendered: Result | Fault, draft: Draft) -> Result | Fault:
    """Let what a letter lacks stand in the empty cell where it is to be written."""
    if isinstance(rendered, Result):
        return rendered
    columns = {label_path(path): column for path, column in draft.gaps}
    found = (
        replace(each, place=replace(each.place, column=each.place.column or columns.get(each.field, 0)))
        for each in rendered.problems
    )
    return replace(rendered, problems=tuple(found))


def _alone(place: Place, rendered: Result | Fault | Written, formats: Sequence[str]) -> Ready:
    if isinstance(rendered, Result):
        return _caught(place, lambda: _converted([rendered], formats)[0])
    return rendered


def _render(draft: Draft, tools: Tools) -> Result:
    letter, settings = ReplyLetter.model_validate_json(draft.letter), tools.settings
    return pipeline.render(
        letter, template=tools.template, profile=settings.profile, draft=settings.draft, embed=settings.embed
    )


def _converted(results: Sequence[Result], formats: Sequence[str]) -> list[Made]:
    if not results:
        return []
    finished = {
        name: [_FINISH.get(name, bytes)(document) for document in documents]
        for name, documents in pipeline.convert_many(results, formats).items()
    }
    return [
        Made({name: _hashed(documents[at]) for name, documents in finished.items()})
        for at, _ in enumerate(results)
    ]


_FINISH: Final[dict[str, Callable[[bytes], bytes]]] = {"pdf": stamp}
"""What a format still needs, so that a later run knows the file for its own."""


def _hashed(data: bytes) -> tuple[bytes, str]:
    return data, hashlib.sha256(data).hexdigest()


def _caught(place: Place, work: Callable[[], _Made]) -> _Made | Fault:
    """Turn what goes wrong with one letter into a value, so that it never stops the others."""
    try:
        return work()
    except ReplygenError as error:
        if type(error) is MissingPartError:
            raise
        return Fault(place, tuple(_placed(problem, place) for problem in error.problems))
    except Exception as error:  # whatever comes here is our bug
        what = text(
            "这是 replygen 自身的缺陷（{kind}：{error}）。",
            "This is a bug in replygen ({kind}: {error}).",
            kind=type(error).__name__,
            error=error,
        )
        return Fault(place, (Problem(what, _REPORT, place=place),))


def _placed(problem: Problem, place: Place) -> Problem:
    """Let a problem of the letter as a whole stand where the letter does."""
    own = problem.place.line or problem.place.file not in ("", place.file)
    return problem if own else replace(problem, place=place)


def _other_version(settings: Settings) -> Halt:
    what = text(
        "一处工作进程装的是 replygen {other}，这里是 {own}。",
        "A worker has replygen {other}, this is {own}.",
        other=VERSION,
        own=settings.version,
    )
    return Halt(InputError, (Problem(what, text("请装同一版本。", "Install the same version there.")),))


_REPORT: Final = text("请连同信件一起反馈。", "Please report it together with the letter.")
