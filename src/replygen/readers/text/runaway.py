"""A letter that stands on one line: cut where its lines ended, by spaces and by what begins a new part."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from replygen.readers.text import names
from replygen.readers.text.anchors import OPENING_END, RECEIVED
from replygen.readers.text.closing import closing_start, is_approval
from replygen.readers.text.labels import HEAD
from replygen.readers.text.marks import number_of
from replygen.readers.text.segments import Segment
from replygen.readers.text.values import NUMBER, number_start
from replygen.readers.text.words import lists, pattern

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
_TITLE_START: Final = pattern(
    r"(?:[\u3400-\u9fff（）]{2,30}?(?:@organ@))?(?:关于|对)[^。；：]{4,120}?(?:@title_end@)"
)
_TITLE_ORGAN: Final = pattern(r"\s*(?P<organ>[\u3400-\u9fff]{3,30}?@organ@)(?:关于|对)")
TITLE_END: Final = pattern(r"(?:@title_end@)(?:[（][^（）]{1,12}[）])?")
_MARK_END: Final = pattern(
    r"[“（【\[]?(?:[A-DＡ-Ｄ](?:[1-9]?类|[1-9]?(?![A-Za-z\d]))|主动公开|依申请公开|不予公开|特急|加急)[）】”\]]?"
)
_MARK_START: Final = pattern(
    r"[“【\[]?[A-DＡ-Ｄ](?:[1-9]?类|[1-9]?(?![A-Za-z\d]))|主动公开|依申请公开|不予公开|特急|加急"
)
_VALUE_END: Final = re.compile(r"\d(?=[\u3400-\u9fff])(?![号名位人年月日])|[|｜](?=\S)")
_HEAD_LABEL: Final = pattern(rf"(?:{'|'.join(f'@{name}~@' for name in HEAD)})\s*[：]")
_LEAST_LABEL: Final = 3
_LABELS: Final = {
    word for name in HEAD for word in lists()[name] if word.isalpha() and len(word) >= _LEAST_LABEL
}
_GLUED_LABEL: Final = pattern(rf"(?:{'|'.join(sorted(_LABELS, key=len, reverse=True))})\s*[：]")
"""A label that may follow a value without a space: longer than words of which others are made (时间, 分类)."""
_CLOSING: Final = pattern(
    r"(?<=[。！\s])(?=(?:最后[，]?)?(?:再次|衷心|诚挚|真诚|非常|十分)?(?:感谢|谢谢)(?:您|你|贵|各位)"
    r"|此(?:次)?(?:答?复函?|件)已?经?(?!时)|本(?:答复|复函)|对?(?:以上|上述)(?:答复|意见)"
    r"|特此(?:答复|函复|回复|复函)|此致|专此|顺祝)"
)
_NOTE: Final = pattern(
    r"(?=[（]\s*(?:@contact_name~@|[此本][件函]|@contact_both@|@contact_clerk~@|@contact_unit~@|@contact_phone~@"
    r"|@cc@[：]|共?印|@head_disclosure@[：]|主动公开|[^（）]{2,30}@approve_first@[）]))"
    r"|(?=(?:抄送|抄报|抄告)[：]|附件\d{1,2}[：])"
    r"|(?<=[。！）\s\d日])(?![日月])(?=(?:@contact_name~@|@contact_both@|@contact_clerk~@|@contact_unit~@|@cc@|@head_disclosure@)\s*[：]|[此本][件函][^。]{0,6}公开|同意公开)"
    r"|(?<=[。！）\s日])(?=附件\s*\d{0,2}\s*[：])"
)
_BRACKETED: Final = re.compile(r"[（(【][^（）()【】]{4,60}[）)】]")
_ORGAN: Final = r"(?!\d|此复|特此|专此|此致|敬礼)[^，。：；（）！“”《》、\s]{2,30}@organ@"
_ORGANS: Final = rf"(?:{_ORGAN}[\s、]{{1,6}}){{0,4}}{_ORGAN}"
_STAMP: Final = r"(?:[（(](?:盖章|印章|公章|章|印|代章)[）)])?"
_ORGAN_MAX: Final = 40
_RUN: Final = re.compile(r"[\u3400-\u9fff（）]+\s*$")
_PLACE: Final = re.compile(r"(?=(?P<place>[\u3400-\u9fff]{2,7}?[省市区县州旗镇乡盟]))")
_WHOLE_ORGAN: Final = pattern(rf"{_ORGAN}{_STAMP}\s*")
_NUMERAL: Final = r"[\d一二三四五六七八九十]{1,3}"
_DATE: Final = (
    rf"(?:(?:19|20)\d{{2}}年\d{{1,4}}月?\d{{0,2}}日|(?:[\d〇○零O]{{4}}|[一二三四五六七八九〇○零]{{4}})\s?年\s{{0,2}}{_NUMERAL}\s?月\s{{0,2}}{_NUMERAL}\s?日"
    r"|(?:19|20)\d{2}[-./]\d{1,2}[-./]\d{1,2}|(?<=[\s局委会府])(?:19|20)\d{5,6})(?!\s*印)(?!\d)"
)
_DAY: Final = re.compile(_DATE)
_SIGNED: Final = pattern(
    rf"(?:(?<=[。！）》\s])|(?<=\d{{7}})|(?<=此复|敬礼|答复))\s{{0,40}}(?P<organs>{_ORGANS}{_STAMP})\s{{0,40}}(?P<date>{_DATE})"
)
_DATED: Final = pattern(
    rf"(?<=[。！）])\s{{0,40}}(?P<date>{_DATE})\s{{0,40}}(?P<organs>{_ORGANS})(?![\u3400-\u9fff]{{0,2}}\s*[：])"
)
_HANZI: Final = "[一二三四五六七八九十]{1,3}"
_MARK: Final = rf"(?:{_HANZI}、|[（(](?:{_HANZI}|\d{{1,2}})[）)]|\d{{1,2}}[.．、](?!\d))"
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
_NAME_MAX: Final = 4
_FRONT_MAX: Final = 600

_LABEL: Final = pattern(
    r"@contact_name~@|@contact_clerk~@|@contact_phone~@|@contact_unit~@|@head_signed~@|@head_number~@|@head_category~@"
)
_WHOLE: Final = re.compile(rf"{_DATE}|[-—]\s\d{{1,3}}\s[-—]")
_SINGLE: Final = re.compile(r"(?:.*(?:[、，：:的号]|答复|复函|意见|的函))?[\u3400-\u9fff]$")
_LONE: Final = re.compile(r"[\u3400-\u9fff]")
_SURNAME: Final = re.compile(r"(?:[：:、]|^)[\u3400-\u9fff]{1,2}$")
_GOES_ON: Final = pattern(
    r"(?:代表|委员|同志)(?:[^\u3400-\u9fff]|$)|[\]】]|[（(]?\d[\d（）()—－-]{4,}|\d{1,2}[：]\d|\S*年\S*印"
    rf"|{_NUMERAL}(?:年|月|日|$)"
)
_WAITS: Final = pattern(r"[：、，（\[【]$|(?:@contact_name@|@contact_clerk@|@contact_unit@)\s*[：][^\d]*$")


def runs_together(text: str) -> bool:
    """Tell whether a line holds the letter as a whole: the opening, and what ends a letter."""
    signs = (RECEIVED, OPENING_END, _SIGNED, _CLOSING, _NOTE)
    return sum(bool(look.search(text)) for look in signs) + bool(_marks(text[_answer(text) :])) >= _ENOUGH


def _answer(text: str) -> int:
    """Return where the opening ends; 0 where nothing says so."""
    match = OPENING_END.search(text)
    return match.end() if match else 0


def cut(segment: Segment) -> list[Segment]:
    """Return the lines that ``segment`` once was."""
    text = segment.text
    start, under = _opening(text), _under(text)
    front = text[:start]
    cuts = {start, under} | head_cuts(front)
    body = {match.start() for look in (_CLOSING, _NOTE) for match in look.finditer(text, start)}
    body |= (
        {place for place in _marks(text) if place > max(start, _answer(text) - 1)}
        | _signatures(text)
        | _plain_headings(text)
    )
    body |= {match.end() for match in _BRACKETED.finditer(text, start) if is_approval(match[0])}
    body.add(closing_start(text[:under]))
    body |= _gaps(text, start, under, body)
    body |= {match.end() for match in _SENTENCE_END.finditer(text, under)}
    return segment.split(*sorted(cuts | body | _spaces(text, under)))


def head_cuts(front: str) -> set[int]:
    """Return where the parts start of what stands before the opening."""
    return _whole_names(_spaces(front, 0) | _front_parts(front), front)


def _opening(text: str) -> int:
    """Return where the opening starts: after the salutation's colon, with 您提出的, at the break before 收悉."""
    answer = OPENING_END.search(text)
    head = text[: answer.start() if answer else _FRONT_MAX][:_FRONT_MAX]
    if match := _bare_salutation(head) or _SALUTATION_END.search(head) or _OPENING.search(text):
        return match.end()
    match = RECEIVED.search(text)
    front = text[: match.start()] if match else ""
    return max((found.end() for found in re.finditer(r"[：:！。\s]", front)), default=0)


