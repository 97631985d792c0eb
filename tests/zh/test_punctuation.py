"""Half-width marks become full-width in Chinese text, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replygen.zh.punctuation import FULL_WIDTH, widen


@pytest.mark.parametrize(
    ("text", "wide"),
    [
        ("张三委员:", "张三委员："),
        ("一是加强领导,二是落实责任;三是督查!", "一是加强领导，二是落实责任；三是督查！"),
        ("您提出的《甲》(第067号)收悉", "您提出的《甲》（第067号）收悉"),
        ("增长12.5%,列第3", "增长12.5%，列第3"),
        ("(一)统一标识", "（一）统一标识"),
        ("是否可行?", "是否可行？"),
    ],
)
def test_marks_in_chinese_text(text: str, wide: str) -> None:
    widened = widen(text)
    assert widened.text == wide
    assert widened.original() == text


@pytest.mark.parametrize(
    "text",
    [
        "投入1,234万元",
        "会议10:30开始",
        "见https://例.example/a?b=c,d",
        "邮箱kjj@beibei.example",
        "This, that (and more): all Latin!",
        "按公式(a+b)*c计算",
        "文件名.docx",
    ],
)
def test_marks_that_stay(text: str) -> None:
    assert widen(text).text == text


@given(st.text(st.sampled_from("甲乙，。《》 ,:;?!().aB1%+=@/\"'\n"), max_size=60))
def test_only_marks_change_each_in_its_place(text: str) -> None:
    widened = widen(text)
    assert widened.original() == text
    assert len(widened.text) == len(text)
    changed = {offset for offset, (a, b) in enumerate(zip(text, widened.text, strict=True)) if a != b}
    assert changed == {mark.offset for mark in widened.marks}
    assert all(FULL_WIDTH[text[offset]] == widened.text[offset] for offset in changed)


@given(st.text(st.sampled_from("甲乙，。 ,:;?!()aB1\n"), max_size=60))
def test_full_width_text_changes_no_further_at_its_marks(text: str) -> None:
    once = widen(text)
    again = widen(once.text)
    assert not {mark.offset for mark in once.marks} & {mark.offset for mark in again.marks}
