"""Blocks as WordprocessingML. Text is escaped here and nowhere else."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from markupsafe import Markup

from replygen.layout.page import Cell, Indent, Paragraph, Row, TableGrid, Type
from replygen.ooxml.escape import escape
from replygen.standard import Length

_SPECIAL: Final = re.compile("([\t\n])")
_SPECIAL_XML: Final = {"\t": "<w:tab/>", "\n": "<w:br/>"}


def paragraph(block: Paragraph) -> Markup:
    """Return ``w:p``."""
    return Markup(f"<w:p>{_properties(block)}{_runs(block)}</w:p>")  # noqa: S704 - escaped piece by piece


def _properties(block: Paragraph) -> str:
    keep = "<w:keepNext/>" if block.keep_next else ""
    direct = f"{keep}{_tabs(block)}{_spacing(block)}{_indent(block.indent)}"
    return f'<w:pPr><w:pStyle w:val="{block.style}"/>{direct}</w:pPr>'


def _tabs(block: Paragraph) -> str:
    stops = "".join(f'<w:tab w:val="{tab.alignment}" w:pos="{tab.position.twips}"/>' for tab in block.tabs)
    return f"<w:tabs>{stops}</w:tabs>" if stops else ""


def _spacing(block: Paragraph) -> str:
    attributes = _twips(before=block.before, after=block.after)
    if block.type:
        attributes += f' w:line="{block.type.line.twips}" w:lineRule="exact"'
    return f"<w:spacing{attributes}/>" if attributes else ""


def _indent(indent: Indent | None) -> str:
    if indent is None:
        return ""
    # LibreOffice takes a first line that is not named here from 正文, whatever the paragraph's style says.
    first = "" if indent.hanging else ' w:firstLine="0"'
    return f"<w:ind{_twips(left=indent.left, right=indent.right, hanging=indent.hanging)}{first}/>"


def _twips(**lengths: Length | None) -> str:
    return "".join(f' w:{name}="{length.twips}"' for name, length in lengths.items() if length is not None)


def _runs(block: Paragraph) -> str:
    size = _size(block.type) if block.type else ""
    return "".join([f"{_run_head(style, size)}{_text(text)}</w:r>" for text, style in block.runs])


@lru_cache(maxsize=256)
def _run_head(style: str, size: str) -> str:
    named = f'<w:rStyle w:val="{style}"/>' if style else ""
    return f'<w:r><w:rPr>{named}<w:rFonts w:hint="eastAsia"/>{size}</w:rPr>'


def _size(type_: Type) -> str:
    half_points = round(type_.size * 2)
    return f'<w:w w:val="{type_.scale}"/><w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _text(text: str) -> str:
    if "\n" in text or "\t" in text:
        return "".join(_SPECIAL_XML.get(piece) or _text(piece) for piece in _SPECIAL.split(text) if piece)
    preserve = ' xml:space="preserve"' if " " in (text[:1], text[-1:]) else ""
    return f"<w:t{preserve}>{escape(text)}</w:t>"


def table(block: TableGrid) -> Markup:
    """Return ``w:tbl``, as wide as its columns together."""
    widths = [width.twips for width in block.widths]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = "".join(_row(row, widths) for row in block.rows)
    return Markup(  # noqa: S704 - escaped piece by piece
        f'<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>'
    )


def _row(row: Row, widths: list[int]) -> str:
    head = "<w:tblHeader/>" if row.head else ""
    cells = "".join(map(_cell, row.cells, widths))
    return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{cells}</w:tr>"


def _cell(cell: Cell, width: int) -> str:
    content = "".join(map(paragraph, cell))
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>{content}</w:tc>'
