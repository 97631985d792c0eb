"""Letters as other offices make them, and what is wrong with them.

Each is built in another way: on styles with automatic numbers, as a document with its head, from Word's own
defaults, by spaces and bold type, with what reviewing left behind, with a head of lines.
``python -m tests.checks.document.others DIR`` writes them.
"""

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, NamedTuple

from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

from tests.checks.document.clerk import (
    BODY,
    FANGSONG,
    FLUSH,
    HEITI,
    KAITI,
    SONGTI,
    TITLE,
    Change,
    Para,
    imprint,
    made,
    rule_below,
    says,
    write_number,
)
from tests.checks.document.others_text import CLINIC, PARKING

Answers = frozenset[tuple[str, str]]
"""The rules that must find something, and how the paragraph starts, or the part; "" for the document."""


class Letter(NamedTuple):
    """A letter of another office and what is wrong with it."""

    name: str
    data: Callable[[], bytes]
    answers: Answers = frozenset()


def word(xml: str) -> Any:
    """An element, its prefixes declared."""
    name, rest = xml.split(" ", 1)
    return parse_xml(f"{name} {nsdecls('w')} {rest}")


def starting(document: Any, words: str) -> Any:
    """The python-docx paragraph that starts so."""
    return next(each for each in document.paragraphs if each.text.startswith(words))


def before_spacing(paragraph: Any, element: Any) -> None:
    paragraph._p.get_or_add_pPr().insert_element_before(element, "w:spacing", "w:ind", "w:jc", "w:rPr")


# On styles: Word's own heading styles make the numbers, and nothing is set on runs.
_MARKS: Final = ("一、", "二、", "（一）", "（二）", "1.", "2.")
_LEVELS: Final = (
    ("chineseCountingThousand", "%1、"),
    ("chineseCountingThousand", "（%2）"),
    ("decimal", "%3."),
)
_HEADINGS: Final = {
    "利用边角地": 3,
    "错时共享。": 3,
    "已经开展的": 1,
    "今后的打算": 1,
    "摸清底数": 2,
    "挖潜增位": 2,
}


def _styled() -> bytes:
    return made(tuple(replace(para, text=_unmarked(para.text)) for para in PARKING), _onto_styles)


def _unmarked(text: str) -> str:
    return next((text.removeprefix(mark) for mark in _MARKS if text.startswith(mark)), text)


def _onto_styles(document: Any) -> None:
    _number_styles(document)
    for paragraph in document.paragraphs:
        level = _HEADINGS.get(paragraph.text[:5])
        if level:
            paragraph.style = document.styles[f"Heading {level}"]
            paragraph._p.pPr.remove(paragraph._p.pPr.find(qn("w:ind")))
            for run in paragraph.runs:
                run._r.remove(run._r.rPr)


def _number_styles(document: Any) -> None:
    numbering = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:pStyle w:val="Heading{level + 1}"/>'
        f'<w:suff w:val="nothing"/><w:lvlText w:val="{text}"/></w:lvl>'
        for level, (kind, text) in enumerate(_LEVELS)
    )
    numbering.insert(0, word(f'<w:abstractNum w:abstractNumId="91">{levels}</w:abstractNum>'))
    numbering.append(word('<w:num w:numId="91"><w:abstractNumId w:val="91"/></w:num>'))
    for level, face in enumerate((HEITI, KAITI, FANGSONG)):
        style = document.styles[f"Heading {level + 1}"].element
        style.remove(style.pPr)
        style.remove(style.rPr)
        style.append(
            word(
                f'<w:pPr ><w:widowControl w:val="0"/><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="91"/></w:numPr>'
                '<w:spacing w:before="0" w:after="0" w:line="579" w:lineRule="exact"/>'
                '<w:ind w:firstLineChars="200" w:firstLine="640"/><w:jc w:val="both"/></w:pPr>'
            )
        )
        style.append(
            word(
                f'<w:rPr ><w:rFonts w:hint="eastAsia" w:ascii="Times New Roman" w:hAnsi="Times New Roman" '
                f'w:eastAsia="{face}"/><w:color w:val="auto"/><w:spacing w:val="-5"/><w:sz w:val="32"/></w:rPr>'
            )
        )


