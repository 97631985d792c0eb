"""``replygen import``: existing letters to structured ones."""

from __future__ import annotations

import argparse
from typing import Final

from replygen.cli.command import Argument, Command
from replygen.cli.console import Console
from replygen.messages import text


def _run(arguments: argparse.Namespace, console: Console) -> int:
    from replygen.cli.importing import run  # noqa: PLC0415 - the libraries load slowly

    return run(arguments, console)


COMMAND: Final = Command(
    "import",
    text("把已有的信件读成结构化的信件", "turn existing letters into structured ones"),
    text(
        "  replygen import old.docx                        在当前文件夹写出 old.yaml\n"
        "  replygen import old.txt --format md             写成 Markdown\n"
        "  replygen import 2024/* -o letters/              许多信件\n"
        "  replygen import *.docx --format json -o all.json  全部写进一个文件，连同读入的报告\n"
        "  replygen import old.txt --strict                有没读入的文字就不写出",
        "  replygen import old.docx                        writes old.yaml in the current folder\n"
        "  replygen import old.txt --format md             writes Markdown\n"
        "  replygen import 2024/* -o letters/              many letters\n"
        "  replygen import *.docx --format json -o all.json  all in one file, with the report of the reading\n"
        "  replygen import old.txt --strict                writes nothing when some text was not read",
    ),
    (
        Argument(
            ("files",),
            text("信件（.txt、.docx、.doc、.wps、.md、.yaml、.json），- 为标准输入",
                 "letters (.txt, .docx, .doc, .wps, .md, .yaml, .json), - is standard input"),
            {"metavar": "FILE", "nargs": "+"},
        ),
        Argument(
            ("-o", "--output"),
            text("写到哪个文件或文件夹，- 为标准输出", "the file or folder to write, - is standard output"),
            {"metavar": "PATH"},
        ),
        Argument(
            ("--format",),
            text("格式：yaml、json 或 md（默认看 -o 的后缀，否则 yaml）", "yaml, json or md (default: as -o says)"),
            {"choices": ("yaml", "json", "md")},
        ),
        Argument(("--no-normalize",), text("半角标点照原样保留", "keep half-width punctuation as it is"),
                 {"action": "store_false", "dest": "normalize"}),
        Argument(("--strict",), text("有没读入的文字就不写出（返回 1）", "write nothing if text was not read (exit 1)"),
                 {"action": "store_true"}),
        Argument(("--force",), text("覆盖已有的文件", "replace existing files"), {"action": "store_true"}),
    ),
    _run,
)  # fmt: skip
