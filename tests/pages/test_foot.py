"""The foot of the page: page numbers, and the 版记 on the last one (GB/T 9704 7.4, 7.5, 10.1)."""

import pytest

from replygen.checks.document.measure import Line, Page, Rule
from replygen.standard import CELL_4, PAGE_NUMBER_BELOW, TOLERANCE, TYPE_BOTTOM, TYPE_WIDTH
from tests.pages import grid
from tests.pages.conftest import Case
from tests.pages.faces import is_page_number
from tests.pages.printout import Printout

NEAR = TOLERANCE.length.mm
FOOT_MM = 1.5


def _numbers(case: Case) -> list[tuple[Page, Line]]:
    """The pages that bear a number, which is all of them but the first of a letter."""
    pages = case.printout.pages[1:] if case.template == "letter" else case.printout.pages
    lines = [(page, page.number_line) for page in pages]
    assert all(line for _, line in lines)
    return [(page, line) for page, line in lines if line]


@pytest.mark.templates("letter")
def test_first_page_of_a_letter_has_no_number(printout: Printout) -> None:
    assert printout.pages[0].number_line is None


def test_pages_are_counted_from_the_first_one(case: Case) -> None:
    for page, line in _numbers(case):
        assert line.text == f"— {page.number} —"
        assert is_page_number(line)


def test_number_stands_on_the_outer_side(case: Case) -> None:
    for page, line in _numbers(case):
        if page.number % 2:
            assert line.right == pytest.approx(grid.RIGHT - CELL_4.mm, abs=NEAR)
        else:
            assert line.left == pytest.approx(grid.LEFT + CELL_4.mm, abs=NEAR)


def test_dash_of_the_number_is_7_mm_under_the_type_area(case: Case) -> None:
    for page, line in _numbers(case):
        dash = page.ink_of(line.part("—"))
        assert dash is not None
        assert dash.middle - TYPE_BOTTOM.mm == pytest.approx(PAGE_NUMBER_BELOW.mm, abs=NEAR)


@pytest.mark.templates("letter")
def test_copies_of_a_letter_stand_on_the_foot_of_the_last_page(printout: Printout) -> None:
    copies = printout.one("Copies")
    ink = printout.pages[-1].ink_of(copies.lines[-1])
    assert ink is not None
    assert copies.pages[-1] is printout.pages[-1]
    assert ink.bottom == pytest.approx(TYPE_BOTTOM.mm, abs=FOOT_MM)


@pytest.mark.templates("document")
def test_last_rule_of_the_imprint_is_the_foot_of_the_last_page(printout: Printout) -> None:
    rules = _imprint_rules(printout)
    assert rules[-1].bottom == pytest.approx(TYPE_BOTTOM.mm, abs=FOOT_MM)
    for rule in rules:
        assert rule.left == pytest.approx(grid.LEFT, abs=NEAR)
        assert rule.length == pytest.approx(TYPE_WIDTH.mm, abs=NEAR)


@pytest.mark.templates("document")
def test_imprint_is_thick_thin_thick(printout: Printout) -> None:
    first, between, last = _imprint_rules(printout)
    assert first.thickness == pytest.approx(0.35, abs=0.05)
    assert between.thickness == pytest.approx(0.25, abs=0.05)
    assert last.thickness == pytest.approx(0.35, abs=0.05)


@pytest.mark.templates("letter", "document")
def test_copies_stand_one_character_in_on_both_sides(printout: Printout) -> None:
    copies = printout.one("Copies")
    assert copies.lines[0].left == pytest.approx(grid.LEFT + CELL_4.mm, abs=NEAR)
    assert all(line.right <= grid.RIGHT - CELL_4.mm + NEAR for line in copies.lines)


def _imprint_rules(printout: Printout) -> list[Rule]:
    """The rules on the last page from the one above 抄送 on."""
    page = printout.pages[-1]
    top = printout.one("Copies").lines[0].baseline - 2 * CELL_4.mm
    return [rule for rule in page.rules if rule.y > top]
