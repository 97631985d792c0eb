"""Which rules hold, how much they weigh, and what an office and a letter say about them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from replygen import InputError, Profile, check, load, render
from replygen.checks import COMMENT_RULES, RULES, control_of
from replygen.checks.comments import heeded
from replygen.checks.rule import Example, Rule
from replygen.checks.table import ALL_RULES
from replygen.messages import Finding
from replygen.profile import load_profile

WRONG = "推行”河长巡河“制度，约投资30万元左右。"


def profile(**checks: Any) -> Profile:
    return load_profile({"checks": checks}, "x")


def held(select: list[str], ignore: list[str], settings: Profile) -> set[str]:
    return {rule.id for rule in control_of(settings, RULES, select, ignore).rules}


ALL = {rule.id for rule in RULES}
CHR = {each for each in ALL if each.startswith("CHR")}


@pytest.mark.parametrize(
    ("select", "ignore", "checks", "wanted"),
    [
        ([], [], {}, ALL),
        ([], [], {"select": ["CHR"]}, CHR),
        ([], [], {"select": ["CHR"], "ignore": ["CHR-02"]}, CHR - {"CHR-02"}),
        ([], [], {"select": ["CHR", "NUM-09"], "ignore": ["NUM"]}, CHR | {"NUM-09"}),
        ([], ["CHR-01"], {"select": ["CHR"], "ignore": ["CHR-02"]}, CHR - {"CHR-01", "CHR-02"}),
        (["CHR"], [], {"select": ["NUM"], "ignore": ["CHR-02"]}, CHR),
        (["CHR"], ["CHR-02"], {}, CHR - {"CHR-02"}),
        ([], ["LAY", "IGN-01"], {}, ALL),
    ],
)
def test_an_id_goes_before_a_group_and_the_command_line_before_the_profile(
    select: list[str], ignore: list[str], checks: dict[str, Any], wanted: set[str]
) -> None:
    assert held(select, ignore, profile(**checks)) == wanted


@pytest.mark.parametrize("name", ["CH", "CHR-2", "chr", "CHR-99", "XYZ", ""])
def test_a_name_that_no_rule_bears_is_refused(name: str) -> None:
    with pytest.raises(InputError, match="没有“"):
        held([name], [], profile())


def levels(found: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [(each.rule, each.level) for each in found]


def test_levels_of_an_id_go_before_those_of_its_group() -> None:
    lighter = profile(levels={"CHR": "hint", "NUM": "hint", "NUM-09": "error"})
    assert levels(check(WRONG)) == [("CHR-02", "error"), ("NUM-09", "warning")]
    assert levels(check(WRONG, profile=lighter)) == [("CHR-02", "hint"), ("NUM-09", "error")]
    assert levels(check(WRONG, select=["NUM"])) == [("NUM-09", "warning")]
    assert levels(check(WRONG, ignore=["NUM"])) == [("CHR-02", "error")]


def test_allowed_words_protect_themselves_and_nothing_else() -> None:
    allowed = profile(words={"allowed": ["”河长巡河“", "30万元左右"]})
    assert levels(check(WRONG, profile=allowed)) == [("NUM-09", "warning")]


def test_words_of_the_office_are_no_patterns() -> None:
    words = profile(words={"avoid": ["(a+)+$", "."], "instead": {"充电桩": "汽车充电桩", "桩": ""}})
    found = check("新建充电桩2个，汽车充电桩3个（(a+)+$）.", profile=words, select=["LNG-16"])
    assert [(each.place.column, each.text, each.suggestion) for each in found] == [
        (3, "充电桩", "汽车充电桩"),
        (17, "(a+)+$", None),
        (24, ".", None),
    ]


def test_rules_on_documents_follow_the_profile_too(tmp_path: Path) -> None:
    path = render(load(Path(__file__).parents[2] / "examples" / "delegate-short.yaml")).save(
        tmp_path / "a.docx"
    )
    own = load_profile({"organ": {"codes": ["某某函"]}, "checks": {"levels": {"STR-30": "hint"}}}, "x")
    assert levels(check(path)) == []
    assert levels(check(path, profile=own)) == [("STR-30", "hint")]


def test_rendering_tells_what_the_proofreader_finds_when_asked() -> None:
    letter = load(Path(__file__).parents[2] / "examples" / "delegate-short.yaml")
    wrong = letter.model_copy(update={"lead": (WRONG,)})
    assert render(wrong).messages == ()
    found = [each for each in render(wrong, check=True).messages if isinstance(each, Finding)]
    assert levels(tuple(found)) == [("CHR-02", "error"), ("NUM-09", "warning")]
    assert render(wrong, check=True).docx == render(wrong).docx


@pytest.mark.parametrize("option", [[], ["--strict"]])
def test_no_rule_is_loaded_where_none_is_wanted(tmp_path: Path, option: list[str]) -> None:
    words = ["render", "examples/delegate-short.yaml", "-o", str(tmp_path / "a.docx"), "--no-check", *option]
    code = f"import sys; from replygen.cli import main; main({words!r}); print(*sys.modules, sep='\\n')"
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    loaded = done.stdout.splitlines()
    assert "replygen.pipeline" in loaded
    assert not [name for name in loaded if name.startswith("replygen.checks")]


# --- comments ------------------------------------------------------------------------------------------------


def fired(words: str) -> set[str]:
    known = [each for each in check(words) if each.rule == "NUM-09"]
    return {each.rule for each in heeded(words, known, ALL_RULES, "") if each.rule.startswith("IGN")}


EXAMPLES = [(rule, example) for rule in COMMENT_RULES for example in rule.examples]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=lambda value: getattr(value, "id", ""))
def test_example_of_a_rule_on_comments_fires_it_alone(rule: Rule, example: Example) -> None:
    about = "开头: 约投资30万元左右。\n" if rule.id != "IGN-03" else ""
    assert fired(about + example.wrong) == {rule.id}
    assert fired(about + (example.right or "")) == set()


def test_ids_and_names_of_all_rules_are_unique() -> None:
    assert len({rule.id for rule in ALL_RULES}) == len({rule.name for rule in ALL_RULES}) == len(ALL_RULES)
