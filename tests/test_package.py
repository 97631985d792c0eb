"""The installed package is the one that the source describes."""

from importlib.metadata import requires, version
from importlib.resources import files

import replygen


def test_installed_version_is_that_of_the_source() -> None:
    assert version("replygen") == replygen.__version__


def test_types_are_shipped() -> None:
    assert files("replygen").joinpath("py.typed").is_file()


def test_development_tools_are_no_runtime_requirement() -> None:
    runtime = [line for line in requires("replygen") or [] if "extra ==" not in line]
    assert not [line for line in runtime if line.startswith(("pytest", "mypy", "ruff", "hypothesis"))]
