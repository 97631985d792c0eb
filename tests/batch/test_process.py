"""The command as a process: killed, interrupted, on a full disk, and on a Dask cluster."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.batch.rosters import contents, letter, lines, run
from tests.support import need, soffice

COMMAND = (sys.executable, "-m", "replygen", "batch")
SECONDS = 120


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    return lines(tmp_path / "r.jsonl", [letter(f"{number:03}") for number in range(200)])


def start(*words: str | Path) -> "subprocess.Popen[bytes]":
    return subprocess.Popen([*COMMAND, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def command(*words: str | Path) -> tuple[int, str]:
    """Run the command to its end; return its exit code and what it said."""
    done = subprocess.run([*COMMAND, *words], capture_output=True, check=False, timeout=SECONDS)
    return done.returncode, done.stderr.decode()


def wait_for(folder: Path, count: int, process: "subprocess.Popen[bytes]") -> None:
    """Wait until so many documents lie in a folder."""
    end = time.monotonic() + SECONDS
    while len(list(folder.glob("*.docx"))) < count:
        assert process.poll() is None, process.communicate()[1].decode()
        assert time.monotonic() < end
        time.sleep(0.005)


@pytest.mark.parametrize(("jobs", "counts"), [("1", (1, 20, 90)), ("2", (2, 60))])
def test_killed_runs_end_like_one_that_was_not(
    tmp_path: Path, roster: Path, jobs: str, counts: Sequence[int]
) -> None:
    run(roster, tmp_path / "whole")
    for count in counts:
        process = start(roster, "-o", tmp_path / "out", "--resume", "--jobs", jobs)
        wait_for(tmp_path / "out", count, process)
        process.kill()
        process.communicate()
    assert len(contents(tmp_path / "out")) < len(contents(tmp_path / "whole"))
    assert command(roster, "-o", tmp_path / "out", "--resume", "--jobs", jobs)[0] == 0
    assert contents(tmp_path / "out") == contents(tmp_path / "whole")


def children(process: "subprocess.Popen[bytes]") -> list[int]:
    """The processes that a process has started."""
    tasks = Path(f"/proc/{process.pid}/task").iterdir()
    return [int(child) for task in tasks for child in (task / "children").read_text().split()]


def test_workers_that_die_while_they_send_documents_are_replaced(tmp_path: Path, roster: Path) -> None:
    need(Path("/proc/self/task").is_dir(), "only Linux tells the children of a process")
    run(roster, tmp_path / "whole")
    process = start(roster, "-o", tmp_path / "out", "--jobs", "2")
    wait_for(tmp_path / "out", 20, process)
    process.send_signal(signal.SIGSTOP)
    time.sleep(1)  # the workers go on until their pipes are full
    for child in children(process):
        os.kill(child, signal.SIGKILL)
    process.send_signal(signal.SIGCONT)
    _, err = process.communicate(timeout=SECONDS)
    assert process.returncode == 0, err.decode()
    assert contents(tmp_path / "out") == contents(tmp_path / "whole")


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_interrupt_finishes_the_letters_in_hand(tmp_path: Path, roster: Path, jobs: str) -> None:
    process = start(roster, "-o", tmp_path / "out", "--jobs", jobs)
    wait_for(tmp_path / "out", 3, process)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=SECONDS)
    assert process.returncode == 130
    assert "加 --resume 接着做" in err.decode()
    assert "Traceback" not in err.decode()
    assert command(roster, "-o", tmp_path / "out", "--resume")[0] == 0
    assert len(contents(tmp_path / "out")) == 202


@pytest.mark.parametrize("mode", ["--resume", "--dry-run"])
def test_interrupt_of_reading_says_that_nothing_was_written(tmp_path: Path, mode: str) -> None:
    roster = lines(tmp_path / "r.jsonl", [letter(f"{number:05}") for number in range(20_000)])
    process = start(roster, "-o", tmp_path / "out", "--no-check", mode)
    assert process.stderr
    assert process.stderr.readline().decode() == "已读入 10000 封\n"
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=SECONDS)
    assert process.returncode == 130
    assert err.decode().splitlines()[-1] == "已中断：还在读名册，这一次什么也没有写。用同样的命令重来即可。"
    assert not list(tmp_path.glob("out/*.docx"))


@pytest.fixture(params=["1", "2"])
def at_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> "Iterator[subprocess.Popen[bytes]]":
    """A batch whose LibreOffice waits until there is a file ``go``."""
    program = tmp_path / "soffice"
    wait = f"touch {tmp_path / 'begun'}; until [ -e {tmp_path / 'go'} ]; do sleep 0.1; done"
    program.write_text(f'#!/bin/sh\n{wait}\nexec {soffice()} "$@"\n', "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    roster = lines(tmp_path / "r.jsonl", [letter("1"), letter("2")])
    process = start(roster, "-o", tmp_path / "out", "--to", "pdf", "--jobs", request.param)
    while not (tmp_path / "begun").exists():
        assert process.poll() is None
        time.sleep(0.01)
    yield process
    (tmp_path / "go").touch()
    process.communicate(timeout=SECONDS)


def test_interrupt_names_the_letters_in_hand(at_work: "subprocess.Popen[bytes]") -> None:
    at_work.send_signal(signal.SIGINT)
    assert at_work.stderr
    assert at_work.stderr.readline().decode() == "共 2 封\n"
    said = at_work.stderr.readline().decode()
    assert said.startswith("正在做完手里的信件（r.jsonl:1")
    assert said.endswith("）；再按一次 Ctrl-C 立即停下。\n")


def test_second_interrupt_ends_at_once_and_tells_how_to_go_on(at_work: "subprocess.Popen[bytes]") -> None:
    assert at_work.stderr
    for _ in range(2):
        at_work.stderr.readline()
        at_work.send_signal(signal.SIGINT)
    assert at_work.stderr.read().decode() == "已中断，加 --resume 接着做\n"
    assert at_work.wait() == 130


def mounted(folder: Path, options: str) -> bool:
    """Mount a small disk of memory, where that is allowed."""
    folder.mkdir(exist_ok=True)
    words = ["mount", "-t", "tmpfs", "-o", options, "none", str(folder)]
    try:
        return os.geteuid() == 0 and subprocess.run(words, check=False, capture_output=True).returncode == 0
    except OSError:
        return False


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 400 kB."""
    folder = tmp_path / "disk"
    need(mounted(folder, "size=400k"), "only root may mount a small disk, and not in every container")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_full_disk_is_told_and_the_run_goes_on_later(tmp_path: Path, roster: Path, disk: Path) -> None:
    code, said = command(roster, "-o", disk / "out", "--quiet")
    assert (code, "磁盘满了" in said, "加 --resume 接着做" in said) == (2, True, True)
    written = len(list((disk / "out").glob("*.docx")))
    assert 0 < written < 200
    subprocess.run(["mount", "-o", "remount,size=20m", str(disk)], check=True)
    assert command(roster, "-o", disk / "out", "--resume")[0] == 0
    run(roster, tmp_path / "whole")
    assert contents(disk / "out") == contents(tmp_path / "whole")


