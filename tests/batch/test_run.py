"""A batch in this process: what it writes, what it reports, what it keeps, and how it goes on."""

import csv
import json
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event as Flag
from typing import Any

import pytest

from replygen import batch, load, render
from replygen.batch import Done, Failed, Kept, Options, Planned, Started
from replygen.batch.desk import FOLDER, Desk
from replygen.errors import InputError, KeptError, MissingPartError
from replygen.files import stamp
from replygen.messages import Finding
from replygen.profile import find
from replygen.templates import built_in_folder
from tests.batch.rosters import HEADS, contents, endings, finished, letter, lines, row, run
from tests.support import need, soffice

FAILING = """#!{python}
import os, sys, zipfile
for name in sys.argv[1:]:
    if name.endswith(".docx") and "要害" in zipfile.ZipFile(name).read("word/document.xml").decode():
        sys.exit("no memory")
os.execv({soffice!r}, [{soffice!r}, *sys.argv[1:]])
"""
"""LibreOffice, but for documents with a word that it does not bear."""


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    return lines(tmp_path / "r.jsonl", [letter(f"{number:03}") for number in range(20)])


def test_every_letter_becomes_the_document_that_render_makes(tmp_path: Path) -> None:
    letters = tmp_path / "letters"
    letters.mkdir()
    for number in ("1", "2"):
        (letters / f"{number}.json").write_text(json.dumps(letter(number)), "utf-8")
    (letters / "notes.txt.bak").write_text("x")
    events = run(letters, tmp_path / "out", name="{file}")
    assert sorted(contents(tmp_path / "out")) == ["1.docx", "2.docx", "report.csv", "report.jsonl"]
    assert (tmp_path / "out" / "2.docx").read_bytes() == render(load(letters / "2.json")).docx
    assert finished(events).done == 2


@pytest.mark.parametrize("target", ["nowhere.json", "link.json"], ids=["nowhere", "itself"])
def test_link_that_leads_to_no_letter_fails_and_the_others_go_on(tmp_path: Path, target: str) -> None:
    letters = tmp_path / "letters"
    letters.mkdir()
    (letters / "1.json").write_text(json.dumps(letter("1")), "utf-8")
    (letters / "link.json").symlink_to(target)
    (letters / "folder.json").mkdir()
    done, failed = endings(run(letters, tmp_path / "out"))
    assert (type(done), type(failed)) == (Done, Failed)
    assert failed.place.file == str(letters / "link.json")


def test_fewer_than_one_process_is_refused(roster: Path, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="0"):
        next(batch.run(roster, tmp_path / "out", jobs=0))
    assert not (tmp_path / "out").exists()


