"""Section breaks in the middle of a letter, for tables that stand on a turned page (GB/T 9704 8)."""

from __future__ import annotations

import re
from typing import Final

_FIRST_PAGE: Final = re.compile(r'<w:titlePg\s*/>|<w:(?:header|footer)Reference\b[^>]*w:type="first"[^>]*/>')


def break_xml(section: str, *, first: bool) -> str:
    """Return the tiny paragraph that ends a section; only the first one has a first page with the head."""
    properties = section if first else later(section)
    return f'<w:p><w:pPr><w:pStyle w:val="Anchor"/>{properties}</w:pPr></w:p>'


def later(section: str) -> str:
    """Return the section properties of a section after the first: no first page, head and foot as before."""
    return _FIRST_PAGE.sub("", section)
