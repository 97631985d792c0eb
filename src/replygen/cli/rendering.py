"""What ``replygen render`` does: read all letters, render all, write all."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from glob import glob
from pathlib import Path
from typing import Final, TypeVar

from replygen import pipeline, profile
from replygen.cli.console import Console
from replygen.cli.outputs import STANDARD, formats_of, plan
from replygen.converters import pdf
from replygen.errors import InputError, KeptError
from replygen.files import make_folder, refuse_kept, stamp, write_whole
from replygen.messages import Finding, Message, Place, Problem, text
from replygen.pipeline import Result
from replygen.readers import Reading, Source

FINDINGS: Final = 1
_FINISH: Final[dict[str, Callable[[bytes], bytes]]] = {"pdf": stamp}
"""What a format still needs, so that a later run knows the file for its own."""
_Item = TypeVar("_Item")
_Made = TypeVar("_Made")
Planned = Mapping[str, Path | None]


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Render the letters of a command line; return the exit code."""
    formats = formats_of(arguments.to, arguments.output, pipeline.CONVERTERS)
    files = [name for pattern in arguments.files for name in _names(pattern)]
    planned = plan(files, formats, arguments.output)
    readings = _all(files, _read)
    letters = list(zip(files, readings, strict=True))
    results = _all(letters, lambda letter: _render(*letter, arguments))
    messages = [message for reading in readings for message in reading.messages]
    messages += [message for result in results for message in result.messages]
    console.remarks(messages)
    if arguments.strict and any(map(_is_error, messages)):
        console.say(text("有错误，没有写出任何文件。", "There are errors; nothing was written."))
        return FINDINGS
    _write_all(planned, _documents(results, formats, console), console, force=arguments.force)
    return 0


def _names(pattern: str) -> list[str]:
    """Return the files that ``pattern`` stands for; the shell of Windows leaves ``*.yaml`` to the program."""
    if Path(pattern).exists():
        return [pattern]
    return sorted(glob(pattern)) or [pattern]  # noqa: PTH207 - Path.glob takes no absolute pattern


def _all(items: Iterable[_Item], work: Callable[[_Item], _Made]) -> list[_Made]:
    """Do ``work`` on every item, and raise the problems of all of them together."""
    done: list[_Made] = []
    problems: list[Problem] = []
    for item in items:
        try:
            done.append(work(item))
        except InputError as error:
            problems.extend(error.problems)
    if problems:
        raise InputError(problems)
    return done


def _read(file: str) -> Reading:
    if file == STANDARD:
        return pipeline.read(Source(STANDARD, _standard_input()))
    return pipeline.read(pipeline.open_source(Path(file)))


def _standard_input() -> bytes:
    return (
        sys.stdin.buffer.read(pipeline.MAX_SOURCE) if sys.stdin else b""
    )  # there is none in a closed console


def _render(file: str, reading: Reading, arguments: argparse.Namespace) -> Result:
    chosen = Path(arguments.profile) if arguments.profile else None
    try:
        return pipeline.render(
            reading.letter,
            template=arguments.template,
            profile=profile.find(Path(file).parent, chosen),
            draft=arguments.draft,
            embed=arguments.embed,
        )
    except InputError as error:
        raise InputError(_in_file(problem, file) for problem in error.problems) from None


def _in_file(problem: Problem, file: str) -> Problem:
    """Name the letter in a problem that has no place of its own."""
    return problem if problem.place.file else replace(problem, place=Place(file))


def _is_error(message: Message) -> bool:
    return isinstance(message, Finding) and message.level == "error"


def _documents(results: Sequence[Result], formats: Sequence[str], console: Console) -> list[dict[str, bytes]]:
    """Return for each letter the bytes of each format."""
    made = pipeline.convert_many(results, formats)
    if "pdf" in formats:
        console.remarks(pdf.substitutions())
    return [
        {name: _FINISH.get(name, bytes)(made[name][at]) for name in formats} for at, _ in enumerate(results)
    ]


def _write_all(
    planned: Sequence[Planned], documents: Sequence[Mapping[str, bytes]], console: Console, *, force: bool
) -> None:
    """Write what may be written, a letter's files together or not at all, then say what was kept."""
    kept: list[Problem] = []
    for paths, contents in zip(planned, documents, strict=True):
        try:
            _write(paths, contents, console, force=force)
        except KeptError as error:
            kept.extend(error.problems)
    if kept:
        raise KeptError(kept)


def _write(paths: Planned, contents: Mapping[str, bytes], console: Console, *, force: bool) -> None:
    files = {path: contents[name] for name, path in paths.items() if path}
    if not force:
        refuse_kept(files)
    for path, data in files.items():
        make_folder(path.parent)
        write_whole(path, data)
        console.say(text("已写出 {path}", "Wrote {path}", path=path))
    for name in (name for name, path in paths.items() if path is None):
        console.result(contents[name])
