"""Tables of Word files."""

import pytest

from replygen.model import TableBlock
from tests.ooxml.wordfile import paragraph, style
from tests.readers.word_letter import letter


def test_tables() -> None:
    def row(*cells: str) -> str:
        return "<w:tr>" + "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in cells) + "</w:tr>"

    rows = row("路段", "盏数") + row("", "6") + row("东段|西段", "5") + row("合计", "")
    body = (
        paragraph("更换情况见下表。")
        + f"<w:tbl>{rows}</w:tbl>"
        + f"<w:tbl>{row('甲', '乙')}{row('丙', '丁')}</w:tbl>"
    )
    lead = letter(body).letter.lead
    assert lead[0] == "更换情况见下表。"
    tables = [block.table for block in lead[1:] if isinstance(block, TableBlock)]
    assert [(table.header, table.rows) for table in tables] == [
        (("路段", "盏数"), (("", "6"), ("东段|西段", "5"), ("合计", ""))),
        (("甲", "乙"), (("丙", "丁"),)),
    ]


@pytest.mark.parametrize("where", ["paragraph", "style"])
def test_captions_are_centred_over_tables(where: str) -> None:
    centre = '<w:jc w:val="center"/>'
    rows = "".join(
        f"<w:tr><w:tc>{paragraph(left)}</w:tc><w:tc>{paragraph(right)}</w:tc></w:tr>"
        for left, right in (("路段", "盏数"), ("东段", "—"), ("—", "—"))
    )
    caption = (
        paragraph("路灯更换情况表", style="题注")
        if where == "style"
        else paragraph("路灯更换情况表", properties=centre)
    )
    body = (
        paragraph("情况见表。") + caption + f"<w:tbl>{rows}</w:tbl>" + paragraph("全文完", properties=centre)
    )
    text, block, last = letter(body, styles=style("题注", paragraph=centre)).letter.lead
    assert (text, last) == ("情况见表。", "全文完")
    assert isinstance(block, TableBlock)
    assert block.table.caption == "路灯更换情况表"
    assert block.table.rows == (("东段", "—"), ("—", "—"))


def test_half_width_marks_in_tables_are_widened_with_their_text() -> None:
    rows = "".join(
        f"<w:tr><w:tc>{paragraph(left)}</w:tc><w:tc>{paragraph(right)}</w:tc></w:tr>"
        for left, right in (("项目", "说明"), ("灯具", "更换11盏,新增6盏"))
    )
    (block,) = letter(f"<w:tbl>{rows}</w:tbl>").letter.lead
    assert isinstance(block, TableBlock)
    assert block.table.rows == (("灯具", "更换11盏，新增6盏"),)


def test_tables_on_turned_pages() -> None:
    def table(text: str) -> str:
        row = f"<w:tr><w:tc>{paragraph(text)}</w:tc><w:tc>{paragraph('1')}</w:tc></w:tr>"
        return f"<w:tbl>{row}{row}</w:tbl>"

    def end(width: int, height: int) -> str:
        size = f'<w:pgSz w:w="{width}" w:h="{height}"/>'
        return f"<w:p><w:pPr><w:sectPr>{size}</w:sectPr></w:pPr></w:p>"

    body = table("甲") + end(11906, 16838) + table("乙") + end(16838, 11906) + table("丙")
    found = [block for block in letter(body).letter.lead if isinstance(block, TableBlock)]
    assert [block.table.landscape for block in found] == [False, True, False]
