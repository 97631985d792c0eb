"""Amounts in a text: number, unit, and the words that tell what is counted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from replygen.checks.copy import Line
from replygen.checks.text import clauses, sentences
from replygen.checks.words import any_of, one_of

_AMOUNT: Final = re.compile(
    rf"(?<![\d.A-Za-z第〔/—～-])(\d+(?:\.\d+)?)([万亿]?)({one_of('units')}|%)(?![～—])"
)
_CALENDAR: Final = re.compile(r"(?:19|20)\d\d年|\d{1,2}[月日]")
SCALES: Final = {"": 1.0, "万": 1e4, "亿": 1e8}
_YEAR: Final = re.compile(r"(20\d\d)年(?:[一二三四]季度|[上下]半年|\d{1,2}月)?")
_BEFORE, _AFTER = 10, 5
_CLAUSE_BEFORE, _CLAUSE_AFTER = 80, 40
"""So much of its clause an amount keeps, in characters: more tells nothing, and makes the cost grow."""
_LOOK_BACK: Final = 200
_STOP: Final = re.compile(r"[\W\d_A-Za-z]+")


@dataclass(frozen=True)
class Amount:
    """A number with its unit: ``value`` with 万 and 亿 worked out, ``step`` the value of its last digit.

    ``number`` and ``scale`` are as they are told: 1.2 and 万.
    """

    line: Line
    start: int
    end: int
    number: str
    scale: str
    value: float
    step: float
    unit: str
    clause: str
    clause_start: int
    sentence: int

    @property
    def key(self) -> frozenset[str]:
        """Pairs of neighbouring characters that tell what is counted, without words that say how."""
        return self.sides[0] | self.sides[1]

    @cached_property
    def sides(self) -> tuple[frozenset[str], frozenset[str]]:
        """The pairs of the key that stand before the amount, and those behind it."""
        at = self.start - self.clause_start
        before = self.clause[max(0, at - _BEFORE) : at]
        after = any_of("verb_after").split(self.clause[self.end - self.clause_start :][: 2 * _AFTER])[0][
            :_AFTER
        ]
        return _pairs(before), _pairs(after)


def _pairs(text: str) -> frozenset[str]:
    pieces = _STOP.split(any_of("how_counted").sub(" ", text))
    return frozenset(piece[i : i + 2] for piece in pieces for i in range(len(piece) - 1))


def amounts(line: Line) -> list[Amount]:
    """Return the amounts of a line in their order; what stands in 《》 does not count."""
    found: list[Amount] = []
    for number, sentence in enumerate(sentences(line.masked)):
        for clause in clauses(sentence.text):
            start = sentence.start + clause.start
            found += (
                _amount(line, match, clause.text, start, number)
                for match in _AMOUNT.finditer(clause.text)
                if not _CALENDAR.fullmatch(match[0])
            )
    return found


def _amount(line: Line, match: re.Match[str], clause: str, start: int, sentence: int) -> Amount:
    first = max(0, match.start() - _CLAUSE_BEFORE)
    near = clause[first : match.end() + _CLAUSE_AFTER]
    scale = SCALES[match[2]]
    decimals = len(match[1].partition(".")[2])
    return Amount(
        line, start + match.start(), start + match.end(), match[1], match[2], float(match[1]) * scale,
        scale / 10**decimals, match[3], near, start + first, sentence,
    )  # fmt: skip


def said_like(value: float, amount: Amount) -> str:
    """Return a number as the letter would tell it beside ``amount``: in the same scale, with the same unit."""
    return f"{value / SCALES[amount.scale]:.10g}{amount.scale}{amount.unit}"


def years_before(line: Line, place: int) -> set[str]:
    """Return the last time named before ``place`` in the paragraph."""
    found = [match[0] for match in _YEAR.finditer(line.masked, max(0, place - _LOOK_BACK), place)]
    return set(found[-1:])


def share(part: Amount, whole: Amount) -> tuple[float, float]:
    """Return between which bounds the share of ``part`` in ``whole`` lies, in per cent, both being rounded.

    Numbers of a figure or two that are told in one scale stand for themselves: not both are off by half a step.
    """
    plain = part.scale == whole.scale and max(map(_figures, (part, whole))) <= FEW
    off, of = (each.step / (4 if plain else 2) for each in (part, whole))
    return 100 * (part.value - off) / (whole.value + of), 100 * (part.value + off) / max(
        whole.value - of, 1e-9
    )


FEW: Final = 2
"""Figures of a number that is not told to the last one, or has no more."""


def _figures(amount: Amount) -> int:
    return len(amount.number.replace(".", ""))


def fits(bounds: tuple[float, float], said: str) -> bool:
    """Tell whether a number said with so many decimals can come from within ``bounds``; one unit of slack."""
    step = 10.0 ** -len(said.partition(".")[2])
    return bounds[0] - step <= float(said) <= bounds[1] + step
