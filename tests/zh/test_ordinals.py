"""Heading numbers of four levels."""

import pytest

from replygen.zh.ordinals import hanzi, heading_number

_ONES = ("", *"一二三四五六七八九")


def test_numbers_to_99_in_their_order() -> None:
    tens = ("", "十", *(f"{digit}十" for digit in _ONES[2:]))
    expected = [ten + one for ten in tens for one in _ONES]
    assert [hanzi(number) for number in range(1, 100)] == expected[1:]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (100, "一百"),
        (101, "一百零一"),
        (110, "一百一十"),
        (115, "一百一十五"),
        (1001, "一千零一"),
        (1010, "一千零一十"),
        (2025, "二千零二十五"),
        (10_000, "一万"),
    ],
)
def test_numbers_beyond_99(number: int, words: str) -> None:
    assert hanzi(number) == words


@pytest.mark.parametrize("number", [0, -1])
def test_there_is_no_heading_before_the_first(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        hanzi(number)


@pytest.mark.parametrize(
    ("level", "marks"),
    [
        (1, "一、 九、 十、 十一、 二十、 九十九、"),
        (2, "（一） （九） （十） （十一） （二十） （九十九）"),
        (3, "1. 9. 10. 11. 20. 99."),
        (4, "（1） （9） （10） （11） （20） （99）"),
    ],
)
def test_marks_of_a_level_carry_their_punctuation(level: int, marks: str) -> None:
    assert [heading_number(level, number) for number in (1, 9, 10, 11, 20, 99)] == marks.split()
