"""What stands in a roster: rows, each of which is a letter or points to one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from replygen.messages import Note, Place, Problem, Text, text

FILE: Final = ("文件", "file")
"""The column, or the key of a line of JSON, that points to the file of a letter."""
LetterPath = tuple[str | int, ...]
"""Where a value stands in a letter: names of fields, indexes from 0."""


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of a cell, its place, and the field of the letter it fills."""

    path: LetterPath
    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """One letter, not read yet: ``cells`` of a table, a ``line`` of JSON, or the ``file`` that holds it."""

    place: Place
    cells: tuple[Cell, ...] = ()
    line: bytes = b""
    file: Path | None = None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Fault:
    """A cell whose content cannot be told, and why."""

    what: Text
    todo: Text


Table = Sequence[str | Fault]
"""The cells of one row, from the first column on; "" is an empty one."""
Entry = Row | Note
"""What reading a roster yields: rows, and remarks on what was passed over."""


def letter_file(folder: Path, name: str, place: Place) -> Path | Problem:
    """Return the file that a roster in ``folder`` calls ``name``; it may not lie outside of the folder."""
    home = folder.resolve()
    path = home / name.replace("\\", "/")
    try:
        inside = path.resolve().is_relative_to(home)
    except (OSError, ValueError):  # a loop of links, a zero byte
        inside = False
    if inside and not Path(name).is_absolute():
        return folder / name.replace("\\", "/")
    what = text(
        "“{name}”不在名册所在的文件夹里。", "{name!r} is not inside the folder of the roster.", name=name
    )
    return Problem(what, _MOVE, FILE[0], place)


_MOVE: Final = text(
    "请把信件放进这个文件夹，并写相对路径。", "Put the letter into that folder and write its relative path."
)
