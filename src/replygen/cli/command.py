"""What a command is: an entry in a table, with its help in both languages."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from replygen.cli.console import Console
from replygen.messages import Text


@dataclass(frozen=True, slots=True)
class Argument:
    """A file or an option: its ``names``, its ``help`` line, and what argparse is told besides."""

    names: tuple[str, ...]
    help: Text
    settings: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Command:
    """A command of the program. ``run`` returns the exit code; errors are raised."""

    name: str
    summary: Text
    examples: Text
    arguments: tuple[Argument, ...]
    run: Callable[[argparse.Namespace, Console], int]
