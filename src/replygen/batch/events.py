"""What happens in a batch, as frozen values: whoever runs it may print them, store them, or pass them over."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from replygen.messages import Message, Note, Place, Problem


@dataclass(frozen=True, slots=True)
class Output:
    """A file of the batch: its name in the folder, and the SHA-256 of its bytes in hexadecimal digits."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Reading:
    """So many letters of the roster have been read; nothing is written yet."""

    count: int


@dataclass(frozen=True, slots=True)
class Started:
    """The whole roster is read and no names clash: so many letters are to be made. ``notes`` are about the roster."""

    total: int
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Planned:
    """A dry run: the letter at ``place`` would be written to the files ``names``."""

    place: Place
    names: tuple[str, ...]
    messages: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Done:
    """The letter at ``place`` lies in the folder; with ``resumed`` an earlier run wrote it."""

    place: Place
    outputs: tuple[Output, ...]
    messages: tuple[Message, ...] = ()
    resumed: bool = False


@dataclass(frozen=True, slots=True)
class Kept:
    """The letter was made, but a file in its place was edited or is not ours, and was kept."""

    place: Place
    problems: tuple[Problem, ...]
    messages: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Failed:
    """The letter could not be read, made or written; the others go on."""

    place: Place
    problems: tuple[Problem, ...]
    messages: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Finished:
    """The end; ``reports`` are report.csv and report.jsonl.

    With ``stopped`` letters are left for a run with ``resume``, and there are no reports yet. ``left`` are files
    in the folder that an earlier run wrote and that no letter of this roster is called by.
    """

    done: int
    kept: int
    failed: int
    reports: tuple[Path, ...] = ()
    stopped: bool = False
    left: tuple[str, ...] = ()


Ending = Done | Kept | Failed
"""What becomes of a letter; one of these comes for each, in the order of the roster."""
Event = Reading | Started | Planned | Ending | Finished
