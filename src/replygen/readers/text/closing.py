"""The last paragraphs: thanks, who approved, where to answer; and 此复, 此致敬礼."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from replygen.readers.text.words import pattern

_START: Final = pattern(r"^(?:@close_start@)")
_THANKS: Final = pattern(r"[^。；，]{0,6}(?:感谢|谢谢)(?:您|你|贵|各位|代表|委员)")
_ANY: Final = pattern(r"@close_any@")
_SENTENCES: Final = pattern(r"[^。！？]+[。！？]*")
_NEXT_STEP: Final = "[已业再并后均究核定阅过批意送报请由呈]"
"""What stands before 经 where the next step begins: 经办公室审核后经局长某某审签."""
_WHO: Final = (
    rf"(?:[^，。；：经]|(?<!{_NEXT_STEP})经"
    rf"|(?<={_NEXT_STEP})经(?=理(?!事)|[济信贸开营发合促作]|管[站局科办处]))"
)
"""A character of post, organ and name: 经 only where it is a part of them (总经理, 经信局, 王经国)."""
_APPROVAL: Final = pattern(
    rf"(?P<by>(?<!总)经(?!理(?!事))|[由报请送呈]{{1,3}}|[，](?![经由报请送呈]))(?P<who>{_WHO}{{2,30}}?)(?P<verb>@approve@)"
)
_BY: Final = re.compile(r"经|[由报请送呈]{1,3}")
_PLAIN_APPROVAL: Final = pattern(
    rf"(?:^|[（【\[，。；])\s*(?:@approve_first@人?[：]\s*)?(?P<who>(?:(?![（）【】]){_WHO}){{2,30}}?)"
    r"\s*(?:已经?)?(?P<verb>@approve_first@|(?=\s*[）】\]]?$))"
)
"""Without 经: 局长王某已审签, 审签：王某局长."""
_LABELLED_APPROVAL: Final = pattern(
    r"[（【\[]?\s*(?:领导)?(?:审签|签批|审定|阅签|核签)(?:人|领导|同志)?\s*[：]\s*(?P<who>.{2,24}?)\s*[）】\]。]*"
)
"""审签人：局长王某, 审签：王某（局长）."""
_AGREED: Final = pattern(r"经.{0,12}(?:会议?|集体).{0,8}(?:同意|通过|审定)")
_BRACKETED: Final = pattern(r"[（【\[].{4,60}[）】\]]")
_SIGNED_OFF: Final = pattern(r"@approve_first@|复函|答复|此[件函]")
_ADVERBS: Final = re.compile(r"(?:已经?|亲自|同志|认真|审核|研究)*$")
_STRONG: Final = pattern(r"@approve_first@")
_POST: Final = "@post@(?:兼[^，。；、]{2,12}?@post@)?(?:、@post@)*"
_NAME_POST: Final = pattern(rf"(?P<name>[\u3400-\u9fff·]{{1,12}}?)(?P<post>{_POST})(?:同志)?(?:和|与|、)?")
_POST_NAME: Final = pattern(rf"(?P<post>{_POST})\s*(?P<name>[\u3400-\u9fff·]{{2,12}}?)(?:同志)?")
_ORGAN_FRONT: Final = pattern(
    r"(?:@organ@|机关|单位|我|本|(?:分管|主管|负责)[^，。；：]{2,12}的|分管|主管|时任)(?!副?书记|成员|委员)"
)
_ONLY_POST: Final = pattern(rf"(?P<name>)(?P<post>{_POST})")
_ONLY_NAME: Final = pattern(r"(?!.*[请予您你我会局委办究意])[\u3400-\u9fff·]{2,3}")
_SHORT_NAME: Final = (0, 1, 2, 3)
_NAME: Final = (0, 2, 3, 4)
"""Characters of a name: none where only the post stands, one where only the surname does."""
_NO_NAME: Final = re.compile(
    r"[我本]|^[经由报请送呈]{1,2}$|^(?:分管|主管|时任|有关|相关|主要)$|(?:局|委|办|政府|机关|单位)$"
)
_SOME: Final = 0.3
_HALF: Final = 0.5
_MOST: Final = 0.6


class Approver(NamedTuple):
    """Who signed the reply off (one of the two may be missing), and the words that say so."""

    name: str | None
    post: str | None
    raw: str


def is_closing(text: str) -> bool:
    """Tell whether a paragraph at the end closes the letter: at least half of it are closing sentences."""
    if is_approval(text):
        return True
    sentences = [(sentence, _closes(sentence)) for sentence in _SENTENCES.findall(text)]
    closing = sum(len(sentence) for sentence, closes in sentences if closes)
    thanks = bool(_THANKS.match(text))
    least = _SOME if thanks else _HALF if sentences and sentences[0][1] else _MOST
    return closing > 0 and closing >= least * len(text)


def closing_start(text: str) -> int:
    """Return where the closing sentences at the end of ``text`` start; its length where there are none."""
    start = len(text)
    for match in reversed([*_SENTENCES.finditer(text)]):
        if not _closes(match[0]):
            break
        start = match.start()
    return start


def _closes(sentence: str) -> bool:
    return bool(_START.match(sentence.strip()) or _ANY.search(sentence))


def approver(text: str) -> Approver | None:
    """Read 此复函已经某某局长审签: the name and the post; of two steps the one that signs."""
    if labelled := _LABELLED_APPROVAL.fullmatch(text):
        who = _who(re.sub(r"[（()）]", "", labelled["who"]), by_name=True)
        return who and who._replace(raw=labelled["who"])
    found = [
        (who, bool(_STRONG.search(match["verb"])))
        for match in _APPROVAL.finditer(text)
        if (who := _last_step(match["who"], by_name=match["by"] in "经由"))
    ]
    found += [
        (who, True)
        for match in _PLAIN_APPROVAL.finditer(text)
        if _STRONG.search(match[0]) and (who := _who(match["who"], by_name=False)) and who.name
    ]
    strong = [who for who, signs in found if signs]
    return next(iter(strong or [who for who, _ in found]), None)


def is_approval(text: str) -> bool:
    """Tell whether a line, in brackets or behind a label, says who signed the reply off."""
    if _LABELLED_APPROVAL.fullmatch(text):
        return bool(approver(text))
    whole = _BRACKETED.fullmatch(text) and _SIGNED_OFF.search(text)
    return bool(whole and (approver(text) or _AGREED.search(text)))


def _last_step(text: str, *, by_name: bool) -> Approver | None:
    """Read who signs from all words, else from those behind another 由 or 送 among them: 此复函已由局长某某."""
    starts = [0, *(match.end() for match in _BY.finditer(text))]
    return next((who for start in starts if (who := _who(text[start:], by_name=by_name))), None)


def _who(text: str, *, by_name: bool) -> Approver | None:
    """Split name and post, in either order, with or without the organ in front."""
    words = _ADVERBS.sub("", re.sub(r"\s", "", text))
    fronts = [match.end() for match in _ORGAN_FRONT.finditer(words)][::-1]
    for start, lengths in ((0, _SHORT_NAME), *((start, _NAME) for start in fronts), (0, _NAME)):
        for look in (_ONLY_POST, _POST_NAME, _NAME_POST):
            match = look.fullmatch(words[start:])
            if match and _is_name(match["name"], lengths):
                return Approver(match["name"] or None, match["post"], text)
    return Approver(words, None, text) if by_name and _ONLY_NAME.fullmatch(words) else None


def _is_name(text: str, lengths: Sequence[int]) -> bool:
    return (len(text) in lengths or "·" in text) and not _NO_NAME.search(text)
