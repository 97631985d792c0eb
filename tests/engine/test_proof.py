"""What the proof of a document notices."""

import pytest

from replygen.engine.proof import prove, texts
from replygen.errors import VerificationError


def _part(*paragraphs: str) -> str:
    return f'<w:body xmlns:w="w">{"".join(f"<w:p>{each}</w:p>" for each in paragraphs)}</w:body>'


def _run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


@pytest.mark.parametrize(
    ("paragraph", "text"),
    [
        (_run("甲") + _run("乙"), "甲乙"),
        (_run("R&amp;D &lt;b&gt; &amp;lt; tab/ p br"), "R&D <b> &lt; tab/ p br"),
        ('<w:r><w:t xml:space="preserve"> 甲 </w:t></w:r>', " 甲 "),
        (_run("甲") + "<w:r><w:tab/></w:r><w:r><w:br/></w:r>" + _run("乙"), "甲\t\n乙"),
        ('<w:pPr><w:tabs><w:tab w:val="right"/></w:tabs></w:pPr>' + _run("甲"), "甲"),
    ],
)
def test_text_of_a_paragraph(paragraph: str, text: str) -> None:
    assert texts(_part("", paragraph, _run("后"))) == [text, "后"]


def test_the_main_part_comes_first_and_empty_paragraphs_do_not_count() -> None:
    prove([_part(_run("甲"), "")], ["眉"], ["", "甲", "眉"], [])


def test_what_the_template_prints_may_stand_between() -> None:
    prove(
        [_part(_run("机密"), _run("甲"), _run("机密"), _run("乙"))],
        [],
        ["甲", "乙"],
        ["机密", "机密"],
    )


@pytest.mark.parametrize(
    "paragraphs",
    [
        [],
        [_run("甲")],
        [_run("乙"), _run("甲")],
        [_run("甲"), _run("乙"), _run("乙")],
        [_run("甲 "), _run("乙")],
        [_run("甲") + _run("乙")],
        [_run("甲"), "<w:r><w:delText>乙</w:delText></w:r>"],
        [_run("甲"), f"<!-- {_run('乙')} -->"],
        [_run("甲"), "<w:r><w:t><![CDATA[乙]]></w:t></w:r>"],
    ],
    ids=["nothing", "lost", "turned", "twice", "space", "joined", "deleted", "commented", "literal"],
)
def test_another_text_is_noticed(paragraphs: list[str]) -> None:
    with pytest.raises(VerificationError, match="缺陷"):
        prove([_part(*paragraphs)], [], ["甲", "乙"], [])


@pytest.mark.parametrize("xml", ["", "<w:p>", _part("<w:r>"), _part(_run("&nbsp;")), _part(_run("\x01"))])
def test_malformed_xml_is_noticed_in_any_part(xml: str) -> None:
    with pytest.raises(VerificationError, match="XML"):
        prove([_part(_run("甲")), xml], [], ["甲"], [])
