"""Widths in characters of Chinese."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replygen.zh.width import cells


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("科技局", 3),
        ("𠮷㙍", 2),
        ("，。《》“”—…", 8),
        ("123456", 3),
        ("2025年6月12日", 6.5 + 5 * 0.22),
        ("12.5%", 3 * 0.5 + 0.25 + 0.833),
        ("e\u0301", 0.47),  # an accent stands on its letter
        ("☂\ufe0f", 1),
        ("👨\u200d👩", 2),
    ],
)
def test_width_of(text: str, width: float) -> None:
    assert cells(text) == pytest.approx(width)


@pytest.mark.parametrize("border", ["甲1", "1甲", "A甲", "甲a", "%甲"])
def test_programs_set_a_little_space_between_chinese_and_western_text(border: str) -> None:
    assert cells(border) == pytest.approx(sum(map(cells, border)) + 0.22)


@given(st.text(), st.text())
def test_joined_text_is_as_wide_as_its_pieces_and_perhaps_a_space(left: str, right: str) -> None:
    joined, pieces = cells(left + right), cells(left) + cells(right)
    assert pieces - 1e-9 <= joined <= pieces + 0.22 + 1e-9
