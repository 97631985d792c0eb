"""Markdown letters: headings, paragraphs, tables and marks; nothing changed, nothing lost silently."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from replygen.errors import InputError
from replygen.messages import Place
from replygen.model import Attachment, ReplyLetter, Section, Table, TableBlock
from replygen.readers import Reading, Source, read_structured


def read(words: str) -> Reading:
    return read_structured(Source("letter.md", words.encode()))


def letter(words: str) -> ReplyLetter:
    return read(words).letter


def said(words: str) -> str:
    with pytest.raises(InputError) as caught:
        read(words)
    return caught.value.say()


def table(words: str) -> Table:
    (block,) = letter(words).lead
    assert isinstance(block, TableBlock)
    return block.table


def test_front_matter_holds_all_fields_but_the_body() -> None:
    found = letter("---\n提案建议: {编号: 067}\n抄送: 督查室\n---\n\n甲\n\n# 乙\n\n丙\n")
    assert found.proposals[0].number == "067"
    assert found.cc == ("督查室",)
    assert found.lead == ("甲",)
    assert found.sections == (Section(heading="乙", content=("丙",)),)


def test_front_matter_may_be_missing_or_empty() -> None:
    assert (
        letter("甲\n")
        == letter("---\n---\n甲\n")
        == letter("\n---\n# 说明\n---\n甲")
        == ReplyLetter(lead=("甲",))
    )


def test_errors_in_the_front_matter_tell_their_place() -> None:
    assert said("---\n称呼: 甲\n落款: {日期: 2025-13-01}\n---\n").startswith("letter.md:3:6：落款.日期：")
    assert said("---\n称呼：甲\n---\n").startswith("letter.md:2:3：")
    assert said("---\n称呼: 甲\n").startswith("letter.md:1:1：开头的“---”没有配对。")


def test_windows_line_ends_and_a_mark_of_utf8_make_no_difference() -> None:
    assert letter("\ufeff---\r\n称呼: 甲\r\n---\r\n\r\n# 乙\r\n\r\n丙\r\n") == letter(
        "---\n称呼: 甲\n---\n# 乙\n\n丙"
    )


def test_headings_nest_by_their_level() -> None:
    found = letter("# 一\n## 二\n### 三\n#### 四\n甲\n## 二之二\n乙\n")
    deep = Section(heading="三", content=(Section(heading="四", content=("甲",)),))
    second = Section(heading="二", content=(deep,)), Section(heading="二之二", content=("乙",))
    assert found.sections == (Section(heading="一", content=second),)


def test_a_level_may_be_left_out() -> None:
    assert letter("# 一\n### 二\n甲\n") == letter("# 一\n## 二\n甲\n")


def test_too_many_levels_are_refused_with_their_place() -> None:
    assert said("甲\n\n# 一\n## 二\n### 三\n#### 四\n##### 五\n").startswith("letter.md:3:3：")


def test_the_first_and_the_last_part_go_by_their_labels() -> None:
    found = letter("# 工作开展情况\n甲\n# 补贴\n乙\n# 下一步工作打算\n丙\n# 附件：清单\n丁\n")
    assert found.work_done == Section(heading="工作开展情况", content=("甲",))
    assert found.sections == (Section(heading="补贴", content=("乙",)),)
    assert found.next_steps == Section(heading="下一步工作打算", content=("丙",))
    assert letter("# {工作开展情况}\n甲\n").work_done == Section(content=("甲",))


def test_a_label_in_another_place_is_a_heading() -> None:
    found = letter("# 下一步工作打算\n甲\n# 工作开展情况\n乙\n")
    assert [section.heading for section in found.sections] == ["下一步工作打算", "工作开展情况"]
    assert found.work_done is found.next_steps is None


def test_marks_name_the_part() -> None:
    found = letter("# 先说明 {引言}\n甲\n# 做法 {工作开展情况}\n乙\n# 打算 {下一步工作打算}{接排}\n丙\n")
    assert found.lead == (Section(heading="先说明", content=("甲",)),)
    assert found.work_done == Section(heading="做法", content=("乙",))
    assert found.next_steps == Section(heading="打算", run_in=True, content=("丙",))


def test_english_marks() -> None:
    assert letter("# 甲 {next_steps}{run_in}\n乙") == letter("# 甲 {下一步工作打算}{接排}\n乙")


def test_text_goes_on_after_a_section() -> None:
    found = letter("甲\n\n# 一 {引言}\n乙\n\n# {引言}{续}\n丙\n\n# 二\n## 三\n丁\n\n# {续}\n戊\n")
    assert found.lead == ("甲", Section(heading="一", content=("乙",)), "丙")
    assert found.sections == (Section(heading="二", content=(Section(heading="三", content=("丁",)), "戊")),)


@pytest.mark.parametrize(
    ("words", "place", "what"),
    [
        ("# 甲 {按排}", "1:3", "没有“按排”这种说明"),
        ("# 甲\n## 乙 {引言}", "2:4", "只能用在一级标题"),
        ("## {续}\n甲", "1:4", "没有可以接着写的部分"),
        ("# 甲\n# 乙 {续}", "2:3", "没有可以接着写的部分"),
        ("# 附件：甲\n# 乙", "2:3", "位置不对"),
        ("# 甲\n# 乙 {工作开展情况}", "2:3", "位置不对"),
        ("# 甲 {工作开展情况}\n# 乙 {工作开展情况}", "2:3", "写了两次"),
        ("{横排}\n\n甲", "1:1", "下面没有表格"),
        ("甲\n\n{横排}", "3:1", "下面没有表格"),
        ("{竖排}\n| 甲 |\n|---|\n", "1:1", "没有“竖排”这种说明"),
        ("# 附件：甲 {接排}", "1:3", "没有“接排”这一项"),
    ],
)
def test_wrong_marks_are_refused(words: str, place: str, what: str) -> None:
    assert said(words).startswith(f"letter.md:{place}：")
    assert what in said(words)


@pytest.mark.parametrize("heading", ["附件：清单", "附件1：清单", "附件 1: 清单"])
def test_an_attachment_is_a_part_called_so(heading: str) -> None:
    assert letter(f"# {heading}\n## 一\n甲\n").attachments == (
        Attachment(title="清单", content=(Section(heading="一", content=("甲",)),)),
    )


def test_an_attachment_may_lack_its_title_and_a_heading_may_start_like_one() -> None:
    found = letter("# 附件清单\n甲\n# 附件\n乙\n")
    assert found.sections == (Section(heading="附件清单", content=("甲",)),)
    assert found.attachments == (Attachment(content=("乙",)),)


def test_text_comes_out_character_for_character() -> None:
    for words in ("**甲**", "`x` & &amp; <b>", "[甲](乙)", "3*5=15，a_b_c", "甲\\乙", "\u3000甲\u3000 乙"):
        assert letter(words).lead == (words.strip(),)


def test_a_backslash_before_a_sign_is_dropped() -> None:
    assert letter(r"\# 甲\*\|\\\{\}\\n\甲").lead == (r"# 甲*|\{}\n\甲",)


def test_marks_of_bold_type_are_noted() -> None:
    reading = read("甲\n\n**乙**\n")
    assert [message.place for message in reading.messages] == [Place("letter.md", 3, 1)]


def test_wrapped_lines_are_one_paragraph_without_a_space_between_chinese_characters() -> None:
    reading = read("甲\n乙\nabc\ndef\n")
    assert reading.letter.lead == ("甲乙 abc def",)
    assert [message.place.line for message in reading.messages] == [1, 1]


def test_indented_lines_are_paragraphs() -> None:
    assert letter("    甲\n\n\u3000\u3000乙\n\n[丙]: 丁\n").lead == ("甲", "乙", "[丙]: 丁")


def test_a_table_with_escapes_empty_cells_and_line_breaks() -> None:
    found = table("| 镇街 | 数量 |\n| --- | :-: |\n| a\\|b\\\\ |  |\n| 甲<br>乙 | \\<br> |\n")
    assert found.header == ("镇街", "数量")
    assert found.rows == (("a|b\\", ""), ("甲\n乙", "<br>"))


def test_a_table_without_outer_lines() -> None:
    assert table("镇街 | 数量\n--- | ---\n甲 | 1\n").rows == (("甲", "1"),)


def test_a_header_of_empty_cells_is_none_unless_it_is_marked() -> None:
    words = "|  |  |\n|---|---|\n| 甲 | 乙 |\n"
    assert table(words).header == ()
    assert table("{表头}\n" + words).header == ("", "")


def test_caption_and_landscape_stand_above_the_table() -> None:
    found = table("{表题：某\\}表}{横排}\n\n| 甲 |\n|---|\n")
    assert (found.caption, found.landscape) == ("某}表", True)


def test_cells_too_many_or_too_few_are_refused_and_not_cut_off() -> None:
    for row in ("| 1 |", "| 1 | 2 | 3 |"):
        assert said(f"| 甲 | 乙 |\n|---|---|\n{row}\n").startswith("letter.md:1:1：引言[1].表格：第 1 行有 ")


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("- 甲\n- 乙\n", "没有项目符号的列表"),
        ("1. 甲\n2. 乙\n", "自动编号的列表"),
        ("> 甲\n", "引用块"),
        ("```\n甲\n```\n", "代码块"),
        ("***\n", "分隔线"),
        ("<div>甲</div>\n", "HTML"),
        ("标题\n===\n", "下面画线"),
        ("标题\n---\n", "下面画线"),
    ],
)
def test_what_a_letter_does_not_have_is_refused(words: str, what: str) -> None:
    message = said("甲\n\n" + words)
    assert message.startswith("letter.md:3:1：")
    assert what in message


def test_lists_become_numbered_words_where_asked() -> None:
    found = letter("---\n列表: 一是\n---\n- 甲；\n- 乙。\n\n  丙\n\n# 丁\n1. 戊\n")
    assert found.lead == ("一是甲；", "二是乙。", "丙")
    assert found.sections == (Section(heading="丁", content=("一是戊",)),)


def test_no_other_way_to_read_lists() -> None:
    assert said("---\n列表: 二是\n---\n").startswith("letter.md:2:5：列表：")


def test_what_a_list_cannot_hold_is_refused() -> None:
    found = said("---\n列表: 一是\n---\n- 甲\n  - 乙\n\n- # 丙\n")
    assert [line[:14] for line in found.splitlines()] == ["letter.md:5:1：", "letter.md:7:1："]


def test_comments_are_passed_over() -> None:
    assert letter("甲\n\n<!-- 待核 -->\n\n乙\n").lead == ("甲", "乙")


def test_fields_of_the_body_given_twice_are_refused() -> None:
    assert "重复" in said("---\nlead: 甲\n---\n乙\n")
    assert said("---\n引言: 甲\n---\n乙\n").startswith(
        "letter.md:4:1：引言：“引言”写了两次，第一次在第 2 行。"
    )


def test_characters_no_document_can_hold_are_refused() -> None:
    assert said("甲\n\n乙\x00丙\n").startswith("letter.md:3:1：引言[2]：第 2 个字是")


@settings(max_examples=500)
@given(st.text(st.sampled_from("甲A7 \n#*_-+=>`~|[](){}<>\\.：续接排引言"), max_size=60))
def test_what_is_read_is_whole_and_what_is_not_is_refused(body: str) -> None:
    with suppress(InputError):
        found = letter(f"---\n称呼: 乙\n---\n{body}").model_dump_json()
        assert all(found.count(char) == body.count(char) for char in "甲A7")


def test_an_empty_file_is_refused() -> None:
    assert said("\n").startswith("letter.md：文件里没有内容。")


def test_a_long_body_is_read() -> None:
    words = "".join(f"# 标题{number}\n\n段落{number}\n\n" for number in range(3000))
    assert len(letter(words).sections) == 3000
