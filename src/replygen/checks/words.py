"""The word lists of ``checks/data``: what is said there is data, how it is looked for is code."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from typing import Any, Final

_DATA: Final = resources.files("replygen.checks") / "data"


@cache
def data(name: str) -> dict[str, Any]:
    """Return the tables of ``data/NAME.toml``."""
    return tomllib.loads((_DATA / f"{name}.toml").read_text("utf-8"))


@cache
def words(name: str) -> tuple[str, ...]:
    """Return the list ``name`` of ``data/words.toml``."""
    return tuple(data("words")[name])


@cache
def any_pair(name: str) -> re.Pattern[str]:
    """Return one pattern of all that is wrong in the table ``name`` of ``data/pairs.toml``."""
    return re.compile(quick(data("pairs")[name]))


_CLASS: Final = r"\[(?:\\.|[^\]])*\]"
_BEGINNING: Final = re.compile(
    rf"(?:\(\?<[=!](?:{_CLASS}|[^()\[])*\))*"  # what must stand before
    r"(?:\[(?P<set>[^]^\\-]+)\]|(?P<char>[^\\.^$*+?{}()\[\]|]))(?![?*{])"
)
_NESTED: Final = re.compile(rf"\\.|{_CLASS}|\([^()]*\)")


def quick(entries: Iterable[str]) -> str:
    """Return the alternation of ``entries``, tried only where a character stands that one can begin with.

    To try hundreds of words at every character takes five times as long. Entries whose beginning is not plain to see
    come after the others.
    """
    known = {entry: begins for entry in entries if (begins := _begins(entry))}
    others = [entry for entry in entries if entry not in known]
    beginnings = "".join(sorted(set("".join(known.values()))))
    return "|".join([*([f"(?=[{beginnings}])(?:{'|'.join(known)})"] if known else []), *others])


def _begins(entry: str) -> str:
    """Return the characters that a match of ``entry`` can begin with, or nothing where it is not plain to see."""
    match, outside = _BEGINNING.match(entry), entry
    while _NESTED.search(outside):
        outside = _NESTED.sub("", outside)
    return (match["set"] or match["char"]) if match and "|" not in outside else ""


_compiled: Final = cache(re.compile)
"""The pattern of an entry, made when a text has what is wrong: most texts are searched once for a whole table."""


def slips(name: str, text: str) -> Iterator[tuple[re.Match[str], str]]:
    """Yield what is wrong in ``text``, entry by entry of a table, each with what is right instead."""
    for wrong, right in data("pairs")[name].items() if any_pair(name).search(text) else ():
        for match in _compiled(wrong).finditer(text):
            yield match, match.expand(right)


def right_of(name: str, match: re.Match[str]) -> str | None:
    """Return what is right instead of what :func:`any_pair` found."""
    table = data("pairs")[name].items()
    found = ((_compiled(wrong).match(match.string, match.start()), right) for wrong, right in table)
    return next((each.expand(right) for each, right in found if each), None)


@cache
def one_of(name: str) -> str:
    """Return the list ``name`` as an alternation, longest words first."""
    return f"(?:{'|'.join(sorted(words(name), key=len, reverse=True))})"


@cache
def any_of(name: str) -> re.Pattern[str]:
    """Return a pattern that finds any word of the list ``name``."""
    return re.compile(one_of(name))


@cache
def traditional() -> dict[str, str]:
    """Return the simplified character for each traditional one."""
    table = data("traditional")
    return dict(zip(table["traditional"], table["simplified"], strict=True))


@cache
def sounds() -> dict[str, str]:
    """Return the sound of each character, without its tone."""
    return {char: sound for sound, chars in data("sounds").items() for char in chars}
