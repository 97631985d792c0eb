"""Workers die, and nothing is lost but what killed them."""

import multiprocessing
import os
import pickle
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from replygen import batch
from replygen.batch import Done, Failed
from replygen.batch.crew import Crew
from replygen.batch.options import Options, settings_of
from replygen.batch.work import Halt, Unread, read_letters
from replygen.errors import ReplygenError
from replygen.messages import Place
from replygen.rosters import Row
from tests.batch.rosters import contents, endings, letter, lines, run


def double(folder: Path, numbers: Sequence[int]) -> list[int]:
    """Double numbers. 13 kills the process always; 5 only the first time."""
    if 13 in numbers:
        os._exit(1)
    if 5 in numbers and not (folder / "died").exists():
        (folder / "died").touch()
        os._exit(1)
    return [number * 2 for number in numbers]


def groups(count: int) -> list[list[int]]:
    return [list(range(at, at + 4)) for at in range(0, count, 4)]


def lost(number: int, error: BaseException) -> int:
    return -number


def watch(group: Sequence[int]) -> None:
    pass


def doubled(crew: Crew, folder: Path, count: int) -> list[int]:
    return [made for _, group in crew.run(partial(double, folder), groups(count), lost) for made in group]


def test_only_the_letter_that_kills_its_worker_is_lost(tmp_path: Path) -> None:
    with Crew(None, 2, threading.Event(), watch) as crew:
        found = doubled(crew, tmp_path, 40)
    assert found == [-13 if number == 13 else number * 2 for number in range(40)]
    assert (tmp_path / "died").exists()


def hang(numbers: Sequence[int]) -> Sequence[int]:
    """Return at once from the first group, and from no other."""
    while 0 not in numbers:
        time.sleep(1)
    return numbers


def stuck(numbers: Sequence[int]) -> list[int]:
    """Double numbers, but never get over 6."""
    while 6 in numbers:
        time.sleep(1)
    return [number * 2 for number in numbers]


def test_only_the_letter_that_hangs_its_worker_is_lost() -> None:
    errors: dict[int, BaseException] = {}
    waited: list[Sequence[int]] = []

    def given_up(number: int, error: BaseException) -> int:
        errors[number] = error
        return -number

    with Crew(None, 2, threading.Event(), waited.append, seconds=8) as crew:
        done = [made for _, group in crew.run(stuck, groups(40), given_up) for made in group]
    assert done == [-6 if number == 6 else number * 2 for number in range(40)]
    assert {number: type(error) for number, error in errors.items()} == {6: TimeoutError}
    assert [6] in waited
    assert not multiprocessing.active_children()


def interrupted() -> None:
    with Crew(None, 2, threading.Event(), watch) as crew:
        for group, _ in crew.run(hang, groups(40), lost):
            assert group == [0, 1, 2, 3]
            raise KeyboardInterrupt


def test_who_leaves_early_does_not_wait_for_work_that_hangs() -> None:
    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert not multiprocessing.active_children()


class Broken(Executor):
    """An executor whose workers are all gone after some work."""

    def __init__(self, good: int) -> None:
        self.good = good

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        self.good -= 1
        if self.good < 0:
            raise BrokenExecutor("gone")
        future: Future[Any] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


def test_executor_without_workers_ends_the_batch_and_what_is_done_stays(tmp_path: Path) -> None:
    roster = lines(tmp_path / "r.jsonl", [letter(f"{number:03}") for number in range(40)])
    run(roster, tmp_path / "whole")
    written: list[batch.Event] = []
    events = batch.run(roster, tmp_path / "out", executor=Broken(5))
    with pytest.raises(ReplygenError, match="没有能用的工作进程了：gone"):
        written.extend(event for event in events if isinstance(event, Done))
    assert 0 < len(written) < 40
    found = endings(run(roster, tmp_path / "out", resume=True))
    assert sum(each.resumed for each in found if isinstance(each, Done)) == len(written)
    assert contents(tmp_path / "out") == contents(tmp_path / "whole")


class Refusing(Executor):
    """An executor that cannot carry one letter, as one whose workers run out of memory over it."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        if "要害" in str(args):
            future.set_exception(self.error)
        else:
            future.set_result(fn(*args, **kwargs))
        return future


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (MemoryError("too little"), "做这封信的工作进程意外退出（too little）"),
        (MemoryError(), "做这封信的工作进程意外退出（MemoryError）"),
        (TimeoutError(), "10 分钟也没有做完这封信，不再等了"),
    ],
)
def test_letter_that_no_worker_can_carry_fails_alone(tmp_path: Path, error: Exception, words: str) -> None:
    letters = [letter(f"{number:03}") for number in range(9)]
    roster = lines(tmp_path / "r.jsonl", [*letters, letter("要害"), letter("009")])
    # A line of JSON is bytes until it is read: the letter is refused when it is to be made.
    events = list(batch.run(roster, tmp_path / "out", executor=Refusing(error)))
    failed = [each for each in endings(events) if isinstance(each, Failed)]
    assert [each.place.line for each in failed] == [10]
    assert words in failed[0].problems[0].say()


@pytest.fixture(params=["alone", "beside another thread"])
def beside(request: pytest.FixtureRequest) -> Iterator[None]:
    """A process that may be forked, and one that may not."""
    end = threading.Event()
    thread = threading.Thread(target=end.wait)
    if request.param != "alone":
        thread.start()
    yield
    end.set()
    if thread.ident:
        thread.join()


@pytest.mark.usefixtures("beside")
def test_processes_give_the_same_files(tmp_path: Path) -> None:
    roster = lines(tmp_path / "r.jsonl", [letter(f"{number:03}") for number in range(40)])
    run(roster, tmp_path / "one")
    list(batch.run(roster, tmp_path / "two", jobs=2))
    assert contents(tmp_path / "two") == contents(tmp_path / "one")


def test_worker_with_another_version_ends_the_batch() -> None:
    settings = replace(settings_of(Options(), Path()), version="0.0")
    (found,) = read_letters(pickle.dumps(settings), [Unread(Row(Place()))])
    assert isinstance(found, Halt)
    assert "这里是 0.0" in found.problems[0].say()
