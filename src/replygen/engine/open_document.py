"""A document of docxtpl, rendered by its own code; patched XML and compiled templates are remembered."""

from __future__ import annotations

import copy
import io
from collections.abc import Iterator, Mapping
from typing import Any, Final, cast

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE
from docx.opc.coreprops import CoreProperties
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.opc.parts.coreprops import CorePropertiesPart
from docx.opc.pkgwriter import PackageWriter
from docx.package import Package
from docxtpl import DocxTemplate

from replygen.engine import sandbox
from replygen.ooxml.package import parse, read_parts

Values = Mapping[str, Any]
PROPERTIES: Final = ("author", "comments", "identifier", "language", "subject", "title")
"""The document properties in which docxtpl looks for tags."""


class NeedsPackageError(AttributeError):
    """A value asked for the package, which is not open."""


class OpenDocument(DocxTemplate):  # type: ignore[misc]
    """What docxtpl gives to pictures and subdocuments. Its package is opened when it is needed, and for one rendering.

    Args:
        package: the template, which is left as it is.
        rendering: the package may be needed while it is rendered; otherwise asking for it then is an error.
    """

    docx: Any

    def __init__(self, package: Package, *, rendering: bool) -> None:
        super().__init__(io.BytesIO())
        self.docx_ids_index = 1000
        self._package = package
        self._rendering = rendering

    def init_docx(self, reload: bool = True) -> None:  # noqa: ARG002 - docxtpl's own signature
        """Open the package: a copy takes a fifth of the time that reading it again does."""
        if self.docx is None:
            self.docx = copy.deepcopy(self._package).main_document_part.document

    def __getattr__(self, name: str) -> Any:
        if self.docx is None:
            if not self._rendering:
                raise NeedsPackageError(name)
            self.init_docx()
        return super().__getattr__(name)

    def is_open(self) -> bool:
        """Tell whether only docxtpl itself can render this document."""
        replaced = (
            self.pics_to_replace, self.crc_to_new_media, self.crc_to_new_embedded, self.zipname_to_replace
        )  # fmt: skip
        return self._rendering or self.docx is not None or any(replaced)

    def made(self, values: Values) -> dict[str, bytes]:
        """Return the parts of the document with ``values``."""
        self.render(values, sandbox.ESCAPING)
        if self.crc_to_new_media or self.crc_to_new_embedded or self.zipname_to_replace:  # done in the zip
            written = io.BytesIO()
            self.save(written)
            return read_parts(written.getvalue())
        self.pre_processing()
        return saved_parts(self.docx)

    def patch_xml(self, src_xml: str) -> str:
        """Return what was patched before."""
        return sandbox.patched(src_xml)

    def fix_tables(self, xml: str | bytes) -> Any:
        """Refuse what is malformed first: docxtpl would drop it."""
        parse(xml.encode() if isinstance(xml, str) else xml)
        return super().fix_tables(xml)

    def render_properties(self, context: Values, jinja_env: Any = None) -> None:  # noqa: ARG002 - docxtpl's own
        """Fill them in; docxtpl escapes them twice, and makes new ones with the time of day."""
        for part in core_parts(self.docx):
            fill_properties(part.core_properties, context)

    def render_footnotes(self, context: Values, jinja_env: Any = None) -> None:
        """Render them once; docxtpl does so for each section, and would run tags that stand in values."""
        for part in footnotes(self.docx):
            xml = self.render_xml_part(self.patch_xml(part.blob.decode()), part, context, jinja_env)
            parse(xml.encode())
            part._blob = xml.encode()  # noqa: SLF001 - as docxtpl does


class _Parts(dict[str, bytes]):
    """Takes what python-docx would write into a zip."""

    def write(self, uri: PackURI, content: bytes) -> None:
        self[uri.membername] = content


def saved_parts(document: Document) -> dict[str, bytes]:
    """Return the parts of ``document`` as ``document.save`` writes them, without a zip in between."""
    package, parts = package_of(document), _Parts()
    writer: Any = PackageWriter
    writer._write_content_types_stream(parts, package.parts)  # noqa: SLF001 - it has no public parts
    writer._write_pkg_rels(parts, package.rels)  # noqa: SLF001
    writer._write_parts(parts, package.parts)  # noqa: SLF001
    return dict(parts)


def footnotes(document: Document) -> Iterator[Part]:
    """Yield the part of footnotes, if there is one."""
    for part in package_of(document).iter_parts():
        if part.content_type == CONTENT_TYPE.WML_FOOTNOTES:
            yield part


def core_parts(document: Document) -> Iterator[CorePropertiesPart]:
    """Yield the part of document properties, if there is one."""
    for relation in package_of(document).rels.values():
        if isinstance(relation.target_part, CorePropertiesPart):
            yield relation.target_part


def package_of(document: Document) -> Package:
    """Return what ``document`` is part of."""
    return cast("Package", document.part.package)


def fill_properties(properties: CoreProperties, values: Values) -> None:
    """Render the tags in the properties."""
    for name in PROPERTIES:
        words = sandbox.PLAIN.from_string(getattr(properties, name)).render(values)
        setattr(properties, name, words)
