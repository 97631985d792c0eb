"""Reading takes time in proportion to the text, and so it does where a text only looks like a letter."""

from __future__ import annotations

from typing import Final

import pytest

from replygen.readers.text import read_text
from tests.checks.test_growth import steps_of

UNITS: Final = (
    "甲、乙、丙、",
    "《关于治水的提案》",
    "“",
    "（",
    "您提出的",
    "收悉，现答复如下：",
    "一是二是",
    "（一）建设\n",
    "区水利局",
    "联系人：",
    "联系人：赵一 电话：5550101 ",
    "（联系人：赵一，电话：5550101；钱二，5550102）",
    "某县水利局2024年6月3日",
    "发布机构：某局",
    "2024年6月3日",
    "附件1：",
    "此件公开",
    "第1号、",
    "此复函已经王局长审签。",
    "赵一明、",
    "抄报：甲局；",
    "联系单位及电话：甲司 周平 5550101 ",
    "联系人：赵一（主任），电话：5550101 ",
    "甲公、甲交（会）函〔2024〕1号",
    "甲\t乙\n",
)


def steps(text: str) -> int:
    """How many lines of Python it takes to read a text."""
    return steps_of(lambda: read_text(text))


@pytest.mark.parametrize("unit", UNITS)
def test_four_times_the_text_takes_no_more_than_five_times_the_steps(unit: str) -> None:
    read_text(unit)  # word lists are read once
    assert steps(unit * 800) < 5 * steps(unit * 200)
