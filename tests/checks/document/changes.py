"""Changes to letters of clerks: other looks of paragraphs, and what else is done in Word."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

from tests.checks.document.clerk import (
    ANNEXED,
    FANGSONG,
    LETTER,
    TITLE,
    Change,
    Para,
    add_run,
    write_number,
)

Letter = tuple[Para, ...]


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


def centred(paragraph: Any) -> None:
    paragraph.alignment = ALIGN.CENTER
    paragraph._p.pPr.remove(paragraph._p.pPr.find(qn("w:ind")))


def same_feet(document: Any) -> None:
    document.settings.odd_and_even_pages_header_footer = False


def no_even_foot(document: Any) -> None:
    document.sections[0].even_page_footer.is_linked_to_previous = True


def typed_number(paragraph: Any) -> None:
    write_number(paragraph, "{}")
    for element in list(paragraph._p.iterchildren(qn("w:fldSimple"))):
        paragraph._p.remove(element)
    paragraph.runs[0].text = "— 1 —"


def fonts(**faces: str) -> Callable[[Any], None]:
    def apply(run: Any) -> None:
        for name, face in faces.items():
            run._r.rPr.rFonts.set(qn(f"w:{name}"), face)

    return apply


def in_times(paragraph: Any) -> None:
    for run in paragraph.runs:
        fonts(ascii="Times New Roman", hAnsi="Times New Roman", eastAsia="Times New Roman")(run)


def small(paragraph: Any) -> None:
    for run in paragraph.runs:
        run.font.size = Pt(9)


def loosened(run: Any) -> None:
    run._r.rPr.find(qn("w:spacing")).set(qn("w:val"), "40")


def small_digits(document: Any) -> None:
    for element in document.sections[0].footer._element.iter(qn("w:fldSimple")):
        for size in element.iter(qn("w:sz")):
            size.set(qn("w:val"), "18")


def other_foot(document: Any) -> None:
    """A section behind the letter with a foot of its own."""
    document.add_section(WD_SECTION.NEW_PAGE).footer.is_linked_to_previous = False
    paragraph = document.sections[1].footer.paragraphs[0]
    write_number(paragraph, "- {} -")
    paragraph.alignment = ALIGN.RIGHT
    ind(right="280")(paragraph)


def blank_line(document: Any) -> None:
    heading = next(each for each in document.paragraphs if each.text.startswith("二、"))
    heading._p.addprevious(document.add_paragraph()._p)


def template(document: Any) -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
    document.part._settings_part.relate_to("file:///C:/Users/zhou/Normal.dotm", kind, is_external=True)


def quoted_in_latin(run: Any) -> None:
    """The quotation marks in runs of their own, whose East Asian font is a Latin one."""
    before, quoted = run.text.split("“")
    quoted, after = quoted.split("”")
    run.text = before
    paragraph = run._parent
    for text, face in (("“", "Arial"), (quoted, FANGSONG), ("”", "Arial"), (after, FANGSONG)):
        add_run(paragraph, text, face, 16)


def unhinted(run: Any) -> None:
    run._r.rPr.rFonts.attrib.pop(qn("w:hint"))


def themed(run: Any) -> None:
    fonts = run._r.rPr.rFonts
    fonts.attrib.pop(qn("w:eastAsia"))
    fonts.set(qn("w:eastAsiaTheme"), "minorEastAsia")


def hidden(document: Any) -> None:
    target = next(each for each in document.paragraphs if each.text.startswith("步道沿线"))
    target.runs[-1].font.hidden = None
    run = target.add_run("（此数待核）")
    run._r.insert(0, parse_xml(
        f'<w:rPr {nsdecls("w")}><w:rFonts w:hint="eastAsia" w:eastAsia="{FANGSONG}"/><w:vanish/><w:spacing w:val="-5"/>'
        '<w:sz w:val="32"/></w:rPr>'))  # fmt: skip


def comment(document: Any) -> None:
    target = next(each for each in document.paragraphs if each.text.startswith("步道沿线"))
    document.add_comment(target.runs, text="请核对", author="周某")


def deleted(run: Any) -> None:
    deletion = parse_xml(
        f'<w:del {nsdecls("w")} w:id="7" w:author="周某"><w:r><w:delText>已</w:delText></w:r></w:del>'
    )
    run._r.addnext(deletion)


def automatic(document: Any) -> None:
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


def author(document: Any) -> None:
    document.core_properties.author = "周小某"


def ind(**values: str) -> Callable[[Any], None]:
    def apply(paragraph: Any) -> None:
        ind = paragraph._p.get_or_add_pPr().get_or_add_ind()
        for name in list(ind.attrib):
            ind.attrib.pop(name)
        for name, value in values.items():
            ind.set(qn(f"w:{name}"), value)

    return apply


def pitch(points: float) -> Change:
    def apply(document: Any) -> None:
        for each in document.paragraphs:
            each.paragraph_format.line_spacing = Pt(points)

    return apply


def loose(document: Any) -> None:
    for element in list(document.element.body.iter(qn("w:spacing"))):
        if element.get(qn("w:val")):
            element.getparent().remove(element)


def multiple(document: Any) -> None:
    for each in document.paragraphs:
        each.paragraph_format.line_spacing = 1.5


def unruled(document: Any) -> None:
    for borders in list(document.element.body.iter(qn("w:tblBorders"))):
        borders.getparent().remove(borders)
    document.tables[0].style = "Normal Table"
