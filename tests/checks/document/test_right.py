"""The many ways to set a letter right: none is found fault with, neither by its formatting nor on its pages."""

import copy
from collections.abc import Mapping
from typing import Any, Final

import pytest
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_BREAK
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from lxml import etree

from replygen.checks.document import check_document
from replygen.checks.document.measure import measure
from replygen.checks.document.printed import Printed
from replygen.checks.document.rules import PAGE_RULES
from replygen.checks.document.sheet import read_sheet
from tests import support
from tests.checks.document.clerk import (
    ANNEXED,
    BODY,
    FANGSONG,
    FLUSH,
    HEITI,
    KAITI,
    LETTER,
    ORGAN,
    RIGHT,
    TITLE,
    XIAOBIAOSONG,
    Change,
    Para,
    add_run,
    made,
    says,
    write_number,
)
from tests.checks.document.others import starting, word

ORGAN_8: Final = "梧桐市生态林业局"
DATE: Final = "2025年5月20日"
DATE_CELLS: Final = 7.6
FONTS: Final = "LAY-14"
UNPRINTED: Final = "numbers in a text box"
"""The box has no size, as it is only to be read."""


def faces(**by_default: str) -> Change:
    """Other names of the same faces."""
    names: Mapping[str, str] = dict(
        zip((FANGSONG, KAITI, HEITI, XIAOBIAOSONG), by_default.values(), strict=True)
    )

    def apply(document: Any) -> None:
        for fonts in document.element.body.iter(qn("w:rFonts")):
            fonts.set(qn("w:eastAsia"), names[fonts.get(qn("w:eastAsia"))])

    return apply


def one_face(document: Any) -> None:
    """Western characters in the Chinese face, and no mark of what is East Asian."""
    for fonts in document.element.body.iter(qn("w:rFonts")):
        for name in ("ascii", "hAnsi"):
            fonts.set(qn(f"w:{name}"), fonts.get(qn("w:eastAsia")))
        fonts.attrib.pop(qn("w:hint"))


def pitch(lines: Any) -> Change:
    def apply(document: Any) -> None:
        for paragraph in document.paragraphs:
            paragraph.paragraph_format.line_spacing = lines

    return apply


def grid(kind: str, space: int = 0) -> Change:
    def apply(document: Any) -> None:
        element = word(f'<w:docGrid w:type="{kind}" w:linePitch="579" w:charSpace="{space}"/>')
        document.sections[0]._sectPr.append(element)

    return apply


def not_condensed(document: Any) -> None:
    for element in list(document.element.body.iter(qn("w:spacing"))):
        if element.get(qn("w:val")):
            element.getparent().remove(element)


def indents(*, in_characters: bool) -> Change:
    def apply(document: Any) -> None:
        for element in document.element.body.iter(qn("w:ind")):
            for name in [name for name in element.attrib if name.endswith("Chars") != in_characters]:
                element.attrib.pop(name)

    return apply


def of_gb_33476(document: Any) -> None:
    document.sections[0].top_margin, document.sections[0].bottom_margin = Mm(34.58), Mm(32.58)


def close_number(document: Any) -> None:
    for foot in (document.sections[0].footer, document.sections[0].even_page_footer):
        write_number(foot.paragraphs[0], "—{}—")


def framed_number(document: Any) -> None:
    """One foot for all pages; a frame puts the number on the outside."""
    document.settings.odd_and_even_pages_header_footer = False
    properties = document.sections[0].footer.paragraphs[0]._p.pPr
    properties.remove(properties.find(qn("w:ind")))
    frame = word(
        '<w:framePr w:wrap="around" w:vAnchor="text" w:hAnchor="margin" w:xAlign="outside" w:y="1"/>'
    )
    properties.insert_element_before(frame, "w:jc")


_NAMESPACES: Final = {
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
}
_BOXED: Final = (
    "<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><wp:positionH relativeFrom='margin'>"
    "<wp:align>outside</wp:align></wp:positionH><a:graphic><a:graphicData uri='{wps}'><wps:wsp><wps:txbx>{box}"
    "</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict>"
    "<v:shape style='mso-position-horizontal:outside'><v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback>"
    "</mc:AlternateContent>"
)


def boxed_number(document: Any) -> None:
    """One foot for all pages; as WPS makes it, the number stands in a text box on the outside, given twice."""
    document.settings.odd_and_even_pages_header_footer = False
    paragraph = document.sections[0].footer.paragraphs[0]._p
    box = f"<w:txbxContent>{etree.tostring(paragraph, encoding='unicode')}</w:txbxContent>"
    declared = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in _NAMESPACES.items())
    for child in list(paragraph):
        paragraph.remove(child)
    paragraph.append(word(f"<w:r {declared} >{_BOXED.format(box=box, wps=_NAMESPACES['wps'])}</w:r>"))


def with_table(document: Any) -> None:
    table = document.add_table(3, 3, "Table Grid")
    for cell in (cell for row in table.rows for cell in row.cells):
        add_run(cell.paragraphs[0], "步道长12公里", FANGSONG, 12)
    caption = document.add_paragraph()
    caption.alignment = ALIGN.CENTER
    add_run(caption, "步道一览表", HEITI, 14)
    starting(document, "二、")._p.addprevious(caption._p)
    caption._p.addnext(table._tbl)


