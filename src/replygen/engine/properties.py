"""Document properties from the letter, and the digest by which replygen knows its own documents."""

from __future__ import annotations

import datetime as dt
from typing import Final, NamedTuple

from replygen.ooxml import seal
from replygen.ooxml.escape import escape
from replygen.ooxml.package import CONTENT_TYPES_PART, before_end

_HEADER: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006"
_CUSTOM_ID: Final = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"


CORE: Final = "docProps/core.xml"
PROPERTY_PARTS: Final = (CORE, seal.PART)
_TYPES: Final = {
    CORE: "application/vnd.openxmlformats-package.core-properties+xml",
    seal.PART: "application/vnd.openxmlformats-officedocument.custom-properties+xml",
}
_RELATIONS: Final = {
    CORE: f"{_PACKAGE}/relationships/metadata/core-properties",
    seal.PART: f"{_OFFICE}/relationships/custom-properties",
}


def with_properties(parts: dict[str, bytes]) -> dict[str, bytes]:
    """Return ``parts`` with both parts of properties declared; their contents come with each letter."""
    types, relations = parts[CONTENT_TYPES_PART], parts["_rels/.rels"]
    for number, name in enumerate(name for name in PROPERTY_PARTS if name not in parts):
        override = f'<Override PartName="/{name}" ContentType="{_TYPES[name]}"/>'
        relation = f'<Relationship Id="replygen{number}" Type="{_RELATIONS[name]}" Target="{name}"/>'
        types = before_end(types, override, "Types")
        relations = before_end(relations, relation, "Relationships")
    return parts | dict.fromkeys(PROPERTY_PARTS, b"") | {CONTENT_TYPES_PART: types, "_rels/.rels": relations}


class Properties(NamedTuple):
    """What Word shows under 文件 › 信息. ``date`` is the letter's, so that a letter has the same bytes on any day."""

    title: str
    creator: str = ""
    subject: str = ""
    date: dt.date | None = None


def core_xml(properties: Properties) -> str:
    """Return docProps/core.xml."""
    day = f"{properties.date.isoformat()}T00:00:00Z" if properties.date else ""
    stamp = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{day}</dcterms:{name}>'
        for name in ("created", "modified")
        if day
    )
    texts = {"title": properties.title, "subject": properties.subject, "creator": properties.creator}
    elements = "".join(f"<dc:{name}>{escape(text)}</dc:{name}>" for name, text in texts.items() if text)
    return (
        f'{_HEADER}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{elements}<dc:language>zh-CN</dc:language>{stamp}'
        "</cp:coreProperties>"
    )


def custom_xml(digest: str) -> str:
    """Return docProps/custom.xml with the digest over the other parts."""
    return (
        f'{_HEADER}<Properties xmlns="{_OFFICE}/custom-properties" xmlns:vt="{_OFFICE}/docPropsVTypes">'
        f'<property fmtid="{_CUSTOM_ID}" pid="2" name="replygen">'
        f"<vt:lpwstr>sha256:{digest}</vt:lpwstr></property></Properties>"
    )
