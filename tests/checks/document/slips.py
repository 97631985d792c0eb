"""Slips of clerks in Word: each a letter with one of them, the rule that must find it, and where."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final, NamedTuple

from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from tests.checks.document.clerk import (
    ANNEXED,
    COPIES,
    FANGSONG,
    HEITI,
    ISSUED,
    LETTER,
    SONGTI,
    TITLE,
    Change,
    Para,
    imprint,
    made,
    rule_below,
    write_number,
)

Letter = tuple[Para, ...]


class Slip(NamedTuple):
    """A letter with a slip. ``where`` is how the paragraph at fault starts, or the part; "" for the whole."""

    rule: str
    name: str
    where: str
    letter: Letter = LETTER
    changes: tuple[Change, ...] = ()

    @property
    def data(self) -> bytes:
        """The document."""
        return made(self.letter, *self.changes)


def with_(start: str, **fields: Any) -> Letter:
    """The letter with other looks of the paragraphs that start so."""
    assert any(para.text.startswith(start) for para in LETTER), start
    return tuple(replace(para, **fields) if para.text.startswith(start) else para for para in LETTER)


def annexed(text: str, **fields: Any) -> Letter:
    """The letter with an attachment, and other looks of the paragraph of that text."""
    return tuple(replace(para, **fields) if para.text == text else para for para in ANNEXED)


def everywhere(of_size: float, **fields: Any) -> Letter:
    """The letter with other looks of all paragraphs of a size."""
    return tuple(replace(para, **fields) if para.size == of_size else para for para in LETTER)


def titled(*lines: str) -> Letter:
    """The letter with a title of these lines."""
    titles = [replace(TITLE, text=line) for line in lines]
    titles[-1] = replace(titles[-1], below=1)
    return (*titles, *(para for para in LETTER if para.size != TITLE.size))


def runs(start: str, change: Callable[[Any], None]) -> Change:
    """Change the python-docx runs of the paragraph that starts so."""

    def apply(document: Any) -> None:
        paragraph = next(each for each in document.paragraphs if each.text.startswith(start))
        for run in paragraph.runs:
            change(run)

    return apply


def paragraph(start: str, change: Callable[[Any], None]) -> Change:
    """Change the python-docx paragraph that starts so."""
    return lambda document: change(next(each for each in document.paragraphs if each.text.startswith(start)))


def section(**lengths: Any) -> Change:
    """Set lengths of the section."""

    def apply(document: Any) -> None:
        for name, length in lengths.items():
            setattr(document.sections[0], name, length)

    return apply


def feet(change: Callable[[Any], None]) -> Change:
    """Change the paragraph of both feet."""

    def apply(document: Any) -> None:
        change(document.sections[0].footer.paragraphs[0])
        change(document.sections[0].even_page_footer.paragraphs[0])

    return apply


def _centred(paragraph: Any) -> None:
    paragraph.alignment = ALIGN.CENTER
    paragraph._p.pPr.remove(paragraph._p.pPr.find(qn("w:ind")))


def _same_feet(document: Any) -> None:
    document.settings.odd_and_even_pages_header_footer = False


def _no_even_foot(document: Any) -> None:
    document.sections[0].even_page_footer.is_linked_to_previous = True


def _typed_number(paragraph: Any) -> None:
    write_number(paragraph, "{}")
    for element in list(paragraph._p.iterchildren(qn("w:fldSimple"))):
        paragraph._p.remove(element)
    paragraph.runs[0].text = "— 1 —"


def _fonts(**faces: str) -> Callable[[Any], None]:
    def apply(run: Any) -> None:
        for name, face in faces.items():
            run._r.rPr.rFonts.set(qn(f"w:{name}"), face)

    return apply


def _in_times(paragraph: Any) -> None:
    for run in paragraph.runs:
        _fonts(ascii="Times New Roman", hAnsi="Times New Roman", eastAsia="Times New Roman")(run)


def _small(paragraph: Any) -> None:
    for run in paragraph.runs:
        run.font.size = Pt(9)


def _unhinted(run: Any) -> None:
    run._r.rPr.rFonts.attrib.pop(qn("w:hint"))


def _themed(run: Any) -> None:
    fonts = run._r.rPr.rFonts
    fonts.attrib.pop(qn("w:eastAsia"))
    fonts.set(qn("w:eastAsiaTheme"), "minorEastAsia")


def _hidden(document: Any) -> None:
    target = next(each for each in document.paragraphs if each.text.startswith("步道沿线"))
    target.runs[-1].font.hidden = None
    run = target.add_run("（此数待核）")
    run._r.insert(0, parse_xml(
        f'<w:rPr {nsdecls("w")}><w:rFonts w:hint="eastAsia" w:eastAsia="{FANGSONG}"/><w:vanish/><w:spacing w:val="-5"/>'
        '<w:sz w:val="32"/></w:rPr>'))  # fmt: skip


def _comment(document: Any) -> None:
    target = next(each for each in document.paragraphs if each.text.startswith("步道沿线"))
    document.add_comment(target.runs, text="请核对", author="周某")


def _deleted(run: Any) -> None:
    deletion = parse_xml(
        f'<w:del {nsdecls("w")} w:id="7" w:author="周某"><w:r><w:delText>已</w:delText></w:r></w:del>'
    )
    run._r.addnext(deletion)


def _automatic(document: Any) -> None:
    """Number the second heading by a list, as Word does for who types 一、."""
    numbering = document.part.numbering_part.element
    numbering.insert(0, parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90"><w:lvl w:ilvl="0"><w:start w:val="2"/>'
        '<w:numFmt w:val="chineseCountingThousand"/><w:suff w:val="nothing"/><w:lvlText w:val="%1、"/></w:lvl>'
        "</w:abstractNum>"))  # fmt: skip
    numbering.append(parse_xml(
        f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))  # fmt: skip
    target = next(each for each in document.paragraphs if each.text.startswith("二、"))
    target.runs[-1].text = target.text.removeprefix("二、")
    properties = target._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = 90


def _author(document: Any) -> None:
    document.core_properties.author = "周小某"


def _ind(**values: str) -> Callable[[Any], None]:
    def apply(paragraph: Any) -> None:
        ind = paragraph._p.get_or_add_pPr().get_or_add_ind()
        for name in list(ind.attrib):
            ind.attrib.pop(name)
        for name, value in values.items():
            ind.set(qn(f"w:{name}"), value)

    return apply


def _pitch(points: float) -> Change:
    def apply(document: Any) -> None:
        for each in document.paragraphs:
            each.paragraph_format.line_spacing = Pt(points)

    return apply


def _loose(document: Any) -> None:
    for element in list(document.element.body.iter(qn("w:spacing"))):
        if element.get(qn("w:val")):
            element.getparent().remove(element)


def _multiple(document: Any) -> None:
    for each in document.paragraphs:
        each.paragraph_format.line_spacing = 1.5


def _unruled(document: Any) -> None:
    for borders in list(document.element.body.iter(qn("w:tblBorders"))):
        borders.getparent().remove(borders)
    document.tables[0].style = "Normal Table"


TITLES: Final = "梧桐市林业局"
DATE: Final = "2025年5月20日"
NOTE: Final = "（联系人"
LONG: Final = "步道沿线的镇街"
QUOTED: Final = "我局编制了"
FOOT: Final = "word/footer"

SLIPS: Final = (
    Slip("LAY-01", "28 mm on all sides", TITLES, changes=(section(
        **dict.fromkeys(("top_margin", "bottom_margin", "left_margin", "right_margin"), Mm(28))),)),
    Slip("LAY-01", "the margins Word starts with", TITLES, changes=(section(
        top_margin=Mm(25.4), bottom_margin=Mm(25.4), left_margin=Mm(31.75), right_margin=Mm(31.75)),)),
    Slip("LAY-01", "Letter paper", TITLES, changes=(section(page_width=Mm(215.9), page_height=Mm(279.4)),)),
    Slip("LAY-02", "a pitch of 30 pt", "您提出的", changes=(_pitch(30),)),
    Slip("LAY-02", "characters not condensed", "您提出的", changes=(_loose,)),
    Slip("LAY-02", "one and a half lines", "您提出的", changes=(_multiple,)),
    Slip("LAY-03", "title in 黑体", TITLES, everywhere(22, face=HEITI)),
    Slip("LAY-03", "title in 宋体", TITLES, everywhere(22, face=SONGTI)),
    Slip("LAY-03", "level 1 as the text", "一、", with_("一、", face=FANGSONG)),
    Slip("LAY-03", "level 2 as the text", "（一）完善", with_("（一）完善", face=FANGSONG)),
    Slip("LAY-03", "a paragraph in 宋体", LONG, with_(LONG, face=SONGTI)),
    Slip("LAY-03", "a paragraph in 微软雅黑", LONG, with_(LONG, face="微软雅黑")),
    Slip("LAY-03", "page number in Times", FOOT, changes=(feet(_in_times),)),
    Slip("LAY-04", "indent of two full spaces", LONG, tuple(
        replace(para, text=f"\u3000\u3000{para.text}", first=0) if para.text.startswith(LONG) else para
        for para in LETTER)),
    Slip("LAY-04", "indent of four spaces", LONG, tuple(
        replace(para, text=f"    {para.text}", first=0) if para.text.startswith(LONG) else para
        for para in LETTER)),
    Slip("LAY-04", "date pushed by spaces", DATE, tuple(
        replace(para, text="\u3000" * 17 + para.text, align=ALIGN.LEFT, right=0)
        if para.text == DATE else para for para in LETTER)),
    Slip("LAY-05", "salutation indented", "陈某某", with_("陈某某", first=2)),
    Slip("LAY-05", "no blank line above", "陈某某", everywhere(22, below=0)),
    Slip("LAY-06", "title flush left", TITLES, everywhere(22, align=ALIGN.LEFT)),
    Slip("LAY-06", "an hour-glass", TITLES, titled(
        "梧桐市林业局关于市政协", "五届二次会议", "第118号提案的复函")),
    Slip("LAY-06", "a line too long", TITLES, titled(
        "梧桐市林业局关于市政协五届二次会议第118号提案", "的复函")),
    Slip("LAY-09", "- 1 -", FOOT, changes=(feet(lambda foot: write_number(foot, "- {} -")),)),
    Slip("LAY-09", "第1页", FOOT, changes=(feet(lambda foot: write_number(foot, "第{}页")),)),
    Slip("LAY-09", "a bare number", FOOT, changes=(feet(lambda foot: write_number(foot, "{}")),)),
    Slip("LAY-09", "a typed number", FOOT, changes=(feet(_typed_number),)),
    Slip("LAY-10", "date at the edge", DATE, with_(DATE, right=0)),
    Slip("LAY-10", "name not centred on the date", DATE, tuple(
        replace(para, right=8) if para.text == TITLES and para.align == ALIGN.RIGHT else para for para in LETTER)),
    Slip("LAY-11", "note without brackets", "联系人", with_(NOTE, text="联系人：周某，联系电话：55512345")),
    Slip("LAY-11", "note flush left", NOTE, with_(NOTE, first=0)),
    Slip("LAY-12", "a document without lines at its foot", COPIES, ISSUED, (rule_below("梧林函"), imprint, _unruled)),
    Slip("LAY-15", "a deletion", LONG, changes=(runs(LONG, _deleted),)),
    Slip("LAY-15", "a comment", LONG, changes=(_comment,)),
    Slip("LAY-15", "hidden text", LONG, changes=(_hidden,)),
    Slip("LAY-16", "title of 18 pt", TITLES, everywhere(22, size=18)),
    Slip("LAY-16", "a paragraph of 14 pt", LONG, changes=(runs(LONG, lambda run: setattr(run.font, "size", Pt(14))),)),
    Slip("LAY-16", "page number of 9 pt", FOOT, changes=(feet(_small),)),
    Slip("LAY-17", "a bold heading", "一、", changes=(runs("一、", lambda run: setattr(run.font, "bold", True)),)),
    Slip("LAY-17", "bold words", LONG, changes=(runs(LONG, lambda run: setattr(run.font, "bold", True)),)),
    Slip("LAY-18", "numbers in the middle", FOOT, changes=(feet(_centred),)),
    Slip("LAY-18", "one foot for all pages", FOOT, changes=(_same_feet,)),
    Slip("LAY-18", "no foot on even pages", "", changes=(_no_even_foot,)),
    Slip("LAY-19", "quotation marks of a Latin font", QUOTED, changes=(runs(QUOTED, _unhinted),)),
    Slip("LAY-20", "font of the theme", LONG, changes=(runs(LONG, _themed),)),
    Slip("LAY-21", "one number made by Word", "下一步工作打算", changes=(_automatic,)),
    Slip("LAY-22", "space below a paragraph", LONG, changes=(
        paragraph(LONG, lambda each: setattr(each.paragraph_format, "space_after", Pt(8))),)),
    Slip("LAY-22", "a paragraph of another pitch", LONG, changes=(
        paragraph(LONG, lambda each: setattr(each.paragraph_format, "line_spacing", Pt(26))),)),
    Slip("LAY-23", "name of a clerk", "docProps/core.xml", changes=(_author,)),
    Slip("LAY-28", "attachment on the page of the letter", "附件", annexed("附件", breaks=False)),
    Slip("LAY-28", "its title right under the label", "2025年新建步道清单", annexed("附件", below=0)),
    Slip("LAY-28", "its title flush left", "2025年新建步道清单", annexed("2025年新建步道清单", align=ALIGN.LEFT)),
    Slip("LAY-30", "no indent", LONG, with_(LONG, first=0)),
    Slip("LAY-30", "indent of the whole paragraph", LONG, changes=(paragraph(LONG, _ind(left="640")),)),
    Slip("LAY-35", "red words", LONG, changes=(
        runs(LONG, lambda run: setattr(run.font.color, "rgb", RGBColor(255, 0, 0))),)),
)  # fmt: skip
