"""Many letters: how time and memory grow with a batch, and what a second process brings."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from scripts.prove_batch import roster, times_of_one_and_two

_RUN: Final = """
import sys, time
from replygen import batch
start = time.perf_counter()
for event in batch.run(sys.argv[1], sys.argv[2]):
    pass
seconds = time.perf_counter() - start
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(seconds, int(peak.split()[1]) / 1024)
"""
"""Prints seconds and the peak of memory in MB; getrusage would tell that of the process it was forked from."""


def batches(most: int) -> str:
    """Return a Markdown table of batches of 10, 100 … ``most`` short letters."""
    lines = ["| 封数 | 秒 | 每秒 | 内存峰值 MB |", "|---:|---:|---:|---:|"]
    size = 10
    while size <= most:
        with tempfile.TemporaryDirectory() as folder:
            words = [sys.executable, "-c", _RUN, str(roster(Path(folder), size)), str(Path(folder) / "out")]
            done = subprocess.run(words, check=True, capture_output=True, text=True)
        seconds, peak = map(float, done.stdout.split())
        lines.append(f"| {size:,} | {seconds:.2f} | {size / seconds:.0f} | {peak:.1f} |")
        print(f"batch of {size}", file=sys.stderr)
        size *= 10
    return "\n".join(lines)


def processes(count: int) -> str:
    """Return a Markdown table of the time of ``count`` letters in one process, in two, and in two batches at once."""
    with tempfile.TemporaryDirectory() as folder:
        one, two, both = times_of_one_and_two(Path(folder), count)
    rows = {"一个进程": one, "两个进程": two, "两批同时，各一个进程": both / 2}
    lines = [f"| {count:,} 封 | 秒 | 倍数 |", "|---|---:|---:|"]
    lines += [f"| {name} | {seconds:.1f} | {one / seconds:.2f} |" for name, seconds in rows.items()]
    return "\n".join(lines)
