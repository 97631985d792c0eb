"""Wrong documents: a rendered letter with one small edit each, by the rule that must find it and no other."""

import re
from collections.abc import Callable
from functools import cache
from typing import Final

from replygen import load, render
from replygen.ooxml.package import read_parts
from tests.checks.document.zips import zipped
from tests.support import ROOT

Parts = dict[str, bytes]
Edit = Callable[[Parts], Parts]

DOCUMENT: Final = "word/document.xml"
STYLES: Final = "word/styles.xml"
SETTINGS: Final = "word/settings.xml"
CORE: Final = "docProps/core.xml"
TYPES: Final = "[Content_Types].xml"
RELATIONS: Final = "word/_rels/document.xml.rels"
ODD: Final = "word/footer1.xml"
EVEN: Final = "word/footer2.xml"
EXAMPLES: Final = sorted(path.stem for path in (ROOT / "examples").glob("*.yaml"))
MARGINS: Final = r'w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"'


@cache
def rendered(name: str = "beibei-067", template: str = "letter") -> bytes:
    """An example as a document."""
    return render(load(ROOT / "examples" / f"{name}.yaml"), template=template).docx


def edited(edit: Edit, name: str = "beibei-067", template: str = "letter") -> bytes:
    """A rendered example with one edit."""
    return zipped(edit(read_parts(rendered(name, template))))


def sub(part: str, pattern: str, new: str, count: int = 1) -> Edit:
    """Replace a pattern in a part; it must be there. A ``count`` of 0 replaces all."""

    def edit(parts: Parts) -> Parts:
        text, done = re.subn(pattern, new, parts[part].decode(), count=count, flags=re.DOTALL)
        assert done, f"{pattern} is not in {part}"
        return parts | {part: text.encode()}

    return edit


def both(*edits: Edit) -> Edit:
    """Make several edits."""

    def edit(parts: Parts) -> Parts:
        for each in edits:
            parts = each(parts)
        return parts

    return edit


def without(part: str) -> Edit:
    """Leave a part away."""
    return lambda parts: {name: content for name, content in parts.items() if name != part}


def in_style(style: str, pattern: str, new: str) -> Edit:
    """Replace a pattern within a style."""
    return sub(STYLES, rf'(w:styleId="{style}"(?:(?!</w:style>).)*?){pattern}', rf"\g<1>{new}")


def in_paragraph(text: str, pattern: str, new: str) -> Edit:
    """Replace a pattern in the paragraph whose first run starts with ``text``."""

    def edit(parts: Parts) -> Parts:
        xml = parts[DOCUMENT].decode()
        for match in re.finditer(r"<w:p>(?:(?!<w:p>).)*?</w:p>", xml, re.DOTALL):
            if re.search(rf"<w:t(?: [^>]*)?>{text}", match[0]):
                made, done = re.subn(pattern, new, match[0], count=1, flags=re.DOTALL)
                assert done, f"{pattern} is not in the paragraph"
                return parts | {DOCUMENT: (xml[: match.start()] + made + xml[match.end() :]).encode()}
        raise AssertionError(f"no paragraph with {text}")

    return edit


LINE: Final = '<w:pBdr><w:top w:val="single" w:sz="8" w:space="0" w:color="auto"/></w:pBdr>'
BODY: Final = "你们在第067号提案中"
THEME: Final = 'w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia"'
FIRST_RUN: Final = r'<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>(?=<w:t)'
MIDDLE: Final = '<w:jc w:val="center"/>'
SIDE: Final = r'<w:ind [^>]*/><w:jc w:val="(?:right|left)"/>'

