"""What is said about a letter that cannot be one: place, what is wrong, what to do, in both languages."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from replygen.model import ReplyLetter, label_path, problems

CASES: list[tuple[dict[str, Any], str, str]] = [
    (
        {"称乎": "甲"},
        "称乎：没有“称乎”这一项。是不是“称呼”？",
        "There is no field '称乎'. Did you mean '称呼'?",
    ),
    (
        {"sallutation": "甲"},
        "sallutation：没有“sallutation”这一项。是不是“salutation”？",
        "There is no field 'sallutation'. Did you mean 'salutation'?",
    ),
    (
        {"signatory": {"qqq": 1}},
        "落款.qqq：没有“qqq”这一项。可用的项：机关、日期、用印、签名人。",
        "There is no field 'qqq'. Known fields: organs, date, seal, signer.",
    ),
    (
        {"cc": "甲", "抄送": "乙"},
        "抄送：“抄送”与同一项的另一个键重复。中英文键名只留一个。",
        "'抄送' repeats another key of the same field. Keep only one of the two keys.",
    ),
    (
        {"proposals": [{"number": 67}]},
        "提案建议[1].编号：“67”不对：这里应当是文字。数字请加引号写成文字。",
        "'67' is wrong: text is expected here. Put the number into quotes.",
    ),
    (
        {"signatory": {"date": "2025-02-30"}},
        "落款.日期：没有“2025-02-30”这一天。请核对年月日。",
        "There is no such day: 2025-02-30. Check year, month and day.",
    ),
    (
        {"signatory": {"date": "去年"}},
        "落款.日期：“去年”不是日期。请写成 2025-06-12、2025年6月12日或二〇二五年六月十二日。",
        "'去年' is no date. Write 2025-06-12, 2025年6月12日 or 二〇二五年六月十二日.",
    ),
    (
        {"document": {"category": "E"}},
        "公文要素.办理结果：“E”不在可选的值之内。可选：A、B、C、D。",
        "'E' is not one of the allowed values. Allowed: A, B, C, D.",
    ),
    (
        {"signatory": {"seal": "章"}},
        "落款.用印：“章”不在可选的值之内。可选：盖章、不盖章、签名章。",
        "'章' is not one of the allowed values. Allowed: sealed, unsealed, signature.",
    ),
    (
        {"opening": "甲\x0b乙"},
        "开头：第 2 个字是不能使用的字符 U+000B。请删去，或分成几项。",
        "Character 2 is the unusable character U+000B. Remove it, or split the text.",
    ),
    (
        {"cc": ["甲", "乙\t丙"]},
        "抄送[2]：第 2 个字是制表符。请删去，或分成几项。",
        "Character 2 is a tab. Remove it, or split the text.",
    ),
    (
        {"lead": ["甲", {"heading": "乙", "content": [{"表格": {"表头": ["丙"], "行": [["丁", "戊"]]}}]}]},
        '引言[2].内容[1].表格：第 1 行有 2 格，应为 1 格。缺的格写成空文字 ""。',
        'Row 1 has 2 cells instead of 1. Write "" for an empty cell.',
    ),
    (
        {"attachments": [{"title": " "}]},
        "附件[1].标题：写了键却没有内容。请填写，或删去这一项。",
        "The text is empty. Fill it in or leave the field out.",
    ),
    (
        {"document": {"security": {"period": "1年"}}},
        "公文要素.密级.等级：缺少这一项。请补上。",
        "This field is missing. Add it.",
    ),
    (
        {"lead": [{"table": {}}]},
        "引言[1].表格：表格里没有表头也没有行。请填写表格。",
        "The table has neither header nor rows. Fill the table.",
    ),
    (
        {"work_done": {"run_in": "也许"}},
        "工作开展情况.接排：“也许”不对：这里应当是是或否。",
        "'也许' is wrong: true or false is expected here.",
    ),
    (
        {"contact": "张三"},
        "联系人：“张三”不对：这里应当是一组“键: 值”。可用的项：姓名、电话、单位、地址、邮政编码、电子邮箱。",
        (
            "'张三' is wrong: a group of keys and values is expected here. "
            "Known fields: name, phone, unit, address, postcode, email."
        ),
    ),
    (
        {"opening": {"甲": "乙"}},
        "开头：“一组键值”不对：这里应当是文字。",
        "'一组键值' is wrong: text is expected here.",
    ),
]


def _said(fields: dict[str, Any], lang: Any) -> list[str]:
    with pytest.raises(ValidationError) as caught:
        ReplyLetter.model_validate(fields)
    return [problem.say(lang) for _, problem in problems(caught.value)]


@pytest.mark.parametrize(("fields", "chinese", "english"), CASES)
def test_problem(fields: dict[str, Any], chinese: str, english: str) -> None:
    assert _said(fields, "zh") == [chinese]
    assert _said(fields, "en") == [f"{chinese.partition('：')[0]}: {english}"]


def test_everything_wrong_is_said_at_once() -> None:
    wrong = {"称乎": "甲", "role": "乙", "signatory": {"date": "丙"}, "cc": [1, 2]}
    assert len(_said(wrong, "zh")) == 5


def test_path_leads_to_the_value_as_it_was_written() -> None:
    fields = {"引言": [{"标题": "甲", "内容": [{"表格": {"行": [[1]]}}]}]}
    with pytest.raises(ValidationError) as caught:
        ReplyLetter.model_validate(fields)
    ((path, _),) = problems(caught.value)
    assert path == ("引言", 0, "内容", 0, "表格", "行", 0, 0)
    assert label_path(path) == "引言[1].内容[1].表格.行[1][1]"


def test_a_long_value_is_shown_short() -> None:
    (said,) = _said({"role": "很" * 1000}, "zh")
    assert "很" * 30 + "…" in said
    assert len(said) < 100