def test_disk_too_small_for_what_was_read_is_told(tmp_path: Path, disk: Path) -> None:
    subprocess.run(["mount", "-o", "remount,size=40k", str(disk)], check=True)
    roster = lines(tmp_path / "many.jsonl", [letter(f"{number:03}") for number in range(400)])
    code, said = command(roster, "-o", disk / "out", "--quiet", "--no-check")
    assert (code, "磁盘满了" in said, "加 --resume 接着做" in said) == (2, True, True)
    assert not list(disk.iterdir())


def test_read_only_folder_is_told(roster: Path, disk: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    code, said = command(roster, "-o", disk / "out")
    assert (code, "磁盘是只读的" in said, "Traceback" in said) == (2, True, False)


@pytest.fixture
def scheduler(tmp_path: Path) -> Iterator[str]:
    """The address of a Dask scheduler without workers."""
    need(find_spec("distributed"), "Dask is not installed (replygen[dask])")
    file = tmp_path / "scheduler.json"
    words = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--port", "0", "--no-dashboard",
             "--no-show", "--host", "127.0.0.1", "--scheduler-file", str(file)]  # fmt: skip
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    end = time.monotonic() + SECONDS
    while not file.is_file() or "tcp://" not in file.read_text():
        assert time.monotonic() < end
        time.sleep(0.05)
    yield file.read_text().partition('"address": "')[2].partition('"')[0]
    process.terminate()
    process.wait()


@pytest.fixture
def workers(scheduler: str, tmp_path: Path) -> "Iterator[list[subprocess.Popen[bytes]]]":
    """Three Dask workers, each a process."""
    words = [sys.executable, "-m", "distributed.cli.dask_worker", scheduler, "--nthreads", "1",
             "--no-dashboard", "--no-nanny", "--local-directory", str(tmp_path)]  # fmt: skip
    started = [subprocess.Popen(words, stderr=subprocess.DEVNULL) for _ in range(3)]
    yield started
    for process in started:
        process.kill()
        process.wait()


def test_cluster_gives_the_same_files_also_when_it_loses_a_worker(
    tmp_path: Path, roster: Path, scheduler: str, workers: "list[subprocess.Popen[bytes]]"
) -> None:
    run(roster, tmp_path / "whole")
    end = time.monotonic() + SECONDS
    while command(roster, "-o", tmp_path / "out", "--dry-run", "--dask", scheduler)[0] != 0:
        assert time.monotonic() < end
    process = start(roster, "-o", tmp_path / "out", "--dask", scheduler)
    wait_for(tmp_path / "out", 10, process)
    workers[0].kill()
    _, err = process.communicate(timeout=SECONDS)
    assert process.returncode == 0, err.decode()
    assert contents(tmp_path / "out") == contents(tmp_path / "whole")


def test_scheduler_without_workers_is_told(roster: Path, tmp_path: Path, scheduler: str) -> None:
    code, said = command(roster, "-o", tmp_path / "out", "--dask", scheduler)
    assert (code, said) == (
        2,
        "--dask：Dask 集群里还没有工作进程。请先用 dask worker 启动，其环境里要装有 replygen。\n",
    )


def test_scheduler_that_does_not_answer_is_told(roster: Path, tmp_path: Path) -> None:
    need(sys.platform != "win32", "ports are refused at once on Unix")
    code, said = command(roster, "-o", tmp_path / "out", "--dask", "tcp://127.0.0.1:1")
    assert code == 2
    assert "连不上 Dask 调度器 tcp://127.0.0.1:1" in said
    assert "Traceback" not in said


@pytest.mark.parametrize("address", ["cluster", "tcp://127.0.0.1", "http://127.0.0.1:8786"])
def test_wrong_address_is_told_at_once(roster: Path, tmp_path: Path, address: str) -> None:
    need(find_spec("distributed"), "Dask is not installed (replygen[dask])")
    code, said = command(roster, "-o", tmp_path / "out", "--dask", address)
    assert (code, said.count("\n")) == (2, 1)
    assert "不是 Dask 调度器的地址" in said
