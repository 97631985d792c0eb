"""Turned pages: the number stays where it is on the sheet, so there it stands at the left, turned (GB/T 9704 8)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import count
from typing import Final

from lxml import etree

from replygen import standard as std
from replygen.engine.prefixes import PREFIXES
from replygen.ooxml.names import RELATIONSHIPS, R, W, w
from replygen.ooxml.package import CONTENT_TYPES_PART, before_end, parse
from replygen.standard import Length, pt

_RELATIONS: Final = "word/_rels/document.xml.rels"
_FOOT_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"
_REFERENCE: Final = re.compile(r'(<w:footerReference\b(?![^>]*w:type="first")[^>]*\br:id=")([^"]+)')
_PAGE: Final = re.compile(r"<w:pgSz\b[^>]*/>")
_MARGINS: Final = re.compile(r"<w:pgMar\b[^>]*/>")
_FOOTER: Final = re.compile(r'\bw:footer="(\d+)"')
_TWIPS: Final = 20
"""In a point."""
_DECLARED: Final = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in PREFIXES.items())
_TURNED_PAGE: Final = (
    f'<w:pgSz w:w="{std.PAGE_HEIGHT.twips}" w:h="{std.PAGE_WIDTH.twips}" w:orient="landscape"/>'
)
# Turned to the left: the binding edge becomes the top, the foot becomes the left.
_TURNED_MARGINS: Final = (
    f'<w:pgMar w:top="{std.MARGIN_LEFT.twips}" w:right="{std.MARGIN_TOP.twips}" '
    f'w:bottom="{std.MARGIN_RIGHT.twips}" w:left="{std.MARGIN_BOTTOM.twips}" '
    f'w:header="{std.HEADER_DISTANCE.twips}" w:footer="850" w:gutter="0"/>'
)
_NOT_IN_A_BOX: Final = ("drawing", "pict", "object", "tbl")
_FIRST_NUMBER: Final = 2000
"""Of drawings: those of a letter and of its template have lower ones."""


def turned_section(section: str) -> str:
    """Return the section properties ``section`` for turned pages."""
    return _MARGINS.sub(_TURNED_MARGINS, _PAGE.sub(_TURNED_PAGE, section))


def with_turned_feet(parts: Mapping[str, bytes], section: str) -> tuple[dict[str, bytes], str]:
    """Return ``parts`` with a turned copy of each foot of ``section``, and the section that refers to the copies.

    A foot that holds what may not stand in a box, drawings and tables, stays as it is.
    """
    made = dict(parts)
    distance = _FOOTER.search(section)
    if not distance:
        return made, section
    bottom = pt(int(distance[1]) / _TWIPS)
    return made, _REFERENCE.sub(lambda match: match[1] + _copied(match[2], made, bottom), section)


def _copied(relation: str, parts: dict[str, bytes], bottom: Length) -> str:
    """Add a turned copy of the foot that ``relation`` leads to; return the relation to the copy."""
    name = _target(relation, parts)
    foot = parse(parts[name])
    if any(foot.find(f".//{w(tag)}") is not None for tag in _NOT_IN_A_BOX):
        return relation
    number = next(number for number in count(1) if f"word/footer{number}.xml" not in parts)
    copy, its_own = f"footer{number}.xml", f"turned{number}"
    _turn(foot, bottom, _FIRST_NUMBER + number)
    parts[f"word/{copy}"] = etree.tostring(foot, encoding="UTF-8", standalone=True)
    if (relations := f"word/_rels/{name.removeprefix('word/')}.rels") in parts:
        parts[f"word/_rels/{copy}.rels"] = parts[relations]
    override = f'<Override PartName="/word/{copy}" ContentType="{_FOOT_TYPE}"/>'
    entry = f'<Relationship Id="{its_own}" Type="{R}/footer" Target="{copy}"/>'
    parts[CONTENT_TYPES_PART] = before_end(parts[CONTENT_TYPES_PART], override, "Types")
    parts[_RELATIONS] = before_end(parts[_RELATIONS], entry, "Relationships")
    return its_own


def _target(relation: str, parts: Mapping[str, bytes]) -> str:
    """Return the name of the part that ``relation`` of the document leads to.

    Raises:
        LookupError: there is none.
    """
    targets = {
        each.get("Id", ""): each.get("Target", "")
        for each in parse(parts[_RELATIONS]).iter(f"{{{RELATIONSHIPS}}}Relationship")
    }
    target = targets[relation]
    return target[1:] if target.startswith("/") else f"word/{target}"


def _turn(foot: etree._Element, bottom: Length, number: int) -> None:
    """Put all that a foot holds into a box that stands on the turned foot of the page."""
    paragraph = etree.fromstring(_box(bottom, number))
    for inside in paragraph.iter(w("txbxContent")):
        inside.extend(list(foot))
    foot.append(paragraph)


def _box(bottom: Length, number: int) -> str:
    """Return a paragraph with a box between the end of the foot and the type area, as long as that is wide."""
    size = f'cx="{(std.MARGIN_BOTTOM - bottom).emu}" cy="{std.TYPE_WIDTH.emu}"'
    return (
        f'<w:p xmlns:w="{W}"><w:pPr><w:pStyle w:val="Anchor"/></w:pPr><w:r>'
        f'<mc:AlternateContent {_DECLARED}><mc:Choice Requires="wps"><w:drawing>'
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" '
        'locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{bottom.emu}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{std.MARGIN_LEFT.emu}</wp:posOffset></wp:positionV>'
        f'<wp:extent {size}/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="{number}" name="页脚"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{PREFIXES["wps"]}">'
        '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln>'
        "</wps:spPr><wps:txbx><w:txbxContent/></wps:txbx>"
        '<wps:bodyPr vert="vert" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="b"><a:noAutofit/>'
        "</wps:bodyPr></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r></w:p>"
    )
