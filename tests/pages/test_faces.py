"""The face and the size of every element (GB/T 9704 5.2.2, 7.2–7.5)."""

from replygen.checks.document.measure import is_red
from tests.pages import faces
from tests.pages.conftest import Case
from tests.pages.printout import Printout


def test_every_element_has_its_face_size_and_colour(printout: Printout) -> None:
    assert not list(faces.wrong_type(printout))


def test_headings_bear_the_numbers_of_their_levels(printout: Printout) -> None:
    assert not list(faces.misnumbered(printout))


def test_marks_are_in_a_chinese_font(printout: Printout) -> None:
    assert not list(faces.latin_marks(printout))


def test_tables_are_in_4_hao(printout: Printout) -> None:
    assert not list(faces.wrong_cells(printout))


def test_red_mark_names_the_organ(case: Case) -> None:
    red = [line.text for page in case.printout.pages for line in page.lines if is_red(line.glyphs[0].colour)]
    organ = case.letter.signatory.organs[0]
    assert red == {"letter": [organ], "document": [f"{organ}文件"], "plain": []}[case.template]
