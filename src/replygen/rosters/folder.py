"""A folder of letters as a roster: every file in it that a reader knows, by name."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from replygen.messages import Place
from replygen.readers import READERS
from replygen.rosters.row import Entry, Row, is_special, special


def read(path: Path) -> Iterator[Entry]:
    """Yield the letters that lie in a folder, not those in folders inside of it.

    Raises:
        OSError: the folder cannot be read.
    """
    with os.scandir(path) as entries:
        names = sorted(entry.name for entry in entries if _is_letter(entry))
    for name in names:
        place = Place(str(path / name))
        yield Row(place, file=path / name, problems=(special(place),) if is_special(path / name) else ())


def _is_letter(entry: os.DirEntry[str]) -> bool:
    suffix = os.path.splitext(entry.name)[1].lower()  # noqa: PTH122 - a path object for each costs too much
    return suffix in READERS and not entry.name.startswith((".", "~")) and not _is_folder(entry)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """What else is no file, as a link that leads nowhere: its letter fails, and is not passed over in silence."""
    try:
        return entry.is_dir()
    except OSError:  # a loop of links
        return False
