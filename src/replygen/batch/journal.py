"""What of a batch is done, kept on disk while it runs: by it a run goes on where another was killed."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

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
    """The letters that were written, in the order of the roster. A line that was cut off is as good as none."""

    def __init__(self, path: Path, *, durable: bool) -> None:
        self._durable = durable
        self._file = path.open("a+b", buffering=0)
        _cut(self._file)
        self._old = _entries(path, self._file.seek(0, os.SEEK_END))
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

    def close(self) -> None:
        """Let the file go."""
        self._file.close()


def _cut(file: IO[bytes]) -> None:
    """Cut off a last line without its end."""
    file.seek(0)
    end = 0
    for line in file:
        if line.endswith(b"\n"):
            end += len(line)
    file.truncate(end)


def _entries(path: Path, size: int) -> Iterator[Entry]:
    """Yield the entries that the journal holds now, and none that are added later."""
    with path.open("rb") as file:
        while file.tell() < size:
            index, digest, outputs = json.loads(file.readline())
            yield Entry(index, digest, tuple(Output(*output) for output in outputs))


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
