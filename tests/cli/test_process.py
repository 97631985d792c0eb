"""The command as a process of its own: what it loads, its streams, and how it ends."""

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.support import need

COMMAND = (sys.executable, "-m", "replygen")
HEAVY = {"docx", "docxtpl", "jinja2", "lxml", "pydantic", "yaml", "replygen.pipeline"}


def start(words: Sequence[str], **settings: str) -> "subprocess.Popen[bytes]":
    pipe = subprocess.PIPE
    return subprocess.Popen(
        [*COMMAND, *words], stdin=pipe, stdout=pipe, stderr=pipe, env=os.environ | settings
    )


@pytest.mark.parametrize("words", [["--help"], ["render", "--help"], ["--version"], ["rendr"]])
def test_help_loads_no_heavy_library(words: list[str]) -> None:
    code = f"import sys; from replygen.cli import main; main({words!r}); print(*sys.modules, sep='\\n')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.splitlines())
    assert "replygen.cli.main" in loaded
    assert not loaded & HEAVY


def test_document_goes_through_pipes() -> None:
    process = start(["render", "-", "--draft", "--no-check"])
    out, err = process.communicate("称呼: 王某某委员".encode())
    assert (process.returncode, out[:4], err) == (0, b"PK\3\4", b"")


@pytest.mark.parametrize(
    ("encoding", "words"),
    [("gbk", "没有“rendr”；是不是“render”？".encode("gbk")), ("ascii", rb"\u6ca1\u6709\u201crendr")],
)
def test_words_fit_any_console(encoding: str, words: bytes) -> None:
    process = start(["rendr"], PYTHONIOENCODING=encoding)
    _, err = process.communicate()
    assert process.returncode == 2
    assert err.startswith(words)


def test_names_that_are_no_text_are_printed(tmp_path: Path) -> None:
    need(sys.platform == "linux", "file names that are not UTF-8 exist on Linux")
    path = os.fsencode(tmp_path) + b"/\xff.yaml"
    Path(os.fsdecode(path)).write_text("称呼: 1\n称呼: 2", "utf-8")
    done = subprocess.run([*COMMAND, "render", path], capture_output=True, check=False)
    assert done.returncode == 2
    assert "写了两次".encode() in done.stderr


def test_pipe_whose_reader_went_away_ends_in_silence() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run([*COMMAND, "schema"], stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, b"")


def test_full_disk_is_named() -> None:
    need(Path("/dev/full").exists(), "there is no /dev/full")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*COMMAND, "schema"], stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert done.stderr.decode().startswith("系统报错：磁盘满了。")
    assert done.stderr.count(b"\n") == 1


def test_ctrl_c_ends_without_a_traceback() -> None:
    process = start(["render", "-"])
    assert process.stdin
    process.stdin.write(
        b"#" * 1_000_000
    )  # more than a pipe holds: when it is written, the command is reading
    process.stdin.flush()
    process.send_signal(signal.SIGINT)
    _, err = process.communicate()
    assert process.returncode == 130
    assert err.decode() == "已中断。\n"
