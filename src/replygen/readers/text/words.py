"""The word lists of ``data/text.toml`` and the patterns made from them."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Final

_HALF: Final = str.maketrans(
    {"，": "，,", "：": "：:", "；": "；;", "？": "？?", "！": "！!", "（": "（(﹙", "）": "）)﹚"}
)
_LIST: Final = re.compile(r"@(\w+)(~?)@")


@cache
def lists() -> dict[str, list[str]]:
    """Return the word lists by name."""
    data = resources.files("replygen.readers") / "data" / "text.toml"
    return tomllib.loads(data.read_text("utf-8"))


@cache
def _alternation(name: str, spaced: bool) -> str:
    words = sorted(lists()[name], key=len, reverse=True)
    if spaced:
        words = [r"[ \u3000\u00a0]{0,6}".join(word) if word.isalpha() else word for word in words]
    return f"(?:{'|'.join(words)})"


def pattern(source: str) -> re.Pattern[str]:
    """Compile ``source``: @list@ is any word of a list, and each full-width mark in a class takes its half-width one.

    Full-width ，：；？！（） may only stand inside character classes.
    """
    source = _LIST.sub(lambda match: _alternation(match[1], bool(match[2])), source)
    return re.compile(source.translate(_HALF))


_STRAIGHT: Final = re.compile(r'"([^"]*)"')


def curl(text: str) -> str:
    """Return ``text`` with straight quotation marks made “ ”, unless one is alone or others stand beside."""
    if text.count('"') % 2 or re.search("[“”]", text):
        return text
    return _STRAIGHT.sub(r"“\1”", text)


SPACE: Final = re.compile(r"\s+")


def squeeze(text: str) -> str:
    """Return ``text`` without white space."""
    return SPACE.sub("", text)


_PAIR: Final = re.compile(r"[（(][^（()）]*[）)]")


def without_half_brackets(text: str) -> str:
    """Return ``text`` without a bracket at an end of it whose other half is not there."""
    rest = _PAIR.sub("", text)
    words = text[:-1] if rest.endswith(("）", ")")) else text
    return words[1:] if rest.startswith(("（", "(")) else words


def split_list(text: str) -> list[str]:
    """Separate what ，、； joins, but not inside brackets: 各县（市、区）政府 is one."""
    pieces = [""]
    depth = 0
    for char in text:
        depth += (char in "（(") - (char in "）)")
        if depth <= 0 and char in "，,、；;":
            pieces.append("")
        else:
            pieces[-1] += char
    return [piece.strip() for piece in pieces if piece.strip()]
