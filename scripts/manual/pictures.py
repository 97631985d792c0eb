"""Pictures of pages, with a ruler in millimetres and the type area in thin lines."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Final

import pdfplumber
from PIL import Image, ImageDraw

from replygen import standard as std
from replygen.checks.document.measure import Page
from scripts.manual import pages

FOLDER: Final = Path(__file__).resolve().parent.parent.parent / "docs" / "pictures"
FIRST_PAGE: Final = "page-one"
"""The picture of the README: page one of the example, without ruler."""
_DPI: Final = 90
_COLOURS: Final = 24
_BLUE: Final = (90, 140, 200)
_GREY: Final = (150, 150, 150)
_TICK_MM, _TICKS_PER_LABEL = 10, 5


def pictures() -> dict[str, bytes]:
    """Return every picture of the manual by its file name."""
    first = {FIRST_PAGE: png(_picture(pages.shown("letter-first")))}
    return {
        f"{name}.png": data
        for name, data in (first | {each: png(_measured(each)) for each in pages.PAGES}).items()
    }


def _measured(name: str) -> Image.Image:
    page = pages.shown(name)
    return _with_ruler(_picture(page), page)


def _picture(page: Page) -> Image.Image:
    with pdfplumber.open(io.BytesIO(page.pdf), pages=[page.number]) as document:
        picture = document.pages[0].to_image(resolution=_DPI, antialias=True).original.convert("RGB")
    ImageDraw.Draw(picture).rectangle((0, 0, picture.width - 1, picture.height - 1), outline=_GREY)
    return picture


def _with_ruler(picture: Image.Image, page: Page) -> Image.Image:
    draw = ImageDraw.Draw(picture)
    dots = _DPI / 25.4
    left, top = std.MARGIN_LEFT.mm, std.MARGIN_TOP.mm
    right, bottom = left + std.TYPE_WIDTH.mm, std.TYPE_BOTTOM.mm
    draw.rectangle([side * dots for side in (left, top, right, bottom)], outline=_BLUE)
    for number in range(1, int(page.height) // _TICK_MM + 1):
        label = str(number * _TICK_MM) if number % _TICKS_PER_LABEL == 0 else ""
        place, length = number * _TICK_MM * dots, 10 if label else 5
        draw.line((0, place, length, place), fill=_BLUE)
        draw.text((length + 2, place - 6), label, fill=_BLUE)
        if number * _TICK_MM < page.width:
            draw.line((place, 0, place, length), fill=_BLUE)
            draw.text((place - 8, length + 2), label, fill=_BLUE)
    return picture


def png(picture: Image.Image) -> bytes:
    """Return a small PNG: few colours are enough for a printed page."""
    file = io.BytesIO()
    picture.quantize(_COLOURS).save(file, "PNG", optimize=True)
    return file.getvalue()
