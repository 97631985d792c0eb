"""Heading numbers 一、（一）1.（1） (GB/T 9704 7.3.3)."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

_DIGITS: Final = "零一二三四五六七八九"
_UNITS: Final = {10_000: "万", 1_000: "千", 100: "百", 10: "十"}
_TEENS: Final = range(10, 20)


def hanzi(number: int) -> str:
    """Write a number from 1 in Chinese characters: 一, 十, 十二, 二十, 九十九, 一百零一.

    Raises:
        ValueError: the number is less than 1.
    """
    if number < 1:
        raise ValueError(number)
    words = _words(number)
    return words[1:] if number in _TEENS else words


def _words(number: int) -> str:
    unit = next((unit for unit in _UNITS if number >= unit), 0)
    if not unit:
        return _DIGITS[number] if number else ""
    high, low = divmod(number, unit)
    gap = "零" if 0 < low < unit // 10 else ""
    return _words(high) + _UNITS[unit] + gap + _words(low)


_FORMS: Final = (
    lambda number: f"{hanzi(number)}、",
    lambda number: f"（{hanzi(number)}）",
    lambda number: f"{number}.",
    lambda number: f"（{number}）",
)


@lru_cache(maxsize=256)
def heading_number(level: int, number: int) -> str:
    """Return the mark of heading ``number`` on ``level`` 1–4, with its punctuation."""
    return _FORMS[level - 1](number)
