"""How far a batch has come: one line that is drawn again on a screen, a few plain lines elsewhere."""

from __future__ import annotations

import sys
import time
from typing import Final

from replygen.cli.console import Console
from replygen.messages import Text, text

_BETWEEN: Final = 0.1
"""Seconds between two drawings."""
_WIDTH: Final = 20
_TENTHS: Final = 10
_MANY: Final = 100
"""Below that a batch is over before a plain line would help."""
_MANY_READ: Final = 10_000
"""Reading so many takes some seconds."""
_ERASE: Final = "\r\x1b[K"


class Progress:
    """Draws to standard error; ``quiet`` draws nothing."""

    def __init__(self, console: Console, *, quiet: bool) -> None:
        self._console = console
        self._quiet = quiet or not sys.stderr
        self._screen = not self._quiet and sys.stderr.isatty()
        self._total = 0
        self._count = 0
        self._drawn = self._began = time.monotonic()

    def read(self, count: int) -> None:
        """Tell how many letters have been read."""
        words = text("已读入 {count} 封", "{count} letters read", count=count)
        if self._screen:
            self._draw(words)
        elif count // _MANY_READ > self._count // _MANY_READ:
            self.say(words)
        self._count = count

    def start(self, total: int) -> None:
        """Begin to count letters that are made."""
        self._count, self._total, self._began = 0, total, time.monotonic()
        if not self._screen:
            self.say(text("共 {total} 封", "{total} letters", total=total))

    def step(self) -> None:
        """Count one letter."""
        self._count += 1
        if self._screen:
            self._draw(self._words())
        elif self._total >= _MANY and self._count * _TENTHS % self._total < _TENTHS:
            self.say(self._words())

    def say(self, words: Text) -> None:
        """Print a line above the drawing, unless ``quiet``."""
        if not self._quiet:
            self.end()
            self._console.say(words)

    def end(self) -> None:
        """Take the drawing away."""
        if self._screen:
            print(_ERASE, end="", file=sys.stderr, flush=True)  # noqa: T201 - here words are printed

    def _draw(self, words: Text) -> None:
        now = time.monotonic()
        if self._screen and now - self._drawn >= _BETWEEN:
            self._drawn = now
            print(_ERASE + words.say(self._console.lang), end="", file=sys.stderr, flush=True)  # noqa: T201

    def _words(self) -> Text:
        seconds = max(time.monotonic() - self._began, 1e-6)
        rate = self._count / seconds
        left = round((self._total - self._count) / rate)
        bar = "█" * (_WIDTH * self._count // self._total) if self._screen else ""
        return text(
            "{bar}{count}/{total}，每秒 {rate:.0f} 封，剩余 {minutes}:{seconds:02}",
            "{bar}{count}/{total}, {rate:.0f} letters a second, {minutes}:{seconds:02} left",
            bar=f"{bar:░<{_WIDTH}} " if bar or self._screen else "",
            count=self._count,
            total=self._total,
            rate=rate,
            minutes=left // 60,
            seconds=left % 60,
        )
