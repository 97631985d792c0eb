"""The last paragraphs: thanks, who approved, where to answer; and 此复, 此致敬礼."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from replygen.readers.text.words import pattern

_START: Final = pattern(r"^(?:@close_start@)")
_ANY: Final = pattern(r"@close_any@")
_SENTENCES: Final = pattern(r"[^。！]+[。！]*")
_APPROVAL: Final = pattern(r"(?:[经由报请送呈]|交由)(?P<who>[^，。；：经]{2,30}?)(?P<verb>@approve@)")
_STRONG: Final = pattern(r"@approve_first@")
_POST: Final = "@post@(?:兼[^，。；、]{2,12}?@post@)?(?:、@post@)*"
_NAME_POST: Final = pattern(rf"(?P<name>[\u3400-\u9fff·]{{1,12}}?)(?P<post>{_POST})(?:同志)?(?:和|与|、)?")
_POST_NAME: Final = pattern(rf"(?P<post>{_POST})\s*(?P<name>[\u3400-\u9fff·]{{2,12}}?)(?:同志)?")
_ORGAN_FRONT: Final = pattern(r".*(?:党委|党组|@organ@|机关|单位|我|本|分管|主管|时任)")
_NAME_MAX: Final = 4
_HALF: Final = 0.5


class Approver(NamedTuple):
    """Who signed the reply off, and the words that say so."""

    name: str
    post: str
    raw: str


def is_closing(text: str) -> bool:
    """Tell whether a paragraph at the end closes the letter: at least half of it are closing sentences."""
    sentences = _SENTENCES.findall(text)
    if not sentences or not (_START.match(sentences[0]) or _ANY.search(sentences[0])):
        return False
    closing = [sentence for sentence in sentences if _START.match(sentence.strip()) or _ANY.search(sentence)]
    return sum(map(len, closing)) >= _HALF * len(text)


def approver(text: str) -> Approver | None:
    """Read 此复函已经某某局长审签: the name and the post; of two steps the one that signs."""
    found = [
        (who, bool(_STRONG.search(match["verb"])))
        for match in _APPROVAL.finditer(text)
        if (who := _who(match["who"]))
    ]
    strong = [who for who, signs in found if signs]
    return (strong or [who for who, _ in found] or [None])[0]


def _who(text: str) -> Approver | None:
    """Split name and post, in either order, with or without the organ in front."""
    words = re.sub(r"\s", "", text).removesuffix("同志")
    for start in range(len(words) - 2):
        if start and not _ORGAN_FRONT.fullmatch(words[:start]):
            continue
        for look in (_POST_NAME, _NAME_POST):
            match = look.fullmatch(words[start:])
            if match and len(match["name"]) <= _NAME_MAX + 8 * ("·" in match["name"]):
                return Approver(match["name"], match["post"], text)
    return None
