"""The spaces in a letter on one line that were line breaks."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from replygen.readers.text.runaway_signed import DATE, NUMERAL
from replygen.readers.text.values import NUMBER
from replygen.readers.text.words import pattern

_LABEL: Final = pattern(
    r"@contact_name~@|@contact_clerk~@|@contact_phone~@|@contact_unit~@|@head_signed~@|@head_number~@|@head_category~@"
    r"|抄\s+[送报告]"
)
_LAST_OF_NAME: Final = re.compile(r"[\u3400-\u9fff](?:[、，]|$)")
_PHONE: Final = r"(?<![\d.])(?:1\d\d|0\d{2,3}|\d{4})(?:[ \u3000\-—－]{1,3}\d{3,4}){1,2}(?![\d年.\-/])"
_WHOLE: Final = re.compile(rf"{DATE}|[-—]\s\d{{1,3}}\s[-—]|{_PHONE}|[（(][^（）()]{{4,60}}[）)]")
_SINGLE: Final = re.compile(r"(?:.*(?:[、，：:的号]|答复|复函|意见|的函))?(?![函复次号])[\u3400-\u9fff]$")
_LONE: Final = re.compile(r"[\u3400-\u9fff]")
_SURNAME: Final = re.compile(r"(?:[：:、]|^)[\u3400-\u9fff]{1,2}$")
_GOES_ON: Final = pattern(
    r"(?:代表|委员|同志)(?:[^\u3400-\u9fff]|$)|[\]】]|[（(]?\d[\d（）()—－-]{4,}|\d{1,2}[：]\d|\S*年\S*印"
    rf"|{NUMERAL}(?:年|月|日|$)"
)
_WAITS: Final = pattern(
    r"[：、，（\[【]$"
    r"|(?:@contact_name@|@contact_clerk@|@contact_unit@|@contact_both@|@contact_office@)\s*[：][^\d]*$"
)


def broken(text: str, start: int) -> set[int]:
    """Return the spaces after ``start`` that were line breaks: not those inside names, labels and dates."""
    cuts: set[int] = set()
    spans = [match for look in (_LABEL, _WHOLE, NUMBER) for match in look.finditer(text, start)]
    inside = [range(match.start() + 1, match.end()) for match in spans]
    spaced = {place for span in inside for place in span}
    joined = False
    for before, after in pairwise(re.finditer(r"\S+", text[start:])):
        third = bool(joined and _LONE.fullmatch(before[0]) and _LAST_OF_NAME.match(after[0]))
        single = (
            bool(_LONE.fullmatch(after[0]) and _SURNAME.search(before[0]))
            or (bool(_SINGLE.match(before[0])) and (not joined or "、" in before[0]))
            or third
        )
        place = start + after.start()
        joined = single
        if not (single or place in spaced or _GOES_ON.match(after[0]) or _WAITS.search(before[0])):
            cuts.add(place)
    return cuts
