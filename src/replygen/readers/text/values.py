"""Short values that stand alone or after a label: document number, category, disclosure, signer, security."""

from __future__ import annotations

import re
from typing import Final

from replygen.readers.text.draft import Draft
from replygen.readers.text.segments import Segment
from replygen.readers.text.words import pattern, squeeze

_OPEN: Final = r"[〔﹝\[［【（(［<＜〈《{「?？]"
_CLOSE: Final = r"[〕﹞\]］】）)>＞〉》}」?？]"
_YEAR: Final = r"(?:19|20)\d{2}"
_NO_ORGAN: Final = r"(?![函的类]|[A-DＡ-Ｄ]类?[\u3400-\u9fff])"
_KIND: Final = (
    r"(?<=[\u3400-\u9fff])[（(](?!公开|摘要|全文|要点|草案|代拟|盖章|印章)[\u3400-\u9fff]{1,2}[）)]"
    rf"(?=[函字复提建议案办会协答发督]{{0,3}}\s*{_OPEN})"
)
"""What kind of paper it is, in brackets inside the sign: 某公（会）函, 某教（提）字."""
_ORGAN: Final = rf"(?:(?![第对届次号件类]|复函|答复|公开)[\u3400-\u9fffA-Za-z]|{_KIND}){{1,16}}"
_JOINT: Final = r"(?:(?P<place>[\u3400-\u9fff])[\u3400-\u9fff]{0,5}、(?=(?P=place))){0,5}"
"""The signs of other organs of the place before the last: 某公、某交联函."""
_SERIAL: Final = r"(?:第\s*)?[A-Za-z]{0,3}\d{1,5}\s*号"
NUMBER: Final = re.compile(
    rf"(?P<organ>{_NO_ORGAN}{_JOINT}{_ORGAN})\s*(?:{_OPEN}{{1,2}}\s*(?P<year>{_YEAR})\s*{_CLOSE}{{0,2}}"
    rf"|(?P<bare>{_YEAR})\s*{_CLOSE}{{1,2}})\s*(?P<rest>{_SERIAL})"
    rf"|(?:{_OPEN}\s*)?(?P<first>{_YEAR})\s*{_CLOSE}\s*(?P<behind>{_ORGAN}\s*{_SERIAL})(?!\s*(?:提案|建议|议案|代表|委员))"
)
"""A 发文字号, its year in brackets of any kind, one of which may be lost; in front of all in old ones."""
_ISSUER: Final = pattern(r".*[\u3400-\u9fff]{2}(?:@organ@)")
_SIGN: Final = range(2, 9)
"""Characters of the sign of an office: 某水函, 某政办提复字."""
_CATEGORY: Final = pattern(
    r"[（【\[〔]?\s*(?:@head_category~@)?\s*[：]?\s*[“（【\[〔]?(?P<mark>[A-DＡ-Ｄ])(?P<rank>[1-9]?)\s*类?[”）】\]〕]?\s*(?:[（][^（）]{1,20}[）])?\s*[）】\]〕]?"
)
_CATEGORY_BEHIND: Final = pattern(r"[\u3400-\u9fff、]{1,12}[（](?P<mark>[A-DＡ-Ｄ])(?P<rank>[1-9]?)类?[）]")
"""解决（A）, after a label."""
_LETTER: Final = dict(zip("ＡＢＣＤ", "ABCD", strict=True))
_DISCLOSURE: Final = (
    (pattern(r"依(?:法依)?申请"), "依申请公开"),
    (pattern(r"不|(?<![是能可])否|免予"), "不予公开"),
    (pattern(r"公开|同意|是|可|能|社会"), "主动公开"),
)
_TICKED: Final = re.compile(r"[√✓✔☑☒■●]\s*(?P<words>[\u3400-\u9fff]+)|(?P<before>[\u3400-\u9fff]+)\s*[√✓✔]")
"""The choice that is ticked where all of them are printed."""
_DISCLOSED: Final = pattern(
    r"[（【\[]?\s*(?:(?:备注|附注|说明|注)\s*[：]\s*)?(?:@head_disclosure~@\s*[：]\s*)?(?:[此本该](?:文?件|文|公文|复函|函|答复函?|意见))?\s*"
    r"(?:@public_how@)*(?:不予|不予以|不|不同意|不宜|暂不|免予|依申请|依法依申请|主动|同意|可以?)?(?:对外)?公开(?:发布|属性)?\s*[）】\]。]*"
)
_SPREAD_NAME: Final = pattern(r"[\u3400-\u9fff](?:\s+[\u3400-\u9fff]){1,2}(?=$|\s{2}|[，；（])")
"""A name spaced out to the width of a longer one: 王　刚."""
_STATED: Final = re.compile(
    r"(?:^\W?|[此本该].{1,6}|同意|主动|申请|不予|不宜|不|可以?|免予|全文|对外|予以)公开(?!属性)"
)
_NUMBER_MAX: Final = 30
_NAME_LENGTH: Final = range(2, 21)
_SECURITY: Final = pattern(
    r"(?P<level>秘密|机密|绝密)(?:[★☆*](?P<period>[\d一二三四五六七八九十]{1,3}[年月日]|长期))?"
)
_ROLES: Final = {"主办": "主办", "独办": "主办", "会办": "会办", "协办": "会办"}
_URGENCY: Final = {"特急": "特急", "加急": "加急"}


