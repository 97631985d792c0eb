"""Half-width marks in Chinese text: which of them stand for full-width ones.

Every mark is replaced by one character, so offsets never move: the list of replaced marks
is the whole map back to the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

FULL_WIDTH: Final = dict(zip(",:;?!()", "，：；？！（）", strict=True))
"""The marks that are looked at. The full stop is not one of them: it may be a decimal point or a name's dot."""

_MARK: Final = re.compile(r"[,:;?!()]")
_HAN: Final = r"\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff〇"
_IS_HAN: Final = re.compile(rf"[{_HAN}]")
_WIDE_MARK: Final = re.compile(r"[，。：；？！（）《》〈〉“”‘’、—…【】〔〕]")
_PROTECTED: Final = re.compile(
    r"(?<![A-Za-z])[A-Za-z]{2,12}://[A-Za-z0-9\-._~%/?#@!$&'*+,;=:()]+"  # an address
    r"|www\.[A-Za-z0-9\-._~%/?#&+,;=:]+"
    r"|(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]+"  # a mail address
    rf"|(?<![\w(])[\w\-+·{_HAN}]{{1,40}}(?:\([\w\-{_HAN}]{{1,20}}\))?[\w\-]{{0,10}}\.(?:docx?|xlsx?|pptx?|pdf|txt|wps|jpe?g|png|zip|rar|csv)\b"
)
_OPERATOR: Final = re.compile(r"[+*/=^×÷<>≤≥]")
_FORMULA: Final = re.compile(r"[A-Za-z0-9+\-*/=^().,:%×÷<>≤≥ ]{3,}")


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark that was made full-width: its offset in the source (from 0) and what stood there."""

    offset: int
    was: str


@dataclass(frozen=True, slots=True)
class Widened:
    """Text with full-width marks, and the way back."""

    text: str
    marks: tuple[Mark, ...] = ()

    def original(self) -> str:
        """Return the source, character for character."""
        chars = list(self.text)
        for mark in self.marks:
            chars[mark.offset] = mark.was
        return "".join(chars)


def widen(text: str) -> Widened:
    """Make half-width ``, : ; ? ! ( )`` full-width where they stand in Chinese text.

    Numbers (1,234), times (10:30), addresses, mail addresses, file names, formulas and Latin phrases stay.
    """
    marks: list[Mark] = []
    start = 0
    for line in text.splitlines(keepends=True):
        marks += (Mark(start + offset, line[offset]) for offset in sorted(_chinese(line)))
        start += len(line)
    chars = list(text)
    for mark in marks:
        chars[mark.offset] = FULL_WIDTH[mark.was]
    return Widened("".join(chars), tuple(marks))


def _chinese(line: str) -> Iterator[int]:
    """Yield the offsets of the marks of ``line`` that belong to Chinese text."""
    if not _MARK.search(line) or not _IS_HAN.search(line):
        return
    kept = _protected(line)
    partners = _partners(line)
    for match in _MARK.finditer(line):
        offset = match.start()
        if offset in kept:
            continue
        if offset in partners:
            if _bracket_is_chinese(line, *sorted((offset, partners[offset]))):
                yield offset
        elif _is_chinese(line, offset):
            yield offset


def _protected(line: str) -> set[int]:
    spans = [match.span() for match in _PROTECTED.finditer(line)]
    for match in _FORMULA.finditer(line):
        formula = match[0].rstrip(" ,:")
        if _is_formula(formula):
            spans.append((match.start(), match.start() + len(formula)))
    return {offset for start, end in spans for offset in range(start, end)}


def _is_formula(text: str) -> bool:
    return bool("(" in text and _OPERATOR.search(text) and text.count("(") == text.count(")"))


def _partners(line: str) -> dict[int, int]:
    """Return, for each half-width bracket that has its other half, where that is."""
    partners: dict[int, int] = {}
    opened: list[int] = []
    for offset, char in enumerate(line):
        if char == "(":
            opened.append(offset)
        elif char == ")" and opened:
            start = opened.pop()
            partners[start], partners[offset] = offset, start
    return partners


_NEAR: Final = 200
"""How far into brackets to look for Chinese: keeps the cost linear."""


def _bracket_is_chinese(line: str, start: int, end: int) -> bool:
    inside = line[start + 1 : min(end, start + _NEAR)]
    if _IS_HAN.search(inside) or _WIDE_MARK.search(inside):
        return True
    before, after = line[start - 1 : start], line[end + 1 : end + 2]
    if before.isascii() and before.isalnum():
        return False
    return bool(_wide(before) or (_wide(after) and not before.strip()) or _is_end(line, start, end))


def _is_end(line: str, start: int, end: int) -> bool:
    """Tell whether the brackets follow Chinese text after a space, at the end of the line."""
    return bool(_IS_HAN.search(line[max(0, start - 3) : start])) and not line[end + 1 :].strip()


def _is_chinese(line: str, offset: int) -> bool:
    before, after = line[offset - 1 : offset], line[offset + 1 : offset + 2]
    if _word(before) and _word(after):
        return False
    return _wide(_neighbour(line, offset, -1)) or _wide(_neighbour(line, offset, 1))


def _neighbour(line: str, offset: int, step: int) -> str:
    """Return the next character to one side that is no space, quotation mark or half-width bracket."""
    place = offset + step
    while 0 <= place < len(line) and abs(place - offset) < _NEAR and line[place] in " \t\u3000\"'()%":
        place += step
    return line[place] if 0 <= place < len(line) else ""


def _word(char: str) -> bool:
    return bool(char) and char.isascii() and char.isalnum()


def _wide(char: str) -> bool:
    return bool(char and (_IS_HAN.match(char) or _WIDE_MARK.match(char)))
