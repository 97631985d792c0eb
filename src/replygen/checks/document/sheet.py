"""What a LAY rule sees: the paragraphs of a .docx as they are set, each with the element of the letter it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final, Literal, NamedTuple

from replygen.checks.anchors import LINE_BREAK, MARKS, copy_of_text
from replygen.checks.copy import Copy, Hit, Line, Role, numbered
from replygen.messages import Text
from replygen.ooxml.body import Paragraph
from replygen.ooxml.feet import number_text
from replygen.ooxml.setting import SetParagraph, Setting, read_setting
from replygen.standard import Length, pt

Element = Literal[
    "mark", "head", "number", "title", "salutation", "opening", "heading", "body", "closing", "attachment",
    "organ", "date", "note", "label", "annex-title", "annex", "caption", "cc", "table", "blank", "other",
]  # fmt: skip
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
_LABEL: Final = re.compile(r"附\s*件\s*\d{0,2}\s*[：:]?")
_BETWEEN_TABS: Final = re.compile(r"[^\t]+")
_COPIES: Final = re.compile(r"\s*抄\s*[送报]")
_IMPRINT: Final = re.compile(r"\s*抄\s*[送报]|.*印\s*发\s*$")
_TITLE_SIZE: Final = 18.0
_BIG: Final = 24.0
"""From this size in pt a line above the title is the 发文机关标志."""
_LONGEST_HEADING: Final = 40
_ENDED: Final = ("。", "！", "？", "：", "；")


_ELEMENTS: Final[Mapping[Role, Element]] = {
    "head": "head", "mark": "head", "number": "number", "title": "title", "salutation": "salutation",
    "opening": "opening", "heading": "heading", "body": "body", "table": "body", "closing": "closing",
    "attachment": "attachment", "organ": "organ", "date": "date", "note": "note", "cc": "cc",
    "annex-title": "annex-title", "annex": "annex",
}  # fmt: skip


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


class Foot(NamedTuple):
    """A foot (or head) of some pages of a section: the kind of page, the part, its paragraphs."""

    page: str
    part: str
    paragraphs: tuple[SetParagraph, ...]

    def numbers(self) -> Iterator[tuple[SetParagraph, str]]:
        """Yield the paragraphs that number the page, with ``#`` for the number."""
        for paragraph in self.paragraphs:
            if "#" in (text := number_text(paragraph.element)):
                yield paragraph, text

    def hit(self, message: Text, paragraph: SetParagraph | None = None) -> Hit:
        """Return a hit on a paragraph of this part."""
        text = paragraph.text if paragraph else ""
        return Line(text, part=self.part).hit(0, len(text), message)


@dataclass(frozen=True)
class Sheet:
    """A .docx to be judged."""

    setting: Setting

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """All paragraphs of the body."""
        lines = {line.number: _with_level(line) for line in self._text.lines}
        return _whole_title([*_items(self.setting, lines, self._marks)])

    @cached_property
    def copy(self) -> Copy:
        """The letter as the rules on text read it: automatic numbers typed out, tables and boxes in their place.

        The column of a line counts from where its paragraph starts, so that an automatic number stands before 1.
        Lines whose offsets are not those of the paragraph are not exact.
        """
        text = {line.number: line for line in self._text.lines}
        lines = [text.get(item.paragraph.number) or _beside(item) for item in self.items if item.text.strip()]
        return replace(
            self._text, lines=numbered([part for line in lines for part in _parted(self._placed(line))])
        )

    def _placed(self, line: Line) -> Line:
        mark = self._marks.get(line.number, "")
        broken = bool(LINE_BREAK.search(self._texts[line.number]))
        return replace(line, column=1 - len(mark), exact=not broken)

    @cached_property
    def _marks(self) -> dict[int, str]:
        """The automatic numbers by paragraph."""
        blocks = self.setting.document.body.blocks()
        return {block.number: block.mark for block in blocks if isinstance(block, Paragraph) and block.mark}

    @cached_property
    def _texts(self) -> dict[int, str]:
        return {paragraph.number: paragraph.text for paragraph in self.setting.paragraphs}

    @cached_property
    def _text(self) -> Copy:
        """The running text, one line for each paragraph."""
        texts = [""] * max(self._texts, default=0)
        for paragraph in self.setting.paragraphs:
            if paragraph.container == "text":
                mark = self._marks.get(paragraph.number, "")
                texts[paragraph.number - 1] = mark + LINE_BREAK.sub("", paragraph.text)
        return copy_of_text("\n".join(texts))

    def of(self, *elements: Element) -> list[Item]:
        """Return the paragraphs that are one of ``elements``."""
        return [item for item in self.items if item.element in elements]

    @cached_property
    def is_letter(self) -> bool:
        """Whether it has the head of 信函格式: a mark without 文件."""
        marks = self.of("mark")
        return bool(marks) and not any(item.text.rstrip().endswith("文件") for item in marks)

    @cached_property
    def width(self) -> Length:
        """The width of the type area."""
        section = next(iter(self.setting.sections), None)
        return section.width - section.left - section.right if section else Length(0)

    def feet(self) -> Iterator[Foot]:
        """Yield the feet of the first section, then its heads."""
        for section in self.setting.sections[:1]:
            for kind, references in (("footer", section.feet), ("header", section.heads)):
                for page, key in references.items():
                    root = self.setting.document.related.get((kind, key))
                    if root is not None:
                        path = self.setting.paths.get(key, "")
                        yield Foot(page, path, tuple(self.setting.of(root)))


