"""Letters in Word files: numbers, tables, boxes, headings without numbers; the account of what stands beside."""

import pytest

from replygen.readers import Source
from replygen.readers.docx import read
from replygen.readers.text import Change, LeftOut, Unread
from tests.ooxml.wordfile import numPr, paragraph, pPr, run, style, text_box, word_file
from tests.readers.word_letter import CLOSING, OPENING, letter, listed, outline, p

BODY = (
    ("工作开展情况", 0),
    ("摸清底数", 1),
    ("对全巷46盏路灯逐盏登记，发现11盏不亮。", None),
    ("更换灯具", 1),
    ("更换11盏，新增6盏。", None),
    ("下一步工作打算", 0),
    ("每季度巡查一次。", None),
)
EXPECTED = [
    (
        "工作开展情况",
        ("摸清底数", "对全巷46盏路灯逐盏登记，发现11盏不亮。"),
        ("更换灯具", "更换11盏，新增6盏。"),
    ),
    ("下一步工作打算", "每季度巡查一次。"),
]


def test_a_letter_with_automatic_numbers() -> None:
    found = letter(listed(*BODY))
    assert outline(found.letter) == EXPECTED
    assert found.unread == ()
    assert found.letter.document.title == "江陵区城市管理局关于区十九届人大三次会议第031号建议的复函"
    assert found.letter.salutation == "韩若云代表"
    assert found.letter.opening == OPENING
    assert found.letter.closing == (CLOSING,)
    assert found.letter.signatory.organs == ("江陵区城市管理局",)


def test_numbers_by_style_and_typed_numbers_read_alike() -> None:
    styles = style("大", paragraph=numPr(1, 0)) + style("小", paragraph=numPr(1, 1))
    names = {0: "大", 1: "小", None: ""}
    by_style = "".join(paragraph(text, style=names[level]) for text, level in BODY)
    typed = "".join(
        paragraph(mark + text)
        for mark, (text, _) in zip(("一、", "（一）", "", "（二）", "", "二、", ""), BODY, strict=True)
    )
    assert outline(letter(by_style, styles=styles).letter) == EXPECTED
    assert outline(letter(typed).letter) == EXPECTED


def test_a_number_is_part_of_a_sentence() -> None:
    text = "2025年3月，更换灯具11盏，改造线路240米，所需经费由区财政安排。"
    found = letter(listed(("工作开展情况", 0), (text, 2), ("另增6盏，全部采用节能灯具，已经投入使用。", 2)))
    assert outline(found.letter)[0][1:] == (f"1. {text}", "2.另增6盏，全部采用节能灯具，已经投入使用。")


@pytest.mark.parametrize("by", ["outline", "style"])
def test_headings_by_outline(by: str) -> None:
    def line(text: str, level: int | None) -> str:
        if level is None:
            return paragraph(text)
        if by == "style":
            return paragraph(text, style=f"heading {level + 1}")
        return paragraph(text, properties=f'<w:outlineLvl w:val="{level}"/>')

    body = "".join(line(text, level) for text, level in BODY)
    assert outline(letter(body, styles=style("heading 1") + style("heading 2")).letter) == EXPECTED


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ('<w:rFonts w:eastAsia="黑体"/>', '<w:rFonts w:eastAsia="楷体_GB2312"/>'),
        ('<w:rFonts w:eastAsia="SimHei"/>', '<w:rFonts w:eastAsia="KaiTi"/>'),
        ('<w:rFonts w:eastAsia="黑体"/>', "<w:b/>"),
    ],
)
def test_headings_by_font(upper: str, lower: str) -> None:
    fonts = {0: upper, 1: lower, None: '<w:rFonts w:eastAsia="仿宋_GB2312"/>'}
    body = "".join(p(run(text, fonts[level])) for text, level in BODY)
    assert outline(letter(body).letter) == EXPECTED


def test_no_headings_where_all_is_in_one_font() -> None:
    normal = '<w:rPr><w:rFonts w:eastAsia="楷体"/><w:b/></w:rPr>'
    body = paragraph("路灯已经全部更换") + paragraph("今后每季度巡查一次。")
    assert outline(letter(body, normal=normal).letter) == ["路灯已经全部更换", "今后每季度巡查一次。"]


def test_numbers_come_before_fonts() -> None:
    kai = '<w:rFonts w:eastAsia="楷体"/>'
    body = (
        p(run("一、工作开展情况", kai))
        + p(run("已完成更换。"))
        + p(run("二、下一步工作打算", kai))
        + p(run("加强巡查。"))
    )
    assert outline(letter(body).letter) == [
        ("工作开展情况", "已完成更换。"),
        ("下一步工作打算", "加强巡查。"),
    ]


HEAD = "page|<wp:posOffset>1000000</wp:posOffset>"
FOOT = "page|<wp:posOffset>9000000</wp:posOffset>"


