"""Run a batch: read the whole roster, refuse clashing names, then make and write letter after letter."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Executor
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path
from threading import Event as Flag
from typing import Final, TypeVar

from replygen.batch.crew import SECONDS, Crew
from replygen.batch.desk import Desk, Spool, is_interrupted, noting
from replygen.batch.events import Done, Ending, Event, Failed, Finished, Kept, Planned, Reading, Started
from replygen.batch.journal import Entry, digest_of, is_intact
from replygen.batch.leftovers import leftovers
from replygen.batch.naming import Names
from replygen.batch.options import Options, Settings, refuse_missing, settings_of
from replygen.batch.processes import reason
from replygen.batch.report import LINES, Report, refuse_edited
from replygen.batch.work import Draft, Fault, Halt, Made, Ready, Unread, Written, make_documents, read_letters
from replygen.batch.writing import in_the_way, write
from replygen.errors import InputError
from replygen.files import unwritable
from replygen.messages import Note, Place, Problem, text
from replygen.readers.structured import MAX_BYTES
from replygen.rosters import Row, home_of, read_roster
from replygen.sources import open_source

GROUP: Final = 16
"""The most letters a worker is given at a time; a small roster is dealt out in smaller groups."""
_Item = TypeVar("_Item")
_Letter = Draft | Fault | Written


def run(  # noqa: PLR0913 - all but the first two are options with names
    roster: str | Path,
    output: str | Path,
    options: Options | None = None,
    *,
    jobs: int = 1,
    executor: Executor | None = None,
    stop: Flag | None = None,
    watch: Callable[[Place, Place], None] | None = None,
) -> Generator[Event, None, None]:
    """Make a document of every letter of ``roster`` (.xlsx, .csv, .jsonl, or a folder) in the folder ``output``.

    Nothing is written before the whole roster is read. What goes wrong with one letter is an event, and the
    others go on. When the generator is closed early, or its process dies, a run with ``resume`` goes on.

    Args:
        roster: the letters; the profile is looked for beside and above it.
        output: the folder, which is made if need be; one batch at a time may write there.
        options: how letters are made, named and written.
        jobs: so many processes on this machine; 1 works in this one. With ``executor``: how many workers it has.
        executor: any other, on this machine or elsewhere; it stays open.
        stop: once set, letters in hand are finished and the rest is left to a run with ``resume``.
        watch: is told which letters are waited for, the first and the last of a group, as soon as they are.

    Raises:
        InputError: the roster holds no letter; it, its heads, the profile, the template or the folder cannot be
            used; names clash.
        KeptError: the folder holds a report that was edited.
        MissingPartError: a program that converts is not installed.
        ReplygenError: no worker is left.
        ValueError: ``jobs`` is less than one.
    """
    if jobs < 1:
        raise ValueError(jobs)
    chosen = options or Options()
    source, folder = Path(roster), Path(output)
    settings = settings_of(chosen, home_of(source))
    if executor is None:
        refuse_missing(chosen.formats)
    tell = watch or (lambda first, last: None)
    with Crew(executor, jobs, stop or Flag(), lambda group: tell(group[0].place, group[-1].place)) as crew:
        batch = _Batch(source, chosen, settings, crew)
        _refuse_edited(folder, chosen)
        if chosen.dry_run:
            yield from batch.rehearse(folder)
            return
        with Desk(folder, resume=chosen.resume, durable=chosen.durable) as desk:
            yield from batch.perform(desk)


def _refuse_edited(folder: Path, options: Options) -> None:
    """Refuse to write over reports that are not as a run left them; one that goes on writes its own."""
    try:
        if not (options.force or (options.resume and is_interrupted(folder))):
            refuse_edited(folder)
    except OSError as error:
        raise InputError(unwritable(folder, error)) from None


class _Batch:
    """One run, from the roster to the reports."""

    def __init__(self, roster: Path, options: Options, settings: Settings, crew: Crew) -> None:
        self._roster = roster
        self._options = options
        self._crew = crew
        self._digest = settings.digest()
        self._packed = pickle.dumps(replace(settings, formats=()) if options.dry_run else settings)
        self._names = Names()
        self._notes: list[Note] = []
        self._given = 0
        self._ended = self._whole = False

    def rehearse(self, folder: Path) -> Iterator[Event]:
        """Read the roster, make its letters, and tell what would be written into ``folder``."""
        spool = Spool(None)
        try:
            yield from self._read(spool)
            for letter, made in self._made(spool, spool.count) if self._whole else ():
                yield self._planned(letter, made, folder)
        finally:
            spool.close()

    def _planned(self, letter: _Letter, made: Ready, folder: Path) -> Event:
        match letter, made:
            case Draft(), Made():
                names = tuple(f"{letter.name}.{name}" for name in self._options.formats)
                # files of ours show it themselves: what would be written need not be known
                kept = () if self._options.force else in_the_way({folder / name: b"" for name in names})
                if kept:
                    return Kept(letter.place, kept, letter.messages)
                return Planned(letter.place, names, letter.messages)
            case _, Fault():
                return Failed(made.place, made.problems, letter.messages)
            case _, Halt():
                raise made.error(made.problems)
        raise TypeError(made)

    def perform(self, desk: Desk) -> Iterator[Event]:
        """Read the roster, make and write its letters, and report."""
        yield from self._read(desk.spool)
        counts = dict.fromkeys((Done, Kept, Failed), 0)
        with noting(desk.output):
            report = Report(desk.drafts, self._roster, self._options.lang)
        try:
            for ending in self._endings(desk) if self._whole else ():
                counts[type(ending)] += 1
                with noting(desk.output):
                    report.add(ending)
                yield ending
            stopped = sum(counts.values()) < desk.spool.count or not self._whole
            found = Finished(counts[Done], counts[Kept], counts[Failed], stopped=stopped)
            yield found if stopped else self._finished(desk, report, found)
        finally:
            report.close()

    def _finished(self, desk: Desk, report: Report, counts: Finished) -> Finished:
        with noting(desk.output):
            left = leftovers(desk.output, desk.journal.names(), desk.output / LINES, self._names)
            reports = report.finish(desk.output, counts, durable=self._options.durable)
            desk.finish(whole=not (counts.kept or counts.failed))
        return Finished(counts.done, counts.kept, counts.failed, reports, left=left)

    def _read(self, spool: Spool) -> Iterator[Event]:
        """Read all letters into ``spool``, unless it is stopped.

        Raises:
            InputError: names clash.
        """
        groups = _grouped(self._unread(), GROUP)
        read = partial(read_letters, self._packed)
        for _, letters in self._crew.run(read, groups, lambda unread, error: _lost(unread.place, error)):
            for letter in letters:
                if isinstance(letter, Halt):
                    raise letter.error(letter.problems)
                spool.add(letter)
                if isinstance(letter, Draft):
                    self._names.add(letter.name)
            yield Reading(spool.count)
        self._whole = self._ended and self._given == spool.count
        if self._whole and not spool.count:
            raise InputError(self._empty())
        self._names.refuse_clashes(
            lambda: ((letter.name, letter.place) for letter in spool if isinstance(letter, Draft))
        )
        if self._whole:
            yield Started(spool.count, tuple(self._notes))

    def _empty(self) -> Iterator[Problem]:
        """Say that there are no letters, after what was passed over."""
        yield from (Problem(note.what, place=note.place) for note in self._notes)
        kind = "folder" if self._roster.is_dir() else self._roster.suffix.lower()
        yield Problem(_EMPTY, _FILL.get(kind, _TABLE), place=Place(str(self._roster)))

    def _unread(self) -> Iterator[Unread]:
        for entry in read_roster(self._roster):
            if isinstance(entry, Note):
                self._notes.append(entry)
            else:
                self._given += 1
                yield _opened(entry)
        self._ended = True

    def _endings(self, desk: Desk) -> Iterator[Ending]:
        """Yield what becomes of each letter, in the order of the roster."""
        letters = (self._known(index, letter, desk) for index, letter in enumerate(desk.spool))
        for index, (letter, made) in enumerate(self._made(letters, desk.spool.count)):
            yield self._ending(index, letter, made, desk)

    def _made(self, letters: Iterable[_Letter], count: int) -> Iterator[tuple[_Letter, Ready]]:
        """Yield each of ``count`` letters with what the crew makes of it."""
        share = count if self._crew.is_here else count // (self._crew.jobs * _SHARES)
        size = max(1, min(GROUP, share))
        make = partial(make_documents, self._packed)
        groups = _grouped(letters, size)
        for group, results in self._crew.run(make, groups, lambda each, error: _lost(each.place, error)):
            yield from zip(group, results, strict=True)

    def _known(self, index: int, letter: Draft | Fault, desk: Desk) -> Draft | Fault | Written:
        """Recognize what an earlier run has written."""
        if isinstance(letter, Fault):
            return letter
        entry = desk.journal.find(index, digest_of(self._digest, letter))
        if entry and is_intact(desk.output, entry.outputs):
            return Written(letter.place, entry.outputs, letter.messages)
        return letter

    def _ending(self, index: int, letter: _Letter, made: Ready, desk: Desk) -> Ending:
        match letter, made:
            case Draft(), Made():
                ending = write(letter, made, desk, self._options)
                if isinstance(ending, Done):
                    with noting(desk.output):
                        desk.journal.add(Entry(index, digest_of(self._digest, letter), ending.outputs))
                return ending
            case _, Written():
                return Done(made.place, made.outputs, made.messages, resumed=True)
            case _, Fault():
                return Failed(made.place, made.problems, letter.messages)
            case _, Halt():
                raise made.error(made.problems)
        raise TypeError(made)


def _opened(row: Row) -> Unread:
    """Read the file that a row points to."""
    if row.file is None or row.problems:
        return Unread(row)
    try:
        return Unread(row, open_source(row.file, MAX_BYTES))
    except InputError as error:
        return Unread(replace(row, problems=error.problems))


def _grouped(items: Iterable[_Item], size: int) -> Iterator[list[_Item]]:
    source = iter(items)
    while group := list(islice(source, size)):
        yield group


def _lost(place: Place, error: BaseException) -> Fault:
    if isinstance(error, TimeoutError):
        return Fault(place, (Problem(_HUNG, _DIVIDE, place=place),))
    what = text(
        "做这封信的工作进程意外退出（{why}）。",
        "The worker died over this letter ({why}).",
        why=reason(error),
    )
    return Fault(place, (Problem(what, _ALONE, place=place),))


_EMPTY: Final = text("名册里一封信也没有。", "The roster holds no letter.")
_TABLE: Final = text("请在列名下面每行写一封。", "Write one on each row below the heads.")
_FILL: Final = {
    "folder": text("请放进 .yaml、.json 或 .md 的信件。", "Put letters into it, as .yaml, .json or .md."),
    ".jsonl": text("请每行写一封 JSON 的信。", "Write one on each line, as JSON."),
}
"""What to do about an empty roster that is no table."""
_SHARES: Final = 4
"""A small roster is dealt out in so many groups for each worker."""
_HUNG: Final = text(
    "{minutes} 分钟也没有做完这封信，不再等了。",
    "This letter was not done after {minutes} minutes, and was given up.",
    minutes=SECONDS // 60,
)
_DIVIDE: Final = text(
    "请看看里面有没有不该有的东西，或者把它分成几封。",
    "See what it holds, or divide it into several letters.",
)
_ALONE: Final = text(
    "请单独生成这封信，看看内存够不够。", "Render this letter by itself, and see whether memory suffices."
)
