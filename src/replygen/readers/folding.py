"""Chinese text wrapped in YAML: a line break between two Chinese characters is no space."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from replygen.zh.width import cells

_ESCAPES: Final = {'"': re.compile(r"\\(?:x..|u.{4}|U.{8}|.?)"), "'": re.compile("''")}
"""What stands for other characters in quoted text: the text beside a joint is compared up to them only."""


class Folded(NamedTuple):
    """The text without the spaces, and how many were ``closed`` and how many ``left`` beside a Chinese character."""

    value: str
    closed: int
    left: int


def unfold(value: str, raw: str, style: str | None) -> Folded:
    """Take the spaces out of ``value`` that YAML made of line breaks between two Chinese characters.

    Args:
        value: the text as YAML read it, each single line break a space.
        raw: the same text as it stands in the file, with its quotation marks.
        style: YAML's mark of the scalar: ``"``, ``'``, ``>`` or nothing.
    """
    pieces: list[str] = []
    done = closed = left = 0
    for tail, head in _joints(raw, style):
        at = value.find(f"{tail} {head}", done)
        if at < 0:
            continue
        end, wide = at + len(tail), (cells(tail[-1]) == 1) + (cells(head[0]) == 1)
        pieces.append(value[done:end])
        done = end + 1 if wide == 2 else end  # noqa: PLR2004 - both sides
        closed, left = closed + (wide == 2), left + (wide == 1)  # noqa: PLR2004 - both sides
    return Folded("".join([*pieces, value[done:]]), closed, left)


def _joints(raw: str, style: str | None) -> Iterator[tuple[str, str]]:
    """Yield what stands before and after each single line break of ``raw``."""
    lines = [line.strip() for line in raw.strip("\"'").splitlines()]
    escape = _ESCAPES.get(style or "")
    for before, after in pairwise(lines):
        tail, head = (escape.split(before)[-1], escape.split(after)[0]) if escape else (before, after)
        if tail and head:
            yield tail, head
