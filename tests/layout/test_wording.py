"""The words that are made where the letter gives none."""

from __future__ import annotations

from typing import Any

import pytest

from replygen.layout import Form
from replygen.layout.wording import is_organ
from tests.layout.build import (
    FORMS,
    LETTER,
    ORGAN,
    laid_out,
    letter,
    page,
    paragraph,
    paragraphs,
    profile,
    proposal,
)

APPROVAL = {"name": "李四", "post": "局长"}


def _opening(**fields: Any) -> str:
    return paragraphs(page(letter(**fields)), "Normal")[0].text


def _closing(**fields: Any) -> str:
    return paragraphs(page(letter(**fields)), "Normal")[-1].text


def _salutation(**fields: Any) -> str:
    return paragraph(page(letter(**fields)), "Salutation").text


def _title(**fields: Any) -> str:
    return page(letter(**fields)).title


def _from(*proposers: str, kind: str = "提案") -> dict[str, Any]:
    return {"proposals": [proposal(kind=kind, proposers=proposers)]}


@pytest.mark.parametrize(
    ("fields", "salutation", "pronoun"),
    [
        (_from("孔某某", kind="建议"), "孔某某代表：", "您"),
        (_from("孙某"), "孙某委员：", "您"),
        (_from("阿卜杜拉·买买提"), "阿卜杜拉·买买提委员：", "您"),
        (_from("王建党"), "王建党委员：", "您"),
        (_from("李思乡", kind="建议"), "李思乡代表：", "您"),
        (_from("马某", "周某", kind="建议"), "马某、周某代表：", "你们"),
        (_from("马某、周某"), "马某、周某委员：", "你们"),
        (_from("马某,周某"), "马某、周某委员：", "你们"),
        (_from("马某", "周某", "吴某"), "马某、周某、吴某委员：", "你们"),
        (_from("马某", "周某", "吴某", "郑某"), "马某等4名委员：", "你们"),
        (_from("民盟北碚区委会"), "民盟北碚区委会：", "你们"),
        (_from("致公党界别小组"), "致公党界别小组：", "你们"),
        (_from("区工商联"), "区工商联：", "你们"),
        (_from("区妇联"), "区妇联：", "你们"),
        (_from("教育、科技界别小组"), "教育、科技界别小组：", "你们"),
        (_from("朝阳街道代表团", kind="建议"), "朝阳街道代表团：", "你们"),
        (_from("孙某委员"), "孙某委员：", "您"),
        ({"salutation": "张三代表", **_from("张三")}, "张三代表：", "您"),
        ({"salutation": "尊敬的张三委员：", **_from()}, "尊敬的张三委员：", "您"),
        ({"salutation": "张三委员:", **_from()}, "张三委员:", "您"),
        ({"salutation": "张三、李四委员", **_from()}, "张三、李四委员：", "你们"),
        ({"salutation": "张三等6名代表", **_from()}, "张三等6名代表：", "你们"),
        ({"salutation": "区工商联", **_from()}, "区工商联：", "你们"),
    ],
)
def test_salutation_and_pronoun(fields: dict[str, Any], salutation: str, pronoun: str) -> None:
    assert _salutation(**fields) == salutation
    assert _opening(**fields).startswith(f"{pronoun}提出的")
    assert f"对以上答复{pronoun}有什么意见" in _closing(**fields)


@pytest.mark.parametrize(
    ("name", "organ"),
    [
        ("张三", False),
        ("王联", False),
        ("张会", False),
        ("欧阳建国", False),
        ("买买提·艾力", False),
        ("区政府办公室", True),
        ("民盟", True),
        ("致公党", True),
        ("区科协", True),
        ("九三学社", True),
        ("团区委", True),
        ("双龙湖街道", True),
        ("经济界", True),
        ("天府镇", False),  # three characters ending in 镇 are as often a person
        ("北碚区天府镇", True),
    ],
)
def test_organs_and_people(name: str, organ: bool) -> None:
    assert is_organ(name) is organ


def test_proposers_of_several_proposals_are_addressed_once() -> None:
    both = [proposal(proposers=["张三", "李四"]), proposal(number="068", proposers=["李四"])]
    assert _salutation(proposals=both) == "张三、李四委员："


def test_opening_alone_and_with_others() -> None:
    assert _opening() == "您提出的《关于甲的提案》（第067号）收悉。经研究办理，现答复如下："
    with_others = _opening(co_organs=["区教委", "区财政局"])
    assert with_others == (
        "您提出的《关于甲的提案》（第067号）收悉。经与区教委、区财政局共同研究办理，现答复如下："
    )


@pytest.mark.parametrize(
    ("proposals", "words"),
    [
        (
            [proposal(), proposal(number="068", title="乙")],
            "《关于甲的提案》（第067号）、《乙》（第068号）收悉",
        ),
        ([proposal(number=None), proposal(number=None, title="乙")], "《关于甲的提案》《乙》收悉"),
        ([proposal(title=None)], "第067号提案收悉"),
        ([proposal(title="关于《规划》的提案")], "《关于〈规划〉的提案》（第067号）收悉"),
        ([proposal(title="《关于甲的提案》")], "《关于甲的提案》（第067号）收悉"),
    ],
)
def test_proposals_in_the_opening(proposals: list[Any], words: str) -> None:
    assert words in _opening(proposals=proposals)


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        ({}, f"{ORGAN}关于第067号提案的复函"),
        (
            {"proposals": [proposal(session="区政协十六届四次会议")]},
            f"{ORGAN}关于区政协十六届四次会议第067号提案的复函",
        ),
        ({"proposals": [proposal(), proposal(number="068")]}, f"{ORGAN}关于第067、068号提案的复函"),
        (
            {"proposals": [proposal(session="甲会议"), proposal(session="乙会议", number="12", kind="建议")]},
            f"{ORGAN}关于甲会议第067号提案、乙会议第12号建议的复函",
        ),
        ({"proposals": [proposal(number=None)]}, f"{ORGAN}关于《关于甲的提案》的复函"),
        (
            {"proposals": [proposal(number=None, title="关于《规划》的提案")]},
            f"{ORGAN}关于《关于〈规划〉的提案》的复函",
        ),
        (
            {"signatory": {"organs": ["甲区交通局", "甲区公安局"], "date": "2025-06-12"}},
            "甲区交通局 甲区公安局关于第067号提案的复函",
        ),
        ({"document": {"title": "自拟的标题"}}, "自拟的标题"),
    ],
)
def test_title(fields: dict[str, Any], title: str) -> None:
    assert _title(**fields) == title


