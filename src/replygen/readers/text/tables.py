"""Tables in plain text: lines with cells between tabs or bars."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from replygen.readers.text.segments import Segment

_EDGE: Final = re.compile(r"^[|｜]\s*|\s*[|｜]$")
_CELLS: Final = re.compile(r"[|｜\t]")
_RULE: Final = re.compile(r"[\s|｜:：+=\-—─┼│]+")


def is_row(line: Segment) -> bool:
    """Tell whether a line has cells."""
    return len(_cells(line)) > 1


def _cells(line: Segment) -> list[str]:
    return [*line.cells] or [cell.strip() for cell in _CELLS.split(_EDGE.sub("", line.text))]


def read_table(lines: Sequence[Segment], start: int) -> tuple[int, Any]:
    """Read the rows from ``start`` on; return the place after them and the block.

    It is a table, the text of a lone line, or None where there were only rules.
    """
    end = start
    while end < len(lines) and is_row(lines[end]) and lines[end].hint.table == lines[start].hint.table:
        end += 1
    if end == start + 1:
        lines[start].take_all()
        return end, " ".join(_cells(lines[start]))
    rows = [_row(line) for line in lines[start:end]]
    rows = [row for row in rows if row]
    if not rows:
        return end, None
    width = max(map(len, rows))
    rows = [[*row, *[""] * (width - len(row))] for row in rows]
    table = {"header": rows[0], "rows": rows[1:], "landscape": lines[start].hint.landscape}
    return end, {"table": table}


def _row(line: Segment) -> list[str]:
    if not line.cells and _RULE.fullmatch(line.text):
        line.leave(line.text, "number")
        return []
    cells = _cells(line)
    line.take(*filter(None, cells))
    return cells
