"""A letter as a Word file, around what a test is about."""

from typing import Any

from replygen.model import ReplyLetter, Section, TableBlock
from replygen.readers import Source
from replygen.readers.docx import read
from replygen.readers.text import TextReading
from tests.ooxml.wordfile import OFFICIAL, counted, definition, paragraph, word_file

LISTS = definition(0, OFFICIAL) + counted(1, 0)
OPENING = "您提出的《关于改善青石巷路灯照明的建议》（第031号）收悉。经研究办理，现答复如下："
CLOSING = "此复函已经郑维钧局长审签。对以上答复您有什么意见，请及时反馈给我们。"


def p(inside: str) -> str:
    return f"<w:p>{inside}</w:p>"


def letter(body: str, *, before: str = "", after: str = "", **more: str) -> TextReading:
    """Read a letter around ``body``."""
    whole = (
        before
        + paragraph("江陵区城市管理局")
        + paragraph("关于区十九届人大三次会议第031号建议的复函")
        + paragraph("韩若云代表：")
        + paragraph(OPENING)
        + body
        + paragraph(CLOSING)
        + paragraph("江陵区城市管理局")
        + paragraph("2025年5月9日")
        + after
    )
    return read(Source("letter.docx", word_file(whole, **({"numbering": LISTS} | more))))


def outline(found: ReplyLetter) -> list[Any]:
    """The headings, nested, with the paragraphs under them."""

    def inside(block: object) -> Any:
        if isinstance(block, Section):
            return (block.heading, *map(inside, block.content))
        return block.table.rows if isinstance(block, TableBlock) else block

    parts = [found.work_done, *found.sections, found.next_steps]
    return [*found.lead, *(inside(part) for part in parts if part)]


def listed(*lines: tuple[str, int | None]) -> str:
    return "".join(
        paragraph(text, list_id=None if level is None else 1, level=level) for text, level in lines
    )
