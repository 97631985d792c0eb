"""Files as the sources that readers are given."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from replygen.errors import InputError, why_unreadable
from replygen.messages import Place, Problem, Text, text
from replygen.readers import Source

MAX_SOURCE: Final = 200_000_000
"""Bytes of a file that is read."""


def open_source(path: Path, most: int = MAX_SOURCE) -> Source:
    """Return the bytes of a file under its name.

    Raises:
        InputError: there is no such file, it cannot be read, or it has more than ``most`` bytes.
    """
    try:
        if path.stat().st_size > most:
            size = most // 1_000_000
            raise InputError(_unreadable(path, Text(f"超过 {size} MB", f"it is larger than {size} MB")))
        return Source(str(path), path.read_bytes())
    except OSError as error:
        raise InputError(_unreadable(path, why_unreadable(error))) from None


def _unreadable(path: Path, why: Text) -> Problem:
    what = text("文件读不了：{why.zh}。", "The file cannot be read: {why.en}.", why=why)
    return Problem(what, text("请核对路径。", "Check the path."), place=Place(str(path)))
