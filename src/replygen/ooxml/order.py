"""The order of children that the schema demands of paragraph and run properties (17.3.1.26, 17.3.2.28)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from lxml import etree

from replygen.ooxml.names import W, w

_PARAGRAPH: Final = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
)
_RUN: Final = (
    "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint "
    "noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText "
    "vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange"
)
ORDERS: Final = {
    w(kind): {w(name): place for place, name in enumerate(names.split())}
    for kind, names in (("pPr", _PARAGRAPH), ("rPr", _RUN))
}


def misplaced(root: etree._Element) -> Iterator[tuple[etree._Element, str, str]]:
    """Yield each ``w:pPr`` and ``w:rPr`` with a child that stands too late, and the names of it and its neighbour."""
    for properties in root.iter(*ORDERS):
        order = ORDERS[str(properties.tag)]
        known = [child for child in properties if child.tag in order]
        for before, after in pairwise(known):
            if order[str(before.tag)] > order[str(after.tag)]:
                yield properties, _name(after), _name(before)
                break


def _name(element: etree._Element) -> str:
    return str(element.tag).replace(f"{{{W}}}", "w:")
