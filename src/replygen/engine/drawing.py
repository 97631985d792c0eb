"""The drawn parts of a page: red double lines, and the 版记 in a box on the foot of the type area.

Plain lines and boxes anchored to the page, measured exact in LibreOffice; compound lines and floating tables are not.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Final, NamedTuple

from replygen import standard as std
from replygen.engine.wml import paragraph
from replygen.layout.page import Mark, Page, Paragraph
from replygen.standard import Length, mm, pt

_THICK: Final = pt(2.25)
_THIN: Final = pt(0.75)
_LEFT: Final = (std.PAGE_WIDTH - std.LETTER_RULE_LENGTH) * 0.5


class _Line(NamedTuple):
    centre: Length
    weight: Length


@lru_cache(maxsize=64)
def head(mark: Mark) -> str:
    """Return the first-page header of 信函格式: both double lines, anchored to the page (10.1)."""
    bottom = std.LETTER_RULE_BOTTOM
    lines = (
        _Line(mark.rule + mm(0.4), _THICK),
        _Line(mark.rule + mm(1.4), _THIN),
        _Line(bottom - mm(1.4), _THIN),
        _Line(bottom - mm(0.4), _THICK),
    )
    drawn = "".join(_line(number, line) for number, line in enumerate(lines, 1))
    return _anchor_paragraph(drawn)


@lru_cache(maxsize=64)
def mark(mark: Mark) -> str:
    """Return the red mark, in a box at its place on the page. It belongs to the text, where a clerk can reach it."""
    height = mark.paragraph.type.line if mark.paragraph.type else std.LINE_PITCH
    box = _Box(std.MARGIN_LEFT, mark.top, std.TYPE_WIDTH, height)
    return _anchor_paragraph(_text_box(5, "发文机关标志", box, [mark.paragraph]))


def _anchor_paragraph(drawn: str, spacing: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="Anchor"/>{spacing}</w:pPr>'
    return f"<w:p>{properties}<w:r>{drawn}</w:r></w:p>"


def _line(number: int, line: _Line) -> str:
    length = std.LETTER_RULE_LENGTH
    shape = (
        '<wps:wsp><wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{length.emu}" cy="0"/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
        f'<a:ln w="{line.weight.emu}"><a:solidFill><a:srgbClr val="{std.MARK_RED}"/></a:solidFill></a:ln></wps:spPr>'
        "<wps:bodyPr/></wps:wsp>"
    )
    anchor = _anchor(number, f"红线{number}", _Box(_LEFT, line.centre, length, Length(0)), shape)
    left, right, y = _LEFT.pt, (_LEFT + length).pt, line.centre.pt
    vml = (
        f'<w:pict><v:line style="position:absolute;mso-position-horizontal-relative:page;'
        f'mso-position-vertical-relative:page" from="{left:.2f}pt,{y:.2f}pt" to="{right:.2f}pt,{y:.2f}pt" '
        f'strokecolor="#{std.MARK_RED}" strokeweight="{line.weight.pt:.2f}pt"/></w:pict>'
    )
    return (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{anchor}</mc:Choice>'
        f"<mc:Fallback>{vml}</mc:Fallback></mc:AlternateContent>"
    )


def imprint(page: Page) -> str:
    """Return the 版记 standing on the foot of the type area of the last page, or nothing.

    The paragraph that holds the anchor is as high as the box, so that the page has room for it.
    """
    if not page.imprint:
        return ""
    height = page.imprint_height
    top = std.TYPE_BOTTOM - height
    box = _text_box(6, "版记", _Box(std.MARGIN_LEFT, top, std.TYPE_WIDTH, height), page.imprint)
    return _anchor_paragraph(box, f'<w:spacing w:line="{height.twips}" w:lineRule="exact"/>')


def _text_box(number: int, name: str, box: _Box, content: Iterable[Paragraph]) -> str:
    """A box without frame or padding whose text stands on its foot; its height is a whole number of lines."""
    text = "".join(map(paragraph, content))
    shape = (
        '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{box.width.emu}" cy="{box.height.emu}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr>'
        f"<wps:txbx><w:txbxContent>{text}</w:txbxContent></wps:txbx>"
        '<wps:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="b"><a:noAutofit/></wps:bodyPr>'
        "</wps:wsp>"
    )
    anchor = _anchor(number, name, box, shape)
    return f'<mc:AlternateContent><mc:Choice Requires="wps">{anchor}</mc:Choice></mc:AlternateContent>'


class _Box(NamedTuple):
    left: Length
    top: Length
    width: Length
    height: Length


def _anchor(number: int, name: str, box: _Box, shape: str) -> str:
    return (
        '<w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" '
        f'relativeHeight="{number}" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{box.left.emu}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{box.top.emu}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{box.width.emu}" cy="{box.height.emu}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:wrapNone/><wp:docPr id="{number}" name="{name}"/><wp:cNvGraphicFramePr/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f"{shape}</a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )
