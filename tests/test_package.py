"""The installed package is the one that the source describes."""

import subprocess
import sys
import zipfile
from importlib.metadata import requires, version
from importlib.resources import files
from pathlib import Path

import replygen
from tests.support import ROOT


def _files(folder: str, shipped_as: str) -> set[str]:
    listed = subprocess.run(
        ["git", "ls-files", "--", folder], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout
    return {shipped_as + name.removeprefix(folder) for name in listed.splitlines()}


def test_installed_version_is_that_of_the_source() -> None:
    assert version("replygen") == replygen.__version__


def test_types_are_shipped() -> None:
    assert files("replygen").joinpath("py.typed").is_file()


def test_development_tools_are_no_runtime_requirement() -> None:
    runtime = [line for line in requires("replygen") or [] if "extra ==" not in line]
    assert not [line for line in runtime if line.startswith(("pytest", "mypy", "ruff", "hypothesis"))]


def test_wheel_ships_the_package_and_the_templates(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.iterdir()
    names = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    committed = _files("src/replygen", "replygen") | _files("templates", "replygen/templates")
    assert committed <= names
    assert "replygen/py.typed" in committed
