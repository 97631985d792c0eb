"""A letter that was printed twice counts once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from replygen.readers.text import names
from replygen.readers.text.anchors import OPENING_END, RECEIVED
from replygen.readers.text.draft import Draft
from replygen.readers.text.segments import Segment
from replygen.readers.text.words import squeeze

_ANCHOR_MIN: Final = 20
_ANCHORS_MAX: Final = 100
_LINES_MAX: Final = 300
"""Lines of a second print that are looked for inside longer lines of the first."""
_HALF: Final = 0.5


def leave_repeats(lines: list[Segment], draft: Draft) -> list[Segment]:
    """Return ``lines`` without a second print of the letter; its lines are left out as repetitions."""
    words = [squeeze(line.text) for line in lines]
    start = _second_print(lines, words)
    if start is None:
        return lines
    first = set(words[:start])
    whole = "".join(words[:start])
    second = range(start, min(len(lines), start + _LINES_MAX))
    repeated = {place for place in range(start, len(lines)) if words[place] in first}
    repeated |= {place for place in second if words[place] in whole}
    if len(repeated) < _HALF * (len(lines) - start):
        return lines
    for place in repeated:
        lines[place].leave(lines[place].text, "repeat")
    draft.change(lines[start], "letter printed twice", lines[start].text, "", len(repeated))
    return [line for place, line in enumerate(lines) if place not in repeated]


def _second_print(lines: Sequence[Segment], words: Sequence[str]) -> int | None:
    """Return where a second print starts: an anchor's words come again, with the lines before it."""
    anchors = [place for place, line in enumerate(lines) if _is_anchor(line.text)][:_ANCHORS_MAX]
    for place in anchors:
        start = words[place][:_ANCHOR_MIN]
        seen = [
            each for each in anchors if each < place and start in "".join(words[each : min(each + 2, place)])
        ]
        if not seen:
            continue
        before = set(words[: seen[0]])
        back = 0
        while place - back - 1 > seen[0] and words[place - back - 1] in before:
            back += 1
        return place - back
    return None


def _is_anchor(text: str) -> bool:
    if text.endswith(("：", ":")) and (names.is_persons(text) or names.is_group(text)):
        return True
    whole = len(text) >= _ANCHOR_MIN or OPENING_END.search(text)
    return bool(whole and RECEIVED.search(text))
