"""argparse in two languages: help that teaches, and errors that are problems like all others."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Sequence
from typing import Any, Final, NoReturn

from replygen.cli.command import Argument, Command
from replygen.errors import InputError
from replygen.messages import Lang, Problem, Text, text

_USAGE: Final = text("用法：", "Usage: ")
_INPUTS: Final = text("输入", "Inputs")
_OPTIONS: Final = text("选项", "Options")
_EXAMPLES: Final = text("示例", "Examples")
_COMMANDS: Final = text("命令", "Commands")
COMMON: Final = (
    Argument(("--lang",), text("提示所用的语言（也可设 REPLYGEN_LANG）", "language of messages (or set REPLYGEN_LANG)"),
             {"choices": ("zh", "en"), "default": None}),
    Argument(("-h", "--help"), text("显示这份说明", "show this help"), {"action": "help"}),
)  # fmt: skip


class _Formatter(argparse.RawTextHelpFormatter):
    """Help as it is written, without English headings."""

    usage_word = ""

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, self.usage_word if prefix is None else prefix)


class _Chinese(_Formatter):
    usage_word = _USAGE.zh


class _English(_Formatter):
    usage_word = _USAGE.en


class Parser(argparse.ArgumentParser):
    """A parser for one command line, or for one command of it."""

    def __init__(self, prog: str, about: Text, epilog: str, lang: Lang) -> None:
        formatter = _English if lang == "en" else _Chinese
        super().__init__(
            prog, None, about.say(lang), epilog, formatter_class=formatter, add_help=False, allow_abbrev=False
        )
        self._lang: Lang = lang

    def add(self, arguments: Iterable[Argument]) -> None:
        """Add files and options, each under its heading."""
        groups = {title: self.add_argument_group(title.say(self._lang)) for title in (_INPUTS, _OPTIONS)}
        for each in arguments:
            group = groups[_OPTIONS if each.names[0].startswith("-") else _INPUTS]
            group.add_argument(*each.names, help=each.help.say(self._lang), **each.settings)

    def error(self, message: str) -> NoReturn:
        """Raise what argparse complains of as an :class:`InputError`."""
        raise self.refusal([_translated(message)])

    def refuse_unknown(self, words: Sequence[str]) -> None:
        """Refuse words of the command line that no argument takes.

        Raises:
            InputError: names each, with the option it resembles.
        """
        options = [name for action in self._actions for name in action.option_strings]
        wrong = [word for word in words if word.startswith("-")]
        if wrong:
            raise self.refusal([unknown(word, options) for word in wrong])
        if words:
            raise self.refusal(
                [text("“{word}”是多余的。", "{word!r} is one too many.", word=word) for word in words]
            )

    def refusal(self, problems: Iterable[Text]) -> InputError:
        """Return the error for a wrong command line."""
        todo = text("用法见 {prog} --help。", "See {prog} --help.", prog=self.prog)
        return InputError(Problem(what, todo) for what in problems)


def top_parser(commands: Iterable[Command], arguments: Iterable[Argument], lang: Lang) -> Parser:
    """Return the parser that finds the command and leaves the rest to it."""
    about = text("把结构化的答复信件排成公文。", "Turn structured reply letters into official documents.")
    listed = [f"  {each.name:<10}{each.summary.say(lang)}" for each in commands]
    more = text("各命令的用法：replygen 命令 --help", "How to use a command: replygen COMMAND --help").say(
        lang
    )
    parser = Parser("replygen", about, "\n".join([f"{_COMMANDS.say(lang)}:", *listed, "", more]), lang)
    parser.add_argument("command", nargs="?", metavar="COMMAND", help=argparse.SUPPRESS)
    parser.add_argument("rest", nargs=argparse.REMAINDER, metavar="...", help=argparse.SUPPRESS)
    parser.add(arguments)
    return parser


def command_parser(command: Command, lang: Lang) -> Parser:
    """Return the parser of one command."""
    epilog = f"{_EXAMPLES.say(lang)}:\n{command.examples.say(lang)}"
    parser = Parser(f"replygen {command.name}", command.summary, epilog, lang)
    parser.add([*command.arguments, *COMMON])
    needed = filter(None, map(_needed, command.arguments))
    parser.usage = " ".join([parser.prog, f"[{_OPTIONS.say(lang).lower()}]", *needed])
    return parser


def _needed(argument: Argument) -> str:
    """Return how an argument stands in the usage, "" when it may be left out."""
    name, value = argument.names[0], argument.settings.get("metavar", "")
    if name.startswith("-"):
        return f"{name} {value}" if argument.settings.get("required") else ""
    return _AS_OFTEN[argument.settings.get("nargs")].format(value)


_AS_OFTEN: Final = {None: "{0}", "+": "{0} [{0} ...]", "*": "[{0} ...]"}
"""How often a file may be given, as argparse is told, and how the usage says it."""


def unknown(word: str, known: Sequence[str]) -> Text:
    """Say that ``word`` is no option or command, and which one it resembles."""
    from difflib import get_close_matches  # noqa: PLC0415 - only a wrong command line needs it

    near = get_close_matches(word.partition("=")[0], known, n=1)
    if near:
        return text(
            "没有“{word}”；是不是“{near}”？",
            "There is no {word!r}; did you mean {near!r}?",
            word=word,
            near=near[0],
        )
    return text("没有“{word}”。", "There is no {word!r}.", word=word)


_SAY: Final = (
    (r"the following arguments are required: (.+)", "缺少 {0}。"),
    (r"argument (.+?): expected (?:one|at least one) argument", "{0} 后面要有一个值。"),
    (r"argument (.+?): invalid choice: '?(.+?)'? \(choose from (.+)\)", "{0} 不能是“{1}”，可选：{2}。"),
    (r"argument (.+?): ignored explicit argument '?(.*?)'?", "{0} 后面不要写值（“{1}”）。"),
)
"""What argparse may say, and the same in Chinese."""


def _translated(message: str) -> Text:
    for pattern, zh in _SAY:
        if match := re.fullmatch(pattern, message):
            return Text(zh.format(*(group.replace("'", "") for group in match.groups())), f"{message}.")
    return Text(f"命令行有误：{message}。", f"{message}.")