def _bare_salutation(head: str) -> re.Match[str] | None:
    """Find a salutation without a colon between the title or a mark and the opening."""
    ends = {match.end() for look in (TITLE_END, NUMBER, _MARK_END) for match in look.finditer(head)}
    found = (match for end in sorted(ends) if (match := _ADDRESSED.match(head, end)))
    return next((match for match in found if _is_addressed(match["who"])), None)


def _is_addressed(who: str) -> bool:
    return names.is_persons(who) or names.is_group(who)


def _under(text: str) -> int:
    """Return where the signature starts: with its organ, else behind the last sentence."""
    return min(_signatures(text), default=_last_sentence(text))


def _last_sentence(text: str) -> int:
    """Return the end of the last sentence; the full stop of a list of copies ends none."""
    ends = [0, *(match.end() for match in re.finditer("[。！]", text))]
    while len(ends) > 1 and _NOTE.search(text[ends[-2] : ends[-1]]):
        ends.pop()
    return ends[-1]


def _spaces(text: str, start: int) -> set[int]:
    """Return the spaces after ``start`` that were line breaks: not those inside names, labels and dates."""
    cuts: set[int] = set()
    spans = [match for look in (_LABEL, _WHOLE, NUMBER) for match in look.finditer(text, start)]
    inside = [range(match.start() + 1, match.end()) for match in spans]
    spaced = {place for span in inside for place in span}
    joined = False
    for before, after in pairwise(re.finditer(r"\S+", text[start:])):
        single = bool(_LONE.fullmatch(after[0]) and _SURNAME.search(before[0])) or (
            bool(_SINGLE.match(before[0])) and (not joined or "、" in before[0])
        )
        place = start + after.start()
        joined = single
        if not (single or place in spaced or _GOES_ON.match(after[0]) or _WAITS.search(before[0])):
            cuts.add(place)
    return cuts


