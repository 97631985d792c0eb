"""PDF by LibreOffice, and the fonts it has to do without."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from typing import Final

from replygen.libreoffice import convert, program
from replygen.messages import Note, text
from replygen.standard import FACES

_SECONDS: Final = 120


def to_pdf(documents: Sequence[bytes]) -> list[bytes]:
    """Convert .docx documents to PDF, in their order.

    Raises:
        MissingPartError: LibreOffice is not installed.
        ConversionError: LibreOffice failed or took too long.
    """
    return convert(documents, "docx", "pdf", _NO_PDF)


def need() -> None:
    """Refuse to begin without LibreOffice.

    Raises:
        MissingPartError: it is not installed.
    """
    program(_NO_PDF)


_NO_PDF: Final = text(
    "没有找到 LibreOffice，不能生成 PDF。", "LibreOffice was not found; no PDF can be made."
)


def substitutions() -> list[Note]:
    """Say which of the official fonts are not installed here and what stands in for them (by fontconfig)."""
    found = {fonts.face: (_match(fonts.face), fonts) for fonts in FACES}
    missing = {
        face: others[0] for face, (others, fonts) in found.items() if others and not set(others) & set(fonts)
    }
    if not missing:
        return []
    zh = "、".join(f"{face}（{other}）" for face, other in missing.items())
    en = ", ".join(f"{face} ({other})" for face, other in missing.items())
    what = text(
        "本机没有这些字体，PDF 用括号里的代替：{zh}。",
        "These fonts are not installed; the PDF uses those in brackets: {en}.",
        zh=zh,
        en=en,
    )
    return [Note(what)]


def _match(face: str) -> list[str]:
    program = shutil.which("fc-match")
    if program is None:
        return []
    command = [program, "-f", "%{family}", face.replace("-", "\\-")]
    result = subprocess.run(command, capture_output=True, check=False, timeout=_SECONDS)  # noqa: S603
    return result.stdout.decode(errors="replace").split(",")
