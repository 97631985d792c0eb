"""Prove what batches promise, at full size: `prove_batch.py kills|memory|speed [COUNT]`.

kills: fifty runs killed at random moments and resumed end like one that nobody disturbed.
memory: a hundred thousand letters take no more memory than a thousand, and no more time each.
speed: two processes take nearly as little time as the machine allows, which may be busy otherwise.
Prints what was measured; exit code 1 when a promise is broken.
"""

import hashlib
import json
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

COMMAND = (sys.executable, "-m", "replygen", "batch")
BEFORE = 0.2
"""The share of kills that may come before the first file is written."""
MOST_MEMORY = 1.2
LEAST_SPEED = 1.8


def roster(folder: Path, count: int) -> Path:
    """Write a roster of so many short letters, each different."""
    path = folder / f"{count}.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            file.write(json.dumps(_letter(number), ensure_ascii=False) + "\n")
    return path


def _letter(number: int) -> dict[str, object]:
    return {
        "提案建议": {
            "类别": "提案",
            "编号": f"{number:06}",
            "标题": "关于完善社区养老服务的提案",
            "提出者": "王某某",
        },
        "工作开展情况": {"内容": f"全区新建社区养老服务站{number}个，就近方便老人。"},
        "落款": {"机关": "某市某区民政局", "日期": "2025-06-12"},
    }


def contents(folder: Path) -> dict[str, str]:
    """Map every file of a folder to its digest."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def run(*words: str | Path) -> float:
    """Run a batch to its end and return its seconds."""
    began = time.monotonic()
    subprocess.run([*COMMAND, *words, "--quiet"], check=True)
    return time.monotonic() - began


def kills(folder: Path, count: int) -> bool:
    """Kill so many runs, two in a row each time before one may end; every other pair has two processes."""
    letters, target = roster(folder, 300), folder / "killed"
    seconds = run(letters, "-o", folder / "whole")
    whole = contents(folder / "whole")
    moments = random.Random(67)  # noqa: S311 - no secret
    good = pairs = 0
    killed: list[int] = []
    while len(killed) < count:
        jobs = str(pairs % 2 + 1)
        for _ in range(2):
            words: list[str | Path] = [letters, "-o", target, "--resume", "--quiet", "--jobs", jobs]
            if _kill(words, target, moments.uniform(0, seconds), at_once=moments.random() < BEFORE):
                killed.append(len(contents(target)) if target.exists() else 0)
        run(letters, "-o", target, "--resume", "--jobs", jobs)
        pairs += 1
        good += contents(target) == whole
        shutil.rmtree(target)
    print(f"{len(killed)} kills, with so many files in the folder: {sorted(killed)}")
    print(f"{good} of {pairs} folders are like the one of a run that was not disturbed ({len(whole)} files)")
    return good == pairs


def _kill(words: list[str | Path], target: Path, after: float, *, at_once: bool) -> bool:
    """Kill a run some seconds after it began, or after its first new file; tell whether it was still running."""
    process = subprocess.Popen([*COMMAND, *words])
    before = _documents(target)
    while not at_once and process.poll() is None and _documents(target) <= before:
        time.sleep(0.005)
    try:
        process.wait(after)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.wait()
        return True
    return False


def _documents(folder: Path) -> int:
    return sum(1 for _ in folder.glob("*.docx"))


PEAK = """
import resource, sys, time
from replygen import batch
began = time.monotonic()
for event in batch.run(sys.argv[1], sys.argv[2]):
    pass
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, time.monotonic() - began)
"""


def memory(folder: Path, count: int) -> bool:
    """Compare the peaks of batches of ten letters and more, by tens; that of a thousand is the measure."""
    peaks = {}
    size = 10
    while size <= count:
        letters = roster(folder, size)
        words: list[str | Path] = [sys.executable, "-c", PEAK, letters, folder / "out"]
        done = subprocess.run(words, check=True, capture_output=True, text=True)
        peaks[size], seconds = map(float, done.stdout.split())
        print(f"{size} letters: {peaks[size]:.1f} MB, {1000 * seconds / size:.2f} ms each", flush=True)
        shutil.rmtree(folder / "out")
        size *= 10
    ratio = max(peaks.values()) / peaks[1000]
    print(f"at most {ratio:.3f} times a thousand letters")
    return ratio <= MOST_MEMORY


def speed(folder: Path, count: int) -> bool:
    """Compare one process with two, and with two batches at once, which is all that the machine has to give."""
    one, two, both = times_of_one_and_two(folder, count)
    ratio, most = one / two, 2 * one / both
    print(f"{count} letters: one process {one:.1f} s, two processes {two:.1f} s, ratio {ratio:.2f}")
    print(f"two batches of one process at once {both:.1f} s: the machine gives {most:.2f} at most")
    return ratio >= LEAST_SPEED * most / 2


def times_of_one_and_two(folder: Path, count: int) -> tuple[float, float, float]:
    """Return the least seconds of ``count`` letters in one process, in two, and of two such batches at once."""
    letters = roster(folder, count)
    one, two, both = [], [], []
    for _ in range(3):
        one.append(_seconds(letters, folder, ["1"]))
        two.append(_seconds(letters, folder, ["2"]))
        both.append(_seconds(letters, folder, ["1", "1"]))
    return min(one), min(two), min(both)


def _seconds(letters: Path, folder: Path, batches: Sequence[str]) -> float:
    """Return how long batches take that run at once, each with so many processes."""
    began = time.monotonic()
    targets = {folder / f"out{number}": jobs for number, jobs in enumerate(batches)}
    running = [
        subprocess.Popen([*COMMAND, letters, "-o", target, "--quiet", "--jobs", jobs])
        for target, jobs in targets.items()
    ]
    codes = [process.wait() for process in running]
    seconds = time.monotonic() - began
    if any(codes):
        raise SystemExit(f"a batch ended with {codes}")
    for target in targets:
        shutil.rmtree(target)
    return seconds


PROOFS: dict[str, tuple[Callable[[Path, int], bool], int]] = {
    "kills": (kills, 50),
    "memory": (memory, 100_000),
    "speed": (speed, 10_000),
}


def main(words: list[str]) -> int:
    """Run one proof."""
    if not words or words[0] not in PROOFS:
        print(__doc__)
        return 2
    prove, count = PROOFS[words[0]]
    with tempfile.TemporaryDirectory() as folder:
        return 0 if prove(Path(folder), int(words[1]) if len(words) > 1 else count) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
