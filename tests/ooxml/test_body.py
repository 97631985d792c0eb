"""The body as it is read: order, tracked changes, fields, tables, boxes, what stands beside it."""

import pytest

from replygen.ooxml.body import Paragraph, Row, Side
from replygen.ooxml.document import open_document
from tests.ooxml.wordfile import (
    NAMESPACES,
    OFFICIAL,
    counted,
    definition,
    numPr,
    packed,
    paragraph,
    pPr,
    run,
    style,
    word_file,
)

DELETED = '<w:rPr><w:del w:id="1" w:author="甲"/></w:rPr>'


def read(body: str, **more: str) -> list[str | tuple[str, ...]]:
    """Texts of paragraphs, cells of rows."""
    blocks = open_document(word_file(body, **more)).body.blocks()
    return [block.cells if isinstance(block, Row) else block.text for block in blocks]


def sides(body: str, **more: str) -> list[Side]:
    found = open_document(word_file(body, **more)).body
    assert list(found.blocks())
    return found.asides


def p(inside: str) -> str:
    return f"<w:p>{inside}</w:p>"


def table(*rows: str) -> str:
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def field(instruction: str, result: str) -> str:
    parts = [
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>",
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' if result else "",
        result,
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    ]
    return "".join(parts)


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:cr/></w:r>", "甲\t乙\n丙\n"),
        ("<w:r><w:t>甲</w:t><w:noBreakHyphen/><w:softHyphen/><w:t>乙</w:t></w:r>", "甲-乙"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "\uf0fe"),
        ('<w:r><w:sym w:font="Wingdings" w:char="nonsense"/></w:r>', ""),
        (f'<w:ins w:id="1">{run("增")}</w:ins>{run("留")}', "增留"),
        ('<w:del w:id="1"><w:r><w:delText>删</w:delText></w:r></w:del>' + run("留"), "留"),
        (f'<w:moveFrom w:id="1">{run("走")}</w:moveFrom><w:moveTo w:id="2">{run("来")}</w:moveTo>', "来"),
        (f'<w:ins w:id="1"><w:del w:id="2">{run("增又删")}</w:del></w:ins>{run("留")}', "留"),
        (field("DATE", run("2025年")) + run("止"), "2025年止"),
        (field("ASK", ""), ""),
        (field("IF " + field("PAGE", run("7")), run("是")), "是"),
        (f'<w:fldSimple w:instr="TITLE">{run("题")}</w:fldSimple>', "题"),
        (f'<w:hyperlink r:id="rId9">{run("链接")}</w:hyperlink>', "链接"),
        (f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{run('控件')}</w:sdtContent></w:sdt>", "控件"),
        ("<w:smartTag><w:r><w:t>人名</w:t></w:r></w:smartTag>", "人名"),
        (f"<w:r><w:ruby><w:rt>{run('pin')}</w:rt><w:rubyBase>{run('拼')}</w:rubyBase></w:ruby></w:r>", "拼"),
        ("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>", "x=1"),
        (run("甲", "<w:vanish/>") + run("乙", '<w:vanish w:val="0"/>'), "乙"),
        ('<w:r><w:pict><v:shape><v:textpath string="某局文件"/></v:shape></w:pict></w:r>', "某局文件"),
        ('<w:r><w:pict><v:shape id="WaterMark1"><v:textpath string="机密"/></v:shape></w:pict></w:r>', ""),
        ("<!-- 注 --><?ps ?>" + run("甲"), "甲"),
    ],
)  # fmt: skip
def test_text_of_a_paragraph(inside: str, text: str) -> None:
    assert read(p(inside)) == [text]


def test_hidden_by_a_style() -> None:
    styles = style("藏", run="<w:vanish/>") + style("隐", kind="character", run="<w:vanish/>")
    body = paragraph("段落", style="藏") + p(run("字", '<w:rStyle w:val="隐"/>') + run("见"))
    assert read(body, styles=styles) == ["见"]
    assert sides(body, styles=styles) == [Side(1, "hidden", "段落"), Side(2, "hidden", "字")]


