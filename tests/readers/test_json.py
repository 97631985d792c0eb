"""JSON letters: places, repeated keys, JSON types."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replygen.errors import InputError
from replygen.messages import Place
from replygen.model import ReplyLetter
from replygen.readers import Source, read_structured


def said(words: str) -> str:
    with pytest.raises(InputError) as caught:
        read_structured(Source("letter.json", words.encode()))
    return caught.value.say()


def test_places_count_lines_and_characters() -> None:
    found = read_structured(Source("letter.json", '{\n\t"称呼": "甲",\n  "抄送": ["乙",\n "丙"]}'.encode()))
    assert found.places["称呼",] == Place("letter.json", 2, 2)
    assert found.values["称呼",] == Place("letter.json", 2, 8)
    assert found.places["抄送", 1] == Place("letter.json", 4, 2)


def test_pairs_of_surrogates_are_one_character() -> None:
    assert read_structured(Source("-", b'{"salutation": "\\ud842\\udfb7"}')).letter.salutation == "𠮷"


def test_repeated_key_is_refused() -> None:
    assert said('{"称呼": "甲",\n "称呼": "乙"}').startswith("letter.json:2:2：称呼：“称呼”写了两次")


@pytest.mark.parametrize("number", ["67", "6.7", "true", "NaN", "-Infinity", "1e999", "9" * 5000])
def test_numbers_are_no_text(number: str) -> None:
    assert said(f'{{"proposal": {{"number": {number}}}}}').startswith("letter.json:1:")


@pytest.mark.parametrize("lone", ['{"称呼": "\\ud800"}', '{"\\udc00": 1}'])
def test_lone_surrogates_are_refused(lone: str) -> None:
    assert "不成对的代理字符" in said(lone)


@pytest.mark.parametrize("words", ["[" * 100_000, '{"cc":' * 500 + "1" + "}" * 500])
def test_deep_json_is_refused(words: str) -> None:
    assert "层次太深" in said(words)


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(codec="utf-8"), max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["标题", "表格"]), inner, max_size=3),
)  # fmt: skip


@given(_VALUES, st.sampled_from([None, 1, "\t"]))
def test_any_json_is_a_letter_or_a_clear_refusal(value: object, indent: int | str | None) -> None:
    words = json.dumps({"引言": value}, indent=indent)
    try:
        read_structured(Source("letter.json", words.encode()))
    except InputError as error:
        lines = {problem.place.line for problem in error.problems}
        assert lines <= set(range(1, words.count("\n") + 2))


def test_exchange_format_is_read_back() -> None:
    letter = ReplyLetter.model_validate(
        {"落款": {"日期": "2025年6月12日", "机关": "某区民政局"}, "引言": ["甲", "乙"]}
    )
    assert read_structured(Source("letter.json", letter.model_dump_json().encode())).letter == letter
