"""What is drawn on the first page of 信函格式 (GB/T 9704 10.1)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from replygen.checks.document.measure import Box, Page, Rule, is_red

CLEAR_MM: Final = 0.3


@dataclass(frozen=True)
class LetterHead:
    """The ink of the red mark and the two red double lines, each from top to bottom."""

    mark: Box
    first: tuple[Rule, Rule]
    second: tuple[Rule, Rule]


def letter_head(page: Page) -> LetterHead:
    """Read the head of a letter; ValueError unless there are two double lines and a mark above them."""
    upper, lower, third, fourth = red_rules(page)
    mark = mark_ink(page, upper)
    if mark is None:
        raise ValueError("no red ink above the first line")
    return LetterHead(mark, (upper, lower), (third, fourth))


def red_rules(page: Page) -> list[Rule]:
    """The red rules from top to bottom."""
    return sorted((rule for rule in page.rules if is_red(rule.colour)), key=lambda rule: rule.y)


def mark_ink(page: Page, below: Rule) -> Box | None:
    """The red ink above a rule."""
    return page.ink(Box(0, 0, page.width, below.top - CLEAR_MM), red=True)


def has_red(page: Page) -> bool:
    return page.ink(Box(0, 0, page.width, page.height), red=True) is not None
