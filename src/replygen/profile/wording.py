"""Patterns like ``{organ}关于{proposal}的复函``: plain names in braces, nothing else is interpreted."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

_NAME: Final = re.compile(r"\{([a-z_]+)\}")
NAMES: Final = frozenset(
    "organ proposal proposals session number kind title pronoun co_organs first count post name phone unit "
    "address postcode email category".split()
)


def check_pattern(pattern: str) -> str:
    """Return ``pattern`` unchanged.

    Raises:
        ValueError: a name in braces is unknown, or a brace has no partner.
    """
    unknown = [name for name in _NAME.findall(pattern) if name not in NAMES]
    if unknown or "{" in _NAME.sub("", pattern) or "}" in _NAME.sub("", pattern):
        raise ValueError(", ".join(unknown) or pattern)
    return pattern


def fill(pattern: str, values: Mapping[str, str]) -> str:
    """Put ``values`` into the names of ``pattern``; the values themselves are never interpreted."""
    return _NAME.sub(lambda match: values[match[1]], pattern)
