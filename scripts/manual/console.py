"""The commands of the manual: played in a folder of their own, so that a page shows what they really print."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

from replygen.errors import ReplygenError

ROOT: Final = Path(__file__).resolve().parent.parent.parent
_BLOCK: Final = re.compile(r"^```(\w+)(?: (\S+))?\n((?:(?!```).*\n)*)```$", re.MULTILINE)
SECONDS: Final = 300


def played(page: str, folder: Path) -> str:
    """Return ``page`` with what its ``console`` blocks print now.

    A block with a name after its language (```` ```yaml 067.yaml ````) is a file of that name for the commands
    after it; all commands of a page work in ``folder``, in their order.
    """

    def play(match: re.Match[str]) -> str:
        language, name, content = match.groups()
        if name:
            write(folder, name, content)
        return f"```console\n{_play(content, folder)}```" if language == "console" else match[0]

    furnish(folder)
    return _BLOCK.sub(play, page)


def furnish(folder: Path) -> None:
    """Put the examples into ``folder``, where a reader of the manual has them too."""
    shutil.copytree(ROOT / "examples", folder / "examples", dirs_exist_ok=True)


def blocks(page: str) -> list[tuple[str, str, str]]:
    """Return language, name ("" for none) and content of every block of code."""
    return [(match[1], match[2] or "", match[3]) for match in _BLOCK.finditer(page)]


def write(folder: Path, name: str, content: str) -> None:
    """Write a file of a page."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, "utf-8")


def _play(block: str, folder: Path) -> str:
    commands = [line for line in block.splitlines() if line.startswith("$ ")]
    return "".join(f"{command}\n{_printed(command[2:], folder)}" for command in commands)


def _printed(command: str, folder: Path) -> str:
    done = shell(command, folder)
    if done.returncode == ReplygenError.exit_code:
        raise RuntimeError(f"{command}: {done.stdout}")  # a bug of ours is no part of a manual
    return done.stdout.replace(f"{folder}/", "")


def shell(script: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run ``script`` in ``folder``, with this environment's replygen; both streams come out as one."""
    programs = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    own = {"PATH": programs, "COLUMNS": "100", "PYTHONIOENCODING": "utf-8"}
    kept = {name: value for name, value in os.environ.items() if not name.startswith("REPLYGEN_")}
    return subprocess.run(
        ["bash", "-e", "-c", script],
        cwd=folder,
        env=kept | own,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=SECONDS,
        check=False,
    )
