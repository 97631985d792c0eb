"""Rosters as .jsonl: a letter in JSON on each line, or ``{"文件": "067.yaml"}``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final

from replygen.messages import Place, Problem, text
from replygen.readers.structured import MAX_BYTES
from replygen.rosters.row import FILE, Entry, Row, letter_file

_POINTS: Final = tuple(f'"{key}"'.encode() for key in FILE)


def read(path: Path) -> Iterator[Entry]:
    """Yield the letters of a .jsonl, reading as it goes; blank lines are passed over.

    Raises:
        OSError: the file cannot be read.
    """
    with path.open("rb") as file:
        number = 0
        while line := file.readline(MAX_BYTES):
            number += 1
            place = Place(str(path), number)
            if len(line) == MAX_BYTES and not line.endswith(b"\n"):
                _skip_line(file)
                yield Row(place, problems=(Problem(_TOO_LONG, _ONE_LINE, place=place),))
            elif line.strip():
                yield _row(line, place, path.parent)


def _skip_line(file: BinaryIO) -> None:
    while (piece := file.readline(MAX_BYTES)) and not piece.endswith(b"\n"):
        pass


def _row(line: bytes, place: Place, folder: Path) -> Row:
    pointer = _pointer(line)
    if pointer is None:
        return Row(place, line=line.rstrip())
    found = _file(pointer, place, folder)
    return Row(place, file=found) if isinstance(found, Path) else Row(place, problems=(found,))


def _pointer(line: bytes) -> dict[str, object] | None:
    """Return what stands in a line that points to a file, None when it holds a letter."""
    if not any(key in line for key in _POINTS):
        return None
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return fields if isinstance(fields, dict) and any(key in fields for key in FILE) else None


def _file(pointer: dict[str, object], place: Place, folder: Path) -> Path | Problem:
    match [*pointer.values()]:
        case [str() as name]:
            return letter_file(folder, name, place)
        case _:
            return Problem(_NO_POINTER, _ONE_KEY, FILE[0], place)


_NO_POINTER: Final = text(
    "这一行不是只写一个文件名。", "The line holds more, or something else, than the name of a file."
)
_ONE_KEY: Final = text(
    '请写成 {{"文件": "067.yaml"}}，或者写信件的各项。',
    'Write {{"file": "067.yaml"}}, or the fields of a letter.',
)
_TOO_LONG: Final = text("这一行超过 5 MB，不是一封信件。", "The line is longer than 5 MB: this is no letter.")
_ONE_LINE: Final = text("每行只写一封信件。", "Write one letter on a line.")
