"""Stretches of a paragraph that look alike."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from replygen.checks.document.items import Item
from replygen.checks.text import HAN
from replygen.ooxml.formats import RunFormat

IS_HAN: Final = re.compile(f"[{HAN}]")


class Span(NamedTuple):
    """Words of a paragraph that look alike in what a rule looks at."""

    start: int
    end: int
    look: RunFormat


def spans(
    item: Item, start: int, end: int, script: re.Pattern[str], key: Callable[[RunFormat], object]
) -> Iterator[Span]:
    """Yield stretches between ``start`` and ``end`` that have characters of ``script`` and the same ``key``."""
    open_span: Span | None = None
    for piece, look in item.paragraph.pieces:
        first, last = max(start, piece.start), min(end, piece.end)
        if first >= last or not script.search(piece.text[first - piece.start : last - piece.start]):
            continue
        if open_span and key(open_span.look) == key(look):
            open_span = open_span._replace(end=last)
            continue
        if open_span:
            yield open_span
        open_span = Span(first, last, look)
    if open_span:
        yield open_span