def read_sheet(data: bytes) -> Sheet:
    """Take a .docx apart and tell its elements.

    Raises:
        PackageError: as :func:`replygen.ooxml.document.open_document`.
    """
    return Sheet(read_setting(data))


def _beside(item: Item) -> Line:
    """The line of a cell or of a box."""
    is_copies = item.element == "cc" and _COPIES.match(item.text)
    role: Role = "cc" if is_copies else "table" if item.element == "table" else "head"
    return replace(item.line, raw=LINE_BREAK.sub("", item.text), role=role)


def _parted(line: Line) -> Iterator[Line]:
    """Part the names of organs that stand side by side on tab stops."""
    if line.role != "organ" or "\t" not in line.raw:
        yield line
        return
    for match in _BETWEEN_TABS.finditer(line.raw):
        yield replace(line, raw=match[0], column=line.column + match.start())


def cell_of(item: Item) -> Length:
    """Return the width of a character of the paragraph, letter spacing included."""
    look = item.paragraph.type
    return pt(look.size + look.spacing)


def _items(setting: Setting, lines: Mapping[int, Line], marks: Mapping[int, str]) -> Iterator[Item]:
    first_text = min((number for number, line in lines.items() if line.role in _BELOW_HEAD), default=0)
    last_date = max((number for number, line in lines.items() if line.role == "date"), default=0)
    for index, paragraph in enumerate(setting.paragraphs):
        mark = marks.get(paragraph.number, "")
        line = lines.get(paragraph.number) or Line(paragraph.text, "stray", paragraph.number)
        element = _element(paragraph, line, first_text, last_date)
        if element == "body" and _is_caption(setting.paragraphs, index):
            element = "caption"
        own = replace(line, raw=paragraph.text, number=paragraph.number, column=1)
        start = max(0, line.start - len(mark))
        yield Item(paragraph, element, own, line.level, start, automatic=bool(mark))


_BELOW_HEAD: Final = ("salutation", "opening", "heading", "body")


def _whole_title(items: list[Item]) -> tuple[Item, ...]:
    """Make the lines of a title that stand in paragraphs of their own part of it."""
    titles = [place for place, item in enumerate(items) if item.element == "title"]
    titles = titles or [place for place, item in enumerate(items) if _looks_like_title(item)][:1]
    for place in titles:
        items[place] = items[place]._replace(element="title")
    for place, step in [(titles[0], -1), (titles[-1], 1)] if titles else []:
        look = items[place].paragraph
        while 0 <= (place := place + step) < len(items):
            other = items[place]
            same = (
                other.paragraph.format.alignment == "center" and other.paragraph.type.size == look.type.size
            )
            if other.element != "head" or not same:
                break
            items[place] = other._replace(element="title")
    return tuple(items)


def _looks_like_title(item: Item) -> bool:
    """Tell a title by its look where its words do not."""
    stands, look = item.paragraph.format, item.paragraph.type
    return item.element == "head" and stands.alignment == "center" and look.size >= _TITLE_SIZE


def _with_level(line: Line) -> Line:
    """Give the headings of an attachment their level, as those of the letter have it."""
    if line.role != "annex":
        return line
    for level, pattern in enumerate(MARKS, 1):
        if match := pattern.match(line.text):
            alone = "。" not in line.text and len(line.text) <= _LONGEST_HEADING
            return replace(line, role="heading" if alone else "annex", level=level, start=match.end())
    return line


def _element(paragraph: SetParagraph, line: Line, first_text: int, last_date: int) -> Element:
    text = LINE_BREAK.sub("", paragraph.text).strip()
    if not text:
        return "blank"
    if paragraph.container == "table":
        return "table"
    if _IMPRINT.match(text) and paragraph.number > last_date:
        return "cc"
    if paragraph.number < first_text and paragraph.type.size >= _BIG and line.role != "title":
        return "mark"
    if paragraph.container == "box":
        return "other"
    return _of_text(line, text, last_date)


def _of_text(line: Line, text: str, last_date: int) -> Element:
    if last_date and line.number > last_date and _LABEL.fullmatch(text):
        return "label"
    return _ELEMENTS.get(line.role, "other")


def _is_caption(paragraphs: tuple[SetParagraph, ...], index: int) -> bool:
    after = paragraphs[index + 1 : index + 2]
    ends = paragraphs[index].text.rstrip().endswith(_ENDED)
    return bool(after) and after[0].container == "table" and not ends
