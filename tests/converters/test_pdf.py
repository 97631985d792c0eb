"""PDF by LibreOffice, what is said where it fails or is not there, and which fonts it has to do without."""

from __future__ import annotations

import os
from pathlib import Path

import pdfplumber
import pytest

from replygen import InputError, MissingPartError, ReplygenError, render
from replygen.converters.pdf import substitutions, to_pdf
from replygen.pipeline import convert
from replygen.standard import FACES
from tests.layout.build import letter
from tests.support import need, soffice

_DOCUMENT = render(letter()).docx


def _program(folder: Path, name: str, script: str) -> Path:
    """A program of our own in place of the real one."""
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    path.chmod(0o755)
    return path


@pytest.fixture
def only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that holds the only programs that are found."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("replygen.libreoffice._PLACES", ())
    return tmp_path


def test_documents_come_back_in_their_order(tmp_path: Path) -> None:
    soffice()
    made = to_pdf([render(letter(lead=[word])).docx for word in ("甲乙丙", "丁戊己")])
    for data, word in zip(made, ("甲乙丙", "丁戊己"), strict=True):
        path = tmp_path / "letter.pdf"
        path.write_bytes(data)
        with pdfplumber.open(path) as pdf:
            assert word in pdf.pages[0].extract_text()


def test_nothing_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    soffice()
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    to_pdf([_DOCUMENT])
    assert not list(tmp_path.glob("replygen-*"))


def test_without_libreoffice_the_message_says_how_to_install_it(only: Path) -> None:
    with pytest.raises(MissingPartError) as caught:
        convert(render(letter()), ["docx", "pdf"])
    assert caught.value.exit_code == 3
    assert "sudo apt-get install libreoffice-writer" in caught.value.say()
    assert "LibreOffice was not found" in caught.value.say("en")


def test_libreoffice_that_fails(only: Path) -> None:
    _program(only, "soffice", "echo 'Warning: no java' >&2; echo 'no display.' >&2; exit 7")
    with pytest.raises(ReplygenError, match="LibreOffice 转换失败：no display。"):
        to_pdf([_DOCUMENT])


def test_temporary_folder_that_cannot_be_written_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    soffice()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "none"))
    with pytest.raises(InputError, match="none：写不了：没有这个文件夹"):
        to_pdf([_DOCUMENT])


def test_libreoffice_that_hangs_is_ended_with_all_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    need(hasattr(os, "mkfifo"), "pipes with names exist on Unix")
    os.mkfifo(tmp_path / "pipe")
    with os.fdopen(os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK), "rb") as pipe:
        os.set_blocking(pipe.fileno(), True)
        _program(tmp_path, "soffice", f"exec >{tmp_path / 'pipe'}; (sleep 20; echo late) & wait")
        monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
        monkeypatch.setattr("replygen.libreoffice._SECONDS", 1)
        monkeypatch.setattr("replygen.libreoffice._SECONDS_EACH", 0)
        with pytest.raises(ReplygenError, match="LibreOffice 转换失败：超时。"):
            to_pdf([_DOCUMENT])
        assert pipe.read() == b""


def test_libreoffice_that_makes_nothing_and_says_nothing(only: Path) -> None:
    _program(only, "soffice", "exit 0")
    with pytest.raises(ReplygenError, match="exit code 0"):
        to_pdf([_DOCUMENT])


def test_fonts_that_are_not_installed_are_named(only: Path) -> None:
    _program(only, "fc-match", "printf 'Noto Sans CJK SC,Noto Sans CJK SC Regular'")
    (said,) = [note.what.zh for note in substitutions()]
    named = "、".join(f"{fonts.face}（Noto Sans CJK SC）" for fonts in FACES)
    assert said == f"本机没有这些字体，PDF 用括号里的代替：{named}。"


def test_fonts_that_are_there_under_either_name(only: Path) -> None:
    names = ",".join(name for fonts in FACES for name in fonts)
    _program(only, "fc-match", f"printf '{names}'")
    assert substitutions() == []


def test_without_fontconfig_nothing_is_claimed(only: Path) -> None:
    assert substitutions() == []
