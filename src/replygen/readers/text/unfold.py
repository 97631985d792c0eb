"""Cut segments that hold several parts of a letter: salutation and opening on one line, or the whole letter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from replygen.readers.text import names, runaway
from replygen.readers.text.anchors import OPENING_END
from replygen.readers.text.contact import is_contact
from replygen.readers.text.labels import is_label, labelled
from replygen.readers.text.runaway_head import TITLE_END, head_cuts
from replygen.readers.text.segments import Segment
from replygen.readers.text.titles import is_title
from replygen.readers.text.values import NUMBER, number_start, states_disclosure
from replygen.readers.text.words import pattern, squeeze

_WEB_LABEL: Final = pattern(r"(?:来源|作者|发布机构|发布部门|单位|时间|日期)\s*[：]")
_TO: Final = pattern(r"(?:@head_to~@|@head_text~@)\s*[：]\s*(?=\S)")
_TITLE: Final = pattern(r"(?:[\u3400-\u9fff（） ]{2,40}?@organ@\s*)?(?:关于|对)")
_TAGS: Final = re.compile(r"[】\]—─━＿_]+\s*")
_WEB_END: Final = pattern(r"@web_site@|\s|@organ@")
_PREFIX: Final = pattern(r"^(?P<who>[^：。；《》“”]{2,160}?[：])\s*(?P<rest>\S.*)$")
_PREFIX_GREETING: Final = pattern(
    r"^(?P<who>[^：。；《》“”]{2,160}?@person@[，：！\s]*)(?=@greeting@[！，。])"
)
_BRACKETS: Final = pattern(r"[（【][^（）【】]{2,12}[）】]")
_LONG_HEAD: Final = 400
_MARKS_MAX: Final = 80
_TITLE_MIN: Final = 8


def unfold(source: Iterable[Segment]) -> list[Segment]:
    """Return the segments, cut where a line holds more than one part of the letter."""
    found: list[Segment] = []
    opened = False
    for segment in source:
        if opened:
            found.append(segment)
            continue
        pieces = list(_pieces(segment))
        opened = any(OPENING_END.search(piece.text) for piece in pieces)
        found += pieces
    return found


def _pieces(segment: Segment) -> Iterator[Segment]:
    """Cut one of the lines up to the end of the opening."""
    opened = False
    for piece in runaway.cut(segment) if runaway.runs_together(segment.text) else [segment]:
        yield from [piece] if opened else _cut_front(piece)
        opened = opened or bool(OPENING_END.search(piece.text))


def _cut_front(segment: Segment) -> Iterator[Segment]:
    """Cut web line, salutation, opening and body apart."""
    rest = segment
    for cut in (
        _doubled, _round_number, _before_labels, _before_title, _after_web, _after_to, _after_tags,
        _round_disclosure, _after_title,
        _after_salutation,
    ):  # fmt: skip
        pieces = cut(rest)
        yield from pieces[:-1]
        rest = pieces[-1]
    yield from _after_opening(rest)


def _doubled(segment: Segment) -> list[Segment]:
    """Cut a title in two that is printed twice on one line."""
    half = (len(segment.text) + 1) // 2
    first, second = segment.text[:half].strip(), segment.text[half:].strip()
    return segment.split(half) if first == second and len(first) > _TITLE_MIN else [segment]


def _round_number(segment: Segment) -> list[Segment]:
    """Cut a 发文字号 off the marks and labels that share its line."""
    match = NUMBER.search(segment.text)
    if not match or len(segment.text) > _MARKS_MAX or re.search(r"[。；]|关于", segment.text):
        return [segment]
    first = number_start(match)
    start = 0 if is_label(segment.text[:first].strip()) else first
    return segment.split(start, match.end())


def _before_labels(segment: Segment) -> list[Segment]:
    """Cut a title or a number off the labels behind it."""
    found = labelled(segment.text[:_LONG_HEAD])
    front = segment.text[: found[0].start] if found else ""
    return segment.split(len(front)) if re.search(r"\w", front) else [segment]


def _before_title(segment: Segment) -> list[Segment]:
    """Cut a title off the value of a label before it: 承办单位：甲局　关于…的答复."""
    text = segment.text
    if len(text) > _LONG_HEAD or not (labelled(text) or is_contact(text)):
        return [segment]
    for gap in re.finditer(r"\s+", text):
        front, rest = text[: gap.start()], text[gap.end() :]
        if _TITLE.match(rest) and is_title(squeeze(rest)) and not is_label(front):
            return segment.split(gap.end())
    return [segment]


def _after_tags(segment: Segment) -> list[Segment]:
    """Cut buttons and rules of a web page off a salutation that sticks to them: [打印]甲代表：."""
    end = segment.text.find("：", 0, _LONG_HEAD) + 1
    cut = max((match.end() for match in _TAGS.finditer(segment.text[:end])), default=0)
    return segment.split(cut) if cut and _is_addressed(segment.text[cut:end]) else [segment]


def _after_web(segment: Segment) -> list[Segment]:
    """Cut a salutation off that sticks to the source line of a web page."""
    labels = list(_WEB_LABEL.finditer(segment.text[:_LONG_HEAD]))
    if not labels:
        return [segment]
    label = labels[-1]
    line = segment.text[label.end() : _LONG_HEAD]
    end = next((place for place, char in enumerate(line) if char in "：:" and line[:place].strip()), 0)
    for match in reversed(list(_WEB_END.finditer(line[:end]))):
        if _is_addressed(line[match.end() : end]):
            return segment.split(label.end() + match.end())
    return [segment]


def _after_to(segment: Segment) -> list[Segment]:
    """Cut a label off the salutation that it announces: 主送：甲委员."""
    match = _TO.match(segment.text)
    who = segment.text[match.end() : _LONG_HEAD] if match else ""
    end = who.find("：") + 1 or len(who)
    return segment.split(match.end()) if match and _is_addressed(who[:end]) else [segment]


def _after_title(segment: Segment) -> list[Segment]:
    """Cut title, marks and number off a salutation that sticks to them."""
    front = segment.text[: segment.text.find("：", 0, _LONG_HEAD) + 1]
    cuts = sorted(head_cuts(front)) if TITLE_END.search(front) else []
    return segment.split(*cuts) if cuts and _is_addressed(front[cuts[-1] :]) else [segment]


def _round_disclosure(segment: Segment) -> list[Segment]:
    """Cut （主动公开） off a title."""
    marks = (match for match in _BRACKETS.finditer(segment.text[:_LONG_HEAD]) if states_disclosure(match[0]))
    mark = next(marks, None)
    return segment.split(*mark.span()) if mark and is_title(segment.text[: mark.start()]) else [segment]


def _is_addressed(who: str) -> bool:
    label = is_label(who.strip("（〔【[(：: "))
    return not label and (names.is_persons(who) or names.is_group(who))


def _after_salutation(segment: Segment) -> list[Segment]:
    match = _PREFIX_GREETING.match(segment.text[:_LONG_HEAD]) or _PREFIX.match(segment.text[:_LONG_HEAD])
    if not match or not _is_addressed(match["who"]):
        return [segment]
    return segment.split(match.end("who"))


def _after_opening(segment: Segment) -> list[Segment]:
    match = OPENING_END.search(segment.text)
    return segment.split(match.end()) if match else [segment]