def test_red_head_and_copies_in_boxes() -> None:
    mark, copies = paragraph("江陵区城市管理局"), paragraph("抄送：区人大常委会代表工委，区政府督查室。")
    head = p(text_box(mark, HEAD) + text_box(copies, FOOT)) + paragraph("江城管函〔2025〕8号")
    found = letter(paragraph("已更换路灯11盏。"), before=head)
    assert found.letter.document.number == "江城管函〔2025〕8号"
    assert found.letter.cc == ("区人大常委会代表工委", "区政府督查室")
    assert found.letter.document.title == "江陵区城市管理局关于区十九届人大三次会议第031号建议的复函"
    assert LeftOut(2, "江陵区城市管理局", "repeat") in found.left_out
    assert found.unread == ()


def test_a_red_head_in_the_header_of_the_first_page() -> None:
    section = (
        '<w:sectPr><w:headerReference w:type="first" r:id="header1"/>'
        '<w:headerReference w:type="default" r:id="header2"/><w:titlePg/></w:sectPr>'
    )
    found = letter(
        paragraph("已更换路灯11盏。"),
        after=section,
        header1=paragraph("江陵区城市管理局") + paragraph("江城管函〔2025〕8号"),
        header2=paragraph("江陵区城市管理局公文"),
    )
    assert found.letter.document.number == "江城管函〔2025〕8号"
    assert found.unread == (Unread(0, "江陵区城市管理局公文"),)


def test_feet() -> None:
    section = '<w:sectPr><w:footerReference w:type="default" r:id="footer1"/></w:sectPr>'
    foot = (
        paragraph("— 1 —")
        + paragraph("第 1 页 共 2 页")
        + paragraph("地址：江陵区青石巷1号")
        + paragraph("韩若云代表：")
    )
    found = letter(paragraph("已更换路灯11盏。"), after=section, footer1=foot, footer2=foot)
    assert found.unread == (Unread(0, "地址：江陵区青石巷1号"),)
    assert LeftOut(0, "韩若云代表：", "repeat") in found.left_out


def test_what_stands_beside_the_text() -> None:
    body = p(
        run("已更换路灯11盏")
        + run("（内部：实际9盏）", "<w:vanish/>")
        + '<w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:commentReference w:id="5"/></w:r>'
        + f'<w:ins w:id="1">{run("，新增6盏")}</w:ins>'
        + '<w:del w:id="2"><w:r><w:delText>，新增5盏</w:delText></w:r></w:del>'
        + run("。")
    )
    found = letter(
        body,
        comments=f'<w:comment w:id="5">{paragraph("请核对盏数")}</w:comment>',
        footnotes=f'<w:footnote w:id="1">{paragraph("截至2025年4月底。")}</w:footnote>',
    )
    assert found.letter.lead == ("已更换路灯11盏，新增6盏。",)
    assert LeftOut(5, "（内部：实际9盏）", "hidden") in found.left_out
    assert LeftOut(5, "请核对盏数", "comment") in found.left_out
    assert found.unread == (Unread(5, "截至2025年4月底。"),)
    assert Change(5, "tracked changes", 2) in found.changes


def test_places_are_paragraphs_of_the_document() -> None:
    found = letter(
        p("<w:r><w:t>已更换,</w:t><w:br/><w:t>另新增,并巡查。</w:t></w:r>"), before=paragraph("") * 3
    )
    assert found.places["salutation"] == 6
    assert [change.line for change in found.changes if change.what == "half-width marks"] == [8, 8]


def test_source_marks_are_kept_on_demand() -> None:
    body = word_file(
        paragraph("韩若云代表：") + paragraph("您提出的建议收悉,现答复如下:") + paragraph("已更换,并巡查。")
    )
    assert read(Source("x.docx", body), normalize=False).letter.lead == ("已更换,并巡查。",)


@pytest.mark.parametrize("tab", ["<w:tab/>", "<w:ptab/>"])
def test_tabs_are_no_cells(tab: str) -> None:
    def tabbed(before: str, after: str) -> str:
        return p(f"<w:r><w:t>{before}</w:t>{tab}<w:t>{after}</w:t></w:r>")

    body = (
        tabbed("一、", "工作开展情况")
        + paragraph("已更换。")
        + tabbed("二、", "下一步工作打算")
        + paragraph("加强巡查。")
    )
    assert outline(letter(body).letter) == [("工作开展情况", "已更换。"), ("下一步工作打算", "加强巡查。")]


def test_numbers_without_text_are_left_away() -> None:
    body = p(pPr(list_id=1, level=0)) + listed(("下一步工作打算", 0), ("加强巡查。", None))
    assert outline(letter(body).letter) == [("下一步工作打算", "加强巡查。")]
