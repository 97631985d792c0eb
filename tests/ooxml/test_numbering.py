"""Automatic numbers: the same as in LibreOffice's text export, and the standard's where LibreOffice ignores it."""

import random
from collections.abc import Sequence

import pytest

from replygen.ooxml.body import Paragraph
from replygen.ooxml.document import open_document
from replygen.ooxml.number_text import number_text
from tests.ooxml.wordfile import (
    OFFICIAL,
    counted,
    definition,
    level,
    numPr,
    paragraph,
    seen_by_libreoffice,
    starts,
    style,
    word_file,
)

FORMS = (
    "decimal decimalZero upperRoman lowerRoman upperLetter lowerLetter none chineseCounting "
    "chineseCountingThousand japaneseCounting taiwaneseCountingThousand chineseLegalSimplified ideographDigital "
    "ideographTraditional ideographZodiac decimalFullWidth decimalEnclosedCircle decimalEnclosedCircleChinese"
).split()
TEXTS = ("%{0}、", "（%{0}）", "%{0}.", "%1.%{0}")
NUMBERS = [*range(1, 31), 49, 50, 51, 52, 53, 99, 100, 101, 110, 111, 120, 200, 701]
MORE = [1000, 1001, 1010, 1011, 1100, 1234, 9999, 10000, 10001, 10010, 11000, 30305]


def numbered(document: bytes) -> list[str]:
    """The paragraphs with their numbers, apart by a space as LibreOffice writes them."""
    blocks = open_document(document).body.blocks()
    return [f"{block.mark} {block.text}".strip() for block in blocks if isinstance(block, Paragraph)]


def in_order(*paragraphs: tuple[str, int, int]) -> str:
    """Paragraphs as (text, list, level)."""
    return "".join(paragraph(text, list_id=key, level=place) for text, key, place in paragraphs)


def compare(documents: Sequence[bytes]) -> None:
    expected = seen_by_libreoffice(documents)
    assert [numbered(document) for document in documents] == expected


def one_list(levels: str = OFFICIAL) -> str:
    return definition(0, levels) + counted(1, 0)


def test_forms_of_numbers() -> None:
    pairs = [(form, number) for form in FORMS for number in NUMBERS]
    pairs += [(form, number) for form in FORMS if form.startswith("chinese") for number in MORE]
    definitions = "".join(definition(key, level(0, form, "&lt;%1&gt;")) for key, form in enumerate(FORMS))
    lists = "".join(
        counted(key, FORMS.index(form), starts(0, number)) for key, (form, number) in enumerate(pairs, 1)
    )
    body = in_order(*((f"公文 {form} {number}", key, 0) for key, (form, number) in enumerate(pairs, 1)))
    compare([word_file(body, numbering=definitions + lists)])


@pytest.mark.parametrize(
    ("form", "number", "text"),
    [
        ("decimalEnclosedParen", 3, "⑶"),
        ("decimalEnclosedFullstop", 20, "⒛"),
        ("upperLetter", 2_000_000_000, "2000000000"),
        ("lowerRoman", 2_000_000_000, "2000000000"),
        ("upperLetter", 0, "0"),
        ("chineseCounting", 0, "零"),
        ("chineseCounting", 100_000_000, "100000000"),
        ("made up", 7, "7"),
    ],
)
def test_form_beyond_libreoffice(form: str, number: int, text: str) -> None:
    assert number_text(form, number) == text


def by_style() -> bytes:
    styles = (
        style("一级", paragraph=numPr(1, 0))
        + style("二级", paragraph=numPr(1, 1))
        + style("派生", based="二级")
        + style("降级", based="一级", paragraph=numPr(None, 2))
        + style("取消", based="一级", paragraph=numPr(0, None))
    )
    names = "一级 二级 派生 二级 降级 取消 一级 派生 降级 降级".split()
    return word_file(
        "".join(paragraph(name, style=name) for name in names), styles=styles, numbering=one_list()
    )


