"""The command ``replygen``: printing, progress and exit codes. The libraries load when a command runs."""

from replygen.cli.main import main

__all__ = ["main"]
