"""Pictures of the pages of a PDF: where on a page there is ink. Needs the extra ``pages``."""

from __future__ import annotations

import io
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from replygen.errors import MissingPartError
from replygen.messages import Problem, text

if TYPE_CHECKING:
    from PIL import Image

Sides = tuple[float, float, float, float]
"""Left, top, right and bottom in mm."""
DPI: Final = 300
MM_PER_DOT: Final = 25.4 / DPI
INK_AT: Final = 128
"""Half of the darkest: the edge of an antialiased glyph."""


def open_pdf(pdf: bytes, pages: list[int] | None = None) -> Any:
    """Open a PDF with the library that reads it.

    Raises:
        MissingPartError: it is not installed.
    """
    try:
        import pdfplumber  # noqa: PLC0415 - an optional part
    except ImportError:
        what = text(
            "没有安装 pdfplumber，不能测量页面。", "pdfplumber is not installed; pages cannot be measured."
        )
        todo = text("请安装：pip install 'replygen[pages]'", "Install it: pip install 'replygen[pages]'")
        raise MissingPartError(Problem(what, todo)) from None
    return pdfplumber.open(io.BytesIO(pdf), pages=pages)


def ink_within(pdf: bytes, page: int, within: Sides, *, red: bool = False) -> Sides | None:
    """Return the smallest box around all ink (with ``red``: all red ink) of a page that is inside of ``within``."""
    x0, y0, x1, y1 = (round(side / MM_PER_DOT) for side in within)
    part = _picture(pdf, page).crop((x0, y0, x1, y1))
    found = (_redness(part) if red else _darkness(part)).point(_is_ink).getbbox()
    if found is None:
        return None
    left, top, right, bottom = found
    return (
        (x0 + left) * MM_PER_DOT,
        (y0 + top) * MM_PER_DOT,
        (x0 + right) * MM_PER_DOT,
        (y0 + bottom) * MM_PER_DOT,
    )


@lru_cache(maxsize=8)
def _picture(pdf: bytes, number: int) -> Image.Image:
    with open_pdf(pdf, [number]) as document:
        picture: Image.Image = document.pages[0].to_image(resolution=DPI, antialias=True).original
        return picture.convert("RGB")


def _darkness(picture: Image.Image) -> Image.Image:
    """How far the darkest channel is from white: ink of any colour."""
    from PIL import ImageChops  # noqa: PLC0415 - comes with the optional part

    red, green, blue = picture.split()
    return ImageChops.invert(ImageChops.darker(ImageChops.darker(red, green), blue))


def _redness(picture: Image.Image) -> Image.Image:
    from PIL import ImageChops  # noqa: PLC0415 - comes with the optional part

    red, green, blue = picture.split()
    return ImageChops.subtract(red, ImageChops.lighter(green, blue))


def _is_ink(value: int) -> int:
    return 255 if value >= INK_AT else 0
