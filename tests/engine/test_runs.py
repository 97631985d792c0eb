"""Text in runs: nothing lost, and the marks that Latin fonts also own set in the Chinese font."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replygen.engine.runs import runs_xml, split_marks
from replygen.layout.page import Run

_MARKS = "“”‘’—…·"
_TEXT = st.text(st.sampled_from("甲乙，。“”‘’—…·aB1%& <𠮷") | st.characters(exclude_categories=["Cs"]))


@given(_TEXT)
def test_pieces_joined_are_the_text(text: str) -> None:
    pieces = split_marks(text)
    assert "".join(pieces) == text
    assert len(pieces) % 2 == 1


@given(_TEXT)
def test_pieces_of_marks_hold_nothing_else(text: str) -> None:
    assert all(set(piece) <= set(_MARKS) for piece in split_marks(text)[1::2])


@given(_TEXT)
def test_no_mark_follows_a_latin_letter_in_its_piece(text: str) -> None:
    for piece in split_marks(text)[::2]:
        assert not [pair for pair in pairwise(piece) if pair[0].isascii() and pair[1] in _MARKS]


def _styles_and_texts(run: Run, paragraph_style: str = "Normal") -> list[tuple[str, str]]:
    xml = runs_xml([run], paragraph_style, None)
    return re.findall(
        r'<w:r><w:rPr>(?:<w:rStyle w:val="(\w+)"/>)?<w:rFonts w:hint="eastAsia"/></w:rPr><w:t>(.*?)</w:t></w:r>',
        xml,
    )


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("", []),
        ("甲“乙”——丙……", [("", "甲“乙”——丙……")]),
        ("2023—2027年", [("", "2023"), ("FangsongMark", "—"), ("", "2027年")]),
        ("“AI+”行动", [("FangsongMark", "“"), ("", "AI+"), ("FangsongMark", "”"), ("", "行动")]),
        ("买买提·艾力", [("", "买买提"), ("FangsongMark", "·"), ("", "艾力")]),
        ("R&D“一”", [("", "R&amp;D"), ("FangsongMark", "“"), ("", "一”")]),
    ],
)
def test_marks(text: str, pieces: list[tuple[str, str]]) -> None:
    assert _styles_and_texts(Run(text)) == pieces


def test_face_of_the_paragraph_decides_the_face_of_its_marks() -> None:
    assert [style for style, _ in _styles_and_texts(Run("A—B"), "Level1")] == ["", "HeitiMark", ""]
    kaiti = [style for style, _ in _styles_and_texts(Run("A—B", "Kaiti"))]
    assert kaiti == ["Kaiti", "KaitiMark", "Kaiti"]
