"""The word lists of ``checks/data``: what is said there is data, how it is looked for is code."""

from __future__ import annotations

import re
import tomllib
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
def pairs(name: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return the table ``name`` of ``data/pairs.toml``: a pattern of what is wrong, and what is right instead."""
    return tuple((re.compile(wrong), right) for wrong, right in data("pairs")[name].items())


@cache
def any_pair(name: str) -> re.Pattern[str]:
    """Return one pattern of all that is wrong in a table: a text is searched once, not for every entry."""
    return re.compile("|".join(data("pairs")[name]))


def right_of(name: str, match: re.Match[str]) -> str | None:
    """Return what is right instead of what :func:`any_pair` found."""
    found = ((wrong.match(match.string, match.start()), right) for wrong, right in pairs(name))
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
