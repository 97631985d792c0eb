"""The command, as the case files tell it: `tests/cases/*.md`.

A case is a heading of level 2. Under it, a code block with a name after its language is a file
(`escaped` files hold escapes such as \\x07, one called `stdin` is standard input), and a `console` block
holds commands with what they print: standard output as it is, standard error after `2> `, the exit code
after `=> ` unless it is 0. `pytest --accept` writes what was printed into the file.
"""

import fcntl
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

from tests.command import run

CASES: Final = Path(__file__).parent / "cases"
_CASE: Final = re.compile(r"^## (.+)\n(?:(?!^## ).*\n)*", re.MULTILINE)
_BLOCK: Final = re.compile(r"^```(\w+)(?: (\S+))?\n((?:(?!```).*\n)*)```$", re.MULTILINE)


@dataclass(frozen=True)
class Case:
    """One case of a case file, as text."""

    file: Path
    title: str
    words: str

    def prepare(self, folder: Path) -> bytes:
        """Write the files of the case into ``folder`` and return its standard input."""
        stdin = b""
        for language, name, content in _BLOCK.findall(self.words):
            data = (
                content.encode("latin-1", "backslashreplace").decode("unicode-escape")
                if language == "escaped"
                else content
            )
            raw = data.encode("latin-1") if language == "escaped" else data.encode()
            if name == "stdin":
                stdin = raw
            elif name:
                path = folder / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(raw)
        return stdin

    def blocks(self) -> Iterator[str]:
        """Return the commands with what they are to print."""
        return (content for language, _, content in _BLOCK.findall(self.words) if language == "console")


def cases() -> list[Case]:
    files = sorted(CASES.glob("*.md"))
    return [
        Case(file, match[1], match[0]) for file in files for match in _CASE.finditer(file.read_text("utf-8"))
    ]


def played(block: str, stdin: bytes) -> str:
    """Run the commands of a block and return it with what they print now."""
    commands = [line for line in block.splitlines() if line.startswith("$ ")]
    return "".join(f"{command}\n{_printed(command.split()[1:], stdin)}" for command in commands)


def _printed(words: list[str], stdin: bytes) -> str:
    if words == ["ls"]:
        return "".join(sorted(f"{path}\n" for path in Path().glob("**/*") if path.is_file()))
    assert words[0] == "replygen"
    code, out, err = run(words[1:], stdin)
    err = err.replace(f"{Path.cwd()}/", "")
    lines = [*out.splitlines(), *(f"2> {line}" for line in err.splitlines())]
    return "".join(f"{line}\n" for line in [*lines, *([f"=> {code}"] if code else [])])


def _accept(case: Case, words: str) -> None:
    with case.file.open("r+", encoding="utf-8") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        whole = file.read()
        file.seek(0)
        file.truncate()
        file.write(whole.replace(case.words, words))


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case.file.stem}: {case.title}")
def test_case(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    stdin = case.prepare(tmp_path)
    wanted = list(case.blocks())
    found = [played(block, stdin) for block in wanted]
    if request.config.getoption("--accept"):
        words = case.words
        for old, new in zip(wanted, found, strict=True):
            words = words.replace(f"```console\n{old}```", f"```console\n{new}```", 1)
        _accept(case, words)
    else:
        assert found == wanted


def test_titles_are_unique() -> None:
    titles = [(case.file, case.title) for case in cases()]
    assert len(titles) == len(set(titles))


def test_bad_input_is_refused_with_a_message() -> None:
    """What the file is for: at least twenty kinds of bad input, none of them accepted."""
    bad = [case for case in cases() if case.file.stem == "bad-input"]
    assert len(bad) >= 20
    for case in bad:
        for block in case.blocks():
            assert "\n2> " in block, case.title
            assert "\n=> 2\n" in block, case.title
