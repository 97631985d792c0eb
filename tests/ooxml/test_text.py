"""The text of a part, paragraph by paragraph."""

import pytest

from replygen.ooxml.names import W
from replygen.ooxml.package import parse
from replygen.ooxml.text import paragraph_texts


def _texts(body: str) -> list[str]:
    return list(paragraph_texts(parse(f'<w:body xmlns:w="{W}">{body}</w:body>'.encode())))


def _run(*content: str) -> str:
    return f"<w:r>{''.join(content)}</w:r>"


def _t(text: str) -> str:
    return f"<w:t>{text}</w:t>"


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        ("", []),
        ("<w:p/>", [""]),
        (f"<w:p>{_run(_t('甲'), _t('乙'))}{_run(_t('丙'))}</w:p>", ["甲乙丙"]),
        (f"<w:p>{_run(_t('甲'))}</w:p><w:p/><w:p>{_run(_t('乙'))}</w:p>", ["甲", "", "乙"]),
        (f"<w:p>{_run(_t('甲'), '<w:tab/>', _t('乙'), '<w:br/>', _t('丙'))}</w:p>", ["甲\t乙\n丙"]),
        (f"<w:p>{_run(_t('&amp;&lt;&gt; '))}</w:p>", ["&<> "]),
        (f"<w:p>{_run('<w:t/>')}</w:p>", [""]),
        (f"<w:p>{_run(_t('甲&#x10FFFF;&#xFDD0;乙'))}</w:p>", ["甲\U0010ffff\ufdd0乙"]),
    ],
)
def test_texts(body: str, texts: list[str]) -> None:
    assert _texts(body) == texts


def test_a_tab_stop_is_no_tab() -> None:
    stops = '<w:pPr><w:tabs><w:tab w:val="right" w:pos="100"/></w:tabs></w:pPr>'
    assert _texts(f"<w:p>{stops}{_run(_t('甲'))}</w:p>") == ["甲"]


def test_cells_are_paragraphs_in_the_order_of_reading() -> None:
    cells = "".join(f"<w:tc><w:p>{_run(_t(text))}</w:p></w:tc>" for text in "甲乙")
    assert _texts(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl><w:p/>") == ["甲", "乙", ""]


def test_text_of_a_box_follows_that_of_its_anchor() -> None:
    box = f"<w:txbxContent><w:p>{_run(_t('框'))}</w:p></w:txbxContent>"
    assert _texts(f"<w:p>{_run(_t('锚'), box)}</w:p><w:p>{_run(_t('后'))}</w:p>") == ["锚", "框", "后"]
