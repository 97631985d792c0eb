"""Dates in the three forms of official letters, and days that do not exist."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replygen.zh.dates import format_date, is_date_form, parse_date

_HANZI = "〇一二三四五六七八九"


def _counted(number: int) -> str:
    """A number to 31 in Chinese, by a table of tens: no code of ours."""
    tens = ("", "十", "二十", "三十")[number // 10]
    return tens + ("" if number % 10 == 0 else _HANZI[number % 10])


def _in_hanzi(day: datetime.date) -> str:
    year = "".join(_HANZI[int(digit)] for digit in f"{day.year:04}")
    return f"{year}年{_counted(day.month)}月{_counted(day.day)}日"


@given(st.dates(datetime.date(1000, 1, 1)))
def test_three_forms_of_any_day_are_the_same_day(day: datetime.date) -> None:
    arabic = f"{day.year}年{day.month}月{day.day}日"
    forms = [day.isoformat(), arabic, _in_hanzi(day), f" {arabic} "]
    assert {parse_date(form) for form in forms} == {day}
    assert format_date(day) == arabic


@pytest.mark.parametrize(
    ("text", "month", "day"),
    [
        ("2025-6-2", 6, 2),
        ("2025年06月02日", 6, 2),
        ("二零二五年六月二日", 6, 2),
        ("二○二五年十月十日", 10, 10),
        ("二〇二五年一十一月二十日", 11, 20),
    ],
)
def test_spellings_that_offices_use(text: str, month: int, day: int) -> None:
    assert parse_date(text) == datetime.date(2025, month, day)


@pytest.mark.parametrize(
    "text",
    ["2025-02-29", "2025年13月1日", "二〇二五年六月三十一日", "二〇二五年十三月一日", "0000-01-01"],
)
def test_days_that_do_not_exist_have_the_form_of_a_date(text: str) -> None:
    assert is_date_form(text)
    with pytest.raises(ValueError, match=r"\w"):
        parse_date(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "明天",
        "2025",
        "2025/6/12",
        "2025年6月",
        "25年6月12日",
        "2025-06-12T00:00",
        "二〇二五年六月三三日",  # digits side by side are no number
        "二〇二五年一二月一日",
        "二〇二五年十十月一日",
        "2025年六月12日",
    ],
)
def test_other_texts_are_no_dates(text: str) -> None:
    assert not is_date_form(text)
    with pytest.raises(ValueError, match="^" + text):
        parse_date(text)


@given(st.text(st.sampled_from("〇一二三四五六七八九十年月日0123456789- "), max_size=14))
def test_text_like_a_date_is_a_day_or_a_value_error(text: str) -> None:
    try:
        parse_date(text)
    except ValueError:
        return
    assert is_date_form(text)
