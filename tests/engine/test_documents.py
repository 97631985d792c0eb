"""Any docxtpl template: the same document as docxtpl itself makes of it, and nothing but the values in its reach."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage, Listing, RichText, RichTextParagraph
from lxml import etree

from replygen.engine.documents import DocumentTemplate
from replygen.errors import TemplateError
from replygen.ooxml.package import read_parts, write_parts
from tests.support import need

Make = Callable[[DocxTemplate], dict[str, Any]]
WORDS = "R&D <甲> “乙” 'x' \"y\" ]]> 𠮷"
PEOPLE = [{"name": "王某某", "posts": ["局长", "委员"]}, {"name": WORDS, "posts": []}]


def _paragraphs(*texts: str) -> bytes:
    document = docx.Document()
    for text in texts:
        document.add_paragraph(text)
    return _saved(document)


def _saved(document: Document) -> bytes:
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _table(*rows: tuple[str, ...]) -> bytes:
    document = docx.Document()
    table = document.add_table(len(rows), max(map(len, rows)))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=False):
            cell.text = text
    return _saved(document)


def _split_tag() -> bytes:
    """As Word leaves a tag that was typed in several goes."""
    document = docx.Document()
    paragraph = document.add_paragraph("前")
    for piece in ("{", "{ na", "me }", "}"):
        paragraph.add_run(piece).bold = piece == "{ na"
    return _saved(document)


def _heads_and_feet(text: str) -> bytes:
    document = docx.Document()
    document.add_paragraph("{{ name }}")
    first, second = document.sections[0], document.add_section()
    second.header.is_linked_to_previous = False
    first.different_first_page_header_footer = True
    for part in (first.header, first.first_page_header, first.footer, second.header):
        part.paragraphs[0].text = text
    first.first_page_footer.add_table(1, 2, Mm(100)).cell(0, 1).text = "{{ name }}"
    return _saved(document)


NOTE = '<w:footnote w:id="1"><w:p><w:r><w:footnoteRef/><w:t xml:space="preserve"> {text}</w:t></w:r></w:p></w:footnote>'


def _footnote(text: str, sections: int = 1) -> bytes:
    document = docx.Document()
    paragraph = document.add_paragraph("{{ name }}")
    etree.SubElement(paragraph.add_run()._r, qn("w:footnoteReference"), {qn("w:id"): "1"})
    for _ in range(sections - 1):
        document.add_section()
    namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    xml = f"<w:footnotes {namespace}>{NOTE.format(text=text)}</w:footnotes>"
    part = Part(
        PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, xml.encode(), document.part.package
    )
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    return _saved(document)


def _png(colour: bytes) -> io.BytesIO:
    """A picture of one pixel."""
    chunks = {
        b"IHDR": struct.pack(">2I5B", 1, 1, 8, 2, 0, 0, 0),
        b"IDAT": zlib.compress(b"\0" + colour),
        b"IEND": b"",
    }
    packed = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks.items()
    )
    return io.BytesIO(b"\x89PNG\r\n\x1a\n" + b"".join(packed))


def _with_pictures(*texts: str) -> bytes:
    document = docx.Document()
    for _ in range(2):
        document.add_picture(_png(b"abc"))
    for text in texts:
        document.add_paragraph(text)
    return _saved(document)


def _rich() -> RichText:
    rich = RichText("红", color="ff0000", bold=True)
    rich.add(WORDS, style="Strong", font="eastAsia:黑体")
    return rich


def _values(_: DocxTemplate) -> dict[str, Any]:
    paragraph = RichTextParagraph(_rich(), parastyle="Heading1")
    return {"name": WORDS, "people": PEOPLE, "rich": _rich(), "paragraph": paragraph, "columns": ["甲", "乙", "丙"],
            "listing": Listing("一行\n二行\t三\a另段\f新页"), "lines": "一行\n二行\t三", "colour": "D9D9D9",
            "count": 2}  # fmt: skip


COMPILED: dict[str, bytes] = {
    "words": _paragraphs("{{ name }}，{{ count + 1 }}", "没有占位", "{{ people[0].posts | join('、') }}"),
    "tag in several runs": _split_tag(),
    "loop over paragraphs": _paragraphs(
        "{%p for each in people %}", "{{ loop.index }}. {{ each.name }}", "{%p for post in each.posts %}",
        "{{ post }}", "{%p endfor %}", "{%p endfor %}", "完",
    ),
    "condition": _paragraphs("{%p if count > 1 %}", "多", "{%p else %}", "少", "{%p endif %}", "{# 说明 #}末"),
    "loop within a paragraph": _paragraphs("{% for each in people %}{{ each.name }}、{% endfor %}共{{ count }}人"),
    "loop over runs": _paragraphs("名单：{%r for each in people %}{{ each.name }}{%r endfor %}完"),
    "joined paragraphs": _paragraphs("前{%- if count %}", "中", "{%- endif -%}", "后"),
    "braces": _paragraphs("{_{ {{ count }} }_} {_% %_}"),
    "rich text": _paragraphs("前{{r rich }}后", "{{p paragraph }}", "{{ listing }}", "{{ lines }}"),
    "loop over rows": _table(
        ("序号", "姓名"), ("{%tr for each in people %}", ""), ("{{ loop.index }}", "{{ each.name }}"),
        ("{%tr endfor %}", ""), ("合计", "{{ count }}"),
    ),
    "loop over columns": _table(
        ("{%tc for each in columns %}", "{{ each }}", "{%tc endfor %}"),
        ("{%tc for each in columns %}", "{% cellbg colour %}{{ loop.index }}", "{%tc endfor %}"),
    ),
    "merged cells": _table(
        ("{% colspan count %}{{ name }}", "甲"), ("{%tr for each in columns %}", ""),
        ("{% vm %}{{ name }}", "{{ each }}"), ("{%tr endfor %}", ""),
    ),
    "heads and feet": _heads_and_feet("{% for each in people %}{{ each.name }}；{% endfor %}{{r rich }}"),
    "footnotes": _footnote("{{ name }}{% for each in people %}，{{ each.name }}{% endfor %}"),
    "pictures of its own": _with_pictures("{%p for each in people %}", "{{ each.name }}", "{%p endfor %}"),
}  # fmt: skip


def _picture(document: DocxTemplate) -> dict[str, Any]:
    size = {"width": Mm(20), "height": Mm(10)}
    pictures = [InlineImage(document, _png(colour), **size) for colour in (b"red", b"sky", b"red")]
    return _values(document) | {"pictures": pictures}


def _link(document: DocxTemplate) -> dict[str, Any]:
    rich = RichText("前")
    rich.add("北碚区", url_id=document.build_url_id("https://example.org/?a=1&b=2"), underline=True)
    return _values(document) | {"rich": rich}


def _replaced(document: DocxTemplate) -> dict[str, Any]:
    document.replace_pic("image.png", _png(b"new"))
    return _values(document)


def _replaced_media(document: DocxTemplate) -> dict[str, Any]:
    document.replace_media(_png(b"abc"), _png(b"new"))
    return _values(document)


def _subdocument(document: DocxTemplate) -> dict[str, Any]:
    need(find_spec("docxcompose"), "docxcompose is not installed (pip install docxtpl[subdoc])")
    inner = document.new_subdoc()
    inner.add_paragraph(WORDS, style="Heading 1")
    inner.add_table(1, 2).cell(0, 0).text = "格"
    return _values(document) | {"inner": inner}


def _read_subdocument(document: DocxTemplate) -> dict[str, Any]:
    need(find_spec("docxcompose"), "docxcompose is not installed (pip install docxtpl[subdoc])")
    return _values(document) | {"inner": document.new_subdoc(io.BytesIO(_with_pictures("内文")))}


OPENED: dict[str, tuple[bytes, Make]] = {
    "picture": (_paragraphs("{%p for each in pictures %}", "{{ each }}", "{%p endfor %}", "{{ name }}"), _picture),
    "pictures in heads and feet": (_heads_and_feet("{{ pictures[0] }}{{ pictures[1] }}"), _picture),
    "link": (_paragraphs("{{r rich }}"), _link),
    "replaced picture": (_with_pictures("{{ name }}"), _replaced),
    "replaced media": (_with_pictures("{{ name }}"), _replaced_media),
    "subdocument": (_paragraphs("{{p inner }}", "{{ name }}"), _subdocument),
    "subdocument from a file": (_with_pictures("{{p inner }}"), _read_subdocument),
}  # fmt: skip


def _by_docxtpl(data: bytes, make: Make) -> bytes:
    """As docxtpl's manual says; the times in the zip are no part of the document."""
    document = DocxTemplate(io.BytesIO(data))
    document.render(make(document), autoescape=True)
    written = io.BytesIO()
    document.save(written)
    return write_parts(read_parts(written.getvalue()))


