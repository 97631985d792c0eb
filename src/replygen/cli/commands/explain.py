"""``replygen explain``: the page of a rule, or the list of all."""

from __future__ import annotations

import argparse
from typing import Final

from replygen.cli.command import Argument, Command
from replygen.cli.console import Console
from replygen.messages import text


def _run(arguments: argparse.Namespace, console: Console) -> int:
    from replygen.checks.manual import listed, page  # noqa: PLC0415 - the rules load slowly
    from replygen.checks.table import ALL_RULES, BY_ID  # noqa: PLC0415
    from replygen.errors import InputError  # noqa: PLC0415
    from replygen.messages import Problem  # noqa: PLC0415

    if not arguments.rules:
        console.result_text("".join(f"{listed(rule, console.lang)}\n" for rule in ALL_RULES))
        return 0
    names = [name.upper() for name in arguments.rules]
    unknown = [name for name in names if name not in BY_ID]
    if unknown:
        todo = text("各条规则见：replygen explain", "The rules: replygen explain")
        raise InputError(
            Problem(text("没有“{name}”这条规则。", "There is no rule {name}.", name=name), todo)
            for name in unknown
        )
    console.result_text("\n".join(page(BY_ID[name], console.lang) for name in names))
    return 0


COMMAND: Final = Command(
    "explain",
    text("说明一条校对规则", "explain a rule of the proofreader"),
    text(
        "  replygen explain            列出全部规则\n  replygen explain CHR-02     一条规则的说明和正误例",
        "  replygen explain            lists all rules\n  replygen explain CHR-02     the page of a rule",
    ),
    (
        Argument(
            ("rules",),
            text("规则编号，如 CHR-02；不写则列出全部", "ids such as CHR-02; none lists all rules"),
            {"metavar": "RULE", "nargs": "*"},
        ),
    ),
    _run,
)
