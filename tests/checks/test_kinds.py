"""Clean letters have no findings above hint; one change makes one kind of mistake, which is found, and nothing else."""

import tomllib
from pathlib import Path

import pytest

from replygen import check
from replygen.checks import copy_of_text, findings
from replygen.messages import Finding

FOLDER = Path(__file__).parent
LETTERS = {path.stem: path.read_text("utf-8") for path in sorted((FOLDER / "letters").glob("*.txt"))}
CHANGES = [
    (name, *change)
    for name, letter in tomllib.loads((FOLDER / "mutations.toml").read_text("utf-8")).items()
    for change in letter["changes"]
]


# A conflict between two places may be told at either.
TWO_PLACES = ("STR-03", "STR-18", "STR-24", "HDG-07", "REF-13")


def serious(text: str) -> list[Finding]:
    return [finding for finding in findings(copy_of_text(text)) if finding.level != "hint"]


@pytest.mark.parametrize("name", LETTERS)
def test_clean_letter_has_no_finding_above_hint(name: str) -> None:
    assert serious(LETTERS[name]) == []


@pytest.mark.parametrize(
    "path", sorted((FOLDER.parents[1] / "examples").glob("*.yaml")), ids=lambda path: path.stem
)
def test_example_letter_has_no_finding_above_hint(path: Path) -> None:
    assert [finding for finding in check(path) if finding.level != "hint"] == []


@pytest.mark.parametrize(("name", "was", "becomes", "rule"), CHANGES)
def test_one_mistake_is_found_and_nothing_else(name: str, was: str, becomes: str, rule: str) -> None:
    letter = LETTERS[name]
    assert letter.count(was) == 1
    found = serious(letter.replace(was, becomes))
    assert {finding.rule for finding in found} == {rule}
    line = letter[: letter.index(was)].count("\n") + 1
    lines = {finding.place.line for finding in found}
    assert lines & {0, line - 1, line, line + 1} or rule in TWO_PLACES


@pytest.mark.parametrize("sentence", (FOLDER / "right.txt").read_text("utf-8").splitlines())
def test_sentence_that_looks_wrong_is_left_in_peace(sentence: str) -> None:
    assert serious(sentence) == []
    assert serious(LETTERS["park"].replace("2023年一季度", f"{sentence}2023年一季度")) == []


@pytest.mark.parametrize("row", (FOLDER / "wrong.txt").read_text("utf-8").splitlines())
def test_sentence_that_is_wrong_in_one_way_is_found(row: str) -> None:
    rule, sentence = row.split("\t", 1)
    for indent in ("", "　　"):
        found = findings(copy_of_text(indent + sentence))
        rules = {finding.rule for finding in found if finding.level != "hint" or finding.rule == rule}
        assert rules - {"CHR-16"} == {rule} - {"CHR-16"}