def test_properties_before_a_tracked_change_do_not_count() -> None:
    changed = f"<w:pPrChange w:id='1'><w:pPr>{numPr(1, 0)}</w:pPr></w:pPrChange>"
    body = p(
        f"<w:pPr>{changed}</w:pPr>"
        + run("甲", "<w:rPrChange w:id='2'><w:rPr><w:vanish/></w:rPr></w:rPrChange>")
    )
    document = open_document(word_file(body, numbering=definition(0, OFFICIAL) + counted(1, 0)))
    assert [(block.mark, block.text) for block in document.body.blocks() if isinstance(block, Paragraph)] == [
        ("", "甲")
    ]


def test_deleted_paragraph_marks_join_paragraphs() -> None:
    body = (
        p(pPr(list_id=1, level=0, properties=DELETED) + run("甲"))
        + p(pPr(list_id=1, level=0, properties=DELETED))
        + paragraph("乙", list_id=1, level=0)
        + paragraph("丙", list_id=1, level=0)
    )
    document = open_document(word_file(body, numbering=definition(0, OFFICIAL) + counted(1, 0)))
    found = [(block.mark, block.text) for block in document.body.blocks() if isinstance(block, Paragraph)]
    assert found == [("一、", "甲乙"), ("二、", "丙")]


def test_a_last_paragraph_without_mark_is_kept() -> None:
    assert read(p(f"<w:pPr>{DELETED}</w:pPr>" + run("甲"))) == ["甲"]
    assert read(p(f"<w:pPr>{DELETED}</w:pPr>" + run("甲")) + table(cell("乙") + cell("丙"))) == [
        "甲",
        ("乙", "丙"),
    ]


def test_style_separator_runs_a_heading_in() -> None:
    separator = "<w:rPr><w:vanish/><w:specVanish/></w:rPr>"
    body = p(pPr(list_id=1, level=1, properties=separator) + run("统一标准。")) + paragraph("已印发目录。")
    document = open_document(word_file(body, numbering=definition(0, OFFICIAL) + counted(1, 0)))
    found = [(block.mark, block.text) for block in document.body.blocks() if isinstance(block, Paragraph)]
    assert found == [("（一）", "统一标准。已印发目录。")]


def test_tables() -> None:
    rows = table(
        cell("镇街") + cell("长度", '<w:gridSpan w:val="2"/>'),
        cell("甲镇", '<w:vMerge w:val="restart"/>') + cell("3") + cell("公里"),
        cell("", "<w:vMerge/>") + cell("4") + cell("公里"),
        '<w:trPr><w:gridBefore w:val="1"/></w:trPr>' + cell("7") + cell("公里"),
        '<w:trPr><w:del w:id="1"/></w:trPr>' + cell("删") + cell("行"),
        cell("尾") + cell("删", '<w:cellDel w:id="1"/>') + cell("格"),
    )
    assert read(rows) == [
        ("镇街", "长度", ""),
        ("甲镇", "3", "公里"),
        ("", "4", "公里"),
        ("", "7", "公里"),
        ("尾", "格"),
    ]


def test_cells_of_several_paragraphs_and_tables_in_cells() -> None:
    numbering = definition(0, OFFICIAL) + counted(1, 0)
    inner = table(cell("内一") + cell("内二"))
    both = f"<w:tc>{paragraph('', list_id=1, level=2)}</w:tc><w:tc>{paragraph('上')}{paragraph('下')}{inner}</w:tc>"
    assert read(table(both, both), numbering=numbering) == [
        ("1.", "上 下 内一 内二"),
        ("2.", "上 下 内一 内二"),
    ]


