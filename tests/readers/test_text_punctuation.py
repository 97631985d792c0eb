"""Half-width marks become full-width where they stand in Chinese text, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replygen.zh.punctuation import FULL_WIDTH, Mark, widen

CHINESE = [
    ("您好,请查收:附件;谢谢!好吗?", "您好，请查收：附件；谢谢！好吗？"),
    ("投资512.30亿元,占27.5%,居前列", "投资512.30亿元，占27.5%，居前列"),
    ("设备(套)和人员(名)", "设备（套）和人员（名）"),
    ("研发投入(R&D)达到3.1%,高于平均", "研发投入（R&D）达到3.1%，高于平均"),
    ("(一)总则 (1)范围", "（一）总则 （1）范围"),
    ("落实“双减”,推行《办法》(试行)", "落实“双减”，推行《办法》（试行）"),
    ("类别:B", "类别：B"),
    ("Windows(中文版)", "Windows（中文版）"),
    ("时间:10:30,地点:一楼", "时间：10:30，地点：一楼"),
    ("他说(见附件", "他说（见附件"),
]
UNTOUCHED = [
    "659.70", "R&D", "1+2+4+X", "10:30", "1,234", "3:1", "f(x,1)=2", "Nature, 2023 (in press)",
    "https://a.example/x?a=1,2:3", "a,b@c.example", "见方案(终稿).docx", "按(a+b)/c", "", ",", "(1,2)",
]  # fmt: skip


@pytest.mark.parametrize(("half", "full"), CHINESE)
def test_marks_in_chinese_text_become_full_width(half: str, full: str) -> None:
    assert widen(half).text == full


@pytest.mark.parametrize("text", UNTOUCHED)
def test_other_marks_stay(text: str) -> None:
    assert widen(text).text == text


@pytest.mark.parametrize(("half", "full"), CHINESE)
def test_full_width_marks_stay(half: str, full: str) -> None:
    assert widen(full).text == full
    assert not widen(full).marks


def test_each_mark_is_known_by_its_offset() -> None:
    assert widen("甲,乙\r\n丙:丁").marks == (Mark(1, ","), Mark(6, ":"))


@given(st.text(alphabet=st.sampled_from("甲乙a1 ,:;?!()\n.%“”《》/@"), max_size=60))
def test_the_source_can_be_had_back_and_widening_again_changes_nothing(text: str) -> None:
    widened = widen(text)
    assert widened.original() == text
    assert len(widened.text) == len(text)
    assert all(widened.text[mark.offset] == FULL_WIDTH[mark.was] for mark in widened.marks)
