"""The letter's title: on one line, wrapped, printed twice, or not there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from replygen.readers.text import names
from replygen.readers.text.draft import Draft
from replygen.readers.text.numbers import numbers_in
from replygen.readers.text.segments import Segment
from replygen.readers.text.words import pattern, squeeze

_ABOUT: Final = pattern(r"关于|对|就|答复|第.{1,12}号|@proposal_word@")
_END: Final = r"(?:@title_end@)(?:\s*[（【\[]?[A-D]类?[）】\]]?)?(?:\s*[（][^（）]{1,12}[）])?"
_TITLE: Final = pattern(
    rf"(?P<title>[^】\]|>]{{0,200}}?(?:@proposal_word@|@person@|会议|号).{{0,80}}?{_END})(?P<site>\s*[_|—–-].{{0,60}})?"
)
_ABOUT_TITLE: Final = pattern(
    rf"(?P<title>[^】\]|>]{{0,60}}?关于.{{2,200}}?{_END})(?P<site>\s*[_|—–-].{{0,60}})?"
)
_ROW: Final = pattern(r"[\u3400-\u9fff ]{2,12}?(?:\s*[：|｜]|\t)(?!.*@organ@$)")
"""A row of an index table, whatever its label."""
_ATTACHED: Final = pattern(r"附件\s*[\d一二三四五]{0,2}\s*[：]?")
_SITE_HEADING: Final = pattern(r"@site_heading@+")
_BARE: Final = pattern(
    r"(?:[^，。：；]{2,40}@organ@)?(?:关于)?(?:(?:人大)?(?:代表)?建议|(?:政协)?(?:委员)?提案)?(?:@bare_title@)"
)
_TAG: Final = re.compile(r"[【\[［](?![A-DＡ-Ｄ]\s*类?[】\]］])[^【】\[\]［］]{2,20}[】\]］]\s*")
"""The heading of a web site before a title: 【政协提案】."""
_ASIDE: Final = re.compile(
    r"[（(【\[][^（()）]*(?:届.*(?:会议|次)|第[^（()）]{1,16}号)[^（()）]{0,8}[）)】\]]"
)
"""A line in brackets that tells session or number of the proposal."""
_ORGAN: Final = pattern(r"[^，。：；]{1,40}(?:@organ@)")
_OTHER_ORGAN: Final = pattern(
    r"[^，。：；]{1,16}?[省市区县州旗镇乡][^，。：；]{1,30}?(?:@organ@)(?:关于|对|就|办理)"
)
_ISSUED: Final = pattern(r"[^，。：；关对]{2,40}?@organ@(?:关于|对|就)")
_PLACE: Final = re.compile(r".*[省市区县州旗]")
_TITLE_START: Final = re.compile(r"[\u3400-\u9fff《“【\[(（]")
_PROPOSAL: Final = pattern(r"[《“]?关于.*(?:提案|建议|议案)[》”]?")
_ASIDE_MAX: Final = 60
_PLACE_MIN: Final = 2
_MOST_LINES: Final = 6
_LONGEST: Final = 300
_SHORT_REST: Final = 3
_HALF: Final = 0.5


def may_be_title(text: str) -> bool:
    """Tell whether a line before the salutation may be a title or a part of one."""
    if len(text) > _LONGEST or any(char in text for char in "。；;"):
        return False
    if text.endswith(("：", ":", "文件")) or _ATTACHED.fullmatch(text):
        return False
    return not _ROW.match(text) or bool(_ABOUT.search(text))


def read_titles(run: Sequence[Segment], draft: Draft) -> list[Segment]:
    """Take the titles out of ``run`` (lines that may be titles, in order) and return the lines that are none."""
    rest: list[Segment] = []
    start = 0
    while start < len(run):
        end = _title_end(run, start)
        if end == start or _is_mark(run[start:end]) or _is_above(run[start:end], draft):
            rest.append(run[start])
            start += 1
            continue
        _take(run[start:end], draft)
        start = end
    return rest


def _title_end(run: Sequence[Segment], start: int) -> int:
    """Return the end of the title that starts at ``start``; ``start`` itself when none does."""
    joined = ""
    if not _TITLE_START.match(run[start].text):
        return start
    for end in range(start, min(start + _MOST_LINES, len(run))):
        joined += squeeze(run[end].text)
        if len(joined) > _LONGEST:
            break
        if _match(joined) and (end == start or not is_aside(run[end].text)):
            short = (
                end + 1 < len(run)
                and len(run[end + 1].text) <= _SHORT_REST
                and _match(joined + squeeze(run[end + 1].text))
            )
            return end + 2 if short else end + 1
    return start


def _is_mark(lines: Sequence[Segment]) -> bool:
    """Tell whether the first line only says what the second begins with: the red mark over a wrapped title."""
    first, second = (squeeze(line.text) for line in (lines[0], lines[1 % len(lines)]))
    return len(lines) > 1 and second.startswith(first)


def _is_above(lines: Sequence[Segment], draft: Draft) -> bool:
    """Tell whether the first line only stands over a title that is whole without it.

    It names another organ than the one that the title begins with, or no organ where 关于 begins it.
    """
    first, rest = lines[0].text, "".join(line.text for line in lines[1:])
    if not _match(rest):
        return False
    if _SITE_HEADING.fullmatch(first):
        return True
    if _ABOUT.search(first):
        return bool(_PROPOSAL.fullmatch(first) and _OTHER_ORGAN.match(rest))
    if rest.startswith(("关于", "对")):
        return not _ORGAN.fullmatch(first)
    organ = _ORGAN.fullmatch(first) and not _PLACE.fullmatch(first)
    return bool(organ and not _is_issuer(first, rest, draft) and _OTHER_ORGAN.match(rest))


def _is_issuer(first: str, rest: str, draft: Draft) -> bool:
    """Tell whether a line of organs belongs to the title: they sign, or are several of one place."""
    organs = first.split()
    if squeeze(first) in draft.signing or draft.signing.issuperset(organs):
        return True
    place = organs[0][:_PLACE_MIN]
    return (
        len(organs) > 1
        and all(each.startswith(place) and _ORGAN.fullmatch(each) for each in organs)
        and rest.startswith(place)
    )


def _match(text: str) -> str:
    """Return the title that ``text`` is, without the name of the web site after it; "" when it is none."""
    if not _ABOUT.search(text):
        return ""
    if _SITE_HEADING.fullmatch(text):
        return ""
    text = text[_tag_end(text) :].strip("《》")
    match = _TITLE.fullmatch(text) or _ABOUT_TITLE.fullmatch(text)
    return match["title"] if match else ""


def _tag_end(text: str) -> int:
    match = _TAG.match(text)
    return match.end() if match else 0


def is_aside(text: str) -> bool:
    """Tell whether a line is nothing but session or number of the proposal in brackets."""
    return len(text) <= _ASIDE_MAX and bool(_ASIDE.fullmatch(text))


def _take(lines: Sequence[Segment], draft: Draft) -> None:
    """Take a title; of two that say the same the one with more words counts, of two others the later.

    The document's own title stands nearest to the letter, that of a web page above the page's index.
    """
    raw = "".join(line.text for line in lines)
    title = _match(squeeze(raw))
    before = draft.get("document.title")
    if before and (_contains(before, title) or _says_less(title, before)):
        _leave(lines, draft)
        return
    if before and (_contains(title, before) or _same_proposal(title, before)):
        _leave(draft.title_lines, draft)
    elif before:
        _drop(draft.title_lines)
    _set(lines, raw, title, draft)


def _drop(lines: Sequence[Segment]) -> None:
    """Let a title be unread that is another's."""
    for line in lines:
        line.taken.clear()


