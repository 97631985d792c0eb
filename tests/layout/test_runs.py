"""Text in runs: nothing lost, and the marks that Latin fonts also own set in the Chinese font."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replygen.layout.runs import MARKS, runs

_TEXT = st.text(st.sampled_from("甲乙，。“”‘’—…·aB1%& <𠮷") | st.characters(exclude_categories=["Cs"]))


@given(_TEXT, st.sampled_from(sorted(MARKS)))
def test_runs_joined_are_the_text(text: str, style: str) -> None:
    made = runs(text, style)
    assert "".join(run.text for run in made) == text
    assert {run.style for run in made} <= {style, MARKS[style]}
    assert len(made) == 1 or all(run.text for run in made)


@given(_TEXT)
def test_runs_of_marks_hold_nothing_else(text: str) -> None:
    assert all(set(run.text) <= set("“”‘’—…·") for run in runs(text) if run.style == MARKS[""])


@given(_TEXT)
def test_no_mark_follows_a_latin_letter_in_its_run(text: str) -> None:
    for run in runs(text):
        if run.style == "":
            pairs = zip(run.text, run.text[1:], strict=False)
            assert not [pair for pair in pairs if pair[0].isascii() and pair[1] in "“”‘’—…"]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("", [("", "")]),
        ("甲“乙”——丙……", [("甲“乙”——丙……", "")]),
        ("2023—2027年", [("2023", ""), ("—", "FangsongMark"), ("2027年", "")]),
        ("“AI+”行动", [("“", "FangsongMark"), ("AI+", ""), ("”", "FangsongMark"), ("行动", "")]),
        ("买买提·艾力", [("买买提", ""), ("·", "FangsongMark"), ("艾力", "")]),
    ],
)
def test_marks(text: str, pieces: list[tuple[str, str]]) -> None:
    assert [tuple(run) for run in runs(text)] == pieces


def test_face_of_the_paragraph_decides_the_face_of_its_marks() -> None:
    assert [run.style for run in runs("A—B", face="Heiti")] == ["", "HeitiMark", ""]
    assert [run.style for run in runs("A—B", "Kaiti")] == ["Kaiti", "KaitiMark", "Kaiti"]