WRONG: Final[tuple[tuple[str, str, Edit], ...]] = (
    ("LAY-01", "28 mm all around", sub(DOCUMENT, MARGINS, 'w:top="1587" w:right="1587" w:bottom="1587" w:left="1587"')),
    ("LAY-01", "Letter paper", sub(DOCUMENT, 'w:w="11906" w:h="16838"', 'w:w="12240" w:h="15840"')),
    ("LAY-02", "30 pt pitch", sub(STYLES, 'w:line="579"', 'w:line="600"', 0)),
    ("LAY-02", "27 characters", sub(STYLES, '<w:spacing w:val="-5"/>', '<w:spacing w:val="0"/>', 0)),
    ("LAY-03", "title in 黑体", in_style("Title", 'w:eastAsia="方正小标宋简体"', 'w:eastAsia="黑体"')),
    ("LAY-03", "text in 宋体", sub(STYLES, 'w:eastAsia="仿宋_GB2312"', 'w:eastAsia="宋体"')),
    ("LAY-03", "one run in 楷体",
     in_paragraph(BODY, FIRST_RUN, '<w:rPr><w:rFonts w:hint="eastAsia" w:eastAsia="楷体_GB2312"/></w:rPr>')),
    ("LAY-03", "page number in Arial", sub(ODD, r'<w:rFonts w:hint="eastAsia"/>',
     '<w:rFonts w:hint="eastAsia" w:ascii="Arial" w:eastAsia="Arial"/>', 0)),
    ("LAY-04", "two spaces before the text", in_paragraph(BODY, f">{BODY}", f">\u3000\u3000{BODY}")),
    ("LAY-05", "indented salutation", in_style("Salutation", '<w:jc w:val="left"/>',
     '<w:ind w:firstLineChars="200" w:firstLine="640"/><w:jc w:val="left"/>')),
    ("LAY-05", "no blank line above", in_style("Title", 'w:after="579"', 'w:after="0"')),
    ("LAY-06", "title flush left", in_style("Title", 'w:val="center"', 'w:val="left"')),
    ("LAY-09", "- 1 -", both(sub(ODD, "—", "-", 0), sub(EVEN, "—", "-", 0))),
    ("LAY-09", "a number on page 1", sub(DOCUMENT, "<w:titlePg/>", "")),
    ("LAY-10", "date at the right edge", in_paragraph("2025年6月12日", 'w:right="1260"', 'w:right="0"')),
    ("LAY-11", "note without brackets", in_paragraph("（联系人", "（(联系人.*?)）<", r"\1<")),
    ("LAY-11", "note flush left", in_style("Note", "<w:ind [^>]*/>", "")),
    ("LAY-12", "line over the copies", in_style("Copies", "<w:pPr>", f"<w:pPr>{LINE}")),
    ("LAY-15", "an insertion", in_paragraph(BODY, r"(<w:r>.*</w:r>)", r'<w:ins w:id="1" w:author="甲">\1</w:ins>')),
    ("LAY-15", "hidden text", in_paragraph(BODY, FIRST_RUN,
     '<w:rPr><w:rFonts w:hint="eastAsia"/><w:vanish/></w:rPr>')),
    ("LAY-16", "title of 18 pt", in_style("Title", '<w:sz w:val="44"/>', '<w:sz w:val="36"/>')),
    ("LAY-17", "bold heading", in_style("Level1", "<w:spacing w:val=\"-5\"/>", '<w:b/><w:spacing w:val="-5"/>')),
    ("LAY-18", "no even foot", sub(DOCUMENT, '<w:footerReference w:type="even" [^>]*/>', "")),
    ("LAY-18", "centred", both(sub(ODD, SIDE, MIDDLE), sub(EVEN, SIDE, MIDDLE))),
    ("LAY-18", "odd as even", sub(SETTINGS, "<w:evenAndOddHeaders/>", "")),
    ("LAY-19", "quotation marks in the Latin font", sub(DOCUMENT, f'{FIRST_RUN}(?=<w:t>[^<]*“)', "")),
    ("LAY-20", "theme font", in_paragraph(BODY, FIRST_RUN,
     rf'<w:rPr><w:rFonts w:hint="eastAsia" {THEME}/></w:rPr>')),
    ("LAY-22", "space before a heading", in_style("Level1", 'w:before="0"', 'w:before="240"')),
    ("LAY-23", "name of a person", sub(CORE, "<dc:creator>[^<]*<", "<dc:creator>张三<")),
    ("LAY-24", "part without type", sub(TYPES, '<Override PartName="/word/footer1.xml"[^>]*/>', "")),
    ("LAY-25", "part missing", both(without(EVEN), sub(TYPES, '<Override PartName="/word/footer2.xml"[^>]*/>', ""))),
    ("LAY-27", "jc before spacing", in_style("Salutation", "(<w:spacing [^>]*/>)(<w:jc [^>]*/>)", r"\g<3>\g<2>")),
    ("LAY-34", "size before spacing", in_style(
        "Salutation", '(<w:spacing w:val="-5"/>)(<w:sz w:val="32"/>)', r"\g<3>\g<2>")),
    ("LAY-35", "red words", in_paragraph(BODY, FIRST_RUN,
     '<w:rPr><w:rFonts w:hint="eastAsia"/><w:color w:val="FF0000"/></w:rPr>')),
    ("LAY-30", "no indent", in_paragraph(BODY, "</w:pPr>", '<w:ind w:firstLineChars="0" w:firstLine="0"/></w:pPr>')),
)  # fmt: skip
