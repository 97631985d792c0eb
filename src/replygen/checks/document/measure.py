"""From a PDF to facts: lines, glyphs, rules and ink of its pages, in millimetres from the top left corner.

Text comes from the PDF itself (advance widths, fonts, baselines), ink from a picture of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import groupby
from typing import Any, Final

from replygen.checks.document.ink import ink_within, open_pdf

Colour = tuple[float, float, float]

MM_PER_PT: Final = 25.4 / 72
SAME_LINE_MM: Final = 0.4
THICKEST_RULE_MM: Final = 1.2
SHORTEST_RULE_MM: Final = 5.0
BRIGHT, DARK, CHANNELS = 0.7, 0.3, 3
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
        """The text."""
        return "".join(glyph.text for glyph in self.glyphs)

    @property
    def left(self) -> float:
        """The left end in mm."""
        return self.glyphs[0].left

    @property
    def right(self) -> float:
        """The right end in mm."""
        return self.glyphs[-1].right

    @property
    def centre(self) -> float:
        """The middle between both ends."""
        return (self.left + self.right) / 2

    @property
    def baseline(self) -> float:
        """The height of the baseline in mm."""
        return self.glyphs[0].baseline

    @property
    def size(self) -> float:
        """The largest size in pt."""
        return max(glyph.size for glyph in self.glyphs)

    def part(self, text: str) -> Line:
        """Return the glyphs that print ``text``; ValueError if the line does not hold it."""
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
        """The upper edge in mm."""
        return self.y - self.thickness / 2

    @property
    def bottom(self) -> float:
        """The lower edge in mm."""
        return self.y + self.thickness / 2

    @property
    def length(self) -> float:
        """The length in mm."""
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

    pdf: bytes
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
        """Return the smallest box around all ink (with ``red``: all red ink) that is inside of ``within``."""
        sides = (within.left, within.top, within.right, within.bottom)
        found = ink_within(self.pdf, self.number, sides, red=red)
        return Box(*found) if found else None

    def ink_of(self, line: Line, *, red: bool = False) -> Box | None:
        """Return the box around the ink of ``line``: of all that stands in the em boxes of its glyphs."""
        em = line.size * MM_PER_PT
        around = Box(
            line.left - 0.1 * em, line.baseline - em, line.right + 0.1 * em, line.baseline + 0.3 * em
        )
        return self.ink(around, red=red)


@lru_cache(maxsize=8)
def measure(pdf: bytes) -> tuple[Page, ...]:
    """Return the pages of a PDF.

    Raises:
        MissingPartError: the library that reads PDF is not installed.
    """
    with open_pdf(pdf) as document:
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
    """Return the text without white space, which a page does not show at the ends of its lines."""
    return "".join(text.split())


def is_red(colour: Colour) -> bool:
    """Tell whether a colour is the red of a mark."""
    red, green, blue = colour
    return red > BRIGHT and max(green, blue) < DARK


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
    red, green, blue = values if len(values) == CHANNELS else values[:1] * CHANNELS
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
