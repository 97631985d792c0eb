"""Slips of clerks in Word: each a letter with one of them, the rule that must find it, and where."""

from dataclasses import replace
from typing import Final, NamedTuple

from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_COLOR_INDEX
from docx.shared import Mm, Pt, RGBColor

from tests.checks.document.changes import (
    Letter,
    annexed,
    author,
    automatic,
    blank_line,
    centred,
    comment,
    deleted,
    everywhere,
    feet,
    hidden,
    in_times,
    ind,
    loose,
    loosened,
    multiple,
    no_even_foot,
    other_foot,
    paragraph,
    pitch,
    quoted_in_latin,
    runs,
    same_feet,
    section,
    small,
    small_digits,
    template,
    themed,
    titled,
    typed_number,
    unhinted,
    unruled,
    with_,
)
from tests.checks.document.clerk import (
    COPIES,
    FANGSONG,
    HEITI,
    ISSUED,
    LETTER,
    SONGTI,
    Change,
    imprint,
    made,
    rule_below,
    write_number,
)


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
    Slip("LAY-02", "a pitch of 30 pt", "您提出的", changes=(pitch(30),)),
    Slip("LAY-02", "characters not condensed", "您提出的", changes=(loose,)),
    Slip("LAY-02", "one and a half lines", "您提出的", changes=(multiple,)),
    Slip("LAY-03", "title in 黑体", TITLES, everywhere(22, face=HEITI)),
    Slip("LAY-03", "title in 宋体", TITLES, everywhere(22, face=SONGTI)),
    Slip("LAY-03", "level 1 as the text", "一、", with_("一、", face=FANGSONG)),
    Slip("LAY-03", "level 2 as the text", "（一）完善", with_("（一）完善", face=FANGSONG)),
    Slip("LAY-03", "a paragraph in 宋体", LONG, with_(LONG, face=SONGTI)),
    Slip("LAY-03", "a paragraph in 微软雅黑", LONG, with_(LONG, face="微软雅黑")),
    Slip("LAY-03", "page number in Times", FOOT, changes=(feet(in_times),)),
    Slip("LAY-16", "digits of the page number of 9 pt", FOOT, changes=(small_digits,)),
    Slip("LAY-09", "the foot of another section", FOOT, changes=(other_foot,)),
    Slip("LAY-17", "underlined words", LONG, changes=(
        runs(LONG, lambda run: setattr(run.font, "underline", True)),)),
    Slip("LAY-17", "italic words", LONG, changes=(runs(LONG, lambda run: setattr(run.font, "italic", True)),)),
    Slip("LAY-19", "quotation marks of a Latin font alone", QUOTED, changes=(runs(QUOTED, quoted_in_latin),)),
    Slip("LAY-22", "a blank line in the text", "二、", changes=(blank_line,)),
    Slip("LAY-22", "a loose paragraph", LONG, changes=(runs(LONG, loosened),)),
    Slip("LAY-23", "a template of one computer", "word/_rels/settings", changes=(template,)),
    Slip("LAY-30", "text in the middle", LONG, with_(LONG, align=ALIGN.CENTER, first=0)),
    Slip("LAY-30", "lines that end early", LONG, with_(LONG, right=4)),
    Slip("LAY-35", "highlighted words", LONG, changes=(
        runs(LONG, lambda run: setattr(run.font, "highlight_color", WD_COLOR_INDEX.YELLOW)),)),
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
    Slip("LAY-06", "a number on two lines", TITLES, titled("梧桐市林业局关于市政协五届二次会议第11", "8号提案的复函")),
    Slip("LAY-06", "a line too long", TITLES, titled(
        "梧桐市林业局关于市政协五届二次会议第118号提案", "的复函")),
    Slip("LAY-09", "- 1 -", FOOT, changes=(feet(lambda foot: write_number(foot, "- {} -")),)),
    Slip("LAY-09", "第1页", FOOT, changes=(feet(lambda foot: write_number(foot, "第{}页")),)),
    Slip("LAY-09", "a bare number", FOOT, changes=(feet(lambda foot: write_number(foot, "{}")),)),
    Slip("LAY-09", "a typed number", FOOT, changes=(feet(typed_number),)),
    Slip("LAY-10", "date at the edge", DATE, with_(DATE, right=0)),
    Slip("LAY-10", "name not centred on the date", DATE, tuple(
        replace(para, right=8) if para.text == TITLES and para.align == ALIGN.RIGHT else para for para in LETTER)),
    Slip("LAY-11", "note without brackets", "联系人", with_(NOTE, text="联系人：周某，联系电话：55512345")),
    Slip("LAY-11", "note flush left", NOTE, with_(NOTE, first=0)),
    Slip("LAY-12", "a document without lines at its foot", COPIES, ISSUED, (rule_below("梧林函"), imprint, unruled)),
    Slip("LAY-15", "a deletion", LONG, changes=(runs(LONG, deleted),)),
    Slip("LAY-15", "a comment", LONG, changes=(comment,)),
    Slip("LAY-15", "hidden text", LONG, changes=(hidden,)),
    Slip("LAY-16", "title of 18 pt", TITLES, everywhere(22, size=18)),
    Slip("LAY-16", "a paragraph of 14 pt", LONG, changes=(runs(LONG, lambda run: setattr(run.font, "size", Pt(14))),)),
    Slip("LAY-16", "page number of 9 pt", FOOT, changes=(feet(small),)),
    Slip("LAY-17", "a bold heading", "一、", changes=(runs("一、", lambda run: setattr(run.font, "bold", True)),)),
    Slip("LAY-17", "bold words", LONG, changes=(runs(LONG, lambda run: setattr(run.font, "bold", True)),)),
    Slip("LAY-18", "numbers in the middle", FOOT, changes=(feet(centred),)),
    Slip("LAY-18", "one foot for all pages", FOOT, changes=(same_feet,)),
    Slip("LAY-18", "no foot on even pages", "", changes=(no_even_foot,)),
    Slip("LAY-19", "quotation marks of a Latin font", QUOTED, changes=(runs(QUOTED, unhinted),)),
    Slip("LAY-20", "font of the theme", LONG, changes=(runs(LONG, themed),)),
    Slip("LAY-21", "one number made by Word", "下一步工作打算", changes=(automatic,)),
    Slip("LAY-22", "space below a paragraph", LONG, changes=(
        paragraph(LONG, lambda each: setattr(each.paragraph_format, "space_after", Pt(8))),)),
    Slip("LAY-22", "a paragraph of another pitch", LONG, changes=(
        paragraph(LONG, lambda each: setattr(each.paragraph_format, "line_spacing", Pt(26))),)),
    Slip("LAY-23", "name of a clerk", "docProps/core.xml", changes=(author,)),
    Slip("LAY-28", "attachment on the page of the letter", "附件", annexed("附件", breaks=False)),
    Slip("LAY-28", "its title right under the label", "2025年新建步道清单", annexed("附件", below=0)),
    Slip("LAY-28", "its title flush left", "2025年新建步道清单", annexed("2025年新建步道清单", align=ALIGN.LEFT)),
    Slip("LAY-30", "no indent", LONG, with_(LONG, first=0)),
    Slip("LAY-30", "indent of the whole paragraph", LONG, changes=(paragraph(LONG, ind(left="640")),)),
    Slip("LAY-35", "red words", LONG, changes=(
        runs(LONG, lambda run: setattr(run.font.color, "rgb", RGBColor(255, 0, 0))),)),
)  # fmt: skip
