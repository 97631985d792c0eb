"""The command in this process: help, skeleton, schema, outputs that were edited, our own bugs."""

import io
import json
import re
import sys
import zipfile
from importlib import resources
from pathlib import Path

import pdfplumber
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from replygen.cli import main
from replygen.cli.commands import COMMANDS
from replygen.files import is_stamped, keep
from replygen.model import LABELS, ReplyLetter
from replygen.readers import Source, read_structured
from replygen.zh.width import cells
from tests.command import run
from tests.support import soffice

LETTER = """\
提案建议: {类别: 提案, 编号: 067, 标题: 甲, 提出者: 王某某委员}
工作开展情况: {内容: 乙。}
落款: {机关: 某局, 日期: 2025-06-12}
联系人: {姓名: 赵河, 电话: "68281600"}
"""


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_help_tells_everything_in_one_language(command, lang: str) -> None:  # type: ignore[no-untyped-def]
    code, out, err = run([command.name, "--help", "--lang", lang])
    assert (code, err) == (0, "")
    for argument in command.arguments:
        assert argument.help.say(lang) in out
    assert command.examples.say(lang) in out
    assert bool(re.search("usage|options|show this help", out, re.IGNORECASE)) == (lang == "en")
    assert all(sum(2 if cells(char) == 1 else 1 for char in line) <= 100 for line in out.splitlines())


def test_language_comes_from_the_environment_or_the_option(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPLYGEN_LANG", "en")
    assert "There is no 'rendr'" in run(["rendr"])[2]
    assert "没有“rendr”" in run(["--lang=zh", "rendr"])[2]
    assert "没有“rendr”" in run(["--lang", "zh", "rendr"])[2]


def test_no_command_shows_the_commands() -> None:
    code, out, err = run([])
    assert (code, out) == (2, "")
    assert all(f"  {command.name} " in err for command in COMMANDS)


def skeleton(lang: str) -> str:
    return (resources.files("replygen.cli") / "data" / f"letter.{lang}.yaml").read_text("utf-8")


LANGUAGES = pytest.mark.parametrize("lang", ["zh", "en"])


@LANGUAGES
def test_skeleton_as_it_is_holds_nothing(lang: str) -> None:
    assert read_structured(Source("letter.yaml", skeleton(lang).encode())).letter == ReplyLetter()


@LANGUAGES
def test_skeleton_with_its_own_examples_is_a_complete_letter(lang: str) -> None:
    """Each comment “如 X”, or “like X”, is an example of what to write before it."""
    words = re.sub(r"^# (其他部分:|sections:|  )", r"\1", skeleton(lang), flags=re.MULTILINE)
    filled = re.sub(r"^(.*?) +# (?:如|like) (.+)$", r"\1 \2", words, flags=re.MULTILINE)
    Path("letter.yaml").write_text(filled, "utf-8")
    code, _, err = run(["render", "letter.yaml"])
    assert code == 0
    assert re.fullmatch("(?s)已写出 letter.docx\n.*错误 0，.*", err)
    letter = read_structured(Source("letter.yaml", filled.encode())).letter
    assert letter.sections
    assert letter.attachments[0].content[1:]
    assert filled.count(" # ") < words.count(" # ") / 2


def test_every_key_of_a_skeleton_is_known() -> None:
    labels = set(re.findall(r"^[# -]*([一-龥]+):", skeleton("zh"), re.MULTILINE))
    names = set(re.findall(r"^[# -]*([a-z_]+):", skeleton("en"), re.MULTILINE))
    assert labels <= {label for part in LABELS.values() for label in part.values()}
    assert names <= {name for part in LABELS.values() for name in part}
    assert len(labels) == len(names)


def test_schema_names_every_field_in_both_languages() -> None:
    schema = json.loads(run(["schema"])[1])
    for part, labels in LABELS.items():
        fields = (schema if part == "ReplyLetter" else schema["$defs"][part])["properties"]
        assert {name: fields[name]["title"] for name in labels} == labels
        assert all(fields[label]["$ref"].endswith(f"/properties/{name}") for name, label in labels.items())


def with_other_text(document: bytes, old: str, new: str) -> bytes:
    """Return a .docx as a word processor would save it after a change of its text."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document)) as source, zipfile.ZipFile(made, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(old.encode(), new.encode()))
    return made.getvalue()


def test_untouched_document_is_replaced_and_an_edited_one_is_kept() -> None:
    Path("067.yaml").write_text(LETTER, "utf-8")
    assert run(["render", "067.yaml"])[0] == 0
    first = Path("067.docx").read_bytes()
    Path("067.yaml").write_text(LETTER.replace("乙", "丙"), "utf-8")
    assert run(["render", "067.yaml"])[0] == 0
    second = Path("067.docx").read_bytes()
    assert second != first
    edited = with_other_text(second, "丙", "丁")
    Path("067.docx").write_bytes(edited)
    Path("067.yaml").write_text(LETTER, "utf-8")
    code, _, err = run(["render", "067.yaml"])
    assert code == 1
    assert "予以保留" in err
    assert Path("067.docx").read_bytes() == edited
    assert run(["render", "067.yaml", "--force"])[0] == 0
    assert Path("067.docx").read_bytes() == first


def test_pdf_is_known_again_until_it_is_changed() -> None:
    soffice()
    Path("067.yaml").write_text(LETTER, "utf-8")
    code, _, err = run(["render", "067.yaml", "--to", "docx,pdf", "-o", "out"])
    assert (code, err.splitlines()[-2:]) == (0, ["已写出 out/067.docx", "已写出 out/067.pdf"])
    made = Path("out/067.pdf").read_bytes()
    assert is_stamped(made)
    with pdfplumber.open(io.BytesIO(made)) as pdf:
        assert len(pdf.pages) == 1
    assert keep(Path("out/067.pdf"), b"another") is None
    Path("out/067.pdf").write_bytes(made + b"% a remark\n")
    assert run(["render", "067.yaml", "-o", "out/067.pdf"])[0] == 1
    assert Path("out/067.pdf").read_bytes() == made + b"% a remark\n"


def test_unforeseen_error_is_called_our_bug(monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken:
        @property
        def buffer(self) -> object:
            raise RuntimeError("a stream that cannot be")

    monkeypatch.setattr(sys, "stdin", Broken())
    assert main(["render", "-"]) == 4
    monkeypatch.setenv("REPLYGEN_DEBUG", "1")
    with pytest.raises(RuntimeError, match="a stream that cannot be"):
        main(["render", "-"])


_KEYS = st.sampled_from(sorted({key for part in LABELS.values() for pair in part.items() for key in pair}))
_TEXTS = st.text(st.characters(codec="utf-8"), max_size=12) | st.sampled_from(
    [
        "2025-06-12",
        "是",
        "主办",
        "会办",
        "A",
        "签名章",
        "秘密",
        "提案",
        "{{ 7*7 }}",
        "<w:p>",
        "%s",
        "—",
        "第067号",
    ]
)
_VALUES = st.recursive(
    _TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_KEYS, inner, max_size=5),
    max_leaves=25,
)


@given(st.dictionaries(_KEYS, _VALUES, max_size=8) | _VALUES)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_letter_gives_a_traceback(value: object) -> None:
    words = yaml.safe_dump(value, allow_unicode=True).encode()
    code, out, err = run(["render", "-", "--draft", "-o", "-"], words)
    assert code in (0, 2), err
    assert err or code == 0
    assert out.startswith("PK") == (code == 0)
