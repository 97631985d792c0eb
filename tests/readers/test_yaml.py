"""YAML letters: text as typed, places of keys, and nothing lost silently."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replygen.errors import InputError
from replygen.messages import Note, Place
from replygen.model import TableBlock
from replygen.readers import Reading, Source, read_structured


def read(words: str) -> Reading:
    return read_structured(Source("letter.yaml", words.encode()))


def said(words: str) -> str:
    with pytest.raises(InputError) as caught:
        read(words)
    return caught.value.say()


@pytest.mark.parametrize(
    "typed", ["067", "no", "1:30", "1e3", "0x1F", "2025-06-12", "true", "=", "Null", "1_000", ".5"]
)
def test_scalars_are_text_as_typed(typed: str) -> None:
    assert read(f"提案建议: {{编号: {typed}}}").letter.proposals[0].number == typed


@pytest.mark.parametrize("nothing", ["", "~", "null"])
def test_nothing_means_absent(nothing: str) -> None:
    assert read(f"称呼: {nothing}\n抄送: 督查室").letter.salutation is None


def test_quoted_null_is_text() -> None:
    assert read("称呼: 'null'").letter.salutation == "null"


def test_empty_items_are_left_out_and_given_empty_lists_stay() -> None:
    assert read("抄送:\n  -\n  - 督查室").letter.cc == ("督查室",)
    assert read("结尾: []").letter.closing == ()
    assert read("结尾:\n  -").letter.closing is None


def test_empty_cells_stay_in_a_table() -> None:
    block = read("引言:\n  - 表格:\n      行:\n        - [甲, ~]\n        - [~, 乙]").letter.lead[0]
    assert isinstance(block, TableBlock)
    assert block.table.rows == (("甲", ""), ("", "乙"))


def test_group_of_absent_keys_is_absent() -> None:
    assert read("联系人: {姓名: , 电话: ~}").letter.contact is None


def test_places_are_those_of_the_keys_and_of_the_values() -> None:
    found = read("# 说明\n提案建议:\n  - 编号: 067\n抄送:\n  - 督查室")
    assert found.places["提案建议", 0, "编号"] == Place("letter.yaml", 3, 5)
    assert found.values["提案建议", 0, "编号"] == Place("letter.yaml", 3, 9)
    assert found.places["抄送", 0] == Place("letter.yaml", 5, 5)


def test_problem_in_a_lone_proposal_stands_at_its_key() -> None:
    assert said("提案建议:\n  编号: 067\n  案由: 甲").startswith("letter.yaml:3:3：")


def test_all_problems_at_once_in_the_order_of_lines() -> None:
    lines = said("落款:\n  日期: 2025-02-30\n称乎: 甲\n落款: 乙\n办理方式: 主半").splitlines()
    assert [line.split("：")[0] for line in lines] == [
        f"letter.yaml:{at}" for at in ("2:3", "3:1", "4:1", "5:1")
    ]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("称呼: 甲乙\n  丙丁", "甲乙丙丁"),
        ("称呼: >\n  甲。\n  “乙”\n", "甲。“乙”"),
        ("称呼: '甲''\n  乙\n  丙'", "甲' 乙丙"),
        ('称呼: "甲 乙\n  \\u4e59 甲\n  乙"', "甲 乙乙 甲乙"),
        ("称呼: 甲 乙 甲\n  乙 丙", "甲 乙 甲乙 丙"),
        ("称呼: reply\n  letter", "reply letter"),
        ("称呼: 共\n  12 件", "共 12 件"),
    ],
)
def test_line_break_between_chinese_characters_is_no_space(words: str, value: str) -> None:
    assert read(words).letter.salutation == value


def test_closed_and_left_line_breaks_are_reported() -> None:
    notes = [note.what.zh for note in read("称呼: 甲\n  乙\n  12").messages if isinstance(note, Note)]
    assert len(notes) == 2
    assert "汉字之间换行 1 处" in notes[0]
    assert "留有一个空格" in notes[1]


def test_comment_that_looks_like_text_is_reported() -> None:
    found = read("联系人:\n  地址: 人民路 #2 号楼 # 说明\n  姓名: 甲 # 说明")
    assert [note.place.line for note in found.messages] == [2]
    assert "“#2 号楼 # 说明”是注释" in str(found.messages[0])


@pytest.mark.parametrize(
    "text", ["&甲 乙", "&x 乙", "*x", "**重要**", "!重要 乙", "!!str 乙", "!!python/name:os.system x"]
)
def test_marks_that_would_swallow_text_are_refused(text: str) -> None:
    assert "letter.yaml:1:" in said(f"称呼: {text}")


def test_alias_bomb_is_refused() -> None:
    levels = "\n".join(f"l{n}: &l{n} [*l{n - 1}, *l{n - 1}]" for n in range(1, 60))
    assert "别名" in said(f"l0: &l0 x\n{levels}")


@pytest.mark.parametrize("words", ["称呼: " + "[" * 60 + "]" * 60, "抄送: [" + ",".join("x" * 200_001) + "]"])
def test_deep_and_endless_content_is_refused(words: str) -> None:
    assert "内容太多或层次太深" in said(words)


def test_full_width_colons_are_all_named() -> None:
    assert said("提案建议：\n  编号：067\n标题: 甲").count("后面不是半角冒号加空格") == 2
    assert said("提案建议: \n  编号:067\n  类别：提案\n称呼: 甲").count("后面不是半角冒号加空格") == 2


def test_key_that_would_become_text_of_the_line_above_is_refused() -> None:
    assert said("落款:\n  机关: 某局\n  日期：2025-06-12").startswith(
        "letter.yaml:3:5：“日期”后面不是半角冒号加空格"
    )


_PIECES = st.sampled_from(
    ["a", "甲", "：", ": ", "\n", "\n  ", "\n- ", "- ", ", ", "[", "]", "{", "}", "&", "*", "!", "|", ">", "'", '"',
     "%", "@", "`", "#", "?", "~", "\t", "\\", "\u3000", "\x07", "\ufeff", "😀", "\u2028", "\x85", "\r", "null",
     "---\n", "提案建议: ", "引言: ", "表格: ", "内容: ", "落款: ", "日期: ", "\\ud800", "<<: "]
)  # fmt: skip


def understood(source: Source) -> bool:
    """Read ``source``; a refusal says something in both languages."""
    try:
        read_structured(source)
    except InputError as error:
        return bool(error.say("zh") and error.say("en"))
    return True


@given(st.lists(_PIECES, max_size=30).map("".join), st.sampled_from(["letter.yaml", "letter.json", "-"]))
def test_any_text_is_a_letter_or_a_clear_refusal(words: str, name: str) -> None:
    assert understood(Source(name, words.encode()))


@given(st.binary(max_size=80))
def test_any_bytes_are_a_letter_or_a_clear_refusal(data: bytes) -> None:
    assert understood(Source("-", data))
