"""Small things about Chinese text that rules share. Offsets never move."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

HAN: Final = r"\u3400-\u9fff"
"""Chinese characters, to stand among others in a set. Such a set takes a millisecond to compile (Python 3.11)."""
HANZI: Final = r"[^\W\d_A-Za-z]"
"""A Chinese character: a letter that is none of ours. It compiles in no time."""
LETTER: Final = r"[^\W\d_]"
"""A Chinese character or a Latin letter."""
BLANK: Final = "\ue000"
"""Stands for a character that is masked; no rule looks for it."""
_SENTENCE: Final = re.compile(r"[^。！？]+[。！？]?[”’）]?")
_CLAUSE: Final = re.compile(r"[^，。；：！？]+")
_DIGITS: Final = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}


class Span(NamedTuple):
    """A piece of a text with its offsets."""

    start: int
    end: int
    text: str


def mask(text: str, pair: str) -> str:
    """Blank out what stands between the two marks of ``pair``, the marks included, on the outermost level."""
    opened, closed = pair[0], pair[1]
    if opened not in text:
        return text
    chars = list(text)
    starts: list[int] = []
    for place, char in enumerate(text):
        if char == opened:
            starts.append(place)
        elif char == closed and starts:
            start = starts.pop()
            if not starts:
                chars[start : place + 1] = BLANK * (place + 1 - start)
    return "".join(chars)


def sentences(text: str) -> Iterator[Span]:
    """Yield the sentences of ``text`` with their end marks."""
    return (Span(*match.span(), match[0]) for match in _SENTENCE.finditer(text))


def clauses(text: str) -> Iterator[Span]:
    """Yield what stands between the marks ，。；：！？."""
    return (Span(*match.span(), match[0]) for match in _CLAUSE.finditer(text))


def hanzi_value(text: str) -> int | None:
    """Read 0–9999 in characters or digits (十二, 两, 二十, 一百零五, 12); None if it is no number."""
    if text.isdecimal():
        return int(text)
    total, digit = 0, 0
    for char in text:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char in "十百千":
            total += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[char]
            digit = 0
        else:
            return None
    return total + digit if text else None


def is_short_form(short: str, full: str) -> bool:
    """Tell whether ``short`` abbreviates ``full``: same first and last character, all of it in the same order."""
    if len(short) > len(full) or not short or short[0] != full[0]:
        return False
    rest = iter(full)
    return all(char in rest for char in short)


def one_apart(first: str, second: str) -> bool:
    """Tell whether two different texts differ in one character: another one, one more, or two swapped."""
    if first == second or abs(len(first) - len(second)) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), None)
    if start is None:
        return True
    rest1, rest2 = first[start:], second[start:]
    swapped = rest1[:2] == rest2[1::-1] and rest1[2:] == rest2[2:]
    return rest1[1:] == rest2[1:] or rest1[1:] == rest2 or rest1 == rest2[1:] or swapped