def _says_less(title: str, before: str) -> bool:
    """Tell whether ``title`` speaks of the same proposal as ``before`` and lacks the organ that ``before`` names."""
    return _same_proposal(title, before) and bool(_ISSUED.match(before)) and not _ISSUED.match(title)


def _same_proposal(one: str, other: str) -> bool:
    numbers = numbers_in(one)
    return bool(numbers) and numbers == numbers_in(other)


def _set(lines: Sequence[Segment], raw: str, title: str, draft: Draft) -> None:
    draft.values["document.title"] = title
    draft.places["document.title"] = lines[0].line
    draft.certainty["document.title"] = "sure"
    draft.title_lines = lines
    _keep(lines, raw, title)
    if len(lines) > 1:
        draft.change(lines[0], "wrapped title", raw, "", len(lines))


def _leave(lines: Sequence[Segment], draft: Draft) -> None:
    for line in lines:
        line.taken.clear()
        line.leave(line.text, "repeat")
    draft.change(lines[0], "repeated title", "".join(line.text for line in lines), "")


def _keep(lines: Sequence[Segment], raw: str, title: str) -> None:
    """Enter a title in the ledger, without the 《》 round it and the name of a web site behind it."""
    words = squeeze(raw)
    start = words.find(title)
    end = start + len(title)
    lines[0].leave("《" if words[:start].endswith("《") else "", "form")
    lines[-1].leave("》" if words[end:] == "》" else "", "form")
    for line in lines:
        text = squeeze(line.text)
        line.take(text[max(0, start) : max(0, end)])
        start, end = start - len(text), end - len(text)


def _contains(whole: str, part: str) -> bool:
    """Tell whether ``part`` is ``whole`` with characters lost."""
    rest = iter(whole)
    return len(part) >= _HALF * len(whole) and all(char in rest for char in part)


def read_loose_title(lines: Sequence[Segment], draft: Draft) -> list[Segment]:
    """Where no line ends like a title, take one that speaks of a proposal, or is called 答复函, for it."""
    if draft.get("document.title"):
        return list(lines)
    marked = [line for line in lines if "关于" in line.text and _ABOUT.search(line.text.replace("关于", ""))]
    marked = marked or [line for line in lines if _BARE.fullmatch(squeeze(line.text))]
    if not marked or names.is_group(marked[0].text):
        return list(lines)
    draft.put("document.title", squeeze(marked[0].text), marked[0], marked[0].text, "guess")
    draft.title_lines = marked[:1]
    return [line for line in lines if line is not marked[0]]


def is_title(text: str) -> bool:
    """Tell whether a line is a title as a whole."""
    return may_be_title(text) and bool(_match(text))
