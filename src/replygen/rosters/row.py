"""What stands in a roster: rows, each of which is a letter or points to one."""

from __future__ import annotations

import stat
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
    """One letter, not read yet: ``cells`` of a table, a ``line`` of JSON, or the ``file`` that holds it.

    ``gaps`` are the fields whose cells in the row are empty, with their columns.
    """

    place: Place
    cells: tuple[Cell, ...] = ()
    line: bytes = b""
    file: Path | None = None
    problems: tuple[Problem, ...] = ()
    gaps: tuple[tuple[LetterPath, int], ...] = ()


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
    path = folder / name.replace("\\", "/")
    if Path(name).is_absolute() or not _is_inside(path, folder):
        what = text(
            "“{name}”不在名册所在的文件夹里。", "{name!r} is not inside the folder of the roster.", name=name
        )
        return Problem(what, _MOVE, FILE[0], place)
    if stat.S_ISREG(_mode(path)):
        return path
    if is_special(path):
        return special(place, FILE[0])
    return Problem(
        text("没有“{name}”这个文件。", "There is no file {name!r}.", name=name), _COMPARE, FILE[0], place
    )


def _is_inside(path: Path, folder: Path) -> bool:
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, ValueError):  # a loop of links, a zero byte
        return False


def is_special(path: Path) -> bool:
    """Tell whether ``path`` is a pipe, a socket or a device: reading one may never end."""
    mode = _mode(path)
    return bool(mode) and not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def _mode(path: Path) -> int:
    """Return what kind of file ``path`` is, 0 where there is none that can be seen."""
    try:
        return path.stat().st_mode
    except OSError:
        return 0


def special(place: Place, field: str = "") -> Problem:
    """Return the problem of a file that is special."""
    return Problem(_SPECIAL, _SAVE, field, place)


_SPECIAL: Final = text("这是管道或设备，不是文件。", "This is a pipe or a device, and no file.")
_SAVE: Final = text("请先把内容存成文件。", "Save its content as a file.")
_COMPARE: Final = text("请核对文件名。", "Check its name.")
_MOVE: Final = text(
    "请把信件放进这个文件夹，并写相对路径。", "Put the letter into that folder and write its relative path."
)
