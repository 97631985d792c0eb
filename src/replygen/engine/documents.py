"""Any docxtpl template with any values, for scripts: the same documents as docxtpl makes, several times as fast.

Patching and compiling happen once, parts that do not change are deflated once. What needs the open package while
it is rendered (pictures, subdocuments, links) goes through docxtpl's own code, with what can be remembered.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final, cast

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.coreprops import CoreProperties
from docx.opc.oxml import serialize_part_xml
from docx.opc.part import Part
from docx.oxml.coreprops import CT_CoreProperties
from docx.oxml.parser import parse_xml
from docxtpl import DocxTemplate
from jinja2 import Template
from jinja2.exceptions import TemplateError as JinjaError
from lxml import etree

from replygen.engine import sandbox
from replygen.engine.open_document import (
    PROPERTIES,
    NeedsPackageError,
    OpenDocument,
    Values,
    core_parts,
    fill_properties,
    footnotes,
    package_of,
    saved_parts,
)
from replygen.engine.template import checked
from replygen.errors import TemplateError
from replygen.messages import text
from replygen.ooxml.package import parse, read_parts, write_parts
from replygen.ooxml.zipping import Member, member, write_members

_Finish = Callable[[OpenDocument, str], bytes]
_TAG: Final = re.compile(r"\{[{%#]")
_CONTROL: Final = re.compile(r"[\t\n\a\f]")
_BRACES: Final = {"{_{": "{{", "}_}": "}}", "{_%": "{%", "%_}": "%}"}
"""How docxtpl writes braces that are to be printed."""
_HEADS_AND_FEET: Final = (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)


class DocumentTemplate:
    """A Word template in the language of docxtpl, ready to be rendered with ever other values.

    The template may come from anywhere: it reads the values, and reaches nothing else. Names that are not given
    are errors, and values are escaped, but for what docxtpl's ``RichText`` and ``Listing`` hold.

    Args:
        data: the bytes of a .docx, at most 200 MB unpacked.

    Raises:
        TemplateError: it is no usable .docx, or has a tag that Jinja does not understand.
    """

    def __init__(self, data: bytes) -> None:
        with _refusing():
            document = docx.Document(io.BytesIO(write_parts(checked(read_parts(data)))))
            self._package = package_of(document)
            self._properties = _tagged_properties(document)
            self._parts = saved_parts(document)
            self._finish = dict(_rendered(document))
            self._templates = {name: _compiled(self._parts[name]) for name in self._finish}
        self._members = {name: member(name, content) for name, content in self._parts.items()}
        self._needs_package = False

    def render(self, values: Values | Callable[[DocxTemplate], Values]) -> bytes:
        """Return the .docx with ``values`` in the places of the tags; the same values make the same bytes.

        Args:
            values: what the tags name. Pictures, subdocuments, links and replaced pictures belong to a document of
                docxtpl: give a function that takes one and returns the values. It may be called twice.

        Raises:
            TemplateError: a tag fails, asks for what it may not have, or the document would not be well formed.
        """
        make = values if callable(values) else lambda _: values
        try:
            return self._made_with(make)
        except NeedsPackageError:
            self._needs_package = True
            return self._made_with(make)

    def _made_with(self, make: Callable[[DocxTemplate], Values]) -> bytes:
        document = OpenDocument(self._package, rendering=self._needs_package)
        return self._made(document, make(document))

    def _made(self, document: OpenDocument, values: Values) -> bytes:
        with _refusing():
            parts = document.made(values) if document.is_open() else self._quickly_made(document, values)
            return write_members(self._member(name, content) for name, content in parts.items())

    def _member(self, name: str, content: bytes) -> Member:
        return self._members[name] if self._parts.get(name) == content else member(name, content)

    def _quickly_made(self, document: OpenDocument, values: Values) -> dict[str, bytes]:
        rendered = {
            name: self._finish[name](document, _printed(template, values))
            for name, template in self._templates.items()
        }
        if self._properties:
            rendered[self._properties] = _filled(self._parts[self._properties], values)
        return self._parts | rendered


@contextmanager
def _refusing() -> Iterator[None]:
    """Make what goes wrong with a template an error about it."""
    try:
        yield
    except (NeedsPackageError, TemplateError):
        raise
    except _FAILURES as error:
        what = text("模板出错：{error}", "The template fails: {error}", error=error)
        raise TemplateError(what) from error


_FAILURES: Final = (
    JinjaError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError, etree.XMLSyntaxError
)  # fmt: skip


def _name(part: Part) -> str:
    return str(part.partname.membername)


def _tagged_properties(document: Document) -> str:
    """Return the name of the part of document properties, "" unless there are tags in them."""
    for part in core_parts(document):
        words = {name: getattr(part.core_properties, name) for name in PROPERTIES}
        for name, value in words.items():
            setattr(part.core_properties, name, value)  # docxtpl writes all of them, also empty ones
        if _TAG.search("".join(words.values())):
            return _name(part)
    return ""


def _rendered(document: Document) -> Iterator[tuple[str, _Finish]]:
    """Yield the parts in which docxtpl looks for tags, and how each becomes bytes again."""
    yield _name(document.part), _body
    for relation in document.part.rels.values():
        if relation.reltype in _HEADS_AND_FEET:
            yield _name(relation.target_part), _head_or_foot
    for part in footnotes(document):
        yield _name(part), _notes


def _compiled(content: bytes) -> Template:
    return sandbox.ESCAPING.from_string(sandbox.patched(content.decode()))


def _printed(template: Template, values: Values) -> str:
    xml = template.render(values)
    for written, brace in _BRACES.items():
        xml = xml.replace(written, brace)
    if _CONTROL.search(xml):
        xml = sandbox.docxtpl().resolve_listing(xml)
    return xml


def _body(document: OpenDocument, xml: str) -> bytes:
    tree = document.fix_tables(xml.encode())
    document.fix_docpr_ids(tree)
    return serialize_part_xml(tree)


def _head_or_foot(_: OpenDocument, xml: str) -> bytes:
    return serialize_part_xml(parse_xml(xml.encode()))


def _notes(_: OpenDocument, xml: str) -> bytes:
    parse(xml.encode())
    return xml.encode()


def _filled(core: bytes, values: Values) -> bytes:
    element = cast("CT_CoreProperties", parse_xml(core))
    fill_properties(CoreProperties(element), values)
    return serialize_part_xml(element)
