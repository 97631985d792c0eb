"""From a PDF to facts: lines, glyphs, rules and ink of its pages, in millimetres from the top left corner.

Text comes from the PDF itself (advance widths, fonts, baselines), ink from a picture of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import groupby
from pathlib import Path
from typing import Any, Final

import pdfplumber
from PIL import Image, ImageChops

Colour = tuple[float, float, float]

MM_PER_PT: Final = 25.4 / 72
DPI: Final = 300
MM_PER_DOT: Final = 25.4 / DPI
# Half of the darkest: the edge of an antialiased glyph.
INK_AT: Final = 128
SAME_LINE_MM: Final = 0.4
THICKEST_RULE_MM: Final = 1.2
SHORTEST_RULE_MM: Final = 5.0
NUMBER_LINE: Final = re.compile(r"—\s*\d+\s*—")


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character: its font (without the subset's tag), size in pt, colour, and its cell on the baseline in mm."""

    text: str
    font: str
    size: float
    left: float
    right: float
    baseline: float
    colour: Colour

    @property
    def width(self) -> float:
        """The advance width in mm, without letter spacing."""
        return self.right - self.left

    @property
    def is_wide(self) -> bool:
        """Whether it takes a whole 一字, as hanzi and their marks do."""
        return self.width > 0.9 * self.size * MM_PER_PT


@dataclass(frozen=True)
class Line:
    """Glyphs on one baseline from left to right, white space at both ends left off."""

    glyphs: tuple[Glyph, ...]

    @cached_property
    def text(self) -> str:
        return "".join(glyph.text for glyph in self.glyphs)

    @property
    def left(self) -> float:
        return self.glyphs[0].left

    @property
    def right(self) -> float:
        return self.glyphs[-1].right

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2

    @property
    def baseline(self) -> float:
        return self.glyphs[0].baseline

    @property
    def size(self) -> float:
        return max(glyph.size for glyph in self.glyphs)

    def part(self, text: str) -> Line:
        """The glyphs that print ``text``; ValueError if the line does not hold it."""
        start = self.text.index(text)
        ends, end = [], 0
        for glyph in self.glyphs:
            end += len(glyph.text)
            ends.append(end)
        chosen = [
            glyph for glyph, end in zip(self.glyphs, ends, strict=True) if start < end <= start + len(text)
        ]
        return Line(tuple(chosen))


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn horizontal rule: its centre, thickness and ends in mm."""

    y: float
    thickness: float
    left: float
    right: float
    colour: Colour

    @property
    def top(self) -> float:
        return self.y - self.thickness / 2

    @property
    def bottom(self) -> float:
        return self.y + self.thickness / 2

    @property
    def length(self) -> float:
        return self.right - self.left


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the page in mm."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> float:
        """The height of the centre."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True)
class Page:
    """A page of a PDF: number from 1, size in mm, lines and rules from top to bottom."""

    pdf: Path
    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    rules: tuple[Rule, ...]

    @cached_property
    def number_line(self) -> Line | None:
        """The line ``— N —``, if it is the last of the page."""
        last = self.lines[-1] if self.lines else None
        return last if last and NUMBER_LINE.fullmatch(last.text) else None

    @cached_property
    def text_lines(self) -> tuple[Line, ...]:
        """All lines but the page number's."""
        return self.lines[:-1] if self.number_line else self.lines

    def ink(self, within: Box, *, red: bool = False) -> Box | None:
        """The smallest box around all ink (with ``red``: all red ink) that is inside of ``within``."""
        sides = (within.left, within.top, within.right, within.bottom)
        dots = [round(side / MM_PER_DOT) for side in sides]
        part = _picture(self.pdf, self.number).crop((dots[0], dots[1], dots[2], dots[3]))
        found = (_redness(part) if red else _darkness(part)).point(_is_ink).getbbox()
        if found is None:
            return None
        left, top, right, bottom = (each * MM_PER_DOT for each in found)
        x, y = dots[0] * MM_PER_DOT, dots[1] * MM_PER_DOT
        return Box(x + left, y + top, x + right, y + bottom)

    def ink_of(self, line: Line, *, red: bool = False) -> Box | None:
        """The box around the ink of ``line``: of all that stands in the em boxes of its glyphs."""
        em = line.size * MM_PER_PT
        around = Box(
            line.left - 0.1 * em, line.baseline - em, line.right + 0.1 * em, line.baseline + 0.3 * em
        )
        return self.ink(around, red=red)


