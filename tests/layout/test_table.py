"""Tables: every text in its cell, columns that share the type area, turned ones on pages of their own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replygen.layout import Paragraph, SectionBreak, TableGrid
from replygen.layout.table import table
from replygen.model import Table
from replygen.standard import TYPE_HEIGHT, TYPE_WIDTH
from replygen.zh.width import cells
from tests.letters import tables

PADDING = 2 * 5.4
POINTS = 14
SPARE = 1
"""Programs break a text that fits to the twip."""


def _grid(source: Table) -> TableGrid:
    (grid,) = (block for block in table(source) if isinstance(block, TableGrid))
    return grid


def _made(**fields: Any) -> TableGrid:
    return _grid(Table.model_validate(fields))


def _text(cell: Sequence[Paragraph]) -> str:
    return "\n".join(line.text for line in cell)


@given(tables())
def test_cells_hold_their_texts_and_columns_fit(block: dict[str, Any]) -> None:
    source = Table.model_validate(block["table"])
    grid = _grid(source)
    printed = [tuple(map(_text, row.cells)) for row in grid.rows]
    assert printed == [row for row in (source.header, *source.rows) if row]
    assert [row.head for row in grid.rows] == [bool(source.header)] * bool(source.header) + [False] * len(
        source.rows
    )
    _fits(grid, source)


def _fits(grid: TableGrid, source: Table) -> None:
    room = TYPE_HEIGHT if source.landscape else TYPE_WIDTH
    assert all(width.emu >= 0 for width in grid.widths)
    assert sum(width.emu for width in grid.widths) <= room.emu
    assert sum(width.twips for width in grid.widths) <= room.twips


@given(st.lists(st.integers(0, 400), min_size=1, max_size=60), st.booleans())
def test_any_widths_share_the_room(lengths: list[int], landscape: bool) -> None:
    source = Table.model_validate({"rows": [["字" * length for length in lengths]], "landscape": landscape})
    grid = _grid(source)
    assert len(grid.widths) == len(lengths)
    _fits(grid, source)
    room = TYPE_HEIGHT if landscape else TYPE_WIDTH
    assert sum(width.emu for width in grid.widths) >= room.emu - len(lengths) * 635 - 635


def _fit(lengths: list[int]) -> bool:
    return sum(length * POINTS + PADDING for length in lengths) <= TYPE_WIDTH.pt


@given(st.lists(st.integers(2, 28), min_size=1, max_size=4).filter(_fit))
def test_columns_that_fit_keep_every_cell_on_one_line(lengths: list[int]) -> None:
    grid = _made(rows=[["字" * length for length in lengths]])
    for width, length in zip(grid.widths, lengths, strict=True):
        assert width.pt >= length * POINTS + PADDING - 0.1


def test_a_long_column_yields_to_short_ones() -> None:
    grid = _made(header=["序号", "内容"], rows=[["1", "字" * 200]])
    assert grid.widths[0].pt == pytest.approx(cells("序号") * POINTS + PADDING + SPARE, abs=0.1)


@pytest.mark.parametrize("long", [24, 30, 60, 400])
def test_short_columns_have_room_to_spare_beside_a_long_one(long: int) -> None:
    grid = _made(header=["街道", "数", "备注"], rows=[["石马河街道", "46", "字" * (long - 10)]])
    assert [
        width.pt >= cells(text) * POINTS + PADDING + SPARE - 0.1
        for width, text in zip(grid.widths, ["石马河街道", "数", ""], strict=True)
    ] == [True] * 3


def test_head_stays_with_the_first_row() -> None:
    head, row = _made(header=["甲"], rows=[["乙"]]).rows
    assert [line.keep_next for cell in (*head.cells, *row.cells) for line in cell] == [True, False]


def test_longer_text_never_gets_less_room() -> None:
    grid = _made(rows=[["字" * length for length in (2, 10, 40, 160)]])
    assert [width.emu for width in grid.widths] == sorted(width.emu for width in grid.widths)


def test_head_takes_three_lines_where_that_lets_every_cell_stand_on_one() -> None:
    head = "甲乙丙丁戊己庚辛壬"
    grid = _made(header=[head] * 6, rows=[["字" * 4] * 6])
    assert all(width.pt >= 4 * POINTS + PADDING + SPARE - 0.1 for width in grid.widths)
    mixed = _made(header=[head] * 3 + ["字"] * 3, rows=[["字"] * 3 + ["字" * 5] * 3])
    assert all(width.pt >= 5 * POINTS + PADDING + SPARE - 0.1 for width in mixed.widths[3:])


@pytest.mark.parametrize("unit", ["（NTU）", "GB/T", "（万"])
def test_what_may_not_be_broken_in_a_head_has_room(unit: str) -> None:
    grid = _made(header=[f"浊度{unit}甲", "字"], rows=[["1", "字" * 200]])
    assert grid.widths[0].pt >= cells(unit) * POINTS + PADDING + SPARE - 0.1


def test_head_may_take_two_lines() -> None:
    grid = _made(header=["甲乙丙丁戊己庚辛", "字"], rows=[["1", "字" * 200]])
    assert grid.widths[0].pt == pytest.approx(4.5 * POINTS + PADDING + SPARE, abs=0.1)


def test_short_columns_are_centred_and_long_ones_are_not() -> None:
    grid = _made(header=["甲", "乙"], rows=[["短", "这一列的文字比八个字长"]])
    assert [cell[0].style for cell in grid.rows[1].cells] == ["TableCentered", "TableText"]
    assert [cell[0].style for cell in grid.rows[0].cells] == ["TableHead", "TableHead"]


def test_lines_and_empty_cells_are_paragraphs() -> None:
    grid = _made(rows=[["甲\n\n乙", ""]])
    assert [[line.text for line in cell] for cell in grid.rows[0].cells] == [["甲", "", "乙"], [""]]


def test_caption_stays_with_its_table() -> None:
    caption, grid = table(Table.model_validate({"rows": [["甲"]], "caption": "表题"}))
    assert isinstance(caption, Paragraph)
    assert (caption.style, caption.text, caption.keep_next) == ("Caption", "表题", True)
    assert isinstance(grid, TableGrid)


def test_turned_table_stands_between_breaks_with_its_caption() -> None:
    made = list(table(Table.model_validate({"rows": [["甲"]], "caption": "表题", "landscape": True})))
    assert [type(block) for block in made] == [SectionBreak, Paragraph, TableGrid, SectionBreak]
    assert [block.landscape for block in made if isinstance(block, SectionBreak)] == [False, True]
