import re
from collections.abc import Callable

import pytest

from replygen.checks import RULES, Copy, copy_of_text, findings, written_by
from replygen.checks.fix import mended
from replygen.checks.office import office_of
from replygen.checks.rule import Example, Rule
from replygen.profile import load_profile

EXAMPLES = [(rule, example) for rule in RULES for example in rule.examples]


def reader(rule: Rule) -> Callable[[str], Copy]:
    """Read a text as the office does with which the examples of a rule hold."""
    office = office_of(load_profile(rule.settings, rule.id))
    return lambda text: written_by(office, copy_of_text(text))


def fired(rule: Rule, text: str) -> set[str]:
    return {finding.rule for finding in findings(reader(rule)(text))}


def name_of(value: object) -> str:
    return value.id if isinstance(value, Rule) else ""


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=name_of)
def test_example_fires_its_rule_and_nothing_else(rule: Rule, example: Example) -> None:
    if example.wrong:
        assert fired(rule, example.wrong) == {rule.id}
    if example.right:
        assert fired(rule, example.right) == set()


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=name_of)
def test_safe_fix_makes_the_right_text_of_the_wrong(rule: Rule, example: Example) -> None:
    read = reader(rule)
    safe = [each for each in findings(read(example.wrong)) if each.rule == rule.id and each.safe]
    if safe and example.right:
        assert mended(example.wrong, read) == example.right
    else:
        assert mended(example.wrong, read) == example.wrong


@pytest.mark.parametrize("rule", RULES, ids=name_of)
def test_page_has_what_a_page_needs(rule: Rule) -> None:
    assert re.fullmatch(r"(CHR|HDG|NUM|STR|REF|LNG|SEC)-\d\d", rule.id)
    assert re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", rule.name)
    assert rule.summary.endswith("。")
    assert rule.english.endswith((".", "?"))
    assert any(example.right for example in rule.examples)


def test_ids_and_names_are_unique() -> None:
    assert len({rule.id for rule in RULES}) == len({rule.name for rule in RULES}) == len(RULES)
