"""The first page: red mark and double lines, number, title (GB/T 9704 7.2, 7.3.1, 10.1)."""

import pytest

from replygen.standard import (
    DOCUMENT_MARK_TOP,
    LETTER_MARK_TOP,
    LETTER_RULE_BOTTOM,
    LETTER_RULE_LENGTH,
    RULE_BELOW_MARK,
    RULE_BELOW_NUMBER,
    SEVEN_EIGHTHS,
    TOLERANCE,
    TYPE_WIDTH,
)
from tests.pages import grid
from tests.pages.conftest import Case
from tests.pages.head import has_red, letter_head, mark_ink, red_rules
from tests.pages.printout import Printout

NEAR = TOLERANCE.length.mm
RULE_MM = 0.5
CENTRE = grid.LEFT + TYPE_WIDTH.mm / 2


@pytest.mark.templates("letter")
def test_ink_of_the_mark_starts_at_30_mm(printout: Printout) -> None:
    assert letter_head(printout.pages[0]).mark.top == pytest.approx(LETTER_MARK_TOP.mm, abs=NEAR)


@pytest.mark.templates("letter")
def test_mark_is_centred_on_the_type_area(printout: Printout) -> None:
    mark = letter_head(printout.pages[0]).mark
    assert (mark.left + mark.right) / 2 == pytest.approx(CENTRE, abs=NEAR)
    assert mark.right - mark.left <= TYPE_WIDTH.mm


@pytest.mark.templates("letter")
def test_first_double_line_is_4_mm_under_the_mark(printout: Printout) -> None:
    head = letter_head(printout.pages[0])
    assert head.first[0].top - head.mark.bottom == pytest.approx(RULE_BELOW_MARK.mm, abs=NEAR)


@pytest.mark.templates("letter")
def test_first_double_line_is_thick_above_thin(printout: Printout) -> None:
    thick, thin = letter_head(printout.pages[0]).first
    assert thick.thickness > 2 * thin.thickness
    assert thin.top > thick.bottom


@pytest.mark.templates("letter")
def test_second_double_line_is_thin_above_thick_and_ends_at_277_mm(printout: Printout) -> None:
    thin, thick = letter_head(printout.pages[0]).second
    assert thick.thickness > 2 * thin.thickness
    assert thick.top > thin.bottom
    assert thick.bottom == pytest.approx(LETTER_RULE_BOTTOM.mm, abs=RULE_MM)


@pytest.mark.templates("letter")
def test_double_lines_are_170_mm_long_in_the_middle_of_the_paper(printout: Printout) -> None:
    head = letter_head(printout.pages[0])
    for rule in (*head.first, *head.second):
        assert rule.length == pytest.approx(LETTER_RULE_LENGTH.mm, abs=RULE_MM)
        assert (rule.left + rule.right) / 2 == pytest.approx(printout.pages[0].width / 2, abs=RULE_MM)


@pytest.mark.templates("letter", "document")
def test_later_pages_have_nothing_red(printout: Printout) -> None:
    assert has_red(printout.pages[0])
    assert not [page.number for page in printout.pages[1:] if has_red(page)]


@pytest.mark.templates("letter")
def test_number_ends_at_the_right_edge(case: Case) -> None:
    line = case.printout.line_of(case.letter.document.number or "", "HeadRow")
    assert line.right == pytest.approx(grid.RIGHT, abs=NEAR)


@pytest.mark.templates("letter")
def test_number_is_seven_eighths_under_the_double_line(case: Case) -> None:
    page = case.printout.pages[0]
    ink = page.ink_of(case.printout.line_of(case.letter.document.number or "", "HeadRow"))
    assert ink is not None
    assert ink.top - letter_head(page).first[1].bottom == pytest.approx(SEVEN_EIGHTHS.mm, abs=NEAR)


def test_title_is_centred_on_the_type_area(printout: Printout) -> None:
    for line in printout.one("Title").lines:
        assert line.centre == pytest.approx(CENTRE, abs=NEAR), line.text


@pytest.mark.templates("document")
def test_mark_of_the_ordinary_format_starts_at_72_mm(printout: Printout) -> None:
    page = printout.pages[0]
    ink = mark_ink(page, red_rules(page)[0])
    assert ink is not None
    assert ink.top == pytest.approx(DOCUMENT_MARK_TOP.mm, abs=NEAR)


@pytest.mark.templates("document")
def test_red_line_of_the_ordinary_format_is_4_mm_under_the_number(case: Case) -> None:
    page = case.printout.pages[0]
    number = case.printout.line_of(case.letter.document.number or "", "Number")
    ink = page.ink_of(number)
    (rule,) = red_rules(page)
    assert ink is not None
    assert number.centre == pytest.approx(CENTRE, abs=NEAR)
    assert rule.top - ink.bottom == pytest.approx(RULE_BELOW_NUMBER.mm, abs=NEAR)
    assert rule.length == pytest.approx(TYPE_WIDTH.mm, abs=RULE_MM)
