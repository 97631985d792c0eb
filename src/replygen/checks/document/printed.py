"""A document and its pages side by side: on which lines of which pages each paragraph is printed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from replygen.checks.document.items import Element, Item
from replygen.checks.document.measure import Line, Page, compact, is_red
from replygen.checks.document.measure import Rule as Drawn
from replygen.checks.document.sheet import Sheet
from replygen.messages import Text


class Placed(NamedTuple):
    """A line and its page."""

    page: Page
    line: Line


class PrintedItem(NamedTuple):
    """A paragraph and the lines it is printed on."""

    item: Item
    places: tuple[Placed, ...]


@dataclass(frozen=True)
class Printed:
    """A sheet as LibreOffice prints it."""

    sheet: Sheet
    pages: tuple[Page, ...]

    @cached_property
    def items(self) -> tuple[PrintedItem, ...]:
        """The paragraphs that are found on the pages, tables left out."""
        flowing = [item for item in self.sheet.items if compact(item.text) and item.element != "table"]
        return tuple(_find_all(flowing, self.pages))

    def of(self, *elements: Element) -> list[PrintedItem]:
        """Return the paragraphs that are one of ``elements``."""
        return [each for each in self.items if each.item.element in elements]

    @cached_property
    def red_rules(self) -> list[Drawn]:
        """The red rules of the first page from top to bottom."""
        drawn = self.pages[0].rules if self.pages else ()
        return sorted((rule for rule in drawn if is_red(rule.colour)), key=lambda rule: rule.y)


def _find_all(flowing: Sequence[Item], pages: Sequence[Page]) -> Iterator[PrintedItem]:
    places = [Placed(page, line) for page in pages for line in page.text_lines]
    texts = [compact(line.text) for _, line in places]
    starts = [*accumulate(map(len, texts), initial=0)]
    whole = "".join(texts)
    position = 0
    for item in flowing:
        text = compact(item.text)
        start = whole.find(text, position)
        start = whole.rfind(text) if start < 0 else start
        if start < 0:
            continue
        position = max(position, start + len(text))
        first, last = bisect_right(starts, start) - 1, bisect_right(starts, start + len(text) - 1)
        yield PrintedItem(item, tuple(places[first:last]))


def on_page(place: Placed, zh: str, en: str) -> Text:
    """Return what is said of a line, with its page."""
    return Text(f"第{place.page.number}页，{zh}。", f"{en} (page {place.page.number}).")
