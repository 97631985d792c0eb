"""Existing letters in whatever file: read, reported, written, and nothing said twice or not at all."""

import json
import re
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replygen import InputError, ReplyLetter, load, read_letter, render
from replygen.converters.letter import to_markdown
from replygen.messages import Note, Place
from replygen.ooxml.package import read_parts, write_parts
from replygen.pipeline import read_existing
from replygen.readers import Source
from replygen.readers.existing import is_old_word, kind
from replygen.readers.markdown_plain import plain
from replygen.readers.report import as_data, certainties, notes
from replygen.readers.text import Change, Hint, LeftOut, TextReading, Unread
from tests import support
from tests.command import run
from tests.ooxml.wordfile import paragraph, word_file

LETTER = """\
某某县教育局
关于县十届人大三次会议第9号建议的答复

王某某代表：

您提出的《关于修缮校园围墙的建议》（第9号）收悉。现答复如下：

一、工作开展情况

围墙已经修缮，共长三百米。

二、下一步工作打算

加强日常巡查。

某某县教育局

2025年5月6日

（联系人：赵某某，联系电话：12345678）
"""
MARKDOWN = """\
# 关于县十届人大三次会议第9号建议的答复

王某某代表：

您提出的《关于修缮校园围墙的建议》（第9号）收悉。现答复如下：

## 一、工作开展情况

**围墙**已经修缮，
共长三百米。

## 二、下一步工作打算

加强日常巡查。

某某县教育局

2025年5月6日
"""


