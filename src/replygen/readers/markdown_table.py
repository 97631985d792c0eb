"""A table in Markdown as a node of the letter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from replygen.messages import Place, Problem, text
from replygen.model.labels import LABELS
from replygen.readers.markdown_text import Cell, cells, unescape
from replygen.readers.structured import Fields, Items, Node, Scalar

_LABELS: Final = LABELS["Table"]
_CAPTION: Final = re.compile(rf"(?:caption|{_LABELS['caption']})\s*[：:](.*)", re.DOTALL)
_LANDSCAPE: Final = ("landscape", _LABELS["landscape"])
_HEADER: Final = ("header", _LABELS["header"])
_NO_MARK: Final = text(
    "表格上方可以写 {{表题：…}}、{{横排}}、{{表头}}（表头是一行空格时）。",
    "Above a table, {{表题：…}}, {{横排}} and {{表头}} (for a header of empty cells) are known.",
)


def table(lines: Sequence[str], place: Place, marks: Sequence[str]) -> Fields:
    """Return the table in ``lines`` (header, rule, rows) that starts at ``place``; ``marks`` stand above it."""
    rows = [
        Items(Place(place.file, place.line + at, 1), [_scalar(cell, place, at) for cell in cells(line)])
        for at, line in enumerate(lines)
    ]
    header = rows[0]
    fields = dict(_marked(marks, place))
    if any(mark in _HEADER for mark in marks) or any(_words(header)):
        fields[_LABELS["header"]] = header
    fields[_LABELS["rows"]] = Items(place, rows[2:])
    return _node({LABELS["TableBlock"]["table"]: _node(fields, place)}, place)


def wrong_marks(marks: Sequence[str], place: Place) -> list[Problem]:
    """Return a problem for each of ``marks`` that no table knows."""
    wrong = [mark for mark in marks if mark not in (*_LANDSCAPE, *_HEADER) and not _CAPTION.fullmatch(mark)]
    what = text("没有“{words}”这种说明。", "{words!r} is no mark of a table.", words="、".join(wrong))
    return [Problem(what, _NO_MARK, place=place)] if wrong else []


def _marked(marks: Sequence[str], place: Place) -> Iterator[tuple[str, Node]]:
    for mark in marks:
        if match := _CAPTION.fullmatch(mark):
            yield _LABELS["caption"], Scalar(place, unescape(match[1].strip()))
        elif mark in _LANDSCAPE:
            yield _LABELS["landscape"], Scalar(place, "是")


def _scalar(cell: Cell, place: Place, at: int) -> Scalar:
    return Scalar(Place(place.file, place.line + at, cell.column), cell.text)


def _words(row: Items) -> Iterator[object]:
    return (cell.value for cell in row.items if isinstance(cell, Scalar))


def _node(fields: dict[str, Node], place: Place) -> Fields:
    return Fields(place, [(Scalar(value.place, key), value) for key, value in fields.items()])
