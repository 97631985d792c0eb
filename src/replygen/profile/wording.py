"""Patterns like ``{organ}关于{proposal}的复函``: plain names in braces, nothing else is interpreted."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Final

_NAME: Final = re.compile(r"\{([a-z_]+)\}")


def check_pattern(pattern: str, names: Collection[str]) -> str:
    """Return ``pattern`` unchanged.

    Raises:
        ValueError: a name in braces is none of ``names``, or a brace has no partner.
    """
    unknown = [name for name in _NAME.findall(pattern) if name not in names]
    if unknown or "{" in _NAME.sub("", pattern) or "}" in _NAME.sub("", pattern):
        raise ValueError(", ".join(unknown) or pattern)
    return pattern


def fill(pattern: str, values: Mapping[str, str]) -> str:
    """Put ``values`` into the names of a ``pattern`` that was checked; the values are never interpreted."""
    return pattern.format_map(values)
