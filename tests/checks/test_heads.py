"""The head of a letter: titles and salutations of other forms, and heads of web pages above them."""

import pytest

from replygen.checks import copy_of_text, findings

REST = """\
您提出的《关于治水的提案》（第57号）收悉，现答复如下。
我局新建泵站2座，清淤河道3公里。
此复函已经李江局长审签。对以上答复您有什么意见，请及时反馈。
江镇区水利局
2025年5月7日
（联系人：赵河，联系电话：68281600）
"""
TITLE = "江镇区水利局关于区政协七届三次会议第57号提案的复函"
WEB = f"【政协提案】{TITLE.removeprefix('江镇区水利局')}\n"


@pytest.mark.parametrize(
    "head",
    [
        f"{TITLE}\n王木委员：\n",
        "政协提案答复函\n王木委员：\n",
        "江镇区水利局\n对区政协七届三次会议第57号提案的\n答复意见\n王木委员：\n",
        f"{TITLE}\n第57号提案第一提案人王木：\n",
        f"{WEB}索 引 号\t0143/2025-17\t信息分类\t提案办理\n{TITLE.removesuffix('的复函')}\n的复函\n王木委员：\n",
    ],
)
def test_head_is_whole(head: str) -> None:
    assert [finding for finding in findings(copy_of_text(head + REST)) if finding.level != "hint"] == []


def test_title_of_a_web_page_above_the_title_is_none() -> None:
    copy = copy_of_text(f"{WEB}发布日期：2025年5月9日\n{TITLE}\n王木委员：\n{REST}")
    assert [line.role for line in copy.lines][:4] == ["head", "head", "title", "salutation"]


@pytest.mark.parametrize(
    "number", ["江水（会）函〔2025〕7号", "江水函（会）〔2025〕7号", "江水、江财联函〔2025〕7号"]
)
def test_number_with_brackets_or_several_codes_is_one(number: str) -> None:
    copy = copy_of_text(f"{number}\n{TITLE}\n王木委员：\n{REST}")
    assert copy.lines[0].role == "number"
