"""Blocks as WordprocessingML."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from replygen.engine.runs import run_heads, runs_xml, text_xml
from replygen.layout.page import Cell, Indent, Paragraph, Row, Tab, TableGrid, Type
from replygen.standard import Length


def paragraphs(blocks: Iterable[Paragraph]) -> str:
    """Return ``w:p`` of each paragraph."""
    return "".join(map(paragraph, blocks))


def paragraph(block: Paragraph) -> str:
    """Return ``w:p``."""
    return f"{_head(block.style, block[2:])}{runs_xml(block.runs, block.style, block.type)}</w:p>"


def plain(texts: Iterable[str]) -> str:
    """Return ``w:p`` of each paragraph of the body in one type."""
    runs = text_xml("\r".join(texts), _BODY_RUNS, f"</w:p>{_BODY}")
    return f"{_BODY}{runs}</w:p>"


_Direct = tuple[bool, Length | None, Length | None, Type | None, Indent | None, tuple[Tab, ...]]
"""The fields of a paragraph after its style and runs."""


@lru_cache(maxsize=512)
def _head(style: str, direct: _Direct) -> str:
    """The paragraph's properties, of which a letter has few different ones."""
    keep_next, before, after, type_, indent, tabs = direct
    keep = "<w:keepNext/>" if keep_next else ""
    own = f"{keep}{_tabs(tabs)}{_spacing(before, after, type_)}{_indent(indent)}"
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{own}</w:pPr>'


def _tabs(tabs: tuple[Tab, ...]) -> str:
    stops = "".join(f'<w:tab w:val="{tab.alignment}" w:pos="{tab.position.twips}"/>' for tab in tabs)
    return f"<w:tabs>{stops}</w:tabs>" if stops else ""


def _spacing(before: Length | None, after: Length | None, type_: Type | None) -> str:
    attributes = _twips(before=before, after=after)
    if type_:
        attributes += f' w:line="{type_.line.twips}" w:lineRule="exact"'
    return f"<w:spacing{attributes}/>" if attributes else ""


def _indent(indent: Indent | None) -> str:
    if indent is None:
        return ""
    # LibreOffice takes a first line that is not named here from 正文, whatever the paragraph's style says.
    first = "" if indent.hanging else ' w:firstLine="0"'
    return f"<w:ind{_twips(left=indent.left, right=indent.right, hanging=indent.hanging)}{first}/>"


def _twips(**lengths: Length | None) -> str:
    return "".join(f' w:{name}="{length.twips}"' for name, length in lengths.items() if length is not None)


_BODY: Final = _head("Normal", Paragraph("Normal", ())[2:])
_BODY_RUNS: Final = run_heads("", "Normal", None)


def tables(blocks: Iterable[TableGrid]) -> str:
    """Return ``w:tbl`` of each table."""
    return "".join(map(_table, blocks))


def _table(block: TableGrid) -> str:
    """Return ``w:tbl``, as wide as its columns together."""
    widths = [width.twips for width in block.widths]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = "".join(_row(row, widths) for row in block.rows)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>'
    )


def _row(row: Row, widths: list[int]) -> str:
    head = "<w:tblHeader/>" if row.head else ""
    cells = "".join(map(_cell, row.cells, widths))
    return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{cells}</w:tr>"


def _cell(cell: Cell, width: int) -> str:
    content = paragraphs(cell)
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>{content}</w:tc>'
