"""A Word document as its parts stand: body, styles, numbering, and what is related to it. Nothing outside is read."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from replygen.ooxml.body import Body
from replygen.ooxml.names import RELATIONSHIPS, R, W, w
from replygen.ooxml.numbering import Numbering
from replygen.ooxml.package import OversizedError, PackageError, parse, read_parts
from replygen.ooxml.styles import Styles, is_on

MAX_BYTES: Final = 100_000_000
"""All parts, unpacked, with their pictures."""
MAX_XML: Final = 30_000_000
MAX_TAGS: Final = 1_500_000
"""Bytes and tags of one XML part."""
MAX_PARAGRAPHS: Final = 50_000
"""A thousand pages of text."""
_STRICT: Final = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": W.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": R.encode(),
}
"""ISO 29500 Strict names the same things by other names."""


@dataclass(frozen=True, slots=True)
class Document:
    """The main part of a .docx and its relations: kind and id → root of the related part."""

    root: etree._Element
    styles: Styles
    related: Mapping[tuple[str, str], etree._Element] = field(default_factory=dict)

    @property
    def body(self) -> Body:
        """The body, to be read once."""
        root = self.root.find(w("body"))
        return self._read(self.root if root is None else root)

    def story(self, kind: str, key: str) -> Body | None:
        """Return the header or footer with the id ``key``, to be read once."""
        root = self.related.get((kind, key))
        return None if root is None else self._read(root)

    def first_header(self) -> str:
        """Return the id of the header of the first page, "" where it has none."""
        section = next(self.root.iter(w("sectPr")), None)
        if section is None:
            return ""
        kind = "first" if is_on(section, "titlePg") else "default"
        references = (each for each in section.iterfind(w("headerReference")) if each.get(w("type")) == kind)
        return next((each.get(f"{{{R}}}id", "") for each in references), "")

    def notes(self, kind: str) -> dict[str, str]:
        """Return the texts of all of a kind (comment, footnote, endnote) by their ids."""
        return {
            element.get(w("id"), ""): "".join(_texts(element))
            for root in self._all(f"{kind}s")
            for element in root.iterfind(w(kind))
        }

    def keys(self, kind: str) -> list[str]:
        """Return the ids of the related parts of a kind."""
        return [key for other, key in self.related if other == kind]

    def _read(self, root: etree._Element) -> Body:
        return Body(root, self.styles, Numbering(next(self._all("numbering"), None), self.styles))

    def _all(self, kind: str) -> Iterator[etree._Element]:
        return (root for (other, _), root in self.related.items() if other == kind)


class NoDocumentError(PackageError):
    """The package is a good one, but holds no Word document."""


_KINDS: Final = {"styles", "numbering", "header", "footer", "comments", "footnotes", "endnotes"}


def open_document(data: bytes) -> Document:
    """Open a .docx.

    Raises:
        OversizedError: it unpacks to more than a letter can be.
        NoDocumentError: it is another kind of package.
        DoctypeError: its XML declares a document type.
        PackageError: it is no zip, damaged or encrypted.
    """
    parts = read_parts(data, MAX_BYTES)
    main = main_part(parts)
    root = read_part(parts, main) if main in parts else None
    if root is None or root.tag != w("document"):
        raise NoDocumentError(f"{main} is no Word document")
    if sum(1 for _ in root.iter(w("p"))) > MAX_PARAGRAPHS:
        raise OversizedError(f"{main}: too many paragraphs")
    related = {
        (kind, key): read_part(parts, path) for kind, key, path in relations(parts, main) if kind in _KINDS
    }
    styles = next((root for (kind, _), root in related.items() if kind == "styles"), None)
    return Document(root, Styles(styles), related)


def main_part(parts: Mapping[str, bytes]) -> str:
    """Return the name of the part that holds the text."""
    found = (path for kind, _, path in relations(parts, "") if kind == "officeDocument")
    return next(found, "word/document.xml")


def _texts(element: etree._Element) -> Iterator[str]:
    return (piece.text or "" for piece in element.iter(w("t")))


def read_part(parts: Mapping[str, bytes], name: str) -> etree._Element:
    """Parse a part.

    Raises:
        PackageError: it is absent, too big, malformed, or declares a document type.
    """
    if name not in parts:
        raise PackageError(f"{name} is absent")
    data = parts[name]
    if len(data) > MAX_XML or data.count(b"<") > MAX_TAGS:
        raise OversizedError(f"{name}: {len(data)} bytes")
    for strict, usual in _STRICT.items():
        data = data.replace(strict, usual)
    return parse(data)


def relations(parts: Mapping[str, bytes], part: str) -> Iterator[tuple[str, str, str]]:
    """Yield kind, id and target of the relations of ``part`` that lead to parts of the package."""
    folder, name = posixpath.split(part)
    path = posixpath.join(folder, "_rels", f"{name}.rels")
    if path not in parts:
        return
    for relation in read_part(parts, path).iter(f"{{{RELATIONSHIPS}}}Relationship"):
        if relation.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))
            yield relation.get("Type", "").rpartition("/")[2], relation.get("Id", ""), target.lstrip("/")
