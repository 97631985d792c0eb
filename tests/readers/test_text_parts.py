"""The small recognisers of plain-text reading, each with what it must and must not take."""

from __future__ import annotations

import datetime

import pytest

from replygen.readers.text import read_text
from replygen.readers.text.closing import approver, is_closing
from replygen.readers.text.contact import phone_number
from replygen.readers.text.dates import date_at_end
from replygen.readers.text.kinds import kind
from replygen.readers.text.named import named_proposals
from replygen.readers.text.names import addressees
from replygen.readers.text.numbers import numbers_in
from replygen.readers.text.proposals import session


@pytest.mark.parametrize(
    ("salutation", "names"),
    [
        ("尊敬的赵一代表：", ["赵一"]),
        ("赵一、钱二委员", ["赵一", "钱二"]),
        ("赵一委员、钱二委员：", ["赵一", "钱二"]),
        ("赵 一、钱二三等5名代表：", ["赵一", "钱二三"]),
        ("王和平代表：", ["王和平"]),
        ("孙祥和委员：", ["孙祥和"]),
        ("赵一明和钱二明代表：", ["赵一明", "钱二明"]),
        ("阿依古丽·买买提委员：", ["阿依古丽·买买提"]),
        ("赵一代表，您好！", ["赵一"]),
        ("民建某区总支：", ["民建某区总支"]),
        ("某区工商联，赵一委员：", ["某区工商联", "赵一"]),
        ("柳河镇代表团：", ["柳河镇代表团"]),
        ("赵一、钱二兄弟委员：", ["赵一", "钱二"]),
        ("赵  一明、钱 二代表：", ["赵一明", "钱二"]),
        ("经济（2）组：", ["经济（2）组"]),
    ],
)
def test_addressees(salutation: str, names: list[str]) -> None:
    assert list(addressees(salutation)) == names


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024年5月6日", "2024-05-06"),
        ("2024 年 5 月 6 日", "2024-05-06"),
        ("2024.5.6", "2024-05-06"),
        ("二〇二四年五月十六日", "2024-05-16"),
        ("二O二四年十月二十日", "2024-10-20"),
        ("2024529", "2024-05-29"),
        ("2024年529日", "2024-05-29"),
        ("某局2024年5月6日", "2024-05-06"),
        ("2024111", None),
        ("2024年五月6日", "2024-05-06"),
        ("二〇二四年五月廿九日", "2024-05-29"),
        ("2024年二月三十日", None),
        ("2024年13月1日", None),
        ("2024年5月", None),
    ],
)
def test_dates(text: str, day: str | None) -> None:
    found = date_at_end(text)
    assert found
    assert found.day == (datetime.date.fromisoformat(day) if day else None)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("关于区人大一次会议第061号建议的复函", ["061"]),
        ("第31、77号建议", ["31", "77"]),
        ("第12号、第13号和第14号提案", ["12", "13", "14"]),
        ("县政协一次会议3.08号提案", ["3.08"]),
        ("（编号：DH123）", ["DH123"]),
        ("省人大二次会议嘉45号建议", ["嘉45"]),
        ("县府发〔2024〕12号", []),
    ],
)
def test_numbers(text: str, numbers: list[str]) -> None:
    assert numbers_in(text) == numbers


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("您提出的《关于修桥的建议》（第1号）收悉", ["关于修桥的建议"]),
        ("您提出的“关于修桥的建议”收悉", ["关于修桥的建议"]),
        ("您提出的”关于修桥的建议“收悉", ["关于修桥的建议"]),
        ("您提出的关于修桥的建议收悉", ["关于修桥的建议"]),
        ("您提出的《关于修桥的建议（第1号）收悉", ["关于修桥的建议"]),
        ("您提出关于修桥的建议》收悉", ["关于修桥的建议"]),
        ("您提出的《关于修桥的建议（第1号）》收悉", ["关于修桥的建议"]),
        ("第1号《关于落实“双减”的提案》", ["关于落实“双减”的提案"]),
        ("你们提出的《关于修桥的建议》《关于铺路的建议》收悉", ["关于修桥的建议", "关于铺路的建议"]),
        ("第1号建议（关于修桥的建议）收悉", ["关于修桥的建议"]),
        ("您提出的“关于修“断头”桥的建议（第1号）收悉", ["关于修“断头”桥的建议"]),
        ("《关于修桥的建议》、第2号关于铺路的建议收悉", ["关于修桥的建议", "关于铺路的建议"]),
        ("1.《关于修桥的建议》（第1号）；2.关于铺路的建议（第2号）", ["关于修桥的建议", "关于铺路的建议"]),
        ("根据《桥梁管理办法》，您提出的《关于修桥的建议》收悉", ["关于修桥的建议"]),
        (
            "您提出的关于路桥的两件建议（《关于修桥的建议》《关于铺路的建议》）",
            ["关于修桥的建议", "关于铺路的建议"],
        ),
    ],
)
def test_names_of_proposals(text: str, titles: list[str]) -> None:
    assert [name.title for name in named_proposals(text)] == titles


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("某局关于区人大八届四次会议第6号建议的复函", "区人大八届四次会议"),
        ("关于对政协某县第十三届委员会第二次会议委员第3号提案的答复", "政协某县第十三届委员会第二次会议"),
        (
            "对中国人民政治协商会议某县第九届委员会第四次会议第9号提案的答复",
            "中国人民政治协商会议某县第九届委员会第四次会议",
        ),
        ("关于于都县十七届人大三次会议第5号建议的答复", "于都县十七届人大三次会议"),
    ],
)
def test_sessions(title: str, words: str) -> None:
    assert session(title, "") == words


