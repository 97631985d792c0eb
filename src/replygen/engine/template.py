"""Compile a template once: docxtpl patches the XML, Jinja compiles it, the other parts stay as they are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from itertools import count
from typing import Final, NamedTuple

from jinja2 import Template
from jinja2.exceptions import TemplateError as JinjaError
from lxml import etree

from replygen.engine import sandbox
from replygen.engine.prefixes import PREFIXES
from replygen.engine.proof import texts
from replygen.engine.properties import PROPERTY_PARTS, with_properties
from replygen.engine.styles import with_known_ids
from replygen.engine.turned import turned_section, with_turned_feet
from replygen.errors import TemplateError
from replygen.layout.page import Form
from replygen.messages import Problem, text
from replygen.ooxml.package import CONTENT_TYPES_PART, PackageError, defects, parse, read_parts
from replygen.ooxml.payload import carrier, without_payload
from replygen.ooxml.zipping import Member, member

DOCUMENT: Final = "word/document.xml"
_NEEDED: Final = (DOCUMENT, "word/_rels/document.xml.rels", "_rels/.rels")
_RENDERED: Final = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes)\.xml")
_TAG: Final = re.compile(r"\{\{|\{%|\{#")
_PICTURE: Final = re.compile(r'(<wp:docPr\b[^>]*?\bid=")\d+')
_FIRST_PICTURE: Final = 1001
_ROOT: Final = re.compile(r"<[^\s/>]+")
_SECTION: Final = re.compile(r"<w:sectPr\b(?:(?!<w:sectPr\b).)*</w:sectPr>(?=\s*</w:body>)", re.DOTALL)


class Shell(NamedTuple):
    """All that is the same in every letter, already deflated; ``item`` is the part a payload goes into, or ""."""

    members: tuple[Member, ...]
    item: str = ""


class CompiledTemplate(NamedTuple):
    """A template ready to render: the fixed parts without and with a payload, the others as Jinja templates.

    ``heads`` are the parts besides the document that hold tags, with their names, and ``framed`` the names of what
    they may print; ``section`` is the ``w:sectPr`` of the document, from which breaks in the middle are made;
    ``own_texts`` are the paragraphs that the template prints besides the letter's. ``turned`` gives the same template
    for letters with turned pages, whose ``w:sectPr`` is its ``turned_section``.
    """

    form: Form
    bare: Shell
    carrying: Shell
    document: Template
    heads: tuple[tuple[str, Template], ...]
    framed: tuple[str, ...]
    section: str
    own_texts: tuple[str, ...]
    turned: Callable[[], CompiledTemplate]
    turned_section: str = ""


_TAGS: Final = text(
    "占位只能用 head、mark、blocks、imprint 这几个名称，标签要成对。",
    "Tags may use the names head, mark, blocks and imprint alone, and what is opened must be closed.",
)
_ANY: Final = "\0"
"""Stands for a letter: no XML holds it."""
_NO_PLACE: Final = (
    "模板 {name} 的正文里没有占位 blocks，信件无处可放。",
    "Template {name} has no tag with blocks for the letter.",
)
_COPY: Final = text("请照内置模板的样子写上。", "Write it as the built-in templates have it.")
FRAME: Final = ("head", "mark", "imprint")
"""The names of what stands around the blocks."""
EMPTY: Final[dict[str, object]] = {**dict.fromkeys(FRAME, ""), "blocks": []}
"""Every name a template may use, with nothing in it."""


def compile_template(data: bytes, form: Form, name: str = "template.docx") -> CompiledTemplate:
    """Compile the bytes of a template.

    Raises:
        TemplateError: no usable .docx, or a tag that Jinja does not understand.
    """
    try:
        parts = with_known_ids(without_payload(checked(read_parts(data))), name)
        compiled = _compiled(with_properties(parts), form)
        prints_letter = _ANY in compiled.document.render(EMPTY | {"blocks": [_ANY]})
    except (PackageError, JinjaError, ArithmeticError, LookupError, TypeError, ValueError) as error:
        zh, en = "模板 {name} 不能用：{error}。", "Template {name} cannot be used: {error}."
        what = text(zh, en, name=name, error=str(error).rstrip("."))
        raise TemplateError(Problem(what, _TAGS if isinstance(error, JinjaError) else None)) from error
    if not prints_letter:
        raise TemplateError(Problem(text(*_NO_PLACE, name=name), _COPY))
    return compiled


def _compiled(parts: dict[str, bytes], form: Form) -> CompiledTemplate:
    patched = {part: sandbox.patched(xml) for part, xml in sources(parts).items()}
    heads = {part: xml for part, xml in patched.items() if part != DOCUMENT and _TAG.search(xml)}
    compiled = {part: sandbox.PLAIN.from_string(xml) for part, xml in heads.items()}
    document = sandbox.PLAIN.from_string(patched[DOCUMENT])
    changing = {DOCUMENT, *heads, *PROPERTY_PARTS}
    item, carrier_parts = carrier(parts)
    found = _SECTION.search(patched[DOCUMENT])
    section = found[0] if found else "<w:sectPr/>"
    return CompiledTemplate(
        form,
        Shell(_members(parts, changing)),
        Shell(_members(parts | carrier_parts, changing), item),
        document,
        tuple(compiled.items()),
        tuple(name for name in FRAME if any(name in xml for xml in heads.values())),
        section,
        tuple(_own_texts([document, *compiled.values()])),
        cache(partial(_turned, parts, form, section)),
    )


def _own_texts(templates: Iterable[Template]) -> Iterator[str]:
    """What a template prints around a letter. Its prefixes are proved here, and need no proof with each letter."""
    for part in templates:
        xml = part.render(EMPTY)
        parse(xml.encode())
        yield from texts(xml)


def _turned(parts: dict[str, bytes], form: Form, section: str) -> CompiledTemplate:
    with_feet, own_section = with_turned_feet(parts, section)
    return _compiled(with_feet, form)._replace(turned_section=turned_section(own_section))


def checked(parts: dict[str, bytes]) -> dict[str, bytes]:
    """Return ``parts``; every XML part must parse, and the package must hang together."""
    broken = list(defects(parts)) or [f"{name}: absent" for name in _NEEDED if name not in parts]
    if broken:
        raise PackageError("; ".join(broken))
    for name, content in parts.items():
        if name.endswith(".xml"):
            parse(content)
    return parts


def _members(parts: Mapping[str, bytes], without: set[str]) -> tuple[Member, ...]:
    names = sorted(
        (name for name in parts if name not in without), key=lambda name: name != CONTENT_TYPES_PART
    )
    return tuple(member(name, parts[name]) for name in names)


def sources(parts: Mapping[str, bytes]) -> dict[str, str]:
    """Return the parts that may hold tags, by name; their pictures get numbers that those of a letter do not have."""
    numbers = count(_FIRST_PICTURE)
    return {
        part: _PICTURE.sub(lambda match: f"{match[1]}{next(numbers)}", _declared(parse(content)))
        for part, content in parts.items()
        if _RENDERED.fullmatch(part) and (b"{" in content or part == DOCUMENT)
    }


def _declared(root: etree._Element) -> str:
    """Return the XML of ``root``, without comments, with the prefixes that drawings need.

    Word declares some only where it uses them.
    """
    etree.strip_elements(root, etree.Comment, etree.ProcessingInstruction, with_tail=False)
    missing = "".join(
        f' xmlns:{prefix}="{name}"' for prefix, name in PREFIXES.items() if prefix not in root.nsmap
    )
    xml = etree.tostring(root, encoding="unicode")
    return _ROOT.sub(lambda match: match[0] + missing, xml, count=1) if missing else xml
