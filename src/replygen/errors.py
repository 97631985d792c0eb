"""The one tree of errors. A class knows its exit code and, with its problems, the next step."""

from __future__ import annotations

import errno
from collections.abc import Iterable
from typing import ClassVar, Final

from replygen.messages import Lang, Problem, Text, text

_UNREADABLE: Final[dict[type[OSError], str]] = {
    FileNotFoundError: "没有这个文件",
    IsADirectoryError: "这是一个文件夹",
    NotADirectoryError: "路径中间是一个文件",
    PermissionError: "没有权限，或者文件正被打开",
}
_UNWRITABLE: Final = {
    errno.ENOENT: "没有这个文件夹",
    errno.ENOTDIR: "路径中间是一个文件",
    errno.EEXIST: "已有同名的文件",
    errno.EISDIR: "这是一个文件夹",
    errno.EACCES: "没有权限，或者文件正被打开",
    errno.EPERM: "没有权限，或者文件正被打开",
    errno.EROFS: "磁盘是只读的",
    errno.ENOSPC: "磁盘满了",
    errno.EDQUOT: "超过了磁盘配额",
    errno.ENAMETOOLONG: "文件名太长",
}


def why_unreadable(error: OSError) -> Text:
    """Say in a few words why a file cannot be read."""
    english = error.strerror or str(error)
    return Text(_UNREADABLE.get(type(error), english), english)


def why_unwritable(error: OSError) -> Text:
    """Say in a few words why something cannot be written."""
    english = error.strerror or str(error)
    return Text(_UNWRITABLE.get(error.errno or 0, english), english)


class ReplygenError(Exception):
    """Base of all errors; ``problems`` holds everything that is wrong, not only the first thing.

    ``exit_code`` is what the command returns: 1 refused, 2 wrong input, 3 a part is missing, 4 our bug.
    """

    exit_code: ClassVar[int] = 4

    def __init__(self, problems: Iterable[Problem] | Problem | Text) -> None:
        if isinstance(problems, Text):
            problems = Problem(problems)
        self.problems = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__(self.say())

    def say(self, lang: Lang = "zh") -> str:
        """Return the problems, one line each."""
        return "\n".join(problem.say(lang) for problem in self.problems)


class InputError(ReplygenError):
    """The input or the command line is wrong."""

    exit_code = 2


class IncompleteError(InputError):
    """The letter lacks what a reply cannot be without."""


class TemplateError(InputError):
    """The template cannot be used."""


class KeptError(ReplygenError):
    """An existing file was kept because replygen did not write it, or someone edited it."""

    exit_code = 1


class MissingPartError(ReplygenError):
    """A program or package is not installed here; the problem's ``todo`` is the install command."""

    exit_code = 3


class ConversionError(MissingPartError):
    """A program that converts is here, but did not do its work."""


class VerificationError(ReplygenError):
    """The document made does not hold what was put in: our bug, and nothing is written."""

    exit_code = 4

    def __init__(self, what: Text) -> None:
        todo = text(
            "这是 replygen 自身的缺陷，没有写出任何文件；请连同信件一起反馈。",
            "This is a bug in replygen; nothing was written. Please report it together with the letter.",
        )
        super().__init__(Problem(what, todo))
