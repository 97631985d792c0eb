"""The source in segments: a line, or a part of one where several parts of a letter share it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from replygen.readers.text.result import LeftOut, Unread, Why
from replygen.readers.text.words import squeeze, without_half_brackets

_BREAK: Final = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_INVISIBLE: Final = "\ufeff\u200b\u2060\u00ad" + "".join(filter(str.isspace, map(chr, range(0x3001))))
_BARS: Final = re.compile(r"[|｜]")
_EDGE: Final = "|｜ \t\u3000\u00a0"
_ILLEGAL: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_MARKS: Final = "：:，,；; "
_OPENING, _CLOSING = "（(【[", "）)】]"
_SEPARATORS: Final = re.compile(r"[\s：:，,；;。.、（）()﹙﹚【】〔〕\[\]|｜/·—\-_*]+")


@dataclass(frozen=True, slots=True)
class Hint:
    """What a source knows of a line besides its text.

    ``level``: it looks like a heading of this level, 0 for none. ``table``: it is a row of this table, its cells
    between tabs, 0 for none; ``landscape``: on a turned page. ``caption``: a table follows, and it looks like its
    caption.
    """

    level: int = 0
    table: int = 0
    landscape: bool = False
    caption: bool = False


@dataclass(eq=False, slots=True)
class Segment:
    """A piece of the source with the ledger of what became of its characters."""

    line: int
    text: str
    taken: list[str] = field(default_factory=list)
    left_out: list[tuple[str, Why]] = field(default_factory=list)
    hint: Hint = Hint()
    cells: tuple[str, ...] = ()
    pieces: list[Segment] = field(default_factory=list)
    """What stands for this segment in the ledger once it was cut in place."""

    def take(self, *texts: str) -> None:
        """Note that ``texts``, as they stand here, went into fields."""
        self.taken.extend(texts)

    def take_all(self) -> None:
        """Note that everything here went into fields."""
        self.taken.append(self.text)

    def leave(self, text: str, why: Why = "label") -> None:
        """Note that ``text`` is recognised and no content."""
        if text:
            self.left_out.append((text, why))

    def split(self, *offsets: int) -> list[Segment]:
        """Cut at ``offsets`` into segments that are not empty."""
        bounds = [0, *offsets, len(self.text)]
        pieces = [self.text[start:end].strip() for start, end in pairwise(bounds)]
        return [Segment(self.line, piece) for piece in pieces if piece]

    def cut(self, offset: int) -> list[Segment]:
        """Cut in place: the pieces keep the ledger from now on."""
        self.pieces = self.split(offset)
        return self.pieces

    def unread(self) -> list[Unread]:
        """Return what is neither taken nor left out; separators between what was recognised do not count."""
        if self.pieces:
            return [left for piece in self.pieces for left in piece.unread()]
        if not self.taken and not self.left_out:
            return [Unread(self.line, self.text)] if squeeze(self.text) else []
        account, _ = self._account()
        places = [place for place, char in enumerate(self.text) if not char.isspace()]
        runs = [match.span() for match in re.finditer(rb"1+", account)]
        rest = [self.text[places[start] : places[end - 1] + 1] for start, end in runs]
        return [Unread(self.line, _trimmed(piece)) for piece in rest if _SEPARATORS.sub("", piece)]

    def ignored(self) -> list[LeftOut]:
        """Return what was recognised and left out."""
        empty = self._account()[1] if self._has_label() else []
        own = [
            LeftOut(self.line, text, why)
            for place, (text, why) in enumerate(self.left_out)
            if place not in empty
        ]
        return own + [left for piece in self.pieces for left in piece.ignored()]

    def _has_label(self) -> bool:
        return any(why == "label" for _, why in self.left_out)

    def _account(self) -> tuple[bytearray, list[int]]:
        """Mark each character 0 where it is accounted for and "1" where it is not; list the labels without a value.

        A label that nothing is read behind, up to the next, is as little read as what stands there.
        """
        whys = [why for _, why in self.left_out]
        spans = _spans(squeeze(self.text), [*(text for text, _ in self.left_out), *self.taken])
        account = bytearray(b"1" * len(squeeze(self.text)))
        for start, end, _ in spans:
            account[start:end] = bytes(end - start)
        labels = [span for span in spans if span[2] < len(whys) and whys[span[2]] == "label"]
        empty = []
        for (start, end, place), (following, _, _) in pairwise([*labels, (len(account), 0, 0)]):
            if 0 not in account[end:following]:
                account[start:end] = b"1" * (end - start)
                empty.append(place)
        return account, empty


def _trimmed(piece: str) -> str:
    words = piece.strip(_EDGE).lstrip(_MARKS).rstrip(_MARKS.replace("：", "").replace(":", ""))
    return without_half_brackets(words.lstrip(_CLOSING).rstrip(_OPENING)).strip(_EDGE)


def _spans(text: str, pieces: Sequence[str]) -> list[tuple[int, int, int]]:
    """Return the first free place of each piece in ``text``, longest first: start, end, which piece; by start."""
    spans: list[tuple[int, int, int]] = []
    free = bytearray(b"1" * len(text))
    next_start: dict[str, int] = {}
    words = [squeeze(piece) for piece in pieces]
    for place in sorted(filter(words.__getitem__, range(len(words))), key=lambda each: -len(words[each])):
        piece = words[place]
        start = text.find(piece, next_start.get(piece, 0))
        end = start + len(piece)
        while start >= 0 and 0 in free[start:end]:
            start = text.find(piece, start + 1)
            end = start + len(piece)
        if start >= 0:
            free[start:end] = bytes(len(piece))
            next_start[piece] = end
            spans.append((start, end, place))
    return sorted(spans)


def _without_edge(line: str) -> str:
    """Drop the bars at the edges of a line that has none inside: what is left of a table round the letter."""
    inside = line.strip(_EDGE)
    return line if _BARS.search(inside) else inside


def segments(text: str, hints: Mapping[int, Hint]) -> tuple[list[Segment], list[Unread]]:
    """Return the lines of ``text`` that hold anything, and the control characters no document can hold.

    ``hints`` are by line, from 1.
    """
    found: list[Segment] = []
    unread: list[Unread] = []
    for number, line in enumerate(_BREAK.split(text), 1):
        unread += (Unread(number, f"U+{ord(char):04X}") for char in _ILLEGAL.findall(line))
        clean = _ILLEGAL.sub(" ", line)
        hint = hints.get(number, Hint())
        cells = tuple(map(str.strip, clean.split("\t"))) if hint.table else ()
        words = clean.strip(_INVISIBLE)
        words = words if hint.table else _without_edge(words)
        if words:
            found.append(Segment(number, words, hint=hint, cells=cells))
    return found, unread
