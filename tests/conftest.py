"""Options and fixtures of the whole test suite."""

import os
from collections.abc import Callable
from pathlib import Path

import hypothesis
import pytest

GOLDEN = Path(__file__).parent / "golden"

# Speed differs between machines, so no test judges it; CI draws the same examples every time.
hypothesis.settings.register_profile("default", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "default")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--accept", action="store_true", help="rewrite the files in tests/golden instead of comparing"
    )


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """The developer's own settings change no result."""
    for name in [name for name in os.environ if name.startswith("REPLYGEN_")]:
        monkeypatch.delenv(name)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """`golden(name, text)`: text equals the file tests/golden/NAME; with --accept the file is rewritten."""
    accept: bool = request.config.getoption("--accept")

    def compare(name: str, text: str) -> None:
        path = (GOLDEN / name).resolve()
        assert path.is_relative_to(GOLDEN), f"{name} is outside of tests/golden"
        if accept:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert path.is_file(), f"tests/golden/{name} does not exist; look at the text, then run with --accept"
        assert text == path.read_text(encoding="utf-8")

    return compare
