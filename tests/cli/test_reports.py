"""What the proofreader found, for people in a terminal and for machines."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from replygen.cli.columns import padded, width, wrapped
from tests.command import run

TEXT = "推行”河长巡河“制度，\t全面清淤。\n约投资30万元左右。\n约投资50万元左右。\n"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("甲 1.txt").write_text(TEXT, "utf-8")


def test_a_chinese_character_takes_two_columns() -> None:
    assert [width(text) for text in ("", "a", "汉", "“—”", "e\u0301", "\u200b")] == [0, 1, 2, 6, 1, 0]
    assert padded("汉", 4) == "汉  "


@example("1" * 20 + " ）", 20)
@given(st.text(st.sampled_from("汉字，。（）“” abc1.\u0301")), st.integers(20, 60))
def test_wrapping_loses_nothing_but_blanks_and_no_line_begins_with_a_mark(text: str, columns: int) -> None:
    lines = list(wrapped(text, columns))
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert not any(line[0] in "，。）”" for line in lines[1:] if line)


@pytest.mark.parametrize("columns", ["40", "80", "300"])
def test_lines_fit_the_terminal(monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    _, out, _ = run(["check", "甲 1.txt"])
    hanging = 2  # a mark may hang over the edge
    assert max(map(width, out.splitlines())) <= min(int(columns), 100) + hanging
    assert "，⇥全" in out
    assert "（GB/T 15834 4.8）" in out


def sarif(*words: str) -> dict[str, Any]:
    found = json.loads(run(["check", *words, "--format", "sarif"])[1])
    assert found["version"] == "2.1.0"
    (one,) = found["runs"]
    assert isinstance(one, dict)
    return one


def test_sarif_names_rules_once_and_results_by_their_index() -> None:
    made = sarif("甲 1.txt")
    rules = made["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["CHR-02", "CHR-16", "NUM-09"]
    assert {result["ruleId"] for result in made["results"]} == {rule["id"] for rule in rules}
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in made["results"])
    assert {result["level"] for result in made["results"]} <= {"error", "warning", "note"}
    place = made["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "%E7%94%B2%201.txt"}
    assert place["region"] == {"startLine": 1, "startColumn": 3, "endColumn": 9}


def test_lines_of_a_word_document_are_paragraphs() -> None:
    document = docx.Document()
    document.add_paragraph("推行”河长巡河“制度。")
    document.save("a.docx")
    select = ("--select", "CHR")
    location = sarif("a.docx", *select)["results"][0]["locations"][0]
    assert location == {
        "physicalLocation": {"artifactLocation": {"uri": "a.docx"}},
        "logicalLocations": [{"name": "第1段", "kind": "element"}],
    }
    assert run(["check", "a.docx", *select])[1].startswith("a.docx\n  第1段  错误 CHR-02  ")
    github = run(["check", "a.docx", *select, "--format", "github"])[1]
    assert github.startswith("::error file=a.docx,title=CHR-02::")


def test_baseline_leaves_out_each_finding_as_often_as_it_was_there() -> None:
    Path("known.json").write_text(run(["check", "./甲 1.txt", "--format", "json"])[1], "utf-8")
    assert run(["check", "甲 1.txt", "--baseline", "known.json"]) == (0, "", "没有发现问题。\n")
    Path("甲 1.txt").write_text(f"约投资30万元左右。\n{TEXT}约投资50万元左右。\n", "utf-8")
    _, out, _ = run(
        ["check", "甲 1.txt", "--baseline", "known.json", "--format", "json", "--select", "NUM-09"]
    )
    (file,) = json.loads(out)["files"]
    assert [each["line"] for each in file["findings"]] == [3, 5]


def test_of_many_letters_the_first_are_named_for_the_next_step() -> None:
    letter = "提案建议: {类别: 提案, 编号: 5}\n称呼: 王木委员\n"
    names = [f"{name}.yaml" for name in ("甲 1", "乙", "丙", "丁")]
    for name in names:
        Path(name).write_text(letter, "utf-8")
    _, _, err = run(["render", *names[:2], "--draft", "-o", "out/"])
    assert err.endswith('全部见：replygen check "甲 1.yaml" 乙.yaml\n')
    _, _, err = run(["render", *names, "--draft", "-o", "out/"])
    assert err.endswith('全部见：replygen check "甲 1.yaml" 乙.yaml 丙.yaml …\n')
