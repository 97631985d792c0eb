"""What stands before a letter: numbers in old forms, parts that nothing separates."""

from __future__ import annotations

import pytest

from replygen.readers.text import read_text

LETTER = """甲县水利局关于县人大一次会议第12号建议的复函
甲乙代表：
您提出的《关于修桥的建议》（第12号）收悉，现答复如下：
桥已修好。
甲县水利局
2024年5月6日"""


@pytest.mark.parametrize(
    ("head", "title", "number", "salutation"),
    [
        ("〔2024〕甲水函字第7号\n{}\n甲乙代表：", None, "〔2024〕甲水函字第7号", None),
        ("{}\n[2024] 甲水字第 7 号\n甲乙代表：", None, "〔2024〕甲水字第7号", None),
        ("文号：（2024）甲水办函7号\n{}\n甲乙代表：", None, "〔2024〕甲水办函7号", None),
        ("{}〔2024〕甲水函字第7号甲乙代表：", None, "〔2024〕甲水函字第7号", None),
        ("{}甲水函〔2024〕7号尊敬的甲乙代表：", None, "甲水函〔2024〕7号", "尊敬的甲乙代表"),
        ("{}A类甲乙代表：", None, None, None),
        ("{}（主动公开）甲乙代表：", None, None, None),
        ("关于（2024）甲人大第7号建议的答复\n甲乙代表：", "关于（2024）甲人大第7号建议的答复", None, None),
    ],
)
def test_what_stands_before_the_letter(
    head: str, title: str | None, number: str | None, salutation: str | None
) -> None:
    first, rest = LETTER.split("\n甲乙代表：")
    reading = read_text(head.format(first) + rest)
    assert reading.letter.document.title == (title or first)
    assert reading.letter.document.number == number
    assert reading.letter.salutation == (salutation or "甲乙代表")
    assert not reading.unread


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("【人大建议】关于县人大第12号建议的复函\n来源：网站\n{}", "{}"),
        ("[建议] 对第12号建议的答复\n2024-06-01 09:10\n{}", "{}"),
        ("标题   {}", "{}"),
        ("文件名称 {}\n{}", "{}"),
        ("标题：水利局12号建议答复\n甲水函〔2024〕3号\n{}", "{}"),
        ("关于修桥的建议\n{}", "{}"),
        ("是否有效\t是\n{}", "{}"),
        ("{}\n对第12号建议的复函", "{}"),
        ("甲县水利局 甲县财政局\n甲县教育局\n关于建议的复函", "甲县水利局甲县财政局甲县教育局关于建议的复函"),
        ("人大代表建议答复函\n（县十届人大一次会议）", "人大代表建议答复函"),
        ("关于县人大一次会议建议的复函\n（第12号）", "关于县人大一次会议建议的复函"),
    ],
)  # fmt: skip
def test_the_title_of_the_document_counts(head: str, title: str) -> None:
    own, _, rest = LETTER.partition("\n")
    reading = read_text(f"{head.replace('{}', own)}\n{rest}")
    assert reading.letter.document.title == title.format(own)


def test_a_form_may_be_the_letter() -> None:
    title = "县第十届人民代表大会第一次会议第12号建议办理答复表"
    reading = read_text(LETTER.replace(LETTER.partition("\n")[0], title.replace("第12", "\n第12")))
    assert reading.letter.document.title == title
    assert reading.letter.proposals[0].session == "县第十届人民代表大会第一次会议"


@pytest.mark.parametrize(
    "head",
    [
        "（县人大一次会议）",
        "（县人大一次会议第12号）",
        "届次：县人大一次会议",
        "【县人大一次会议建议第12号】",
    ],
)
def test_the_session_may_stand_beside_the_title(head: str) -> None:
    text = LETTER.replace("县人大一次会议第12号建议", "代表建议").replace("县人大一次", "县十届人大一次")
    reading = read_text(text.replace("\n", f"\n{head.replace('县人大', '县十届人大')}\n", 1))
    assert reading.letter.proposals[0].session == "县十届人大一次会议"
    assert reading.letter.document.title == "甲县水利局关于代表建议的复函"
    assert not reading.unread


@pytest.mark.parametrize(
    "line",
    ["主办单位：甲县水利局　　会办单位：县财政局、县交通局", "承办科室：工程科 协办单位：县财政局、县交通局"],
)
@pytest.mark.parametrize("place", ["head", "tail"])
def test_co_handlers_are_told_from_the_contact(line: str, place: str) -> None:
    text = LETTER.replace("\n", f"\n{line}\n", 1) if place == "head" else f"{LETTER}\n{line}"
    assert read_text(text).letter.co_organs == ("县财政局", "县交通局")