def test_opinion_to_the_main_handler() -> None:
    fields = {"role": "会办", "salutation": "区林业局", "approval": APPROVAL, "document": {"category": "A"}}
    made = page(letter(**fields))
    assert made.title == f"{ORGAN}关于第067号提案协办意见的函"
    assert paragraph(made, "Salutation").text == "区林业局："
    assert [each.text for each in paragraphs(made, "Normal")] == [
        "《关于甲的提案》（第067号）收悉。经研究办理，现将协办意见函告如下：",
        "正文。",
        "以上意见，供你单位答复时参考。",
    ]
    assert not [text for text in made.texts() if "类" in text or "审签" in text]


def test_opinion_does_not_guess_the_main_handler() -> None:
    _, missing = laid_out(letter(role="会办"))
    assert [each.label for each in missing] == ["称呼"]


def test_approval_opens_the_closing() -> None:
    assert _closing(approval=APPROVAL).startswith("此复函已经李四局长审签。对以上答复您有什么意见，")
    assert _closing(approval={"name": "李四"}).startswith("此复函已经李四审签。")
    assert _closing(approval={"post": "局长"}).startswith("对以上答复")


def test_what_is_given_is_printed_and_nothing_besides() -> None:
    made = page(
        letter(opening="开头。", closing=["结尾一。", "结尾二。"], approval=APPROVAL, salutation="各位"),
    )
    assert [each.text for each in paragraphs(made, "Normal")] == ["开头。", "正文。", "结尾一。", "结尾二。"]


def test_given_as_empty_is_left_out() -> None:
    made = page(letter(opening="", closing=[], salutation=""))
    assert [each.text for each in paragraphs(made, "Normal")] == ["正文。"]
    assert paragraphs(made, "Salutation") == []


def test_notes_in_their_order_each_in_brackets() -> None:
    contact = {"name": "王五", "phone": "023-68000000", "postcode": "400700", "unit": "区科技局"}
    made = page(
        letter(
            contact=contact,
            document={"disclosure": "主动公开"},
            notes=["（已有括号）", "(半角括号)", "没有括号", "（一）甲（二）", "（外（内）外）"],
        )
    )
    assert [each.text for each in paragraphs(made, "Note")] == [
        "（联系人：王五，联系电话：023-68000000，联系单位：区科技局，邮政编码：400700）",
        "（此件公开发布）",
        "（已有括号）",
        "(半角括号)",
        "（没有括号）",
        "（（一）甲（二））",
        "（外（内）外）",
    ]


@pytest.mark.parametrize(
    ("disclosure", "notes"),
    [
        ("主动公开", ["（此件公开发布）"]),
        ("依申请公开", ["（此件依申请公开）"]),
        ("不予公开", []),
        (None, []),
    ],
)
def test_disclosure(disclosure: str | None, notes: list[str]) -> None:
    made = page(letter(document={"disclosure": disclosure}))
    assert [each.text for each in paragraphs(made, "Note")] == notes


def test_profile_words_everything() -> None:
    own = profile(
        extends="national",
        organ={"name": "甲局"},
        wording={
            "addressee": {"delegate": "人大代表", "one": "你", "separator": "，"},
            "opening": {"received": "关于{pronoun}的{proposals}，", "answer": "答复："},
            "title": {"reply": "{organ}：{proposal}"},
            "disclosure": {"主动公开": "公开"},
        },
    )
    source = letter(
        **_from("张三", kind="建议"), signatory={"date": "2025-06-12"}, document={"disclosure": "主动公开"}
    )
    made = page(source, LETTER, own)
    assert made.title == "甲局：第067号建议"
    assert paragraph(made, "Salutation").text == "张三人大代表："
    assert paragraphs(made, "Normal")[0].text == "关于你的《关于甲的提案》（第067号），经认真研究，答复："
    assert paragraph(made, "Note").text == "（公开）"
    assert paragraph(made, "Signature").text == "甲局"


def test_everything_that_is_missing_is_named_once() -> None:
    _, missing = laid_out(letter(proposals=[], lead=[], signatory={}))
    assert {each.label for each in missing} == {"提案建议", "称呼", "正文", "机关", "日期"}
    assert len(missing) == len({each.path for each in missing})


@pytest.mark.parametrize("form", FORMS)
def test_given_words_make_no_letter_complete(form: Form) -> None:
    words = {"salutation": "甲", "opening": "乙", "document": {"title": "丙"}, "closing": ["丁"]}
    bare = letter(proposals=[], lead=[], signatory={"seal": "signature", "signer": {"name": "戊"}}, **words)
    _, missing = laid_out(bare, form)
    assert {each.label for each in missing} == {"提案建议", "正文", "机关", "日期"}


def test_kind_is_needed_where_it_stands_in_the_title() -> None:
    _, missing = laid_out(letter(proposals=[proposal(kind=None)]))
    assert [(each.path, each.label) for each in missing] == [(("proposals", 0, "kind"), "类别")]
