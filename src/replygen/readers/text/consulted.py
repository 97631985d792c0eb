"""With whom an answer was made: 经与甲局、乙局共同研究, 由我局主办，甲局协办."""

from __future__ import annotations

import re
from typing import Final

from replygen.readers.text.named import mask
from replygen.readers.text.names import split_and
from replygen.readers.text.words import pattern, split_list, squeeze

_LIST: Final = r"(?P<list>[^，。；：]{2,160}?)"
_FORMS: Final = (
    pattern(
        r"(?:协办|会办|配合)单位(?:[：]|为|是|有|(?=[省市区县州旗镇乡]))\s*(?P<list>[^，。；：]{2,160})(?=[，。；])"
    ),
    pattern(rf"(?:@consulted@){_LIST}(?=的?等?(?:部门|单位)?(?:@consulted_end@)|[，。；：]|$)"),
    pattern(
        rf"(?:(?:^|[，。；])\s*(?:由|经)?|由|经)\s*{_LIST}(?:等(?:部门|单位))?(?:协办|会办|配合办理|协助办理|参与办理|联合会审|会审|会签)"
    ),
)
_BEFORE: Final = pattern(
    r"^(?:.{0,10}(?<!自)由|现(?=结合|根据|会同|综合|征求|汇总)|结合|根据|会同|征求了?|汇总了?|(?:协办|会办|配合|主办)单位[：]?|(?:@consulted@)(?=[省市县区州镇乡旗]))+"
)
"""Words that stand before an organ and are none of its name: 商 before 县商务局."""
_WORDS_OF_NAMES: Final = pattern(r"@words_of_names@")
_ORGAN: Final = pattern(
    r"[\u3400-\u9fff（、）]{2,30}(?:@organ@)|[省市区县州旗镇乡](?:@short_organ@)"
    r"|各(?:[县市区旗州盟乡镇街]{2,3}|街道)"
)
_BESIDE: Final = r"(?:[（](?![会协主]办|牵头|配合)[^（）]{2,20}[）])?"
"""Another name of the organ, in brackets behind it."""
_WHOLE: Final = pattern(rf"(?:{_ORGAN.pattern}){_BESIDE}")
_ORGAN_FIRST: Final = pattern(
    rf"(?:{_ORGAN.pattern})(?!(?:(?!等)[\u3400-\u9fff]){{0,6}}(?:@organ@)){_BESIDE}".replace("30}", "30}?")
)
"""An organ, and behind it words that are none."""
_ET_AL: Final = re.compile(r"等(?:\d+|[一二三四五六七八九十]+)?(?:个|家)?(?:有关|相关)?(?:部门|单位)?$")
_NOBODY: Final = re.compile(
    r"^(?:属地|所在|辖区|我|本|贵|您|你|各(?![县市区旗州盟乡镇街])|有关|相关|其他|多个|现|该|此)"
    r"|.*我|.*(?:企业|村|干部|主办|牵头|承办|负责)$"
)
_COMPANY: Final = re.compile(r".*(?:公司|集团)$")
_NAMED_COMPANY: Final = pattern(r"@company@.+")
"""A company with a name of its own: 市水务集团, not 公交公司."""


def consulted(opening: str) -> list[str]:
    """Return the organs an opening names as consulted or co-handling, in order."""
    text = mask(opening)
    shielded = _WORDS_OF_NAMES.sub(lambda match: "名" * len(match[0]), text)
    spans = sorted(match.span("list") for form in _FORMS for match in form.finditer(shielded))
    return list(dict.fromkeys(organ for start, end in spans for organ in organs(text[start:end])))


def organs(text: str) -> list[str]:
    """Return the organs of a list joined by 、 or 和."""
    listed = split_list(squeeze(text).replace("以及", "、"))
    parts = [part for piece in listed for part in split_and(piece)]
    pieces = [_BEFORE.sub("", _ET_AL.sub("", part)) for part in parts]
    if any(map(_is_somebody, pieces[:-1])) and not _is_somebody(pieces[-1]):
        pieces[-1] = _organ_in_front(pieces[-1])
    return [piece for piece in pieces if _is_somebody(piece)]


def _organ_in_front(text: str) -> str:
    """Return the organ that ends a list, without the words of what was done with them: 县财政局再次核实."""
    match = _ORGAN_FIRST.match(text)
    return match[0] if match else ""


def _is_somebody(text: str) -> bool:
    if not _WHOLE.fullmatch(text) or _NOBODY.match(text):
        return False
    return not _COMPANY.match(text) or bool(_NAMED_COMPANY.match(text))