def number_start(match: re.Match[str]) -> int:
    """Return where a 发文字号 starts: behind an organ that it sticks to (某县水利局某水函) and abbreviates."""
    words = match["organ"] or ""
    ends = [
        end
        for end in range(len(words) - _SIGN.start, 0, -1)
        if words[end] in words[:end] and len(words) - end in _SIGN and _ISSUER.fullmatch(words[:end])
    ]
    return match.start() + (ends[0] if ends else 0)


def put_number(text: str, segment: Segment, draft: Draft, labelled: bool) -> bool:
    """Read a 发文字号; odd brackets become 〔〕."""
    match = NUMBER.search(text)
    if match and (labelled or _is_mark(text[: match.start()].strip())):
        year = match["year"] or match["bare"] or match["first"]
        number = squeeze(f"{match['organ'] or ''}〔{year}〕{match['rest'] or match['behind']}")
        known = draft.get("document.number")
        draft.put("document.number", number, segment, match[0])
        if known is None:
            draft.change(segment, "document number brackets", match[0], number)
        _more(text[: match.start()] + " " + text[match.end() :], segment, draft)
        return match.end() - match.start() >= len(text) / 2
    if labelled and re.search(r"\d", text) and len(text) <= _NUMBER_MAX:
        draft.put("document.number", squeeze(text), segment, text, "guess")
    return labelled


def _is_mark(text: str) -> bool:
    return not text or text in _URGENCY or bool(_CATEGORY.fullmatch(text))


def _more(rest: str, segment: Segment, draft: Draft) -> None:
    """Read what stands beside a number on its line: a category mark, an urgency."""
    for piece in rest.split():
        for put in (put_category, put_urgency, put_disclosure):
            if put(piece, segment, draft, False):
                break


def is_category(text: str) -> bool:
    """Tell whether ``text`` is a mark of the result and can be nothing else: （B类）, A类."""
    return len(text) > 1 and bool(_CATEGORY.fullmatch(text))


def is_mark(text: str) -> bool:
    """Tell whether ``text`` is a mark by itself: A类, 主动公开, 特急."""
    return bool(_CATEGORY.fullmatch(text)) or states_disclosure(text) or text in _URGENCY


def put_category(text: str, segment: Segment, draft: Draft, labelled: bool) -> bool:
    """Read the mark of the result: A, A类, 类别：A."""
    match = (_CATEGORY.match(text) or _CATEGORY_BEHIND.match(text)) if labelled else _CATEGORY.fullmatch(text)
    if not match:
        return False
    mark = match["mark"]
    draft.put("document.category", _LETTER.get(mark, mark), segment, mark)
    segment.leave("" if labelled else text[: match.start("mark")].strip())
    segment.leave("类", "number")
    segment.leave(match["rank"], "form")
    if match["rank"]:
        draft.change(segment, "form of the category", mark + match["rank"], mark)
    if labelled:
        rest = text[match.end() :].strip()
        if rest:
            put_number(rest, segment, draft, False)
    return True


def is_disclosure(text: str) -> bool:
    """Tell whether ``text`` is 此件公开发布 or its kin and nothing else."""
    return bool(_DISCLOSED.fullmatch(text))


def states_disclosure(text: str) -> bool:
    """Tell whether ``text`` says it by itself: 同意公开, not the label 公开属性 nor the question 是否公开."""
    return is_disclosure(text) and bool(_STATED.search(text))


def put_disclosure(text: str, segment: Segment, draft: Draft, labelled: bool) -> bool:
    """Read 此件公开发布 and its kin."""
    if not labelled and not is_disclosure(text):
        return False
    ticked = _TICKED.search(text)
    chosen = (ticked["words"] or ticked["before"]) if ticked else text
    for words, value in _DISCLOSURE:
        if words.search(chosen):
            draft.put("document.disclosure", value, segment, text)
            if text.strip("（）()。 ") != value:
                draft.change(segment, "form of the disclosure", text, value)
            return True
    return False


def put_signed_by(text: str, segment: Segment, draft: Draft, labelled: bool) -> bool:
    """Read the name after 签发人."""
    spread = _SPREAD_NAME.match(text.strip())
    name = spread[0] if spread else re.split(r"\s{2,}|[，,；;（(]", text.strip())[0]
    if not labelled or len(squeeze(name)) not in _NAME_LENGTH:
        return False
    draft.put("document.signed_by", squeeze(name), segment, name)
    return True


def put_security(text: str, segment: Segment, draft: Draft, labelled: bool) -> bool:
    """Read 秘密★1年."""
    match = _SECURITY.fullmatch(squeeze(text))
    if not match:
        return False
    draft.put(
        "document.security", {key: value for key, value in match.groupdict().items() if value}, segment, text
    )
    return True


def put_urgency(text: str, segment: Segment, draft: Draft, labelled: bool) -> bool:
    """Read 特急 or 加急."""
    value = _URGENCY.get(squeeze(text))
    if value:
        draft.put("document.urgency", value, segment, text)
    return bool(value)


def put_role(text: str, segment: Segment, draft: Draft, labelled: bool) -> bool:
    """Read 主办 or 会办 behind its label."""
    role = _ROLES.get(squeeze(text))
    if role:
        draft.put("role", role, segment, text)
    return bool(role)


def put_copy_number(text: str, segment: Segment, draft: Draft, labelled: bool) -> bool:
    """Read the six digits of 份号."""
    if not re.fullmatch(r"(?:№|No\.?)?\s*0\d{5}", text):
        return False
    draft.put("document.copy_number", text, segment)
    return True
