"""What of a batch is done, kept on disk while it runs: by it a run goes on where another was killed."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from replygen.batch.events import Output
from replygen.batch.work import Draft

_CHUNK: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Entry:
    """A letter that was written: its number in the roster, a digest of what it was made from, its files."""

    index: int
    digest: str
    outputs: tuple[Output, ...]


class Journal:
    """The letters that were written, in the order of the roster. What cannot be read of it is as good as none."""

    def __init__(self, path: Path, *, durable: bool) -> None:
        self._durable = durable
        self._path = path
        self._file = path.open("ab", buffering=0)
        self._size = max((end for end, _ in _entries(path)), default=0)
        self._file.truncate(self._size)
        self._old = _first(path, self._size)
        self._next = next(self._old, None)

    def find(self, index: int, digest: str) -> Entry | None:
        """Return the entry of a letter, if it was written from the same as now; ask in rising order."""
        while self._next and self._next.index < index:
            self._next = next(self._old, None)
        found = self._next
        return found if found and (found.index, found.digest) == (index, digest) else None

    def add(self, entry: Entry) -> None:
        """Note that a letter has been written."""
        outputs = [[output.name, output.sha256] for output in entry.outputs]
        self._file.write(
            json.dumps([entry.index, entry.digest, outputs], ensure_ascii=False).encode() + b"\n"
        )
        if self._durable:
            os.fsync(self._file.fileno())

    def names(self) -> Iterator[str]:
        """Yield the names of the files that earlier runs have written."""
        return (output.name for entry in _first(self._path, self._size) for output in entry.outputs)

    def close(self) -> None:
        """Let the file go."""
        self._old.close()
        self._file.close()


def _first(path: Path, size: int) -> Generator[Entry, None, None]:
    """Yield the entries in so many bytes of a journal, and none that are added later."""
    for end, entry in _entries(path):
        if end > size:
            return
        yield entry


def _entries(path: Path) -> Iterator[tuple[int, Entry]]:
    """Yield the entries of a journal, and where each ends; none from the first line on that is no entry."""
    end = 0
    with path.open("rb") as file:
        for line in file:
            entry = _entry(line)
            if entry is None:
                return
            end += len(line)
            yield end, entry


def _entry(line: bytes) -> Entry | None:
    """Return what a line says; None if it was cut off, or spoilt by a failure of power."""
    try:
        index, digest, outputs = json.loads(line)
        entry = Entry(index, digest, tuple(Output(*output) for output in outputs))
    except (ValueError, TypeError):
        return None
    return entry if line.endswith(b"\n") else None


def digest_of(settings: str, draft: Draft) -> str:
    """Return what tells apart letters that would come out differently."""
    return hashlib.sha256(f"{settings}\0{draft.name}\0{draft.letter}".encode()).hexdigest()


def is_intact(folder: Path, outputs: Sequence[Output]) -> bool:
    """Tell whether all files are there as they were written."""
    try:
        return all(_sha256(folder / output.name) == output.sha256 for output in outputs)
    except OSError:
        return False


def _sha256(path: Path) -> str:
    total = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            total.update(chunk)
    return total.hexdigest()
