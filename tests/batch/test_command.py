"""What the command shows: plain lines into a pipe, a bar on a screen, failures as they come."""

import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from replygen.cli.console import Console
from replygen.cli.progress import Progress
from replygen.messages import Place
from tests.batch.rosters import letter, lines
from tests.command import run
from tests.support import need, soffice


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    return lines(tmp_path / "r.jsonl", [letter(f"{number:03}") for number in range(20)])


def test_pipe_gets_a_few_plain_lines(tmp_path: Path) -> None:
    roster = lines(tmp_path / "r.jsonl", [letter(f"{number:03}") for number in range(120)])
    code, out, err = run(["batch", str(roster), "-o", str(tmp_path / "out"), "--no-check"])
    said = err.splitlines()
    assert (code, out, said[0], len(said)) == (0, "", "共 120 封", 12)
    assert [line.partition("，")[0] for line in said[1:-1]] == [
        f"{count}/120" for count in range(12, 121, 12)
    ]
    assert said[-1].startswith("已写出 120 封；报告：")
    assert said[-1].endswith("report.jsonl")


def test_pipe_is_told_of_long_reading(capsys: pytest.CaptureFixture[str]) -> None:
    progress = Progress(Console("zh"), quiet=False)
    for count in range(0, 25_000, 16):
        progress.read(count)
    assert capsys.readouterr().err == "已读入 10000 封\n已读入 20000 封\n"


@pytest.mark.parametrize(
    ("last", "words"),
    [
        (Place("in/r.csv", 3), "正在做 r.csv:3"),
        (Place("in/r.csv", 9), "正在做 r.csv:3 至 9"),
        (Place("in/z.yaml"), "正在做 r.csv:3 至 z.yaml"),
    ],
)
def test_letters_that_take_long_are_named_once_while_they_do(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, last: Place, words: str
) -> None:
    monkeypatch.setattr("replygen.cli.progress._LONG", 0)
    monkeypatch.setattr("replygen.cli.progress._TICK", 0.01)
    progress = Progress(Console("zh"), quiet=False)
    progress.wait_for(Place("in/r.csv", 3), last)
    said = ""
    while not said.endswith("\n"):
        said += capsys.readouterr().err
    time.sleep(0.1)
    progress.close()
    said += capsys.readouterr().err
    assert (said.partition("，已 ")[0], said.count("\n")) == (words, 1)


def test_summary_counts_what_happened(tmp_path: Path) -> None:
    wrong = letter("2", 工作开展情况={"内容": "全区新建座椅12把,市民满意."})
    roster = lines(tmp_path / "r.jsonl", [letter("1"), wrong, letter("3", 称呼=5)])
    command = ["batch", str(roster), "-o", str(tmp_path / "out")]
    _, out, err = run([*command, "--dry-run"])
    assert out.count("\n") == 2
    assert err.splitlines()[-1] == "会写出 2 封，其中 1 封查出错误，失败 1 封；这是试运行，没有写出任何文件"
    code, _, err = run(command)
    assert code == 1
    assert err.splitlines()[-2].startswith("已写出 2 封，其中 1 封查出错误，失败 1 封；报告：")
    assert err.splitlines()[-1] == "改好以后加 --resume，只做没做成的。"
    (tmp_path / "out" / "1-林某某委员.docx").write_bytes(b"mine")
    assert "保留已有文件 1 封" in run(command)[2]
    assert "已写出 1 封（含以前写好的 1 封），其中 1 封查出错误，" in run([*command, "--resume"])[2]


def test_dry_run_tells_of_letters_that_cannot_be_made(tmp_path: Path) -> None:
    soffice()
    roster = lines(tmp_path / "r.jsonl", [letter("1"), {"称呼": "某委员"}])
    code, out, err = run(["batch", str(roster), "-o", str(tmp_path / "out"), "--dry-run", "--to", "docx,pdf"])
    assert code == 1
    assert [line.rpartition("/")[2] for line in out.splitlines()] == ["1-林某某委员.docx", "1-林某某委员.pdf"]
    assert "缺少" in err
    assert not (tmp_path / "out").exists()


def test_files_left_by_an_earlier_run_are_named(roster: Path, tmp_path: Path) -> None:
    command = ["batch", str(roster), "-o", str(tmp_path / "out")]
    run(command)
    said = run([*command, "--name", "{number}"])[2].splitlines()
    shown = "、".join(f"00{number}-林某某委员.docx" for number in range(5))
    assert said[-1] == (
        f"文件夹里有 20 个文件是以前写出的，与这次的信件都对不上：{shown} 等。请核对，不要的请自行删去。"
    )


@pytest.mark.parametrize(("roster", "output"), [("-", "out"), ("r.jsonl", "-")])
def test_batch_takes_no_streams(roster: str, output: str) -> None:
    code, _, err = run(["batch", roster, "-o", output])
    assert (code, "批量不从标准输入读名册" in err) == (2, True)
    assert not Path("-").exists()


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


def test_terminal_obeys_nothing_that_stands_in_a_roster(tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_text("编号,\x1b[2J\x9b红\r\n1,2\n", "utf-8", newline="")
    code, _, err = run(["batch", str(tmp_path / "r.csv"), "-o", str(tmp_path / "out")])
    assert (code, "“\\x1b[2J\\x9b红”" in err) == (2, True)


def test_many_failures_are_left_to_the_report(tmp_path: Path) -> None:
    roster = lines(tmp_path / "r.jsonl", [letter(str(number), 称呼=number) for number in range(30)])
    code, _, err = run(["batch", str(roster), "-o", str(tmp_path / "out")])
    assert code == 1
    assert err.count("应当是文字") == 20
    assert "另有 10 封没有做成，没有列出。见报告。" in err.splitlines()


def test_many_findings_hide_no_letter_that_failed(tmp_path: Path) -> None:
    wrong = [letter(str(number), 工作开展情况={"内容": "新建座椅12把,市民满意."}) for number in range(30)]
    roster = lines(tmp_path / "r.jsonl", [*wrong, letter("31", 称呼=5)])
    code, _, err = run(["batch", str(roster), "-o", str(tmp_path / "out"), "--quiet"])
    said = err.splitlines()
    rules = re.fullmatch(r"另有 (\d+) 处错误没有列出：(.+)。见报告。", said[-1])
    assert (code, sum("：错误 " in line for line in said), len(said)) == (1, 20, 22)
    assert "r.jsonl:31:" in said[-2]
    assert rules
    assert int(rules[1]) == sum(int(each.partition("×")[2]) for each in rules[2].split("、"))


def test_name_of_a_file_that_is_no_text_is_shown(tmp_path: Path) -> None:
    need(sys.platform == "linux", "file names that are not UTF-8 exist on Linux")
    folder = tmp_path / "in"
    folder.mkdir()
    Path(os.fsdecode(os.fsencode(folder) + b"/\xff.json")).write_text('{"称呼": "某委员"}', "utf-8")
    code, out, _ = run(["batch", str(folder), "-o", str(tmp_path / "out"), "--dry-run", "--draft"])
    assert code == 0
    assert "某委员.docx" in out
    assert run(["batch", str(folder), "-o", str(tmp_path / "out"), "--draft"])[0] == 0
