"""Section breaks in the middle of a letter, for tables that stand on a turned page (GB/T 9704 8)."""

from __future__ import annotations

import re
from typing import Final

from replygen import standard as std

_FIRST_PAGE: Final = re.compile(r'<w:titlePg\s*/>|<w:(?:header|footer)Reference\b[^>]*w:type="first"[^>]*/>')
_PAGE: Final = re.compile(r"<w:pgSz\b[^>]*/>")
_MARGINS: Final = re.compile(r"<w:pgMar\b[^>]*/>")
_TURNED_PAGE: Final = (
    f'<w:pgSz w:w="{std.PAGE_HEIGHT.twips}" w:h="{std.PAGE_WIDTH.twips}" w:orient="landscape"/>'
)
# Turned to the left: the binding edge becomes the top, the foot becomes the left.
_TURNED_MARGINS: Final = (
    f'<w:pgMar w:top="{std.MARGIN_LEFT.twips}" w:right="{std.MARGIN_TOP.twips}" '
    f'w:bottom="{std.MARGIN_RIGHT.twips}" w:left="{std.MARGIN_BOTTOM.twips}" '
    f'w:header="{std.HEADER_DISTANCE.twips}" w:footer="850" w:gutter="0"/>'
)


def break_xml(section: str, *, first: bool, landscape: bool) -> str:
    """Return the tiny paragraph that ends a section; only the first one has a first page with the head."""
    properties = section if first else later(section)
    if landscape:
        properties = _MARGINS.sub(_TURNED_MARGINS, _PAGE.sub(_TURNED_PAGE, properties))
    return f'<w:p><w:pPr><w:pStyle w:val="Anchor"/>{properties}</w:pPr></w:p>'


def later(section: str) -> str:
    """Return the section properties of a section after the first: no first page, head and foot as before."""
    return _FIRST_PAGE.sub("", section)
