"""The one pass: anchors divide the segments into head, salutation, opening, body, closing and what stands under it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from replygen.readers.text import names
from replygen.readers.text.anchors import OPENING_END, RECEIVED
from replygen.readers.text.draft import Draft
from replygen.readers.text.head import read_head, read_marks
from replygen.readers.text.kinds import is_organ, kind, organs_in
from replygen.readers.text.labels import is_label
from replygen.readers.text.marks import is_marked
from replygen.readers.text.named import named_proposals
from replygen.readers.text.rest import read_rest
from replygen.readers.text.segments import Segment
from replygen.readers.text.titles import is_title
from replygen.readers.text.words import pattern

_HEAD_MAX: Final = 80
_OPENING_MAX: Final = 4
_BACK: Final = 5
_SENTENCE: Final = pattern(r"[^。！？]+[。！？]?")
_STILL_OPENING: Final = pattern(r"^\s*(?:经|现|为此|收到|接到|对此|首先|非常|十分|感谢|衷心)")
_SHORT: Final = 70
_PAGE_NUMBER: Final = re.compile(
    r"[-—－–―·]\s*\d{1,3}\s*[-—－–―·]|第\s*\d{1,3}\s*页(?:\s*[，,/]?\s*共\s*\d{1,3}\s*页)?"
)
_RULE: Final = re.compile(r"[—–\-─━═=_*＊~～]{3,}")
_ANSWERING: Final = pattern(r"[，。：；！]")


def assign(source: Sequence[Segment], draft: Draft) -> None:
    """Give every segment its field in ``draft``; what finds none is unread."""
    lines = [line for line in source if not (_PAGE_NUMBER.fullmatch(line.text) or _is_rule(line, draft))]
    start = _opening_start(lines)
    place = _salutation(lines, start)
    head_end = start if start is not None else _head_end(lines)
    head_end = place.start if place else head_end
    draft.signing = frozenset(
        organ for line in lines[head_end:] if is_organ(line.text) for organ in organs_in(line.text)
    )
    left = read_head(lines[:head_end], draft)
    if not place and start and left and left[-1] is lines[start - 1] and names.is_group(left[-1].text):
        place = range(start - 1, start)
        left.pop()
    if place:
        _put_salutation(lines[place.start : place.stop], draft)
    body_start = _read_opening(lines, place.stop if place else head_end, start, draft)
    read_rest(lines[body_start:], draft)
    read_marks(left, draft)


def _is_rule(line: Segment, draft: Draft) -> bool:
    """Leave a line out that is nothing but a rule, and tell."""
    found = bool(_RULE.fullmatch(line.text))
    if found:
        line.leave(line.text, "form")
        draft.change(line, "rules between paragraphs", line.text)
    return found


def _opening_start(lines: Sequence[Segment]) -> int | None:
    """Return the place of the first line that speaks of a proposal received or an answer that follows."""
    for index, line in enumerate(lines[:_HEAD_MAX]):
        text = line.text
        if is_title(text) or not _ANSWERING.search(text):
            continue
        if RECEIVED.search(text) or OPENING_END.search(text):
            return index
    return None


def _salutation(lines: Sequence[Segment], start: int | None) -> range:
    """Return the lines of the salutation: the nearest before the opening that address someone."""
    if start is None:
        places = range(min(len(lines), _HEAD_MAX))
        found = next((place for place in places if _is_salutation(lines[place].text, colon=True)), None)
    else:
        places = range(start - 1, max(-1, start - 1 - _BACK), -1)
        found = next(
            (place for place in places if _is_salutation(lines[place].text, colon=place < start - 1)), None
        )
    if found is None:
        return range(0)
    first = found
    while (
        first
        and lines[first - 1].text.endswith("、")
        and names.is_persons(lines[first - 1].text + lines[found].text)
    ):
        first -= 1
    return range(first, found + 1)


def _is_salutation(text: str, *, colon: bool) -> bool:
    ends = text.rstrip().endswith(("：", ":"))
    if names.is_persons(text) or (not colon and names.is_names(text) and not is_label(text)):
        return True
    if not ends or is_label(text):
        return False
    return names.is_group(text) or (not colon and names.may_be_addressed(text))


def _head_end(lines: Sequence[Segment]) -> int:
    """Return where the head ends in a letter without salutation and opening: at the first sentence or heading."""
    for index, line in enumerate(lines):
        if line.text.endswith(("。", "！")) or is_marked(line.text):
            return index
    return len(lines)


def _put_salutation(lines: Sequence[Segment], draft: Draft) -> None:
    """Fill the salutation; a greeting behind it (您好) belongs to the opening."""
    text = "".join(line.text for line in lines)
    words = names.bare(text)
    draft.values["salutation"] = words
    draft.places["salutation"] = lines[0].line
    draft.certainty["salutation"] = "sure" if text.endswith(("：", ":")) else "likely"
    if draft.label == "head_to":
        draft.settle_label()
    draft.greeting = text[len(words) :].strip("：:，, ")
    for line in lines:
        line.take_all()


def _read_opening(lines: list[Segment], after: int, start: int | None, draft: Draft) -> int:
    """Fill the opening and return where the body starts."""
    if start is None:
        return after
    end = _opening_end(lines, start)
    if end == start + 1 and not OPENING_END.search(lines[start].text):
        pieces = _split_opening(lines[start])
        lines[start : start + 1] = pieces
    taken = lines[after:end]
    for line in taken:
        line.take_all()
    words = "".join(line.text for line in taken)
    draft.values["opening"] = draft.greeting + words
    draft.places["opening"] = taken[0].line if taken else 0
    draft.certainty["opening"] = "sure" if OPENING_END.search(words) else "likely"
    return end


def _opening_end(lines: Sequence[Segment], start: int) -> int:
    """Return the end of the opening: with 现答复如下, in the first line or one of the next."""
    if OPENING_END.search(lines[start].text):
        return start + 1
    listed = 0
    for place in range(start + 1, len(lines)):
        text = lines[place].text
        listed += bool(is_marked(text) and named_proposals(text))
        if (
            place >= start + listed + _OPENING_MAX
            or kind(text)
            or (is_marked(text) and not named_proposals(text))
        ):
            break
        match = OPENING_END.search(text)
        if match and match.end() >= len(text) - 1:
            return place + 1
    return start + 1


def _split_opening(line: Segment) -> list[Segment]:
    """Cut the body off an opening that has no 如下: after the sentence with 收悉 and what still belongs to it."""
    end = 0
    opened = False
    for match in _SENTENCE.finditer(line.text):
        if opened and not (_STILL_OPENING.match(match[0]) and len(match[0]) <= _SHORT):
            break
        end = match.end()
        opened = opened or bool(RECEIVED.search(match[0]))
    return line.cut(end) if end < len(line.text) else [line]
