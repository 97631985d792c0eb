"""Rows of cells under heads → rows of a roster, whatever file they stand in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from replygen.errors import InputError
from replygen.messages import Note, Place, Problem, text
from replygen.model import label_path
from replygen.rosters.heads import Head, is_head, resolve
from replygen.rosters.row import Cell, Entry, Fault, Row, Table, letter_file

Numbered = tuple[int, Table]
"""The number of a row, from 1, and its cells."""


def rows(lines: Iterable[Numbered], file: str, folder: Path, *, only: bool) -> Iterator[Entry] | None:
    """Read the heads of one table, and return its rows; None when it holds no letters.

    ``file`` names the table in messages, ``folder`` is where its letters lie. One of several tables may hold
    something else; the ``only`` one must have the heads.

    Raises:
        InputError: everything that is wrong with the head row.
    """
    numbered = ((number, cells) for number, cells in lines if any(cells))
    first = next((line for line in numbered if not _is_title(line[1])), None)
    if first is None:
        return None
    number, head_row = first
    heads, problems = resolve(["" if isinstance(cell, Fault) else cell for cell in head_row], file, number)
    if not only and len(problems) >= len(heads) and not any(map(_is_of_letters, heads)):
        return None
    if problems:
        raise InputError(problems)
    by_column: dict[int, Head | None] = {column: None for column, cell in enumerate(head_row, 1) if cell}
    by_column.update((head.column, head) for head in heads)
    return _rows(numbered, by_column, file, folder)


def _is_of_letters(head: Head) -> bool:
    """Tell whether a column is one that letters have and other tables do not."""
    return head.path is None or head.path[0] in _OF_LETTERS


_OF_LETTERS: Final = {"proposals", "salutation", "lead", "work_done", "sections", "next_steps"}


def _rows(
    numbered: Iterable[Numbered], by_column: dict[int, Head | None], file: str, folder: Path
) -> Iterator[Entry]:
    zeros = _Zeros()
    for number, cells in numbered:
        row = _row(cells, by_column, Place(file, number), folder)
        if row.cells or row.file or row.problems:  # more than the number of a row
            zeros.look_at(row)
            yield row
    yield from zeros.notes()


class _Zeros:
    """Looks for numbers of proposals that a spreadsheet has taken the zeros from: 67 beside 125."""

    def __init__(self) -> None:
        self._shortest: Cell | None = None
        self._longest: Cell | None = None
        self._kept = False

    def look_at(self, row: Row) -> None:
        """Take up the numbers of a row."""
        for cell in row.cells:
            if (cell.path[0], cell.path[-1]) == ("proposals", "number") and cell.text.isdecimal():
                self._kept = self._kept or cell.text.startswith("0")
                self._shortest = min(self._shortest or cell, cell, key=_length)
                self._longest = max(self._longest or cell, cell, key=_length)

    def notes(self) -> Iterator[Note]:
        """Yield a remark when zeros may be lost, which nobody can tell for sure."""
        short, long = self._shortest, self._longest
        if self._kept or not (short and long) or not _length(short) < _PADDED <= _length(long):
            return
        what = text(
            "编号“{short}”比“{long}”短：如果原来是“{padded}”，是表格软件去掉了前面的 0，请把这一列设为文本后重填。",
            "The number {short!r} is shorter than {long!r}: if it was {padded!r}, a spreadsheet program has taken "
            "its zeros. Format the column as text and type it again.",
            short=short.text, long=long.text, padded=short.text.zfill(_length(long)),
        )  # fmt: skip
        yield Note(what, short.place)


def _length(cell: Cell) -> int:
    return len(cell.text)


_PADDED: Final = 3
"""Numbers are filled up with zeros to so many digits, or more."""


def _is_title(cells: Sequence[object]) -> bool:
    """A line above the heads: it has one cell, and that names no field."""
    filled = [cell for cell in cells if cell]
    return len(filled) == 1 and not (isinstance(filled[0], str) and is_head(filled[0]))


def _row(cells: Table, heads: dict[int, Head | None], place: Place, folder: Path) -> Row:
    """Read the cells of a row; those of a column that an office keeps for itself have no head here, but None."""
    filled: list[Cell] = []
    problems: list[Problem] = []
    file: Path | None = None
    for column, cell in enumerate(cells, 1):
        here = replace(place, column=column)
        head = heads.get(column)
        if isinstance(cell, Fault):
            problems += _faulty(cell, head, here)
        elif not cell.strip():
            continue
        elif column not in heads:
            problems.append(Problem(_NO_HEAD, _ADD_HEAD, place=here))
        elif head is None:
            continue
        elif head.path is not None:
            filled.append(Cell(head.path, here, cell))
        else:
            found = letter_file(folder, cell.strip(), here)
            file, problems = (found, problems) if isinstance(found, Path) else (None, [*problems, found])
    if file and filled:
        problems.append(Problem(_BOTH, _CHOOSE, place=filled[0].place))
    given = {cell.place.column for cell in filled}
    gaps = tuple((head.path, head.column) for head in heads.values()
                 if head and head.path and head.column not in given)  # fmt: skip
    return Row(place, tuple(filled), file=file, problems=tuple(problems), gaps=gaps)


def _faulty(fault: Fault, head: Head | None, place: Place) -> list[Problem]:
    if head is None:
        return []
    return [Problem(fault.what, fault.todo, label_path(head.path or ()), place)]


_NO_HEAD: Final = text("这一格没有列名。", "This cell stands under no head.")
_ADD_HEAD: Final = text(
    "请补上列名，或删去这一格；.csv 里含有逗号的格要用双引号括起。",
    "Add a head, or empty the cell; in .csv a cell with a comma stands in double quotes.",
)
_BOTH: Final = text(
    "这一行既指向信件文件，又有信件的内容。", "The row points to a file, and holds fields as well."
)
_CHOOSE: Final = text("请只留一样。", "Keep one of the two.")
