"""PDF by LibreOffice: one child process with a profile of its own for any number of documents."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from replygen.errors import MissingPartError, ReplygenError
from replygen.messages import Note, Problem, text
from replygen.standard import FACES

_NAMES: Final = ("soffice", "libreoffice")
_PLACES: Final = (
    "/usr/lib/libreoffice/program/soffice",
    "/opt/libreoffice/program/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
_SECONDS: Final = 120
_SECONDS_EACH: Final = 10


def find_soffice() -> str | None:
    """Return the path of LibreOffice, or None where it is not installed."""
    found = (shutil.which(name) for name in _NAMES)
    return next(filter(None, found), None) or next(
        (place for place in _PLACES if Path(place).is_file()), None
    )


def to_pdf(documents: Sequence[bytes]) -> list[bytes]:
    """Convert .docx documents to PDF, in their order.

    Raises:
        MissingPartError: LibreOffice is not installed.
        ReplygenError: LibreOffice failed or took too long.
    """
    program = find_soffice()
    if program is None:
        raise MissingPartError(
            Problem(
                text(
                    "没有找到 LibreOffice，不能生成 PDF。", "LibreOffice was not found; no PDF can be made."
                ),
                text(
                    "请安装：sudo apt-get install libreoffice-writer（Windows 请从 LibreOffice 网站下载）。",
                    "Install it: sudo apt-get install libreoffice-writer (on Windows, from LibreOffice's site).",
                ),
            )
        )
    with tempfile.TemporaryDirectory(prefix="replygen-") as folder:
        return _convert(program, documents, Path(folder))


def _convert(program: str, documents: Sequence[bytes], folder: Path) -> list[bytes]:
    sources = [folder / f"{number}.docx" for number, _ in enumerate(documents)]
    for source, document in zip(sources, documents, strict=True):
        source.write_bytes(document)
    command = [
        program,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder / "out"),
        *map(str, sources),
    ]
    try:
        result = subprocess.run(  # noqa: S603 - a fixed program with names we made
            command, capture_output=True, timeout=_SECONDS + _SECONDS_EACH * len(sources), check=False
        )
    except subprocess.TimeoutExpired:
        raise _failed("超时", "it took too long") from None
    made = [folder / "out" / f"{source.stem}.pdf" for source in sources]
    if not all(path.is_file() for path in made):
        reason = result.stderr.decode(errors="replace").strip()[:200] or f"exit code {result.returncode}"
        raise _failed(reason, reason)
    return [path.read_bytes() for path in made]


def _failed(zh: str, en: str) -> ReplygenError:
    todo = text("请关闭其他 LibreOffice 窗口后再试。", "Close other LibreOffice windows and try again.")
    return ReplygenError(
        Problem(text("LibreOffice 转换失败：{zh}", "LibreOffice failed: {en}", zh=zh, en=en), todo)
    )


def substitutions() -> list[Note]:
    """Say which of the official fonts are not installed here and what stands in for them (by fontconfig)."""
    notes = []
    for fonts in FACES:
        found = _match(fonts.face)
        if found and not set(found) & set(fonts):
            notes.append(
                Note(
                    text(
                        "本机没有字体“{face}”，PDF 用“{other}”代替。",
                        "The font {face} is not installed; the PDF uses {other}.",
                        face=fonts.face,
                        other=found[0],
                    )
                )
            )
    return notes


def _match(face: str) -> list[str]:
    program = shutil.which("fc-match")
    if program is None:
        return []
    command = [program, "-f", "%{family}", face.replace("-", "\\-")]
    result = subprocess.run(command, capture_output=True, check=False, timeout=_SECONDS)  # noqa: S603
    return result.stdout.decode(errors="replace").split(",")
