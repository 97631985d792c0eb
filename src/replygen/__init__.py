"""Official reply letters to 人大代表建议 and 政协提案: a structured letter in, a GB/T 9704-2012 document out.

    from replygen import load, render

    letter = load("067.yaml")
    render(letter).save("067.docx")

Everything named here is loaded when it is first used, so that ``import replygen`` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from replygen.errors import (
        IncompleteError,
        InputError,
        MissingPartError,
        ReplygenError,
        VerificationError,
    )
    from replygen.messages import Finding, Outcome
    from replygen.model import ReplyLetter
    from replygen.pipeline import Result, load, read_letter, render
    from replygen.profile import Profile
    from replygen.proofreading import check

__version__ = "0.1.0"

__all__ = [
    "Finding",
    "IncompleteError",
    "InputError",
    "MissingPartError",
    "Outcome",
    "Profile",
    "ReplyLetter",
    "ReplygenError",
    "Result",
    "VerificationError",
    "__version__",
    "check",
    "load",
    "read_letter",
    "render",
]

_HOMES: Final = {
    "errors": ("IncompleteError", "InputError", "MissingPartError", "ReplygenError", "VerificationError"),
    "messages": ("Finding", "Outcome"),
    "model": ("ReplyLetter",),
    "pipeline": ("Result", "load", "read_letter", "render"),
    "profile": ("Profile",),
    "proofreading": ("check",),
}
_HOME_OF: Final = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name in _HOME_OF:
        return getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
