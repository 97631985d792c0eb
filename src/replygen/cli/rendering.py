"""What ``replygen render`` does: read all letters, render all, write all."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from replygen import pipeline, profile
from replygen.cli.console import Console
from replygen.cli.outputs import formats_of, plan
from replygen.cli.work import FINDINGS, every, is_error, names_of, source_of, write_all
from replygen.converters import pdf
from replygen.errors import InputError
from replygen.files import stamp
from replygen.messages import Place, Problem, text
from replygen.pipeline import Result
from replygen.readers import Reading

_FINISH: Final[dict[str, Callable[[bytes], bytes]]] = {"pdf": stamp}
"""What a format still needs, so that a later run knows the file for its own."""


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Render the letters of a command line; return the exit code."""
    formats = formats_of(arguments.to, arguments.output, pipeline.CONVERTERS)
    files = names_of(arguments.files)
    planned = plan(files, formats, arguments.output)
    readings = every(files, _read)
    letters = list(zip(files, readings, strict=True))
    results = every(letters, lambda letter: _render(*letter, arguments))
    messages = [message for reading in readings for message in reading.messages]
    messages += [message for result in results for message in result.messages]
    console.remarks(messages)
    if arguments.strict and any(map(is_error, messages)):
        console.say(text("有错误，没有写出任何文件。", "There are errors; nothing was written."))
        return FINDINGS
    write_all(planned, _documents(results, formats, console), console, force=arguments.force)
    return 0


def _read(file: str) -> Reading:
    return pipeline.read(source_of(file))


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


def _documents(results: Sequence[Result], formats: Sequence[str], console: Console) -> list[dict[str, bytes]]:
    """Return for each letter the bytes of each format."""
    made = pipeline.convert_many(results, formats)
    if "pdf" in formats:
        console.remarks(pdf.substitutions())
    return [
        {name: _FINISH.get(name, bytes)(made[name][at]) for name in formats} for at, _ in enumerate(results)
    ]
