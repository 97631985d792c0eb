"""What ``replygen import`` does: read existing letters, say how sure each reading is, write the letters."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Final

from replygen import pipeline
from replygen.cli.console import Console
from replygen.cli.outputs import STANDARD, plan
from replygen.cli.work import FINDINGS, Planned, every, names_of, source_of, write_all
from replygen.converters.letter import to_markdown, to_yaml
from replygen.messages import Lang, Message, Note, Place, text
from replygen.model import ReplyLetter
from replygen.readers import report
from replygen.readers.text import TextReading

_JSON: Final = "json"
_WRITERS: Final[Mapping[str, Callable[[ReplyLetter, Iterable[str]], str]]] = {
    "yaml": to_yaml,
    "md": to_markdown,
}
_MOST: Final = 20
"""Unread texts of a file that are shown; the files written hold them all."""
_Read = tuple[str, TextReading]


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Read the letters of a command line; return the exit code."""
    files = names_of(arguments.files)
    chosen = arguments.format or _format_of(arguments.output)
    together = chosen == _JSON and _is_one(arguments.output)
    planned = plan(files[:1] if together else files, [chosen], arguments.output)
    readings = every(
        files, lambda file: pipeline.read_existing(source_of(file), normalize=arguments.normalize)
    )
    read = list(zip(files, readings, strict=True))
    for each in read:
        console.remarks(_summary(*each))
    if arguments.strict and any(reading.unread for reading in readings):
        console.say(
            text("有没读入的文字，没有写出任何文件。", "Some text was not read; nothing was written.")
        )
        return FINDINGS
    groups = [read] if together else [[each] for each in read]
    _write(planned, [_document(group, chosen, console.lang) for group in groups], chosen, console, arguments)
    return 0


def _format_of(output: str | None) -> str:
    suffix = Path(output or "").suffix.lower().removeprefix(".")
    return suffix if suffix in (*_WRITERS, _JSON) else "yaml"


def _is_one(output: str | None) -> bool:
    """Tell whether all letters go into one file of JSON."""
    return output == STANDARD or (
        output is not None and Path(output).suffix.lower() == f".{_JSON}" and not Path(output).is_dir()
    )


def _write(
    planned: Sequence[Planned],
    documents: Iterable[str],
    chosen: str,
    console: Console,
    arguments: argparse.Namespace,
) -> None:
    write_all(planned, [{chosen: words.encode()} for words in documents], console, force=arguments.force)


def _summary(file: str, reading: TextReading) -> Iterator[Message]:
    """Yield what a person in front of the screen wants to know."""
    place = Place(file)
    certainties = report.certainties(reading)
    if certainties:
        yield Note(certainties, place)
    yield from islice(report.unread(reading, file), _MOST)
    more = len(reading.unread) - _MOST
    if more > 0:
        yield Note(text("另有 {more} 处没有读入。", "{more} more texts were not read.", more=more), place)
    yield from report.changed(reading, file)
    yield from report.asides(reading, file)
    yield from reading.messages


def _document(group: Sequence[_Read], chosen: str, lang: Lang) -> str:
    if chosen == _JSON:
        files = [report.as_data(reading, file, lang) for file, reading in group]
        return json.dumps({"schema": 1, "files": files}, ensure_ascii=False, indent=2) + "\n"
    ((file, reading),) = group
    return _WRITERS[chosen](reading.letter, _remarks(file, reading, lang))


def _remarks(file: str, reading: TextReading, lang: Lang) -> Iterator[str]:
    """Yield the comments above a letter: whatever there is to say about its reading."""
    found = (*report.notes(reading, ""), *reading.messages)
    if not found:
        return
    head = text(
        "由“{file}”读出。核对以后可以删去这些说明。",
        "Read from {file!r}. Delete these lines when checked.",
        file=file,
    )
    yield head.say(lang)
    for message in found:
        where = (
            text("第 {line} 行：", "line {line}: ", line=message.place.line).say(lang)
            if message.place.line
            else ""
        )
        said = message.what if isinstance(message, Note) else message.message
        yield f"{where}{said.say(lang)}"
