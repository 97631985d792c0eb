"""The built-in templates are what their maker makes, and are used as they are written."""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from replygen.engine.sandbox import PATCHED
from replygen.engine.template import EMPTY
from replygen.errors import TemplateError
from replygen.ooxml.package import defects, read_parts, write_parts
from replygen.ooxml.payload import read_payload
from replygen.pipeline import load, render
from replygen.templates import BUILT_IN, built_in_folder, load_template

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "beibei-067.yaml"


def _files(folder: Path) -> dict[str, bytes | dict[str, bytes]]:
    """Map every file to its content; a .docx may be deflated by another library."""
    return {
        str(path.relative_to(folder)): _content(path) for path in sorted(folder.rglob("*")) if path.is_file()
    }


def _content(path: Path) -> bytes | dict[str, bytes]:
    content = path.read_bytes()
    return read_parts(content) if path.suffix == ".docx" else content


def _script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_templates", ROOT / "scripts" / "make_templates.py")
    assert spec
    assert spec.loader
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    return script


def test_templates_are_what_the_script_makes(tmp_path: Path) -> None:
    _script().main(tmp_path)
    assert _files(tmp_path) == _files(built_in_folder())


def test_what_is_remembered_of_docxtpl_is_what_it_makes(tmp_path: Path) -> None:
    target = tmp_path / "patched.json"
    _script().remember(built_in_folder(), target)
    assert target.read_text("utf-8") == PATCHED.read_text("utf-8")


def test_a_letter_by_a_built_in_template_loads_no_docxtpl() -> None:
    code = (
        "import sys; from replygen import load, render\n"
        f"render(load({str(EXAMPLE)!r}))\n"
        "print(sorted({'docx', 'docxtpl'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout == "[]\n"


@pytest.mark.parametrize("name", BUILT_IN)
def test_document_and_readable_xml_are_the_same(name: str) -> None:
    folder = built_in_folder() / name
    parts = read_parts((folder / "template.docx").read_bytes())
    readable = {
        str(path.relative_to(folder / "xml")): path.read_text("utf-8")
        for path in (folder / "xml").rglob("*")
        if path.is_file()
    }
    assert set(readable) == set(parts)
    for part, content in parts.items():
        assert re.sub(r"\s", "", readable[part]) == re.sub(r"\s", "", content.decode())


@pytest.mark.parametrize("name", BUILT_IN)
def test_template_has_no_theme_fonts_and_a_whole_package(name: str) -> None:
    parts = read_parts((built_in_folder() / name / "template.docx").read_bytes())
    assert not list(defects(parts))
    assert b"Theme=" not in b"".join(parts.values())


@pytest.mark.parametrize("name", BUILT_IN)
def test_placeholders_are_the_names_the_engine_gives(name: str) -> None:
    parts = read_parts((built_in_folder() / name / "template.docx").read_bytes())
    tags = set(re.findall(r"\{\{p (\w+) \}\}", b"".join(parts.values()).decode()))
    assert tags <= {"block", *EMPTY}
    assert "block" in tags


def _own_template(folder: Path, **changes: str) -> Path:
    """A copy of the letter template with strings of its document replaced."""
    shutil.copytree(built_in_folder() / "letter", folder)
    parts = read_parts((folder / "template.docx").read_bytes())
    document = parts["word/document.xml"].decode()
    for old, new in changes.items():
        document = document.replace(old, new)
    (folder / "template.docx").write_bytes(write_parts(parts | {"word/document.xml": document.encode()}))
    return folder


def test_template_from_a_folder(tmp_path: Path) -> None:
    folder = _own_template(tmp_path / "own", block="block")
    letter = load(EXAMPLE)
    assert render(letter, template=folder).docx == render(letter, template="letter").docx


def test_template_made_from_a_letter_does_not_pass_that_letter_on(tmp_path: Path) -> None:
    folder = _own_template(tmp_path / "own")
    carried = read_parts(render(load(EXAMPLE)).docx)
    template = read_parts((folder / "template.docx").read_bytes())
    parts = carried | {name: template[name] for name in ("word/document.xml", "word/header1.xml")}
    (folder / "template.docx").write_bytes(write_parts(parts))
    other = load(EXAMPLE.with_name("delegate-short.yaml"))
    for embed in (True, False):
        made = read_parts(render(other, template=folder, embed=embed).docx)
        assert "北碚".encode() not in b"".join(made.values())
        assert not list(defects(made))
        assert (read_payload(made) is not None) == embed


def test_template_with_text_of_its_own(tmp_path: Path) -> None:
    note = "<w:p><w:r><w:t>地址：某某路1号</w:t></w:r></w:p>"
    folder = _own_template(tmp_path / "own", **{"<w:sectPr>": f"{note}<w:sectPr>"})
    document = read_parts(render(load(EXAMPLE), template=folder).docx)["word/document.xml"]
    assert "地址：某某路1号" in document.decode()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("imprint }}", "imprnt }}"),  # an unknown name
        ("{{p imprint }}", "{{p ''.__class__.__mro__ }}"),  # reaching for Python
        ("{{p imprint }}", "{{p imprint"),  # a tag that does not end
        ("{{p imprint }}", "{% include '/etc/passwd' %}"),  # another file
        ("{{p imprint }}", "{{p blocks.append(1) }}"),  # changing what was given
    ],
)
def test_template_that_asks_for_too_much_is_refused(tmp_path: Path, old: str, new: str) -> None:
    folder = _own_template(tmp_path / "own", **{old: new})
    with pytest.raises(TemplateError):
        render(load(EXAMPLE), template=folder)


@pytest.mark.parametrize(
    ("manifest", "words"),
    [
        ("head = [", "TOML"),
        ('head = "letter"\nimprint = "none"', "imprint"),
        ('head = "red"\nimprint = "full"', "head"),
    ],
)
def test_wrong_manifest(tmp_path: Path, manifest: str, words: str) -> None:
    folder = _own_template(tmp_path / "own")
    (folder / "manifest.toml").write_text(manifest, "utf-8")
    with pytest.raises(TemplateError, match=words):
        load_template(folder)


def test_unknown_template_names_the_known_ones() -> None:
    with pytest.raises(TemplateError, match="letter、document、plain"):
        load_template("leter")
