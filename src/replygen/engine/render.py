"""Render a page with a compiled template, and prove that the document holds exactly what was put in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest

from jinja2.exceptions import TemplateError as JinjaError
from markupsafe import Markup

from replygen.engine import drawing, sections, wml
from replygen.engine.properties import CORE, Properties, core_xml, custom_xml
from replygen.engine.template import DOCUMENT, CompiledTemplate
from replygen.errors import TemplateError, VerificationError
from replygen.layout.page import Page, Paragraph, SectionBreak, TableGrid
from replygen.messages import text
from replygen.ooxml import seal
from replygen.ooxml.package import PackageError, parse
from replygen.ooxml.payload import payload_xml
from replygen.ooxml.text import paragraph_texts
from replygen.ooxml.zipping import member, write_members


def render(
    template: CompiledTemplate,
    page: Page,
    properties: Properties,
    *,
    payload: str | None = None,
    verify: bool = True,
) -> bytes:
    """Return the .docx of ``page``, carrying ``payload`` inside if there is one.

    Raises:
        TemplateError: the template asks for something that does not exist, or that it may not have.
        VerificationError: the document does not hold the page's text exactly, or is not well formed.
    """
    shell = template.bare if payload is None else template.carrying
    parts = {name: xml.encode() for name, xml in _render(template, _context(template, page))}
    if _has_breaks(page):
        parts[DOCUMENT] = _without_first_page(parts[DOCUMENT], template.section)
    parts[CORE] = core_xml(properties)
    if payload is not None:
        parts[shell.item] = payload_xml(payload)
    if verify:
        _verify(parts, page, template)
    members = [*shell.members, *(member(name, content) for name, content in parts.items())]
    digest = seal.digest({each.name: each.sha256 for each in members})
    return write_members([*members, member(seal.PART, custom_xml(digest))])


def _render(template: CompiledTemplate, context: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for name, part in template.rendered.items():
        try:
            yield name, part.render(context)
        except (JinjaError, ArithmeticError, LookupError, TypeError, ValueError) as error:
            what = text(
                "模板的 {name} 出错：{error}", "{name} of the template fails: {error}", name=name, error=error
            )
            raise TemplateError(what) from error


def _context(template: CompiledTemplate, page: Page) -> dict[str, object]:
    return {
        "title": page.title,
        "head": drawing.head(page.mark) if page.mark else Markup(""),
        "mark": drawing.mark(page.mark) if page.mark else Markup(""),
        "blocks": list(_blocks(page, template.section)),
        "imprint": drawing.imprint(page),
    }


def _blocks(page: Page, section: str) -> Iterator[Markup]:
    first = True
    for block in page.blocks:
        match block:
            case Paragraph():
                yield wml.paragraph(block)
            case TableGrid():
                yield wml.table(block)
            case SectionBreak():
                yield Markup(sections.break_xml(section, first=first, landscape=block.landscape))  # noqa: S704
                first = False


def _has_breaks(page: Page) -> bool:
    return any(isinstance(block, SectionBreak) for block in page.blocks)


def _without_first_page(document: bytes, section: str) -> bytes:
    """The head stands on the first page of the first section alone."""
    head, found, tail = document.decode().rpartition(section)
    return (head + sections.later(found) + tail).encode()


def _verify(parts: Mapping[str, bytes], page: Page, template: CompiledTemplate) -> None:
    """What changes from letter to letter is proved here; the rest was, when the template was compiled."""
    try:
        roots = {name: parse(content) for name, content in parts.items()}
    except PackageError as error:
        raise VerificationError(text("{error}", "{error}", error=error)) from error
    names = [DOCUMENT, *(name for name in template.rendered if name != DOCUMENT)]
    _compare(page.texts(), (line for name in names for line in paragraph_texts(roots[name])))


def _compare(expected: Iterable[str], found: Iterable[str]) -> None:
    """Both sides without empty paragraphs: those hold no text that could be lost."""
    for want, have in zip_longest(filter(None, expected), filter(None, found)):
        if want != have:
            what = text(
                "写出的文字与信件不同：应为“{want}”，实为“{have}”。",
                "The document's text differs: {want!r} expected, {have!r} found.",
                want=want,
                have=have,
            )
            raise VerificationError(what)
