"""``replygen new``: a skeleton to fill in."""

from __future__ import annotations

import argparse
from typing import Final

from replygen.cli.command import Argument, Command
from replygen.cli.console import Console
from replygen.messages import text


def _run(arguments: argparse.Namespace, console: Console) -> int:
    from importlib import resources  # noqa: PLC0415 - these load slowly

    from replygen.cli.outputs import plan  # noqa: PLC0415
    from replygen.files import make_folder, refuse_kept, write_whole  # noqa: PLC0415

    words = (resources.files("replygen.cli") / "data" / f"letter.{console.lang}.yaml").read_text("utf-8")
    suffix = "yml" if arguments.output.lower().endswith(".yml") else "yaml"
    (path,) = plan(["letter.yaml"], [suffix], arguments.output)[0].values()
    if path is None:
        console.result_text(words)
        return 0
    if not arguments.force:
        refuse_kept({path: words.encode()})
    make_folder(path.parent)
    write_whole(path, words.encode())
    console.say(
        text(
            "已写出 {path}；填好后运行：replygen render {path}",
            "Wrote {path}; fill it in, then run: replygen render {path}",
            path=path,
        )
    )
    return 0


COMMAND: Final = Command(
    "new",
    text("写出一份带说明的空白信件", "write a commented skeleton of a letter"),
    text(
        "  replygen new                    写出 letter.yaml\n  replygen new -o 067.yaml        换一个文件名",
        "  replygen new                    writes letter.yaml\n  replygen new -o 067.yaml        under another name",
    ),
    (
        Argument(
            ("-o", "--output"),
            text(
                "写到哪里（默认 letter.yaml，- 为标准输出）",
                "where to (default: letter.yaml, - is standard output)",
            ),
            {"metavar": "PATH", "default": "letter.yaml"},
        ),
        Argument(("--force",), text("覆盖已有的文件", "replace an existing file"), {"action": "store_true"}),
    ),
    _run,
)
