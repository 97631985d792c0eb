"""Processes on this machine that work for this one, each with pipes of its own.

The pool of the standard library has one pipe for all that its processes make. When one of them dies while it writes
there, what it leaves keeps the others and the pool waiting for ever.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Future, ThreadPoolExecutor
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from pathlib import Path
from queue import SimpleQueue
from typing import Any, Final, TypeVar

_Made = TypeVar("_Made")
_AHEAD: Final = 2
"""So much work a process has: one piece in hand, and the next one in its pipe."""
_MOST: Final = 61
"""Long before that the one process that writes what they make is too slow for them."""


class Processes(ThreadPoolExecutor):
    """New processes, served by threads here. They leave Ctrl-C to this one, and end when it does, killed or not."""

    def __init__(self, count: int) -> None:
        context = multiprocessing.get_context("fork" if _is_alone() else "spawn")
        near, self._far = context.Pipe(duplex=False)
        self._hands = [_Hand(context, near, self._far) for _ in range(min(count, _MOST))]
        self._free: SimpleQueue[_Hand] = SimpleQueue()
        for hand in self._hands * _AHEAD:
            self._free.put(hand)
        super().__init__(len(self._hands) * _AHEAD)

    def submit(self, fn: Callable[..., _Made], /, *args: Any, **kwargs: Any) -> Future[_Made]:
        """Have the next free process do ``fn``. The future fails with BrokenExecutor when that process dies."""
        return super().submit(self._do, fn, *args, **kwargs)

    def _do(self, fn: Callable[..., _Made], *args: Any, **kwargs: Any) -> _Made:
        hand = self._free.get()
        try:
            made: _Made = hand.do(fn, args, kwargs)
        finally:
            self._free.put(hand)  # a dead one as well: what it is given fails at once
        return made

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the processes when they have done what they were given."""
        super().shutdown(wait, cancel_futures=cancel_futures)
        for hand in self._hands:
            hand.dismiss()

    def kill(self) -> None:
        """End them at once, whatever they are at: one that hangs would never end by itself."""
        for hand in self._hands:
            hand.process.kill()
        self.shutdown(cancel_futures=True)


class _Hand:
    """One process. Threads may share it: each is given what was made of its own work."""

    def __init__(self, context: BaseContext, near: Connection, far: Connection) -> None:
        work, self._work = context.Pipe(duplex=False)
        self._made, made = context.Pipe(duplex=False)
        self.process = context.Process(target=_serve, args=(work, made, near, far), daemon=True)  # type: ignore[attr-defined]
        self.process.start()
        work.close()
        made.close()  # now its end is the end of this pipe
        self._sending, self._receiving = threading.Lock(), threading.Lock()

    def do(self, fn: Callable[..., Any], args: Any, kwargs: Any) -> Any:
        """Send the work, then wait for what is made of it, in the order in which it was sent."""
        try:
            with self._sending:
                self._work.send((fn, args, kwargs))
                self._receiving.acquire()
            try:
                made, error = self._made.recv()
            finally:
                self._receiving.release()
        except (OSError, EOFError):
            self.process.join()
            raise BrokenExecutor(f"exit code {self.process.exitcode}") from None
        if error is not None:
            raise RuntimeError(error)
        return made

    def dismiss(self) -> None:
        """Let the process go, which has nothing to do."""
        with suppress(OSError):  # it is dead
            self._work.send(None)
        self.process.join()
        self._work.close()
        self._made.close()


def _serve(work: Connection, made: Connection, near: Connection, far: Connection) -> None:
    """Do work until there is no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    far.close()  # the parent alone shall hold it
    threading.Thread(target=_end_with_parent, args=(near,), daemon=True).start()
    while task := work.recv():
        made.send(_outcome(*task))


def _outcome(fn: Callable[..., _Made], args: Any, kwargs: Any) -> tuple[_Made | None, str | None]:
    """Return what is made, or else what went wrong, in words: not every error can be sent."""
    try:
        return fn(*args, **kwargs), None
    except Exception as error:
        return None, reason(error)


def _end_with_parent(near: Connection) -> None:
    """Wait until the far end is closed, by the death of the parent: one that is at work would not notice."""
    with suppress(OSError):  # on Windows, the end of the parent
        near.poll(None)
    os._exit(1)


def _is_alone() -> bool:
    """Tell whether this process has one thread and may be forked; only Linux tells.

    A fork has at once all that is loaded here. A thread that does not come along may leave a lock closed for ever.
    """
    threads = Path("/proc/self/task")
    return threads.is_dir() and len(list(threads.iterdir())) == 1


def reason(error: BaseException) -> str:
    """Return what there is to say of an error, which may have no words."""
    return str(error) or type(error).__name__
