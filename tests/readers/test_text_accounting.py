"""Nothing is lost: every character of the source is in a field, unread, or recognised and left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from replygen.readers.text import TextReading, read_text
from replygen.zh.punctuation import widen

LETTERS = sorted((Path(__file__).parent / "text_letters").glob("*.txt"))
SEPARATORS = re.compile(r"[\s：:，,；;。.、（）()﹙﹚【】〔〕\[\]|｜/·—\-_*\ufeff\u200b\u2060\u00ad]")


def words(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for each in value.values():
            yield from words(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from words(each)
    elif value is not None:
        yield str(value)


def lost(text: str, reading: TextReading) -> Counter[str]:
    """Return the characters of ``text`` that the reading does not account for."""
    kept = [
        *words(reading.letter.model_dump(mode="json")),
        *(piece.text for piece in reading.unread),
        *(piece.text for piece in reading.left_out),
    ]
    source = Counter(SEPARATORS.sub("", text))
    source.subtract(Counter("".join(kept)))
    return Counter({char: count for char, count in source.items() if count > 0})


@pytest.mark.parametrize("path", LETTERS, ids=lambda path: path.stem)
@pytest.mark.parametrize("normalize", [True, False])
def test_every_character_of_a_letter_is_accounted_for(path: Path, normalize: bool) -> None:
    text = path.read_text("utf-8")
    source = widen(text).text if normalize else text
    assert not lost(source, read_text(text, normalize=normalize))


WORDS = """
尊敬的甲乙代表：|市工商联：|您提出的《关于修桥的建议》（第12号）收悉，现答复如下：|一、基本情况|（一）修路。今年修路三里。
1.总量|（1）质量：合格。|一是快。二是好。|感谢您的支持。|此复函已经王五局长审签。|甲县水利局|2024年5月6日|202456
（联系人：丁一，联系电话：010-12345678）|（此件公开发布）|抄送：县政府办，县人大办。|附件：1.名单|2.标准|附件1
甲水函〔2024〕3号|类别：A|签发人：李四|关于县人大一次会议第12号建议的复函|来源：网站|甲县办公室 2024年5月7日印发
”|《|(|🙂|— 2 —|顺祝|您好！
"""
PIECES = st.sampled_from(
    [
        *re.split(r"[|\n]", WORDS),
        "|",
        "| 甲 | 乙 |",
        "甲\t乙",
        "丙\t丁",
        "索引号\t1",
        "\t",
        "\u3000",
        "\x01",
        "\u200b",
    ]
)
LINES = st.lists(st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=4).map("".join), max_size=25)


@given(LINES.map("\n".join), st.booleans())
@settings(max_examples=300, deadline=None)
def test_every_character_of_any_text_is_accounted_for(text: str, normalize: bool) -> None:
    reading = read_text(text, normalize=normalize)
    source = widen(text).text if normalize else text
    source = re.sub(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]", "", source)
    assert not lost(source, reading)


@given(LINES.map("\n".join))
@settings(max_examples=100, deadline=None)
def test_the_marks_lead_back_to_the_source(text: str) -> None:
    widened = widen(text)
    assert widened.original() == text
    assert read_text(text).marks == widened.marks
