"""What stands above the salutation: title, document number, category mark."""

from __future__ import annotations

import re
from itertools import combinations
from typing import Final

from replygen.checks.copy import Role
from replygen.checks.text import HANZI, LETTER
from replygen.checks.words import any_of

NAME_MAX: Final = 60
"""Names, numbers and the like are no longer, in characters."""
_TITLE_MAX: Final = 160
OPENING: Final = re.compile(
    r"收悉|收阅|[案议》）”](?:已|业已|我[局委])?收到|(?:答复|函复|回复|函告|反馈|报告|函达|回复意见|协办意见|会办意见)如下|如下(?:答复|回复|(?:会办|协办|办理)意见)"
)
_TITLE: Final = re.compile(
    r"关于.*(?:函|答复|回复|意见|情况|报告|说明)[。]?$|关于.*(?:建议|提案).*(?:函|复)"
    r"|关于.*第[^，。：]{1,16}号(?:提案|建议|议案)$"
    r"|对.*(?:人大|政协|人民代表大会).*(?:建议|提案|议案).*(?:函|复|意见$)"
    r"|^[^\W\d_A-Za-z]{0,12}(?:建议|提案|议案)(?:办理)?的?(?:答复|回复|复函?|办理意见)函?$"
)
AUTHOR: Final = re.compile(rf"(?:提案|建议|领衔)[人者](?P<name>{HANZI}{{2,4}})\s*：$")
"""第一提案人王木：, as some are addressed."""
_TITLE_LINES: Final = 5
_CODE: Final = rf"{LETTER}{{1,20}}(?:、{LETTER}{{1,12}}){{0,5}}(?:（{LETTER}{{1,4}}）{LETTER}{{0,6}})?"
"""The code of an organ, or of several, with what an office adds in brackets: 乙民（会）函."""
_NUMBER: Final = re.compile(
    rf"{_CODE}\s*[〔\[（【［﹝<〈(]\s*\d{{2,4}}\s*[〕\]）】］﹞>〉)]\s*(?:第\s*)?\d{{1,5}}\s*号?"
    rf"|{HANZI}{{1,20}}\d{{4}}[〕\]）】]?第?\d{{1,5}}号"
    rf"|{HANZI}{{1,20}}\d{{4}}[〔\[（【]\d{{1,4}}[〕\]）】]号?"
)


def head_roles(texts: list[str]) -> list[Role]:
    """Return the roles of the lines at the top; a title may go over several of them."""
    roles = [head_role(text) for text in texts]
    for first, last in combinations(range(len(texts)), 2):
        joined = "".join(texts[first : last + 1])
        parts = last - first < _TITLE_LINES and {"head"}.issuperset(roles[first:last])
        fields = "：" in joined or "\t" in joined
        if parts and roles[last] in ("head", "title") and not fields and _is_title(joined):
            roles[first : last + 1] = ["title"] * (last + 1 - first)
            break
    for place in range(1, len(texts)):
        if roles[place - 1 : place + 1] == ["title", "head"] and _TITLE_END.fullmatch(texts[place]):
            roles[place] = "title"
    return _without_repeats(texts, roles)


_TITLE_END: Final = re.compile(
    "的?(?:[会协]办|办理)?(?:答复|回复|意见|情况)?的?(?:复?函|答复|回复|意见|报告)"
)
"""The last line of a title whose first one might be a whole title."""
_TAG: Final = re.compile("【[^】]*】")


def _without_repeats(texts: list[str], roles: list[Role]) -> list[Role]:
    """Take a title for the head of a web page where it stands again, with its organ, further down."""
    last = max((place for place, role in enumerate(roles) if role == "title"), default=0)
    first = last
    while first and roles[first - 1] == "title":
        first -= 1
    title = "".join(texts[first : last + 1])
    again = {place for place in range(first) if title.endswith(_TAG.sub("", texts[place]))}
    return ["head" if place in again else role for place, role in enumerate(roles)]


def _is_title(text: str) -> bool:
    return len(text) <= _TITLE_MAX and bool(_TITLE.search(text)) and not OPENING.search(text)


def head_role(text: str) -> Role:
    """Return the role of a line at the top, by itself."""
    if any_of("ai_talk").search(text):
        return "stray"
    if len(text) <= NAME_MAX and _NUMBER.fullmatch(text):
        return "number"
    if "：" not in text[:8] and _is_title(text):
        return "title"
    return "mark" if re.fullmatch(r"(?:[^：]{2,6}：\s*)?[A-D]\s*类?", text) else "head"