def _with_head() -> bytes:
    head = (
        says(TITLE, "白川区卫生健康委员会文件", size=42, colour="FF0000", above=3),
        says(FLUSH, "白卫函〔2025〕16号", align=ALIGN.CENTER, above=2, below=2),
    )
    return made((*head, *CLINIC), rule_below("白卫函"), imprint)


# Word's defaults: its margins, 小四, space below paragraphs, numbers in the middle of the foot.
def _in_defaults(document: Any) -> None:
    section = document.sections[0]
    section.top_margin = section.bottom_margin = Mm(25.4)
    section.left_margin = section.right_margin = Mm(31.75)
    for paragraph in document.paragraphs:
        paragraph.paragraph_format.space_after = Pt(8) if paragraph.text else None
        for run in paragraph.runs:
            if run.font.size == Pt(16):
                run.font.size = Pt(12)
    document.core_properties.author = document.core_properties.last_modified_by = "孙某"


def _centred_number(form: str) -> Change:
    def apply(document: Any) -> None:
        document.settings.odd_and_even_pages_header_footer = False
        paragraph = document.sections[0].footer.paragraphs[0]
        write_number(paragraph, form)
        paragraph.alignment = ALIGN.CENTER
        paragraph._p.pPr.remove(paragraph._p.pPr.find(qn("w:ind")))

    return apply


# By hand: places by spaces, bold headings in the face of the text, the title in bold 宋体.
def _by_hand() -> bytes:
    return made(tuple(map(_handmade, PARKING)), _bold_heads, _centred_number("-{}-"))


def _handmade(para: Para) -> Para:
    if para.size == TITLE.size:
        return replace(para, face=SONGTI)
    if para.align == ALIGN.RIGHT:
        return replace(para, text="\u3000" * 16 + para.text, align=ALIGN.LEFT, right=0)
    if para.first and para.face == FANGSONG and not para.text.startswith("（联"):
        return replace(para, text=f"\u3000\u3000{para.text}", first=0)
    return replace(para, face=FANGSONG)


def _bold_heads(document: Any) -> None:
    for paragraph in document.paragraphs:
        if paragraph.text.startswith(_MARKS[:4]) or SONGTI in paragraph._p.xml:
            for run in paragraph.runs:
                run.font.bold = True


# Reviewed: a correction nobody accepted, a question, words in red, the name of who saved it.
def _reviewed(document: Any) -> None:
    run = starting(document, "继续推进").runs[-1]
    insertion = word('<w:ins w:id="5" w:author="吴某"><w:r><w:t>同时加强考核。</w:t></w:r></w:ins>')
    insertion[0].insert(0, parse_xml(run._r.rPr.xml))
    run._r.addnext(insertion)
    document.add_comment(starting(document, "（二）改").runs, text="金额请财务科核对", author="郑某")
    for each in starting(document, "（一）充").runs[1:]:
        each._r.rPr.rFonts.addnext(word('<w:color w:val="FF0000"/>'))
    document.core_properties.last_modified_by = "吴小某"


# Lines: a head of 信函格式 made of borders, a number on every page, lines over the copies, a crowded attachment.
_COPIED: Final = says(FLUSH, "抄送：县人大常委会代工委。", size=14, above=1)
_ANNEX: Final = (
    says(FLUSH, "附件", face=HEITI),
    says(TITLE, "2025年新增泊位清单", below=1),
    says(BODY, "北门桥新增泊位120个，纺织厂新增泊位190个。"),
)
_SIGNATURE: Final = 5
_RED: Final = '<w:bottom w:val="thickThinSmallGap" w:sz="24" w:space="11" w:color="FF0000"/>'


