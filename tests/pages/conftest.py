"""The printed letters: every example in every template, made by one LibreOffice process."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

from replygen import ReplyLetter, load, render
from replygen.checks.document.measure import measure
from tests import support
from tests.pages.printout import Printout, print_out

EXAMPLES = sorted((support.ROOT / "examples").glob("*.yaml"))
TEMPLATES = ("letter", "document", "plain")


@dataclass(frozen=True)
class Case:
    """A letter, the template it was rendered with, and how it came out."""

    letter: ReplyLetter
    template: str
    docx: bytes
    pdf: Path

    @cached_property
    def printout(self) -> Printout:
        return print_out(self.docx, measure(self.pdf.read_bytes()))


Cases = dict[tuple[str, str], Case]


def print_all(letters: Iterable[tuple[ReplyLetter, str]]) -> list[Case]:
    """Render letters, each with its template, and print them all at once."""
    support.fonts()
    letters = list(letters)
    documents = [render(letter, template=template).docx for letter, template in letters]
    pdfs = support.to_pdf(documents)
    return [
        Case(*letter, *made) for letter, made in zip(letters, zip(documents, pdfs, strict=True), strict=True)
    ]


@pytest.fixture(scope="session")
def cases() -> Cases:
    """Every example in every template."""
    letters = {(path.stem, template): load(path) for path in EXAMPLES for template in TEMPLATES}
    printed = print_all((letter, template) for (_, template), letter in letters.items())
    return dict(zip(letters, printed, strict=True))


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "templates(*names): run for every example in these templates only")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that takes ``case`` runs for every example in every template, or in those of its mark."""
    if "case" not in metafunc.fixturenames:
        return
    only = metafunc.definition.get_closest_marker("templates")
    keys = [(path.stem, template) for path in EXAMPLES for template in (only.args if only else TEMPLATES)]
    metafunc.parametrize("case", keys, ids=["-".join(key) for key in keys], indirect=True)


@pytest.fixture
def case(request: pytest.FixtureRequest, cases: Cases) -> Case:
    """One letter in one template."""
    key: tuple[str, str] = request.param
    return cases[key]


@pytest.fixture
def printout(case: Case) -> Printout:
    """The pages of ``case``."""
    return case.printout
