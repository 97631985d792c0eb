"""Word lists: looked for quickly, and found as if every entry were tried at every character."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replygen.checks.words import any_pair, data, quick

_FOLDER = Path(__file__).parent
_TEXT = "\n".join((_FOLDER / f"{name}.txt").read_text("utf-8") for name in ("wrong", "right", "mended"))


def _spans(pattern: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    return [match.span() for match in pattern.finditer(text)]


@pytest.mark.parametrize("name", data("pairs"))
def test_a_table_finds_what_its_entries_find(name: str) -> None:
    plain = re.compile("|".join(data("pairs")[name]))
    assert _spans(any_pair(name), _TEXT) == _spans(plain, _TEXT)


_ENTRY = st.sampled_from(
    [
        "甲",
        "(?<!乙)甲乙",
        "[甲丙]丁",
        "(?<=[甲(])乙",
        "甲?丙",
        "[^甲]丁",
        "甲|丙乙",
        "(?:丙|丁)甲",
        r"\(丁",
        "(?<!甲|丙)丁",
    ]
)


@given(st.lists(_ENTRY, min_size=1, unique=True), st.text(st.sampled_from("甲乙丙丁("), max_size=12))
def test_any_entries_are_found_where_they_stand(entries: list[str], text: str) -> None:
    starts, plain = (
        {match.start() for match in re.finditer(f"(?=({pattern}))", text)}
        for pattern in (quick(entries), "|".join(entries))
    )
    assert starts == plain
