"""``replygen schema``: the JSON Schema of a letter."""

from __future__ import annotations

import argparse
import json
from typing import Any, Final

from replygen.cli.command import Command
from replygen.cli.console import Console
from replygen.messages import text


def schema() -> dict[str, Any]:
    """Return the JSON Schema of a letter; each field stands under its English and its Chinese key."""
    from replygen.model import LABELS, ReplyLetter  # noqa: PLC0415 - pydantic loads slowly

    root = ReplyLetter.model_json_schema(by_alias=False)
    parts: dict[str, Any] = root["$defs"] | {"ReplyLetter": root}
    for name, part in parts.items():
        where = "#" if part is root else f"#/$defs/{name}"
        labels = LABELS.get(name, {})
        part["properties"] |= {
            label: {"$ref": f"{where}/properties/{key}"}
            for key, label in labels.items()
            if key in part["properties"]
        }
    return {"$schema": "https://json-schema.org/draft/2020-12/schema"} | root


def _run(arguments: argparse.Namespace, console: Console) -> int:
    del arguments
    console.result_text(json.dumps(schema(), ensure_ascii=False, indent=2) + "\n")
    return 0


COMMAND: Final = Command(
    "schema",
    text("打印信件的 JSON Schema", "print the JSON Schema of a letter"),
    text("  replygen schema > letter.schema.json", "  replygen schema > letter.schema.json"),
    (),
    _run,
)
