"""Markdown without front matter: marks that are no text are dropped and told, text is kept."""

import pytest

from replygen.readers.existing import read_existing
from replygen.readers.markdown_plain import plain
from replygen.readers.source import Source

LETTER = """# 关于县人大二次会议第9号建议的复函

赵一代表：

您提出的《关于整修水渠的建议》（第9号）收悉，现答复如下：

{}

甲县水利局

2025年4月1日
"""


@pytest.mark.parametrize(
    ("body", "kept", "told"),
    [
        ("- 整修东渠；\n- 整修西渠。", ["整修东渠；", "整修西渠。"], {"marks of lists": 2}),
        ("整修**东渠**和*西渠*，~~南渠~~。", ["整修东渠和西渠，南渠。"], {"marks of emphasis": 3}),
        ("热线`12345`。", ["热线12345。"], {"marks of code": 1}),
        ("> 水渠是命脉。", ["水渠是命脉。"], {"marks of quotations": 1}),
        ("东渠已修。\n\n---\n\n西渠在修。", ["东渠已修。", "西渠在修。"], {"rules between paragraphs": 1}),
        ("1. 东渠。\n2. 西渠。", ["1. 东渠。", "2. 西渠。"], {}),
        ("王**委员、李*代表和钱**、孙**代表来过。", ["王**委员、李*代表和钱**、孙**代表来过。"], {}),
    ],
)
def test_marks_that_are_no_text_are_told(body: str, kept: list[str], told: dict[str, int]) -> None:
    reading = read_existing(Source("letter.md", LETTER.format(body).encode()))
    assert list(reading.letter.lead) == kept
    found = [change.what for change in reading.changes]
    assert {what: found.count(what) for what in found} == told


def test_changes_name_the_line() -> None:
    assert [(change.line, change.what) for change in plain("甲\n\n- 乙\n- **丙**").changes] == [
        (3, "marks of lists"),
        (4, "marks of lists"),
        (4, "marks of emphasis"),
    ]
