"""What an office has told the proofreader about itself, and how its words change what is found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
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

    @cached_property
    def any_right(self) -> re.Pattern[str] | None:
        """A pattern of all words that are right here, the longest first; None if there are none."""
        return _any((*self.allowed, *self.codes))

    def named_in(self, text: str) -> Literal["organ", "salutation"] | None:
        """Return as what a line names an organ that the office has told of; None where it is no such line."""
        words = re.sub(r"\s", "", text)
        name = words.rstrip("：")
        if name not in self.organs:
            return None
        return "organ" if words == name else "salutation"


NO_OFFICE: Final = Office()
"""An office of which nothing is known."""


def _any(words: Iterable[str]) -> re.Pattern[str] | None:
    longest = sorted(words, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest))) if longest else None


def office_of(profile: Profile) -> Office:
    """Return the office of a profile."""
    organ, words = profile.organ, profile.checks.words
    wrong: dict[str, str | None] = dict.fromkeys(words.avoid)
    organs = tuple(filter(None, (organ.name, *words.organs)))
    return Office(organ.name, organ.codes, organs, words.allowed, wrong | words.instead)