def switched_off() -> bytes:
    body = (
        paragraph("甲", style="编号")
        + paragraph("乙", style="编号", list_id=0)
        + paragraph("丙", style="编号", list_id=0, level=0)
        + paragraph("丁", style="编号")
        + paragraph("戊", style="编号", level=1)
    )
    return word_file(body, styles=style("编号", paragraph=numPr(1, 0)), numbering=one_list())


def on_the_default_style() -> bytes:
    body = paragraph("甲") + paragraph("乙", style="不存在") + paragraph("丙", list_id=0)
    return word_file(body, normal=f"<w:pPr>{numPr(1, 1)}</w:pPr>", numbering=one_list())


def borrowed_from_a_numbering_style() -> bytes:
    numbering = (
        definition(0, OFFICIAL, '<w:styleLink w:val="公文列表"/>')
        + definition(1, "", '<w:numStyleLink w:val="公文列表"/>')
        + counted(1, 0)
        + counted(2, 1)
    )
    styles = style("公文列表", kind="numbering", paragraph=numPr(1, None))
    body = in_order(("甲", 2, 0), ("乙", 2, 1), ("丙", 1, 0), ("丁", 2, 1))
    return word_file(body, styles=styles, numbering=numbering)


def two_lists_of_one_definition() -> bytes:
    body = in_order(("甲", 1, 0), ("乙", 2, 0), ("丙", 1, 1), ("丁", 2, 1), ("戊", 1, 0))
    return word_file(body, numbering=one_list() + counted(2, 0))


def started_anew() -> bytes:
    numbering = one_list() + counted(2, 0, starts(0, 1)) + counted(3, 0, starts(1, 5))
    body = in_order(
        ("甲", 1, 0),
        ("乙", 1, 0),
        ("丙", 2, 0),
        ("丁", 2, 0),
        ("戊", 1, 0),
        ("己", 2, 0),
        ("庚", 3, 1),
        ("辛", 3, 1),
    )
    return word_file(body, numbering=numbering)


def level_replaced() -> bytes:
    other = f'<w:lvlOverride w:ilvl="0">{level(0, "decimal", "第%1项", start=3)}</w:lvlOverride>'
    body = in_order(("甲", 1, 0), ("乙", 2, 0), ("丙", 2, 0), ("丁", 1, 0))
    return word_file(body, numbering=one_list() + counted(2, 0, other))


def several_numbers_in_one() -> bytes:
    levels = (
        level(0, "decimal", "%1", start=3)
        + level(1, "decimal", "%1.%2")
        + level(2, "lowerLetter", "%1.%2-%3)")
    )
    body = in_order(("甲", 1, 0), ("乙", 1, 1), ("丙", 1, 2), ("丁", 1, 2), ("戊", 1, 0), ("己", 1, 2))
    return word_file(body, numbering=one_list(levels))


def levels_skipped() -> bytes:
    body = in_order(
        ("甲", 1, 2),
        ("乙", 1, 1),
        ("丙", 1, 0),
        ("丁", 1, 2),
        ("戊", 1, 1),
        ("己", 1, 3),
        ("庚", 1, 0),
        ("辛", 1, 2),
    )
    return word_file(body, numbering=one_list())


def without_text_or_list() -> bytes:
    body = in_order(("甲", 1, 0), ("", 1, 0), ("丙", 1, 0), ("丁", 77, 0))
    return word_file(body, numbering=one_list())


def without_start_or_form() -> bytes:
    bare = '<w:lvl w:ilvl="0"><w:lvlText w:val="%1."/></w:lvl>'
    return word_file(in_order(("甲", 1, 0), ("乙", 1, 0)), numbering=one_list(bare))


def two_definitions() -> bytes:
    numbering = (
        definition(0, OFFICIAL)
        + definition(1, level(0, "chineseCounting", "（%1）"))
        + counted(1, 0)
        + counted(2, 1)
    )
    body = in_order(("甲", 1, 0), ("乙", 2, 0), ("丙", 2, 0), ("丁", 1, 0), ("戊", 2, 0))
    return word_file(body, numbering=numbering)


