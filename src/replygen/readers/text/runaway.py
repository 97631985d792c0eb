"""A letter that stands on one line: cut where its lines ended, by spaces and by what begins a new part."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

from replygen.readers.text import names
from replygen.readers.text.anchors import OPENING_END, RECEIVED, answer_end
from replygen.readers.text.closing import closing_start, is_approval
from replygen.readers.text.marks import number_of
from replygen.readers.text.runaway_head import FRONT_MAX, MARK_END, TITLE_END, head_cuts
from replygen.readers.text.runaway_signed import SIGNED, signatures
from replygen.readers.text.runaway_spaces import broken
from replygen.readers.text.segments import Segment
from replygen.readers.text.values import NUMBER
from replygen.readers.text.words import pattern

_ADDRESSED: Final = pattern(
    r"(?P<who>[\u3400-\u9fff·、，和 ]{2,80}?(?:等\S{1,5})?(?:@person@|@group@|@organ@))"
    r"(?=@you@|首先|感谢|收到|《|(?:提案)?提出|关于(?:@you@)|[\u3400-\u9fff]{2,4}(?:代表|委员)提)"
)
"""A salutation without a colon, and what an opening begins with."""
_OPENING: Final = pattern(
    r"(?:(?<=[：！。\s号类表员A-D])|^)(?=(?:关于|由|对)?(?:@you@)[^。；：]{0,80}?(?:@proposed@|@received@))"
)
_SALUTATION_END: Final = pattern(
    r"(?:@person@|@group@|@organ@)(?:[（][^（）]{1,20}[）])?(?:[，\s]*@greeting@)?[：]"
)
_CLOSING: Final = pattern(
    r"(?<=[。！\s])(?=(?:最后[，]?)?(?:再次|衷心|诚挚|真诚|非常|十分)?(?:感谢|谢谢)(?:您|你|贵|各位)"
    r"|此(?:次)?(?:答?复函?|件)已?经?(?!时)|本(?:答复|复函)|对?(?:以上|上述)(?:答复|意见)"
    r"|特此(?:答复|函复|回复|复函)|此致|专此|顺祝)"
)
_NOTE: Final = pattern(
    r"(?=[（]\s*(?:@contact_name~@|[此本][件函]|@contact_both@|@contact_office@|@contact_clerk~@|@contact_unit~@|@contact_phone~@"
    r"|@cc@[：]|共?印|@head_disclosure@[：]|主动公开|[^（）]{2,30}@approve_first@[）]))"
    r"|(?<![（])(?=抄[ \u3000]{0,3}[送报告]\s?[：]|附件\d{1,2}[：])"
    r"|(?<=[。！）\s\d日])(?<![（抄]\s)(?![日月])(?=(?:@contact_name~@|@contact_both@|@contact_office@|@contact_clerk~@|@contact_unit~@|@cc@|@head_disclosure@)\s*[：]|[此本][件函][^。]{0,6}公开|同意公开|(?:主动|依申请|不予)公开$)"
    r"|(?<=[表图录单则册开])(?=(?:联系人|经办人|承办人|联系电话)\s*[：])"
    r"|(?<=[。！）\s日])(?=附件?\s*\d{0,2}\s*[：])"
)
_BRACKETED: Final = re.compile(r"[（(【][^（）()【】]{4,60}[）)】]")
_HANZI: Final = "[一二三四五六七八九十]{1,3}"
_MARK: Final = rf"(?:{_HANZI}[、.．]|[（(](?:{_HANZI}|\d{{1,2}})[）)]|\d{{1,2}}[.．、](?!\d))"
_MARK_AT: Final = re.compile(_MARK)
_MARK_IN_LINE: Final = pattern(
    rf"(?:(?<=[。！；：\s])|(?<=情况)|(?<=工作)|(?<=打算)|(?<=安排)|(?<=措施))(?={_MARK})"
    rf"|(?<=\S)(?=[（]{_HANZI}[）][^，。、项款条])"
)
_PLAIN_HEADING: Final = pattern(
    rf"{_MARK}(?>@work_done@|@next_steps@|@plain_heading@)(?![和及与、的]|[^。，；：\s]{{0,30}}\s)(?=[\u3400-\u9fff（]|\d{{4}}年)"
)
_UNSTOPPED: Final = pattern(rf"(?:{_MARK}[^。：；]{{2,40}}|附件?\s*\d{{0,2}}\s*[：].{{1,40}})$")
"""A line that ends without a mark: a heading, a list of attachments."""
_SENTENCE_END: Final = re.compile(r"。(?=[\u3400-\u9fff])")
_HEADING_GAP: Final = 46
_LINE_END: Final = "。：！？:!?"
_ENOUGH: Final = 3


def runs_together(text: str) -> bool:
    """Tell whether a line holds the letter as a whole: the opening, and what ends a letter."""
    signs = (RECEIVED, OPENING_END, SIGNED, _CLOSING, _NOTE)
    return sum(bool(look.search(text)) for look in signs) + bool(_marks(text[answer_end(text) :])) >= _ENOUGH


def cut(segment: Segment) -> list[Segment]:
    """Return the lines that ``segment`` once was."""
    text = segment.text
    start, under = _opening(text), _under(text)
    front = text[:start]
    cuts = {start, under} | head_cuts(front)
    body = {match.start() for look in (_CLOSING, _NOTE) for match in look.finditer(text, start)}
    body |= (
        {place for place in _marks(text) if place > max(start, answer_end(text) - 1)}
        | signatures(text)
        | _plain_headings(text)
    )
    body |= {match.end() for match in _BRACKETED.finditer(text, start) if is_approval(match[0])}
    body.add(closing_start(text[:under]))
    body |= _gaps(text, start, under, body)
    body |= {match.end() for match in _SENTENCE_END.finditer(text, under)}
    return segment.split(*sorted(cuts | body | broken(text, under)))


def _opening(text: str) -> int:
    """Return where the opening starts: after the salutation's colon, with 您提出的, at the break before 收悉."""
    answer = OPENING_END.search(text)
    head = text[: answer.start() if answer else FRONT_MAX][:FRONT_MAX]
    if match := _bare_salutation(head) or _SALUTATION_END.search(head) or _OPENING.search(text):
        return match.end()
    match = RECEIVED.search(text)
    front = text[: match.start()] if match else ""
    return max((found.end() for found in re.finditer(r"[：:！。\s]", front)), default=0)


