"""Letters made by clerks in Word, and the same saved by LibreOffice: every slip is found where it is, nothing else."""

import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import pytest

from replygen.checks.document import check_document
from replygen.checks.runner import Found
from replygen.ooxml.setting import read_setting
from tests import support
from tests.checks.document import clerk
from tests.checks.document.slips import SLIPS, Slip

CLEAN: Final = {"letter": clerk.made(), "attachment": clerk.made(clerk.ANNEXED), "document": clerk.issued()}
LOST: Final = {"LAY-19", "LAY-34"}
"""LibreOffice drops the mark of East Asian characters and writes the properties of runs in an order of its own."""
GONE: Final = {"font of the theme", "a template of one computer"}
"""LibreOffice writes the font that the theme names, and forgets the template."""


def layout(found: Iterable[Found]) -> list[Found]:
    return [each for each in found if each.finding.rule.startswith("LAY")]


def places(data: bytes, found: Iterable[Found]) -> list[str]:
    texts = {paragraph.number: paragraph.text for paragraph in read_setting(data).paragraphs}
    return [each.finding.place.part or texts.get(each.finding.place.line, "") for each in found]


@pytest.mark.parametrize("name", CLEAN)
def test_a_good_letter_of_a_clerk_is_left_in_peace(name: str) -> None:
    assert check_document(CLEAN[name]) == []


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: f"{slip.rule} {slip.name}")
def test_a_slip_is_found_by_its_rule_alone_and_in_its_place(slip: Slip) -> None:
    found = layout(check_document(slip.data))
    assert {each.finding.rule for each in found} == {slip.rule}
    assert any(place.lstrip().startswith(slip.where) for place in places(slip.data, found))


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """All letters by name, as LibreOffice saves them: through .odt, so that nothing of Word's own is left."""
    folder = tmp_path_factory.mktemp("saved")
    for name, data in {**CLEAN, **{_name(slip): slip.data for slip in SLIPS}}.items():
        (folder / f"{name}.docx").write_bytes(data)
    _convert("odt", folder, sorted(folder.glob("*.docx")))
    _convert("docx", folder / "saved", sorted(folder.glob("*.odt")))
    return {path.stem: path.read_bytes() for path in (folder / "saved").glob("*.docx")}


def _name(slip: Slip) -> str:
    return f"{SLIPS.index(slip):02} {slip.rule}"


def _convert(kind: str, folder: Path, files: list[Path]) -> None:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [support.soffice(), profile, "--headless", "--convert-to", kind, "--outdir", str(folder)]
    subprocess.run([*command, *map(str, files)], capture_output=True, timeout=300, check=True)


def test_good_letters_saved_by_libreoffice_are_left_in_peace(saved: dict[str, bytes]) -> None:
    for name in CLEAN:
        assert {each.finding.rule for each in check_document(saved[name])} <= LOST, name


def test_slips_saved_by_libreoffice_are_found(saved: dict[str, bytes]) -> None:
    wrong = {}
    for slip in SLIPS:
        data = saved[_name(slip)]
        found = [each for each in layout(check_document(data)) if each.finding.rule not in LOST - {slip.rule}]
        rules = {each.finding.rule for each in found}
        in_place = any(place.lstrip().startswith(slip.where) for place in places(data, found))
        if slip.name not in GONE and (rules != {slip.rule} or not in_place):
            wrong[slip.name] = rules
    assert wrong == {}
