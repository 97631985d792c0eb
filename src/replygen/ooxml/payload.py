"""Data that travels inside a .docx, in a custom XML part of our own. Word keeps it when it saves the file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from xml.sax.saxutils import escape

from replygen.ooxml.names import RELATIONSHIPS, R
from replygen.ooxml.package import PackageError, parse

NAMESPACE: Final = "urn:replygen:letter"
PART: Final = "customXml/replygen.xml"
_HEADER: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES: Final = "[Content_Types].xml"
_RELATIONS: Final = "word/_rels/document.xml.rels"
_RELATION: Final = f'<Relationship Id="replygen" Type="{R}/customXml" Target="../{PART}"/>'
_PROPERTIES_TYPE: Final = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_OVERRIDES: Final = (
    f'<Override PartName="/{PART}" ContentType="application/xml"/>'
    f'<Override PartName="/customXml/replygenProps.xml" ContentType="{_PROPERTIES_TYPE}"/>'
)
# Word wants every custom part described by a second one.
_DESCRIPTION: Final = {
    "customXml/_rels/replygen.xml.rels": (
        f'{_HEADER}<Relationships xmlns="{RELATIONSHIPS}"><Relationship Id="rId1" '
        f'Type="{R}/customXmlProps" Target="replygenProps.xml"/></Relationships>'
    ).encode(),
    "customXml/replygenProps.xml": (
        f'{_HEADER}<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" '
        'ds:itemID="{5B0E6C4C-1D0A-4C7B-9E5E-2B6C7A5D9F01}">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    ).encode(),
}


def payload_parts(parts: Mapping[str, bytes], data: str) -> dict[str, bytes]:
    """Return the parts to add or replace in ``parts`` so that the package carries ``data``."""
    return {
        PART: f'{_HEADER}<letter xmlns="{NAMESPACE}">{escape(data)}</letter>'.encode(),
        **_DESCRIPTION,
        _TYPES: _before_end(parts[_TYPES], _OVERRIDES, "Types"),
        _RELATIONS: _before_end(parts[_RELATIONS], _RELATION, "Relationships"),
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
