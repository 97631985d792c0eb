"""署名 and 成文日期: offsets by the formulas of GB/T 9704 7.3.5, in characters of 3号.

Every line is set flush right; what is computed is its right indent.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from replygen.layout.page import Indent, Paragraph, Run, Tab
from replygen.standard import (
    CELL,
    CELLS_PER_LINE,
    LINE_PITCH,
    SEALED_DATE_INDENT,
    SIGNER_GAP,
    UNSEALED_INDENT,
    mm,
)
from replygen.zh.width import cells

_SEAL: Final = mm(42).emu / CELL.emu
"""The width of a seal in characters: the columns of several organs are no narrower."""
_LINES_PER_SEAL: Final = 4
_SEALS_IN_A_ROW: Final = 3
_GAP: Final = 1.0
_BLANK_BEFORE_UNSEALED: Final = 1
_BLANK_BEFORE_STAMP: Final = 2


def sealed(organs: Sequence[str], date: str, blank_lines: int) -> Iterator[Paragraph]:
    """One organ, or several side by side where they fit: each seal on its name, the last one on the date too."""
    *above, last = _in_rows(organs, cells(date))
    for number, row in enumerate(above):
        yield _names(row, blank_lines if number == 0 else _LINES_PER_SEAL)
    yield _names(last, _LINES_PER_SEAL if above else blank_lines)
    yield _line("Date", date, _date_indent(last, cells(date)))


Row = list[tuple[str, float]]
"""Names with the distance of their centres from the right edge, in characters."""


def _in_rows(organs: Sequence[str], date: float) -> list[Row]:
    centre = SEALED_DATE_INDENT + date / 2
    rows: list[Row] = [[]]
    for organ in reversed(organs):
        placed = _place(organ, rows[0], centre)
        if placed is None:
            rows.insert(0, [])
            placed = _place(organ, rows[0], centre)
        rows[0].insert(0, (organ, placed if placed is not None else centre))
    return rows


def _place(organ: str, row: Row, centre: float) -> float | None:
    """The centre for ``organ`` left of ``row``, or None when it does not fit there."""
    half = min(cells(organ), CELLS_PER_LINE) / 2
    if not row:
        return min(max(centre, half), max(CELLS_PER_LINE - half, half))
    name, right = row[0]
    place = right + max(cells(name) / 2 + half + _GAP, _SEAL + _GAP)
    fits = place + max(half, _SEAL / 2) <= CELLS_PER_LINE and len(row) < _SEALS_IN_A_ROW
    return place if fits else None


def _names(row: Row, blank_lines: int) -> Paragraph:
    if len(row) == 1:
        name, centre = row[0]
        return _line("Signature", name, max(0.0, centre - cells(name) / 2), blank_lines)
    pieces = [piece for name, _ in row for piece in (Run("\t"), Run(name))]
    tabs = tuple(Tab("center", CELL * (CELLS_PER_LINE - centre)) for _, centre in row)
    return Paragraph(
        "SignatureRow", tuple(pieces), keep_next=True, before=LINE_PITCH * blank_lines, tabs=tabs
    )


def _date_indent(row: Row, date: float) -> float:
    """Four characters; centred under a name that is too long to be centred on a date there."""
    return max(SEALED_DATE_INDENT, row[-1][1] - date / 2)


def unsealed(organs: Sequence[str], date: str) -> Iterator[Paragraph]:
    """Names two characters from the right edge, the date two characters right of the first one's beginning."""
    widest = min(max(map(cells, organs)), CELLS_PER_LINE - UNSEALED_INDENT)
    excess = cells(date) - widest + UNSEALED_INDENT if cells(date) > widest else 0.0
    for number, organ in enumerate(organs):
        indent = UNSEALED_INDENT + excess + max(0.0, widest - cells(organ))
        yield _line("Signature", organ, indent, 0 if number else _BLANK_BEFORE_UNSEALED)
    yield _line("Date", date, UNSEALED_INDENT + excess + widest - UNSEALED_INDENT - cells(date))


def stamped(post: str, name: str, date: str) -> Iterator[Paragraph]:
    """The post, two characters left of the signature stamp; the name marks the place of the stamp."""
    gap = "\u3000" * SIGNER_GAP if post else ""
    yield _line("Signature", f"{post}{gap}{name}", SEALED_DATE_INDENT, _BLANK_BEFORE_STAMP)
    yield _line("Date", date, SEALED_DATE_INDENT, 1)


def _line(style: str, text: str, right: float, blank_lines: int = 0) -> Paragraph:
    before = LINE_PITCH * blank_lines if blank_lines else None
    return Paragraph(style, (Run(text),), keep_next=True, before=before, indent=Indent(right=CELL * right))
