"""What an office has told the proofreader about itself, and how its words change what is found."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from replygen.checks.copy import Hit, Line
    from replygen.profile import Profile


@dataclass(frozen=True)
class Office:
    """An office as its profile describes it.

    ``codes`` are the 发文机关代字 of its document numbers, ``organs`` names of organs, ``allowed`` words that are
    right here, ``wrong`` words that are not, each with what should stand instead (None: nothing is proposed).
    """

    name: str = ""
    codes: tuple[str, ...] = ()
    organs: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()
    wrong: Mapping[str, str | None] = field(default_factory=dict)

    @cached_property
    def any_wrong(self) -> re.Pattern[str] | None:
        """A pattern of all wrong words, the longest first; None if there are none."""
        return _any(self.wrong)

    def judge(self) -> Callable[[Hit], bool]:
        """Return what tells whether a hit is about nothing but words that are right in this office."""
        look = _any((*self.allowed, *self.codes))
        spans: dict[int, list[tuple[int, int]]] = {}

        def allows(hit: Hit) -> bool:
            if look is None or hit.line is None:
                return False
            known = spans.get(hit.line.index)
            if known is None:
                known = spans[hit.line.index] = [match.span() for match in look.finditer(hit.line.text)]
            nearest = bisect_right(known, (hit.start, len(hit.line.text))) - 1
            return nearest >= 0 and hit.start < hit.end <= known[nearest][1]

        return allows

    def knows(self, line: Line) -> Line:
        """Return a line of text with the part in the letter that the name of an organ in it shows."""
        words = re.sub(r"\s", "", line.text)
        name = words.rstrip("：")
        if name not in self.organs or line.role not in _UNSURE:
            return line
        return replace(line, role="organ" if words == name else "salutation", level=0)


NO_OFFICE: Final = Office()
"""An office of which nothing is known."""


def _any(words: Iterable[str]) -> re.Pattern[str] | None:
    longest = sorted(words, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest))) if longest else None


_UNSURE: Final = ("head", "heading", "body", "closing", "stray")
"""Parts that a line is taken for when nothing shows that it names an organ."""


def office_of(profile: Profile) -> Office:
    """Return the office of a profile."""
    organ, words = profile.organ, profile.checks.words
    wrong: dict[str, str | None] = dict.fromkeys(words.avoid)
    organs = tuple(filter(None, (organ.name, *words.organs)))
    return Office(organ.name, organ.codes, organs, words.allowed, wrong | words.instead)
