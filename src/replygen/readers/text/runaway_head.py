"""The parts that stand before the opening of a letter on one line."""

from __future__ import annotations

import re
from typing import Final

from replygen.readers.text import names
from replygen.readers.text.labels import HEAD
from replygen.readers.text.runaway_signed import DAY
from replygen.readers.text.runaway_spaces import broken
from replygen.readers.text.values import NUMBER, number_start
from replygen.readers.text.words import lists, pattern

TITLE_END: Final = pattern(r"(?:@title_end@)(?:[（][^（）]{1,12}[）])?")
_TITLE_START: Final = pattern(
    r"(?:[\u3400-\u9fff（）]{2,30}?(?:@organ@))?(?:关于|对)[^。；：]{4,120}?(?:@title_end@)"
)
MARK_END: Final = pattern(
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
_GLUED_LABEL: Final = pattern(rf"[（【\[]?(?:{'|'.join(sorted(_LABELS, key=len, reverse=True))})\s*[：]")
"""A label that may follow a value without a space: longer than words of which others are made (时间, 分类)."""
_SIGNER: Final = pattern(
    r"(?:@head_signed~@)\s*[：]\s*(?:[\u3400-\u9fff]\s{1,3}[\u3400-\u9fff]|[\u3400-\u9fff]{3}|[\u3400-\u9fff]{2})"
    r"(?=关于|对[省市县区州镇乡政]|[\u3400-\u9fff（）]{3,30}?(?:@organ@)(?:关于|对|文件))"
)
"""Who signed, and behind him a title or the organ's mark; a name of two is spaced out to the width of three."""
_NAME_MAX: Final = 4
FRONT_MAX: Final = 600


def head_cuts(front: str) -> set[int]:
    """Return where the parts start of what stands before the opening."""
    return _whole_names(broken(front, 0) | _front_parts(front), front)


def _front_parts(front: str) -> set[int]:
    """Return where a part of the head starts that follows another without a space: marks, numbers, the salutation."""
    head = front[:FRONT_MAX]
    looks = (TITLE_END, NUMBER, MARK_END, _VALUE_END, DAY)
    ends = {match.end() for look in looks for match in look.finditer(head)}
    cuts = {end for end in ends if _begins_part(head[end:].strip())}
    cuts |= {match.start() for match in _GLUED_LABEL.finditer(head)}
    cuts |= {match.end() for match in _SIGNER.finditer(head)}
    for match in NUMBER.finditer(head):
        start = max([number_start(match), *(cut for cut in cuts if cut < match.end("organ"))])
        cuts |= {start, match.end()}
    return cuts


def _begins_part(rest: str) -> bool:
    """Tell whether ``rest`` of a head starts with a part of its own."""
    looks = (NUMBER, _HEAD_LABEL, _MARK_START, DAY, _TITLE_START)
    return any(look.match(rest) for look in looks) or names.is_persons(rest) or names.is_group(rest)


def _whole_names(cuts: set[int], front: str) -> set[int]:
    """Drop the cuts between the names of a salutation that only spaces part."""
    for cut in sorted(cuts):
        rest = front[cut:]
        short = all(len(name) <= _NAME_MAX and not _MARK_START.match(name) for name in rest.split()[:-1])
        if short and names.is_persons(rest) and not _MARK_START.match(rest):
            return {each for each in cuts if each <= cut}
    return cuts
