"""A letter on one line with nothing between its parts."""

from __future__ import annotations

import pytest

from replygen.readers.text import TextReading, read_text

HEAD = "丙县水利局关于县政协五次会议第21号提案的答复"
BODY = (
    "{head}{who}您提出的《关于疏浚南河的提案》（第21号）收悉，现答复如下：一、工作开展情况。南河去年疏浚三公里。"
    "二、下一步工作打算。南河明年再疏浚两公里。感谢您对水利工作的关心。{end}"
)
END = "丙县水利局2024年6月17日（联系人：冯远，联系电话：0530-5550017）"


def read(head: str = HEAD, who: str = "陈石委员：", end: str = END) -> TextReading:
    return read_text(BODY.format(head=head, who=who, end=end))


@pytest.mark.parametrize(
    ("head", "title", "number", "disclosure"),
    [
        (f"公开类型：依申请公开{HEAD}", HEAD, None, "依申请公开"),
        (
            f"发布机构：丙县水利局成文日期：2024-06-17发文字号：丙水函〔2024〕9号{HEAD}",
            HEAD,
            "丙水函〔2024〕9号",
            None,
        ),
        (f"索引号：001/2024-09主题分类：水利发布日期：2024年06月18日{HEAD}", HEAD, None, None),
        (f"丙县水利局丙水函〔2024〕9号{HEAD}", HEAD, "丙水函〔2024〕9号", None),
        (f"{HEAD}{HEAD}", HEAD, None, None),
        (f"{HEAD}（摘要）", f"{HEAD}（摘要）", None, None),
    ],
)
def test_heads(head: str, title: str, number: str | None, disclosure: str | None) -> None:
    document = read(head=head).letter.document
    assert (document.title, document.number, document.disclosure) == (title, number, disclosure)


@pytest.mark.parametrize("who", ["陈石委员：", "陈石、褚东等3名委员", "民盟丙县支部", "尊敬的陈石委员"])
def test_salutations(who: str) -> None:
    reading = read(who=who)
    assert reading.letter.salutation == who.rstrip("：")
    assert reading.letter.document.title == HEAD
    assert reading.letter.opening
    assert reading.letter.opening.startswith("您提出的")


@pytest.mark.parametrize(
    "end",
    [
        END,
        "此复" + END,
        "附件：1.南河疏浚示意图2.南河疏浚计划表" + END,
        "抄送：县政协提案委、县政府办公室" + END,
        "丙县水利局2024年6月17日联系人：冯远联系电话：0530-5550017",
        "联系人：冯远  联系电话：0530-5550017丙县水利局2024年6月17日",
    ],
)
def test_ends(end: str) -> None:
    letter = read(end=end).letter
    assert letter.signatory.organs == ("丙县水利局",)
    assert str(letter.signatory.date) == "2024-06-17"
    assert letter.contact
    assert (letter.contact.name, letter.contact.phone) == ("冯远", "0530-5550017")
    assert letter.work_done
    assert letter.next_steps


@pytest.mark.parametrize(
    ("front", "end", "name", "phone"),
    [
        ("陈  石委员：", "（联系人：冯远，联系电话：0530-5550017）", "冯远", "0530-5550017"),
        ("褚 东、陈石委员：", "联系人：冯 远  联系电话：138 0000 0017", "冯远", "13800000017"),
        ("褚 东 海、陈石委员：", "联系人：冯远  联系电话：0530-5550 0017", "冯远", "0530-55500017"),
        ("陈石委员：", "（联系人：冯远  联系电话：5550017）", "冯远", "5550017"),
    ],
)
def test_spaces_inside_names_numbers_and_brackets_were_no_line_breaks(
    front: str, end: str, name: str, phone: str
) -> None:
    text = BODY.format(head=f"{HEAD}  ", who=f"{front}  ", end="  丙县水利局  2024年6月17日  " + end)
    reading = read_text(text.replace("：一、", "：  一、").replace("二、", "  二、"))
    assert reading.letter.salutation == front.rstrip("：")
    assert reading.letter.contact
    assert (reading.letter.contact.name, reading.letter.contact.phone) == (name, phone)
    assert not reading.unread


def test_a_bracket_with_spaces_is_one_note() -> None:
    end = "（本答复已经局长  冯远  审签）  丙县水利局  2024年6月17日"
    letter = read_text(BODY.format(head=f"{HEAD}  ", who="陈石委员：  ", end=f"  {end}")).letter
    assert letter.approval
    assert (letter.approval.name, letter.approval.post) == ("冯远", "局长")


@pytest.mark.parametrize(("signer", "name"), [("签发人：冯远山", "冯远山"), ("签发人：冯  远", "冯远")])
def test_who_signed_stands_before_the_title(signer: str, name: str) -> None:
    document = read(head=f"丙水函〔2024〕9号{signer}{HEAD}").letter.document
    assert (document.number, document.signed_by, document.title) == ("丙水函〔2024〕9号", name, HEAD)


def test_contact_and_disclosure_stick_to_an_attachment() -> None:
    end = "附件：南河疏浚计划表联系人：冯远联系电话：0530-5550017"
    letter = read(end=f"丙县水利局2024年6月17日{end}").letter
    assert [attachment.title for attachment in letter.attachments] == ["南河疏浚计划表"]
    assert letter.contact
    assert letter.contact.name == "冯远"
    assert read(end=f"{END}主动公开").letter.document.disclosure == "主动公开"


@pytest.mark.parametrize(
    "front",
    [
        "承办单位：丙县水利局",
        "丙县水利局  2024-06-28  字体：大 中 小",
        "【来源：丙县水利局】【打印】",
        "来源：丙县水利局 时间：2024-06-28",
    ],
)
def test_lines_of_a_web_page_do_not_swallow_the_title(front: str) -> None:
    text = BODY.format(head=f"{front}  {HEAD}  ", who="陈石委员：  ", end=f"  {END}")
    letter = read_text(text.replace("；", "")).letter
    assert letter.document.title == HEAD
    assert letter.salutation == "陈石委员"
    assert letter.work_done
    assert letter.work_done.content == ("南河去年疏浚三公里。",)


@pytest.mark.parametrize("mark", ["{}、", "{}.", "{}．"])
def test_marks_of_headings_with_points(mark: str) -> None:
    text = BODY.format(head=f"{HEAD}  ", who="陈石委员：  ", end=f"  {END}")
    for number in "一二":
        text = text.replace(f"{number}、", f"  {mark.format(number)}")
    letter = read_text(text).letter
    assert letter.work_done
    assert letter.next_steps


@pytest.mark.parametrize("front", ["[大][中][小]", "【打印】", "—————", "_____"])
def test_buttons_and_rules_do_not_stick_to_the_salutation(front: str) -> None:
    assert (
        read_text(f"{HEAD}\n{BODY.format(head=front, who='陈石委员：', end=END)}").letter.salutation
        == "陈石委员"
    )
