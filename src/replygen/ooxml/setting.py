"""How a document is set: every paragraph with its formatting, the sections, the heads and feet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal, NamedTuple

from lxml import etree

from replygen.ooxml.cascade import Cascade
from replygen.ooxml.document import Document, main_part, open_document, read_part, relations
from replygen.ooxml.formats import ParagraphFormat, RunFormat, paragraph_format, run_format
from replygen.ooxml.names import MC, w
from replygen.ooxml.package import read_parts
from replygen.ooxml.pieces import Piece, pieces
from replygen.ooxml.sections import Section, sections
from replygen.standard import Length, pt

Container = Literal["text", "table", "box"]
_LINE: Final = pt(12)
"""The grid where a document has none."""
_CONTAINERS: Final[tuple[tuple[str, Container], ...]] = ((w("txbxContent"), "box"), (w("tbl"), "table"))
_FALLBACK: Final = f"{{{MC}}}Fallback"


class SetPiece(NamedTuple):
    """A piece of text and how it looks."""

    piece: Piece
    format: RunFormat


@dataclass(frozen=True)
class SetParagraph:
    """A paragraph as it is set. ``number`` counts the ``w:p`` of its part from 1; ``mark`` is how its runs start."""

    number: int
    element: etree._Element
    pieces: tuple[SetPiece, ...]
    format: ParagraphFormat
    mark: RunFormat
    container: Container = "text"

    @cached_property
    def text(self) -> str:
        """The joined text of the pieces."""
        return "".join(piece.text for piece, _ in self.pieces)

    @cached_property
    def visible(self) -> str:
        """The text without what is hidden."""
        return "".join(piece.text for piece, look in self.pieces if not look.hidden)

    @property
    def type(self) -> RunFormat:
        """How its first characters look."""
        return next((look for piece, look in self.pieces if piece.text.strip()), self.mark)


@dataclass(frozen=True)
class Setting:
    """A .docx taken apart."""

    parts: Mapping[str, bytes]
    document: Document
    main: str
    settings: etree._Element

    @cached_property
    def body(self) -> etree._Element:
        """The ``w:body``."""
        found = self.document.root.find(w("body"))
        return self.document.root if found is None else found

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The sections in their order."""
        return tuple(sections(self.body))

    @cached_property
    def paragraphs(self) -> tuple[SetParagraph, ...]:
        """All paragraphs of the body, those of tables and boxes included; what is given in two ways, once."""
        return tuple(self.of(self.body))

    @cached_property
    def paths(self) -> dict[str, str]:
        """The names of the parts that the main part is related to, by the id of the relation."""
        return {key: path for _, key, path in relations(self.parts, self.main)}

    def of(self, root: etree._Element) -> Iterator[SetParagraph]:
        """Yield the paragraphs of ``root``, a body, head or foot."""
        pitch = next((section.pitch for section in self.sections if section.pitch.emu), _LINE)
        for number, element in enumerate(root.iter(w("p")), 1):
            container = _container(element)
            if container:
                yield self._paragraph(number, element, container, pitch)

    @cached_property
    def _cascade(self) -> Cascade:
        roots = {kind: root for (kind, _), root in self.document.related.items()}
        return Cascade(self.document.styles, roots.get("styles"), roots.get("numbering"))

    def _paragraph(
        self, number: int, element: etree._Element, container: Container, pitch: Length
    ) -> SetParagraph:
        looks: dict[etree._Element, RunFormat] = {}
        found = pieces(element)
        start = self._cascade.mark(element)
        for piece in found:
            if piece.run not in looks:
                looks[piece.run] = run_format(self._cascade.run(piece.run, start))
        mark = run_format(start)
        em = pt(looks[found[0].run].size if found else mark.size)
        return SetParagraph(
            number,
            element,
            tuple(SetPiece(piece, looks[piece.run]) for piece in found),
            paragraph_format(self._cascade.paragraph(element), em, pitch),
            mark,
            container,
        )


def read_setting(data: bytes) -> Setting:
    """Take a .docx apart.

    Raises:
        PackageError: as :func:`replygen.ooxml.document.open_document`.
    """
    parts = read_parts(data)
    main = main_part(parts)
    return Setting(parts, open_document(data), main, _settings(parts, main))


def _settings(parts: Mapping[str, bytes], main: str) -> etree._Element:
    """The ``w:settings``; an empty one where the document has none."""
    found = (path for kind, _, path in relations(parts, main) if kind == "settings")
    path = next((path for path in found if path in parts), None)
    return etree.Element(w("settings")) if path is None else read_part(parts, path)


def _container(element: etree._Element) -> Container | None:
    """Tell what a paragraph stands in; None in what is only for older programs."""
    around = {ancestor.tag for ancestor in element.iterancestors()}
    if _FALLBACK in around:
        return None
    return next((container for tag, container in _CONTAINERS if tag in around), "text")
