"""Cold starts: whole processes, from the shell's return key to the written file."""

from __future__ import annotations

import compileall
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

import replygen
from benchmarks.contenders import Row
from benchmarks.letter import context, letter, template
from replygen.converters.letter.yaml import to_yaml

_ROUNDS: Final = 11
_LIBRARIES: Final = """
import argparse, jinja2.sandbox, lxml.etree, yaml
from pydantic import BaseModel
class Model(BaseModel):
    title: str
"""
"""What a command loads that checks its input with pydantic and does nothing else."""


def cold_starts() -> list[Row]:
    """Time bare Python, the libraries, the command, and docxtpl's own command; medians, in turn."""
    compileall.compile_dir(str(Path(replygen.__file__).parent), quiet=1)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "letter.yaml").write_text(to_yaml(letter()), "utf-8")
        (folder / "context.json").write_text(json.dumps(context(letter()), ensure_ascii=False), "utf-8")
        (folder / "template.docx").write_bytes(template("docxtpl"))
        render = ["-m", "replygen", "render", "letter.yaml", "-o", "letter.docx"]
        commands = {
            "bare Python": ["-c", "pass"],
            "the libraries alone": ["-c", _LIBRARIES],
            "the model alone": ["-c", "from replygen import ReplyLetter; ReplyLetter()"],
            "replygen --help": ["-m", "replygen", "--help"],
            "replygen render --no-check": [*render, "--no-check"],
            "replygen render": render,
            "python -m docxtpl": ["-m", "docxtpl", "template.docx", "context.json", "out.docx", "-o"],
        }
        seconds: dict[str, list[float]] = {name: [] for name in commands}
        for number in range(_ROUNDS + 1):
            for label, words in commands.items():
                took = _seconds(words, folder)
                if number:  # the first round fills the caches
                    seconds[label].append(took)
    return [Row(label, statistics.median(took) * 1000) for label, took in seconds.items()]


def _seconds(words: list[str], folder: Path) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, *words], cwd=folder, check=True, capture_output=True, env=_environment())
    return time.perf_counter() - start


def _environment() -> dict[str, str]:
    """Compiled modules are kept, as on a clerk's computer."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
