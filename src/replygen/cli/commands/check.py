"""``replygen check``: proofread letters, mend what is safe."""

from __future__ import annotations

import argparse
from typing import Final

from replygen.cli.command import Argument, Command
from replygen.cli.console import Console
from replygen.messages import text


def _run(arguments: argparse.Namespace, console: Console) -> int:
    from replygen.cli.checking import run  # noqa: PLC0415 - the rules load slowly

    return run(arguments, console)


COMMAND: Final = Command(
    "check",
    text("校对信件，改正有把握的差错", "proofread letters and mend what is safe"),
    text(
        "  replygen check 067.yaml                          列出差错\n"
        "  replygen check 067.txt --fix                     改正有把握的，原件存为 067.txt.bak\n"
        "  replygen check 067.txt --diff                    只看会怎样改\n"
        "  replygen check 067.docx --annotate 067-批注.docx  把问题写成 Word 批注\n"
        "  replygen check 067.docx --fix --track            以修订方式改正\n"
        "  replygen check *.txt --select CHR,NUM --ignore CHR-16\n"
        "  replygen check old/* --format json > known.json  记下已有的问题\n"
        "  replygen check old/* --baseline known.json       只报新的问题",
        "  replygen check 067.yaml                          lists what is wrong\n"
        "  replygen check 067.txt --fix                     mends what is safe; the original is 067.txt.bak\n"
        "  replygen check 067.txt --diff                    only shows what would change\n"
        "  replygen check 067.docx --annotate out.docx      writes what is wrong as Word comments\n"
        "  replygen check 067.docx --fix --track            mends by tracked changes\n"
        "  replygen check *.txt --select CHR,NUM --ignore CHR-16\n"
        "  replygen check old/* --format json > known.json  notes what is known\n"
        "  replygen check old/* --baseline known.json       tells only what is new",
    ),
    (
        Argument(
            ("files",),
            text("信件（.txt、.yaml、.json、.md、.docx），- 为标准输入",
                 "letters (.txt, .yaml, .json, .md, .docx), - is standard input"),
            {"metavar": "FILE", "nargs": "+"},
        ),
        Argument(("--fix",), text("就地改正有把握的差错，原件存为 .bak", "mend what is safe in place, keep a .bak"),
                 {"action": "store_true"}),
        Argument(("--diff",), text("显示会怎样改，不写文件", "show what --fix would change, write nothing"),
                 {"action": "store_true"}),
        Argument(("--track",), text("Word 文档以修订方式改正", "mend a Word document by tracked changes"),
                 {"action": "store_true"}),
        Argument(("--annotate",), text("把问题写成 Word 批注，存为这个文件", "write the findings as comments to FILE"),
                 {"metavar": "FILE"}),
        Argument(("--rendered",), text("Word 文档另按 LibreOffice 的页面检查", "also check the pages by LibreOffice"),
                 {"action": "store_true"}),
        Argument(
            ("--format",),
            text("格式：text、json、sarif、github（默认 text）", "text, json, sarif or github (default: text)"),
            {"choices": ("text", "json", "sarif", "github"), "default": "text"},
        ),
        Argument(("--select",), text("只用这些规则或组（逗号并列），配置里选的不算",
                                     "only these rules or groups, joined by commas, whatever the profile says"),
                 {"metavar": "IDS"}),
        Argument(("--ignore",), text("再不用这些规则或组（逗号并列）", "nor these rules or groups, joined by commas"),
                 {"metavar": "IDS"}),
        Argument(
            ("--profile",),
            text("本机关的配置（默认找信件旁边及上层的 replygen.toml）",
                 "settings of the organ (default: replygen.toml beside or above the letter)"),
            {"metavar": "FILE"},
        ),
        Argument(("--baseline",), text("不再报告这个文件（以前的 JSON 输出）里已有的",
                                        "leave out what this earlier JSON output holds"),
                 {"metavar": "FILE"}),
    ),
    _run,
)  # fmt: skip
