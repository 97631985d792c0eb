"""One batch at a time: who holds the lock of a folder, and when it falls."""

import os
import subprocess
import sys
from pathlib import Path

from replygen.batch.lock import Lock
from tests.support import need

HOLD_AND_FORK = """
import os, sys
from pathlib import Path
from replygen.batch.lock import Lock
Lock(Path(sys.argv[1])).take()
if not os.fork():
    print("forked", flush=True)
sys.stdin.read()
"""


def test_lock_is_taken_once_and_then_free_again(tmp_path: Path) -> None:
    first, second = Lock(tmp_path / "lock"), Lock(tmp_path / "lock")
    assert (first.take(), second.take()) == (True, False)
    first.release()
    assert second.take()
    second.release()
    assert not list(tmp_path.iterdir())


def test_lock_falls_with_its_process_even_if_a_fork_of_it_lives_on(tmp_path: Path) -> None:
    need(hasattr(os, "fork"), "only Unix forks processes")
    words = [sys.executable, "-c", HOLD_AND_FORK, str(tmp_path / "lock")]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == b"forked\n"
        lock = Lock(tmp_path / "lock")
        assert not lock.take()
        holder.kill()
        holder.wait()
        assert lock.take()
        lock.release()
