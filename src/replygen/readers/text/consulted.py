"""With whom an answer was made: 经与甲局、乙局共同研究, 由我局主办，甲局协办."""

from __future__ import annotations

import re
from typing import Final

from replygen.readers.text.named import mask
from replygen.readers.text.names import split_and
from replygen.readers.text.words import pattern, squeeze

_LIST: Final = r"(?P<list>[^，。；：]{2,160}?)"
_FORMS: Final = (
    pattern(r"(?:协办|会办|配合)单位(?:[：]|为|是|有)\s*(?P<list>[^，。；：]{2,160})(?=[，。；])"),
    pattern(rf"(?:@consulted@){_LIST}(?=的?等?(?:部门|单位)?(?:@consulted_end@)|[，。；：]|$)"),
    pattern(
        rf"(?:(?:^|[，。；])\s*(?:由|经)?|由|经)\s*{_LIST}(?:等(?:部门|单位))?(?:协办|会办|配合办理|协助办理)"
    ),
)
_BEFORE: Final = pattern(
    r"^(?:结合|根据|会同|征求了?|汇总了?|(?:协办|会办|配合|主办)单位[：]?|(?:@consulted@)(?=[省市县区州镇乡旗]))+"
)
"""Words that stand before an organ and are none of its name: 商 before 县商务局."""
_JOIN: Final = re.compile(r"[、，,]|以及")
_ORGAN: Final = pattern(r"[\u3400-\u9fff（）]{2,30}(?:@organ@)|[省市区县州旗镇乡](?:@short_organ@)")
_ORGAN_FIRST: Final = pattern(
    rf"(?:{_ORGAN.pattern})(?!(?:(?!等)[\u3400-\u9fff]){{0,6}}(?:@organ@))".replace("30}", "30}?")
)
"""An organ, and behind it words that are none."""
_ET_AL: Final = re.compile(r"等(?:\d+|[一二三四五六七八九十]+)?(?:个|家)?(?:有关|相关)?(?:部门|单位)?$")
_NOBODY: Final = re.compile(r"^(?:我|本|贵|您|你|各|有关|相关|其他|多个|现|该|此)|.*我|.*(?:企业|村)$")
_COMPANY: Final = re.compile(r".*(?:公司|集团)$")
_NAMED_COMPANY: Final = pattern(r"@company@.+")
"""A company with a name of its own: 市水务集团, not 公交公司."""


def consulted(opening: str) -> list[str]:
    """Return the organs an opening names as consulted or co-handling, in order."""
    text = mask(opening)
    return list(
        dict.fromkeys(
            organ for form in _FORMS for match in form.finditer(text) for organ in organs(match["list"])
        )
    )


def organs(text: str) -> list[str]:
    """Return the organs of a list joined by 、 or 和."""
    parts = [part for piece in _JOIN.split(squeeze(text)) for part in split_and(piece)]
    pieces = [_BEFORE.sub("", _ET_AL.sub("", part)) for part in parts]
    if any(map(_is_somebody, pieces[:-1])) and not _is_somebody(pieces[-1]):
        pieces[-1] = _organ_in_front(pieces[-1])
    return [piece for piece in pieces if _is_somebody(piece)]


def _organ_in_front(text: str) -> str:
    """Return the organ that ends a list, without the words of what was done with them: 县财政局再次核实."""
    match = _ORGAN_FIRST.match(text)
    return match[0] if match else ""


def _is_somebody(text: str) -> bool:
    if not _ORGAN.fullmatch(text) or _NOBODY.match(text):
        return False
    return not _COMPANY.match(text) or bool(_NAMED_COMPANY.match(text))
