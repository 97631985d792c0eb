"""LibreOffice, which opens and writes what replygen does not: a child process without macros or network."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from replygen.errors import ConversionError, InputError, MissingPartError
from replygen.files import unwritable
from replygen.messages import Problem, Text, text

_NAMES: Final = ("soffice", "libreoffice")
_PLACES: Final = (
    "/usr/lib/libreoffice/program/soffice",
    "/opt/libreoffice/program/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
_SECONDS: Final = 120
_SECONDS_EACH: Final = 10
_AT_ONCE: Final = 100
"""Of more than some 240 files LibreOffice silently leaves out the rest."""
_FILTERS: Final = dict.fromkeys((".doc", ".wps"), ("--infilter=MS Word 97",))
"""Without it, LibreOffice reads a damaged document as text."""
_SETTINGS: Final = (
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Writer/Content/Update", "Link", "0"),
    # Pictures that a .doc links to are fetched all the same: a proxy that is not there stops them.
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)
"""Node, property and value in LibreOffice's registry."""


def find_soffice() -> str | None:
    """Return the path of LibreOffice, or None where it is not installed."""
    found = (shutil.which(name) for name in _NAMES)
    return next(filter(None, found), None) or next(
        (place for place in _PLACES if Path(place).is_file()), None
    )


def program(without: Text) -> str:
    """Return the path of LibreOffice; ``without`` says what cannot be done where it is not installed.

    Raises:
        MissingPartError: it is not.
    """
    found = find_soffice()
    if found is None:
        raise MissingPartError(Problem(without, _INSTALL))
    return found


def convert(documents: Sequence[bytes], source: str, target: str, without: Text) -> list[bytes]:
    """Convert documents from one format to another, in their order.

    Args:
        documents: the files.
        source: their suffix without its dot.
        target: the suffix of what is wanted.
        without: what cannot be done where LibreOffice is not installed.

    Raises:
        MissingPartError: LibreOffice is not installed.
        ConversionError: LibreOffice failed or took too long.
        InputError: the folder of temporary files cannot be written to.
    """
    soffice = program(without)
    try:
        with tempfile.TemporaryDirectory(prefix="replygen-", ignore_cleanup_errors=True) as name:
            return _converted_in(Path(name), soffice, documents, source, target)
    except OSError as error:
        raise InputError(unwritable(Path(tempfile.gettempdir()), error)) from None


def _converted_in(
    folder: Path, soffice: str, documents: Sequence[bytes], source: str, target: str
) -> list[bytes]:
    _write_settings(folder / "profile" / "user")
    sources = [folder / f"{number}.{source}" for number, _ in enumerate(documents)]
    for path, document in zip(sources, documents, strict=True):
        path.write_bytes(document)
    return [made for start in range(0, len(sources), _AT_ONCE)
            for made in _converted(soffice, folder, sources[start : start + _AT_ONCE], target)]  # fmt: skip


_INSTALL: Final = text(
    "请安装：sudo apt-get install libreoffice-writer（Windows 请从 LibreOffice 网站下载）。",
    "Install it: sudo apt-get install libreoffice-writer (on Windows, from LibreOffice's site).",
)


def _write_settings(user: Path) -> None:
    items = "".join(
        f'<item oor:path="/org.openoffice.{node}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for node, name, value in _SETTINGS
    )
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(
        f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>', "utf-8"
    )


def _converted(soffice: str, folder: Path, sources: Sequence[Path], target: str) -> list[bytes]:
    # A profile of its own: it neither waits for an open window nor runs the user's macros.
    command = [
        soffice,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        *_FILTERS.get(sources[0].suffix, ()),
        "--convert-to",
        target,
        "--outdir",
        str(folder / "out"),
        *map(str, sources),
    ]
    try:
        code, said = _run(command, _SECONDS + _SECONDS_EACH * len(sources))
    except subprocess.TimeoutExpired:
        raise _failed("超时", "it took too long") from None
    except OSError as error:
        raise _failed(str(error.strerror), str(error.strerror)) from None
    made = [folder / "out" / f"{source.stem}.{target}" for source in sources]
    if not all(path.is_file() for path in made):
        reason = _reason(said) or f"exit code {code}"
        raise _failed(reason, reason)
    return [path.read_bytes() for path in made]


def _reason(said: str) -> str:
    """Return on one line what went wrong, without the warnings that come every time."""
    lines = (line.strip() for line in said.splitlines() if not line.startswith("Warning:"))
    return " ".join(filter(None, lines))[:200].rstrip(".")


def _run(command: Sequence[str], seconds: float) -> tuple[int, str]:
    """Return the exit code and what was said; Ctrl-C at the terminal does not reach the program."""
    with subprocess.Popen(  # noqa: S603 - a fixed program with names we made
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True
    ) as process:  # fmt: skip
        try:
            _, said = process.communicate(timeout=seconds)
        except BaseException:
            _end(process)
            raise
    return process.returncode, said.decode(errors="replace")


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the program with those it has started: the one that is called is not the one that works."""
    if sys.platform == "win32":
        process.kill()
    else:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)


def _failed(zh: str, en: str) -> ConversionError:
    what = text("LibreOffice 转换失败：{zh}。", "LibreOffice failed: {en}.", zh=zh, en=en)
    return ConversionError(Problem(what, _LOOK))


_LOOK: Final = text(
    "请先只生成 .docx，用 LibreOffice 打开看看。", "Make the .docx alone, and open it in LibreOffice to see."
)
