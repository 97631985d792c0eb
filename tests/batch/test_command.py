"""What the command shows: plain lines into a pipe, a bar on a screen, failures as they come."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.batch.rosters import letter, lines
from tests.command import run
from tests.support import need


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    return lines(tmp_path / "r.jsonl", [letter(f"{number:03}") for number in range(20)])


def test_pipe_gets_a_few_plain_lines(roster: Path, tmp_path: Path) -> None:
    code, out, err = run(["batch", str(roster), "-o", str(tmp_path / "out")])
    said = err.splitlines()
    assert (code, out, said[0], len(said)) == (0, "", "共 20 封", 12)
    assert [line.partition("，")[0] for line in said[1:-1]] == [f"{count}/20" for count in range(2, 21, 2)]
    assert said[-1].startswith("已写出 20 封，保留已有文件 0 封，失败 0 封；报告：")


def test_quiet_says_nothing(roster: Path, tmp_path: Path) -> None:
    assert run(["batch", str(roster), "-o", str(tmp_path / "out"), "--quiet"]) == (0, "", "")


def test_screen_gets_a_bar_and_then_the_summary(roster: Path, tmp_path: Path) -> None:
    need(sys.platform != "win32", "pseudo-terminals exist on Unix")
    screen, inside = os.openpty()
    words = [
        sys.executable,
        "-m",
        "replygen",
        "batch",
        str(lines(roster, [letter(str(n)) for n in range(300)])),
    ]
    done = subprocess.run([*words, "-o", str(tmp_path / "out"), "--no-check"], stderr=inside, check=False)
    os.close(inside)
    shown = b""
    while b"report.csv" not in shown:
        shown += os.read(screen, 65536)
    os.close(screen)
    assert done.returncode == 0
    assert "░ ".encode() in shown
    assert shown.count(b"\n") == 1


def test_many_failures_are_left_to_the_report(tmp_path: Path) -> None:
    roster = lines(tmp_path / "r.jsonl", [letter(str(number), 称呼=number) for number in range(30)])
    code, _, err = run(["batch", str(roster), "-o", str(tmp_path / "out")])
    assert code == 1
    assert err.count("应当是文字") == 20
    assert "其余的见报告。" in err


def test_name_of_a_file_that_is_no_text_is_shown(tmp_path: Path) -> None:
    need(sys.platform == "linux", "file names that are not UTF-8 exist on Linux")
    folder = tmp_path / "in"
    folder.mkdir()
    Path(os.fsdecode(os.fsencode(folder) + b"/\xff.json")).write_text('{"称呼": "某委员"}', "utf-8")
    code, out, _ = run(["batch", str(folder), "-o", str(tmp_path / "out"), "--dry-run", "--draft"])
    assert code == 0
    assert "某委员.docx" in out
    assert run(["batch", str(folder), "-o", str(tmp_path / "out"), "--draft"])[0] == 0
