"""Time the reading of letters with 1, 10 and 100 times the text, whole and on one line, and print the table."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Mapping
from typing import Final

from replygen.readers.text import read_text

HEAD: Final = "韩若云代表：\n您提出的《关于改善路灯照明的建议》（第031号）收悉，现答复如下：\n"
PARAGRAPH: Final = "（{0}）今年更换路灯{0}盏，投入1,234万元，受益群众很多。继续做好工作,确保如期完工。\n"
FOOT: Final = "江陵区城市管理局\n2025年5月9日\n（联系人：孙立，联系电话：5551234）\n"
PARAGRAPHS: Final = 100
TIMES: Final = (1, 10, 100)
SHAPES: Final[Mapping[str, Callable[[str], str]]] = {
    "lines": lambda text: text,
    "one line": lambda text: text.replace("\n", ""),
}
BEST_OF: Final = 3
MOST: Final = 12
"""Ten times the text may take so many times as long, counted in time of the processor."""


def letter(times: int) -> str:
    """Return a letter with ``times`` hundred paragraphs."""
    return HEAD + "".join(PARAGRAPH.format(number) for number in range(PARAGRAPHS * times)) + FOOT


def seconds(text: str) -> float:
    """Return the shortest processor time of three readings of ``text``."""
    found = []
    for _ in range(BEST_OF):
        start = time.process_time()
        read_text(text)
        found.append(time.process_time() - start)
    return min(found)


def main() -> int:
    """Print the table; return 1 when reading grows faster than the text."""
    grown = 0.0
    print(f"{'letter':<10}{'times':>6}{'characters':>12}{'ms':>9}{'ms/1000':>9}")
    for name, shape in SHAPES.items():
        before = 0.0
        for times in TIMES:
            text = shape(letter(times))
            took = seconds(text)
            grown = max(grown, took / before if before else 0)
            before = took
            print(f"{name:<10}{times:>6}{len(text):>12}{took * 1e3:>9.1f}{took * 1e6 / len(text):>9.2f}")
    return int(grown > MOST)


if __name__ == "__main__":
    sys.exit(main())