def _label(document: Any) -> Any:
    label = next(paragraph for paragraph in document.paragraphs if paragraph.text == "附件")
    label.paragraph_format.page_break_before = None
    return label._p


def annex_in_section(document: Any) -> None:
    properties = copy.deepcopy(document.sections[0]._sectPr)
    _label(document).getprevious().get_or_add_pPr().append(properties)


def annex_after_break(document: Any) -> None:
    broken = document.add_paragraph()
    broken.add_run().add_break(WD_BREAK.PAGE)
    _label(document).addprevious(broken._p)


def turned_page(document: Any) -> None:
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.top_margin, section.right_margin = Mm(28), Mm(37)
    section.bottom_margin, section.left_margin = Mm(26), Mm(35)


def signed(*lines: Para, blank: int = 2) -> tuple[Para, ...]:
    """The letter with another signature."""
    return (*LETTER[:-5], *[FLUSH] * blank, *lines, LETTER[-1])


LONG: Final = "梧桐山国家级自然保护区管理委员会"
TWO_ANNEXES: Final = (
    *LETTER[:-5],
    says(BODY, "附件：1.2025年新建步道清单", above=1),
    says(BODY, "2.2026年计划清单", first=5),
    *LETTER[-5:],
    says(FLUSH, "附件1", face=HEITI, breaks=True, below=1),
    says(TITLE, "2025年新建步道清单", below=1),
    says(BODY, "东山片区新建步道5公里。"),
    says(FLUSH, "附件2", face=HEITI, breaks=True, below=1),
    says(TITLE, "2026年计划清单", below=1),
    says(BODY, "南湖片区计划新建步道3公里。"),
)
RIGHTS: Final[dict[str, tuple[tuple[Para, ...], tuple[Change, ...]]]] = {
    "one face": (LETTER, (one_face,)),
    "faces of 方正": (LETTER, (faces(a="方正仿宋_GBK", b="方正楷体_GBK", c="方正黑体_GBK", d="方正小标宋_GBK"),)),
    "faces of Windows": (LETTER, (faces(a="仿宋", b="楷体", c="黑体", d="方正小标宋简体"),)),
    "English names": (LETTER, (faces(a="FangSong", b="KaiTi", c="SimHei", d="FZXiaoBiaoSong-B05S"),)),
    "a grid of lines and characters": (LETTER, (not_condensed, pitch(1.0), grid("linesAndChars", -842))),
    "a grid of lines": (LETTER, (pitch(1.0), grid("lines"))),
    "margins of GB/T 33476": (LETTER, (of_gb_33476, pitch(Pt(29.45)))),
    "28 pt": (LETTER, (pitch(Pt(28)),)),
    "indents in twips": (LETTER, (indents(in_characters=False),)),
    "indents in characters": (LETTER, (indents(in_characters=True),)),
    "numbers without spaces": (LETTER, (close_number,)),
    "numbers in a frame": (LETTER, (framed_number,)),
    "numbers in a text box": (LETTER, (boxed_number,)),
    "a table": (LETTER, (with_table,)),
    "a turned page": (LETTER, (turned_page,)),
    "attachment in a section": (ANNEXED, (annex_in_section,)),
    "attachment after a page break": (ANNEXED, (annex_after_break,)),
    "two attachments": (TWO_ANNEXES, ()),
    "title in one paragraph": (
        (says(TITLE, f"{ORGAN}\n关于市政协五届二次会议\n第118号提案的复函", below=1), *LETTER[3:]), ()),
    "title on one line": ((says(TITLE, "关于第118号提案的复函", below=1), *LETTER[3:]), ()),
    "unsealed": (signed(says(RIGHT, ORGAN, right=4 + DATE_CELLS - 6), says(RIGHT, DATE, right=2), blank=1), ()),
    "unsealed, little longer than the date": (
        signed(says(RIGHT, ORGAN_8, right=2), says(RIGHT, DATE, right=8 - DATE_CELLS), blank=1), ()),
    "stamped": (signed(says(RIGHT, ORGAN, right=4), says(RIGHT, DATE, right=4)), ()),
    "a long name": (signed(says(RIGHT, LONG), says(RIGHT, DATE, right=(len(LONG) - DATE_CELLS) / 2)), ()),
    "two organs side by side": (signed(says(RIGHT, f"{ORGAN}\t梧桐市水利局", right=2), says(RIGHT, DATE, right=4)), ()),
    "two notes": ((*LETTER, says(BODY, "（此件公开发布）")), ()),
    "a category": ((says(RIGHT, "办理结果：A类"), *LETTER), ()),
}  # fmt: skip


def document(name: str) -> bytes:
    paras, changes = RIGHTS[name]
    return made(paras, *changes)


@pytest.mark.parametrize("name", RIGHTS)
def test_a_right_letter_is_left_in_peace(name: str) -> None:
    found = [each.finding for each in check_document(document(name))]
    assert [(finding.rule, finding.text) for finding in found if finding.rule.startswith("LAY")] == []


def test_right_letters_are_left_in_peace_on_their_pages() -> None:
    support.fonts()
    names = [name for name in RIGHTS if name != UNPRINTED]
    documents = [document(name) for name in names]
    for name, data, pdf in zip(names, documents, support.to_pdf(documents), strict=True):
        printed = Printed(read_sheet(data), measure(pdf.read_bytes()))
        found = {rule.id for rule in PAGE_RULES if any(rule.check(printed))}
        assert found <= {FONTS}, name