def test_row_may_point_to_a_letter_beside_the_roster(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.json").write_text(json.dumps(letter("7")), "utf-8")
    (tmp_path / "r.csv").write_text("文件\nin\\a.json\nin/b.json\n../a.json\n/etc/passwd\n", "utf-8")
    events = run(tmp_path / "r.csv", tmp_path / "out")
    assert [type(each) for each in endings(events)] == [Done, Failed, Failed, Failed]
    words = [each.problems[0].say() for each in endings(events) if isinstance(each, Failed)]
    assert "r.csv:3:1：文件：没有“in/b.json”这个文件。" in words[0]
    assert all("不在名册所在的文件夹里" in each for each in words[1:])


def test_file_that_is_too_big_for_a_letter_is_not_even_read(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    with (tmp_path / "in" / "a.yaml").open("wb") as file:
        file.truncate(6_000_000)
    (failed,) = endings(run(tmp_path / "in", tmp_path / "out"))
    assert isinstance(failed, Failed)
    assert "a.yaml：文件读不了：超过 5 MB。" in failed.problems[0].say()


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    """A pipe under the name of a letter, beside a letter; nobody will ever write into it."""
    need(hasattr(os, "mkfifo"), "pipes with names exist on Unix")
    path = tmp_path / "letters" / "a.yaml"
    path.parent.mkdir()
    os.mkfifo(path)
    (path.parent / "b.json").write_text(json.dumps(letter("7")), "utf-8")
    return path


def test_pipe_among_letters_fails_and_the_others_go_on(tmp_path: Path, pipe: Path) -> None:
    failed, done = endings(run(pipe.parent, tmp_path / "out"))
    assert (type(failed), type(done)) == (Failed, Done)
    assert isinstance(failed, Failed)
    assert failed.problems[0].say() == f"{pipe}：这是管道或设备，不是文件。请先把内容存成文件。"


def test_pipe_that_a_row_points_to_is_told_with_its_cell(tmp_path: Path, pipe: Path) -> None:
    roster = pipe.parent / "r.csv"
    roster.write_text("序号,文件\n1,a.yaml\n2,b.json\n", "utf-8")
    failed, done = endings(run(roster, tmp_path / "out"))
    assert (type(failed), type(done)) == (Failed, Done)
    assert isinstance(failed, Failed)
    assert failed.problems[0].say().startswith(f"{roster}:2:2：文件：这是管道或设备")


def test_pipe_is_no_roster(tmp_path: Path, pipe: Path) -> None:
    roster = pipe.rename(pipe.with_suffix(".csv"))
    with pytest.raises(InputError, match="这是管道或设备"):
        run(roster, tmp_path / "out")


def test_link_that_leads_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret.json").write_text(json.dumps(letter()), "utf-8")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.json").symlink_to(tmp_path / "secret.json")
    (tmp_path / "in" / "r.csv").write_text("文件\na.json\n", "utf-8")
    assert finished(run(tmp_path / "in" / "r.csv", tmp_path / "out")).failed == 1


def test_one_bad_letter_does_not_stop_the_others(tmp_path: Path) -> None:
    roster = lines(tmp_path / "r.jsonl", [letter("1"), letter("2", 称呼=5), {"称呼": "某委员"}, letter("4")])
    events = run(roster, tmp_path / "out")
    assert [type(each) for each in endings(events)] == [Done, Failed, Failed, Done]
    failed = endings(events)[2]
    assert isinstance(failed, Failed)
    assert {problem.place.line for problem in failed.problems} == {3}


def test_problem_of_a_letter_as_a_whole_names_its_row(tmp_path: Path) -> None:
    roster = lines(tmp_path / "r.jsonl", [letter("1")])
    roster.write_bytes(roster.read_bytes() + b"[" * 100_000)
    _, failed = endings(run(roster, tmp_path / "out"))
    assert isinstance(failed, Failed)
    assert failed.problems[0].say().startswith(f"{roster}:2：")


def test_reports_tell_what_became_of_each_letter(tmp_path: Path) -> None:
    roster = lines(tmp_path / "r.jsonl", [letter("1"), letter("2", 称呼=5)])
    table, jsonl = finished(run(roster, tmp_path / "out")).reports
    done, failed, summary = map(json.loads, jsonl.read_text("utf-8").splitlines())
    assert (done["letter"], done["row"], done["status"]) == ("r.jsonl", 1, "done")
    assert done["outputs"][0]["file"] == "1-林某某委员.docx"
    assert (failed["status"], failed["errors"][0]["row"]) == ("failed", 2)
    assert summary["summary"] == {"done": 1, "kept": 0, "failed": 1}
    heads, first, second = csv.reader(table.read_text("utf-8-sig").splitlines())
    assert heads[:4] == ["信件", "行", "列", "结果"]
    assert [first[4], second[3]] == ["1-林某某委员.docx", "失败"]


def test_report_has_a_column_for_findings_of_each_level(tmp_path: Path) -> None:
    wrong = letter("1", 工作开展情况={"内容": "新建座椅12把,市民满意.\n一、已经完成。"}, 称呼="林委员")
    roster = lines(tmp_path / "r.jsonl", [wrong, letter("2", 称呼=5)])
    table, jsonl = finished(run(roster, tmp_path / "out")).reports
    done, failed = csv.DictReader(table.read_text("utf-8-sig").splitlines(keepends=True))
    found = json.loads(jsonl.read_text("utf-8").splitlines()[0])["messages"]
    by_level = {head: {each["rule"] for each in found if each["level"] == level}
                for head, level in (("错误", "error"), ("提醒", "warning"), ("建议", "hint"))}  # fmt: skip
    assert {head: set(re.findall(r"[A-Z]{3}-\d\d", done[head])) for head in by_level} == by_level
    assert len([rules for rules in by_level.values() if rules]) > 1
    assert (done["失败的原因"], failed["失败的原因"][:2]) == ("", "2:")


def test_no_cell_of_the_report_is_a_formula(tmp_path: Path) -> None:
    roster = lines(tmp_path / "r.jsonl", [letter("=1+1"), letter("@SUM(A1)"), letter("＋1")])
    table, _ = finished(run(roster, tmp_path / "out")).reports
    rows = list(csv.reader(table.read_text("utf-8-sig").splitlines()))
    assert [row[4] for row in rows[1:]] == [
        f"'{name}-林某某委员.docx" for name in ("=1+1", "@SUM(A1)", "＋1")
    ]


def test_clash_is_told_before_anything_is_written(tmp_path: Path) -> None:
    roster = lines(tmp_path / "r.jsonl", [letter("1"), letter("2"), letter("1")])
    with pytest.raises(InputError, match=r"r\.jsonl:3：与 .*r\.jsonl:1 会写成同一个文件"):
        run(roster, tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("heads", [HEADS, HEADS[:-1]], ids=["empty", "no column"])
def test_what_a_letter_lacks_has_the_column_of_its_empty_cell(tmp_path: Path, heads: Sequence[str]) -> None:
    cells = [*row()[:2], "", *row()[3:-1], ""][: len(heads)]
    (tmp_path / "r.csv").write_text(f"{','.join(heads)}\n{','.join(cells)}\n", "utf-8")
    (failed,) = endings(run(tmp_path / "r.csv", tmp_path / "out"))
    assert isinstance(failed, Failed)
    columns = {each.field: (each.place.line, each.place.column) for each in failed.problems}
    assert columns == {"提案建议[1].类别": (2, 3), "落款.日期": (2, 7 if heads is HEADS else 0)}


def test_finding_about_a_cell_without_text_has_its_column(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text(
        f"{','.join(HEADS)}\n{','.join(row())}\n".replace("新增座椅。", "# 工作开展情况"), "utf-8"
    )
    (done,) = endings(run(path, tmp_path / "out"))
    (found,) = (each for each in done.messages if isinstance(each, Finding) and each.rule == "HDG-13")
    assert (found.place.line, found.place.column) == (2, 5)


def test_dry_run_writes_nothing(tmp_path: Path, roster: Path) -> None:
    events = run(roster, tmp_path / "out", dry_run=True)
    planned = [event for event in events if isinstance(event, Planned)]
    assert [planned[0].names, len(planned)] == [("000-林某某委员.docx",), 20]
    assert not (tmp_path / "out").exists()


def test_dry_run_tells_of_files_that_would_be_kept(tmp_path: Path, roster: Path) -> None:
    run(roster, tmp_path / "out")
    assert all(isinstance(each, Planned) for each in run(roster, tmp_path / "out", dry_run=True)[-20:])
    (tmp_path / "out" / "003-林某某委员.docx").write_bytes(b"somebody's work")
    found = [each for each in run(roster, tmp_path / "out", dry_run=True) if isinstance(each, Kept)]
    assert [each.place.line for each in found] == [4]
    forced = run(roster, tmp_path / "out", dry_run=True, force=True)
    assert sum(isinstance(each, Planned) for each in forced) == 20
    (tmp_path / "out" / "report.csv").write_bytes(b"somebody's work")
    with pytest.raises(KeptError):
        run(roster, tmp_path / "out", dry_run=True)


def test_same_roster_gives_the_same_files_again(tmp_path: Path, roster: Path) -> None:
    run(roster, tmp_path / "out")
    before = contents(tmp_path / "out")
    assert finished(run(roster, tmp_path / "out")).done == 20
    assert contents(tmp_path / "out") == before


def test_other_executors_give_the_same_files(tmp_path: Path, roster: Path) -> None:
    run(roster, tmp_path / "one")
    with ThreadPoolExecutor(2) as pool:
        list(batch.run(roster, tmp_path / "two", jobs=2, executor=pool))
        assert pool.submit(len, "open").result() == 4
    assert contents(tmp_path / "two") == contents(tmp_path / "one")


def test_edited_output_is_kept(tmp_path: Path, roster: Path) -> None:
    run(roster, tmp_path / "out")
    edited = tmp_path / "out" / "003-林某某委员.docx"
    edited.write_bytes(b"somebody's work")
    found = [each for each in endings(run(roster, tmp_path / "out")) if isinstance(each, Kept)]
    assert [each.place.line for each in found] == [4]
    assert edited.read_bytes() == b"somebody's work"
    assert finished(run(roster, tmp_path / "out", force=True)).done == 20
    assert edited.read_bytes()[:2] == b"PK"


@pytest.mark.parametrize("name", ["report.csv", "report.jsonl"])
@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo])
def test_what_is_no_report_but_called_so_is_kept(
    tmp_path: Path, roster: Path, name: str, make: Callable[[Path], None]
) -> None:
    (tmp_path / "out").mkdir()
    make(tmp_path / "out" / name)
    with pytest.raises(KeptError, match=name):
        run(roster, tmp_path / "out")


@pytest.mark.parametrize("name", ["report.csv", "report.jsonl"])
def test_edited_report_is_kept_and_nothing_written(tmp_path: Path, roster: Path, name: str) -> None:
    run(roster, tmp_path / "out")
    with (tmp_path / "out" / name).open("a", encoding="utf-8") as file:
        file.write("核过了\n")
    before = contents(tmp_path / "out")
    lines(roster, [letter("新")])
    with pytest.raises(KeptError, match="已有的报告改动过"):
        run(roster, tmp_path / "out")
    assert contents(tmp_path / "out") == before
    assert finished(run(roster, tmp_path / "out", force=True)).done == 1


def test_strict_fails_letters_with_errors_and_others_report_them(tmp_path: Path) -> None:
    wrong = letter("2", 工作开展情况={"内容": "全区新建座椅12把,市民满意."})
    roster = lines(tmp_path / "r.jsonl", [letter("1"), wrong])
    loose = endings(run(roster, tmp_path / "a"))
    assert [type(each) for each in loose] == [Done, Done]
    assert {message.place.line for message in loose[1].messages} == {2}
    strict = endings(run(roster, tmp_path / "b", strict=True))
    assert [type(each) for each in strict] == [Done, Failed]
    assert isinstance(strict[1], Failed)
    assert "，应为全角。｜, → ，" in strict[1].problems[0].what.zh
    assert "应为全角。｜, → ，" in (tmp_path / "a" / "report.csv").read_text("utf-8-sig")
    assert endings(run(roster, tmp_path / "c", check=False))[1].messages == ()


@pytest.mark.parametrize("contact", [{"电话": "12345678"}, {"姓名": "张某"}, {"单位": "办公室"}])
def test_contact_with_gaps_is_not_read_as_doubled_marks(tmp_path: Path, contact: dict[str, str]) -> None:
    roster = lines(tmp_path / "r.jsonl", [letter("1", 联系人=contact)])
    (found,) = endings(run(roster, tmp_path / "out"))
    assert "CHR-08" not in {message.rule for message in found.messages if isinstance(message, Finding)}


def test_profile_beside_the_roster_fills_letters(tmp_path: Path) -> None:
    (tmp_path / "replygen.toml").write_text(
        '[letter]\n"落款" = {"机关" = "某局", date = 2025-06-12}\n', "utf-8"
    )
    (tmp_path / "r.csv").write_text(
        "编号,提案建议.标题,类别,提出者,引言\n1,关于某事的提案,提案,某某,甲。\n", "utf-8"
    )
    assert finished(run(tmp_path / "r.csv", tmp_path / "out")).done == 1


def stopped_after(count: int, roster: Path, output: Path, **options: Any) -> None:
    """Run a batch and close it after so many letters, as if its process had ended."""
    events = batch.run(roster, output, Options(**options))
    done = (event for event in events if isinstance(event, Done))
    for _ in range(count):
        next(done)
    events.close()


def test_resumed_run_does_not_make_letters_again(tmp_path: Path, roster: Path) -> None:
    run(roster, tmp_path / "whole")
    stopped_after(7, roster, tmp_path / "out")
    assert (tmp_path / "out" / FOLDER / "journal").is_file()
    found = endings(run(roster, tmp_path / "out", resume=True))
    assert [each.resumed for each in found if isinstance(each, Done)] == [True] * 7 + [False] * 13
    assert contents(tmp_path / "out") == contents(tmp_path / "whole")


def test_resumed_run_makes_again_what_changed(tmp_path: Path, roster: Path) -> None:
    stopped_after(7, roster, tmp_path / "out")
    (tmp_path / "out" / "001-林某某委员.docx").unlink()
    letters = [letter(f"{number:03}") for number in range(20)]
    letters[2]["称呼"] = "林委员"
    lines(roster, letters)
    found = endings(run(roster, tmp_path / "out", resume=True))
    assert [each.resumed for each in found if isinstance(each, Done)][:4] == [True, False, False, True]


def test_resumed_run_makes_up_for_letters_that_failed(tmp_path: Path) -> None:
    roster = lines(tmp_path / "r.jsonl", [letter("1"), letter("2", 称呼=5), letter("3")])
    assert finished(run(roster, tmp_path / "out")).failed == 1
    lines(roster, [letter("1"), letter("2"), letter("3")])
    found = endings(run(roster, tmp_path / "out", resume=True))
    assert [each.resumed for each in found if isinstance(each, Done)] == [True, False, True]
    run(roster, tmp_path / "whole")
    assert contents(tmp_path / "out") == contents(tmp_path / "whole")


def test_resumed_run_tells_of_files_that_no_letter_is_called_by_now(tmp_path: Path, roster: Path) -> None:
    stopped_after(7, roster, tmp_path / "out")
    letters = [letter(f"{number:03}") for number in range(20)]
    letters[2]["提案建议"]["编号"] = "702"
    lines(roster, letters)
    assert finished(run(roster, tmp_path / "out", resume=True)).left == ("002-林某某委员.docx",)
    assert (tmp_path / "out" / "002-林某某委员.docx").is_file()


def test_run_with_another_pattern_tells_of_the_files_of_the_run_before(tmp_path: Path, roster: Path) -> None:
    run(roster, tmp_path / "out")
    (tmp_path / "out" / "000-林某某委员.docx").unlink()
    left = tuple(f"{number:03}-林某某委员.docx" for number in range(1, 20))
    assert finished(run(roster, tmp_path / "out", name="{number}")).left == left
    assert finished(run(roster, tmp_path / "out", name="{number}")).left == ()


def test_report_of_the_run_before_may_hold_anything(tmp_path: Path, roster: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"x")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.docx").write_bytes(b"x")
    odd = [
        '{"outputs": [{"file": "../a.docx"}, {"file": "mine.docx"}]}',
        "[" * 100_000,
        "{}",
        "\0",
        '{"outputs": 5}',
    ]
    (tmp_path / "out" / "report.jsonl").write_text("\n".join(odd), "utf-8")
    with pytest.raises(KeptError):
        run(roster, tmp_path / "out")
    assert finished(run(roster, tmp_path / "out", force=True)).left == ("mine.docx",)


def test_edited_report_is_kept_by_a_run_that_makes_up_for_failures(tmp_path: Path) -> None:
    roster = lines(tmp_path / "r.jsonl", [letter("1"), letter("2", 称呼=5)])
    run(roster, tmp_path / "out")
    with (tmp_path / "out" / "report.csv").open("a", encoding="utf-8") as file:
        file.write("核过了\n")
    with pytest.raises(KeptError):
        run(roster, tmp_path / "out", resume=True)


def test_other_settings_make_all_letters_again(tmp_path: Path, roster: Path) -> None:
    stopped_after(7, roster, tmp_path / "out")
    found = endings(run(roster, tmp_path / "out", resume=True, template="plain"))
    assert not any(each.resumed for each in found if isinstance(each, Done))


def test_line_that_was_cut_off_does_not_count(tmp_path: Path, roster: Path) -> None:
    stopped_after(7, roster, tmp_path / "out")
    journal = tmp_path / "out" / FOLDER / "journal"
    journal.write_bytes(journal.read_bytes()[:-9])
    (journal.parent / ".replygen-12345678").write_bytes(b"half a")
    found = endings(run(roster, tmp_path / "out", resume=True))
    assert sum(each.resumed for each in found if isinstance(each, Done)) == 6
    assert not journal.parent.exists()


@pytest.mark.parametrize("spoilt", [b"\0" * 40 + b"\n", b"[]\n", b'["0", 5, [[1]]]\n', b"\xff\n"])
def test_journal_that_a_failure_of_power_spoilt_counts_up_to_there(
    tmp_path: Path, roster: Path, spoilt: bytes
) -> None:
    stopped_after(7, roster, tmp_path / "out")
    journal = tmp_path / "out" / FOLDER / "journal"
    lines_of_it = journal.read_bytes().splitlines(keepends=True)
    journal.write_bytes(b"".join([*lines_of_it[:4], spoilt, *lines_of_it[4:]]))
    found = endings(run(roster, tmp_path / "out", resume=True))
    assert [each.resumed for each in found if isinstance(each, Done)] == [True] * 4 + [False] * 16
    assert not journal.parent.exists()


def test_without_resume_all_begins_anew(tmp_path: Path, roster: Path) -> None:
    stopped_after(7, roster, tmp_path / "out")
    assert not any(each.resumed for each in endings(run(roster, tmp_path / "out")) if isinstance(each, Done))


def test_stop_finishes_what_is_in_hand(tmp_path: Path, roster: Path) -> None:
    stop = Flag()
    events = []
    for event in batch.run(roster, tmp_path / "out", stop=stop):
        events.append(event)
        if isinstance(event, Done):
            stop.set()
    end = finished(events)
    assert (end.stopped, end.reports) == (True, ())
    assert end.done == len(list((tmp_path / "out").glob("*.docx")))
    assert 0 < end.done < 20
    assert finished(run(roster, tmp_path / "out", resume=True)).done == 20


def test_stop_before_all_is_read_writes_nothing(tmp_path: Path, roster: Path) -> None:
    stop = Flag()
    stop.set()
    events = list(batch.run(roster, tmp_path / "out", stop=stop))
    assert finished(events).stopped
    assert not any(isinstance(event, Started) for event in events)
    assert not (tmp_path / "out").exists()


@pytest.fixture
def busy(tmp_path: Path) -> Iterator[Path]:
    """A folder that another batch writes into."""
    with Desk(tmp_path / "out", resume=False, durable=False):
        yield tmp_path / "out"


def test_second_batch_in_a_folder_is_refused(roster: Path, busy: Path) -> None:
    with pytest.raises(InputError, match="另一个批量正在往这个文件夹里写"):
        run(roster, busy)


def test_folder_that_is_a_file_is_refused(tmp_path: Path, roster: Path) -> None:
    (tmp_path / "out").write_text("x")
    with pytest.raises(InputError, match="已有同名的文件"):
        run(roster, tmp_path / "out")


@pytest.fixture
def locked(tmp_path: Path, roster: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder in one that nobody may look into; the roster is in reach by its name alone."""
    need(hasattr(os, "geteuid"), "rights of this kind exist on Unix")
    run(roster, tmp_path / "out", dry_run=True)  # what is loaded late may be out of reach then
    shutil.copytree(built_in_folder() / "letter", tmp_path / "own")
    folder = Path("locked", "folder")
    (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "locked").chmod(0)
    tmp_path.chmod(0o755)
    monkeypatch.chdir(tmp_path)
    user = os.geteuid()
    os.seteuid(user or 65534)
    yield folder
    os.seteuid(user)
    (tmp_path / "locked").chmod(0o700)


def test_roster_out_of_reach_is_told(locked: Path) -> None:
    with pytest.raises(InputError, match=r"r\.csv：名册读不了：没有权限"):
        run(locked / "r.csv", Path("out"), profile=find(None))


@pytest.mark.parametrize("resume", [True, False])
def test_folder_out_of_reach_is_told(roster: Path, locked: Path, resume: bool) -> None:
    with pytest.raises(InputError, match="folder：写不了：没有权限"):
        run(Path(roster.name), locked, resume=resume, profile=find(None), template=Path("own"))


def test_durable_files_are_the_same(tmp_path: Path, roster: Path) -> None:
    run(roster, tmp_path / "a")
    run(roster, tmp_path / "b", durable=True)
    assert contents(tmp_path / "a") == contents(tmp_path / "b")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("r.jsonl", "\n"),
        ("r.csv", "编号,称呼\n"),
        ("r.csv", "\n,,\n"),
        ("r.csv", "某局台账\n"),
        ("r.csv", ""),
    ],
)
@pytest.mark.parametrize("dry_run", [False, True])
def test_roster_without_letters_is_refused(tmp_path: Path, name: str, content: str, dry_run: bool) -> None:
    (tmp_path / name).write_text(content, "utf-8")
    with pytest.raises(InputError) as caught:
        run(tmp_path / name, tmp_path / "out", dry_run=dry_run)
    assert [problem.what.zh for problem in caught.value.problems] == ["名册里一封信也没有。"]
    assert not (tmp_path / "out").exists()


def test_folder_without_letters_is_refused(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "letter.docx").write_bytes(b"PK")
    with pytest.raises(InputError, match=r"一封信也没有。请放进 \.yaml、\.json 或 \.md 的信件。"):
        run(tmp_path / "in", tmp_path / "out")


@pytest.mark.parametrize(
    "options",
    [
        {"template": "brief"},
        {"name": "{x}"},
        {"profile": "no.toml"},
        {"formats": ("odt",)},
        {"strict": True, "check": False},
    ],
)
def test_wrong_options_are_refused_before_the_roster_is_read(tmp_path: Path, options: dict[str, Any]) -> None:
    with pytest.raises(InputError, match=r"brief|\{x\}|no\.toml|odt|--strict"):
        run(tmp_path / "absent.jsonl", tmp_path / "out", **options)
    assert not (tmp_path / "out").exists()


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of programs that are found before all others."""
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return folder


def test_letter_that_libreoffice_cannot_convert_fails_alone(tmp_path: Path, programs: Path) -> None:
    failing = programs / "soffice"
    failing.write_text(FAILING.format(python=sys.executable, soffice=soffice()), "utf-8")
    failing.chmod(0o755)
    letters = [letter("1"), letter("2", 引言="要害在此。"), letter("3")]
    events = run(lines(tmp_path / "r.jsonl", letters), tmp_path / "out", formats=("pdf",), embed=False)
    assert [type(each) for each in endings(events)] == [Done, Failed, Done]
    failed = endings(events)[1]
    assert isinstance(failed, Failed)
    assert failed.problems[0].say().startswith(f"{tmp_path / 'r.jsonl'}:2：LibreOffice 转换失败：no memory。")
    assert finished(events).done == 2


@pytest.mark.parametrize("dry_run", [False, True])
def test_missing_libreoffice_is_told_before_the_roster_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, dry_run: bool
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("replygen.libreoffice._PLACES", ())
    with pytest.raises(MissingPartError, match="sudo apt-get install libreoffice-writer"):
        run(tmp_path / "absent.jsonl", tmp_path / "out", formats=("docx", "pdf"), dry_run=dry_run)
    assert not (tmp_path / "out").exists()


def test_pdf_is_made_in_groups_and_known_again(tmp_path: Path) -> None:
    soffice()
    roster = lines(tmp_path / "r.jsonl", [letter("1"), letter("2"), {"称呼": "不完整"}])
    events = run(roster, tmp_path / "out", formats=("docx", "pdf"))
    assert [type(each) for each in endings(events)] == [Done, Done, Failed]
    first = endings(events)[0]
    assert isinstance(first, Done)
    assert [output.name for output in first.outputs] == ["1-林某某委员.docx", "1-林某某委员.pdf"]
    (tmp_path / "out" / "1-林某某委员.pdf").write_bytes(stamp(b"%PDF-1.7\n"))
    (tmp_path / "out" / "2-林某某委员.pdf").write_bytes(b"%PDF-1.7 another")
    again = endings(run(roster, tmp_path / "out", formats=("docx", "pdf")))
    assert [type(each) for each in again] == [Done, Kept, Failed]
