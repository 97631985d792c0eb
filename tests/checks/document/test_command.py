"""The command on Word documents: check, mend, remark."""

import json
from pathlib import Path

import pytest

from replygen.ooxml.package import read_parts
from replygen.ooxml.setting import read_setting
from replygen.proofreading import check
from tests import support
from tests.checks.document.wrong import BODY, DOCUMENT, both, edited, in_paragraph, rendered, sub
from tests.command import run

WRONG = both(in_paragraph(BODY, "，(?=我局逐条)", ","), sub("word/footer1.xml", "—", "-", 0))


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "letter.docx"
    path.write_bytes(edited(WRONG))
    return path


def text_of(path: Path) -> list[str]:
    return [paragraph.text for paragraph in read_setting(path.read_bytes()).paragraphs]


def test_findings_have_a_paragraph_or_a_part(letter: Path) -> None:
    code, out, _ = run(["check", str(letter), "--format", "json"])
    found = {each["rule"]: each for each in json.loads(out)["files"][0]["findings"]}
    assert code == 1
    assert found["LAY-09"]["part"] == "word/footer1.xml"
    assert found["LAY-09"]["line"] == 0
    assert found["CHR-01"]["line"] == next(
        number for number, text in enumerate(text_of(letter), 1) if text.startswith(BODY)
    )


def test_rules_of_layout_are_selected_like_others(letter: Path) -> None:
    code, out, _ = run(["check", str(letter), "--select", "LAY", "--ignore", "LAY-09"])
    assert (code, out) == (0, "")


def test_a_good_document_in_standard_input(letter: Path) -> None:
    assert run(["check", "-"], rendered())[:2] == (0, "")


@pytest.mark.parametrize("track", [[], ["--track"]])
def test_mending_keeps_the_original(letter: Path, track: list[str]) -> None:
    before = letter.read_bytes()
    run(["check", str(letter), "--fix", *track])
    assert text_of(letter) == [paragraph.text for paragraph in read_setting(rendered()).paragraphs]
    assert Path(f"{letter}.bak").read_bytes() == before
    assert ("<w:ins " in read_parts(letter.read_bytes())[DOCUMENT].decode()) == bool(track)
    mended = letter.read_bytes()
    run(["check", str(letter), "--fix", *track])
    assert letter.read_bytes() == mended


def test_what_would_change_is_shown(letter: Path) -> None:
    before = letter.read_bytes()
    code, out, _ = run(["check", str(letter), "--diff"])
    assert code == 0
    assert any(line.startswith("+") and "，我局逐条" in line for line in out.splitlines())
    assert letter.read_bytes() == before


def test_remarks_go_into_another_file(letter: Path, tmp_path: Path) -> None:
    target = tmp_path / "remarks.docx"
    assert run(["check", str(letter), "--annotate", str(target)])[0] == 1
    comments = read_parts(target.read_bytes())["word/comments.xml"].decode()
    assert "CHR-01" in comments
    assert "LAY-09" in comments
    assert text_of(target) == text_of(letter)


def test_remarks_do_not_replace_another_document(letter: Path, tmp_path: Path) -> None:
    target = tmp_path / "remarks.docx"
    target.write_bytes(rendered())
    code, _, err = run(["check", str(letter), "--annotate", str(target)])
    assert code == 1
    assert "没有覆盖" in err
    assert target.read_bytes() == rendered()


@pytest.mark.parametrize("files", [["letter.txt"], ["letter.docx", "letter.docx"]])
def test_remarks_go_into_one_word_document(files: list[str], tmp_path: Path) -> None:
    code, _, err = run(["check", *files, "--annotate", str(tmp_path / "a.docx")])
    assert code == 2
    assert "--annotate" in err


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"PK\x03\x04 damaged"])
def test_what_is_no_document_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "letter.docx"
    path.write_bytes(content)
    code, _, err = run(["check", str(path)])
    assert code == 2
    assert "letter.docx" in err


def test_pages_are_checked_on_demand(tmp_path: Path) -> None:
    support.soffice()
    support.fonts()
    path = tmp_path / "letter.docx"
    path.write_bytes(edited(sub(DOCUMENT, 'w:footer="1445"', 'w:footer="1100"')))
    assert run(["check", str(path)])[0] == 0
    code, out, _ = run(["check", str(path), "--rendered"])
    assert code == 1
    assert "LAY-32" in out


def test_documents_are_checked_in_python(letter: Path) -> None:
    assert {finding.rule for finding in check(letter)} == {"CHR-01", "LAY-09"}
