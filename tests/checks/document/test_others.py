"""Letters of other offices: every fault in them is found where it is, and nothing is said of what is right."""

import pytest

from replygen.checks.document import check_document
from replygen.checks.runner import Found
from replygen.ooxml.setting import read_setting
from tests import support
from tests.checks.document.clerk import ANNEXED, LETTER, Para, made
from tests.checks.document.others import LETTERS, Letter

TOLD_TWICE = ("STR-14", "联系人：")
"""That a note lacks brackets, the rules on the text say, too."""


def judged(letter: Letter) -> list[tuple[str, str]]:
    """Rule and place of every finding above a hint."""
    data = letter.data()
    texts = {paragraph.number: paragraph.text.lstrip() for paragraph in read_setting(data).paragraphs}
    return [
        (each.finding.rule, each.finding.place.part or texts.get(each.finding.place.line, ""))
        for each in above_hint(check_document(data))
    ]


def above_hint(found: list[Found]) -> list[Found]:
    return [each for each in found if each.finding.level != "hint"]


def answers_for(rule: str, place: str, answers: frozenset[tuple[str, str]]) -> bool:
    return any(rule == wanted and place.startswith(where) for wanted, where in answers)


@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.name)
def test_every_fault_is_found_where_it_is(letter: Letter) -> None:
    found = judged(letter)
    missed = [
        answer
        for answer in letter.answers
        if not any(answers_for(*each, frozenset({answer})) for each in found)
    ]
    assert missed == []


@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.name)
def test_nothing_else_is_found(letter: Letter) -> None:
    assert [each for each in judged(letter) if not answers_for(*each, letter.answers | {TOLD_TWICE})] == []


@pytest.mark.parametrize("paras", [LETTER, ANNEXED], ids=["letter", "attachment"])
def test_good_letters_are_right_on_their_pages(paras: tuple[Para, ...]) -> None:
    support.soffice()
    support.fonts()
    assert above_hint(check_document(made(paras), rendered=True)) == []
