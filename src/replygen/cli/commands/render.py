"""``replygen render``: letters to documents."""

from __future__ import annotations

import argparse
from typing import Final

from replygen.cli.command import Argument, Command
from replygen.cli.console import Console
from replygen.messages import text


def _run(arguments: argparse.Namespace, console: Console) -> int:
    from replygen.cli.rendering import run  # noqa: PLC0415 - the libraries load slowly

    return run(arguments, console)


COMMAND: Final = Command(
    "render",
    text("把信件排成公文", "turn letters into documents"),
    text(
        "  replygen render 067.yaml                        在当前文件夹写出 067.docx\n"
        "  replygen render 067.yaml --to docx,pdf -o out/  两种格式，写到文件夹 out\n"
        "  replygen render *.yaml -o out/                  许多信件\n"
        "  replygen render 067.yaml --draft                缺的内容印成【待补：…】\n"
        "  cat 067.yaml | replygen render - > 067.docx     标准输入到标准输出",
        "  replygen render 067.yaml                        writes 067.docx in the current folder\n"
        "  replygen render 067.yaml --to docx,pdf -o out/  two formats, into the folder out\n"
        "  replygen render *.yaml -o out/                  many letters\n"
        "  replygen render 067.yaml --draft                prints 【待补：…】 for what is missing\n"
        "  cat 067.yaml | replygen render - > 067.docx     from standard input to standard output",
    ),
    (
        Argument(
            ("files",),
            text("信件（.yaml、.json、.md），- 为标准输入", "letters (.yaml, .json, .md), - is standard input"),
            {"metavar": "FILE", "nargs": "+"},
        ),
        Argument(
            ("-o", "--output"),
            text("写到哪个文件或文件夹，- 为标准输出", "the file or folder to write, - is standard output"),
            {"metavar": "PATH"},
        ),
        Argument(
            ("--to",),
            text("格式：docx、pdf，可用逗号并列（默认 docx）", "formats: docx, pdf, joined by commas (default: docx)"),
            {"metavar": "FORMATS"},
        ),
        Argument(
            ("--template",),
            text("模板：letter（信函）、document（文件）、plain（无版头），或模板文件夹",
                 "template: letter, document, plain (no head), or the folder of one"),
            {"metavar": "NAME"},
        ),
        Argument(
            ("--profile",),
            text("本机关的配置（默认找信件旁边及上层的 replygen.toml）",
                 "settings of the organ (default: replygen.toml beside or above the letter)"),
            {"metavar": "FILE"},
        ),
        Argument(("--draft",), text("信件不完整也排印，缺处印【待补：…】", "print incomplete letters, gaps marked"),
                 {"action": "store_true"}),
        Argument(("--strict",), text("有错误级的问题就不写出（返回 1）", "write nothing on error findings (exit 1)"),
                 {"action": "store_true"}),
        Argument(("--no-check",), text("不校对信件", "do not proofread the letters"),
                 {"action": "store_false", "dest": "check"}),
        Argument(("--force",), text("覆盖改动过的或不是 replygen 写的文件", "replace files edited or not by replygen"),
                 {"action": "store_true"}),
        Argument(("--no-embed",), text("不把结构化的信件放进文档", "leave the structured letter out"),
                 {"action": "store_false", "dest": "embed"}),
    ),
    _run,
)  # fmt: skip
