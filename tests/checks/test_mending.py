"""Mending makes the right text of the wrong, to the character; what is right or not certain stays as it is."""

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from replygen.checks import mended

FOLDER = Path(__file__).parent
LETTERS = {path.stem: path.read_text("utf-8") for path in sorted((FOLDER / "letters").glob("*.txt"))}
RIGHT = (FOLDER / "right.txt").read_text("utf-8").splitlines()
PAIRS = [row.rsplit("\t", 1) for row in (FOLDER / "mended.txt").read_text("utf-8").splitlines()]
UNSURE = (FOLDER / "unsure.txt").read_text("utf-8").splitlines()

# What NFKC takes away for good: nobody can tell whether ｜ or | stood there.
LOST = re.compile("[｜＋＝～　²①＜]|，(?=2016年版|139|IPv6)")


@pytest.mark.parametrize(("wrong", "right"), PAIRS)
def test_mending_makes_the_right_text_and_is_done_then(wrong: str, right: str) -> None:
    assert mended(wrong) == right
    assert mended(right) == right


@pytest.mark.parametrize("name", LETTERS)
def test_right_letter_stays(name: str) -> None:
    assert mended(LETTERS[name]) == LETTERS[name]


@pytest.mark.parametrize("name", LETTERS)
def test_letter_that_lost_its_wide_marks_gets_them_back(name: str) -> None:
    was = LETTERS[name].split("\n")
    now = mended(unicodedata.normalize("NFKC", LETTERS[name])).split("\n")
    assert [line for line in now if line not in was] == [
        after for before, after in zip(was, now, strict=True) if before != after and LOST.search(before)
    ]


@pytest.mark.parametrize("sentence", UNSURE)
def test_what_is_not_certain_is_not_mended(sentence: str) -> None:
    assert mended(sentence) == sentence


@given(st.sampled_from(sorted(LETTERS)), st.lists(st.sampled_from(RIGHT), min_size=1, max_size=8))
@settings(deadline=None, max_examples=60)
def test_right_sentences_in_a_right_letter_stay(name: str, sentences: list[str]) -> None:
    head, _, tail = LETTERS[name].partition("。\n")
    text = "。\n".join((head, *(sentence.rstrip("。") for sentence in sentences), tail))
    assert mended(text) == text


@given(st.data())
@settings(deadline=None, max_examples=80)
def test_mending_several_mistakes_at_once_is_mending_each(data: st.DataObject) -> None:
    pairs = data.draw(
        st.lists(st.sampled_from([pair for pair in PAIRS if len(pair[1]) > 20]), min_size=2, max_size=5)
    )
    wrong = mended("\n".join(pair[0] for pair in pairs))
    assert mended(wrong) == wrong


EDIT = st.tuples(
    st.integers(0, 10_000),
    st.integers(0, 2),
    st.sampled_from("“”‘’\"'（）()《》<>，。、；：,.;:-～…·0O〔〕【】 \t\u3000\u200b%\n"),
)


@given(st.sampled_from(sorted(LETTERS)), st.lists(EDIT, max_size=20))
@settings(deadline=None, max_examples=80)
def test_mending_a_damaged_letter_comes_to_an_end(name: str, edits: list[tuple[int, int, str]]) -> None:
    text = LETTERS[name]
    for place, cut, put in edits:
        at = place % (len(text) + 1)
        text = text[:at] + put + text[at + cut :]
    once = mended(text)
    assert mended(once) == once
