"""GB/T 9704 5: A4, 28 characters a line, 22 lines a page, nothing outside of the type area, nothing lost."""

from collections import Counter

import pytest

from replygen.checks.document.measure import compact, measure
from tests.pages import grid
from tests.pages.conftest import Case, Cases
from tests.pages.printout import Printout, paragraphs


def test_no_character_is_lost_on_the_way_to_the_page(case: Case) -> None:
    written = Counter(compact("".join(text for _, text in paragraphs(case.docx))))
    printed = Counter(
        compact("".join(line.text for page in measure(case.pdf.read_bytes()) for line in page.lines))
    )
    assert not written - printed


def test_paper_is_a4(printout: Printout) -> None:
    assert not list(grid.other_paper(printout))


def test_lines_of_hanzi_hold_28_characters(printout: Printout) -> None:
    assert not list(grid.short_lines(printout))


def test_lines_with_digits_or_latin_are_full(printout: Printout) -> None:
    assert grid.full_lines(printout)
    assert not list(grid.gappy_lines(printout))


def test_text_starts_at_the_left_edge(printout: Printout) -> None:
    assert not list(grid.ragged_left(printout))


def test_nothing_leaves_the_type_area(printout: Printout) -> None:
    assert not list(grid.beyond_edges(printout))


def test_pages_of_text_hold_22_lines(printout: Printout) -> None:
    assert not list(grid.short_pages(printout))


@pytest.mark.parametrize("template", ["letter", "document", "plain"])
def test_a_long_letter_has_pages_of_text(cases: Cases, template: str) -> None:
    assert len(grid.pages_of_text(cases["beibei-067", template].printout)) >= 4
