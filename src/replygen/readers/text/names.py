"""Salutations: whom a letter is written to."""

from __future__ import annotations

import re
from typing import Final

from replygen.readers.text.words import pattern, split_list, squeeze

_NAME: Final = r"[\u3400-\u9fff\U00020000-\U0003ffff·•．.a-zA-Z*×xX某]"
_LIST: Final = rf"[{_NAME[1:-1]}\s、，和及与]"
_NUMBER: Final = r"(?:\d+|[一二三四五六七八九十两几多]+)"
_COUNT: Final = rf"(?:(?:等|及其他)\s*{_NUMBER}?\s*[名位人]?|{_NUMBER}\s*[名位])?\s*"
_SITTING: Final = r"(?:各级|第?[一二三四五六七八九十\d]{1,3}届)?"
_PLACE: Final = rf"(?:(?:全国|省|市|区|县|州|镇|乡|自治区)?{_SITTING}(?:人大|政协|人民代表大会))?"
_OFFICE: Final = pattern(rf"{_PLACE}\s*(?:代表|委员)(?=\s*{_NAME}{{1,8}}(?:\s+{_NAME})?)")
"""县人大代表 before a name."""
_PERSONS: Final = pattern(
    rf"(?P<front>\s*(?:尊敬的)?\s*(?:各位)?)(?P<names>{_NAME}{_LIST}{{0,160}}?)"
    rf"(?P<back>(?:\s*[（][^（）]{{1,12}}[）])?\s*{_COUNT}{_PLACE}\s*@person@等?(?:\s*[（][^（）]{{1,20}}[）])?)(?P<greeting>[，！\s]*@greeting@)?[！。，：\s]*"
)
_NAMED_AFTER: Final = pattern(rf"\s*(?:尊敬的)?{_OFFICE.pattern}\s*{_LIST}{{2,60}}[：]\s*")
_COUNTED: Final = pattern(
    rf"\s*(?:尊敬的)?\s*(?P<names>{_NAME}{_LIST}{{0,160}}?)\s*等\s*{_NUMBER}\s*[名位]?人[：]\s*"
    rf"|\s*(?:尊敬的)?\s*(?P<name>[\u3400-\u9fff·]{{2,12}})[（][^（）]{{0,20}}(?:代表|委员|提案人|建议人|提出人|领衔人)[）][：]\s*"
)
"""甲等10人：, 甲（县人大代表）："""
_CO_SIGNERS: Final = pattern(
    r"[、，和及与并暨]?\s*(?:各位|其他|全体)?(?:附议|联名|附名|联署)的?(?:各位)?(?:代表|委员|人)们?$"
)
"""Those who only joined a proposal, behind the names: 甲代表及附议代表."""
_ROLE: Final = pattern(
    r"\s*(?:尊敬的)?\s*(?:[^，。：；]{0,40}?号)?(?:提案|建议|议案)?的?(?:第一|首席|领衔|联名|主)?"
    r"(?:提案人|提案者|建议人|提出人|提出者|领衔人|领衔代表|领衔委员)\s*(?=[\u3400-\u9fff])"
)
"""What somebody is to the proposal, before the name: 第12号提案第一提案人甲."""
_HIDDEN: Final = re.compile(r"[×xX*＊]+")
"""A name that was made unreadable."""
_ONLY_NAMES: Final = pattern(rf"\s*(?:尊敬的)?{_NAME}{{2,4}}(?:[、，\s]+{_NAME}{{2,4}})*\s*[：]\s*")
_EVERYBODY: Final = re.compile(r"^(?:各位|全体|诸位)")
_GROUP_END: Final = pattern(r"(?:@group@|@organ@)(?:[（][^（）]{1,20}[）])?$")
_GREETING: Final = pattern(r"[，！：\s]*@greeting@[！。，：\s]*$")
_FRONT: Final = re.compile(r"^\s*尊敬的\s*")
_SENTENCE: Final = re.compile(r"[。；;《》“”\"]|关于|收悉|如下|提出|第.{1,16}号|复函|答复|姓名[：:]|\d{4}年")
_AND: Final = re.compile(r"[和及与并暨]")
_SHORT: Final = re.compile(rf"{_NAME}{{2,4}}")
_LONGEST: Final = 200
_GROUP_LENGTH: Final = range(2, 61)
_NAME_AND_POST: Final = 3
_SHORT_NAME: Final = 2
"""Characters of a name that is spaced out to the width of one with three."""


