"""Cut segments that hold several parts of a letter: salutation and opening on one line, or the whole letter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from replygen.readers.text import names
from replygen.readers.text.dates import date_at_end
from replygen.readers.text.labels import labelled
from replygen.readers.text.marks import number_of
from replygen.readers.text.segments import Segment
from replygen.readers.text.values import NUMBER
from replygen.readers.text.words import pattern

OPENING_END: Final = pattern(
    r"(?:(?:现|兹|特|谨|并|一并|将|就|给予|作出?|做出?|提出|予以)[^。；：]{0,60}?@answer@[^。；：]{0,16}?(?:如下|于后)(?:答复|回复|意见|说明)?\s*[：。，；]?"
    r"|(?:以下|如下)@answer@\s*[：。；])"
)
"""现答复如下： and its kin."""
RECEIVED: Final = pattern(
    r"(?:@received@|@you@[^。；]{0,60}?@proposed@|(?:代表|委员|政协|人大)[^。；]{0,30}?@proposed@|@proposed@[^。；]{0,3}(?:《|关于|“))"
)
_WEB_LABEL: Final = pattern(r"(?:来源|作者|发布机构|发布部门|单位|时间|日期)\s*[：]")
_WEB_END: Final = pattern(r"@web_site@|\s|@organ@")
_PREFIX: Final = pattern(r"^(?P<who>[^：。；《》“”]{2,160}?[：])\s*(?P<rest>\S.*)$")
_PREFIX_GREETING: Final = pattern(
    r"^(?P<who>[^：。；《》“”]{2,160}?@person@[，：！\s]*)(?=@greeting@[！，。])"
)
_TITLE_IN_FRONT: Final = pattern(
    r"^.{0,80}?(?:关于|对)[^。：]{0,160}?(?:@proposal_word@)[^。：]{0,20}?(?:@title_end@)(?=[\s|]|[\u3400-\u9fff·、\s]{2,60}?@person@\s*[：])"
)
_CLOSING_IN_LINE: Final = pattern(
    r"(?<=[。！])\s*(?=(?:最后[，]?)?(?:再次|衷心|诚挚|真诚|非常|十分)?(?:感谢(?:您|你|贵|各位)|谢谢(?:您|你|贵))|此(?:次)?(?:答?复函?)已?经?|本(?:答复|复函)|对?(?:以上|上述)(?:答复|意见)|特此(?:答复|函复|回复|复函)|此致|专此)"
)
_TAIL_IN_LINE: Final = pattern(
    r"(?=[（]\s*(?:@contact_name~@|此件|@contact_both@|@contact_clerk~@))|(?<=[。！）\s\d日])(?=(?:@contact_name~@|@contact_both@|@contact_clerk~@|@cc@)\s*[：])|(?<=[。！）\s日])(?=附件\s*\d{0,2}\s*[：])"
)
_ORGAN_WORD: Final = r"[^，。：；（）！“”《》、\s]{2,30}@organ@"
_SIGNED_IN_LINE: Final = pattern(
    rf"(?<=[。！）》\s])\s{{0,40}}(?P<organs>(?:{_ORGAN_WORD}[\s、]{{1,6}}){{0,4}}{_ORGAN_WORD})\s{{0,40}}(?P<date>(?:[\d〇○零O]{{4}}|[一二三四五六七八九〇○零]{{4}})\s?年\s?[\d一二三四五六七八九十]{{1,3}}\s?月\s?[\d一二三四五六七八九十]{{1,3}}\s?日)"
)
_HANZI: Final = "[一二三四五六七八九十]{1,3}"
_MARK: Final = rf"(?:{_HANZI}、|[（(](?:{_HANZI}|\d{{1,2}})[）)]|\d{{1,2}}[.．、](?!\d))"
_MARK_AT: Final = re.compile(_MARK)
_MARK_IN_LINE: Final = pattern(
    rf"(?:(?<=[。！；：\s])|(?<=情况)|(?<=工作)|(?<=打算)|(?<=安排)|(?<=措施))(?={_MARK})"
    rf"|(?<=\S)(?=[（]{_HANZI}[）][^，。、项款条])"
)
_HEADING_START: Final = re.compile(rf"{_MARK}[^。：；:;]{{2,40}}$")
_LONG_HEAD: Final = 400
_SHORT_DATE: Final = 8
_HEADING_GAP: Final = 46


def unfold(source: Iterable[Segment]) -> list[Segment]:
    """Return the segments, cut where a line holds more than one part of the letter."""
    found: list[Segment] = []
    opened = False
    for segment in source:
        if opened:
            found.append(segment)
            continue
        pieces = list(_pieces(segment))
        opened = any(OPENING_END.search(piece.text) for piece in pieces if RECEIVED.search(piece.text))
        found += pieces
    return found


def _pieces(segment: Segment) -> Iterator[Segment]:
    """Cut one of the lines up to the end of the opening."""
    if _runs_together(segment.text):
        for piece in _cut_runaway(segment):
            yield from _cut_front(piece)
    else:
        yield from _cut_front(segment)


def _cut_front(segment: Segment) -> Iterator[Segment]:
    """Cut web line, salutation, opening and body apart."""
    rest = segment
    for cut in (_before_labels, _after_web, _after_salutation):
        pieces = cut(rest)
        yield from pieces[:-1]
        rest = pieces[-1]
    yield from _after_opening(rest)


def _before_labels(segment: Segment) -> list[Segment]:
    """Cut a title or a number off the labels behind it."""
    found = labelled(segment.text[:_LONG_HEAD])
    return segment.split(found[0].start) if found else [segment]


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


def _is_addressed(who: str) -> bool:
    return names.is_persons(who) or names.is_group(who)


def _after_salutation(segment: Segment) -> list[Segment]:
    match = _PREFIX_GREETING.match(segment.text[:_LONG_HEAD]) or _PREFIX.match(segment.text[:_LONG_HEAD])
    if not match or not _is_addressed(match["who"]):
        return [segment]
    return segment.split(match.end("who"))


def _after_opening(segment: Segment) -> list[Segment]:
    if not RECEIVED.search(segment.text):
        return [segment]
    match = OPENING_END.search(segment.text)
    return segment.split(match.end()) if match else [segment]


def _runs_together(text: str) -> bool:
    """Tell whether a line holds the letter as a whole: the opening, and what ends a letter."""
    if not (RECEIVED.search(text) and OPENING_END.search(text)):
        return False
    return bool(_SIGNED_IN_LINE.search(text) or _CLOSING_IN_LINE.search(text) or _marks(text))


def _cut_runaway(segment: Segment) -> list[Segment]:
    text = segment.text
    cuts = {match.start() for match in _CLOSING_IN_LINE.finditer(text)}
    cuts |= {match.start() for match in _TAIL_IN_LINE.finditer(text)}
    cuts |= _marks(text) | _signatures(text) | _title(text)
    cuts |= _gaps(text, cuts)
    return segment.split(*sorted(cuts))


def _title(text: str) -> set[int]:
    cuts: set[int] = set()
    head = text[:_LONG_HEAD]
    if match := _TITLE_IN_FRONT.match(head):
        cuts.add(match.end())
    received = RECEIVED.search(head)
    limit = received.start() if received else 0
    for match in NUMBER.finditer(head):
        if match.end() <= limit and "：" not in head[: match.start()]:
            cuts |= {match.start(), match.end()}
    return cuts


def _signatures(text: str) -> set[int]:
    cuts: set[int] = set()
    for match in _SIGNED_IN_LINE.finditer(text):
        cuts |= {match.start("organs"), match.start("date"), match.end("date")}
    return cuts


def _marks(text: str) -> set[int]:
    """Return where headings start: marks of one kind that count on from the last."""
    cuts: set[int] = set()
    expected: dict[str, int] = {}
    for match in _MARK_IN_LINE.finditer(text):
        start = match.start()
        mark = _MARK_AT.match(text, start)
        if not mark:
            continue
        kind, number = _kind(mark[0])
        if number in (1, expected.get(kind)):
            cuts.add(start)
            expected[kind] = number + 1
    return cuts if len(cuts) > 1 else set()


def _kind(mark: str) -> tuple[str, int]:
    inner = re.sub(r"[、.．（）()]", "", mark)
    return ("(" if mark[0] in "（(" else "") + ("1" if inner.isdecimal() else "一"), number_of(inner)


def _gaps(text: str, cuts: set[int]) -> set[int]:
    """Return the spaces at which a line was broken: after a sentence, after a heading, before a signature."""
    gaps = [match.end() for match in re.finditer(r"\s+", text)]
    found: set[int] = set()
    bounds = sorted({0, *cuts, *gaps, len(text)})
    starts = sorted({0, *cuts})
    begin = 0
    for place, following in pairwise(bounds):
        while len(starts) > 1 and starts[1] <= place:
            begin = max(begin, starts.pop(1))
        piece = text[max(begin, place - _HEADING_GAP) : place].rstrip()
        if place in gaps and _ends(piece, text[place:following].strip()):
            found.add(place)
            begin = place
    return found


def _ends(before: str, after: str) -> bool:
    """Tell whether a line was broken between ``before`` and ``after``."""
    if not before or not after:
        return False
    if before[-1] in "。：！？:!?" or _HEADING_START.match(before):
        return True
    date = date_at_end(after)
    return bool(date and date.start == 0 and len(after) > _SHORT_DATE)