def test_a_table_of_one_column_is_a_frame() -> None:
    assert read(table(cell("抄送：甲"), f"<w:tc>{table(cell('左') + cell('右'))}</w:tc>")) == [
        "抄送：甲",
        ("左", "右"),
    ]


def test_rows_inside_content_controls() -> None:
    def controlled(inside: str) -> str:
        return f"<w:sdt><w:sdtContent>{inside}</w:sdtContent></w:sdt>"

    row = f"<w:tr>{cell('甲')}{controlled(cell('乙'))}</w:tr>"
    assert read(f"<w:tbl>{controlled(row)}</w:tbl>") == [("甲", "乙")]


def test_spans_are_bounded() -> None:
    (row,) = read(table(cell("甲", '<w:gridSpan w:val="999999999"/>') + cell("乙")))
    assert len(row) == 64


def test_paragraphs_are_counted_as_they_stand() -> None:
    body = paragraph("一") + table(cell("二") + cell("三")) + paragraph("") + paragraph("五")
    numbers = [block.number for block in open_document(word_file(body)).body.blocks()]
    assert numbers == [1, 2, 4, 5]


def test_what_stands_beside_the_text() -> None:
    body = paragraph("甲") + p(
        run("乙", "<w:vanish/>")
        + f'<w:ins w:id="1">{run("增")}</w:ins>'
        + '<w:r><w:commentReference w:id="4"/></w:r><w:r><w:footnoteReference w:id="2"/></w:r>'
    )
    assert sides(body) == [
        Side(2, "hidden", "乙"),
        Side(2, "change", "1"),
        Side(2, "comment", "4"),
        Side(2, "note", "footnote:2"),
    ]


@pytest.mark.parametrize("name", ["heading 3", "Heading 3"])
def test_outline_levels(name: str) -> None:
    styles = style("大", paragraph='<w:outlineLvl w:val="1"/>') + style(
        "正文样", paragraph='<w:outlineLvl w:val="9"/>'
    )
    styles += style("某", run="").replace('w:name w:val="某"', f'w:name w:val="{name}"')
    body = (
        paragraph("二级", style="大")
        + paragraph("正文", style="正文样")
        + paragraph("三级", style="某")
        + paragraph("一级", properties='<w:outlineLvl w:val="0"/>')
    )
    blocks = open_document(word_file(body, styles=styles)).body.blocks()
    assert [block.outline for block in blocks if isinstance(block, Paragraph)] == [2, 0, 3, 1]


def test_fonts_are_inherited() -> None:
    fonts = '<w:rFonts w:eastAsia="{}"/>'
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts.format('宋体')}</w:rPr></w:rPrDefault></w:docDefaults>"
    )
    styles = defaults + style("黑", run=fonts.format("黑体") + "<w:b/>") + style("子", based="黑")
    body = (
        paragraph("甲 乙")
        + paragraph("丙", style="子")
        + p(pPr("子") + run("丁", fonts.format("楷体") + '<w:b w:val="0"/>'))
    )
    blocks = open_document(word_file(body, styles=styles)).body.blocks()
    found = [(dict(block.faces), block.bold) for block in blocks if isinstance(block, Paragraph)]
    assert found == [({"宋体": 2}, 0), ({"黑体": 1}, 1), ({"楷体": 1}, 0)]


def test_strict_documents() -> None:
    document = f"<w:document {NAMESPACES}><w:body>{paragraph('甲')}</w:body></w:document>".replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert [
        block.text
        for block in open_document(packed(document, {})).body.blocks()
        if isinstance(block, Paragraph)
    ] == ["甲"]


def test_nested_as_deep_as_xml_may_be() -> None:
    depth = 60
    body = "<w:tbl><w:tr><w:tc>" * depth + paragraph("底") + "</w:tc></w:tr></w:tbl>" * depth
    assert read(body) == ["底"]
    links = p("<w:hyperlink>" * 240 + run("底") + "</w:hyperlink>" * 240)
    assert read(links) == ["底"]
