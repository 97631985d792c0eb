"""Heading numbers 一、（一）1.（1） (GB/T 9704 7.3.3)."""

from __future__ import annotations

from typing import Final

_DIGITS: Final = "零一二三四五六七八九"
_LAST: Final = 99


def hanzi(number: int) -> str:
    """Write 1–99 in Chinese characters: 一, 十, 十二, 二十, 九十九.

    Raises:
        ValueError: the number is outside 1–99.
    """
    if not 1 <= number <= _LAST:
        raise ValueError(number)
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return head + (_DIGITS[ones] if ones else "")


_FORMS: Final = (
    lambda number: f"{hanzi(number)}、",
    lambda number: f"（{hanzi(number)}）",
    lambda number: f"{number}.",
    lambda number: f"（{number}）",
)


def heading_number(level: int, number: int) -> str:
    """Return the mark of heading ``number`` on ``level`` 1–4, with its punctuation."""
    return _FORMS[level - 1](number)
