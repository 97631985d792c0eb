"""What a space between Chinese characters sets apart: fields, organs, names, halves of titles and of slogans."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from replygen.checks.copy import Line, Role
from replygen.checks.text import HANZI
from replygen.checks.words import one_of

SPACE: Final = r"[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]"
MARKS: Final = "，。、；：？！《》〈〉“”‘’（）〔〕"
PROSE: Final = ("opening", "body", "closing", "heading", "annex")


class Space(NamedTuple):
    """A space with what stands beside it: up to the next marks, and in the brackets or quotation marks round it."""

    line: Line
    start: int
    end: int
    words: str
    first: str
    second: str
    pair: str
    inside: tuple[str, str]

    @property
    def is_beside_mark(self) -> bool:
        """Whether a mark stands right before or behind it."""
        return not (self.first and self.second)


_BEFORE: Final = re.compile(rf"[^{MARKS}]*$")
_BEHIND: Final = re.compile(rf"[^{MARKS}]*")
_NEAR: Final = 60
"""So many characters before and behind a space are looked at."""
_PAIRS: Final = ("《》", "“”", "（）")


def space_at(line: Line, start: int, end: int) -> Space:
    """Return the space between two offsets of a line."""
    before, behind = line.text[max(0, start - _NEAR) : start], line.text[end : end + _NEAR]
    first, second = _BEFORE.search(before), _BEHIND.match(behind)
    inside = [(pair, halves) for pair in _PAIRS if (halves := _halves(before, behind, pair))]
    pair, halves = inside[0] if inside else ("", ("", ""))
    return Space(
        line,
        start,
        end,
        line.text[start:end],
        first[0] if first else "",
        second[0] if second else "",
        pair,
        halves,
    )


def _halves(before: str, behind: str, pair: str) -> tuple[str, str] | None:
    """Return what stands between a pair of marks before and behind a space; None when it is not inside of one."""
    _, opened, first = before.rpartition(pair[0])
    second, closed, _ = behind.partition(pair[1])
    return (first, second) if opened and closed and pair[1] not in first and pair[0] not in second else None


_LABEL: Final = re.compile(
    rf"联{SPACE}+系{SPACE}+人|(?<!系)电{SPACE}+话|[地住]{SPACE}+址|邮{SPACE}+编|抄{SPACE}+[送报]|附{SPACE}+件|传{SPACE}+真"
    rf"|[承经]{SPACE}+办{SPACE}+人"
)
FIELD: Final = re.compile(rf"(?:{HANZI}{{2,8}}|{HANZI}(?:{SPACE}+{HANZI}){{1,3}}){SPACE}*：")
"""A label with its colon."""
_READS_ON: Final = re.compile("[，。；！？]")


def runs_on(line: Line) -> bool:
    """Tell whether a line is a heading or running words, not fields that stand in the text."""
    return line.role == "heading" or (line.role in PROSE and bool(_READS_ON.search(line.text)))


def _is_in_label(space: Space) -> bool:
    """Tell whether a space widens a label: 联 系 人."""
    text = space.line.text
    return bool(_LABEL.search(text[max(0, space.start - 4) : space.end + 4]))


def _is_between_fields(space: Space) -> bool:
    """Tell whether a space parts fields of a line that is no prose: it is wide, or a label follows."""
    text, wide = space.line.text, len(space.words) > 1
    if runs_on(space.line) or text[space.start - 1] in "（，；、":
        return False
    return wide or (space.line.role not in PROSE and bool(FIELD.match(text, space.end)))


_BEFORE_NAME: Final = re.compile(rf"{HANZI}{{2,4}}[，、；（）\d：\s]|{HANZI}{{2,4}}$")
ORGAN_END: Final = re.compile(rf"(?:{one_of('organ_end')}|中央)$")
ORGAN_AHEAD: Final = re.compile(
    rf"{HANZI}{{1,14}}?{one_of('organ_end')}(?:$|关于|公告|令|通知|印发|发布|联合|等|函|\d|{SPACE})"
)
_ALL_ORGAN: Final = re.compile(rf"^\s*{HANZI}{{2,}}?{one_of('organ_end')}$")


def _title_parts(space: Space) -> bool:
    """Tell whether a space sets the organ apart from the rest of a title, or from the next organ."""
    text = space.line.text
    other, about, _ = text[space.end :].partition("关于")
    organs = not other.strip() if about else ORGAN_END.search(text.rstrip())
    return bool(ORGAN_END.search(space.first) and (organs or (about and _ALL_ORGAN.search(other))))


def _addressee_parts(space: Space) -> bool:
    """Tell whether a space belongs to the names of a salutation."""
    text = space.line.text
    before = text[: space.start]
    people = re.search(r"(?:代表|委员|同志)\W*$", text) and "\t" not in space.words
    named = re.search(r"(?:^|[、，\s]).$", before) or re.match("代表|委员|同志", text[space.end :])
    return bool(people and named) and before[-1:] not in ("名", "位")


def _note_parts(space: Space) -> bool:
    """Tell whether a space sets a name in a note apart."""
    text = space.line.text
    beside_bracket = text[space.start - 1] == "（" or text[space.end] == "）"
    return not beside_bracket and bool(_BEFORE_NAME.match(text, space.end))


def _organ_parts(space: Space) -> bool:
    """Tell whether a space sets one organ that signs apart from the next."""
    return bool(ORGAN_END.search(space.first))


_OF_ROLE: Final[dict[Role, Callable[[Space], bool]]] = {
    "title": _title_parts,
    "salutation": _addressee_parts,
    "note": _note_parts,
    "organ": _organ_parts,
}


def _is_of_role(space: Space) -> bool:
    """Tell whether a space sets apart what this part of a letter is made of."""
    parts = _OF_ROLE.get(space.line.role)
    return bool(parts and parts(space))


_WITH_NAMES: Final = ("organ", "note", "closing", "cc")
_CALLED: Final = r"(?:代表|委员|同志|先生|女士|局长|主任|镇长|乡长|区长|县长|书记)"
_SURNAME: Final = one_of("surname")
_SPREAD_NAME: Final = re.compile(rf"(?:^|[\W\d]){HANZI}{SPACE}+{HANZI}(?:$|[\W\d])")
_PERSON_SPREAD: Final = re.compile(rf"(?:^|[\W\d的]){_SURNAME}{SPACE}+{HANZI}(?:$|[\W\d]|{_CALLED})")
_PERSON: Final = re.compile(rf"{_SURNAME}{HANZI}{{1,2}}")


def _is_in_name(space: Space) -> bool:
    """Tell whether a space widens a name of two characters (王　木), or stands between two names."""
    text = space.line.text
    near = text[max(0, space.start - 2) : space.end + 4]
    labelled = text[max(0, space.start - 2) : space.start - 1] == "："
    if _SPREAD_NAME.search(near[: 2 + space.end - space.start + 2]) and (
        labelled or space.line.role in _WITH_NAMES
    ):
        return True
    return bool(
        _PERSON_SPREAD.search(near) or (_PERSON.fullmatch(space.first) and _PERSON.fullmatch(space.second))
    )


_SECOND_HALF: Final = re.compile(
    "提[升高]|促进|推[动进广]|加[快强大]|打造|助[力推]|完善|优化|构建|方便|保障|破解|解决|建设|赋能|激发|深化|强化|实现|切实|进一步|让|以|着力"
    "|引[领导]|服务|支持|规范|落实|做[好强优大]|健全|增强|培育|改善|有效|全面|创新|拓展|扩大|满足|守护|营造|擦亮|共[建享]|巩固|发挥|维护|防范|补[齐强上足]|缓解|化解|改进|扩大|拓宽"
)
"""With such words the second half of a title begins, which its author set apart by a space."""
_STANDARD_BEHIND: Final = re.compile(r"》（[A-Z]{2,5}[A-Z/]{0,4} ?\d")
AS_TYPED: Final = (" ", "\u3000")
"""Spaces that an author types inside a title."""
_SHORT_HALF, HALF, _LONG_HALF = 3, 4, 6
"""So long is a half that a space parts: of a slogan; of a title; of one with 关于."""


def _is_between_halves(space: Space) -> bool:
    """Tell whether a space inside 《》, “” or （） parts organs that issue together, or halves of a title or slogan."""
    first, second = space.inside
    if not space.pair or space.words not in AS_TYPED:
        return False
    if ORGAN_END.search(first) and (second.startswith("关于") or ORGAN_AHEAD.match(second)):
        return True
    if space.pair == "“”":
        return is_whole_quote(space) and len(first) == len(second) >= _SHORT_HALF
    shortest = shorter_half(space)
    if space.pair == "（）" or shortest < HALF:
        return False
    about = "关于" in first and shortest >= _LONG_HALF
    return bool(len(first) == len(second) or about or _SECOND_HALF.match(second) or _is_standard(space))


def is_whole_quote(space: Space) -> bool:
    """Tell whether nothing but a name or a slogan stands between the quotation marks."""
    return space.inside == (space.first, space.second)


_KIND_OF_DOCUMENT: Final = re.compile(
    "的?(?:建议|提案|议案|通知|意见|办法|方案|公告|决定|规定|函|批复|条例)$"
)


def shorter_half(space: Space) -> int:
    """Return the length of the shorter half of a title or slogan, without the words for its kind."""
    first, second = space.inside
    return min(len(first.removeprefix("关于")), len(_KIND_OF_DOCUMENT.sub("", second)))


def _is_standard(space: Space) -> bool:
    """Tell whether a title is that of a standard, whose parts a space sets apart (GB/T 1.1 6.1)."""
    text = space.line.text
    opened, closed = text.rfind("《", 0, space.start), text.find("》", space.end)
    return text[max(0, opened - 1) : opened].isdecimal() or bool(_STANDARD_BEHIND.match(text, closed))


APART: Final = (_is_in_label, _is_between_fields, _is_of_role, _is_in_name, _is_between_halves)
