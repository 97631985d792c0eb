"""The body of a document in the order in which it is read: paragraphs with their numbers, rows of tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from typing import Final, Literal

from lxml import etree

from replygen.ooxml.boxes import Standing, box_contents, drawing_standing, frame_standing
from replygen.ooxml.names import MC, w
from replygen.ooxml.numbering import Numbering
from replygen.ooxml.runs import ParagraphText, read_paragraph
from replygen.ooxml.styles import Look, Styles, look, value, whole

_P, _TABLE, _ROW, _CELL, _SECTION = map(w, ("p", "tbl", "tr", "tc", "sectPr"))
_PROPERTIES: Final = w("pPr")
_BODY_TEXT: Final = 9
_MOST_SPANNED: Final = 63
"""The columns of a table in Word."""
_GONE: Final = {w("del"), w("moveFrom")}
_ALTERNATE: Final = f"{{{MC}}}AlternateContent"

Aside = Literal["hidden", "comment", "note", "change", "merged"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. ``number`` counts the ``w:p`` of the body from 1; ``mark`` is its automatic number.

    ``outline`` is its level from 1, 0 for body text; ``faces`` counts its characters by font, ``bold`` those in bold.
    ``centred`` is its alignment.
    """

    number: int
    text: str
    mark: str = ""
    outline: int = 0
    faces: Mapping[str, int] = field(default_factory=Counter)
    bold: int = 0
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table with more than one column; ``table`` counts the tables from 1."""

    number: int
    cells: tuple[str, ...]
    table: int


@dataclass(frozen=True, slots=True)
class Side:
    """What stands beside the text: hidden text, the id of a comment or note, the number of tracked changes.

    A cell that was merged from several has a side without text.
    """

    number: int
    kind: Aside
    text: str


Block = Paragraph | Row


class Body:
    """Reads a body once. After that, ``asides`` holds what stood beside the text.

    Args:
        root: the ``w:body``, or the root of a header or footer.
        styles: the document's styles.
        numbering: counts the lists; headers must not share it with the body.
    """

    def __init__(self, root: etree._Element, styles: Styles, numbering: Numbering) -> None:
        self.asides: list[Side] = []
        self._root = root
        self._styles = styles
        self._numbering = numbering
        self._numbers = {element: number for number, element in enumerate(root.iter(_P), 1)}
        self._tables = 0
        self._foot: list[etree._Element] = []
        self._open: Paragraph | None = None

    def blocks(self) -> Iterator[Block]:
        """Yield paragraphs and rows; what floats at the foot of a page comes last in its section."""
        yield from self._contents(self._root)
        yield from self._at_foot()

    def _contents(self, container: etree._Element) -> Iterator[Block]:
        """Yield the blocks of something that a paragraph cannot reach beyond."""
        yield from self._inside(container)
        yield from self._closed()

    def _inside(self, container: etree._Element) -> Iterator[Block]:
        for element in container:
            tag = element.tag
            if tag in (_P, _TABLE):
                if _floats(element) == "foot":
                    self._foot.append(element)
                else:
                    yield from self._block(element)
            elif tag == _ALTERNATE:
                yield from (block for choice in islice(element, 1) for block in self._inside(choice))
            elif tag not in _GONE:
                yield from self._inside(element)

    def _block(self, element: etree._Element) -> Iterator[Block]:
        return self._paragraph(element) if element.tag == _P else self._table(element)

    def _closed(self) -> Iterator[Block]:
        """Yield the paragraph that waited for its end."""
        if self._open:
            yield self._open
            self._open = None

    def _at_foot(self) -> Iterator[Block]:
        yield from self._closed()
        while self._foot:
            element = self._foot.pop(0)
            yield from self._block(element) if element.tag in (_P, _TABLE) else self._box(element)

    def _paragraph(self, element: etree._Element) -> Iterator[Block]:
        properties = element.find(_PROPERTIES)
        style = self._styles.paragraph(value(properties, "pStyle"))
        found = read_paragraph(element, style, self._styles)
        number = self._numbers.get(element, 0)
        self._note(number, found)
        drawings = [(drawing_standing(each), each) for each in found.boxes]
        yield from self._boxes(drawings, "before")
        yield from self._joined(number, found, style, element)
        yield from self._boxes(drawings, "after")
        self._foot += (each for standing, each in drawings if standing == "foot")
        if properties is not None and properties.find(_SECTION) is not None:
            yield from self._at_foot()

    def _joined(
        self, number: int, found: ParagraphText, style: Look, element: etree._Element
    ) -> Iterator[Block]:
        """Yield the paragraph together with those before it whose marks are deleted or hidden.

        One whose mark is deleted has no properties of its own any more; a hidden mark runs a heading in.
        """
        properties = element.find(_PROPERTIES)
        mark = None if properties is None else properties.find(w("rPr"))
        deleted = any(mark is not None and mark.find(name) is not None for name in _GONE)
        own = Look() if deleted else style.under(look(properties, mark))
        paragraph = self._made(number, found, own)
        self._open = _together(self._open, paragraph) if self._open else paragraph
        if not deleted and not own.hidden:
            yield from self._closed()

    def _made(self, number: int, found: ParagraphText, own: Look) -> Paragraph:
        text = found.text
        mark = "" if found.hidden and not text else self._numbering.next(own)
        outline = own.outline + 1 if own.outline is not None and 0 <= own.outline < _BODY_TEXT else 0
        return Paragraph(number, text, mark, outline, found.faces, found.bold, own.alignment == "center")

    def _boxes(self, drawings: list[tuple[Standing, etree._Element]], standing: Standing) -> Iterator[Block]:
        for place, drawing in drawings:
            if place == standing:
                yield from self._box(drawing)

    def _box(self, drawing: etree._Element) -> Iterator[Block]:
        for content in box_contents(drawing):
            yield from self._contents(content)

    def _note(self, number: int, found: ParagraphText) -> None:
        hidden = "".join(found.hidden).strip()
        if hidden:
            self.asides.append(Side(number, "hidden", hidden))
        if found.changes:
            self.asides.append(Side(number, "change", str(found.changes)))
        self.asides += (Side(number, "comment", key) for key in found.comments)
        self.asides += (Side(number, "note", ":".join(key)) for key in found.notes)

    def _table(self, element: etree._Element) -> Iterator[Block]:
        """Yield the rows; a table of one column is no table, but a frame around paragraphs."""
        yield from self._closed()
        rows = [row for row in _children(element, _ROW) if not _is_deleted(row)]
        cells = [[cell for cell in _children(row, _CELL) if not _is_deleted(cell)] for row in rows]
        if all(len(row) <= 1 for row in cells):
            for cell in chain.from_iterable(cells):
                yield from self._contents(cell)
            return
        self._tables += 1
        table = self._tables
        self.asides += (Side(self._number(row), "merged", "") for row in _merged(rows, cells))
        for row, content in zip(rows, cells, strict=True):
            yield self._row(row, content, table)

    def _row(self, row: etree._Element, cells: list[etree._Element], table: int) -> Row:
        before = _span(row.find(w("trPr")), "gridBefore", 0)
        texts = [""] * before
        for cell in cells:
            properties = cell.find(w("tcPr"))
            texts.append("" if _continues(properties) else self._cell(cell))
            texts += [""] * (_span(properties, "gridSpan", 1) - 1)
        return Row(self._number(row), tuple(texts), table)

    def _number(self, row: etree._Element) -> int:
        return next((self._numbers.get(element, 0) for element in row.iter(_P)), 0)

    def _cell(self, cell: etree._Element) -> str:
        blocks = [*self._contents(cell)]
        texts = (
            block.mark + block.text if isinstance(block, Paragraph) else " ".join(block.cells)
            for block in blocks
        )
        return " ".join(text.strip() for text in texts if text.strip())


def _together(first: Paragraph, second: Paragraph) -> Paragraph:
    """Join two paragraphs; the second mark stands, but the number that was printed first."""
    return replace(
        second,
        text=first.text + second.text,
        mark=first.mark or second.mark,
        outline=first.outline or second.outline,
        faces=Counter(first.faces) + Counter(second.faces),
        bold=first.bold + second.bold,
    )


def _children(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    """Yield the elements ``name``, also through content controls and insertions around them."""
    for element in parent:
        if element.tag == name:
            yield element
        elif element.tag in _AROUND:
            yield from _children(element, name)


_AROUND: Final = {w(name) for name in "sdt sdtContent ins moveTo customXml smartTag".split()}


def _is_deleted(element: etree._Element) -> bool:
    """Tell whether a row or a cell is deleted by a tracked change."""
    properties = element.find(w("trPr") if element.tag == _ROW else w("tcPr"))
    return properties is not None and any(properties.find(w(name)) is not None for name in ("del", "cellDel"))


def _continues(properties: etree._Element | None) -> bool:
    """Tell whether a cell continues the one above it."""
    merge = None if properties is None else properties.find(w("vMerge"))
    return merge is not None and merge.get(w("val")) != "restart"


def _merged(
    rows: Sequence[etree._Element], cells: Sequence[Sequence[etree._Element]]
) -> Iterator[etree._Element]:
    """Yield for each merged cell a row in which it stands."""
    known: set[int] = set()
    for row, content in zip(rows, cells, strict=True):
        column = _span(row.find(w("trPr")), "gridBefore", 0)
        wide, continued = set[int](), set[int]()
        for cell in content:
            properties = cell.find(w("tcPr"))
            span = _span(properties, "gridSpan", 1)
            if _continues(properties):
                continued.add(column)
            elif span > 1:
                wide.add(column)
            column += span
        yield from [row] * len(wide | (continued - known))
        known = wide | continued


def _span(properties: etree._Element | None, name: str, least: int) -> int:
    return min(max(whole(value(properties, name)) or least, least), _MOST_SPANNED)


def _floats(element: etree._Element) -> Standing:
    path = f"{_PROPERTIES}/{w('framePr')}" if element.tag == _P else f"{w('tblPr')}/{w('tblpPr')}"
    properties = element.find(path)
    return "after" if properties is None else frame_standing(properties)
