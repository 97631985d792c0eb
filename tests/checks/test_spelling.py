"""The forms that are right nowhere: each is found, none stands in a right word, and none is told of in a name."""

import pytest

from replygen.checks import copy_of_text, findings
from replygen.checks.spelling import miswritten
from replygen.checks.words import data

TABLE = {right: forms.split() for right, forms in data("spelling")["miswritten"].items()}
PAIRS = [(wrong, right) for right, forms in TABLE.items() for wrong in forms]


@pytest.mark.parametrize(("wrong", "right"), PAIRS, ids=[wrong for wrong, _ in PAIRS])
def test_a_form_is_found_and_made_right(wrong: str, right: str) -> None:
    found = {
        (text[each.start : each.end], each.right)
        for text in (wrong, f"〇{wrong}〇")
        for each in miswritten(text)
    }
    assert (wrong, right) in found


def test_no_right_word_holds_a_form() -> None:
    assert list(miswritten("\n".join(TABLE))) == []


def test_no_form_is_told_twice() -> None:
    assert all(len(list(miswritten(wrong))) == 1 for wrong, _ in PAIRS)


@pytest.mark.parametrize(
    "words",
    [
        "完善自身机制，有关建设部门，申请理由，协商确定，高度重视范围，限制做法，开展示点亮活动。",
        "学习贯彻精神，人员满意，消防制度，提升活力，方式范围，生活越来越好，技术员工做好准备。",
        "公布暑期安排，自然放养，天然气管道，触摸式屏幕，承担误工费，整修闲置房屋，科普便民。",
        "奖惩制度健全，在建项目，组织体验活动，当前提交材料，一条研学路线，取得的明显成效。",
        "新事物所带来的变化，争取的积极因素，查获的全国首案，企业入住酒店，工作大作用强。",
    ],
)
def test_where_two_words_meet_no_form_is_seen(words: str) -> None:
    assert [each.text for each in findings(copy_of_text(words)) if each.rule == "LNG-09"] == []


def test_a_name_is_no_form() -> None:
    letter = "祥细委员：\n您提出的《关于治水的提案》（第5号）收悉，现答复如下。\n祥细情况已经查明。"
    assert [each.place.line for each in findings(copy_of_text(letter)) if each.rule == "LNG-09"] == [3]
