"""The report of a batch: a line for each letter, as a table for people and as JSON for programs."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
from collections import deque
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from replygen.batch.events import Done, Ending, Failed, Finished, Kept
from replygen.checks.manual import LEVELS
from replygen.errors import KeptError
from replygen.messages import Finding, Lang, Message, Place, Problem, Text, text

TABLE: Final = "report.csv"
LINES: Final = "report.jsonl"
_STATUS: Final[dict[type, tuple[str, Text]]] = {
    Done: ("done", text("已写出", "written")),
    Kept: ("kept", text("已有文件予以保留", "existing file kept")),
    Failed: ("failed", text("失败", "failed")),
}
_HEADS: Final = (
    text("信件", "letter"), text("行", "row"), text("列", "column"), text("结果", "result"),
    text("输出", "output"), Text("sha256", "sha256"), *LEVELS.values(), text("说明", "notes"),
    text("失败的原因", "why it failed"),
)  # fmt: skip
_OF_A_FINDING: Final = ("rule", "level", "field", "text", "suggestion")
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""Some programs take the full-width forms for the same."""
_MARK: Final = b"\xef\xbb\xbf"
"""By it spreadsheet programs know UTF-8."""


class Report:
    """Writes both files into ``drafts`` while the batch runs; :meth:`finish` puts them into the folder."""

    def __init__(self, drafts: Path, roster: Path, lang: Lang) -> None:
        self._home = f"{roster if roster.is_dir() else roster.parent}{os.sep}"
        self._lang: Lang = lang
        self._lines = _Hashed(drafts / f".replygen-{LINES}")
        self._table = _Hashed(drafts / f".replygen-{TABLE}")
        self._table.write(_MARK + _row(head.say(lang) for head in _HEADS))

    def add(self, ending: Ending) -> None:
        """Add what became of a letter."""
        record = self._record(ending)
        self._lines.write(_json(record))
        self._table.write(_row(self._cells(ending, record)))

    def finish(self, folder: Path, counts: Finished, *, durable: bool) -> tuple[Path, Path]:
        """Put both files into ``folder`` and return their paths.

        Raises:
            OSError: one of them cannot be put there.
        """
        summary = {"done": counts.done, "kept": counts.kept, "failed": counts.failed}
        mark = {"summary": summary, "sha256": {"above": self._lines.digest(), TABLE: self._table.digest()}}
        self._lines.write(_json(mark))
        lines = self._lines.move(folder / LINES, durable=durable)
        return self._table.move(folder / TABLE, durable=durable), lines

    def close(self) -> None:
        """Drop what was not finished."""
        self._lines.close()
        self._table.close()

    def _record(self, ending: Ending) -> dict[str, Any]:
        outputs = ending.outputs if isinstance(ending, Done) else ()
        problems = () if isinstance(ending, Done) else ending.problems
        return {
            "letter": self._name(ending.place.file),
            "row": ending.place.line,
            "status": _STATUS[type(ending)][0],
            "outputs": [{"file": output.name, "sha256": output.sha256} for output in outputs],
            "messages": [self._message(message) for message in ending.messages],
            "errors": [self._problem(problem) for problem in problems],
        }

    def _name(self, file: str) -> str:
        return file.removeprefix(self._home)

    def _message(self, message: Message) -> dict[str, Any]:
        found = message if isinstance(message, Finding) else None
        what = found.message if found else message.what  # type: ignore[union-attr]
        about = {key: getattr(found, key) for key in _OF_A_FINDING} if found else {}
        return {**about, "message": what.say(self._lang), **self._place(message.place)}

    def _problem(self, problem: Problem) -> dict[str, Any]:
        todo = problem.todo.say(self._lang) if problem.todo else ""
        return {**self._place(problem.place), "field": problem.field, "message": problem.what.say(self._lang),
                "todo": todo}  # fmt: skip

    def _place(self, place: Place) -> dict[str, Any]:
        return {"file": self._name(place.file), "row": place.line, "column": place.column}

    def _cells(self, ending: Ending, record: Mapping[str, Any]) -> list[str]:
        first: dict[str, Any] = next(iter(record["errors"]), {})
        return [
            record["letter"],
            str(first.get("row") or record["row"] or ""),
            str(first.get("column") or ""),
            _STATUS[type(ending)][1].say(self._lang),
            "\n".join(output["file"] for output in record["outputs"]),
            "\n".join(output["sha256"] for output in record["outputs"]),
            *(
                "\n".join(_words(each) for each in record["messages"] if each.get("level") == level)
                for level in (*LEVELS, None)
            ),
            "\n".join(_words(error) for error in record["errors"]),
        ]