@cache
def measure(pdf: Path) -> tuple[Page, ...]:
    """The pages of a PDF file."""
    with pdfplumber.open(pdf) as document:
        return tuple(
            Page(
                pdf,
                page.page_number,
                page.width * MM_PER_PT,
                page.height * MM_PER_PT,
                _lines(map(_glyph(float(page.height)), page.chars)),
                _rules([*page.lines, *page.rects, *page.curves]),
            )
            for page in document.pages
        )


def compact(text: str) -> str:
    """The text without white space, which a page does not show at the ends of its lines."""
    return "".join(text.split())


def is_red(colour: Colour) -> bool:
    red, green, blue = colour
    return red > 0.7 and green < 0.3 and blue < 0.3


def _glyph(height: float) -> Any:
    def make(char: dict[str, Any]) -> Glyph:
        return Glyph(
            char["text"],
            char["fontname"].split("+")[-1],
            char["size"],
            char["x0"] * MM_PER_PT,
            char["x1"] * MM_PER_PT,
            (height - char["matrix"][5]) * MM_PER_PT,
            _rgb(char["non_stroking_color"]),
        )

    return make


def _rgb(colour: Any) -> Colour:
    """A PDF colour is a grey, a tuple of one (grey) or three (RGB), or nothing (black)."""
    values = colour if isinstance(colour, tuple) else (colour or 0,)
    red, green, blue = values if len(values) == 3 else values[:1] * 3
    return float(red), float(green), float(blue)


def _lines(glyphs: Iterable[Glyph]) -> tuple[Line, ...]:
    ordered = sorted(glyphs, key=lambda glyph: glyph.baseline)
    rows: list[list[Glyph]] = []
    for glyph in ordered:
        if rows and glyph.baseline - rows[-1][0].baseline < SAME_LINE_MM:
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    lines = (_trimmed(sorted(row, key=lambda glyph: glyph.left)) for row in rows)
    return tuple(Line(tuple(line)) for line in lines if line)


def _trimmed(row: list[Glyph]) -> list[Glyph]:
    inked = [place for place, glyph in enumerate(row) if not glyph.text.isspace()]
    return row[inked[0] : inked[-1] + 1] if inked else []


def _rules(shapes: Iterable[dict[str, Any]]) -> tuple[Rule, ...]:
    """Strokes and filled strips alike; the pieces of one rule are joined."""
    strips = sorted(map(_strip, shapes), key=lambda rule: (round(rule.y, 1), rule.left))
    rules = [_joined(list(pieces)) for _, pieces in groupby(strips, key=lambda rule: round(rule.y, 1))]
    return tuple(
        rule for rule in rules if rule.thickness <= THICKEST_RULE_MM and rule.length >= SHORTEST_RULE_MM
    )


def _strip(shape: dict[str, Any]) -> Rule:
    stroked = bool(shape["stroke"])
    height = shape["bottom"] - shape["top"]
    return Rule(
        (shape["top"] + shape["bottom"]) / 2 * MM_PER_PT,
        (shape["linewidth"] if stroked and height < 1 else height) * MM_PER_PT,
        shape["x0"] * MM_PER_PT,
        shape["x1"] * MM_PER_PT,
        _rgb(shape["stroking_color"] if stroked else shape["non_stroking_color"]),
    )


def _joined(pieces: list[Rule]) -> Rule:
    first = pieces[0]
    return Rule(first.y, first.thickness, first.left, max(rule.right for rule in pieces), first.colour)


@cache
def _picture(pdf: Path, number: int) -> Image.Image:
    with pdfplumber.open(pdf, pages=[number]) as document:
        return document.pages[0].to_image(resolution=DPI, antialias=True).original.convert("RGB")


def _darkness(picture: Image.Image) -> Image.Image:
    """How far the darkest channel is from white: ink of any colour."""
    red, green, blue = picture.split()
    return ImageChops.invert(ImageChops.darker(ImageChops.darker(red, green), blue))


def _redness(picture: Image.Image) -> Image.Image:
    red, green, blue = picture.split()
    return ImageChops.subtract(red, ImageChops.lighter(green, blue))


def _is_ink(value: int) -> int:
    return 255 if value >= INK_AT else 0


def glyphs(lines: Iterable[Line]) -> Iterator[Glyph]:
    """All glyphs of ``lines`` but white space."""
    return (glyph for line in lines for glyph in line.glyphs if not glyph.text.isspace())
