"""Bytes in, a letter out. No reader opens a file, and none knows another (the top of Markdown is YAML).

``READERS`` maps the suffix of a file to its reader; a reader loads its library when it is called.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from replygen import messages
from replygen.errors import InputError
from replygen.messages import Place, Problem
from replygen.readers.source import Reading, Source

Reader = Callable[[Source], Reading]


def _yaml(source: Source) -> Reading:
    from replygen.readers.yaml import read  # noqa: PLC0415 - loaded when it is needed

    return read(source)


def _json(source: Source) -> Reading:
    from replygen.readers.json import read  # noqa: PLC0415 - loaded when it is needed

    return read(source)


def _markdown(source: Source) -> Reading:
    from replygen.readers.markdown import read  # noqa: PLC0415 - loaded when it is needed

    return read(source)


READERS: Final[dict[str, Reader]] = {".yaml": _yaml, ".yml": _yaml, ".json": _json, ".md": _markdown}


_WRITTEN_AS: Final = (
    (re.compile(rb"\s*(?:\{|\[\s*[{\"\]])"), ".json"),
    (re.compile(rb"(?:\xef\xbb\xbf)?\s*---[ \t\r]*\n(?:.*\n)*?---[ \t\r]*(?:\n|\Z)"), ".md"),
)


def written_as(data: bytes) -> str:
    """Return the suffix of JSON, or of Markdown with front matter, by the start of ``data``; "" for other text."""
    return next((suffix for start, suffix in _WRITTEN_AS if start.match(data)), "")


def read_structured(source: Source) -> Reading:
    """Read a letter written as YAML, JSON or Markdown; a text without a file name shows by its start what it is.

    Raises:
        InputError: every problem of the letter, in the order of the lines.
    """
    suffix = source.suffix or written_as(source.data) or ".yaml"
    if suffix not in READERS:
        what = messages.text("不认识“{suffix}”文件。", "Files named {suffix} cannot be read.", suffix=suffix)
        raise InputError(Problem(what, _OTHER_WAYS.get(suffix, _READABLE), place=Place(source.name)))
    return READERS[suffix](source)


_READABLE: Final = messages.text("可读：{known}。", "Readable: {known}.", known=" ".join(READERS))
BATCH: Final = messages.text("名册请用 replygen batch。", "Use `replygen batch` for a roster.")
ROSTERS: Final = (".csv", ".xlsx", ".jsonl")
"""Files of many letters."""
_IMPORT: Final = messages.text(
    "已有的信件请先用 replygen import 读入。", "Read an existing letter with `replygen import` first."
)
_OTHER_WAYS: Final = {
    **dict.fromkeys((".txt", ".text", ".docx", ".doc", ".wps"), _IMPORT),
    **dict.fromkeys(ROSTERS, BATCH),
}


__all__ = ["BATCH", "READERS", "ROSTERS", "Reader", "Reading", "Source", "read_structured", "written_as"]
