"""How a document is set: properties laid over each other, sections, order of properties, page numbers."""

from lxml import etree

from replygen.ooxml.feet import number_text
from replygen.ooxml.names import w
from replygen.ooxml.order import misplaced
from replygen.ooxml.package import parse
from replygen.ooxml.setting import SetParagraph, read_setting
from replygen.standard import mm, pt
from tests.ooxml.wordfile import (
    NAMESPACES,
    counted,
    definition,
    level,
    paragraph,
    run,
    style,
    text_box,
    word_file,
)

THREE = '<w:sz w:val="32"/>'
BIG = '<w:sz w:val="44"/>'


def set_as(body: str, **parts: str) -> list[SetParagraph]:
    return list(read_setting(word_file(body, **parts)).paragraphs)


def element(xml: str) -> etree._Element:
    root = parse(f"<r {NAMESPACES}>{xml}</r>".encode())
    return root[0]


def test_direct_properties_come_before_styles_and_styles_before_what_they_are_based_on() -> None:
    styles = style("A", run='<w:rFonts w:eastAsia="宋体"/><w:sz w:val="32"/>') + style(
        "B", based="A", run='<w:rFonts w:eastAsia="黑体"/>'
    )
    body = paragraph("甲", style="B") + f'<w:p><w:pPr><w:pStyle w:val="B"/></w:pPr>{run("乙", BIG)}</w:p>'
    looks = [found.type for found in set_as(body, styles=styles)]
    assert [(look.face, look.size) for look in looks] == [("黑体", 16), ("黑体", 22)]


def test_a_named_font_replaces_the_theme_font_of_the_style() -> None:
    styles = style("A", run='<w:rFonts w:eastAsiaTheme="minorEastAsia"/>')
    named = '<w:rFonts w:eastAsia="仿宋"/>'
    body = paragraph("甲", style="A") + f'<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr>{run("乙", named)}</w:p>'
    assert [(found.type.theme, found.type.face) for found in set_as(body, styles=styles)] == [
        ("minorEastAsia", ""),
        ("", "仿宋"),
    ]


def test_an_indent_in_characters_is_as_wide_as_they_are() -> None:
    indented = '<w:ind w:firstLineChars="200" w:firstLine="420"/>'
    body = f"<w:p><w:pPr>{indented}</w:pPr>{run('甲', THREE)}</w:p>"
    assert set_as(body)[0].format.first == pt(32)


def test_a_hanging_indent_replaces_that_of_the_style() -> None:
    styles = style("A", paragraph='<w:ind w:firstLine="420"/>')
    body = paragraph("甲", style="A", properties='<w:ind w:left="400" w:hanging="400"/>')
    found = set_as(body, styles=styles)[0].format
    assert (found.left, found.first) == (pt(20), pt(-20))


def test_a_list_indents() -> None:
    levels = level(0, "decimal", "%1.", extra="").replace(
        "</w:lvl>", '<w:pPr><w:ind w:left="480" w:hanging="480"/></w:pPr></w:lvl>'
    )
    body = paragraph("甲", list_id=1, level=0)
    found = set_as(body, numbering=definition(0, levels) + counted(1, 0))[0].format
    assert found.left == pt(24)


def test_boxes_and_tables_are_told_from_text_and_old_programs_are_left_out() -> None:
    box = text_box(paragraph("乙"), "page|<wp:align>top</wp:align>", in_fallback=True)
    table = f"<w:tbl><w:tr><w:tc>{paragraph('丙')}</w:tc></w:tr></w:tbl>"
    found = set_as(f"<w:p>{run('甲')}{box}</w:p>{table}")
    assert [(each.number, each.text, each.container) for each in found] == [
        (1, "甲", "text"), (2, "乙", "box"), (4, "丙", "table"),
    ]  # fmt: skip


def test_a_section_has_the_foot_of_the_one_before_it() -> None:
    first = '<w:sectPr><w:footerReference w:type="default" r:id="footer1"/><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    body = (
        f"<w:p><w:pPr>{first}</w:pPr></w:p>{paragraph('甲')}"
        '<w:sectPr><w:pgSz w:w="16838" w:h="11906"/></w:sectPr>'
    )
    one, two = read_setting(word_file(body, footer1=paragraph("1"))).sections
    assert (one.first, one.last, two.first, two.last) == (1, 1, 2, 2)
    assert one.feet == two.feet == {"default": "footer1"}
    assert (one.is_turned, two.is_turned) == (False, True)
    assert abs(one.width.mm - mm(210).mm) < 0.1


def test_the_order_of_properties() -> None:
    right = element("<w:p><w:pPr><w:spacing/><w:ind/><w:jc/></w:pPr></w:p>")
    wrong = element("<w:p><w:pPr><w:jc/><w:spacing/></w:pPr><w:r><w:rPr><w:sz/><w:b/></w:rPr></w:r></w:p>")
    assert list(misplaced(right)) == []
    assert [names for _, *names in misplaced(wrong)] == [["w:spacing", "w:jc"], ["w:b", "w:sz"]]


def test_the_number_of_the_page_is_told_from_other_text() -> None:
    field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
    field += f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("7")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    simple = f'<w:fldSimple w:instr="PAGE \\* MERGEFORMAT">{run("7")}</w:fldSimple>'
    assert number_text(element(f"<w:p>{run('— ')}{field}{run(' —')}</w:p>")) == "— # —"
    assert number_text(element(f"<w:p>{run('- ')}{simple}{run(' -')}</w:p>")) == "- # -"
    assert number_text(element(f"<w:p>{run('7')}</w:p>")) == "7"
    assert w("p") == element("<w:p/>").tag