def _with_lines() -> bytes:
    head = (
        says(TITLE, "云溪县城市管理局", size=45, colour="FF0000"),
        says(FLUSH, "云城管函〔2025〕31号", align=ALIGN.RIGHT, below=2),
    )
    text, (*signed, _) = PARKING[:-_SIGNATURE], PARKING[-_SIGNATURE:]
    note = says(BODY, "联系人：孙某，联系电话：66021234")
    named = says(BODY, "附件：2025年新增泊位清单", above=1)
    return made((*head, *text, named, *signed, note, *_ANNEX, _COPIED), _draw_lines)


def _draw_lines(document: Any) -> None:
    before_spacing(document.paragraphs[0], word(f"<w:pBdr >{_RED}</w:pBdr>"))
    line = '<w:pBdr ><w:top w:val="single" w:sz="8" w:space="1"/></w:pBdr>'
    before_spacing(starting(document, "抄送"), word(line))


# Nearly right: a heading of 小三, a paragraph of another pitch, a date one character off, a heading in 仿宋.
def _nearly_right() -> bytes:
    return made(
        tuple(replace(para, right=3) if para.text == "2025年4月30日" else para for para in CLINIC), _nearly
    )


def _nearly(document: Any) -> None:
    for run in starting(document, "二、下一").runs:
        run.font.size = Pt(15)
    starting(document, "继续推进").paragraph_format.line_spacing = Pt(28)
    for run in starting(document, "（一）充").runs:
        run._r.rPr.rFonts.set(qn("w:eastAsia"), FANGSONG)


ORGAN, DATE, FOOT = "云溪县城市管理局", "2025年6月18日", "word/footer"
LETTERS: Final = (
    Letter("good, on styles with automatic numbers", _styled),
    Letter("good, a document with its head", _with_head),
    Letter("Word's defaults", lambda: made(PARKING, _in_defaults, _centred_number("第{}页")), frozenset({
        ("LAY-01", ""), ("LAY-02", ""), ("LAY-09", FOOT), ("LAY-16", "钱某某"), ("LAY-16", "一、"),
        ("LAY-16", "您提出"), ("LAY-16", "（一）"), ("LAY-16", ORGAN), ("LAY-16", DATE),
        ("LAY-16", "（联系人"), ("LAY-18", FOOT), ("LAY-22", "您提出"), ("LAY-23", "docProps"),
    })),
    Letter("by spaces and bold type", _by_hand, frozenset({
        ("LAY-03", ORGAN), ("LAY-03", "一、"), ("LAY-03", "（一）"), ("LAY-04", "您提出"), ("LAY-09", FOOT),
        ("LAY-17", ORGAN), ("LAY-17", "一、"), ("LAY-17", "（一）"), ("LAY-18", FOOT),
    })),
    Letter("reviewed", lambda: made(CLINIC, _reviewed), frozenset({
        ("LAY-15", "继续推进"), ("LAY-15", "（二）改善"), ("LAY-35", "（一）充实"), ("LAY-23", "docProps"),
    })),
    Letter("with lines at head and foot", _with_lines, frozenset({
        ("LAY-09", ""), ("LAY-11", "联系人"), ("LAY-28", "附件"), ("LAY-28", "2025年新增"), ("LAY-12", "抄送"),
    })),
    Letter("nearly right", _nearly_right, frozenset({
        ("LAY-16", "二、"), ("LAY-22", "继续推进"), ("LAY-03", "（一）"), ("LAY-10", "2025年4月30日"),
    })),
)  # fmt: skip


def main(folder: str) -> None:
    """Write the letters."""
    Path(folder).mkdir(parents=True, exist_ok=True)
    for number, letter in enumerate(LETTERS, 1):
        Path(folder, f"{number}.docx").write_bytes(letter.data())


if __name__ == "__main__":
    main(sys.argv[1])
