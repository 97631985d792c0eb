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


def test_merged_cells_are_told() -> None:
    def cell(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"

    start, on, wide = '<w:vMerge w:val="restart"/>', "<w:vMerge/>", '<w:gridSpan w:val="2"/>'
    rows = (
        cell("街道") + cell("数量", wide),
        cell("东街", start) + cell("一季度") + cell("3"),
        cell("", on) + cell("二季度") + cell("4"),
        cell("", on) + cell("三季度") + cell("5"),
        cell("西街", start) + cell("一季度") + cell("6"),
        cell("总计", wide + start) + cell("18"),
        cell("", wide + on) + cell("辆"),
    )
    reading = letter(f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>")
    (block,) = reading.letter.lead
    assert isinstance(block, TableBlock)
    assert block.table.rows[:3] == (("东街", "一季度", "3"), ("", "二季度", "4"), ("", "三季度", "5"))
    told = [change.line for change in reading.changes if change.what == "merged cells"]
    assert len(told) == 3


def test_a_table_without_merged_cells_has_nothing_told() -> None:
    alone = '<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>'
    row = f"<w:tr><w:tc>{alone}{paragraph('甲')}</w:tc><w:tc>{paragraph('乙')}</w:tc></w:tr>"
    reading = letter(f"<w:tbl>{row}{row}</w:tbl>")
    assert not [change for change in reading.changes if change.what == "merged cells"]
