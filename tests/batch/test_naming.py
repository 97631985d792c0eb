"""Names of outputs are safe on every system."""

import re
from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replygen.batch.naming import Names, check_pattern, name_of, safe
from replygen.errors import InputError
from replygen.messages import Place
from replygen.model import ReplyLetter
from replygen.profile import find
from replygen.rosters import Row
from tests.batch.rosters import letter

PROFILE = find(None)
HERE = Row(Place("名册.xlsx[一]", 3))


@pytest.mark.parametrize(
    ("pattern", "name"),
    [
        ("{number}-{salutation}", "067-林某某委员"),
        ("{编号}-{称呼}", "067-林某某委员"),
        ("{row}_{kind}_{title}", "3_提案_关于增设公园座椅的提案"),
        ("{发文字号}", "名册-3"),
        ("{date} {session}", "2025年6月12日"),
        ("{表}-{sheet}-{文件}", "一-一-名册"),
    ],
)
def test_pattern_is_filled(pattern: str, name: str) -> None:
    assert name_of(ReplyLetter.model_validate(letter()), PROFILE, pattern, HERE) == name


def test_what_is_longest_in_a_name_is_shortened_and_the_rest_stays_whole() -> None:
    title = {"标题": "关于增设公园座椅的提案" * 9, "编号": "067"}
    found = ReplyLetter.model_validate(letter(提案建议=title))
    assert name_of(found, PROFILE, "{标题}-{编号}-{行}", HERE) == f"{title['标题'][:58]}-067-3"


def test_letter_that_lacks_all_is_called_by_its_row() -> None:
    assert name_of(ReplyLetter(), PROFILE, "{number}-{salutation}", Row(Place("名册.csv", 3))) == "名册-3"


def test_file_in_a_name_is_the_one_that_the_row_points_to() -> None:
    row = Row(Place("名册.csv", 3), file=Path("in/067.yaml"))
    assert name_of(ReplyLetter.model_validate(letter()), PROFILE, "{文件}{表}", row) == "067"


@pytest.mark.parametrize("pattern", ["", " ", "{编号}.docx", "{编号}.PDF"])
def test_empty_names_and_suffixes_are_refused(pattern: str) -> None:
    with pytest.raises(InputError, match="不留空，也不写后缀"):
        check_pattern(pattern)


@pytest.mark.parametrize("pattern", ["{nummer}", "{number", "number}", "{}"])
def test_unknown_names_are_refused(pattern: str) -> None:
    with pytest.raises(InputError, match=r"可用：\{编号\}、\{称呼\}"):
        check_pattern(pattern)


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ('a/b\\c:d*e?f"g<h>i|j', "a／b＼c：d＊e？f＂g＜h＞i｜j"),
        ("../../etc/passwd", "／..／etc／passwd"),
        ("con", "_con"),
        ("LPT1.067", "_LPT1.067"),
        ("COM¹", "_COM¹"),
        ("067. . ", "067"),
        (".hidden", "hidden"),
        ("a\0b\nc\u202ed", "abcd"),
        ("...", ""),
        ("字" * 300, "字" * 60),
    ],
)
def test_name_is_made_safe(name: str, made: str) -> None:
    assert safe(name) == made


@given(st.text(max_size=300))
def test_any_text_makes_a_safe_name(name: str) -> None:
    made = safe(name)
    assert safe(made) == made or made.startswith("_")
    assert len(made.encode()) <= 181
    assert not re.search(r'[<>:"/\\|?*\x00-\x1f]', made)
    assert made == made.strip(" .")
    assert not PureWindowsPath(made).is_reserved() or made == ""


def test_clashes_are_found_whatever_the_case() -> None:
    names = [("Ａ-甲", Place("r", 1)), ("b", Place("r", 2)), ("a-甲", Place("r", 3)), ("a-甲", Place("r", 4))]
    found = Names()
    for name, _ in names:
        found.add(name)
    with pytest.raises(InputError) as error:
        found.refuse_clashes(lambda: names)
    assert [problem.place.line for problem in error.value.problems] == [3, 4]
    assert "与 r:1 会写成同一个文件" in error.value.say()


@pytest.mark.parametrize(
    ("one", "other", "advice"),
    [
        (Place("r.csv", 2), Place("r.csv", 3), "{行}"),
        (Place("r.xlsx[甲]", 2), Place("r.xlsx[乙]", 2), "{表}"),
        (Place("in/a.yaml"), Place("in/b.yaml"), "{文件}"),
    ],
)
def test_clash_is_answered_with_what_differs(one: Place, other: Place, advice: str) -> None:
    found = Names()
    found.add("a")
    found.add("a")
    with pytest.raises(InputError, match=re.escape(f"，如 {advice}。")):
        found.refuse_clashes(lambda: [("a", one), ("a", other)])


def test_names_that_differ_pass() -> None:
    found = Names()
    for name in ("a", "b"):
        found.add(name)
    found.refuse_clashes(lambda: pytest.fail("nothing is to be looked at again"))
