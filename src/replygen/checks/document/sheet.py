"""What a LAY rule sees: the paragraphs of a .docx as they are set, each with the element of the letter it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final, NamedTuple

from replygen.checks.anchors import LINE_BREAK, copy_of_text
from replygen.checks.copy import Copy, Hit, Line, Role, numbered
from replygen.checks.document.elements import told
from replygen.checks.document.items import BIG, Element, Item
from replygen.messages import Text
from replygen.ooxml.body import Paragraph
from replygen.ooxml.feet import number_text
from replygen.ooxml.sections import Section
from replygen.ooxml.setting import SetParagraph, Setting, read_setting
from replygen.standard import Length

CHARACTER_GRIDS: Final = ("linesAndChars", "snapToChars")
_BETWEEN_TABS: Final = re.compile(r"[^\t]+")
_COPIES: Final = re.compile(r"\s*抄\s*[送报]")


class Foot(NamedTuple):
    """A foot (or head) of some pages of a section: the kind of page, the part, its paragraphs.

    ``turned`` tells that it stands on turned pages alone.
    """

    page: str
    part: str
    paragraphs: tuple[SetParagraph, ...]
    turned: bool = False

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
        return told(self.setting, {line.number: line for line in self._text.lines}, self._marks)

    @cached_property
    def copy(self) -> Copy:
        """The letter as the rules on text read it: automatic numbers typed out, tables and boxes in their place.

        Spaces that make an indent (a matter of layout) and hidden text are left out. The column of a line
        counts from where its paragraph starts, so that an automatic number stands before 1.
        Lines whose offsets are not those of the paragraph are not exact.
        """
        text = {line.number: line for line in self._text.lines}
        lines = [
            _as_told(text[number], item) if number in text else replace(_beside(item), raw=self._seen[number])
            for item in self.items
            if self._seen[number := item.paragraph.number].strip()
        ]
        return replace(
            self._text, lines=numbered([part for line in lines for part in _parted(self._placed(line))])
        )

    def _placed(self, line: Line) -> Line:
        mark = self._marks.get(line.number, "")
        exact = self._seen[line.number] == self._texts[line.number]
        indent = 0 if mark or not exact else len(line.raw) - len(line.raw.lstrip())
        return replace(
            line,
            raw=line.raw[indent:],
            column=1 - len(mark) + indent,
            start=max(0, line.start - indent),
            exact=exact,
        )

    @cached_property
    def _marks(self) -> dict[int, str]:
        """The automatic numbers by paragraph."""
        blocks = self.setting.document.body.blocks()
        return {block.number: block.mark for block in blocks if isinstance(block, Paragraph) and block.mark}

    @cached_property
    def _texts(self) -> dict[int, str]:
        return {paragraph.number: paragraph.text for paragraph in self.setting.paragraphs}

    @cached_property
    def _seen(self) -> dict[int, str]:
        """The texts on one line each, as they are printed."""
        return {
            paragraph.number: LINE_BREAK.sub("", paragraph.visible) for paragraph in self.setting.paragraphs
        }

    @cached_property
    def _text(self) -> Copy:
        """The running text, one line for each paragraph."""
        texts = [""] * max(self._texts, default=0)
        for paragraph in self.setting.paragraphs:
            if paragraph.container == "text":
                mark = self._marks.get(paragraph.number, "")
                texts[paragraph.number - 1] = mark + self._seen[paragraph.number]
        return copy_of_text("\n".join(texts))

    def of(self, *elements: Element) -> list[Item]:
        """Return the paragraphs that are one of ``elements``."""
        return [item for item in self.items if item.element in elements]

    @cached_property
    def is_letter(self) -> bool:
        """Whether it has the head of 信函格式: a mark without 文件."""
        return bool(self._marked) and not self.is_issued

    @cached_property
    def is_issued(self) -> bool:
        """Whether it has the head of a document: a mark that ends in 文件."""
        return any(text.rstrip().endswith("文件") for text in self._marked)

    @cached_property
    def _marked(self) -> list[str]:
        """The 发文机关标志, in the text or in a head."""
        heads = (paragraph for foot in self.feet() for paragraph in foot.paragraphs)
        big = [each.text for each in heads if each.text.strip() and each.type.size >= BIG]
        return [item.text for item in self.of("mark")] or big

    @cached_property
    def width(self) -> Length:
        """The width of the type area."""
        section = next(iter(self.setting.sections), None)
        return section.width - section.left - section.right if section else Length(0)

    @cached_property
    def has_character_grid(self) -> bool:
        """Whether characters are set on a grid."""
        return any(section.grid in CHARACTER_GRIDS for section in self.setting.sections)

    @cached_property
    def section_starts(self) -> frozenset[int]:
        """The numbers of the paragraphs with which sections start, the first one left out."""
        return frozenset(section.first for section in self.setting.sections[1:])

    def feet(self) -> Iterator[Foot]:
        """Yield the feet of the first section, then its heads."""
        return self._feet(self.setting.sections[:1])

    def all_feet(self) -> Iterator[Foot]:
        """Yield the feet and heads of all sections, each once."""
        return self._feet(self.setting.sections)

    def _feet(self, sections: Sequence[Section]) -> Iterator[Foot]:
        found: dict[tuple[str, str, str], bool] = {}
        for section in sections:
            for kind, references in (("footer", section.feet), ("header", section.heads)):
                for page, key in references.items():
                    found[page, kind, key] = found.get((page, kind, key), True) and section.is_turned
        for (page, kind, key), turned in found.items():
            root = self.setting.document.related.get((kind, key))
            if root is not None:
                yield Foot(page, self.setting.paths.get(key, ""), tuple(self.setting.of(root)), turned)


def read_sheet(data: bytes) -> Sheet:
    """Take a .docx apart and tell its elements.

    Raises:
        PackageError: as :func:`replygen.ooxml.document.open_document`.
    """
    return Sheet(read_setting(data))


_TOLD: Final = ("title", "salutation", "organ", "date", "note")
"""Elements that are told by how they are set, too."""


def _as_told(line: Line, item: Item) -> Line:
    """Give a line the part that its look has shown."""
    for role in _TOLD:
        if item.element == role:
            return replace(line, role=role, level=0, ordinal=0)
    return replace(line, role="head") if line.role == "title" else line


def _beside(item: Item) -> Line:
    """The line of a cell or of a box."""
    is_copies = item.element == "cc" and _COPIES.match(item.text)
    role: Role = "cc" if is_copies else "table" if item.element == "table" else "head"
    return replace(item.line, role=role)


def _parted(line: Line) -> Iterator[Line]:
    """Part the names of organs that stand side by side on tab stops."""
    if line.role != "organ" or "\t" not in line.raw:
        yield line
        return
    for match in _BETWEEN_TABS.finditer(line.raw):
        yield replace(line, raw=match[0], column=line.column + match.start())
