"""Results to standard output, words about them to standard error, whatever the console can show."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable
from typing import Final

from replygen.errors import InputError
from replygen.messages import Finding, Lang, Message, Problem, Text, text

_MOST: Final = 100
_LEVELS: Final = {
    "error": text("错误", "error"),
    "warning": text("提醒", "warning"),
    "hint": text("建议", "hint"),
}


class Console:
    """The two streams and the language of the person in front of them."""

    def __init__(self, lang: Lang) -> None:
        self.lang: Lang = lang
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="backslashreplace")

    def say(self, words: Text) -> None:
        """Print one line to standard error."""
        if sys.stderr:  # there is none in a program without a console
            print(_visible(words.say(self.lang)), file=sys.stderr, flush=True)  # noqa: T201 - here words are printed

    def problems(self, problems: Iterable[Problem]) -> None:
        """Print each problem on a line; of very many, the first hundred and how many more there are."""
        found = list(problems)
        for problem in found[:_MOST]:
            self.say(Text(problem.say("zh"), problem.say("en")))
        if len(found) > _MOST:
            more = len(found) - _MOST
            self.say(text("另有 {more} 处问题没有列出。", "{more} more problems are not listed.", more=more))

    def remarks(self, messages: Iterable[Message]) -> None:
        """Print what there is to say about work that went well."""
        for message in messages:
            self.say(_line(message))

    def result(self, data: bytes) -> None:
        """Write a file to standard output.

        Raises:
            InputError: standard output is a screen, which cannot show one.
        """
        if sys.stdout.isatty():
            what = text("文件内容不能显示在屏幕上。", "The content of a file cannot be shown on the screen.")
            todo = text(
                "请用 -o 给出文件名，或者重定向标准输出。", "Use -o with a name, or redirect standard output."
            )
            raise InputError(Problem(what, todo))
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()

    def result_text(self, words: str) -> None:
        """Write text to standard output: to a screen as it can show it, elsewhere as UTF-8."""
        if sys.stdout.isatty():
            sys.stdout.write(_visible(words))
            sys.stdout.flush()
        else:
            self.result(words.encode())


_CONTROLS: Final = {code: f"\\x{code:02x}" for code in (*range(9), *range(11, 32), *range(127, 160))}
"""All but the tab and the end of a line."""


def _visible(words: str) -> str:
    """Let a terminal obey nothing that stands in a letter, a roster or the name of a file."""
    return words.translate(_CONTROLS)


def _line(message: Message) -> Text:
    what = _finding(message) if isinstance(message, Finding) else message.what
    place = str(message.place)
    return text("{place}：{zh}", "{place}: {en}", place=place, zh=what.zh, en=what.en) if place else what


def _finding(found: Finding) -> Text:
    from replygen.batch.report import change  # noqa: PLC0415 - only a batch tells of findings in lines

    level, message, words = _LEVELS[found.level], found.message, change(found.text, found.suggestion)
    return Text(
        f"{level.zh} {found.rule}：{message.zh}{words}", f"{level.en} {found.rule}: {message.en}{words}"
    )
