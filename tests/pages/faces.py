"""Bars of type (GB/T 9704 5.2.2, 7.2–7.5): the face and the size of every element, in the stand-in fonts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby
from typing import Final, NamedTuple

from replygen.checks.document.measure import Glyph, Line, is_red
from replygen.standard import (
    FANGSONG,
    HEITI,
    KAITI,
    LATIN,
    SIZE_2,
    SIZE_3,
    SIZE_4,
    SONGTI,
    TOLERANCE,
    XIAOBIAOSONG,
    Fonts,
    Size,
)
from tests.pages.printout import Printed, Printout
from tests.support import STAND_INS

SHARED_MARKS: Final = frozenset("“”‘’—…·")
"""Marks that Latin fonts own as well; in an official letter they are Chinese."""


class Element(NamedTuple):
    """How an element is set; a size of None is free."""

    face: Fonts
    size: Size | None = SIZE_3


TEXT: Final = Element(FANGSONG)
ELEMENTS: Final = {
    "HeadRow": TEXT,
    "Mark": Element(XIAOBIAOSONG, None),
    "Number": TEXT,
    "Title": Element(XIAOBIAOSONG, SIZE_2),
    "Salutation": TEXT,
    "Normal": TEXT,
    "Level1": Element(HEITI),
    "Level2": Element(KAITI),
    "Level3": TEXT,
    "Level4": TEXT,
    "AttachmentNote": TEXT,
    "Signature": TEXT,
    "SignatureRow": TEXT,
    "Date": TEXT,
    "Note": TEXT,
    "AttachmentLabel": Element(HEITI),
    "AttachmentTitle": Element(XIAOBIAOSONG, SIZE_2),
    "Caption": Element(HEITI, SIZE_4),
    "Copies": Element(FANGSONG, SIZE_4),
    "Printed": Element(FANGSONG, SIZE_4),
}
"""By paragraph style; a table of cells is set apart."""

NUMBERS: Final = {
    "Level1": re.compile("[一二三四五六七八九十]+、"),
    "Level2": re.compile("（[一二三四五六七八九十]+）"),
    "Level3": re.compile(r"\d+\."),
    "Level4": re.compile(r"（\d+）"),
}

PIECES: Final = (
    ("Normal", re.compile("^[一二三四五六七八九十]+、[^。]*。"), HEITI),
    ("Normal", re.compile("^（[一二三四五六七八九十]+）[^。]*。"), KAITI),
    ("HeadRow", re.compile(r"特急|加急|(?:秘密|机密|绝密)(?:★[\d年月]+)?"), HEITI),
    ("HeadRow", re.compile("(?<=签发人：).*"), KAITI),
)
"""What inside of a paragraph is set in another face: a heading before its text, the words of the head."""


def is_in(glyph: Glyph, face: Fonts) -> bool:
    """Whether the glyph is in the font that stands in for ``face``; only 小标宋 is a heavy face."""
    name = _letters(glyph.font)
    return name.startswith(_stand_in(face)) and ("bold" in name) == (face is XIAOBIAOSONG)


@cache
def _stand_in(face: Fonts) -> str:
    """A collection of fonts goes by the name of its first one in a PDF: what follows CJK does not count."""
    return re.sub("(?<=cjk).*", "", _letters(STAND_INS[face.face]))


def _letters(name: str) -> str:
    return re.sub("[^a-z]", "", name.lower())


def wrong_type(printout: Printout) -> Iterator[str]:
    """Characters of another face, size or colour than their element's."""
    for paragraph in printout.paragraphs:
        element = ELEMENTS[paragraph.style]
        faces = _faces(paragraph, element.face)
        found = zip(glyphs(paragraph.lines), faces, strict=True)
        wrong = [glyph for glyph, face in found if not _is_set(glyph, face, element.size)]
        yield from _report(paragraph.style, wrong)
        if any(is_red(glyph.colour) != (paragraph.style == "Mark") for glyph in glyphs(paragraph.lines)):
            yield f"{paragraph.style}: colour of {paragraph.text}"


def wrong_cells(printout: Printout) -> Iterator[str]:
    """Characters in table cells that are not 4号, in 仿宋 or (head row) 黑体."""
    for line in table_lines(printout):
        wrong = [
            glyph
            for glyph in glyphs([line])
            if not any(_is_set(glyph, _own(glyph.text, face), SIZE_4) for face in (FANGSONG, HEITI))
        ]
        yield from _report("table", wrong)


def table_lines(printout: Printout) -> list[Line]:
    """The lines that belong to no paragraph outside of tables; the letter's mark and page numbers left out."""
    known = {id(line) for paragraph in printout.paragraphs for line in paragraph.lines}
    lines = [line for page in printout.pages for line in page.text_lines]
    return [line for line in lines if id(line) not in known and not is_red(line.glyphs[0].colour)]


def latin_marks(printout: Printout) -> Iterator[str]:
    """“ ” ‘ ’ — …… · that are not in a Chinese font, on any page and in any element."""
    for page in printout.pages:
        for line in page.lines:
            for glyph in line.glyphs:
                if glyph.text in SHARED_MARKS and (is_in(glyph, LATIN) or not glyph.is_wide):
                    yield f"page {page.number}: {glyph.text} in {glyph.font}: {line.text}"


def misnumbered(printout: Printout) -> Iterator[str]:
    """Headings whose number is of another level."""
    for style, number in NUMBERS.items():
        for heading in printout.of(style):
            if not number.match(heading.text):
                yield f"{style}: {heading.text}"


def is_page_number(line: Line) -> bool:
    """Whether all of the line is 4号宋体."""
    return all(is_in(glyph, SONGTI) and _is_size(glyph, SIZE_4) for glyph in glyphs([line]))


def _faces(paragraph: Printed, face: Fonts) -> list[Fonts]:
    """The face of each character of the paragraph that is not white space."""
    faces = [face] * len(paragraph.text)
    for style, pattern, other in PIECES:
        match = pattern.search(paragraph.text) if style == paragraph.style else None
        if match:
            faces[match.start() : match.end()] = [other] * len(match[0])
    letters = zip(paragraph.text, faces, strict=True)
    return [_own(letter, each) for letter, each in letters if not letter.isspace()]


def _own(letter: str, face: Fonts) -> Fonts:
    """Western letters and digits have a face of their own, except in 小标宋."""
    is_latin = letter < "\u0250" and letter not in SHARED_MARKS
    return LATIN if is_latin and face is not XIAOBIAOSONG else face


def _is_set(glyph: Glyph, face: Fonts, size: Size | None) -> bool:
    return is_in(glyph, face) and (size is None or _is_size(glyph, size))


def _is_size(glyph: Glyph, size: Size) -> bool:
    return abs(glyph.size - size.pt) <= TOLERANCE.size_pt


def _report(what: str, wrong: Iterable[Glyph]) -> Iterator[str]:
    for (font, size), found in groupby(wrong, key=lambda glyph: (glyph.font, glyph.size)):
        yield f"{what}: {''.join(glyph.text for glyph in found)} is {font} {size}"


def glyphs(lines: Iterable[Line]) -> Iterator[Glyph]:
    """Return all glyphs of ``lines`` but white space."""
    return (glyph for line in lines for glyph in line.glyphs if not glyph.text.isspace())
