"""What floats on a page, in the order in which it is read."""

import pytest

from replygen.ooxml.body import Row
from replygen.ooxml.document import open_document
from tests.ooxml.wordfile import paragraph, run, text_box, word_file

FOOT = "page|<wp:posOffset>9000000</wp:posOffset>"
HEAD = "page|<wp:posOffset>1000000</wp:posOffset>"
BELOW = "paragraph|<wp:posOffset>120000</wp:posOffset>"


def read(body: str) -> list[str]:
    """Texts of paragraphs, and of rows with a bar between the cells."""
    blocks = open_document(word_file(body)).body.blocks()
    return ["|".join(block.cells) if isinstance(block, Row) else block.text for block in blocks]


def p(inside: str) -> str:
    return f"<w:p>{inside}</w:p>"


def test_boxes_in_the_order_of_the_page() -> None:
    body = (
        p(text_box(paragraph("页脚"), FOOT) + text_box(paragraph("页首"), HEAD) + run("正文一"))
        + p(text_box(paragraph("其下"), BELOW, in_fallback=True) + run("正文二"))
        + paragraph("正文三")
    )
    assert read(body) == ["页首", "正文一", "正文二", "其下", "正文三", "页脚"]


def test_what_stands_at_the_foot_ends_its_section() -> None:
    end = "<w:pPr><w:sectPr/></w:pPr>"
    body = p(text_box(paragraph("页脚"), FOOT) + run("正文")) + p(end + run("节末")) + paragraph("附件")
    assert read(body) == ["正文", "节末", "页脚", "附件"]


@pytest.mark.parametrize(
    ("style", "order"),
    [
        ("position:absolute;margin-top:700pt;mso-position-vertical-relative:page", ["文", "后", "框"]),
        ("position:absolute;margin-top:25cm;mso-position-vertical-relative:page", ["文", "后", "框"]),
        (
            "position:absolute;mso-position-vertical:bottom;mso-position-vertical-relative:margin",
            ["文", "后", "框"],
        ),
        ("position:absolute;margin-top:90pt;mso-position-vertical-relative:page", ["框", "文", "后"]),
        ("position:absolute;margin-top:-20pt", ["框", "文", "后"]),
        ("position:absolute;margin-top:20pt", ["文", "框", "后"]),
        ("width:100pt", ["文", "框", "后"]),
    ],
)
def test_boxes_of_old_word_and_wps(style: str, order: list[str]) -> None:
    content = f"<w:txbxContent>{paragraph('框')}</w:txbxContent>"
    shape = f'<w:r><w:pict><v:shape style="{style}"><v:textbox>{content}</v:textbox></v:shape></w:pict></w:r>'
    assert read(p(shape + run("文")) + paragraph("后")) == order


def test_frames_and_floating_tables_at_the_foot() -> None:
    frame = '<w:framePr w:vAnchor="page" w:y="14000"/>'
    floating = '<w:tblPr><w:tblpPr w:vertAnchor="margin" w:tblpYSpec="bottom"/></w:tblPr>'
    body = (
        paragraph("框", properties=frame)
        + f"<w:tbl>{floating}<w:tr><w:tc>{paragraph('抄送')}</w:tc><w:tc>{paragraph('印发')}</w:tc></w:tr></w:tbl>"
        + paragraph("首框", properties='<w:framePr w:vAnchor="page" w:y="2000"/>')
        + paragraph("文")
    )
    assert read(body) == ["首框", "文", "框", "抄送|印发"]
