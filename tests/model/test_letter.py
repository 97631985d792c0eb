"""What the model takes, what it refuses, and that nothing is lost on the way through JSON."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from hypothesis import given
from pydantic import BaseModel, ValidationError

from replygen import model
from replygen.model import LABELS, ReplyLetter, Section, problems
from replygen.model.labels import ALIASES
from tests.letters import letters

_VALUES: dict[tuple[str, str], Any] = {
    ("ReplyLetter", "schema_version"): 1,
    ("ReplyLetter", "proposals"): [{"number": "067"}],
    ("ReplyLetter", "role"): "会办",
    ("ReplyLetter", "document"): {"number": "甲〔2025〕1号"},
    ("ReplyLetter", "work_done"): {"heading": "甲"},
    ("ReplyLetter", "sections"): [{"heading": "甲"}],
    ("ReplyLetter", "next_steps"): {"heading": "甲"},
    ("ReplyLetter", "approval"): {"name": "甲"},
    ("ReplyLetter", "signatory"): {"organs": ["甲局"]},
    ("ReplyLetter", "contact"): {"name": "甲"},
    ("ReplyLetter", "attachments"): [{"title": "甲"}],
    ("Proposal", "kind"): "提案",
    ("Document", "category"): "A",
    ("Document", "disclosure"): "主动公开",
    ("Document", "security"): {"level": "秘密"},
    ("Document", "urgency"): "特急",
    ("Document", "printed_on"): "2025-06-12",
    ("Security", "level"): "机密",
    ("Section", "run_in"): True,
    ("TableBlock", "table"): {"rows": [["甲"]]},
    ("Table", "header"): ["甲"],
    ("Table", "rows"): [["甲"]],
    ("Table", "landscape"): True,
    ("Signatory", "date"): "2025-06-12",
    ("Signatory", "seal"): "unsealed",
    ("Signatory", "signer"): {"name": "甲"},
}
"""A value for every field that does not take the text 甲."""
_NEEDED: dict[str, dict[str, Any]] = {
    "Security": {"level": "机密"},
    "Table": {"rows": [["甲"]]},
    "TableBlock": {"table": {"rows": [["甲"]]}},
}


def _keys() -> list[tuple[str, str, str]]:
    labels = [(part, name, label) for part, fields in LABELS.items() for name, label in fields.items()]
    aliases = [(part, name, alias) for part, names in ALIASES.items() for name, alias in names.items()]
    return labels + aliases


def _made(part: str, **values: Any) -> BaseModel:
    cls: type[BaseModel] = getattr(model, part)
    return cls.model_validate(values)


@pytest.mark.parametrize(("part", "name", "other"), _keys())
def test_every_field_is_read_under_either_name(part: str, name: str, other: str) -> None:
    value = _VALUES.get((part, name), "甲")
    needed = {key: needed for key, needed in _NEEDED.get(part, {}).items() if key != name}
    english, chinese = _made(part, **needed, **{name: value}), _made(part, **needed, **{other: value})
    assert english == chinese
    assert name in chinese.model_fields_set


@pytest.mark.parametrize(("part", "name", "other"), _keys())
def test_both_names_of_a_field_at_once_are_refused(part: str, name: str, other: str) -> None:
    value = _VALUES.get((part, name), "甲")
    with pytest.raises(ValidationError) as caught:
        _made(part, **_NEEDED.get(part, {}) | {name: value, other: value})
    assert [(error["type"], error["loc"]) for error in caught.value.errors()] == [
        ("extra_forbidden", (other,))
    ]


def test_labels_are_the_titles_of_the_schema_and_differ_within_a_part() -> None:
    for part, fields in LABELS.items():
        cls: type[BaseModel] = getattr(model, part)
        properties = cls.model_json_schema()
        properties = properties.get("$defs", {}).get(part, properties)["properties"]
        assert {name: each["title"] for name, each in properties.items()} == fields
        assert list(cls.model_fields) == list(fields)
        assert len(set(fields.values())) == len(fields)


def test_both_languages_mix() -> None:
    mixed = {
        "提案建议": [{"number": "067", "标题": "甲"}],
        "signatory": {"机关": "科技局", "date": "2025年6月12日"},
    }
    letter = ReplyLetter.model_validate(mixed)
    assert letter.proposals[0].title == "甲"
    assert letter.signatory.organs == ("科技局",)
    assert letter.signatory.date == datetime.date(2025, 6, 12)


@given(letters())
def test_letter_comes_back_from_json_whole(letter: ReplyLetter) -> None:
    assert ReplyLetter.model_validate_json(letter.model_dump_json()) == letter
    assert ReplyLetter.model_validate_json(letter.model_dump_json(exclude_defaults=True)) == letter
    assert ReplyLetter.model_validate(letter.model_dump()) == letter


def test_a_lone_value_is_a_list_of_one() -> None:
    lone = {"cc": "甲", "proposal": {"number": "1"}, "sections": {"heading": "乙"}, "lead": "丙"}
    letter = ReplyLetter.model_validate(lone)
    assert letter.cc == ("甲",)
    assert (len(letter.proposals), len(letter.sections), letter.lead) == (1, 1, ("丙",))


def test_line_breaks_part_paragraphs_and_blank_lines_only_separate() -> None:
    letter = ReplyLetter.model_validate({"lead": ["甲\n\n  乙\r\n丙\r丁", "", "戊"]})
    assert letter.lead == ("甲", "乙", "丙", "丁", "戊")


def test_absent_is_not_empty() -> None:
    absent, empty = ReplyLetter(), ReplyLetter(opening="", salutation="", closing=())
    assert (absent.opening, absent.salutation, absent.closing) == (None, None, None)
    assert (empty.opening, empty.salutation, empty.closing) == ("", "", ())


def test_parts_come_in_the_order_of_print_with_the_named_headings() -> None:
    letter = ReplyLetter(
        next_steps=Section(), work_done=Section(heading="已做"), sections=(Section(heading="乙"), Section())
    )
    assert [part.heading for part in letter.parts] == ["已做", "乙", None, "下一步工作打算"]


def _refused(**fields: Any) -> list[str]:
    with pytest.raises(ValidationError) as caught:
        ReplyLetter.model_validate(fields)
    return [error["type"] for error in caught.value.errors()]


def _nested(levels: int) -> dict[str, Any]:
    section: dict[str, Any] = {"heading": "甲"}
    for _ in range(levels - 1):
        section = {"heading": "甲", "content": [section]}
    return section


@pytest.mark.parametrize("field", ["lead", "work_done", "sections", "next_steps"])
def test_four_levels_and_no_more(field: str) -> None:
    ReplyLetter.model_validate({field: _nested(4)})
    assert _refused(**{field: _nested(5)}) == ["levels"]
    assert _refused(**{field: _nested(100)}) == ["levels"]
    assert _refused(**{field: _nested(5000)})


def test_levels_of_an_attachment_count_from_its_first() -> None:
    ReplyLetter.model_validate({"attachments": [{"content": _nested(4)}]})
    assert _refused(attachments=[{"content": _nested(5)}]) == ["levels"]


@pytest.mark.parametrize("char", ["\x00", "\x0b", "\x1f", "\ufffe", "\uffff", "甲\t乙", "甲\u2028乙"])
def test_characters_that_xml_cannot_hold(char: str) -> None:
    assert _refused(lead=[f"甲{char}乙"], opening=f"甲{char}乙") == ["string_pattern_mismatch"] * 2


def test_lone_surrogate() -> None:
    assert _refused(opening="甲\ud800") == ["string_unicode"]


@pytest.mark.parametrize("date", ["2025-02-30", "昨天", 20250612, 86400, 1.5, True, ["2025-06-12"]])
def test_what_is_no_date(date: Any) -> None:
    assert set(_refused(signatory={"date": date})) <= {"date_form", "date_missing"}


@pytest.mark.parametrize(
    ("table", "kind"),
    [
        ({}, "table_empty"),
        ({"header": [], "rows": [[]]}, "table_empty"),
        ({"header": ["甲", "乙"], "rows": [["丙"]]}, "table_ragged"),
        ({"rows": [["甲"], ["乙", "丙"]]}, "table_ragged"),
        ({"header": ["甲"], "rows": [[]]}, "table_ragged"),
    ],
)
def test_tables_are_rectangular(table: dict[str, Any], kind: str) -> None:
    assert _refused(lead=[{"table": table}]) == [kind]


def test_lines_of_a_cell_end_alike_whatever_system_wrote_them() -> None:
    letter = ReplyLetter.model_validate({"lead": [{"table": {"rows": [["甲\r\n乙\r丙\n\n丁"]]}}]})
    (block,) = letter.lead
    assert isinstance(block, model.TableBlock)
    assert block.table.rows == (("甲\n乙\n丙\n\n丁",),)


def test_letters_do_not_change() -> None:
    letter = ReplyLetter()
    with pytest.raises(ValidationError, match="frozen"):
        letter.opening = "甲"  # type: ignore[misc]


@given(letters())
def test_no_valid_letter_has_problems(letter: ReplyLetter) -> None:
    broken = letter.model_dump() | {"称乎": "甲"}
    with pytest.raises(ValidationError) as caught:
        ReplyLetter.model_validate(broken)
    ((path, problem),) = problems(caught.value)
    assert path == ("称乎",)
    assert "称呼" in problem.say()