def _canonical(document: bytes) -> dict[str, bytes | str]:
    """Every part; XML in its canonical form."""
    return {
        name: etree.tostring(etree.fromstring(part), method="c14n")
        if name.endswith((".xml", ".rels"))
        else part
        for name, part in read_parts(document).items()
    }


def _texts(document: bytes) -> list[str]:
    body = docx.Document(io.BytesIO(document)).element.body
    return ["".join(paragraph.itertext(qn("w:t"))) for paragraph in body.iter(qn("w:p"))]


@pytest.mark.parametrize("data", COMPILED.values(), ids=COMPILED)
def test_compiled_template_makes_what_docxtpl_makes(data: bytes) -> None:
    made, theirs = DocumentTemplate(data).render(_values), _by_docxtpl(data, _values)
    assert _canonical(made) == _canonical(theirs)
    assert _texts(made) == _texts(theirs)
    assert made == theirs


@pytest.mark.parametrize(("data", "make"), OPENED.values(), ids=OPENED)
def test_template_that_cannot_be_compiled_makes_the_bytes_of_docxtpl(data: bytes, make: Make) -> None:
    template, theirs = DocumentTemplate(data), _by_docxtpl(data, make)
    assert [template.render(make) for _ in range(3)] == [theirs] * 3


def test_picture_of_one_document_is_not_in_the_next() -> None:
    template = DocumentTemplate(_paragraphs("{{ pictures[0] }}", "{{ name }}"))
    before = template.render({"pictures": ["无"], "name": "甲"})
    template.render(_picture)
    assert template.render({"pictures": ["无"], "name": "甲"}) == before


