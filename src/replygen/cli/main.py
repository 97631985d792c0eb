"""From a command line to an exit code: one place where errors become words."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from itertools import pairwise
from typing import Final

from replygen import __version__
from replygen.cli.command import Argument
from replygen.cli.commands import COMMANDS
from replygen.cli.console import Console
from replygen.cli.parser import COMMON, command_parser, top_parser, unknown
from replygen.errors import InputError, ReplygenError, why_unwritable
from replygen.messages import Lang, Problem, text

OUR_BUG: Final = 4
INTERRUPTED: Final = 130
BROKEN_PIPE: Final = 141
"""As the shell reports a program that was stopped by Ctrl-C, or by a reader that went away."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command line (without the name of the program) and return the exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    console = Console(_language(words))
    try:
        return _run(words, console)
    except SystemExit as done:  # how argparse ends --help and --version
        return int(done.code or 0)
    except ReplygenError as error:
        console.problems(error.problems)
        return error.exit_code
    except KeyboardInterrupt:
        console.say(text("已中断。", "Interrupted."))
        return INTERRUPTED
    except OSError as error:
        return _no_output(error, console)
    except Exception as error:  # the last resort: whatever comes here is our bug
        return _our_bug(error, console)


def _language(words: Sequence[str]) -> Lang:
    """Find the language before anything can be wrong with the rest of the command line."""
    given = [os.environ.get("REPLYGEN_LANG", "")]
    given += [after for word, after in pairwise(words) if word == "--lang"]
    given += [word.partition("=")[2] for word in words if word.startswith("--lang=")]
    return "en" if given[-1] == "en" else "zh"


def _run(words: Sequence[str], console: Console) -> int:
    version = Argument(
        ("--version",),
        text("显示版本", "show the version"),
        {"action": "version", "version": f"replygen {__version__}"},
    )
    parser = top_parser(COMMANDS, (version, *COMMON), console.lang)
    top, extra = parser.parse_known_args(words)
    parser.refuse_unknown(extra)
    if top.command is None:
        parser.print_help(sys.stderr)
        return 2
    command = next((each for each in COMMANDS if each.name == top.command), None)
    if command is None:
        raise parser.refusal([unknown(top.command, [each.name for each in COMMANDS])])
    own = command_parser(command, console.lang)
    arguments, extra = own.parse_known_intermixed_args(top.rest)
    own.refuse_unknown(extra)
    return command.run(arguments, console)


def _no_output(error: OSError, console: Console) -> int:
    """End when standard output takes no more; the rest goes nowhere, or Python would complain at its end."""
    with suppress(OSError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if isinstance(error, BrokenPipeError):
        return BROKEN_PIPE
    why = why_unwritable(error)
    console.say(text("系统报错：{why.zh}。", "The system says: {why.en}.", why=why))
    return InputError.exit_code


def _our_bug(error: Exception, console: Console) -> int:
    if os.environ.get("REPLYGEN_DEBUG"):
        raise error
    what = text(
        "这是 replygen 自身的缺陷（{kind}：{error}）。",
        "This is a bug in replygen ({kind}: {error}).",
        kind=type(error).__name__,
        error=error,
    )
    todo = text(
        "请连同信件一起反馈；设 REPLYGEN_DEBUG=1 可看到详情。",
        "Please report it together with the letter; REPLYGEN_DEBUG=1 shows the details.",
    )
    console.problems([Problem(what, todo)])
    return OUR_BUG
