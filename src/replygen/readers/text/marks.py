"""The marks of headings and what number they say."""

from __future__ import annotations

import unicodedata
from typing import Final

from replygen.readers.text.words import pattern

MARKS: Final = {
    "一、": pattern(r"(?P<number>[一二三四五六七八九十]{1,3})\s?[、.．]\s*"),
    "（一）": pattern(
        r"(?:[（〔【]\s?(?=[一二三四五六七八九十]{1,3}\s?[）〕】])|(?=[㈠-㈩]))(?P<number>[一二三四五六七八九十㈠-㈩]{1,3})\s?[）〕】]?\s?[、.．]?\s*"
    ),
    "1.": pattern(r"(?P<number>\d{1,2})\s?[.．、](?!\d)\s*"),
    "（1）": pattern(
        r"(?:[（]\s?(?=\d{1,2}\s?[）])|(?=[⑴-⒇]))(?P<number>\d{1,2}|[⑴-⒇])\s?[）]?\s?[、.．]?\s*"
    ),
    "1）": pattern(r"(?P<number>\d{1,2})\s?[）]\s?[、.．]?\s*"),
}
"""Kinds of marks in the order of GB/T 9704 7.3.3."""
_ORDER: Final = "零一二三四五六七八九"


def number_of(text: str) -> int:
    """Read the number of a mark, in either script: 一, 十二, 7. What is no number counts 0."""
    if text.isdecimal():
        return int(text)
    if len(text) == 1:
        return int(unicodedata.numeric(text, 0))
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return max(_ORDER.find(text), 0)
    return 10 * (_ORDER.find(tens) if tens else 1) + (_ORDER.find(ones) if ones else 0)


def is_marked(text: str) -> bool:
    """Tell whether a line starts with a heading's mark."""
    return any(look.match(text) for look in MARKS.values())