@pytest.mark.parametrize(
    ("salutation", "people"),
    [
        ("第12号建议第一提出人甲乙丙：", ("甲乙丙",)),
        ("尊敬的领衔代表甲乙丙：", ("甲乙丙",)),
        ("第12号建议领衔人甲乙、丙丁代表：", ("甲乙", "丙丁")),
        ("建议人甲乙等5人：", ("甲乙",)),
        ("甲乙（第一提案人）：", ("甲乙",)),
        ("甲乙代表并附议代表：", ("甲乙",)),
        ("甲乙、丙丁代表和其他联名代表：", ("甲乙", "丙丁")),
        ("县人大甲乙代表：", ("甲乙",)),
        ("农业界甲乙代表：", ("甲乙",)),
        ("致公党甲乙代表：", ("甲乙",)),
        ("甲乙代表等7人：", ("甲乙",)),
        ("甲乙（牵头）、丙丁代表：", ("甲乙", "丙丁")),
        ("甲乙代表 丙丁代表：", ("甲乙", "丙丁")),
        ("×××代表：", ()),
        ("甲×代表：", ("甲×",)),
    ],
)
def test_people_are_told_from_what_they_are_to_the_proposal(salutation: str, people: tuple[str, ...]) -> None:
    reading = read_text(LETTER.replace("甲乙代表：", salutation))
    assert reading.letter.salutation == salutation.rstrip("：")
    assert reading.letter.proposals[0].proposers == people


@pytest.mark.parametrize("marks", ["《{}", "《{}》", "{}》"])
def test_a_title_in_book_marks_stands_without_them(marks: str) -> None:
    title, _, rest = LETTER.partition("\n")
    reading = read_text(f"{marks.format(title)}\n{rest}")
    assert reading.letter.document.title == title
    assert not reading.unread


@pytest.mark.parametrize("line", ["〔会办：县财政局、县交通局〕", "（协办单位：县财政局、县交通局）"])
def test_organs_consulted_may_stand_in_brackets(line: str) -> None:
    reading = read_text(LETTER.replace("\n", f"\n{line}\n", 1))
    assert reading.letter.co_organs == ("县财政局", "县交通局")
    assert not reading.unread


@pytest.mark.parametrize(
    ("line", "category", "disclosure"),
    [("【办复标识】B", "B", None), ("公开", None, "主动公开"), ("A1类\n同意对外公开", "A", "主动公开")],
)
def test_marks(line: str, category: str | None, disclosure: str | None) -> None:
    reading = read_text(f"{line}\n{LETTER}")
    assert (reading.letter.document.category, reading.letter.document.disclosure) == (category, disclosure)
    assert not reading.unread


@pytest.mark.parametrize(
    ("line", "unread"), [("主送：{}", []), ("收件人：\n{}", []), ("答复内容：{}", ["答复内容："])]
)
def test_a_label_may_announce_the_salutation(line: str, unread: list[str]) -> None:
    reading = read_text(LETTER.replace("甲乙代表：", line.format("甲乙代表：")))
    assert reading.letter.salutation == "甲乙代表"
    assert [piece.text for piece in reading.unread] == unread


@pytest.mark.parametrize(
    ("line", "category", "signer"),
    [
        ("签发：丁一　　（A）", "A", "丁一"),
        ("签发人：丁 一　　A类　　主动公开", "A", "丁一"),
        ("公开属性：依申请公开 A类", "A", None),
        ("索引号 J-1 办理结果 A 签发人 丁一", "A", "丁一"),
        ("文号 甲水函〔2024〕3号 类 别 A", "A", None),
    ],
)
def test_marks_beside_a_value(line: str, category: str, signer: str | None) -> None:
    document = read_text(f"{line}\n{LETTER}").letter.document
    assert (document.category, document.signed_by) == (category, signer)
    assert document.title == LETTER.partition("\n")[0]


@pytest.mark.parametrize(
    ("line", "role", "unread"),
    [
        ("办理方式：会办", "会办", []),
        ("办理方式\n会办", "会办", []),
        ("办理方式：主办　类别：A", "主办", []),
        ("承办方式：协办", "会办", []),
        ("办理方式：分办", "主办", ["办理方式：分办"]),
    ],
)
def test_the_role_may_stand_before_the_letter(line: str, role: str, unread: list[str]) -> None:
    reading = read_text(f"{line}\n{LETTER}")
    assert reading.letter.role == role
    assert [piece.text for piece in reading.unread] == unread


@pytest.mark.parametrize(
    "line", ["（2024年5月7日）", "(2024年5月7日)", "（二〇二四年五月七日）", "成文日期：2024年5月7日"]
)
def test_the_date_may_stand_under_the_title(line: str) -> None:
    dated = LETTER.replace("\n", f"\n{line}\n", 1)
    assert str(read_text(dated).letter.signatory.date) == "2024-05-06"
    undated = read_text(dated.replace("\n2024年5月6日", ""))
    assert str(undated.letter.signatory.date) == "2024-05-07"
    assert not undated.unread
