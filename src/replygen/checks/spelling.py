"""Words that are miswritten in forms that are right nowhere, from ``data/spelling.toml``."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from replygen.checks.words import data


class Miswritten(NamedTuple):
    """A form that is wrong, where it stands, and the right word."""

    start: int
    end: int
    right: str


class _Form(NamedTuple):
    wrong: str
    right: str
    at: int


def miswritten(text: str) -> Iterator[Miswritten]:
    """Yield the forms that stand in ``text``. Each is looked for by its rarest character: that takes no time."""
    look, forms = _by_character()
    for match in look.finditer(text):
        for wrong, right, at in forms[match[0]]:
            start = match.start() - at
            if start >= 0 and text.startswith(wrong, start):
                yield Miswritten(start, start + len(wrong), right)


@cache
def _by_character() -> tuple[re.Pattern[str], dict[str, list[_Form]]]:
    """Return the forms by their rarest character, and a pattern that finds such a character."""
    table = data("spelling")
    rank = {char: number for number, char in enumerate(reversed(table["common"]), 1)}
    forms: dict[str, list[_Form]] = defaultdict(list)
    for right, several in table["miswritten"].items():
        for wrong in several.split():
            at = min(range(len(wrong)), key=lambda place: rank.get(wrong[place], 0))
            forms[wrong[at]].append(_Form(wrong, right, at))
    return re.compile(f"[{''.join(forms)}]"), dict(forms)
