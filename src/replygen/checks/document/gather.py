"""One fault all over a document is told once: where it is first, and in how many paragraphs it is."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import replace

from replygen.checks.copy import Hit
from replygen.messages import Text

Fault = tuple[Hashable, Hit]
"""What makes two hits the same fault, and the hit."""


def gathered(faults: Iterable[Fault]) -> Iterator[Hit]:
    """Yield the first hit of each fault; its message says how many more paragraphs have it."""
    found: dict[Hashable, list[Hit]] = {}
    for key, hit in faults:
        found.setdefault(key, []).append(hit)
    for hits in found.values():
        paragraphs = {(hit.line.part, hit.line.number) for hit in hits if hit.line}
        yield _counted(hits[0], len(paragraphs))


def _counted(hit: Hit, count: int) -> Hit:
    if count < 2 or hit.message is None:  # noqa: PLR2004 - more than one
        return hit
    said = hit.message
    more = Text(f"{said.zh.rstrip('。')}（共{count}段）。", f"{said.en.rstrip('.')} ({count} paragraphs).")
    return replace(hit, message=more)
