"""Rosters for the tests, and shorthand to run them."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from replygen import batch
from replygen.batch import Done, Event, Failed, Finished, Kept, Options

HEADS = ("编号", "提案建议.标题", "类别", "提出者", "工作开展情况", "机关", "落款.日期")


def letter(number: str = "067", **fields: Any) -> dict[str, Any]:
    """A complete letter."""
    return {
        "提案建议": {"类别": "提案", "编号": number, "标题": "关于增设公园座椅的提案", "提出者": "林某某"},
        "工作开展情况": {"内容": f"全区公园新增座椅{number}把。"},
        "落款": {"机关": "某市某区城市管理局", "日期": "2025-06-12"},
        **fields,
    }


def lines(path: Path, letters: Sequence[Any]) -> Path:
    """Write a roster of JSON lines."""
    path.write_text("".join(json.dumps(each, ensure_ascii=False) + "\n" for each in letters), "utf-8")
    return path


def row(number: str = "067") -> list[str]:
    """A row under HEADS."""
    return [
        number,
        "关于增设公园座椅的提案",
        "提案",
        "林某某",
        "新增座椅。",
        "某市某区城市管理局",
        "2025年6月12日",
    ]


def run(roster: Path, output: Path, **options: Any) -> list[Event]:
    """Run a batch in this process and return its events."""
    return list(batch.run(roster, output, Options(**options)))


def endings(events: Sequence[Event]) -> list[Done | Kept | Failed]:
    """What became of the letters."""
    return [event for event in events if isinstance(event, Done | Kept | Failed)]


def finished(events: Sequence[Event]) -> Finished:
    """The last event."""
    last = events[-1]
    assert isinstance(last, Finished)
    return last


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, hidden ones as well."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
