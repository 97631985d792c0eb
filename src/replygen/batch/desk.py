"""The hidden folder of a batch: its lock, drafts of files, letters that were read, and the journal."""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Final, Self

from replygen.batch.journal import Journal
from replygen.batch.lock import Lock
from replygen.batch.work import Draft, Fault
from replygen.errors import InputError
from replygen.files import make_folder, unwritable
from replygen.messages import Place, Problem, text

FOLDER: Final = ".replygen-batch"
_OPEN: Final = "journal"


@contextmanager
def noting(folder: Path) -> Iterator[None]:
    """Let what the batch notes for itself in ``folder`` fail as its letters do.

    Raises:
        InputError: the disk is full, or the folder cannot be written to.
    """
    try:
        yield
    except OSError as error:
        raise stopped(folder, error) from None


def stopped(path: Path, error: OSError) -> InputError:
    """Return what ends the batch when ``path`` cannot be written and no other letter would fare better."""
    return InputError([unwritable(path, error), Problem(_STOPPED, _RESUME)])


class Spool:
    """Letters that were read, in a file without a name: it goes when its process does."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder or Path(tempfile.gettempdir())
        self._file: IO[bytes] = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - it is closed by close
        self.count = 0

    def add(self, letter: Draft | Fault) -> None:
        """Put a letter at the end."""
        with noting(self._folder):
            pickle.dump(letter, self._file, pickle.HIGHEST_PROTOCOL)
        self.count += 1

    def __iter__(self) -> Iterator[Draft | Fault]:
        """Yield all letters from the first on."""
        with noting(self._folder):
            self._file.seek(0)
        for _ in range(self.count):
            yield pickle.load(self._file)  # noqa: S301 - nobody else can write into the file

    def close(self) -> None:
        """Let the file go; what a full disk did not take is of no use."""
        with suppress(OSError):
            self._file.close()


def is_interrupted(folder: Path) -> bool:
    """Tell whether a batch in ``folder`` did not come to its end."""
    return (folder / FOLDER / _OPEN).exists()


class Desk:
    """The hidden folder in the folder of the outputs; while it is open no other batch writes there.

    Raises:
        InputError: the folder cannot be written to, or another batch is at work in it.
    """

    def __init__(self, folder: Path, *, resume: bool, durable: bool) -> None:
        self.output = folder
        self.drafts = folder / FOLDER
        self._journal = self.drafts / _OPEN
        self._ended = self.drafts / "ended"
        self._resume = resume
        self._durable = durable
        self._lock = Lock(self.drafts / "lock")

    def __enter__(self) -> Self:
        self._begin()
        try:
            self._sweep()
            self.journal = Journal(self._journal, durable=self._durable)
            self.spool = Spool(self.drafts)
        except OSError as error:
            self._end()
            raise InputError(unwritable(self.output, error)) from None
        return self

    def _begin(self) -> None:
        try:
            self._made = [each for each in (self.output, *self.output.parents) if not each.exists()]
            make_folder(self.output)
            taken = self._take()
        except OSError as error:
            raise InputError(unwritable(self.output, error)) from None
        if not taken:
            raise InputError(Problem(_BUSY, _WAIT, place=Place(str(self.output))))

    def _take(self) -> bool:
        while True:
            self.drafts.mkdir(exist_ok=True)
            try:
                return self._lock.take()
            except FileNotFoundError:  # its last owner removed the folder between our two steps
                continue

    def _sweep(self) -> None:
        """Remove what a run that was killed left behind."""
        for each in self.drafts.iterdir():
            if each.name.startswith(".replygen-"):
                each.unlink()
        if not self._resume:
            self._journal.unlink(missing_ok=True)
        elif self._ended.exists() and not self._journal.exists():
            self._ended.replace(self._journal)
        self._ended.unlink(missing_ok=True)

    def finish(self, *, whole: bool) -> None:
        """End the journal; unless the batch is ``whole`` it is laid aside for a run that makes up for the rest."""
        self.journal.close()
        if whole:
            self._journal.unlink()
        else:
            self._journal.replace(self._ended)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.spool.close()
        self.journal.close()
        if self._journal.exists() and not self._journal.stat().st_size:
            self._journal.unlink()
        self._end()

    def _end(self) -> None:
        self._lock.release()
        for folder in (self.drafts, *self._made):
            try:
                folder.rmdir()
            except OSError:  # it holds something
                return


_BUSY: Final = text("另一个批量正在往这个文件夹里写。", "Another batch is writing into this folder.")
_WAIT: Final = text("请等它结束，或换一个文件夹。", "Wait until it has ended, or take another folder.")
_STOPPED: Final = text(
    "批量停在这里，已写出的文件都完好。", "The batch stopped here; the files written are whole."
)
_RESUME: Final = text("排除后加 --resume 接着做。", "When that is mended, go on with --resume.")
