"""The parts of a .docx: a mapping from part name to bytes, read within limits and written reproducibly."""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

from replygen.ooxml.names import CONTENT_TYPES, RELATIONSHIPS
from replygen.ooxml.zipping import member, write_members

MAX_PARTS: Final = 2000
MAX_BYTES: Final = 200_000_000
"""All parts together, unpacked: a bomb stops here."""
CONTENT_TYPES_PART: Final = "[Content_Types].xml"


class PackageError(ValueError):
    """The bytes are no usable package; the text says why in English, for the log of the caller's message."""


class OversizedError(PackageError):
    """The package unpacks to more than it may."""


class DoctypeError(PackageError):
    """A part declares a document type, by which it could define entities. Word never writes one."""


def read_parts(data: bytes, max_bytes: int = MAX_BYTES) -> dict[str, bytes]:
    """Unpack a package.

    Raises:
        PackageError: no zip, too many parts or bytes, a name twice or outside the package, an encrypted part.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            _check_members(infos)
            if sum(info.file_size for info in infos) > max_bytes:
                raise OversizedError(f"more than {max_bytes} bytes unpacked")
            return {info.filename: _unpacked(archive, info) for info in infos if not info.is_dir()}
    except PackageError:
        raise
    except _UNREADABLE as error:
        raise PackageError(f"no readable zip: {error}") from error


_UNREADABLE: Final = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, LookupError, RuntimeError, OSError, ValueError
)  # fmt: skip
"""What zipfile raises for archives that are damaged or encrypted."""
_METHODS: Final = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
"""The only ones that Open Packaging Conventions know."""


def _check_members(infos: list[zipfile.ZipInfo]) -> None:
    names = [info.filename for info in infos]
    if len(names) > MAX_PARTS:
        raise OversizedError(f"{len(names)} parts")
    if len(set(map(str.lower, names))) < len(names):
        raise PackageError("a part name twice")
    for name in names:
        if name.startswith("/") or "\\" in name or ".." in name.split("/"):
            raise PackageError(f"part outside the package: {name}")
    if any(info.compress_type not in _METHODS for info in infos):
        raise PackageError("a part compressed in another way than Word knows")


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """Read a part, of one that declares too little no more than that."""
    with archive.open(info) as part:
        return part.read(info.file_size)


def write_parts(parts: Mapping[str, bytes]) -> bytes:
    """Pack ``parts`` in their order, the content types first, with fixed times: same parts, same bytes."""
    return write_members(
        member(name, parts[name]) for name in sorted(parts, key=lambda name: name != CONTENT_TYPES_PART)
    )


_PARSER: Final = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)


def parse(data: bytes) -> etree._Element:
    """Parse a part strictly: no repair, no entities, no network.

    Raises:
        DoctypeError: the XML declares a document type.
        PackageError: it is malformed.
    """
    try:
        root = etree.fromstring(data, _PARSER)
    except etree.XMLSyntaxError as error:
        raise PackageError(f"malformed XML: {error}") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise DoctypeError("XML with a document type")
    return root


def before_end(xml: bytes, element: str, root: str) -> bytes:
    """Return ``xml`` with ``element`` as the last child of its root, whose qualified name is ``root``.

    Raises:
        PackageError: the root is written in another way.
    """
    head, end, tail = xml.rpartition(f"</{root}>".encode())
    if not end:
        raise PackageError(f"no </{root}>")
    return head + element.encode() + end + tail


def defects(parts: Mapping[str, bytes]) -> Iterator[str]:
    """Yield what is wrong with a package as a whole: parts without content type, relations without target."""
    yield from (f"{name}: no content type, or declared and absent" for name in untyped(parts))
    for name, key, target in dangling(parts):
        yield f"{name}: {key} points to {target}, which is absent"


def untyped(parts: Mapping[str, bytes]) -> Iterator[str]:
    """Yield the names of parts without a content type of their own, and of those declared, but absent."""
    types = parse(parts[CONTENT_TYPES_PART]) if CONTENT_TYPES_PART in parts else etree.Element("none")
    defaults = {
        each.get("Extension", "").lower(): each.get("ContentType", "")
        for each in types.iter(f"{{{CONTENT_TYPES}}}Default")
    }
    overrides = {each.get("PartName", "")[1:] for each in types.iter(f"{{{CONTENT_TYPES}}}Override")}
    for name in parts:
        if name not in overrides and name != CONTENT_TYPES_PART and not _has_default(name, defaults):
            yield name
    yield from (name for name in sorted(overrides) if name not in parts)


def _has_default(name: str, defaults: Mapping[str, str]) -> bool:
    """Tell whether a type by extension is enough: a part of Word's own is more than any XML."""
    found = defaults.get(name.rpartition(".")[2].lower())
    return found is not None and not (found == "application/xml" and name.startswith("word/"))


def dangling(parts: Mapping[str, bytes]) -> Iterator[tuple[str, str, str]]:
    """Yield part, id and target of each relation whose target is absent."""
    for name in parts:
        if name.endswith(".rels"):
            yield from _dangling(name, parts)


def _dangling(name: str, parts: Mapping[str, bytes]) -> Iterator[tuple[str, str, str]]:
    folder = posixpath.dirname(posixpath.dirname(name))
    for relation in parse(parts[name]).iter(f"{{{RELATIONSHIPS}}}Relationship"):
        target = relation.get("Target", "")
        if relation.get("TargetMode") == "External" or target.startswith("#"):
            continue
        path = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        if path not in parts:
            yield name, relation.get("Id", ""), target


def duplicates(data: bytes) -> Iterator[str]:
    """Yield the names that two parts of a package have, in whatever case.

    Raises:
        PackageError: the bytes are no zip.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = Counter(info.filename.lower() for info in archive.infolist())
    except _UNREADABLE as error:
        raise PackageError(f"no readable zip: {error}") from error
    yield from (name for name, count in names.items() if count > 1)


_FIRST, _END, _END_SIZE = b"PK\x03\x04", b"PK\x05\x06", 22


def surplus(data: bytes) -> tuple[int, int]:
    """Return how many bytes stand before the zip that ``data`` holds, and how many behind it, a comment included.

    Raises:
        PackageError: the bytes are no zip.
    """
    first, end = data.find(_FIRST), data.rfind(_END)
    if min(first, end) < 0:
        raise PackageError("no readable zip: its first or its last record is absent")
    return first, max(0, len(data) - end - _END_SIZE)
