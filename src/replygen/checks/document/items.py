"""The paragraphs of a .docx as a LAY rule sees them: each with the element of the letter that it is."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

from replygen.checks.copy import Hit, Line
from replygen.messages import Text
from replygen.ooxml.setting import SetParagraph
from replygen.standard import Length, pt

Element = Literal[
    "mark", "head", "number", "title", "salutation", "opening", "heading", "body", "closing", "attachment",
    "organ", "date", "note", "label", "annex-title", "annex", "caption", "cc", "table", "blank", "other",
]  # fmt: skip
BIG: Final = 24.0
"""From this size in pt a line above the title is the 发文机关标志."""
TEXT: Final[tuple[Element, ...]] = ("opening", "heading", "body", "closing", "annex")
"""The elements that are running text."""
NAMES: Final[dict[Element, Text]] = {
    "mark": Text("发文机关标志", "the mark"),
    "head": Text("版头", "the head"),
    "number": Text("发文字号", "the document number"),
    "title": Text("标题", "the title"),
    "salutation": Text("主送机关", "the salutation"),
    "attachment": Text("附件说明", "the list of attachments"),
    "organ": Text("署名", "the signature"),
    "date": Text("成文日期", "the date"),
    "note": Text("附注", "the note"),
    "label": Text("附件标号", "the attachment's label"),
    "annex-title": Text("附件标题", "the attachment's title"),
    "cc": Text("版记", "the imprint"),
}
LEVELS: Final = (
    Text("正文", "the text"),
    Text("一级标题", "a heading of level 1"),
    Text("二级标题", "a heading of level 2"),
    Text("三级标题", "a heading of level 3"),
    Text("四级标题", "a heading of level 4"),
)


class Item(NamedTuple):
    """A paragraph, the element it is, the level of its heading mark (0: none) and the offset of the words behind it.

    ``automatic`` tells that Word makes the mark, so that it does not stand in the text.
    """

    paragraph: SetParagraph
    element: Element
    line: Line
    level: int = 0
    start: int = 0
    automatic: bool = False

    @property
    def text(self) -> str:
        """The text of the paragraph."""
        return self.paragraph.text

    @property
    def name(self) -> Text:
        """What the element is called."""
        return NAMES.get(self.element) or LEVELS[self.level if self.element == "heading" else 0]

    def hit(self, message: Text, start: int = 0, end: int | None = None, *, to: str | None = None) -> Hit:
        """Return a hit on the words from ``start`` to ``end``; on the whole paragraph where nothing is given."""
        return self.line.hit(start, len(self.text) if end is None else end, message, to=to)


def cell_of(item: Item) -> Length:
    """Return the width of a character of the paragraph, letter spacing included."""
    look = item.paragraph.type
    return pt(look.size + look.spacing)
