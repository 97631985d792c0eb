"""The document as lines of text, each with the number of its paragraph and what it looks like."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Final

from replygen.ooxml.body import Block, Paragraph, Row, Side
from replygen.ooxml.document import Document
from replygen.ooxml.sections import sections
from replygen.readers.docx.headings import Headings
from replygen.readers.text import Hint

_BREAK: Final = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_TAB: Final = re.compile(r"[ \t]*\t[ \t]*")
_GAP: Final = "  "
"""What a tab in a paragraph is: a gap, as between the fields of a head, but no cell of a table."""


@dataclass(slots=True)
class Lines:
    """Lines that hold text; ``numbers`` are those of their paragraphs, 0 outside the body.

    ``head`` is the id of the header they begin with, "" for none; ``asides`` is what stood beside them.
    """

    texts: list[str] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    hints: dict[int, Hint] = field(default_factory=dict)
    head: str = ""
    asides: list[Side] = field(default_factory=list)

    def number(self, line: int) -> int:
        """Return the paragraph in which line ``line`` (from 1) stands."""
        return self.numbers[line - 1] if 0 < line <= len(self.numbers) else 0

    def add(self, number: int, text: str, hint: Hint) -> None:
        """Add a line unless it is empty."""
        if text.strip():
            self.texts.append(text)
            self.numbers.append(number)
            if hint != Hint():
                self.hints[len(self.texts)] = hint


def lines(document: Document) -> Lines:
    """Return the head of the first page and the body as lines."""
    found = Lines(head=document.first_header())
    head = document.story("header", found.head)
    if head:
        for block in head.blocks():
            for text in block_lines(block):
                found.add(0, text, Hint())
    body = document.body
    blocks = [*body.blocks()]
    _add(found, blocks, _turned(document))
    found.asides = body.asides
    return found


def _turned(document: Document) -> set[int]:
    """Return the numbers of the paragraphs that stand on pages wider than high."""
    turned = (section for section in sections(document.root) if section.is_turned)
    return {number for section in turned for number in range(section.first, section.last + 1)}


def _add(found: Lines, blocks: Sequence[Block], turned: set[int]) -> None:
    headings = Headings(block for block in blocks if isinstance(block, Paragraph))
    for block, following in zip_longest(blocks, blocks[1:]):
        if isinstance(block, Row):
            hint = Hint(table=block.table, landscape=block.number in turned)
            found.add(block.number, "\t".join(map(_cell, block.cells)), hint)
            continue
        texts = block_lines(block)
        for text in texts:
            found.add(block.number, text, _hint(block, following, headings) if len(texts) == 1 else Hint())


def _hint(block: Paragraph, following: Block | None, headings: Headings) -> Hint:
    """Tell what a paragraph of one line looks like; what is centred over a table is its caption."""
    if block.centred and isinstance(following, Row):
        return Hint(caption=True)
    return Hint(level=headings.level(block))


def block_lines(block: Block) -> list[str]:
    """Return the lines of a block; an automatic number without text is left away."""
    if isinstance(block, Row):
        return [" ".join(map(_cell, block.cells))]
    pieces = [_TAB.sub(_GAP, piece).strip() for piece in _BREAK.split(block.text)]
    pieces = [piece for piece in pieces if piece]
    if block.mark and pieces:
        pieces[0] = _numbered(block.mark, pieces[0])
    return pieces


def _numbered(mark: str, text: str) -> str:
    """Put the number before the text; apart where they would run together to another number."""
    space = " " if mark[-1:] in "0123456789.．" and text[:1].isdecimal() else ""
    return f"{mark}{space}{text}"


def _cell(text: str) -> str:
    return " ".join(_BREAK.sub(" ", text.replace("\t", " ")).split(" ")).strip()
