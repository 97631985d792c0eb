"""How far a batch has come: one line that is drawn again on a screen, a few plain lines elsewhere."""

from __future__ import annotations

import sys
import threading
import time
from pathlib import PurePath
from typing import Final, NamedTuple

from replygen.cli.columns import terminal, wrapped
from replygen.cli.console import Console
from replygen.messages import Place, Text, text

_BETWEEN: Final = 0.1
"""Seconds between two drawings."""
_LONG: Final = 20
"""Seconds after which it is told what is waited for."""
_TICK: Final = 1
_WIDTH: Final = 20
_TENTHS: Final = 10
_MANY: Final = 100
"""Below that a batch is over before a plain line would help."""
_MANY_READ: Final = 10_000
"""Reading so many takes some seconds."""
_ERASE: Final = "\r\x1b[K"


class _Waits(NamedTuple):
    """Letters that are waited for, and since when."""

    first: Place
    last: Place
    since: float


class Progress:
    """Draws to standard error; ``quiet`` draws nothing."""

    def __init__(self, console: Console, *, quiet: bool) -> None:
        self._console = console
        self._quiet = quiet or not sys.stderr
        self._screen = not self._quiet and sys.stderr.isatty()
        self._total = 0
        self._count = 0
        self._drawn = self._began = time.monotonic()
        self._waits: _Waits | None = None
        self._ended = threading.Event()
        self._clock: threading.Thread | None = None

    def wait_for(self, first: Place, last: Place) -> None:
        """Remember which letters are waited for, so that they can be named when they take long."""
        self._waits = _Waits(first, last, time.monotonic())
        if not (self._clock or self._quiet):
            self._clock = threading.Thread(target=self._look, daemon=True)
            self._clock.start()

    @property
    def in_hand(self) -> Text:
        """The letters that are waited for, in brackets, if there are any."""
        waits = self._waits
        return text("（{letters.zh}）", " ({letters.en})", letters=_span(waits)) if waits else Text("", "")

    def _look(self) -> None:
        """Tell of the same letters once in plain lines, and every second on a screen."""
        told = None
        while not self._ended.wait(_TICK):
            waits = self._waits
            if waits and time.monotonic() - waits.since >= _LONG and (self._screen or waits is not told):
                told = waits
                self._still(waits)

    def _still(self, waits: _Waits) -> None:
        done = text("{count}/{total}，", "{count}/{total}, ", count=self._count, total=self._total)
        words = text(
            "{done.zh}正在做 {letters.zh}，已 {seconds} 秒",
            "{done.en}at {letters.en} for {seconds} s",
            done=done if self._total else Text("", ""),
            letters=_span(waits),
            seconds=round(time.monotonic() - waits.since),
        )
        line = next(wrapped(words.say(self._console.lang), terminal() - 1))
        self._tell(Text(line, line) if self._screen else words)

    def read(self, count: int) -> None:
        """Tell how many letters have been read."""
        if self._is_due() if self._screen else count // _MANY_READ > self._count // _MANY_READ:
            self._tell(text("已读入 {count} 封", "{count} letters read", count=count))
        self._count = count

    def start(self, total: int) -> None:
        """Begin to count letters that are made."""
        self._count, self._total, self._began = 0, total, time.monotonic()
        if not self._screen:
            self.say(text("共 {total} 封", "{total} letters", total=total))

    def step(self) -> None:
        """Count one letter, which is waited for no more."""
        self._waits = None
        self._count += 1
        often = self._total >= _MANY and self._count * _TENTHS % self._total < _TENTHS
        if self._is_due() if self._screen else often:
            self._tell(self._words())

    def say(self, words: Text) -> None:
        """Print a line above the drawing, unless ``quiet``."""
        if not self._quiet:
            self._erase()
            self._console.say(words)

    def end(self) -> None:
        """Take the drawing away; nothing is waited for."""
        self._waits = None
        self._erase()

    def close(self) -> None:
        """End for good."""
        self.end()
        self._ended.set()

    def _erase(self) -> None:
        if self._screen:
            print(_ERASE, end="", file=sys.stderr, flush=True)  # noqa: T201 - here words are printed

    def _is_due(self) -> bool:
        """Tell whether the drawing is old enough for another."""
        return time.monotonic() - self._drawn >= _BETWEEN

    def _tell(self, words: Text) -> None:
        """Draw the words on a screen, or else print them on a line."""
        if self._screen:
            self._drawn = time.monotonic()
            print(_ERASE + words.say(self._console.lang), end="", file=sys.stderr, flush=True)  # noqa: T201
        else:
            self.say(words)

    def _words(self) -> Text:
        seconds = max(time.monotonic() - self._began, 1e-6)
        rate = self._count / seconds
        left = round((self._total - self._count) / rate)
        bar = "█" * (_WIDTH * self._count // self._total) if self._screen else ""
        return text(
            "{bar}{count}/{total}，每秒 {rate} 封，剩余 {minutes}:{seconds:02}",
            "{bar}{count}/{total}, {rate} letters a second, {minutes}:{seconds:02} left",
            bar=f"{bar:░<{_WIDTH}} " if bar or self._screen else "",
            count=self._count,
            total=self._total,
            rate=f"{rate:.{0 if rate >= _TENTHS else 1}f}",
            minutes=left // 60,
            seconds=left % 60,
        )


def _span(waits: _Waits) -> Text:
    """Name letters by the first and the last, in few columns."""
    first, last = waits.first, waits.last
    start = str(_short(first))
    if first == last:
        return Text(start, start)
    end = str(last.line) if last.line and last.file == first.file else str(_short(last))
    return text("{start} 至 {end}", "{start} to {end}", start=start, end=end)


def _short(place: Place) -> Place:
    return Place(PurePath(place.file).name, place.line)
