"""The table of commands: a new command is one module and one entry."""

from __future__ import annotations

from typing import Final

from replygen.cli.command import Command
from replygen.cli.commands import batch, check, explain, import_, new, render, schema

COMMANDS: Final[tuple[Command, ...]] = (
    new.COMMAND,
    render.COMMAND,
    check.COMMAND,
    import_.COMMAND,
    batch.COMMAND,
    explain.COMMAND,
    schema.COMMAND,
)
