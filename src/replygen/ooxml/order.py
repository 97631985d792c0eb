"""The order of children that the schema demands (17.3.1.26, 17.3.2.28, 17.4.60, 17.4.70, 17.6.17)."""

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
    "textboxTightWrap outlineLvl divId cnfStyle rPr pPrChange"
)
"""``sectPr`` is left out: LibreOffice writes it first, and Word reads it there."""
_RUN: Final = (
    "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint "
    "noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText "
    "vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange"
)
_SECTION: Final = (
    "headerReference=footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType "
    "cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange"
)
_TABLE: Final = (
    "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd "
    "tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange"
)
_CELL: Final = (
    "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark "
    "headers cellIns cellDel cellMerge tcPrChange"
)
RUN_PROPERTIES: Final = w("rPr")
_ORDERS: Final = {
    w(kind): {w(name): place for place, names in enumerate(order.split()) for name in names.split("=")}
    for kind, order in {
        "pPr": _PARAGRAPH,
        "rPr": _RUN,
        "sectPr": _SECTION,
        "tblPr": _TABLE,
        "tcPr": _CELL,
        "p": "pPr r=hyperlink=fldSimple=ins=del",
        "r": "rPr t=tab=br=drawing=fldChar=instrText",
        "tbl": "tblPr tblGrid tr",
        "tc": "tcPr p=tbl",
        "body": "p=tbl sectPr",
    }.items()
}


def misplaced(root: etree._Element) -> Iterator[tuple[etree._Element, str, str]]:
    """Yield each element with a child that stands too late, and the names of it and its neighbour."""
    for parent in root.iter(*_ORDERS):
        order = _ORDERS[str(parent.tag)]
        known = [child for child in parent if child.tag in order]
        for before, after in pairwise(known):
            if order[str(before.tag)] > order[str(after.tag)]:
                yield parent, _name(after), _name(before)
                break


def _name(element: etree._Element) -> str:
    return str(element.tag).replace(f"{{{W}}}", "w:")
