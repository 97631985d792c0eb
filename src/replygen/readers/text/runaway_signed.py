"""The signatures of a letter on one line: organs and date, side by side."""

from __future__ import annotations

import re
from typing import Final

from replygen.readers.text.anchors import answer_end
from replygen.readers.text.words import pattern

_TITLE_ORGAN: Final = pattern(r"\s*(?P<organ>[\u3400-\u9fff]{3,30}?@organ@)(?:关于|对)")
_ORGAN: Final = r"(?!\d|此复|特此|专此|此致|敬礼)[^，。：；（）！“”《》、\s]{2,30}@organ@"
_ORGANS: Final = rf"(?:{_ORGAN}[\s、]{{1,6}}){{0,4}}{_ORGAN}"
_STAMP: Final = r"(?:[（(](?:盖章|印章|公章|章|印|代章)[）)])?"
_ORGAN_MAX: Final = 40
_NAMED_MAX: Final = 2000
"""Characters of a letter in which its own place is named, if at all."""
_RUN: Final = re.compile(r"[\u3400-\u9fff（）]+\s*$")
_PLACE: Final = re.compile(r"(?=(?P<place>[\u3400-\u9fff]{2,7}?[省市区县州旗镇乡盟]))")
_WHOLE_ORGAN: Final = pattern(rf"{_ORGAN}{_STAMP}\s*")
NUMERAL: Final = r"[\d一二三四五六七八九十]{1,3}"
DATE: Final = (
    rf"(?:(?:19|20)\d{{2}}年\d{{1,4}}月?\d{{0,2}}日|(?:[\d〇○零O]{{4}}|[一二三四五六七八九〇○零]{{4}})\s?年\s{{0,2}}{NUMERAL}\s?月\s{{0,2}}{NUMERAL}\s?日"
    r"|(?:19|20)\d{2}[-./]\d{1,2}[-./]\d{1,2}|(?<=[\s局委会府])(?:19|20)\d{5,6})(?!\s*印)(?!\d)"
)
DAY: Final = re.compile(DATE)
SIGNED: Final = pattern(
    rf"(?:(?<=[。！）》\s])|(?<=\d{{7}})|(?<=此复|敬礼|答复))\s{{0,40}}(?P<organs>{_ORGANS}{_STAMP})\s{{0,40}}(?P<date>{DATE})"
)
_DATED: Final = pattern(
    rf"(?<=[。！）])\s{{0,40}}(?P<date>{DATE})\s{{0,40}}(?P<organs>{_ORGANS})(?![\u3400-\u9fff]{{0,2}}\s*[：])"
)


def signatures(text: str) -> set[int]:
    """Return where the organs and the date of a signature start and end."""
    looks = [SIGNED, _DATED]
    if organ := _TITLE_ORGAN.match(text):
        looks.append(re.compile(rf"(?P<organs>{re.escape(organ['organ'])})\s{{0,40}}(?P<date>{DATE})"))
    matches = [match for look in looks for match in look.finditer(text)]
    found = {place for match in matches for name in ("organs", "date") for place in match.span(name)}
    for match in DAY.finditer(text, answer_end(text)):
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
        if match["place"] in text[: min(first, _NAMED_MAX)]
        and _WHOLE_ORGAN.fullmatch(text, match.start(), end)
    )
    return next(known, 0)
