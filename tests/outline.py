"""A document as lines that a reviewer can read: style, what is set directly, and the text of each paragraph."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Final

import docx
from docx.document import Document
from docx.oxml.ns import qn
from lxml import etree

from replygen.ooxml.package import parse, read_parts

_CHARACTER: Final = 315
"""Twips of a character of 3号 as set."""
_LINE: Final = 579
_MM: Final = 36000


def outline(document: bytes) -> str:
    """One line per paragraph, row and drawing; lengths in characters, lines and mm."""
    opened = docx.Document(io.BytesIO(document))
    parts = read_parts(document)
    heads = [name for name in sorted(parts) if name.startswith(("word/header", "word/footer"))]
    lines = list(_blocks(opened.element.body, opened, ""))
    for name in heads:
        lines += [f"[{name}]", *_blocks(parse(parts[name]), opened, "")]
    return "\n".join(lines) + "\n"


def _blocks(parent: etree._Element, document: Document, inside: str) -> Iterator[str]:
    for element in parent:
        if element.tag == qn("w:p"):
            yield from _paragraph(element, document, inside)
        elif element.tag == qn("w:tbl"):
            yield from _table(element, document, inside)


def _paragraph(element: etree._Element, document: Document, inside: str) -> Iterator[str]:
    words = [_name(element, "p", document), *_direct(element)]
    text = "".join(_run(run, document) for run in element.iterchildren(qn("w:r")))
    drawn = list(element.iter(qn("wp:anchor")))
    if text or not drawn:
        yield f"{inside}{' · '.join(words)} ¦ {text}".rstrip()
    for anchor in drawn:
        yield from _drawing(anchor, document)
    if (section := element.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")) is not None:
        yield f"---- section ends, {_orientation(section)} ----"


def _orientation(section: etree._Element) -> str:
    page = section.find(qn("w:pgSz"))
    return "turned" if page is not None and page.get(qn("w:orient")) == "landscape" else "upright"


def _direct(element: etree._Element) -> Iterator[str]:
    """What the paragraph sets besides its style."""
    for each in element.iterfind(f"{qn('w:pPr')}/*"):
        name = etree.QName(each).localname
        if name == "keepNext":
            yield "keep"
        elif name == "spacing":
            yield from _lengths(each, _LINE, {"before": "before", "after": "after", "line": "line"})
        elif name == "ind":
            yield from _lengths(each, _CHARACTER, {side: side for side in ("left", "right", "hanging")})
        elif name == "tabs":
            yield from (f"tab {tab.get(qn('w:val'))} {_number(tab, 'pos', _CHARACTER)}" for tab in each)
    size = element.find(f"{qn('w:r')}/{qn('w:rPr')}/{qn('w:sz')}")
    if size is not None:
        scale = element.find(f"{qn('w:r')}/{qn('w:rPr')}/{qn('w:w')}")
        width = "" if scale is None else f" {scale.get(qn('w:val'))} %"
        yield f"{_number(size, 'val', 2)} pt{width}"


def _lengths(element: etree._Element, unit: float, names: dict[str, str]) -> Iterator[str]:
    for name, word in names.items():
        if element.get(qn(f"w:{name}")) is not None:
            yield f"{word} {_number(element, name, unit)}"


def _number(element: etree._Element, name: str, unit: float) -> str:
    return f"{float(element.get(qn(f'w:{name}'), '0')) / unit:.2f}".rstrip("0").rstrip(".")


def _run(run: etree._Element, document: Document) -> str:
    text = "".join(map(_piece, run))
    return f"⟨{_name(run, 'r', document)}:{text}⟩" if run.find(f".//{qn('w:rStyle')}") is not None else text


def _piece(element: etree._Element) -> str:
    match etree.QName(element).localname:
        case "t" | "instrText":
            return element.text or ""
        case "tab":
            return "⇥"
        case "br":
            return "↵"
        case _:
            return ""


def _name(element: etree._Element, kind: str, document: Document) -> str:
    style = element.find(f"{qn(f'w:{kind}Pr')}/{qn(f'w:{kind}Style')}")
    if style is None:
        return "-"
    key = style.get(qn("w:val"), "")
    return next(str(each.name) for each in document.styles if each.style_id == key)


def _drawing(anchor: etree._Element, document: Document) -> Iterator[str]:
    left, top = (int(offset.text or "0") / _MM for offset in anchor.iter(qn("wp:posOffset")))
    extent, properties = anchor.find(qn("wp:extent")), anchor.find(qn("wp:docPr"))
    assert extent is not None
    assert properties is not None
    width, height = (int(extent.get(name, "0")) / _MM for name in ("cx", "cy"))
    yield f"[{properties.get('name')}] at {left:.2f}, {top:.2f} mm, {width:.2f} × {height:.2f} mm"
    for content in anchor.iter(qn("w:txbxContent")):
        yield from _blocks(content, document, "    ")


def _table(table: etree._Element, document: Document, inside: str) -> Iterator[str]:
    widths = [float(column.get(qn("w:w"), "0")) / 56.693 for column in table.iter(qn("w:gridCol"))]
    yield f"{inside}[table] {' + '.join(f'{width:.1f}' for width in widths)} mm"
    for row in table.iter(qn("w:tr")):
        head = " (head)" if row.find(f".//{qn('w:tblHeader')}") is not None else ""
        yield f"{inside}    row{head}: {_row(row, document)}"


def _row(row: etree._Element, document: Document) -> str:
    """The cells of a row; what is the same for all their paragraphs stands once."""
    cells = [list(_blocks(cell, document, "")) for cell in row.iter(qn("w:tc"))]
    styles = {line.partition(" ¦")[0] for cell in cells for line in cell}
    if len(styles) > 1:
        return " ‖ ".join(" / ".join(cell) for cell in cells)
    texts = (" / ".join(line.partition(" ¦")[2].strip() for line in cell) for cell in cells)
    return f"{styles.pop()} ¦ {' ‖ '.join(texts)}"
