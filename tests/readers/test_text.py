"""Letters of many forms are read into the fields a careful clerk would fill in."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest

from replygen.readers.text import read_text

ROOT = Path(__file__).parents[2]
LETTERS = sorted((Path(__file__).parent / "text_letters").glob("*.txt"))


def _scorer() -> Any:
    spec = importlib.util.spec_from_file_location("score_letters", ROOT / "scripts" / "score_letters.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


SCORER = _scorer()


@pytest.mark.parametrize("path", LETTERS, ids=lambda path: path.stem)
def test_every_field_of_a_letter_is_right(path: Path) -> None:
    answer = json.loads(path.with_suffix(".json").read_text("utf-8"))
    right, wrong = SCORER.compare(path.read_text("utf-8"), answer)
    assert right
    assert not wrong


@pytest.mark.parametrize("path", LETTERS, ids=lambda path: path.stem)
def test_fields_are_the_same_with_half_width_marks(path: Path) -> None:
    text = path.read_text("utf-8")
    half = text.translate(str.maketrans("，：；（）", ",:;()"))
    wanted, found = (SCORER.scored(read_text(each).letter) for each in (text, half))
    assert json.dumps(found, ensure_ascii=False) == json.dumps(wanted, ensure_ascii=False)


@pytest.mark.parametrize("path", LETTERS, ids=lambda path: path.stem)
def test_marks_that_are_kept_hide_no_field(path: Path) -> None:
    text = path.read_text("utf-8")
    half = text.translate(str.maketrans("，：；（）", ",:;()"))
    wanted = SCORER.scored(read_text(text).letter)
    found = SCORER.scored(read_text(half, normalize=False).letter)
    for values in (wanted, found):
        values["proposal_titles"] = values["title"] = values["headings"] = values["salutation"] = ""
    assert found == wanted
