"""The chain as scripts use it: load, render, save, convert."""

from __future__ import annotations

from pathlib import Path

import pytest

from replygen import IncompleteError, InputError, ReplyLetter, load, render
from replygen.ooxml.package import read_parts
from replygen.ooxml.payload import read_payload
from replygen.pipeline import CONVERTERS, convert, convert_many
from replygen.profile import load_profile
from tests.layout.build import letter
from tests.support import soffice


def test_what_is_missing_is_named_in_the_order_of_the_letter() -> None:
    with pytest.raises(IncompleteError) as caught:
        render(ReplyLetter())
    fields = [problem.field for problem in caught.value.problems]
    assert fields == ["提案建议", "称呼", "工作开展情况", "落款.机关", "落款.日期"]
    assert caught.value.exit_code == 2
    assert "proposals is missing" in caught.value.say("en")


def test_template_of_the_profile_holds_unless_another_is_named() -> None:
    plain = load_profile({"layout": {"template": "plain"}}, "x")
    by_profile, by_name = render(letter(), profile=plain), render(letter(), template="plain")
    assert by_profile.docx == by_name.docx
    assert render(letter(), profile=plain, template="letter").docx == render(letter()).docx


@pytest.mark.parametrize("kind", [str, Path])
def test_profile_by_path_or_name(tmp_path: Path, kind: type) -> None:
    path = tmp_path / "own.toml"
    path.write_text('[wording.closing]\nreply = "谢谢{pronoun}。"', "utf-8")
    by_profile = render(letter(), profile=kind(path), embed=False)
    assert by_profile.docx == render(letter(closing=["谢谢您。"]), embed=False).docx
    assert render(letter(), profile=kind("chongqing")).docx == render(letter()).docx


def test_letter_inside_is_the_letter_as_given_with_the_text_as_printed() -> None:
    carried = read_payload(read_parts(render(letter()).docx)) or ""
    assert '"opening"' not in carried
    assert "您提出的《关于甲的提案》（第067号）收悉。" in carried


def test_saved_whole(tmp_path: Path) -> None:
    result = render(letter())
    path = result.save(tmp_path / "letter.docx")
    assert path.read_bytes() == result.docx
    assert [each.name for each in tmp_path.iterdir()] == ["letter.docx"]


def test_saved_over_an_older_one(tmp_path: Path) -> None:
    path = tmp_path / "letter.docx"
    path.write_bytes(b"old")
    render(letter()).save(path)
    assert path.read_bytes() == render(letter()).docx


def test_saved_in_the_format_of_its_name(tmp_path: Path) -> None:
    result = render(letter())
    assert result.save(tmp_path / "LETTER.DOCX").read_bytes() == result.docx
    assert result.save(tmp_path / "letter").read_bytes() == result.docx
    with pytest.raises(InputError, match="没有“doc”这种输出格式"):
        result.save(tmp_path / "letter.doc")
    soffice()
    assert result.save(tmp_path / "letter.pdf").read_bytes().startswith(b"%PDF-")


def test_saved_into_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="没有这个文件夹"):
        render(letter()).save(tmp_path / "none" / "letter.docx")


def test_document_is_its_own_conversion() -> None:
    results = [render(letter()), render(letter(lead=["另一封。"]))]
    assert convert(results[0], ["docx"]) == {"docx": results[0].docx}
    assert convert_many(results, ["docx"]) == {"docx": [result.docx for result in results]}


def test_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(InputError) as caught:
        convert(render(letter()), ["ofd"])
    assert all(name in caught.value.say() for name in ("ofd", *CONVERTERS))


@pytest.mark.parametrize(("name", "words"), [("none.yaml", "没有这个文件"), ("folder", "这是一个文件夹")])
def test_file_that_cannot_be_read(tmp_path: Path, name: str, words: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(InputError, match=words):
        load(tmp_path / name)


@pytest.mark.parametrize("name", ["letter.json", "letter.yaml"])
def test_letter_written_as_json_is_loaded_whole(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(letter().model_dump_json(), "utf-8")
    assert load(path) == letter()
