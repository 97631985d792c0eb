"""Bytes in, a letter out. No reader opens a file, and none knows another.

``READERS`` maps the suffix of a file to its reader; a reader loads its library when it is called.
"""

from __future__ import annotations

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


def read_structured(source: Source) -> Reading:
    """Read a letter written as YAML or JSON; text without a file name is JSON when it starts with a brace.

    Raises:
        InputError: every problem of the letter, in the order of the lines.
    """
    suffix = source.suffix or (".json" if source.data.lstrip()[:1] in (b"{", b"[") else ".yaml")
    if suffix not in READERS:
        raise InputError(
            Problem(
                messages.text("不认识“{suffix}”文件。", "Files named {suffix} cannot be read.", suffix=suffix),
                messages.text("可读：{known}。", "Readable: {known}.", known=" ".join(READERS)),
                place=Place(source.name),
            )
        )
    return READERS[suffix](source)


__all__ = ["READERS", "Reader", "Reading", "Source", "read_structured"]
