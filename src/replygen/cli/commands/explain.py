"""``replygen explain``: the page of a rule, or the list of a group, of those with a word, or of all."""

from __future__ import annotations

import argparse
from typing import Final

from replygen.cli.command import Argument, Command
from replygen.cli.console import Console
from replygen.messages import text


def _run(arguments: argparse.Namespace, console: Console) -> int:
    from replygen.checks.control import unknown  # noqa: PLC0415 - the rules load slowly
    from replygen.checks.manual import explained, listed  # noqa: PLC0415
    from replygen.checks.table import ALL_RULES  # noqa: PLC0415
    from replygen.errors import InputError  # noqa: PLC0415
    from replygen.messages import Place  # noqa: PLC0415

    if not arguments.rules:
        console.result_text("".join(f"{listed(rule, console.lang)}\n" for rule in ALL_RULES))
        return 0
    pages = {name: explained(name, ALL_RULES, console.lang) for name in arguments.rules}
    strange = [name for name, page in pages.items() if not page]
    if strange:
        raise InputError(unknown(name, ALL_RULES, "", Place()) for name in strange)
    console.result_text("\n".join(pages.values()))
    return 0


COMMAND: Final = Command(
    "explain",
    text("说明一条校对规则", "explain a rule of the proofreader"),
    text(
        "  replygen explain            列出全部规则\n"
        "  replygen explain CHR        列出一组规则\n"
        "  replygen explain CHR-02     一条规则的说明和正误例\n"
        "  replygen explain 标题       列出说到“标题”的规则",
        "  replygen explain            lists all rules\n"
        "  replygen explain CHR        lists a group of rules\n"
        "  replygen explain CHR-02     the page of a rule\n"
        "  replygen explain heading    lists the rules that speak of headings",
    ),
    (
        Argument(
            ("rules",),
            text(
                "规则或者一组规则的编号，如 CHR-02、CHR，也可以是一个词；不写则列出全部",
                "rules or groups, such as CHR-02 or CHR, or a word; none lists all",
            ),
            {"metavar": "RULE", "nargs": "*"},
        ),
    ),
    _run,
)
