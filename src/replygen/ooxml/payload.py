"""Data that travels inside a .docx, in a custom XML part of our own. Word keeps it when it saves the file."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count
from typing import Final
from xml.sax.saxutils import escape

from replygen.ooxml.names import RELATIONSHIPS, R
from replygen.ooxml.package import PackageError, parse

NAMESPACE: Final = "urn:replygen:letter"
_HEADER: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES: Final = "[Content_Types].xml"
_RELATIONS: Final = "word/_rels/document.xml.rels"
_DESCRIPTION_TYPE: Final = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
# Word wants every custom part described by a second one.
_DESCRIPTION: Final = (
    f'{_HEADER}<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" '
    'ds:itemID="{5B0E6C4C-1D0A-4C7B-9E5E-2B6C7A5D9F01}">'
    f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
).encode()


def payload_parts(parts: Mapping[str, bytes], data: str) -> dict[str, bytes]:
    """Return the parts to add or replace in ``parts`` so that the package carries ``data``."""
    number = next(number for number in count(1) if f"customXml/item{number}.xml" not in parts)
    item, description = f"customXml/item{number}.xml", f"customXml/itemProps{number}.xml"
    overrides = (
        f'<Override PartName="/{item}" ContentType="application/xml"/>'
        f'<Override PartName="/{description}" ContentType="{_DESCRIPTION_TYPE}"/>'
    )
    relation = f'<Relationship Id="replygen" Type="{R}/customXml" Target="../{item}"/>'
    own_relations = (
        f'{_HEADER}<Relationships xmlns="{RELATIONSHIPS}"><Relationship Id="rId1" '
        f'Type="{R}/customXmlProps" Target="itemProps{number}.xml"/></Relationships>'
    )
    return {
        item: f'{_HEADER}<letter xmlns="{NAMESPACE}">{escape(data)}</letter>'.encode(),
        description: _DESCRIPTION,
        f"customXml/_rels/item{number}.xml.rels": own_relations.encode(),
        _TYPES: _before_end(parts[_TYPES], overrides, "Types"),
        _RELATIONS: _before_end(parts[_RELATIONS], relation, "Relationships"),
    }


def _before_end(xml: bytes, element: str, root: str) -> bytes:
    head, end, tail = xml.rpartition(f"</{root}>".encode())
    return head + element.encode() + end + tail


def read_payload(parts: Mapping[str, bytes]) -> str | None:
    """Return the data a package carries, under whatever name Word has stored it; None when there is none."""
    for name, content in parts.items():
        if name.startswith("customXml/") and NAMESPACE.encode() in content:
            try:
                root = parse(content)
            except PackageError:
                continue
            if root.tag == f"{{{NAMESPACE}}}letter":
                return root.text or ""
    return None
