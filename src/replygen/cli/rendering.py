"""What ``replygen render`` does: read all letters, render all, write all."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final, NamedTuple

from replygen import pipeline
from replygen.cli.console import Console
from replygen.cli.outputs import formats_of, plan
from replygen.cli.work import FINDINGS, every, is_error, names_of, source_of, write_all
from replygen.converters import pdf
from replygen.errors import InputError
from replygen.files import stamp
from replygen.messages import Finding, Place, Problem, text
from replygen.pipeline import Result
from replygen.profile import Profile, find
from replygen.readers import Reading, Source

Findings = Mapping[str, Sequence[Finding]]
"""The findings of each letter, in the order of the command line."""

_FINISH: Final[dict[str, Callable[[bytes], bytes]]] = {"pdf": stamp}
"""What a format still needs, so that a later run knows the file for its own."""


class _Letter(NamedTuple):
    file: str
    source: Source
    reading: Reading
    profile: Profile


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Render the letters of a command line; return the exit code."""
    formats = formats_of(arguments.to, arguments.output, pipeline.CONVERTERS)
    files = names_of(arguments.files)
    planned = plan(files, formats, arguments.output)
    letters = every(files, lambda file: _read(file, arguments))
    if arguments.check:
        _refuse_unknown_rules(letters)
    results = every(letters, lambda letter: _render(letter, arguments))
    console.remarks(message for letter in letters for message in letter.reading.messages)
    found = _findings(letters) if arguments.check and arguments.strict else {}
    if any(is_error(finding) for several in found.values() for finding in several):
        _show(found, console)
        console.say(text("有错误，没有写出任何文件。", "There are errors; nothing was written."))
        return FINDINGS
    write_all(planned, _documents(results, formats, console), console, force=arguments.force)
    if arguments.check and not arguments.strict:  # what is asked for comes first
        found = _findings(letters)
    _show(found, console)
    return 0


def _read(file: str, arguments: argparse.Namespace) -> _Letter:
    source = source_of(file)
    chosen = Path(arguments.profile) if arguments.profile else None
    return _Letter(file, source, pipeline.read(source), find(Path(file).parent, chosen))


def _render(letter: _Letter, arguments: argparse.Namespace) -> Result:
    try:
        return pipeline.render(
            letter.reading.letter,
            template=arguments.template,
            profile=letter.profile,
            draft=arguments.draft,
            embed=arguments.embed,
        )
    except InputError as error:
        raise InputError(_in_file(problem, letter.file) for problem in error.problems) from None


def _refuse_unknown_rules(letters: Sequence[_Letter]) -> None:
    """Refuse before the work what the proofreader would refuse after it."""
    naming = [letter.profile for letter in letters if letter.profile.checks.names_rules]
    if naming:
        from replygen.proofreading import control_of_text  # noqa: PLC0415 - the rules load slowly

        every(naming, control_of_text)


def _findings(letters: Sequence[_Letter]) -> Findings:
    from replygen.proofreading import control_of_text, proofread  # noqa: PLC0415 - the rules load slowly

    found = every(
        letters,
        lambda each: proofread(each.reading, each.source, each.profile, control_of_text(each.profile)),
    )
    return {letter.file: findings for letter, findings in zip(letters, found, strict=True)}


def _show(found: Findings, console: Console) -> None:
    """Print what the proofreader has found, if anything."""
    if any(found.values()):
        from replygen.cli.reports import in_brief  # noqa: PLC0415 - the rules load slowly

        console.say(in_brief(found, console.lang))


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
