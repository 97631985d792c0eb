"""What layout hands over: blocks in the order of print, every string and every number decided.

Lengths are :class:`~replygen.standard.Length`; styles are ids of the template's styles.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from replygen.standard import Length

HeadForm = Literal["letter", "document", "none"]
ImprintForm = Literal["copies", "full", "inline"]


@dataclass(frozen=True, slots=True)
class Form:
    """What a template has room for, from its manifest.

    ``head``: the mark over red double lines (信函格式), the mark over a red line (文件格式), or nothing.
    ``imprint``: copies at the foot of the last page, the full 版记 there, or copies as a last paragraph.
    """

    head: HeadForm
    imprint: ImprintForm


class Run(NamedTuple):
    """A piece of text in one character style ("" is the paragraph's own); line feeds break the line, tabs stay."""

    text: str
    style: str = ""


class Indent(NamedTuple):
    """Indents that depend on the text; ``hanging`` moves the first line to the left of ``left``."""

    left: Length | None = None
    right: Length | None = None
    hanging: Length | None = None


class Type(NamedTuple):
    """Type that is fitted to its text: size in pt, width in per cent, exact line height."""

    size: float
    scale: int
    line: Length


class Tab(NamedTuple):
    """A tab stop: how text stands on it, and where it is, from the left edge of the type area."""

    alignment: Literal["left", "center", "right"]
    position: Length


class Paragraph(NamedTuple):
    """A paragraph: its style, its runs, and what only the letter at hand can tell."""

    style: str
    runs: tuple[Run, ...]
    keep_next: bool = False
    before: Length | None = None
    after: Length | None = None
    type: Type | None = None
    indent: Indent | None = None
    tabs: tuple[Tab, ...] = ()

    @property
    def text(self) -> str:
        """The text as it is printed."""
        return "".join([text for text, _ in self.runs])


Cell = tuple[Paragraph, ...]


class Row(NamedTuple):
    """A row of a table; a head row is repeated on every page."""

    cells: tuple[Cell, ...]
    head: bool = False


class TableGrid(NamedTuple):
    """A table with its column widths."""

    widths: tuple[Length, ...]
    rows: tuple[Row, ...]


class SectionBreak(NamedTuple):
    """The blocks before it, back to the break before, stand on pages of their own, upright or turned."""

    landscape: bool


Block = str | Paragraph | TableGrid | SectionBreak
"""A string is a paragraph of the body (正文) in one type: most are."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The red 发文机关标志 of 信函格式: from the top of the page to its line, and to the double line under it.

    ``first_line`` is where the first line of the text starts, from the top of the type area.
    """

    paragraph: Paragraph
    top: Length
    rule: Length
    first_line: Length


@dataclass(frozen=True, slots=True)
class Missing:
    """Something the letter lacks: the path of the field and its Chinese name."""

    path: tuple[str | int, ...]
    label: str


@dataclass(frozen=True, slots=True)
class Page:
    """The whole letter, laid out."""

    title: str
    mark: Mark | None
    blocks: tuple[Block, ...]
    imprint: tuple[Paragraph, ...]
    imprint_height: Length

    def texts(self) -> list[str]:
        """Return the text of every paragraph in the order of the document: mark, body with cells, 版记."""
        texts = [self.mark.paragraph.text] if self.mark else []
        for block in self.blocks:
            if isinstance(block, str):
                texts.append(block)
            elif isinstance(block, Paragraph):
                texts.append(block.text)
            elif isinstance(block, TableGrid):
                texts += [line.text for row in block.rows for cell in row.cells for line in cell]
        return [*texts, *(paragraph.text for paragraph in self.imprint)]

    @property
    def has_turned_pages(self) -> bool:
        """Whether a part of the letter stands on pages of its own."""
        return SectionBreak in set(map(type, self.blocks))
