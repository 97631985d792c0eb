"""The reference of the command, from its table of commands and from the tree of errors."""

from __future__ import annotations

from collections.abc import Iterator

from replygen import errors
from replygen.cli.command import Argument, Command
from replygen.cli.commands import COMMANDS
from replygen.cli.main import BROKEN_PIPE, INTERRUPTED
from replygen.cli.parser import COMMON
from scripts.manual.markdown import code, fenced, table
from scripts.manual.words import words


def commands() -> str:
    """Return a section for every command, from the table that ``--help`` prints."""
    return "\n\n".join(map(_command, COMMANDS))


def _command(command: Command) -> str:
    rows = [_argument(each) for each in command.arguments]
    listed = f"\n\n{table(('参数', '作用'), rows)}" if rows else ""
    examples = fenced("\n".join(line.strip() for line in command.examples.zh.splitlines()), "text")
    return f"### replygen {command.name}\n\n{command.summary.zh}。{listed}\n\n{examples}"


def _argument(argument: Argument) -> tuple[str, str]:
    settings = argument.settings
    value = str(settings.get("metavar") or "|".join(settings.get("choices") or ()))
    if not argument.names[0].startswith("-"):
        return code(value), argument.help.zh
    return "，".join(code(f"{name} {value}".strip()) for name in argument.names), argument.help.zh


def common_options() -> str:
    """Return a table of the options of every command."""
    return table(("参数", "作用"), map(_argument, COMMON))


def exit_codes() -> str:
    """Return a table of exit codes: every class of error, and the ends that are no error."""
    rows = [("0", "", "一切正常")]
    rows += sorted(
        (str(each.exit_code), code(each.__name__), words("errors", each.__name__)) for each in _errors()
    )
    rows += [
        (str(INTERRUPTED), "", "被 Ctrl-C 中断"),
        (str(BROKEN_PIPE), "", "读标准输出的程序先结束了"),
    ]
    return table(("退出码", "Python 中的错误", "含义"), rows)


def _errors(root: type[errors.ReplygenError] = errors.ReplygenError) -> Iterator[type[errors.ReplygenError]]:
    yield root
    for child in root.__subclasses__():
        if child.__module__ == errors.__name__:
            yield from _errors(child)
