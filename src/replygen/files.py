"""Writing files: whole or not at all, and never over somebody's work."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from replygen.errors import InputError, KeptError, why_unwritable
from replygen.messages import Place, Problem, Text, text

_MARK: Final = re.compile(rb"%replygen sha256:([0-9a-f]{64})\n\Z")
_MARK_LENGTH: Final = len(b"%replygen sha256:\n") + 64


def stamp(data: bytes) -> bytes:
    """Return a PDF with a last comment line that holds its digest, so that a change can be seen."""
    whole = data if data.endswith(b"\n") else data + b"\n"
    return whole + f"%replygen sha256:{hashlib.sha256(whole).hexdigest()}\n".encode()


def is_stamped(data: bytes) -> bool:
    """Tell whether ``data`` carries the mark of :func:`stamp` and was not changed since."""
    match = _MARK.search(data[-_MARK_LENGTH:])
    return match is not None and match[1].decode() == hashlib.sha256(data[:-_MARK_LENGTH]).hexdigest()


def _is_untouched_docx(data: bytes) -> bool:
    from replygen.ooxml.seal import is_untouched  # noqa: PLC0415 - only where a .docx stands in the way

    return is_untouched(data)


_OURS: Final[dict[str, Callable[[bytes], bool]]] = {".docx": _is_untouched_docx, ".pdf": is_stamped}
"""How a file of this suffix shows that replygen wrote it and nobody changed it; others never do."""


def keep(path: Path, data: bytes) -> Text | None:
    """Say why the file at ``path`` must not be replaced by ``data``; None when it may be.

    A file is kept when replygen did not write it, or when it was edited since.
    """
    if not path.is_file():
        return None
    try:
        old = path.read_bytes()
    except OSError:
        return text("已有的文件读不了，予以保留。", "The existing file cannot be read and was kept.")
    ours = _OURS.get(path.suffix.lower())
    if not old or old == data or (ours and ours(old)):
        return None
    return text(
        "已有的文件不是 replygen 写的，或者写出后改动过，予以保留。",
        "The existing file was not written by replygen, or was edited since, and was kept.",
    )


def refuse_kept(files: Mapping[Path, bytes]) -> None:
    """Refuse to write ``files`` when any of them would replace somebody's work.

    Raises:
        KeptError: names every file that is kept.
    """
    reasons = {path: keep(path, data) for path, data in files.items()}
    todo = text(
        "要覆盖请加 --force，或用 -o 换一个文件名。", "Use --force to replace it, or -o for another name."
    )
    kept = [Problem(why, todo, place=Place(str(path))) for path, why in reasons.items() if why]
    if kept:
        raise KeptError(kept)


def write_whole(path: Path, data: bytes) -> Path:
    """Write ``data`` to ``path`` whole or not at all; an existing file is replaced.

    The rights of an existing file stay, a link is followed, and a device is written to directly.

    Raises:
        InputError: the folder does not exist, or cannot be written to.
    """
    try:
        target = path.resolve()
        if target.exists() and not target.is_file() and not target.is_dir():
            target.write_bytes(data)
        else:
            replace(target, data, target.parent)
    except OSError as error:
        raise InputError(unwritable(path, error)) from None
    return path


def replace(target: Path, data: bytes, drafts: Path, *, durable: bool = False) -> None:
    """Put ``data`` in the place of ``target`` in one step, from a draft in ``drafts``, on the same disk.

    With ``durable`` it also survives a power failure after the return.

    Raises:
        OSError: nothing was changed.
    """
    draft = drafts / f".replygen-{os.urandom(4).hex()}"
    try:
        with draft.open("xb") as file:
            file.write(data)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        if target.exists():
            draft.chmod(target.stat().st_mode)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
    if durable:
        _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    """Make the new name last as well; Windows does so itself, and opens no folders."""
    if os.name != "nt":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def make_folder(path: Path) -> Path:
    """Make the folder ``path`` and those above it, unless it is there.

    Raises:
        InputError: a file of that name exists, or the folder cannot be made.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(unwritable(path, error)) from None
    return path


def unwritable(path: Path, error: OSError) -> Problem:
    """Say why ``path`` cannot be written."""
    what = text("写不了：{why.zh}。", "It cannot be written: {why.en}.", why=why_unwritable(error))
    return Problem(what, text("请核对路径和空间。", "Check the path and the space."), place=Place(str(path)))