@pytest.mark.parametrize(
    ("text", "name", "post"),
    [
        ("此复函已经赵一局长审签。", "赵一", "局长"),
        ("此复函已经欧阳主任审签。", "欧阳", "主任"),
        ("以上答复，已经镇政府镇长赵一二审阅，", "赵一二", "镇长"),
        ("此复函已经某县水利局党组书记、局长赵一审签。", "赵一", "党组书记、局长"),
        ("此件已经赵一副局长审核，报县政府副县长钱二审签。", "钱二", "副县长"),
        ("此答复经副局长赵一审核，局长钱二签发。", "钱二", "局长"),
        ("本答复已经我局主要负责人审定。", None, "主要负责人"),
        ("（审签：赵一）", "赵一", None),
        ("审签领导：赵一（局长）", "赵一", "局长"),
        ("审签人：副局长赵一", "赵一", "副局长"),
        ("（此件经分管副县长审定同意）", None, "副县长"),
    ],
)
def test_approval(text: str, name: str | None, post: str | None) -> None:
    found = approver(text)
    assert found
    assert (found.name, found.post) == (name, post)


@pytest.mark.parametrize("text", ["如有不同意见，请予审阅。", "经研究，现答复如下：", "请您审核后反馈。"])
def test_no_approval(text: str) -> None:
    assert approver(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "感谢您对我局工作的关心。", "最后，衷心感谢您的支持！欢迎继续提出意见。", "此复函已经赵一局长审签。",
        "对以上答复您有什么意见，请反馈给我们。", "以上意见供你单位参考。", "特此答复。", "此致", "敬礼！",
        "如有不同意见，请与我局联系。", "在此，对您关心教育工作表示衷心的感谢。",
    ],
)  # fmt: skip
def test_closings(text: str) -> None:
    assert is_closing(text)


@pytest.mark.parametrize(
    "text",
    [
        "下一步，我局将加大投入。",
        "感谢信送到学校，全校师生深受鼓舞，我局将把这项活动长期坚持下去。",
        "一是新建公厕十座。",
    ],
)
def test_no_closings(text: str) -> None:
    assert not is_closing(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("（联系人：赵一，联系电话：12345678）", "contact"),
        ("联 系 人：赵 一", "contact"),
        ("（此件公开发布）", "disclosure"),
        ("公开属性：主动公开", "disclosure"),
        ("抄送：县政府办。", "cc"),
        ("附件：1.名单", "attachment"),
        ("附件2", "page"),
        ("某县政府办公室 2024年5月6日印发", "imprint"),
        ("2024年5月6日", "date"),
        ("某局 某委", "organ"),
        ("某局（盖章）", "organ"),
        ("【打印本页】", "web"),
        ("备案教师补充三百名。", ""),
        ("（此件不发网站）", "note"),
        ("下一步，我局将加大投入。", ""),
    ],
)
def test_kinds_of_lines(text: str, name: str) -> None:
    assert kind(text) == name


