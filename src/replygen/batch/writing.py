"""Put the documents of a letter into the folder, and tell what became of it."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from replygen.batch.desk import Desk, stopped
from replygen.batch.events import Done, Ending, Failed, Kept, Output
from replygen.batch.options import Options
from replygen.batch.work import Draft, Made
from replygen.files import keep, replace, unwritable
from replygen.messages import Place, Problem, text

_OF_THE_FOLDER: Final = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO, errno.ENOENT, errno.ESTALE}
"""Errors that no other letter would escape."""


def write(draft: Draft, made: Made, desk: Desk, options: Options) -> Ending:
    """Write the documents of one letter, unless one of them would replace somebody's work.

    Raises:
        InputError: the disk is full, or the folder cannot be written to at all.
    """
    files = {desk.output / f"{draft.name}.{name}": document for name, document in made.documents.items()}
    kept = () if options.force else in_the_way({path: data for path, (data, _) in files.items()})
    if kept:
        return Kept(draft.place, kept, draft.messages)
    for path, (data, _) in files.items():
        try:
            replace(path, data, desk.drafts, durable=options.durable)
        except OSError as error:
            if error.errno in _OF_THE_FOLDER:
                raise stopped(path, error) from None
            return Failed(draft.place, (unwritable(path, error),), draft.messages)
    outputs = tuple(Output(path.name, digest) for path, (_, digest) in files.items())
    return Done(draft.place, outputs, draft.messages)


def in_the_way(files: Mapping[Path, bytes]) -> tuple[Problem, ...]:
    """Return why existing files must not be replaced by these, for each that must not."""
    reasons = {path: keep(path, data) for path, data in files.items()}
    return tuple(Problem(why, _FORCE, place=Place(str(path))) for path, why in reasons.items() if why)


_FORCE: Final = text("要覆盖请加 --force。", "Use --force to replace it.")
