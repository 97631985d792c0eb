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
