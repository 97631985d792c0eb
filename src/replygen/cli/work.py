"""What commands do alike: find and open files, work on all of them, write what came out."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from glob import glob
from pathlib import Path
from typing import Final, TypeVar

from replygen.cli.console import Console
from replygen.cli.outputs import STANDARD
from replygen.errors import InputError, KeptError
from replygen.files import make_folder, refuse_kept, write_whole
from replygen.messages import Finding, Message, Problem, text
from replygen.readers import Source
from replygen.sources import MAX_SOURCE, open_source

FINDINGS: Final = 1
"""The exit code when ``--strict`` stops the work."""
_Item = TypeVar("_Item")
_Made = TypeVar("_Made")
Planned = Mapping[str, Path | None]
"""The path of each format; None is standard output."""


def names_of(patterns: Iterable[str]) -> list[str]:
    """Return the files that ``patterns`` stand for."""
    return [name for pattern in patterns for name in _names(pattern)]


def _names(pattern: str) -> list[str]:
    """Return the files that ``pattern`` stands for; the shell of Windows leaves ``*.yaml`` to the program."""
    if Path(pattern).exists():
        return [pattern]
    return sorted(glob(pattern)) or [pattern]  # noqa: PTH207 - Path.glob takes no absolute pattern


def every(items: Iterable[_Item], work: Callable[[_Item], _Made]) -> list[_Made]:
    """Do ``work`` on every item, and raise the problems of all of them together, what they share once."""
    done: list[_Made] = []
    problems: list[Problem] = []
    for item in items:
        try:
            done.append(work(item))
        except InputError as error:
            problems.extend(error.problems)
    if problems:
        raise InputError(dict.fromkeys(problems))
    return done


def source_of(file: str) -> Source:
    """Return a file, or standard input for "-".

    Raises:
        InputError: the file cannot be read.
    """
    if file == STANDARD:
        return Source(STANDARD, _standard_input())
    return open_source(Path(file))


def _standard_input() -> bytes:
    return sys.stdin.buffer.read(MAX_SOURCE) if sys.stdin else b""  # there is none in a closed console


def is_error(message: Message) -> bool:
    """Tell whether ``message`` stops the work under ``--strict``."""
    return isinstance(message, Finding) and message.level == "error"


def write_all(
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