def file(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def document(*, embed: bool) -> bytes:
    return render(read_existing(Source("old.txt", LETTER.encode())).letter, embed=embed).docx


def edited(data: bytes, old: str, new: str) -> bytes:
    """The document after a word processor changed its text."""
    parts = read_parts(data)
    xml = parts["word/document.xml"].decode()
    assert old in xml
    return write_parts({**parts, "word/document.xml": xml.replace(old, new).encode()})


def is_the_letter(letter: ReplyLetter) -> bool:
    assert letter.work_done
    return (letter.salutation, letter.proposals[0].number, letter.work_done.content) == (
        "王某某代表",
        "9",
        ("围墙已经修缮，共长三百米。",),
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_plain_text_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    outcome = read_letter(file(tmp_path, "old.txt", LETTER.encode(encoding)))
    assert is_the_letter(outcome.value)
    said = [note.what.zh for note in outcome.messages if isinstance(note, Note) and "编码" in note.what.zh]
    assert bool(said) == (not encoding.startswith("utf-8"))


def test_markdown_of_any_kind_is_read_as_the_text_it_shows(tmp_path: Path) -> None:
    outcome = read_letter(file(tmp_path, "old.md", MARKDOWN.encode()))
    assert is_the_letter(outcome.value)
    assert outcome.value.document.title == "关于县十届人大三次会议第9号建议的答复"


def test_markdown_with_front_matter_is_a_letter_of_ours(tmp_path: Path) -> None:
    letter = read_letter(file(tmp_path, "old.txt", LETTER.encode())).value
    assert read_letter(file(tmp_path, "old.md", to_markdown(letter).encode())).value == letter


@pytest.mark.parametrize("name", ["old.json", "old.yaml"])
def test_structured_letters(tmp_path: Path, name: str) -> None:
    assert read_letter(file(tmp_path, name, b'{"salutation": "x"}')).value == ReplyLetter(salutation="x")


def test_a_document_gives_back_the_letter_it_carries(tmp_path: Path) -> None:
    outcome = read_letter(file(tmp_path, "old.docx", document(embed=True)))
    assert outcome.value == read_existing(Source("old.txt", LETTER.encode())).letter
    assert outcome.messages == ()


def test_a_document_without_a_letter_is_read_from_its_text(tmp_path: Path) -> None:
    assert is_the_letter(read_letter(file(tmp_path, "old.docx", document(embed=False))).value)


def test_the_visible_text_wins_over_the_letter_inside(tmp_path: Path) -> None:
    data = edited(document(embed=True), "加强日常巡查", "加强夜间巡查")
    outcome = read_letter(file(tmp_path, "old.docx", data))
    assert outcome.value.next_steps
    assert outcome.value.next_steps.content == ("加强夜间巡查。",)
    said = "\n".join(note.what.zh for note in outcome.messages if isinstance(note, Note))
    assert "文档写出后改动过" in said
    assert "加强夜间巡查" in said


def test_old_word_documents_are_read_with_libreoffice(tmp_path: Path) -> None:
    source = file(tmp_path, "old.docx", document(embed=False))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        support.soffice(),
        profile,
        "--headless",
        "--convert-to",
        "doc",
        "--outdir",
        str(tmp_path),
        str(source),
    ]
    subprocess.run(command, check=True, capture_output=True)
    assert is_old_word(Source("old.doc", (tmp_path / "old.doc").read_bytes()))
    assert is_the_letter(read_letter(tmp_path / "old.doc").value)


def test_an_old_document_with_a_password_is_refused(tmp_path: Path) -> None:
    fib = b"\xec\xa5\xc1\x00" + bytes(7) + b"\x13" + bytes(20)
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + fib + "WordDocument".encode("utf-16-le")
    with pytest.raises(InputError, match="文档设有打开密码，读不了。请在 Word 里取消密码"):
        read_letter(file(tmp_path, "old.doc", data))


def test_what_only_looks_like_an_old_document_is_refused(tmp_path: Path) -> None:
    for name in ("EncryptedPackage", "Workbook"):
        data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + name.encode("utf-16-le")
        with pytest.raises(InputError, match=r"old\.doc："):
            read_letter(file(tmp_path, "old.doc", data))


@pytest.mark.parametrize(
    ("data", "suffix"),
    [
        (b'  {"a": 1}', ".json"),
        (b"---\nx: y\n---\n", ".md"),
        ("# 说明\n\n称呼: 甲\n".encode(), ".yaml"),
        ("称呼：甲\n".encode(), ".txt"),
        ("[2025]12号\n".encode(), ".txt"),
        (b"PK\x03\x04", ".docx"),
        (b"\xd0\xcf\x11\xe0", ".doc"),
        (b"", ".txt"),
    ],
)
def test_standard_input_shows_by_its_start_what_it_is(data: bytes, suffix: str) -> None:
    assert kind(Source("-", data)) == suffix
    assert kind(Source("letter.odd", data)) == suffix


def test_plain_lines_stand_where_they_stood() -> None:
    words = "# 题\n\n## 甲 *乙*\n\n1. 丙\n2. 丁\n   戊\n\n|a|b|\n|-|-|\n|c|d|\n\n> [e](http://x.y)&amp;\n\n```\nf\n```\n"
    lines, hints, _ = plain(words)
    shown = {number: line for number, line in enumerate(lines.split("\n"), 1) if line}
    assert shown == {1: "题", 3: "甲 乙", 5: "1. 丙", 6: "2. 丁戊", 9: "a\tb", 11: "c\td",
                     13: "[e](http://x.y)&", 16: "f"}  # fmt: skip
    assert hints == {3: Hint(level=1), 9: Hint(table=9), 11: Hint(table=9)}


def test_code_is_text_whether_it_is_closed_or_not() -> None:
    assert plain("```甲\n乙\n```\n丙")[0].split("\n") == ["甲", "乙", "", "丙"]
    assert plain("```甲")[0] == "甲"
    assert plain("甲\n\n```")[0] == "甲\n\n"


@given(st.text(st.sampled_from("甲a1 \n#*_-+=>`~|[](){}<>!\\."), max_size=40))
def test_no_character_of_any_markdown_is_lost(words: str) -> None:
    """Markup may go, letters and digits may not."""
    shown = plain(words)[0]
    assert re.sub(r"[^甲a1]", "", shown) == re.sub(r"[^甲a1]", "", words)
    assert shown.count("\n") == words.count("\n")


def test_normalisation_can_be_switched_off(tmp_path: Path) -> None:
    path = file(tmp_path, "old.txt", LETTER.replace("，", ",").encode())
    assert is_the_letter(read_letter(path).value)
    kept = read_letter(path, normalize=False).value.work_done
    assert kept
    assert kept.content == ("围墙已经修缮,共长三百米。",)


READING = TextReading(
    ReplyLetter(salutation="甲"),
    unread=(Unread(3, "阅读\x01次数"),),
    changes=(
        Change(5, "half-width marks", 12),
        Change(2, "form of the date", before="2025年06月12日", after="2025年6月12日"),
        Change(9, "half-width marks", 3),
    ),
    certainty={"salutation": "sure", "signatory.date": "guess"},
    places={"salutation": 1, "signatory.date": 2},
    left_out=(LeftOut(4, "一、", "number"), LeftOut(6, "密", "hidden"), LeftOut(7, "批", "comment")),
)


def test_everything_there_is_to_say_is_said_once() -> None:
    said = [(note.place, note.what.zh) for note in notes(READING, "a.txt")]
    assert said == [
        (Place("a.txt", 3), "没有读入：阅读\x01次数"),
        (Place("a.txt", 2), "请核对：落款.日期"),
        (Place("a.txt", 2), "日期的写法：1 处（2025年06月12日 → 2025年6月12日）"),
        (Place("a.txt", 5), "半角标点改为全角：15 处"),
        (Place("a.txt", 6), "隐藏的文字没有读入：密"),
        (Place("a.txt", 7), "批注没有读入：批"),
    ]


def test_how_sure_the_fields_are_in_one_line() -> None:
    said = certainties(READING)
    assert said
    assert (said.zh, said.en) == (
        "确定：称呼；请核对：落款.日期",
        "sure: salutation; please check: signatory.date",
    )
    assert certainties(TextReading(ReplyLetter())) is None


def test_the_report_as_data() -> None:
    data = as_data(READING, "a.txt", "en")
    assert list(data) == ["file", "letter", "unread", "changes", "messages"]
    assert ReplyLetter.model_validate(data["letter"]) == READING.letter
    assert data["unread"] == [{"line": 3, "text": "阅读\x01次数"}]
    assert data["changes"][0] == {"line": 5, "what": "half-width marks", "count": 12}
    assert data["messages"] == [
        {"field": "salutation", "certainty": "sure", "line": 1, "column": 0, "message": "sure: salutation"},
        {"field": "signatory.date", "certainty": "guess", "line": 2, "column": 0,
         "message": "please check: signatory.date"},
        {"line": 6, "column": 0, "message": "hidden text left out: 密"},
        {"line": 7, "column": 0, "message": "comment left out: 批"},
    ]  # fmt: skip


@pytest.mark.parametrize("chosen", ["yaml", "md"])
def test_the_file_written_reads_back_as_the_letter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chosen: str
) -> None:
    monkeypatch.chdir(tmp_path)
    file(tmp_path, "old.txt", f"浏览量：1320\n{LETTER}".encode())
    assert run(["import", "old.txt", "--format", chosen])[0] == 0
    words = (tmp_path / f"old.{chosen}").read_text("utf-8")
    assert re.search("没有读入：.*1320", words)
    letter = load(tmp_path / f"old.{chosen}")
    assert letter == read_letter(tmp_path / "old.txt").value
    assert "1320" not in letter.model_dump_json()


