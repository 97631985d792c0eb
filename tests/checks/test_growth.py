"""Time grows with the text and no more: counted in steps of the interpreter, whatever the machine does besides."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from replygen.checks import copy_of_text, findings

UNITS = (
    "甲、乙、丙、",
    "12个、",
    "其中3个，",
    "《关于治水的提案》",
    "“",
    "”“",
    "（",
    "一是二是",
    "第1号、",
    "共3个、",
    "（一）建设\n",
    "区水利局",
)


def steps(text: str) -> int:
    """How many lines of Python it takes to check a text."""
    return steps_of(lambda: findings(copy_of_text(text)))


def steps_of(work: Callable[[], object]) -> int:
    """How many lines of Python a piece of work takes."""
    count = 0

    def trace(frame: FrameType, event: str, arg: Any) -> Any:
        nonlocal count
        count += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("unit", UNITS)
def test_four_times_the_text_takes_no_more_than_five_times_the_steps(unit: str) -> None:
    findings(copy_of_text(unit))  # word lists are read once
    assert steps(unit * 800) < 5 * steps(unit * 200)