def _words(item: Mapping[str, Any]) -> str:
    place = ":".join(str(item[key]) for key in ("row", "column") if item[key])
    field = "" if "rule" in item else item.get("field")
    words = " ".join(filter(None, (place, item.get("rule"), field, item["message"], item.get("todo"))))
    return words + change(item.get("text"), item.get("suggestion"))


def change(found: str | None, suggestion: str | None) -> str:
    """Return the words at fault and what they should be."""
    if suggestion is None:
        return f"｜{found}" if found else ""
    return f"｜{found} → {suggestion or '∅'}"


def _json(value: Mapping[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogateescape") + b"\n"


def _row(cells: Any) -> bytes:
    line = io.StringIO()
    csv.writer(line).writerow([quoted(cell) for cell in cells])
    return line.getvalue().encode("utf-8", "surrogateescape")


def quoted(cell: str) -> str:
    """Return ``cell`` so that no spreadsheet takes it for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


class _Hashed:
    """A file that knows the SHA-256 of what was written into it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = path.open("wb")
        self._total = hashlib.sha256()

    def write(self, data: bytes) -> None:
        self._file.write(data)
        self._total.update(data)

    def digest(self) -> str:
        return self._total.hexdigest()

    def move(self, target: Path, *, durable: bool) -> Path:
        self._file.flush()
        if durable:
            os.fsync(self._file.fileno())
        self._file.close()
        return self._path.replace(target)

    def close(self) -> None:
        with suppress(OSError):  # a full disk did not take the last of it
            self._file.close()
        self._path.unlink(missing_ok=True)


def refuse_edited(folder: Path) -> None:
    """Refuse to replace reports that were edited, or that no batch wrote.

    Raises:
        KeptError: names them.
    """
    mark = _mark_of(folder / LINES)
    wanted = {LINES: mark.get("above"), TABLE: mark.get(TABLE)}
    kept = [
        Problem(_EDITED, _MOVE_AWAY, place=Place(str(folder / name)))
        for name, digest in wanted.items()
        if (folder / name).exists()
        and not ((folder / name).is_file() and _DIGESTS[name](folder / name) == digest)
    ]
    if kept:
        raise KeptError(kept)


def _mark_of(path: Path) -> Mapping[str, Any]:
    """Return the digests in the last line of a report, which are nothing in a file of another kind."""
    if not path.is_file():
        return {}
    try:
        with path.open("rb") as file:
            last = deque(file, maxlen=1)
        found = json.loads(last[0])["sha256"]
        return found if isinstance(found, dict) else {}
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return {}


def _above(path: Path) -> str:
    """Return the SHA-256 of all lines but the last."""
    total = hashlib.sha256()
    before = b""
    with path.open("rb") as file:
        for line in file:
            total.update(before)
            before = line
    return total.hexdigest()


def _whole(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


_DIGESTS: Final[dict[str, Callable[[Path], str]]] = {LINES: _above, TABLE: _whole}
_EDITED: Final = text(
    "已有的报告改动过，或者不是 replygen 写的，予以保留；还没有写出任何文件。",
    "The existing report was edited, or replygen did not write it, and was kept; nothing was written yet.",
)
_MOVE_AWAY: Final = text("请把它移走或改名，或加 --force。", "Move or rename it, or use --force.")
