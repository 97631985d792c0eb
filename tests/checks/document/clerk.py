"""Letters as clerks make them in Word: no styles of ours, all formatting on paragraphs and runs, by python-docx."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

FANGSONG, KAITI, HEITI, SONGTI = "仿宋_GB2312", "楷体_GB2312", "黑体", "宋体"
XIAOBIAOSONG = "方正小标宋简体"
LATIN = "Times New Roman"
CELL: Final = 315
"""Twips of a character of the text."""
PITCH: Final = 579

Change = Callable[[Any], None]
"""What is done to the python-docx document."""


@dataclass(frozen=True)
class Para:
    """A paragraph: text, East Asian face, size in pt, alignment, indents in characters, blank lines above and below.

    ``breaks`` starts a page; ``lead`` are the first words, which have a face of their own.
    """

    text: str
    face: str = FANGSONG
    size: float = 16
    align: Any = ALIGN.JUSTIFY
    first: float = 2
    right: float = 0
    above: int = 0
    below: int = 0
    breaks: bool = False
    colour: str = ""
    lead: str = ""
    lead_face: str = KAITI


BODY: Final = Para("")
FLUSH: Final = Para("", align=ALIGN.LEFT, first=0)
TITLE: Final = Para("", XIAOBIAOSONG, 22, ALIGN.CENTER, 0)
RIGHT: Final = Para("", align=ALIGN.RIGHT, first=0)


def says(look: Para, text: str, **more: Any) -> Para:
    """A paragraph that looks like another."""
    return replace(look, text=text, **more)


_BODY: Final = (
    says(
        BODY,
        "您提出的《关于加强城郊森林步道建设的提案》（第118号）收悉。经与市文化旅游委共同研究办理，现答复如下。",
    ),
    says(BODY, "一、工作开展情况", face=HEITI),
    says(BODY, "（一）完善步道规划", face=KAITI),
    says(
        BODY,
        "我局编制了《梧桐市森林步道专项规划》，在东山、南湖、西岭三个片区布局步道，对沿线古树名木逐株登记。"
        "规划以“小投入、少扰动”为原则，优先利用原有的林区便道，全市共建成步道86公里，设置标识牌240块。",
    ),
    says(BODY, "（二）加强日常管护", face=KAITI),
    says(
        BODY,
        "步道沿线的镇街各配备一名巡护员，负责清理枯枝落叶、修补路面、劝阻野外用火。汛期和防火期前各开展一次"
        "全面检查，对发现的隐患列出清单，由责任单位限期整改。两年来共整改隐患53处。",
    ),
    says(BODY, "二、下一步工作打算", face=HEITI),
    says(
        BODY,
        "（一）延伸步道网络。会同市文化旅游委把步道与乡村旅游点连接起来，新建支线12公里，完善休息亭等设施。",
        lead="（一）延伸步道网络。",
    ),
    says(
        BODY,
        "（二）健全管护机制。推动镇街与村集体签订管护协议，把管护成效纳入林长制考核，使步道有人管、管得好。",
        lead="（二）健全管护机制。",
    ),
    says(
        BODY,
        "感谢您对林业工作的关心和支持。此复函已经王某某局长审签。对以上答复您有什么意见，请及时反馈给我们，"
        "以便进一步改进工作。",
    ),
)
ORGAN: Final = "梧桐市林业局"
_DATE: Final = "2025年5月20日"
_DATE_CELLS: Final = 6.5 + 5 * 0.22
_SIGNED: Final = (
    FLUSH,
    FLUSH,
    says(RIGHT, ORGAN, right=4 + (_DATE_CELLS - len(ORGAN)) / 2),
    says(RIGHT, _DATE, right=4),
    says(BODY, "（联系人：周某，联系电话：55512345）"),
)
_TITLED: Final = (
    says(TITLE, ORGAN),
    says(TITLE, "关于市政协五届二次会议"),
    says(TITLE, "第118号提案的复函", below=1),
    says(FLUSH, "陈某某委员："),
)
LETTER: Final = (*_TITLED, *_BODY, *_SIGNED)
"""A reply of one page and a bit, without a head."""
ANNEXED: Final = (
    *LETTER[: -len(_SIGNED)],
    says(BODY, "附件：2025年新建步道清单", above=1),
    *_SIGNED,
    says(FLUSH, "附件", face=HEITI, breaks=True, below=1),
    says(TITLE, "2025年新建步道清单", below=1),
    says(BODY, "东山片区新建步道5公里，南湖片区新建步道4公里，西岭片区新建步道3公里。"),
)
"""The same with an attachment."""
ISSUED: Final = (
    says(TITLE, f"{ORGAN}文件", size=45, colour="FF0000", above=3),
    says(FLUSH, "梧林函〔2025〕33号", align=ALIGN.CENTER, above=2),
    *(replace(para, above=2) if place == 0 else para for place, para in enumerate(_TITLED)),
    *_BODY,
    *_SIGNED,
)
"""The same as a document with its head; :func:`imprint` writes what is at its foot."""


def made(paras: tuple[Para, ...] = LETTER, *changes: Change) -> bytes:
    """A document of these paragraphs, then changed."""
    document = Document()
    _page(document.sections[0])
    document.settings.odd_and_even_pages_header_footer = True
    for para in paras:
        for place in _with_blanks(para):
            _set(document.add_paragraph(), place)
    _number(document.sections[0].footer, ALIGN.RIGHT)
    _number(document.sections[0].even_page_footer, ALIGN.LEFT)
    _unsign(document)
    for change in changes:
        change(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _page(section: Any) -> None:
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.footer_distance = Mm(25.5)
    for grid in section._sectPr.findall(qn("w:docGrid")):
        section._sectPr.remove(grid)


def _with_blanks(para: Para) -> Iterator[Para]:
    yield from [FLUSH] * para.above
    yield para
    yield from [FLUSH] * para.below


def _set(paragraph: Any, para: Para) -> None:
    stands = paragraph.paragraph_format
    stands.space_before = stands.space_after = Pt(0)
    stands.line_spacing = Pt(PITCH / 20)
    stands.widow_control = False
    stands.alignment = para.align
    _indent(paragraph, para)
    stands.page_break_before = para.breaks or None
    if para.lead:
        add_run(paragraph, para.lead, para.lead_face, para.size)
    run = add_run(paragraph, para.text[len(para.lead) :], para.face, para.size)
    if para.colour:
        run.font.color.rgb = RGBColor.from_string(para.colour)


def _indent(paragraph: Any, para: Para) -> None:
    ind = paragraph._p.get_or_add_pPr().get_or_add_ind()
    for name, count in (("right", para.right), ("firstLine", para.first)):
        if count:
            ind.set(qn(f"w:{name}Chars"), str(round(count * 100)))
            ind.set(qn(f"w:{name}"), str(round(count * CELL)))


def add_run(paragraph: Any, text: str, face: str, size: float, latin: str = LATIN) -> Any:
    """Add words in a face and a size; the marks both scripts have are East Asian."""
    run = paragraph.add_run(text)
    run.font.size = Pt(size)
    fonts = run._r.get_or_add_rPr().get_or_add_rFonts()
    for name, value in (("hint", "eastAsia"), ("ascii", latin), ("hAnsi", latin), ("eastAsia", face)):
        fonts.set(qn(f"w:{name}"), value)
    if size == 16:
        spacing = OxmlElement("w:spacing")
        spacing.set(qn("w:val"), "-5")
        run._r.rPr.find(qn("w:sz")).addprevious(spacing)
    return run


def _number(footer: Any, side: Any) -> None:
    footer.is_linked_to_previous = False
    paragraph = footer.paragraphs[0]
    paragraph.alignment = side
    ind = paragraph._p.get_or_add_pPr().get_or_add_ind()
    ind.set(qn(f"w:{'right' if side == ALIGN.RIGHT else 'left'}"), "280")
    write_number(paragraph, "— {} —")


def write_number(paragraph: Any, form: str) -> None:
    """Write a page number into a foot instead of what stands there."""
    for run in list(paragraph._p.iterchildren(qn("w:r"), qn("w:fldSimple"))):
        paragraph._p.remove(run)
    before, after = form.split("{}")
    add_run(paragraph, before, SONGTI, 14, SONGTI)
    paragraph._p.append(parse_xml(
        f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:rPr><w:rFonts w:ascii="宋体" w:hAnsi="宋体" '
        'w:eastAsia="宋体"/><w:sz w:val="28"/></w:rPr><w:t>1</w:t></w:r></w:fldSimple>'))  # fmt: skip
    add_run(paragraph, after, SONGTI, 14, SONGTI)


COPIES: Final = "抄送：市政协提案委员会。"
PRINTED: Final = "梧桐市林业局办公室\u3000\u30002025年5月20日印发"
_BORDERS: Final = (
    '<w:top w:val="single" w:sz="8"/><w:bottom w:val="single" w:sz="8"/><w:insideH w:val="single" w:sz="6"/>'
)
_RED: Final = '<w:bottom w:val="single" w:sz="12" w:space="11" w:color="FF0000"/>'


def imprint(document: Any) -> None:
    """Write the foot of a document: copies and printing, between lines, in a table."""
    table = document.add_table(2, 1)
    borders = parse_xml(f"<w:tblBorders {nsdecls('w')}>{_BORDERS}</w:tblBorders>")
    table._tbl.tblPr.find(qn("w:tblLook")).addprevious(borders)
    for row, text in zip(table.rows, (COPIES, PRINTED), strict=True):
        paragraph = row.cells[0].paragraphs[0]
        stands = paragraph.paragraph_format
        stands.space_before = stands.space_after = Pt(0)
        add_run(paragraph, text, FANGSONG, 14)


def rule_below(start: str) -> Callable[[Any], None]:
    """Draw a red line under the paragraph that starts so."""

    def apply(document: Any) -> None:
        target = next(each for each in document.paragraphs if each.text.startswith(start))
        borders = parse_xml(f"<w:pBdr {nsdecls('w')}>{_RED}</w:pBdr>")
        target._p.get_or_add_pPr().insert_element_before(borders, "w:spacing", "w:ind", "w:jc", "w:rPr")

    return apply


def issued(*changes: Change) -> bytes:
    """The reply as a document with its head and its foot, then changed."""
    return made(ISSUED, rule_below("梧林函"), imprint, *changes)


def _unsign(document: Any) -> None:
    document.core_properties.author = document.core_properties.last_modified_by = ""
