"""What floats on a page: the text in its boxes, and whether it stands before, after or far below its anchor."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final, Literal

from lxml import etree

from replygen.ooxml.names import DRAWING, MC, VML, w
from replygen.ooxml.styles import whole

Standing = Literal["before", "after", "foot"]
_CONTENT: Final = w("txbxContent")
_ALTERNATE: Final = f"{{{MC}}}AlternateContent"
_EMU: Final = 12_700
_TWIPS: Final = 20
_FOOT: Final = 560.0
"""From here on, in pt from the top of an A4 page, something stands at the foot."""
_TOP_MARGIN: Final = 100.0
_NEAR: Final = {"paragraph", "line", "text", "character", ""}
_STYLE: Final = re.compile(r"([\w-]+)\s*:\s*([^;]+)")
_POINTS: Final = re.compile(r"(-?\d{1,6}(?:\.\d+)?)\s*(pt|in|cm|mm)?")
_UNITS: Final = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 7.2 / 2.54}


def box_contents(drawing: etree._Element) -> Iterator[etree._Element]:
    """Yield the outermost ``w:txbxContent`` of a drawing in their order; what is given in two ways, once."""
    waiting = [drawing]
    while waiting:
        element = waiting.pop()
        if element.tag == _CONTENT:
            yield element
        else:
            waiting += islice(element, 1) if element.tag == _ALTERNATE else reversed(element)


def drawing_standing(drawing: etree._Element) -> Standing:
    """Tell where a ``w:drawing`` or ``w:pict`` stands."""
    position = drawing.find(f"{{{DRAWING}}}anchor/{{{DRAWING}}}positionV")
    if position is not None:
        offset = whole(position.findtext(f"{{{DRAWING}}}posOffset"))
        align = position.findtext(f"{{{DRAWING}}}align") or ""
        return _standing(position.get("relativeFrom", ""), align, (offset or 0) / _EMU)
    shape = next((each for each in drawing.iter() if _is_placed(each)), None)
    if shape is None:
        return "after"
    style = dict(_STYLE.findall(shape.get("style", "")))
    relative, align = (style.get(f"mso-position-vertical{kind}", "") for kind in ("-relative", ""))
    return _standing(relative.strip(), align.strip(), _points(style.get("margin-top", "")))


def frame_standing(properties: etree._Element) -> Standing:
    """Tell where a frame (``w:framePr``) or a floating table (``w:tblpPr``) stands."""
    y, anchor, align = (
        next((properties.get(w(name), "") for name in names if properties.get(w(name))), "")
        for names in (("y", "tblpY"), ("vAnchor", "vertAnchor"), ("yAlign", "tblpYSpec"))
    )
    return _standing(anchor, align, (whole(y) or 0) / _TWIPS)


def _is_placed(element: etree._Element) -> bool:
    style = element.get("style", "").replace(" ", "")
    return str(element.tag).startswith(f"{{{VML}}}") and "position:absolute" in style


def _standing(relative: str, align: str, offset: float) -> Standing:
    """Decide from what the place is counted from, how it is aligned to that, and the distance in pt."""
    if relative in _NEAR:
        return "after" if offset > 0 else "before"
    if align == "bottom" or relative.startswith("bottom"):
        return "foot"
    top = offset if relative.startswith("page") else offset + _TOP_MARGIN
    return "foot" if top > _FOOT and not align else "before"


def _points(text: str) -> float:
    match = _POINTS.match(text.strip())
    return float(match[1]) * _UNITS[match[2] or "pt"] if match else 0.0
