"""The manual shows what the program does: its code runs, its tables and outputs are current, its pages measure so."""

import io
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from replygen import model
from replygen.libreoffice import find_soffice
from scripts import check_docs, make_docs
from scripts.manual import console, pictures
from scripts.manual.words import WORDS
from tests import support
from tests.command import run

ROOT = support.ROOT
NUMBER = re.compile(r"\d+\.\d+")
NEAR_MM = 0.15
NEAR_GREY = 3.0
"""Mean difference of pictures, of 255: another build of LibreOffice may smooth otherwise, but not print otherwise."""


def _page(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


@pytest.mark.parametrize("name", make_docs.PAGES)
def test_text_of_the_page_is_current(name: str) -> None:
    page = _page(name)
    assert make_docs.unknown(page) == []
    assert make_docs.current(page) == page, "stale: make manual"


def test_every_block_is_on_a_page() -> None:
    shown = re.findall("<!-- made: ([\\w-]+) -->", "".join(map(_page, make_docs.PAGES)))
    assert sorted(shown) == sorted([*make_docs.TEXTS, *make_docs.MEASURED])


@pytest.mark.parametrize("name", make_docs.PAGES)
def test_code_of_the_page_runs(name: str, tmp_path: Path) -> None:
    console.furnish(tmp_path)
    for language, file, content in console.blocks(_page(name)):
        if file:
            console.write(tmp_path, file, content)
        else:
            _run(language, content, tmp_path)


def _run(language: str, content: str, folder: Path) -> None:
    if "pdf" in content:
        support.need(find_soffice(), "LibreOffice is not installed (make machine)")
    match language:
        case "sh":
            done = console.shell(content, folder)
        case "console":
            done = console.shell("\n".join(_commands(content)), folder)
        case "python":
            done = _python(content, folder)
        case _:
            return
    assert done.returncode == 0, done.stdout


def _commands(content: str) -> Iterator[str]:
    """What a console shows may fail on purpose: what it prints is compared elsewhere."""
    return (f"{line[2:]} || true" for line in content.splitlines() if line.startswith("$ "))


def _python(content: str, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-X", "utf8", "-W", "error", "-c", content]
    return subprocess.run(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )


@pytest.mark.parametrize("name", make_docs.PAGES)
def test_fenced_code_says_in_which_language(name: str) -> None:
    """Fenced code is run or is a file or a listing; what only a fresh machine can run is indented."""
    known = {"python", "sh", "console", "yaml", "json", "md", "toml", "xml", "text"}
    assert {language for language, _, _ in console.blocks(_page(name))} <= known
    assert len(re.findall("^```", _page(name), re.MULTILINE)) == 2 * len(console.blocks(_page(name)))


def test_readme_has_ten_lines_of_each() -> None:
    blocks = {language: content for language, _, content in console.blocks(_page("README.md"))}
    for language in ("python", "sh"):
        lines = [line for line in blocks[language].splitlines() if line.strip()]
        assert 9 <= len(lines) <= 13, language


def test_commands_page_has_every_option_of_every_help() -> None:
    page = _page("docs/commands.md")
    _, top, _ = run(["--help"])
    commands = re.findall(r"^  (\w+)  ", top, re.MULTILINE)
    assert commands
    for command in commands:
        _, words, _ = run([command, "--help"])
        for option in re.findall(r"(?<![\w-])--[a-z-]+", words):
            assert re.search(rf"`{option}\b", page), f"{command} {option}"
        assert f"### replygen {command}\n" in page


@pytest.mark.parametrize("part", model.LABELS)
def test_examples_of_the_reference_make_a_valid_part(part: str) -> None:
    examples = {name: example for name, (_, example) in WORDS["fields"][part].items()}
    made = getattr(model, part).model_validate(examples)
    assert made.model_fields_set == set(model.LABELS[part])


def test_no_words_are_left_over() -> None:
    page = "".join(map(_page, make_docs.PAGES))
    leaves = list(_leaves(WORDS))
    assert len(leaves) > 100
    assert [words for words in leaves if words.replace("\n", "<br>").replace("|", "\\|") not in page] == []


def _leaves(words: object) -> Iterator[str]:
    match words:
        case dict():
            for each in words.values():
                yield from _leaves(each)
        case [str(meaning), _]:
            yield meaning
        case str():
            yield words


def test_templates_page_has_every_placeholder() -> None:
    """The built-in templates use all there are."""
    xml = "".join(path.read_text("utf-8") for path in (ROOT / "templates").glob("*/xml/word/*.xml"))
    used = re.findall(r"\{\{p (\w+) \}\}|\{%p for \w+ in (\w+) %\}", xml)
    names = {name for pair in used for name in pair if name} - {"block"}
    assert names == set(WORDS["placeholders"])


def test_profile_page_shows_a_setting_for_every_key() -> None:
    page = _page("docs/profile.md")
    base = tomllib.loads((ROOT / "src/replygen/profile/data/national.toml").read_text("utf-8"))
    for section, values in base.items():
        assert all(f"`{section}.{key}" in page for key in values)


def test_measures_are_current() -> None:
    support.fonts()
    page = _page("docs/format.md")
    made = make_docs.made(page, make_docs.MEASURED)
    assert NUMBER.sub("#", made) == NUMBER.sub("#", page), "stale: make manual"
    assert _numbers(made) == pytest.approx(_numbers(page), abs=NEAR_MM), "stale: make manual"


def _numbers(page: str) -> list[float]:
    return [float(number) for number in NUMBER.findall(page)]


def test_pictures_show_the_pages() -> None:
    support.fonts()
    made = pictures.pictures()
    assert sorted(made) == sorted(path.name for path in pictures.FOLDER.glob("*.png"))
    for name, data in made.items():
        shown, found = Image.open(pictures.FOLDER / name), Image.open(io.BytesIO(data))
        assert shown.size == found.size, name
        difference = ImageChops.difference(shown.convert("L"), found.convert("L"))
        assert ImageStat.Stat(difference).mean[0] < NEAR_GREY, f"{name} is stale: make manual"


def test_pages_name_what_exists() -> None:
    assert [problem for page in check_docs.pages() for problem in check_docs.problems(page)] == []


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("[x](nowhere.md)", "the link leads nowhere: nowhere.md"),
        ("[x](docs/model.md#无此节)", "docs/model.md has no heading #无此节"),
        ("`make nothing`", "there is no such target: make nothing"),
        ("`replygen.layout.nothing`", "there is no replygen.layout.nothing"),
        ("`src/replygen/nothing.py`", "there is no file src/replygen/nothing.py"),
    ],
)
def test_what_does_not_exist_is_found(line: str, problem: str) -> None:
    found = [each for check in check_docs.CHECKS for each in check(ROOT / "README.md", line)]
    assert found == [problem]


def test_stale_block_is_found() -> None:
    page = _page("docs/commands.md").replace("| 130 |", "| 131 |")
    assert make_docs.current(page) != page
