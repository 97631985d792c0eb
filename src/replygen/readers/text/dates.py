"""The date under a letter in the forms offices write it."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import Final

from replygen.readers.text.marks import number_of
from replygen.zh.dates import format_date, parse_date

_ZERO: Final = str.maketrans(
    dict.fromkeys("○零OoＯο◯", "〇")
    | dict(zip("０１２３４５６７８９", "0123456789", strict=True))
    | {"廿": "二十", "卅": "三十"}
)
_CHINESE: Final = "〇○零OoＯο◯一二三四五六七八九0"
_NUMBER: Final = r"\s*(?:[\d一二三四五六七八九十廿卅]\s*){1,3}"
_FORMS: Final = (
    rf"\d{{4}}\s*年{_NUMBER}月{_NUMBER}[日号]?",
    rf"[{_CHINESE}]\s*[{_CHINESE}]\s*[{_CHINESE}]\s*[{_CHINESE}]\s*年{_NUMBER}月{_NUMBER}日?",
    r"\d{4}\s*[-—－./．]\s*\d{1,2}\s*[-—－./．]\s*\d{1,2}日?",
    r"(?:19|20)\d{4,6}",
    r"(?:19|20)\d{2}\s{1,4}\d{1,2}\s{1,4}\d{1,2}",
    r"(?:19|20)\d{2}年?\s*\d{1,4}月?\s*\d{0,2}日",
    r"(?:19|20)\d{2}年\s*\d{2,4}",
    rf"(?:\d{{4}}|[{_CHINESE}]{{4}})\s*年\s*[\d一二三四五六七八九十]{{0,3}}\s*月\s*日?",
)
_AT_END: Final = re.compile(rf"(?<!\d)(?P<date>{'|'.join(_FORMS)})[。.]?$")
_EITHER: Final = "[0-9一二三四五六七八九十]{1,3}"
_MIXED: Final = re.compile(rf"(?P<y>[0-9一二三四五六七八九]{{4}})年(?P<m>{_EITHER})月(?P<d>{_EITHER})日?")
"""A day with its year in one script and its month in the other."""
_ARABIC: Final = str.maketrans("一二三四五六七八九", "123456789")
_LONGEST: Final = 24


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date at the end of a line: the words as they stand, where they start, and the day if only one is meant."""

    raw: str
    start: int
    day: datetime.date | None

    @property
    def canonical(self) -> str:
        """The date as official letters write it, "" where it is not clear."""
        return format_date(self.day) if self.day else ""


def date_at_end(line: str) -> FoundDate | None:
    """Find the date that ends ``line``."""
    tail = line[-_LONGEST:]
    match = _AT_END.search(tail)
    if not match:
        return None
    start = len(line) - len(tail) + match.start()
    return FoundDate(line[start : start + len(match["date"])], start, read_day(match["date"]))


def read_day(text: str) -> datetime.date | None:
    """Read a date; digits that run together are read when only one day is possible."""
    plain = re.sub(r"\s", "", text.translate(_ZERO))
    if re.search(r"[〇一二三四五六七八九十]", plain):
        plain = plain.replace("0", "〇")
    plain = re.sub(r"[—－./．]", "-", plain).replace("号", "日")
    for form in (plain, f"{plain}日"):
        try:
            return parse_date(form)
        except (ValueError, KeyError):
            continue
    if match := _MIXED.fullmatch(plain.replace("〇", "0")):
        return _mixed(match)
    if "年" in plain and "月" in plain:
        return None
    days = _readings(re.sub(r"\D", "", plain))
    return days.pop() if len(days) == 1 else None


def _mixed(match: re.Match[str]) -> datetime.date | None:
    year = int(match["y"].translate(_ARABIC))
    try:
        return datetime.date(year, number_of(match["m"]), number_of(match["d"]))
    except ValueError:
        return None


def _readings(digits: str) -> set[datetime.date]:
    """Return every day that ``digits`` (year, month, day without marks between them) can mean."""
    found = set()
    for month_width in (1, 2):
        month, day = digits[4 : 4 + month_width], digits[4 + month_width :]
        if len(day) not in (1, 2) or month == "0":
            continue
        try:
            found.add(datetime.date(int(digits[:4]), int(month), int(day)))
        except ValueError:
            continue
    return found
