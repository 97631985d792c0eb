"""One batch at a time in a folder: a lock that the system drops when its process dies, however it dies."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

if sys.platform == "win32":
    import msvcrt

    def _try(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _try(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _drop_all() -> None:
        """Leave the locks to the parent: a fork of it would hold them after its death."""
        while _held:
            os.close(_held.pop())

    os.register_at_fork(after_in_child=_drop_all)

_held: Final[set[int]] = set()
"""The locks of this process."""


class Lock:
    """The lock of the file ``path``, which is made for it and goes with it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle = -1

    def take(self) -> bool:
        """Take the lock at once; False when somebody else has it.

        Raises:
            OSError: the file cannot be made.
        """
        while True:
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o666)
            try:
                _try(handle)
            except (BlockingIOError, PermissionError):
                os.close(handle)
                return False
            if self._is_there(handle):
                self._handle = handle
                _held.add(handle)
                return True
            os.close(handle)  # its last owner removed the file between our two steps

    def _is_there(self, handle: int) -> bool:
        try:
            return os.path.samestat(os.fstat(handle), self._path.stat())
        except FileNotFoundError:
            return False

    def release(self) -> None:
        """Remove the file and let others in."""
        _held.discard(self._handle)
        if sys.platform == "win32":
            os.close(self._handle)
            self._path.unlink(missing_ok=True)
        else:
            self._path.unlink(missing_ok=True)
            os.close(self._handle)
        self._handle = -1
