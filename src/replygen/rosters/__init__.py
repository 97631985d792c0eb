"""Rosters: many letters in one table, one file of JSON lines, or one folder. Read as a stream, never as a whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from replygen.errors import InputError, why_unreadable
from replygen.messages import Place, Problem, text
from replygen.rosters.letter import read_row
from replygen.rosters.row import Cell, Entry, Row, is_special, special

Reader = Callable[[Path], Iterator[Entry]]


def _xlsx(path: Path) -> Iterator[Entry]:
    from replygen.rosters.xlsx import read  # noqa: PLC0415 - loaded when it is needed

    return read(path)


def _csv(path: Path) -> Iterator[Entry]:
    from replygen.rosters.csv import read  # noqa: PLC0415 - loaded when it is needed

    return read(path)


def _jsonl(path: Path) -> Iterator[Entry]:
    from replygen.rosters.jsonl import read  # noqa: PLC0415 - loaded when it is needed

    return read(path)


def _folder(path: Path) -> Iterator[Entry]:
    from replygen.rosters.folder import read  # noqa: PLC0415 - loaded when it is needed

    return read(path)


ROSTERS: Final[dict[str, Reader]] = {".xlsx": _xlsx, ".xlsm": _xlsx, ".csv": _csv, ".jsonl": _jsonl}


def read_roster(path: Path) -> Iterator[Entry]:
    """Yield the rows of a roster (.xlsx, .csv, .jsonl, or a folder of letters), and remarks on what is no letter.

    Raises:
        InputError: it cannot be read, or is no roster.
    """
    place = Place(str(path))
    with _seeing(path):
        path.stat()
        if is_special(path):
            raise InputError(special(place))
        reader = _folder if path.is_dir() else ROSTERS.get(path.suffix.lower())
        if reader is None:
            raise InputError(Problem(_UNKNOWN, _KNOWN, place=place))
        yield from reader(path)


def home_of(path: Path) -> Path:
    """Return the folder in which the letters of a roster lie, whether the roster is there or not.

    Raises:
        InputError: nobody may look into the folders above it.
    """
    with _seeing(path):
        return path if path.is_dir() else path.parent


@contextmanager
def _seeing(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        why = why_unreadable(error)
        what = text("名册读不了：{why.zh}。", "The roster cannot be read: {why.en}.", why=why)
        raise InputError(Problem(what, _CHECK, place=Place(str(path)))) from None


_UNKNOWN: Final = text("这不是名册。", "This is no roster.")
_KNOWN: Final = text(
    "名册是 .xlsx、.csv、.jsonl 文件，或一个放信件的文件夹。",
    "A roster is a file .xlsx, .csv or .jsonl, or a folder of letters.",
)
_CHECK: Final = text("请核对路径。", "Check the path.")

__all__ = ["ROSTERS", "Cell", "Entry", "Row", "home_of", "read_roster", "read_row"]
