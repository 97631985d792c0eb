"""Each example in each template, as a text that a reviewer can read: tests/golden/EXAMPLE.TEMPLATE.txt."""

from collections.abc import Callable
from pathlib import Path

import pytest

from replygen import load, render
from replygen.templates import BUILT_IN
from tests.outline import outline
from tests.support import ROOT

EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))


@pytest.mark.parametrize("template", BUILT_IN)
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_example_is_set_as_a_person_approved(
    path: Path, template: str, golden: Callable[[str, str], None]
) -> None:
    golden(f"{path.stem}.{template}.txt", outline(render(load(path), template=template).docx))