def test_phone_numbers_keep_digits_and_hyphens() -> None:
    assert phone_number("（023）6828 1625") == "02368281625"
    assert phone_number("0571－8888—12") == "0571-8888-12"


LETTER = """甲县水利局关于县人大一次会议第12号建议的复函
甲乙代表：
您提出的《关于修桥的建议》（第12号）收悉，现答复如下：
一、基本情况
桥已修好。
{body}
甲县水利局
2024年5月6日
{under}"""


def test_what_finds_no_field_is_unread_with_its_line() -> None:
    reading = read_text(LETTER.format(body="", under="阅读 1320\n责任编辑：丙丁"))
    assert [(piece.line, piece.text) for piece in reading.unread] == [
        (9, "阅读 1320"),
        (10, "责任编辑：丙丁"),
    ]
    assert not reading.letter.notes


def test_a_note_in_brackets_is_printed_again() -> None:
    assert read_text(LETTER.format(body="", under="（此件不发网站）")).letter.notes == ("此件不发网站",)


def test_headings_whose_numbers_are_made_anew_are_reported() -> None:
    reading = read_text(LETTER.format(body="三、今后打算\n1.修路。明年修路。\n2.修渠。后年修渠。", under=""))
    changes = [(change.before, change.after) for change in reading.changes if change.what == "heading number"]
    assert changes == [("三、", "二、"), ("1.", "（一）"), ("2.", "（二）")]


def test_a_colon_after_a_topic_stays_with_the_text() -> None:
    reading = read_text(LETTER.format(body="二、打算：明年修路。\n三、措施：后年修渠。", under=""))
    _, plan, _ = reading.letter.sections
    assert (plan.heading, plan.run_in, plan.content) == ("打算", True, ("：明年修路。",))


def test_rows_of_cells_become_a_table() -> None:
    reading = read_text(LETTER.format(body="名称\t长度\n东桥\t30\n西桥\n南桥\t20\t新", under=""))
    block = reading.letter.sections[0].content[1]
    assert block.table.header == ("名称", "长度")  # type: ignore[union-attr]
    assert block.table.rows == (("东桥", "30"),)  # type: ignore[union-attr]


def test_attachment_pages_fill_the_attachments() -> None:
    under = "附件1\n桥梁名单\n一、东片\n东桥\n附件2\n建设标准\n宽四米。"
    reading = read_text(LETTER.format(body="附件：1.桥梁名单\n2.建设标准", under=under))
    first, second = reading.letter.attachments
    assert (first.title, second.title, second.content) == ("桥梁名单", "建设标准", ("宽四米。",))
    assert first.content[0].heading == "东片"  # type: ignore[union-attr]
    assert not reading.unread


def test_what_is_damaged_stays_damaged() -> None:
    body = "建设”一桥一路“，，投资万元。。"
    assert read_text(LETTER.format(body=body, under="")).letter.sections[0].content[1] == body


def test_changes_name_line_kind_and_count() -> None:
    text = LETTER.format(body="", under="").replace("：\n", ":\n").replace("2024年5月6日", "2024.5.6")
    found = {(change.line, change.what, change.count) for change in read_text(text).changes}
    assert {(2, "half-width marks", 1), (3, "half-width marks", 1), (8, "form of the date", 1)} <= found


def test_every_filled_field_has_a_certainty_and_a_place() -> None:
    reading = read_text(LETTER.format(body="感谢您的关心。", under="（联系人：丙丁，联系电话：12345678）"))
    assert reading.certainty.keys() == reading.places.keys()
    assert reading.certainty["document.title"] == "sure"
    assert reading.places["salutation"] == 2
    assert reading.places["contact.phone"] == 9


@pytest.mark.parametrize("text", ["", "\n \t\u3000\n", "\ufeff"])
def test_nothing_gives_an_empty_letter(text: str) -> None:
    reading = read_text(text)
    assert not reading.letter.proposals
    assert not reading.unread


def test_ten_thousand_paragraphs_are_read() -> None:
    body = "\n".join(f"今年修路{number}里，投资1,234万元。" for number in range(10_000))
    assert len(read_text(LETTER.format(body=body, under="")).letter.sections[0].content) == 10_001
