"""Files as the sources that readers are given."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from replygen.errors import InputError, why_unreadable
from replygen.messages import Place, Problem, Text, text
from replygen.readers import Source

MAX_SOURCE: Final = 200_000_000
"""Bytes of a file that is read."""


def open_source(path: Path) -> Source:
    """Return the bytes of a file under its name.

    Raises:
        InputError: there is no such file, it cannot be read, or it is larger than 200 MB.
    """
    try:
        if path.stat().st_size > MAX_SOURCE:
            raise InputError(_unreadable(path, Text("超过 200 MB", "it is larger than 200 MB")))
        return Source(str(path), path.read_bytes())
    except OSError as error:
        raise InputError(_unreadable(path, why_unreadable(error))) from None


def _unreadable(path: Path, why: Text) -> Problem:
    what = text("文件读不了：{why.zh}。", "The file cannot be read: {why.en}.", why=why)
    return Problem(what, text("请核对路径。", "Check the path."), place=Place(str(path)))
