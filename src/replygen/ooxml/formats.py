"""Effective formatting in words and lengths: how a run looks, how a paragraph stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from replygen.ooxml.cascade import Properties
from replygen.ooxml.styles import whole
from replygen.standard import Length, pt

Alignment = Literal["left", "center", "right", "both"]

ZERO: Final = Length(0)
_OFF: Final = {"0", "false", "off"}
_ALIGNMENTS: Final[dict[str, Alignment]] = {
    "left": "left", "start": "left", "center": "center", "right": "right", "end": "right",
}  # fmt: skip
_NO_GROUND: Final = ("", "none", "auto", "FFFFFF", "white")
_WORD_SIZE: Final = 10.0
"""The size in pt where nothing says any (17.3.2.38)."""
_TWIPS: Final = re.compile(r"(-?\d{1,7}(?:\.\d{1,4})?)(pt|mm|cm|in)?")
_UNITS: Final = {"pt": 1.0, "mm": 72 / 25.4, "cm": 720 / 25.4, "in": 72.0}
_SINGLE: Final = 240


@dataclass(frozen=True, slots=True)
class RunFormat:
    """How characters look: the East Asian font ``face``, the Western one ``latin``, the size in pt.

    ``high`` is the Western font of characters beyond ASCII, such as quotation marks.

    A font that comes from the theme is not resolved: ``face`` is "" and ``theme`` its name in the theme, as
    ``latin`` is "" and ``latin_theme``. ``hint`` tells that marks both scripts have are East Asian.
    """

    face: str = ""
    latin: str = ""
    high: str = ""
    theme: str = ""
    latin_theme: str = ""
    size: float = _WORD_SIZE
    spacing: float = 0.0
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    highlight: str = ""
    hint: bool = False
    hidden: bool = False
    colour: str = ""


@dataclass(frozen=True, slots=True)
class ParagraphFormat:
    """How a paragraph stands. ``first`` is the indent of its first line, negative where it hangs.

    ``line`` is the pitch of its lines where it is exact (``exact``) or a least, None where it is a multiple.
    """

    alignment: Alignment = "left"
    left: Length = ZERO
    right: Length = ZERO
    first: Length = ZERO
    before: Length = ZERO
    after: Length = ZERO
    line: Length | None = None
    exact: bool = False
    multiple: float = 1.0
    snaps: bool = True
    page_break: bool = False
    bordered: bool = False


def run_format(said: Properties) -> RunFormat:
    """Read out the properties of a run."""
    theme = said.get(("rFonts", "eastAsiaTheme"), "")
    latin_theme = said.get(("rFonts", "asciiTheme"), "")
    return RunFormat(
        face="" if theme else said.get(("rFonts", "eastAsia"), ""),
        latin="" if latin_theme else said.get(("rFonts", "ascii"), ""),
        high="" if said.get(("rFonts", "hAnsiTheme")) else said.get(("rFonts", "hAnsi"), ""),
        theme=theme,
        latin_theme=latin_theme,
        size=(whole(said.get(("sz", "val"))) or _WORD_SIZE * 2) / 2,
        spacing=length(said.get(("spacing", "val"))).pt,
        bold=_is_on(said, "b"),
        italic=_is_on(said, "i"),
        underlined=said.get(("u", "val"), "none") != "none",
        highlight=_ground(said),
        hint=said.get(("rFonts", "hint")) == "eastAsia",
        hidden=_is_on(said, "vanish"),
        colour=said.get(("color", "val"), ""),
    )


def paragraph_format(said: Properties, em: Length, pitch: Length) -> ParagraphFormat:
    """Read out the properties of a paragraph.

    Args:
        said: its properties.
        em: the width of one of its characters, the unit of ``w:firstLineChars`` and its like.
        pitch: the pitch of the grid, the unit of ``w:beforeLines`` and its like.
    """
    hanging = _indent(said, "hanging", em)
    rule = said.get(("spacing", "lineRule"), "auto")
    line = length(said.get(("spacing", "line")))
    return ParagraphFormat(
        alignment=_ALIGNMENTS.get(said.get(("jc", "val"), "left"), "both"),
        left=_indent(said, "left", em),
        right=_indent(said, "right", em),
        first=Length(-hanging.emu) if hanging.emu else _indent(said, "firstLine", em),
        before=_room(said, "before", pitch),
        after=_room(said, "after", pitch),
        line=None if rule == "auto" else line,
        exact=rule == "exact",
        multiple=line.twips / _SINGLE if rule == "auto" and line.emu else 1.0,
        snaps=_is_on(said, "snapToGrid", default=True),
        page_break=_is_on(said, "pageBreakBefore"),
        bordered=("pBdr", "val") in said,
    )


def _ground(said: Properties) -> str:
    """The colour behind the characters, "" where there is none: a marker's or that of shading."""
    colours = said.get(("highlight", "val"), ""), said.get(("shd", "fill"), "")
    return next((colour for colour in colours if colour not in _NO_GROUND), "")


def length(text: str | None) -> Length:
    """Read a length as Word writes it: a number of twips, or one with a unit. Nothing is 0."""
    match = _TWIPS.fullmatch(text or "")
    if match is None:
        return ZERO
    return pt(float(match[1]) * (_UNITS[match[2]] if match[2] else 0.05))


def _indent(said: Properties, name: str, em: Length) -> Length:
    """An indent; one given in hundredths of a character comes first (17.3.1.12)."""
    chars = whole(said.get(("ind", f"{name}Chars")))
    return em * (chars / 100) if chars else length(said.get(("ind", name)))


def _room(said: Properties, name: str, pitch: Length) -> Length:
    lines = whole(said.get(("spacing", f"{name}Lines")))
    return pitch * (lines / 100) if lines else length(said.get(("spacing", name)))


def _is_on(said: Properties, name: str, *, default: bool = False) -> bool:
    text = said.get((name, "val"))
    return default if text is None else text not in _OFF
