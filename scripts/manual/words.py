"""The Chinese words of the generated blocks. What the code knows by itself is not repeated in ``words.toml``."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, Final

WORDS: Final[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))


def words(*path: str) -> Any:
    """Return the words for a name.

    Raises:
        LookupError: there are none.
    """
    found: Any = WORDS
    for name in path:
        if name not in found:
            raise LookupError(f"scripts/manual/words.toml lacks {' › '.join(path)}")
        found = found[name]
    return found