def test_values_that_are_used_up_are_given_anew() -> None:
    def make(document: DocxTemplate) -> dict[str, Any]:
        return _picture(document) | {"people": iter(PEOPLE)}

    template = DocumentTemplate(
        _paragraphs("{% for each in people %}{{ each.name }}；{% endfor %}{{ pictures[0] }}")
    )
    assert _texts(template.render(make)) == [f"王某某；{WORDS}；"]


def test_properties_are_escaped_once() -> None:
    document = docx.Document()
    document.core_properties.title = "{{ name }}"
    template = DocumentTemplate(_saved(document))
    for make in (_values, lambda document: _values(document) | {"open": document.get_docx()}):
        made = docx.Document(io.BytesIO(template.render(make)))
        assert made.core_properties.title == WORDS


@pytest.mark.parametrize("make", [_values, _subdocument])
def test_tags_in_values_of_a_footnote_are_text(make: Make) -> None:
    template = DocumentTemplate(_footnote("{{ name }}", sections=2))
    made = template.render(lambda document: make(document) | {"name": "{{ count }}"})
    assert b"{{ count }}" in read_parts(made)["word/footnotes.xml"]


class Account:
    """Something of a script that a template should not touch."""

    def __init__(self) -> None:
        self.owner = "甲"
        self.closed = False

    def close(self) -> str:
        self.closed = True
        return ""


@pytest.mark.parametrize(
    "tag",
    [
        "{{ missing }}",
        "{{ account.close() }}",
        "{{ account.__class__ }}",
        "{{ account.close.__globals__ }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ '{0.__class__}'.format(account) }}",
        "{{ people.append(1) }}",
        "{{ picture.tpl.save(path) }}",
        "{{ picture.tpl.replace_pic('image.png', path) }}",
        "{{ rich.add('甲') }}",
        "{% include path %}",
        "{% import path as other %}",
    ],
)
def test_template_reaches_nothing_but_the_values(tag: str, tmp_path: Path) -> None:
    account, path = Account(), tmp_path / "reached"

    def make(document: DocxTemplate) -> dict[str, Any]:
        picture = InlineImage(document, _png(b"red"))
        return _values(document) | {"account": account, "picture": picture, "path": str(path)}

    with pytest.raises(TemplateError):
        DocumentTemplate(_paragraphs(tag)).render(make)
    assert not account.closed
    assert not path.exists()


def test_fields_of_objects_may_be_read() -> None:
    made = DocumentTemplate(_paragraphs("{{ account.owner }}{{ '%05d' | format(7) }}")).render(
        {"account": Account()}
    )
    assert _texts(made) == ["甲00007"]


@pytest.mark.parametrize("name", ["甲\v乙", "甲\x00乙", "\ufffe"])
@pytest.mark.parametrize("make", [_values, _subdocument])
def test_document_that_would_lose_text_is_refused(name: str, make: Make) -> None:
    template = DocumentTemplate(_paragraphs("{{ name }}"))
    with pytest.raises(TemplateError):
        template.render(lambda document: make(document) | {"name": name})


@pytest.mark.parametrize("data", [b"", b"PK", _paragraphs("{{ name"), _paragraphs("{% for %}")])
def test_template_that_cannot_be_used_is_refused(data: bytes) -> None:
    with pytest.raises(TemplateError):
        DocumentTemplate(data)


def test_error_of_the_script_itself_comes_through() -> None:
    def make(_: DocxTemplate) -> dict[str, Any]:
        raise KeyError("编号")

    with pytest.raises(KeyError):
        DocumentTemplate(_paragraphs("{{ name }}")).render(make)
