"""Files that an earlier run wrote and that no letter of this roster is called by: told, and left alone."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath

from replygen.batch.naming import Names


def leftovers(folder: Path, written: Iterable[str], report: Path, names: Names) -> tuple[str, ...]:
    """Return the files in ``folder`` that no letter is called by.

    Args:
        folder: where the outputs are.
        written: the names of files that a run wrote which did not come to its end.
        report: the ``report.jsonl`` of a run that did, if there is one.
        names: the names of all letters now.
    """
    strange = names.strange(each for source in (written, _reported(report)) for each in source)
    return tuple(
        sorted(name for name in strange if PurePath(name).name == name and (folder / name).is_file())
    )


def _reported(path: Path) -> Iterator[str]:
    """Yield the names of the outputs in a report."""
    if path.is_file():
        with path.open("rb") as lines:
            for line in lines:
                yield from _outputs(line)


def _outputs(line: bytes) -> list[str]:
    """Return the outputs of one letter; a report that was edited may hold anything."""
    try:
        return [str(output["file"]) for output in json.loads(line)["outputs"]]
    except (ValueError, LookupError, TypeError, RecursionError):
        return []