def test_strict_writes_nothing_when_text_was_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    file(tmp_path, "good.txt", LETTER.encode())
    file(tmp_path, "bad.txt", f"浏览量：1320\n{LETTER}".encode())
    code, _, err = run(["import", "good.txt", "bad.txt", "--strict", "-o", "out/"])
    assert (code, (tmp_path / "out").exists()) == (1, False)
    assert re.search("bad.txt:1：没有读入：.*1320", err)
    assert run(["import", "good.txt", "--strict", "-o", "out/"])[0] == 0


def test_json_from_standard_input_to_standard_output() -> None:
    code, out, _ = run(["import", "-", "--format", "json"], LETTER.encode())
    (found,) = json.loads(out)["files"]
    assert (code, found["file"], found["letter"]["salutation"]) == (0, "-", "王某某代表")


def test_very_much_unread_text_is_summed_up(tmp_path: Path) -> None:
    rows = "".join(f"浏览量：{number}\n" for number in range(50))
    code, out, err = run(["import", "-"], f"{rows}{LETTER}".encode())
    assert code == 0
    assert sum("没有读入：" in line for line in err.splitlines()) == 20
    assert "另有 30 处没有读入。" in err
    assert out.count("没有读入：") == 50


@pytest.mark.parametrize(
    "body", ["", paragraph(""), paragraph(" \u3000"), "<w:p><w:r><w:drawing/></w:r></w:p>"]
)
def test_a_document_without_text_is_refused(body: str) -> None:
    with pytest.raises(InputError, match="文件里没有文字"):
        read_existing(Source("old.docx", word_file(body)))


def test_a_text_of_which_nothing_is_a_letter_is_refused() -> None:
    with pytest.raises(InputError, match="没有认出信件的任何部分"):
        read_existing(Source("list.txt", "鸡蛋 2斤\n酱油\n".encode()))


def test_paragraphs_alone_are_a_body_to_be_checked() -> None:
    reading = read_existing(Source("notes.txt", "大桥已经修好。\n明年再修一座。\n".encode()))
    assert reading.letter.lead == ("大桥已经修好。", "明年再修一座。")
    assert reading.certainty == {"lead": "guess"}
