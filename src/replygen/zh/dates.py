"""Dates as official letters write them (GB/T 9704 7.3.5.4: Arabic, no leading zeros)."""

from __future__ import annotations

import datetime
import re

_DIGITS = {digit: str(value) for value, digit in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0"}
_NUMBER = "[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]"
_FORMS = (
    re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})"),
    re.compile(r"(?P<y>\d{4})年(?P<m>\d{1,2})月(?P<d>\d{1,2})日"),
    re.compile(rf"(?P<y>[〇○零一二三四五六七八九]{{4}})年(?P<m>{_NUMBER})月(?P<d>{_NUMBER})日"),
)


def parse_date(text: str) -> datetime.date:
    """Read ``2025-06-12``, ``2025年6月12日`` or ``二〇二五年六月十二日``.

    Raises:
        ValueError: the text is no date in one of these forms, or the day does not exist.
    """
    for form in _FORMS:
        if match := form.fullmatch(text.strip()):
            return datetime.date(_year(match["y"]), _number(match["m"]), _number(match["d"]))
    raise ValueError(text)


def is_date_form(text: str) -> bool:
    """Tell whether ``text`` is written in one of the three forms, whether or not the day exists."""
    return any(form.fullmatch(text.strip()) for form in _FORMS)


def format_date(date: datetime.date) -> str:
    """Return ``2025年6月12日``."""
    return f"{date.year}年{date.month}月{date.day}日"


def _year(text: str) -> int:
    return int("".join(_DIGITS.get(char, char) for char in text))


def _number(text: str) -> int:
    """Read 1–99 in either script: 12, 六, 十二, 三十一."""
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return int(_DIGITS[text])
    return 10 * int(_DIGITS.get(tens, "1")) + int(_DIGITS.get(ones, "0"))
