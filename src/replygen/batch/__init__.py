"""Many letters at once: a roster in, a folder of documents and a report out, told as a stream of events."""

from replygen.batch.events import (
    Done,
    Ending,
    Event,
    Failed,
    Finished,
    Kept,
    Output,
    Planned,
    Reading,
    Started,
)
from replygen.batch.options import Options
from replygen.batch.run import run

__all__ = [
    "Done",
    "Ending",
    "Event",
    "Failed",
    "Finished",
    "Kept",
    "Options",
    "Output",
    "Planned",
    "Reading",
    "Started",
    "run",
]
