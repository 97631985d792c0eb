"""What a command is: an entry in a table, with its help in both languages."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from replygen.cli.console import Console
from replygen.messages import Text


class Argument(NamedTuple):
    """A file or an option: its ``names``, its ``help`` line, and what argparse is told besides."""

    names: tuple[str, ...]
    help: Text
    settings: Mapping[str, Any] = {}


class Command(NamedTuple):
    """A command of the program. ``run`` returns the exit code; errors are raised."""

    name: str
    summary: Text
    examples: Text
    arguments: tuple[Argument, ...]
    run: Callable[[argparse.Namespace, Console], int]
