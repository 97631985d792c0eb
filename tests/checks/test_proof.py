"""The letters with known mistakes: they are marked well, and the proofreader does not fall behind."""

import json
from pathlib import Path

import pytest

from scripts.score_proof import OWN, main, measured

DEFECTIVE = sorted(OWN.glob("d??.txt"))


@pytest.mark.parametrize("path", DEFECTIVE, ids=lambda path: path.stem)
def test_every_mistake_is_marked_at_words_that_stand_once_in_their_line(path: Path) -> None:
    lines = path.read_text("utf-8").split("\n")
    defects = json.loads(path.with_suffix(".json").read_text("utf-8"))["defects"]
    assert len(defects) >= 12
    for defect in (each for each in defects if each["line"]):
        for place in (defect, *defect.get("also", [])):
            assert lines[place["line"] - 1].count(place["excerpt"]) == 1, defect


def test_figures_do_not_fall() -> None:
    figures = measured(OWN)
    certain, certain_all = figures.found(certain=True)
    found, every = figures.found(certain=False)
    assert certain >= 0.85 * certain_all
    assert found >= 0.7 * every
    assert len(figures.besides) <= figures.told / 12
    assert figures.clean >= 26
    assert figures.alarms == []
    assert figures.unequal == []


def test_the_command_names_what_was_missed(capsys: pytest.CaptureFixture[str]) -> None:
    code = main([str(OWN), "--show", "--certain", "1.01"])
    out = capsys.readouterr().out
    assert code == 1
    assert out.count(" missed: ") == len(measured(OWN).missed)
    assert "找到的差错（确定的）" in out
