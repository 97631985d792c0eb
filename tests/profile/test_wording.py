"""Patterns: plain names in braces, nothing else is interpreted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replygen.profile import fill
from replygen.profile.wording import check_pattern


@pytest.mark.parametrize("pattern", ["", "甲", "{organ}", "{organ}关于{organ}的", "100%$x"])
def test_good_pattern_is_returned_as_it_is(pattern: str) -> None:
    assert check_pattern(pattern, ["organ"]) == pattern


@pytest.mark.parametrize(
    "pattern", ["{title}", "{", "}", "{{organ}}", "{organ!r}", "{0}", "{}", "{organ:>9}"]
)
def test_anything_else_in_braces_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        check_pattern(pattern, ["organ"])


@given(st.text(), st.text())
def test_values_are_never_interpreted(organ: str, title: str) -> None:
    assert fill("甲{organ}乙{title}", {"organ": organ, "title": title}) == f"甲{organ}乙{title}"
