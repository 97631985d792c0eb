"""Those who do the work: this process, others on this machine, or any executor. Groups come back in their order."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future
from functools import partial
from types import TracebackType
from typing import Any, Final, Generic, Self, TypeVar

from replygen.batch.processes import Processes, reason
from replygen.errors import ReplygenError
from replygen.messages import Problem, text

_Item = TypeVar("_Item")
_Made = TypeVar("_Made")
_Work = Callable[[Sequence[_Item]], Sequence[_Made]]
_Lost = Callable[[_Item, BaseException], _Made]
SECONDS: Final = 600
"""So long a process may take over a group of letters; the largest letter takes it half a minute."""
_GROUPS_EACH: Final = 2
"""So many groups wait for each hand, so that none is idle."""


class Here(Executor):
    """Does in this process what it is given, when it is waited for."""

    def submit(self, fn: Callable[..., _Made], /, *args: Any, **kwargs: Any) -> Future[_Made]:
        """Return the future of work that is still to be done."""
        return _Later(partial(fn, *args, **kwargs))


class _Later(Future[_Made]):
    """Work that is done when its outcome is asked for."""

    def __init__(self, work: Callable[[], _Made]) -> None:
        super().__init__()
        self._work = work

    def exception(self, timeout: float | None = None) -> BaseException | None:
        """Do the work, unless that was done; return what went wrong."""
        if not self.done():
            try:
                self.set_result(self._work())
            except Exception as error:
                self.set_exception(error)
        return super().exception(timeout)


class Crew:
    """Runs work on an executor and survives the loss of workers.

    Args:
        executor: one that belongs to the caller; None makes ``jobs`` processes, or for one job none at all.
        jobs: how many workers there are.
        stop: once it is set no new work is begun.
        watch: is told of a group, or of a letter by itself, whenever it is waited for.
        seconds: so long processes of ours may take over a group; nothing else can be ended from outside.
    """

    def __init__(
        self, executor: Executor | None, jobs: int, stop: threading.Event,
        watch: Callable[[Sequence[Any]], None], seconds: float = SECONDS,
    ) -> None:  # fmt: skip
        self._foreign = executor is not None
        self.jobs = jobs
        self.is_here = executor is None and jobs == 1
        self._stop = stop
        self._watch = watch
        self._seconds = None if self._foreign else seconds
        self._most = 1 if self.is_here else jobs * _GROUPS_EACH + 1
        self._executor = executor or self._new()

    def _new(self) -> Executor:
        return Here() if self.is_here else Processes(self.jobs)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind:
            self._end()
        elif not self._foreign:
            self._executor.shutdown(wait=True, cancel_futures=True)

    def _end(self) -> None:
        if isinstance(self._executor, Processes):
            self._executor.kill()

    def run(
        self,
        work: _Work[_Item, _Made],
        groups: Iterable[Sequence[_Item]],
        lost: _Lost[_Item, _Made],
    ) -> Iterator[tuple[Sequence[_Item], Sequence[_Made]]]:
        """Yield each of ``groups`` with what ``work`` makes of it, in their order.

        A letter whose worker dies or hangs, also when it has the worker for itself, becomes what ``lost`` makes
        of it and of the error, which is a TimeoutError for a worker that hangs.

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
            error = self._outcome(waiting[0])
            if error is None:
                job = waiting.popleft()
                yield job.group, job.future.result()
            else:
                yield from self._again(work, waiting, lost, hung=isinstance(error, TimeoutError))

    def _submit(self, work: _Work[_Item, _Made], group: Sequence[_Item]) -> Future[Sequence[_Made]]:
        try:
            return self._executor.submit(work, group)
        except (BrokenExecutor, RuntimeError, OSError) as error:  # broken, or no process can be made
            future: Future[Sequence[_Made]] = Future()
            future.set_exception(error)
            return future

    def _outcome(self, job: _Job[_Item, _Made]) -> BaseException | None:
        """Wait for ``job`` and return its error, None when all went well."""
        self._watch(job.group)
        return _error(job.future, self._seconds)

    def _again(
        self,
        work: _Work[_Item, _Made],
        jobs: deque[_Job[_Item, _Made]],
        lost: _Lost[_Item, _Made],
        *,
        hung: bool,
    ) -> Iterator[tuple[Sequence[_Item], Sequence[_Made]]]:
        """Do once more what was in hand when a worker died: each group, then each letter of one, with no other.

        When the first group is known to have ``hung`` its letters are done each by itself at once.
        """
        self._end()
        found = [*jobs]
        jobs.clear()
        self._renew()
        for job in found:
            known = job.future.done() and not _error(job.future)
            again = (
                job if known or (hung and job is found[0]) else _Job(job.group, self._submit(work, job.group))
            )
            if self._outcome(again) is None:
                yield again.group, again.future.result()
            else:
                self._renew()
                yield again.group, [self._alone(work, item, lost) for item in again.group]

    def _alone(self, work: _Work[_Item, _Made], item: _Item, lost: _Lost[_Item, _Made]) -> _Made:
        job = _Job([item], self._submit(work, [item]))
        error = self._outcome(job)
        if error is None:
            return job.future.result()[0]
        self._renew()
        return lost(item, error)

    def _renew(self) -> None:
        """Make new processes where they were ours. They, or another's executor, must be of use."""
        self._end()
        if not self._foreign:
            self._executor = self._new()
        if error := _error(self._submit(list, ()), SECONDS):
            what = text("没有能用的工作进程了：{error}", "No worker is left: {error}", error=reason(error))
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


def _error(future: Future[Any], seconds: float | None = None) -> BaseException | None:
    """Wait so long for ``future`` and return its error, None when all went well."""
    try:
        return future.exception(seconds)
    except (TimeoutError, CancelledError) as error:
        return error


_RESUME: Final = text("修好后加 --resume 接着做。", "Mend that and go on with --resume.")
