"""Letter → JSON, the exchange format with English keys."""

from __future__ import annotations

from replygen.model import ReplyLetter


def to_json(letter: ReplyLetter) -> str:
    """Return ``letter`` as JSON text without the fields that are absent."""
    return letter.model_dump_json(indent=2, exclude_none=True) + "\n"