def _front_parts(front: str) -> set[int]:
    """Return where a part of the head starts that follows another without a space: marks, numbers, the salutation."""
    head = front[:_FRONT_MAX]
    looks = (TITLE_END, NUMBER, _MARK_END, _VALUE_END, _DAY)
    ends = {match.end() for look in looks for match in look.finditer(head)}
    cuts = {end for end in ends if _begins_part(head[end:].strip())}
    cuts |= {match.start() for match in _GLUED_LABEL.finditer(head)}
    for match in NUMBER.finditer(head):
        start = max([number_start(match), *(cut for cut in cuts if cut < match.end("organ"))])
        cuts |= {start, match.end()}
    return cuts


def _begins_part(rest: str) -> bool:
    """Tell whether ``rest`` of a head starts with a part of its own."""
    looks = (NUMBER, _HEAD_LABEL, _MARK_START, _DAY, _TITLE_START)
    return any(look.match(rest) for look in looks) or names.is_persons(rest) or names.is_group(rest)


def _whole_names(cuts: set[int], front: str) -> set[int]:
    """Drop the cuts between the names of a salutation that only spaces part."""
    for cut in sorted(cuts):
        rest = front[cut:]
        short = all(len(name) <= _NAME_MAX and not _MARK_START.match(name) for name in rest.split()[:-1])
        if short and names.is_persons(rest) and not _MARK_START.match(rest):
            return {each for each in cuts if each <= cut}
    return cuts


def _signatures(text: str) -> set[int]:
    """Return where the organs and the date of a signature start and end."""
    looks = [_SIGNED, _DATED]
    if organ := _TITLE_ORGAN.match(text):
        looks.append(re.compile(rf"(?P<organs>{re.escape(organ['organ'])})\s{{0,40}}(?P<date>{_DATE})"))
    matches = [match for look in looks for match in look.finditer(text)]
    found = {place for match in matches for name in ("organs", "date") for place in match.span(name)}
    for match in _DAY.finditer(text, _answer(text)):
        if match.start() not in found and (start := _known_organ(text, match.start())):
            found |= {start, *match.span()}
    return found


def _known_organ(text: str, end: int) -> int:
    """Return where the organ starts that ends at ``end`` and whose place was named before; 0 for none."""
    run = _RUN.search(text[max(0, end - _ORGAN_MAX) : end])
    first = end - len(run[0]) if run else end
    known = (
        match.start()
        for match in _PLACE.finditer(text, first, end)
        if match["place"] in text[:first] and _WHOLE_ORGAN.fullmatch(text, match.start(), end)
    )
    return next(known, 0)


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
    begin = start
    for match in re.finditer(r"\s+|$", text[:end]):
        place = match.end()
        begin = (
            max([begin, *(cut for cut in cuts if begin < cut <= match.start())]) if place > start else begin
        )
        before = text[max(begin, match.start() - _HEADING_GAP) : match.start()]
        if place > start and before and (before[-1] in _LINE_END or _UNSTOPPED.match(before)):
            found.add(place)
            begin = place
    return found
