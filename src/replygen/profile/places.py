"""Where the settings stand in a TOML file; the parser of the standard library does not tell."""

from __future__ import annotations

import re
from typing import Final

Path = tuple[str | int, ...]

_KEY: Final = r"""(?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')"""
_KEYS: Final = rf"{_KEY}(?:[ \t]*\.[ \t]*{_KEY})*"
_LINE: Final = rf"(?m)^[ \t]*(?:\[(?P<table>[ \t]*{_KEYS}[ \t]*)\]|(?P<key>{_KEYS})[ \t]*=)"
"""Patterns are made when a message needs a place: most profiles are right."""


class Places:
    """Finds settings in the text of a valid TOML file."""

    def __init__(self, toml: str) -> None:
        self._toml = toml
        self._offsets = _offsets(toml)

    def of(self, path: Path, value: object = None) -> tuple[int, int]:
        """Return line and column of the setting at ``path``, or of what holds it; (0, 0) where there is none.

        A ``value`` that is a word is looked for behind the key, for it may be one of several.
        """
        for length in range(len(path), 0, -1):
            start = self._offsets.get(path[:length])
            if start is not None:
                return self._line_and_column(self._behind(start, value))
        return 0, 0

    def _behind(self, start: int, value: object) -> int:
        if not isinstance(value, str) or self._toml.startswith((value, f'"{value}"'), start):
            return start
        found = re.compile(rf"""["']{re.escape(value)}["']""").search(self._toml, start)
        return found.start() if found else start

    def _line_and_column(self, offset: int) -> tuple[int, int]:
        return self._toml.count("\n", 0, offset) + 1, offset - self._toml.rfind("\n", 0, offset)


def _offsets(toml: str) -> dict[Path, int]:
    table: tuple[str, ...] = ()
    found: dict[Path, int] = {}
    for match in re.finditer(_LINE, toml):
        name = match["table"] or match["key"]
        keys = tuple(key.strip("\"'") for key in re.findall(_KEY, name))
        start = match.start() + match[0].index(name.strip())
        path = keys if match["table"] else (*table, *keys)
        table = keys if match["table"] else table
        for length in range(len(path) - len(keys) + 1, len(path) + 1):
            found.setdefault(path[:length], start)
    return found
