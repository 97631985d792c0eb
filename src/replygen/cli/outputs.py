"""Where each document goes, decided before any work is done."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from replygen.errors import InputError
from replygen.messages import Place, Problem, Text, text

STANDARD: Final = "-"
"""Standard input among the files, standard output as the output."""
_DEFAULT: Final = "docx"


def formats_of(chosen: str | None, output: str | None, known: Iterable[str]) -> list[str]:
    """Return the formats of ``--to``, or else the one that the name of the output tells, or else docx.

    Raises:
        InputError: a format that is not ``known``.
    """
    allowed = list(known)
    if chosen is None:
        suffix = Path(output or "").suffix.lower().removeprefix(".")
        return [suffix if suffix in allowed else _DEFAULT]
    names = [name.strip().lower() for name in chosen.split(",")]
    wrong = [name for name in names if name not in allowed]
    if wrong:
        what = text("没有“{name}”这种输出格式。", "There is no output format {name!r}.", name=wrong[0])
        raise InputError(
            Problem(
                what, text("可选：{zh}。", "Allowed: {en}.", zh="、".join(allowed), en=", ".join(allowed))
            )
        )
    return list(dict.fromkeys(names))


def plan(files: Sequence[str], formats: Sequence[str], output: str | None) -> list[dict[str, Path | None]]:
    """Return for each of ``files`` the path of each format; None is standard output.

    Raises:
        InputError: the output cannot hold them all, or two of them would get the same name.
    """
    if output == STANDARD or (output is None and STANDARD in files):
        return _to_standard_output(files, formats)
    if output is not None and _is_one_file(output, len(files) * len(formats)):
        return [{_format_of(output, formats[0]): Path(output)}]
    folder = Path(output or ".")
    planned: list[dict[str, Path | None]] = [
        {name: folder / f"{_stem(file)}.{name}" for name in formats} for file in files
    ]
    _refuse_clashes(files, planned)
    return planned


def _to_standard_output(files: Sequence[str], formats: Sequence[str]) -> list[dict[str, Path | None]]:
    if len(files) * len(formats) > 1:
        raise _wrong(
            text("标准输出只能放一个文件。", "Standard output holds one file only."),
            text("请用 -o 给出文件夹。", "Give a folder with -o."),
        )
    return [{formats[0]: None}]


def _is_one_file(output: str, count: int) -> bool:
    """Tell a file from a folder: a folder is there already, ends with a slash, or is needed for several files."""
    if Path(output).is_dir() or output.endswith(("/", os.sep)):
        return False
    if count > 1 and Path(output).suffix:
        raise _wrong(
            text("“{output}”只是一个文件，而要写的有 {count} 个。", "{output!r} is one file, not {count}.",
                 output=output, count=count),
            text("请用 -o 给出文件夹。", "Give a folder with -o."),
        )  # fmt: skip
    return count == 1


def _format_of(output: str, name: str) -> str:
    path = Path(output)
    if path.suffix.lower() != f".{name}" and not (path.exists() and not path.is_file()):
        raise _wrong(
            text(
                "“{output}”的后缀不是 .{name}。",
                "The name {output!r} does not end in .{name}.",
                output=output,
                name=name,
            ),
            text(
                "文件名请以 .{name} 结尾，文件夹请以 / 结尾。",
                "End a file with .{name} and a folder with a slash.",
                name=name,
            ),
        )
    return name


def _stem(file: str) -> str:
    return "letter" if file == STANDARD else Path(file).stem


def _refuse_clashes(files: Sequence[str], planned: Sequence[dict[str, Path | None]]) -> None:
    first: dict[str, str] = {}
    problems = []
    for file, paths in zip(files, planned, strict=True):
        name = os.path.normcase(str(next(iter(paths.values()))))
        if name in first:
            what = text("与“{other}”会写成同一个文件 {name}。", "This and {other!r} would both be written to {name}.",
                        other=first[name], name=name)  # fmt: skip
            todo = text(
                "请改名，或分别输出到不同的文件夹。", "Rename one, or write them to different folders."
            )
            problems.append(Problem(what, todo, place=Place(file)))
        first.setdefault(name, file)
    if problems:
        raise InputError(problems)


def _wrong(what: Text, todo: Text) -> InputError:
    return InputError(Problem(what, todo, "-o"))
