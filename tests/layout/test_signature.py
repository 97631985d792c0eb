"""署名 and date: every offset computed here from the clauses of GB/T 9704 7.3.5, in characters of 3号."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from replygen.layout import Paragraph
from replygen.standard import CELL, LINE_PITCH
from tests.layout.build import letter, page, paragraph, paragraphs, profile

DATE = "2025年6月12日"
WIDTH_OF_DATE = 3 + 7 * 0.5 + 5 * 0.22
"""Three characters, seven digits, and the space that programs set on the five borders between them."""
LINE = 28


def _right(made: Paragraph) -> float:
    assert made.indent
    assert made.indent.right is not None
    return made.indent.right.emu / CELL.emu


def _lines_before(made: Paragraph) -> float:
    return made.before.emu / LINE_PITCH.emu if made.before else 0


def _signed(*organs: str, **signatory: Any) -> tuple[list[Paragraph], Paragraph]:
    made = page(letter(signatory={"organs": organs, "date": "2025-06-12", **signatory}))
    date = paragraph(made, "Date")
    assert date.text == DATE
    return paragraphs(made, "Signature"), date


def near(value: float) -> Any:
    return pytest.approx(value, abs=0.01)


@pytest.mark.parametrize("organ", ["甲", "甲局", "甲区科技局", "重庆市北碚区科学技术局", "局" * 15])
def test_sealed_name_is_centred_on_a_date_four_characters_in(organ: str) -> None:
    (name,), date = _signed(organ)
    assert _right(date) == near(4)
    assert _right(name) == near(4 + (WIDTH_OF_DATE - len(organ)) / 2)
    assert _lines_before(name) == 2


@pytest.mark.parametrize("length", [16, 20, 27, 28])
def test_sealed_name_too_long_for_that_ends_at_the_edge_and_the_date_is_centred_under_it(length: int) -> None:
    (name,), date = _signed("局" * length)
    assert _right(name) == near(0)
    assert _right(date) == near(length / 2 - WIDTH_OF_DATE / 2)


@pytest.mark.parametrize("length", [29, 40, 100])
def test_name_of_more_than_a_line_fills_it(length: int) -> None:
    (name,), date = _signed("局" * length)
    assert _right(name) == near(0)
    assert _right(date) == near(LINE / 2 - WIDTH_OF_DATE / 2)


@pytest.mark.parametrize("organ", ["局" * 8, "重庆市北碚区科学技术局", "局" * 20])
def test_unsealed_date_starts_two_characters_after_a_name_two_from_the_edge(organ: str) -> None:
    (name,), date = _signed(organ, seal="unsealed")
    assert _right(name) == near(2)
    starts = [_right(name) + len(organ), _right(date) + WIDTH_OF_DATE]
    assert starts[0] - starts[1] == near(2)
    assert _right(date) == near(len(organ) - WIDTH_OF_DATE)
    assert (_lines_before(name), _lines_before(date)) == (1, 0)


@pytest.mark.parametrize("organ", ["甲", "甲局", "甲区科技局"])
def test_unsealed_date_longer_than_the_name_is_two_from_the_edge(organ: str) -> None:
    (name,), date = _signed(organ, seal="unsealed")
    assert _right(date) == near(2)
    assert _right(name) == near(2 + (WIDTH_OF_DATE - len(organ)) + 2)


def test_unsealed_names_of_several_organs_start_together_the_host_first() -> None:
    names, date = _signed("甲区科学技术局", "乙区规划和自然资源局", "丙局", seal="unsealed")
    assert [name.text for name in names] == ["甲区科学技术局", "乙区规划和自然资源局", "丙局"]
    assert len({round(_right(name) + len(name.text), 3) for name in names}) == 1
    assert _right(names[1]) == near(2)
    assert _right(date) + WIDTH_OF_DATE == near(_right(names[0]) + len(names[0].text) - 2)
    assert [_lines_before(name) for name in names] == [1, 0, 0]


@pytest.mark.parametrize("lengths", [(40, 2), (2, 40), (100,)])
def test_unsealed_lines_stay_inside_the_type_area_whatever_the_names(lengths: tuple[int, ...]) -> None:
    names, date = _signed(*("局" * length for length in lengths), seal="unsealed")
    for each in (*names, date):
        assert 0 <= _right(each) <= LINE - 2


def test_signature_stamp_after_the_post() -> None:
    (name,), date = _signed("甲局", seal="signature", signer={"name": "李四", "post": "局长"})
    assert name.text == "局长\u3000\u3000李四"
    assert (_right(name), _right(date)) == (near(4), near(4))
    assert (_lines_before(name), _lines_before(date)) == (2, 1)


def test_signature_stamp_without_a_post() -> None:
    (name,), _ = _signed("甲局", seal="signature", signer={"name": "李四"})
    assert name.text == "李四"


def _centres(made: Paragraph) -> list[float]:
    """The centres of the names of a row, from the right edge."""
    assert all(tab.alignment == "center" for tab in made.tabs)
    return [LINE - tab.position.emu / CELL.emu for tab in made.tabs]


def _sealed_rows(*organs: str) -> tuple[list[Paragraph], Paragraph]:
    made = page(letter(signatory={"organs": organs, "date": "2025-06-12"}))
    rows = [each for each in made.blocks if isinstance(each, Paragraph)]
    return [each for each in rows if each.style in {"Signature", "SignatureRow"}], paragraph(made, "Date")


SEAL = 42 / (15.75 * 25.4 / 72)
"""The diameter of a seal."""


@pytest.mark.parametrize(
    "organs",
    [
        ("甲区交通局", "甲区公安局"),
        ("甲局", "乙局", "丙局"),
        ("重庆市北碚区交通局", "重庆市公安局北碚区分局"),
        ("局" * 13, "局" * 13),
        ("甲局", "乙局", "丙局", "丁局", "戊局"),
        ("局" * 20, "局" * 3, "局" * 30, "局"),
    ],
)
def test_seals_of_several_organs_neither_touch_nor_leave_the_type_area(organs: tuple[str, ...]) -> None:
    rows, date = _sealed_rows(*organs)
    assert "".join(row.text for row in rows).replace("\t", "") == "".join(organs)
    for row in rows:
        names = row.text.split("\t")[1:]
        if row.style == "Signature":
            assert 0 <= _right(row) <= LINE
            continue
        centres = _centres(row)
        assert len(names) == len(centres) <= 3
        gaps = [left - right for left, right in itertools.pairwise(centres)]
        assert all(gap >= SEAL for gap in gaps)
        edges = [(c + len(n) / 2, c - len(n) / 2) for c, n in zip(centres, names, strict=True)]
        assert all(left <= LINE + 0.01 and right >= -0.01 for left, right in edges)
        pairs = itertools.pairwise(edges)
        assert all(this[1] >= following[0] for this, following in pairs)
    assert _right(date) >= 4 - 0.01


def test_last_name_of_a_row_is_centred_on_the_date() -> None:
    (row,), date = _sealed_rows("甲区交通局", "甲区公安局")
    assert _centres(row)[-1] == near(4 + WIDTH_OF_DATE / 2)
    assert _right(date) == near(4)


def test_rows_leave_room_for_the_seals_above() -> None:
    rows, _ = _sealed_rows(*(["甲区交通局"] * 5))
    height = 42 / (28.95 * 25.4 / 72)
    assert len(rows) > 1
    assert all(_lines_before(row) + 1 >= height for row in rows[1:])


def test_profile_sets_the_room_for_the_seal() -> None:
    made = page(letter(), by=profile(layout={"blank_lines_before_signature": 0}))
    assert _lines_before(paragraph(made, "Signature")) == 0
