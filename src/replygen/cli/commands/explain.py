"""``replygen explain``: the page of a rule, or the list of a group or of all."""

from __future__ import annotations

import argparse
from typing import Final

from replygen.cli.command import Argument, Command
from replygen.cli.console import Console
from replygen.messages import text


def _run(arguments: argparse.Namespace, console: Console) -> int:
    from replygen.checks.control import unknown  # noqa: PLC0415 - the rules load slowly
    from replygen.checks.manual import GROUPS, explained, listed  # noqa: PLC0415
    from replygen.checks.table import ALL_RULES, BY_ID  # noqa: PLC0415
    from replygen.errors import InputError  # noqa: PLC0415
    from replygen.messages import Place  # noqa: PLC0415

    if not arguments.rules:
        console.result_text("".join(f"{listed(rule, console.lang)}\n" for rule in ALL_RULES))
        return 0
    names = [name.upper() for name in arguments.rules]
    strange = [name for name in names if name not in BY_ID and name not in GROUPS]
    if strange:
        raise InputError(unknown(name, ALL_RULES, "", Place()) for name in strange)
    console.result_text("\n".join(explained(name, ALL_RULES, console.lang) for name in names))
    return 0


COMMAND: Final = Command(
    "explain",
    text("说明一条校对规则", "explain a rule of the proofreader"),
    text(
        "  replygen explain            列出全部规则\n"
        "  replygen explain CHR        列出一组规则\n"
        "  replygen explain CHR-02     一条规则的说明和正误例",
        "  replygen explain            lists all rules\n"
        "  replygen explain CHR        lists a group of rules\n"
        "  replygen explain CHR-02     the page of a rule",
    ),
    (
        Argument(
            ("rules",),
            text(
                "规则或者一组规则的编号，如 CHR-02、CHR；不写则列出全部",
                "rules or groups, such as CHR-02 or CHR; none lists all",
            ),
            {"metavar": "RULE", "nargs": "*"},
        ),
    ),
    _run,
)
