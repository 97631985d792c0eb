"""Those who do the work: this process, others on this machine, or any executor. Groups come back in their order."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Generic, Self, TypeVar

from replygen.errors import ReplygenError
from replygen.messages import Problem, Text, text

_Item = TypeVar("_Item")
_Made = TypeVar("_Made")
_Work = Callable[[Sequence[_Item]], Sequence[_Made]]
_GROUPS_EACH: Final = 2
"""So many groups wait for each hand, so that none is idle."""


class Here(Executor):
    """Does at once, in this process, what it is given."""

    def submit(self, fn: Callable[..., _Made], /, *args: Any, **kwargs: Any) -> Future[_Made]:
        """Return the future of work that is done."""
        future: Future[_Made] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


class Processes(ProcessPoolExecutor):
    """New processes on this machine. They leave Ctrl-C to this one, and end when it does, killed or not."""

    def __init__(self, count: int) -> None:
        context = multiprocessing.get_context("fork" if _is_alone() else "spawn")
        near, self._far = context.Pipe(duplex=False)
        super().__init__(min(count, _MOST), context, initializer=_begin, initargs=(near, self._far))

    def kill(self) -> None:
        """End them at once, whatever they are at: one that hangs would never end by itself."""
        for process in tuple((self._processes or {}).values()):
            process.kill()
        self.shutdown(wait=True, cancel_futures=True)


_MOST: Final = 61
"""Windows waits for no more; long before that the one process that writes what they make is too slow for them."""


def _is_alone() -> bool:
    """Tell whether this process has one thread and may be forked; only Linux tells.

    A fork has at once all that is loaded here. A thread that does not come along may leave a lock closed for ever.
    """
    threads = Path("/proc/self/task")
    return threads.is_dir() and len(list(threads.iterdir())) == 1


def _begin(near: Connection, far: Connection) -> None:
    """Begin a new process; the parent alone shall hold the ``far`` end of the pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    far.close()
    threading.Thread(target=_end_with_parent, args=(near,), daemon=True).start()


def _end_with_parent(near: Connection) -> None:
    """Wait until the far end is closed, by the death of the parent: a process of a pool would not notice."""
    with suppress(OSError):  # on Windows, the end of the parent
        near.poll(None)
    os._exit(1)


class Crew:
    """Runs work on an executor and survives the loss of workers.

    Args:
        executor: one that belongs to the caller; None makes ``jobs`` processes, or for one job none at all.
        jobs: how many workers there are.
        stop: once it is set no new work is begun.
    """

    def __init__(self, executor: Executor | None, jobs: int, stop: threading.Event) -> None:
        self._foreign = executor is not None
        self._jobs = jobs
        self._stop = stop
        self._most = jobs * _GROUPS_EACH + 1 if self._foreign or jobs > 1 else 1
        self._executor = executor or self._new()

    def _new(self) -> Executor:
        return Processes(self._jobs) if self._jobs > 1 else Here()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind and isinstance(self._executor, Processes):
            self._executor.kill()
        elif not self._foreign:
            self._executor.shutdown(wait=True, cancel_futures=True)

    def run(
        self,
        work: _Work[_Item, _Made],
        groups: Iterable[Sequence[_Item]],
        lost: Callable[[_Item, Text], _Made],
    ) -> Iterator[tuple[Sequence[_Item], Sequence[_Made]]]:
        """Yield each of ``groups`` with what ``work`` makes of it, in their order.

        A letter whose worker dies, also when it has the worker for itself, becomes what ``lost`` makes of it.

        Raises:
            ReplygenError: no worker is left.
        """
        waiting: deque[_Job[_Item, _Made]] = deque()
        source = iter(groups)
        while True:
            while len(waiting) < self._most and not self._stop.is_set():
                group = next(source, None)
                if group is None:
                    break
                waiting.append(_Job(group, self._submit(work, group)))
            if self._stop.is_set():
                _drop(waiting)
            if not waiting:
                return
            if _outcome(waiting[0].future) is None:
                job = waiting.popleft()
                yield job.group, job.future.result()
            else:
                yield from self._again(work, waiting, lost)

    def _submit(self, work: _Work[_Item, _Made], group: Sequence[_Item]) -> Future[Sequence[_Made]]:
        try:
            return self._executor.submit(work, group)
        except (BrokenExecutor, RuntimeError, OSError) as error:  # broken, or no process can be made
            future: Future[Sequence[_Made]] = Future()
            future.set_exception(error)
            return future

    def _again(
        self,
        work: _Work[_Item, _Made],
        jobs: deque[_Job[_Item, _Made]],
        lost: Callable[[_Item, Text], _Made],
    ) -> Iterator[tuple[Sequence[_Item], Sequence[_Made]]]:
        """Do once more what was in hand when a worker died: each group, then each letter of one, with no other."""
        found = [(job.group, job.future, _outcome(job.future)) for job in jobs]
        jobs.clear()
        self._renew()
        for group, future, error in found:
            made = future if error is None else self._submit(work, group)
            if _outcome(made) is None:
                yield group, made.result()
            else:
                self._renew()
                yield group, [self._alone(work, item, lost) for item in group]

    def _alone(self, work: _Work[_Item, _Made], item: _Item, lost: Callable[[_Item, Text], _Made]) -> _Made:
        future = self._submit(work, [item])
        error = _outcome(future)
        if error is None:
            return future.result()[0]
        self._renew()
        return lost(item, text("{error}", "{error}", error=str(error) or type(error).__name__))

    def _renew(self) -> None:
        """Make new processes where they were ours. They, or another's executor, must be of use."""
        if not self._foreign:
            self._executor.shutdown(wait=True, cancel_futures=True)
            self._executor = self._new()
        if error := _outcome(self._submit(list, ())):
            what = text("没有能用的工作进程了：{error}", "No worker is left: {error}", error=error)
            raise ReplygenError(Problem(what, _RESUME))


class _Job(Generic[_Item, _Made]):
    """A group and the future of what is made of it."""

    __slots__ = ("future", "group")

    def __init__(self, group: Sequence[_Item], future: Future[Sequence[_Made]]) -> None:
        self.group = group
        self.future = future


def _drop(waiting: deque[_Job[_Item, _Made]]) -> None:
    """Take back what no worker has begun, from the end on: what is done stays without gaps."""
    while waiting and waiting[-1].future.cancel():
        waiting.pop()


def _outcome(future: Future[Any]) -> BaseException | None:
    """Wait for ``future`` and return its error, None when all went well."""
    return future.exception()


_RESUME: Final = text("修好后加 --resume 接着做。", "Mend that and go on with --resume.")
