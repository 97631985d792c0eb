"""Data that travels inside a .docx, in a custom XML part of our own. Word keeps it when it saves the file."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count
from typing import Final

from lxml import etree

from replygen.ooxml.escape import escape
from replygen.ooxml.names import RELATIONSHIPS, R
from replygen.ooxml.package import CONTENT_TYPES_PART, PackageError, before_end, parse

NAMESPACE: Final = "urn:replygen:letter"
_HEADER: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_RELATIONS: Final = "word/_rels/document.xml.rels"
_DESCRIPTION_TYPE: Final = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
# Word wants every custom part described by a second one.
_DESCRIPTION: Final = (
    f'{_HEADER}<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" '
    'ds:itemID="{5B0E6C4C-1D0A-4C7B-9E5E-2B6C7A5D9F01}">'
    f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
).encode()


def carrier(parts: Mapping[str, bytes]) -> tuple[str, dict[str, bytes]]:
    """Make ``parts`` ready to carry data: return the name of the item, and the parts to add or replace."""
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
    return item, {
        description: _DESCRIPTION,
        f"customXml/_rels/item{number}.xml.rels": own_relations.encode(),
        CONTENT_TYPES_PART: before_end(parts[CONTENT_TYPES_PART], overrides, "Types"),
        _RELATIONS: before_end(parts[_RELATIONS], relation, "Relationships"),
    }


def without_payload(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return ``parts`` without the data they carry: a template made from a letter must not pass that letter on."""
    items = [name for name, content in parts.items() if _carries(name, content)]
    gone = {related for item in items for related in _with_relatives(item)}
    kept = {name: content for name, content in parts.items() if name not in gone}
    for part, attribute in ((CONTENT_TYPES_PART, "PartName"), (_RELATIONS, "Target")):
        if gone and part in kept:
            kept[part] = _without(kept[part], attribute, gone)
    return kept


def _carries(name: str, content: bytes) -> bool:
    return name.startswith("customXml/item") and "Props" not in name and NAMESPACE.encode() in content


def _with_relatives(item: str) -> tuple[str, str, str]:
    folder, _, file = item.rpartition("/")
    return item, f"{folder}/{file.replace('item', 'itemProps')}", f"{folder}/_rels/{file}.rels"


def _without(xml: bytes, attribute: str, names: set[str]) -> bytes:
    root = parse(xml)
    for element in list(root):
        if element.get(attribute, "").removeprefix("..").removeprefix("/") in names:
            root.remove(element)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def payload_xml(data: str) -> str:
    """Return the item that holds ``data``."""
    return f'{_HEADER}<letter xmlns="{NAMESPACE}">{escape(data)}</letter>'


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
