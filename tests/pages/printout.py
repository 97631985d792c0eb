"""A document and its pages side by side: which lines of which pages each paragraph is printed on."""

from __future__ import annotations

import io
import zipfile
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, Final

from lxml import etree

from replygen.checks.document.measure import Line, Page, compact

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NAMES: Final = {"w": _W[1:-1], "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006"}

BODY: Final = frozenset({"Normal", "Level1", "Level2", "Level3", "Level4"})
"""Styles of running text: text paragraphs and headings."""
CELLS: Final = frozenset({"TableText", "TableCentered", "TableHead"})
"""Styles of table cells, whose lines are not printed one after another."""


@dataclass(frozen=True)
class Printed:
    """A paragraph: its style, its text, and its lines with the pages they stand on."""

    style: str
    text: str
    lines: tuple[Line, ...]
    pages: tuple[Page, ...]


@dataclass(frozen=True)
class Printout:
    """A letter as printed: its pages, and its paragraphs in the order of the document, table cells left out."""

    pages: tuple[Page, ...]
    paragraphs: tuple[Printed, ...]

    def of(self, *styles: str) -> list[Printed]:
        """The paragraphs of these styles."""
        return [paragraph for paragraph in self.paragraphs if paragraph.style in styles]

    def one(self, style: str) -> Printed:
        """The only paragraph of a style."""
        (paragraph,) = self.of(style)
        return paragraph

    def line_of(self, text: str, *styles: str) -> Line:
        """The glyphs that print ``text`` in a paragraph of these styles."""
        lines = (line for paragraph in self.of(*styles) for line in paragraph.lines)
        return next(line.part(text) for line in lines if text in line.text)


def print_out(docx: bytes, pages: tuple[Page, ...]) -> Printout:
    """Find each paragraph of ``docx`` on ``pages``; ValueError names a paragraph that is not there."""
    flowing = [(style, text) for style, text in paragraphs(docx) if style not in CELLS]
    return Printout(pages, tuple(_find_all(flowing, pages)))


def paragraphs(docx: bytes) -> list[tuple[str, str]]:
    """Style and text of every paragraph of the body that holds text, those in tables and boxes included."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    found = [
        (
            _path(element, "string(w:pPr/w:pStyle/@w:val)") or "Normal",
            "".join(_path(element, "w:r/w:t/text()")),
        )
        for element in root.iter(f"{_W}p")
        if not _path(element, "ancestor::mc:Fallback")
    ]
    return [(style, text) for style, text in found if compact(text)]


def _path(element: etree._Element, path: str) -> Any:
    return element.xpath(path, namespaces=_NAMES)


def _find_all(flowing: list[tuple[str, str]], pages: tuple[Page, ...]) -> Iterator[Printed]:
    places = [(page, line) for page in pages for line in page.text_lines]
    texts = [compact(line.text) for _, line in places]
    starts = list(accumulate(map(len, texts), initial=0))
    whole = "".join(texts)
    position = 0
    for style, text in flowing:
        start = _find(whole, compact(text), position)
        end = start + len(compact(text))
        position = max(position, end)
        chosen = places[bisect_right(starts, start) - 1 : bisect_right(starts, end - 1)]
        yield _printed(style, text, chosen)


def _find(whole: str, text: str, position: int) -> int:
    """From ``position`` on, or else the last one: what is anchored to a page stands elsewhere in the document."""
    start = whole.find(text, position)
    start = whole.rfind(text) if start < 0 else start
    if start < 0:
        raise ValueError(f"not on the pages: {text}")
    return start


def _printed(style: str, text: str, places: Sequence[tuple[Page, Line]]) -> Printed:
    return Printed(style, text, tuple(line for _, line in places), tuple(page for page, _ in places))