def _bare_salutation(head: str) -> re.Match[str] | None:
    """Find a salutation without a colon between the title or a mark and the opening."""
    ends = {match.end() for look in (TITLE_END, NUMBER, MARK_END) for match in look.finditer(head)}
    found = (match for end in sorted(ends) if (match := _ADDRESSED.match(head, end)))
    return next((match for match in found if _is_addressed(match["who"])), None)


def _is_addressed(who: str) -> bool:
    return names.is_persons(who) or names.is_group(who)


def _under(text: str) -> int:
    """Return where the signature starts: with its organ, else behind the last sentence."""
    opened = answer_end(text)
    return min((place for place in signatures(text) if place >= opened), default=_last_sentence(text))


def _last_sentence(text: str) -> int:
    """Return the end of the last sentence; the full stop of a list of copies ends none."""
    ends = [0, *(match.end() for match in re.finditer("[。！]", text))]
    while len(ends) > 1 and _NOTE.search(text[ends[-2] : ends[-1]]):
        ends.pop()
    return ends[-1]


def _plain_headings(text: str) -> set[int]:
    """Return the ends of headings that everybody writes and the text sticks to."""
    return {match.end() for match in _PLAIN_HEADING.finditer(text)}


def _marks(text: str) -> set[int]:
    """Return where headings start: marks of one kind that count on from the last."""
    cuts: set[int] = set()
    expected: dict[str, int] = {}
    for match in _MARK_IN_LINE.finditer(text):
        mark = _MARK_AT.match(text, match.start())
        if not mark:
            continue
        kind, number = _kind(mark[0])
        if number in (1, expected.get(kind)):
            cuts.add(match.start())
            expected[kind] = number + 1
    return cuts if len(cuts) > 1 else set()


def _kind(mark: str) -> tuple[str, int]:
    inner = re.sub(r"[、.．（）()]", "", mark)
    return ("(" if mark[0] in "（(" else "") + ("1" if inner.isdecimal() else "一"), number_of(inner)


def _gaps(text: str, start: int, end: int, cuts: set[int]) -> set[int]:
    """Return the spaces of the body at which a line was broken: after a sentence, after a heading."""
    found: set[int] = set()
    ordered = sorted(cuts)
    begin = start
    for match in re.finditer(r"\s+|$", text[:end]):
        place = match.end()
        last = bisect_right(ordered, match.start())
        if place > start and last:
            begin = max(begin, ordered[last - 1])
        before = text[max(begin, match.start() - _HEADING_GAP) : match.start()]
        if place > start and before and (before[-1] in _LINE_END or _UNSTOPPED.match(before)):
            found.add(place)
            begin = place
    return found
