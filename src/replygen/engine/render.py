"""Render a page with a compiled template."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache, partial
from itertools import chain, count, groupby, starmap
from typing import Final, NamedTuple

from jinja2 import Template
from jinja2.exceptions import TemplateError as JinjaError

from replygen.engine import drawing, sections, wml
from replygen.engine.proof import prove, texts
from replygen.engine.properties import CORE, Properties, core_xml, custom_xml
from replygen.engine.template import DOCUMENT, EMPTY, CompiledTemplate
from replygen.errors import TemplateError
from replygen.layout.page import Page, Paragraph, SectionBreak, TableGrid
from replygen.messages import text
from replygen.ooxml import seal
from replygen.ooxml.payload import payload_xml
from replygen.ooxml.zipping import Member, member, stored, write_members


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
    turned = page.has_turned_pages
    if turned:
        template = template.turned()
    shell = template.bare if payload is None else template.carrying
    frame = _frame(page)
    heads = _heads(template.heads, **{name: frame[name] for name in template.framed})
    document = _filled(DOCUMENT, template.document, frame | {"blocks": list(_blocks(page, template))})
    parts = {DOCUMENT: _last_section(document, template.section) if turned else document}
    if payload is not None:
        parts[shell.item] = payload_xml(payload)
    core = core_xml(properties)
    if verify:
        prove([*parts.values(), core], heads.texts, page.texts(), template.own_texts)
    members = [*shell.members, *heads.members, *starmap(_member, parts.items()), stored(CORE, core.encode())]
    digest = seal.digest(each.local for each in members)
    return write_members([*members, stored(seal.PART, custom_xml(digest).encode())])


def _frame(page: Page) -> dict[str, str]:
    """What stands around the blocks, as the XML that goes into the tags of these names."""
    return {
        "head": drawing.head(page.mark) if page.mark else "",
        "mark": drawing.mark(page.mark) if page.mark else "",
        "imprint": drawing.imprint(page),
    }


class _Heads(NamedTuple):
    members: list[Member]
    texts: list[str]


@lru_cache(maxsize=64)
def _heads(parts: tuple[tuple[str, Template], ...], **frame: str) -> _Heads:
    """Heads and feet with their texts, proved: they are the same in all letters of an office."""
    filled = {name: _filled(name, part, EMPTY | frame) for name, part in parts}
    return _Heads([*starmap(_member, filled.items())], [*chain.from_iterable(map(texts, filled.values()))])


def _member(name: str, xml: str) -> Member:
    return member(name, xml.encode())


def _filled(name: str, part: Template, context: Mapping[str, object]) -> str:
    try:
        return part.render(context)
    except (JinjaError, ArithmeticError, LookupError, TypeError, ValueError) as error:
        zh, en = "模板的 {name} 出错：{error}", "{name} of the template fails: {error}"
        raise TemplateError(text(zh, en, name=name, error=error)) from error


def _blocks(page: Page, template: CompiledTemplate) -> Iterator[str]:
    writers = _WRITERS | {SectionBreak: partial(_breaks, template, count())}
    return (writers[kind](blocks) for kind, blocks in groupby(page.blocks, type))


def _breaks(template: CompiledTemplate, numbers: Iterator[int], breaks: Iterable[SectionBreak]) -> str:
    sections_ = (template.turned_section if each.landscape else template.section for each in breaks)
    return "".join(sections.break_xml(section, first=next(numbers) == 0) for section in sections_)


_WRITERS: Final[dict[type, Callable[..., str]]] = {
    str: wml.plain,
    Paragraph: wml.paragraphs,
    TableGrid: wml.tables,
}
"""How blocks of one kind that follow each other are written."""


def _last_section(document: str, section: str) -> str:
    """The head stands on the first page of the first section alone."""
    head, _, tail = document.rpartition(section)
    return head + sections.later(section) + tail