def is_persons(text: str) -> bool:
    """Tell whether ``text`` addresses people by their names: 甲、乙等5名代表."""
    if role := _ROLE.match(text):
        rest = text[role.end() :]
        return is_names(rest) or is_persons(rest)
    if len(text) > _LONGEST or _SENTENCE.search(text):
        return False
    return any(look.fullmatch(text) for look in (_PERSONS, _NAMED_AFTER, _COUNTED))


def is_names(text: str) -> bool:
    """Tell whether ``text`` is nothing but names and a colon (甲、乙：)."""
    return bool(_ONLY_NAMES.fullmatch(text))


def is_group(text: str) -> bool:
    """Tell whether ``text`` names an organ, a party, a group or a delegation."""
    words = bare(text)
    return len(words) in _GROUP_LENGTH and not _SENTENCE.search(words) and bool(_GROUP_END.search(words))


def may_be_addressed(text: str) -> bool:
    """Tell whether a line right before the opening can name whom the letter is written to."""
    words = bare(text)
    return (
        len(words) in _GROUP_LENGTH and not _SENTENCE.search(words) and not re.search(r"[\dA-Za-z：:]", words)
    )


def bare(text: str) -> str:
    """Return a salutation without its colon and greeting."""
    return _GREETING.sub("", text.rstrip("：: ")).rstrip("：:，, ")


def addressees(salutation: str) -> tuple[str, ...]:
    """Return the names or organs a salutation addresses, without 尊敬的, 等5名 and 代表."""
    text = _CO_SIGNERS.sub("", _ROLE.sub("", _FRONT.sub("", bare(salutation)), count=1))
    pieces = [piece for part in split_list(text) for piece in split_and(part.strip()) if piece]
    found = (name for piece in pieces for name in _names(piece) if not _HIDDEN.fullmatch(name))
    return tuple(dict.fromkeys(found))


def split_and(text: str) -> list[str]:
    """Separate what 和 joins: names of people or of organs, not the words of one organ (文化和旅游局)."""
    for match in _AND.finditer(text):
        left, right = text[: match.start()].strip(), text[match.end() :].strip()
        whole = bool(_GROUP_END.search(left) or _PERSONS.fullmatch(left))
        if right and (
            whole or (_SHORT.fullmatch(left) and _PERSONS.fullmatch(right) and len(right) > _NAME_AND_POST)
        ):
            return [left, *split_and(right)]
    return [text]


def _names(piece: str) -> list[str]:
    match = _PERSONS.fullmatch(piece)
    if _EVERYBODY.match(piece):
        return [squeeze(piece)]
    if match:
        return list(map(_bare_name, spaced_names(match["names"])))
    counted = _COUNTED.fullmatch(f"{piece}：")
    if counted:
        return list(map(_bare_name, spaced_names(counted["names"] or counted["name"])))
    office = _OFFICE.match(piece)
    if office:
        return spaced_names(piece[office.end() :].strip())
    return [_ASIDE.sub("", squeeze(_ET_AL.sub("", piece)))]


def _bare_name(name: str) -> str:
    return _FROM.sub("", _COURTESY.sub("", _PERSON_END.sub("", name)))


_ASIDE: Final = re.compile(
    rf"(?<=^{_NAME}{{2}})[（(][^（()）]{{1,12}}[）)]$|(?<=^{_NAME}{{3}})[（(][^（()）]{{1,12}}[）)]$"
)
"""What is said of somebody behind the name: 甲乙（牵头）."""
_PERSON_END: Final = pattern(r"(?<=[\u3400-\u9fff·]{2})(?:代表|委员)$")
_COURTESY: Final = pattern(r"(?<=[\u3400-\u9fff·]{2})@courtesy@$")
_FROM: Final = pattern(
    r"^(?:致(?!公)|[全国省市区县州旗镇乡]{0,2}(?:政协|人大)|民革|民盟|民建|民进|农工党?|致公党?|九三学社|台盟"
    r"|[\u3400-\u9fff]{2,8}界别?)(?=[\u3400-\u9fff·]{2,4}$)"
)
"""What somebody comes from, before the name: 县政协甲委员, 经济界甲委员."""
_ET_AL: Final = pattern(rf"\s*等{_COUNT}(?:@person@)?$")


def spaced_names(text: str) -> list[str]:
    """Separate names that stand side by side: single characters are one name spaced out."""
    names: list[str] = []
    loose = ""
    for token in text.split():
        if len(token) > 1:
            names.append(loose + token)
            loose = ""
            continue
        loose += token
        if len(loose) == _SHORT_NAME:
            names.append(loose)
            loose = ""
    if loose and names and text.split(maxsplit=1)[0] == names[-1][0]:
        names[-1] += loose
    elif loose:
        names.append(loose)
    return names