def test_same_text_as_libreoffice() -> None:
    compare(
        [
            by_style(),
            switched_off(),
            on_the_default_style(),
            borrowed_from_a_numbering_style(),
            two_lists_of_one_definition(),
            started_anew(),
            level_replaced(),
            several_numbers_in_one(),
            levels_skipped(),
            without_text_or_list(),
            without_start_or_form(),
            two_definitions(),
        ]
    )


def drawn(draw: random.Random) -> bytes:
    """A document with lists as they come: several definitions, shared and started anew, levels in any order."""
    forms = [form for form in FORMS if form != "none"]
    numbering = lists = ""
    for key in range(2):
        levels = "".join(
            level(place, draw.choice(forms), draw.choice(TEXTS[: 4 if place else 3]).format(place + 1))
            for place in range(4)
        )
        numbering += definition(key, levels)
    for key in range(1, 6):
        override = starts(draw.randrange(3), draw.randint(1, 9)) if draw.random() < 0.4 else ""
        lists += counted(key, draw.randrange(2), override)
    body = in_order(*((f"第{number}段", draw.randint(1, 5), draw.randrange(4)) for number in range(30)))
    return word_file(body, numbering=numbering + lists)


def test_lists_at_random_as_in_libreoffice() -> None:
    compare([drawn(random.Random(seed)) for seed in range(60)])  # noqa: S311 - nothing secret


def test_restart_follows_the_standard() -> None:
    never = level(1, "decimal", "%2.", extra='<w:lvlRestart w:val="0"/>')
    after_first = level(2, "decimal", "（%3）", extra='<w:lvlRestart w:val="1"/>')
    body = in_order(
        ("甲", 1, 0),
        ("乙", 1, 1),
        ("丙", 1, 2),
        ("丁", 1, 1),
        ("戊", 1, 2),
        ("己", 1, 0),
        ("庚", 1, 1),
        ("辛", 1, 2),
    )
    numbering = one_list(level(0, "chineseCounting", "%1、") + never + after_first)
    marks = [line.split()[0] for line in numbered(word_file(body, numbering=numbering))]
    assert marks == ["一、", "1.", "（1）", "2.", "（2）", "二、", "3.", "（1）"]


def test_legal_numbers_are_arabic() -> None:
    levels = level(0, "chineseCounting", "第%1章") + level(1, "decimal", "%1.%2", extra="<w:isLgl/>")
    body = in_order(("甲", 1, 0), ("乙", 1, 1))
    assert numbered(word_file(body, numbering=one_list(levels))) == ["第一章 甲", "1.1 乙"]


def test_level_by_the_style_it_is_linked_to() -> None:
    levels = level(0, "chineseCounting", "%1、") + level(
        1, "chineseCounting", "（%2）", extra='<w:pStyle w:val="次级"/>'
    )
    document = word_file(
        paragraph("甲", list_id=1, level=0) + paragraph("乙", style="次级"),
        styles=style("次级", paragraph=numPr(1, None)),
        numbering=one_list(levels),
    )
    assert numbered(document) == ["一、 甲", "（一） 乙"]


def test_bullets_are_no_numbers() -> None:
    document = word_file(in_order(("甲", 1, 0)), numbering=one_list(level(0, "bullet", "●")))
    assert numbered(document) == ["甲"]


def test_styles_in_a_ring() -> None:
    styles = style("甲", based="乙") + style("乙", based="甲", paragraph=numPr(1, 0))
    document = word_file(paragraph("文", style="甲"), styles=styles, numbering=one_list())
    assert numbered(document) == ["一、 文"]


def test_numbering_styles_in_a_ring() -> None:
    numbering = definition(0, OFFICIAL, '<w:numStyleLink w:val="环"/>') + counted(1, 0)
    styles = style("环", kind="numbering", paragraph=numPr(1, None))
    document = word_file(in_order(("文", 1, 0)), styles=styles, numbering=numbering)
    assert numbered(document) == ["一、 文"]
