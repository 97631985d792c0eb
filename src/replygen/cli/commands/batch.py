"""``replygen batch``: a roster to a folder of documents."""

from __future__ import annotations

import argparse
from typing import Final

from replygen.cli.command import Argument, Command
from replygen.cli.console import Console
from replygen.messages import text


def _run(arguments: argparse.Namespace, console: Console) -> int:
    from replygen.cli.batching import run  # noqa: PLC0415 - the libraries load slowly

    return run(arguments, console)


COMMAND: Final = Command(
    "batch",
    text("把一份名册里的信件全部排成公文", "turn all letters of a roster into documents"),
    text(
        "  replygen batch 名册.xlsx -o out/                       每行一封，写到文件夹 out，附 report.csv\n"
        "  replygen batch 名册.xlsx -o out/ --dry-run             只看会写出哪些文件\n"
        "  replygen batch 信件/ -o out/ --to docx,pdf --jobs 2    一个文件夹里的信件，两个进程\n"
        "  replygen batch 名册.csv -o out/ --name {{行}}-{{编号}}     换一种文件名\n"
        "  replygen batch 名册.csv -o out/ --resume               接着上次没做完的做",
        "  replygen batch roster.xlsx -o out/                     a letter a row, with report.csv\n"
        "  replygen batch roster.xlsx -o out/ --dry-run           only tells which files would be written\n"
        "  replygen batch letters/ -o out/ --to docx,pdf --jobs 2 the letters in a folder, by two processes\n"
        "  replygen batch roster.csv -o out/ --name {{row}}-{{number}} other names\n"
        "  replygen batch roster.csv -o out/ --resume             go on where the last run ended",
    ),
    (
        Argument(
            ("roster",),
            text("名册：.xlsx、.csv、.jsonl，或放信件的文件夹", "roster: .xlsx, .csv, .jsonl, or a folder of letters"),
            {"metavar": "ROSTER"},
        ),
        Argument(("-o", "--output"), text("写到哪个文件夹", "the folder to write to"),
                 {"metavar": "DIR", "required": True}),
        Argument(("--to",), text("格式：docx、pdf，可用逗号并列（默认 docx）",
                                 "formats: docx, pdf, joined by commas (default: docx)"),
                 {"metavar": "FORMATS"}),
        Argument(("--name",), text("输出的文件名（默认 {{编号}}-{{称呼}}）",
                                   "names of outputs (default: {{number}}-{{salutation}})"),
                 {"metavar": "PATTERN", "default": "{number}-{salutation}"}),
        Argument(
            ("--template",),
            text("模板：letter（信函）、document（文件）、plain（无版头），或模板文件夹",
                 "template: letter, document, plain (no head), or the folder of one"),
            {"metavar": "NAME"},
        ),
        Argument(
            ("--profile",),
            text("本机关的配置（默认找名册旁边及上层的 replygen.toml）",
                 "settings of the organ (default: replygen.toml beside or above the roster)"),
            {"metavar": "FILE"},
        ),
        Argument(("--jobs",), text("用几个进程（默认 1）", "number of processes (default: 1)"),
                 {"metavar": "N", "default": "1"}),
        Argument(("--dask",), text("交给这个 Dask 集群做，如 tcp://主机:8786", "work on this Dask cluster, as tcp://host:8786"),
                 {"metavar": "ADDRESS"}),
        Argument(("--dry-run",), text("只说会写出什么，不写", "tell what would be written, and write nothing"),
                 {"action": "store_true"}),
        Argument(("--resume",), text("接着上次中断的做", "go on where the last run was interrupted"),
                 {"action": "store_true"}),
        Argument(("--durable",), text("每个文件都落到磁盘才算写出（较慢）", "outputs survive a power failure (slower)"),
                 {"action": "store_true"}),
        Argument(("--draft",), text("信件不完整也排印，缺处印【待补：…】", "print incomplete letters, gaps marked"),
                 {"action": "store_true"}),
        Argument(("--strict",), text("有错误级问题的信件不写出", "write no letter with error findings"),
                 {"action": "store_true"}),
        Argument(("--no-check",), text("不校对信件", "do not proofread the letters"),
                 {"action": "store_false", "dest": "check"}),
        Argument(("--force",), text("覆盖改动过的或不是 replygen 写的文件", "replace files edited or not by replygen"),
                 {"action": "store_true"}),
        Argument(("--no-embed",), text("不把结构化的信件放进文档", "leave the structured letter out"),
                 {"action": "store_false", "dest": "embed"}),
        Argument(("--quiet",), text("不显示进度和小结", "no progress and no summary"), {"action": "store_true"}),
    ),
    _run,
)  # fmt: skip
