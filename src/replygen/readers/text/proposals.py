"""Which proposals a letter answers: names, numbers, session, proposers; and with whom it was made."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from replygen.readers.text import names
from replygen.readers.text.numbers import numbers_in, without_number
from replygen.readers.text.words import pattern, squeeze

_SESSION: Final = re.compile(
    r"[^，。：；《》“”（）()、,:;\s]{0,30}?第?[一二三四五六七八九十百\d]{1,4}届[^，。：；《》“”（）()、,:;]{0,30}?(?:会议|全会|大会)(?![^，。：；《》“”]{0,12}次(?:全体)?会议)"
    r"|[^，。：；《》“”（）()、,:;\s]{0,30}?第?[一二三四五六七八九十百\d]{1,4}届[^，。：；《》“”（）()、,:;]{0,12}?第?[一二三四五六七八九十\d]{1,3}次"
)
_SESSION_START: Final = re.compile(r".*(?:关于对|关于|就|对|在|于(?![都洪])|提出的|提交的|[您你们]|的)")
_QUOTED: Final = re.compile(
    r"《(?P<book>[^《》]*(?:《[^《》]*》[^《》]*)*)》|“(?P<quote>[^“”]*(?:“[^“”]*”[^“”]*)*)”"
    r"|”(?P<turned>[^“”]{2,120})“|\"(?P<straight>[^\"]{2,120})\"|「(?P<corner>[^「」]{2,120})」|<<(?P<angle>[^<>]{2,120})>>"
)
"""Quoted text; quotation marks may be turned round."""
_LAW: Final = pattern(r"(?:@law@)(?:[（][^（）]*[）])?$")
_ENDS: Final = pattern(r".*(?:建议|提案|议案|意见)$")
_CUT: Final = pattern(
    r"(?=\s*[（]?第\s*[A-Za-z\d]|\s*[（]?(?:编号|案号|提案号|建议号)|》|”|已?(?:收悉|收到|收阅|敬悉|转交|交由|转来)|[，。；])"
)
_BARE: Final = pattern(
    r"(?:@proposed@|第.{1,16}号)\s*(?P<title>[《“]?关于.{2,160}?(?:建议|提案|议案))(?=\s*[》”]?\s*(?:[（]|第\s*[A-Za-z\d]|已|收|，|,|。|转|交|均|、|和|等|现|由))"
)
_OPEN: Final = re.compile(
    r"《(?P<title>关于[^》]{2,160}?(?:建议|提案|议案))(?=\s*(?:[（(]|第\s*[A-Za-z\d]|已|收|，|。))"
)
_NO_START: Final = re.compile(r"(?P<title>关于[^《》。；]{2,160}?(?:建议|提案|议案))》")
_PROPOSERS: Final = pattern(
    r"(?:^|[，。；、和及])\s*(?P<who>[\u3400-\u9fff·、和\s]{2,80}?(?:等\s*\d{0,3}\s*[名位]?)?(?:代表|委员))(?:在[^，。；]{2,60}?)?@proposed@"
)
_KIND: Final = re.compile(r"建议|提案")
_KIND_AFTER_NUMBER: Final = pattern(r"号[）)]?[^，。《]{0,8}?(?P<kind>建议|提案)")
_CONSULTED: Final = pattern(
    r"(?:@consulted@)(?P<list>[^，。；：]{2,160}?)(?=等?(?:部门|单位)?(?:@consulted_end@)|[，。；：]|$)"
)
_JOIN: Final = re.compile(r"[、，,]|[和与及](?=[\u3400-\u9fff]{2})|以及")
_ORGAN: Final = pattern(r"[\u3400-\u9fff（）]{2,30}(?:@organ@)")
_NOBODY: Final = re.compile(r"^(?:有关|相关|各|多个|县级|市级|区级|上级|我|本|其他|贵|您|你)")


@dataclass(frozen=True, slots=True)
class Named:
    """A proposal as the opening names it: its title and the number inside the title."""

    title: str
    number: str | None
    start: int


def session(title: str, opening: str) -> str | None:
    """Return the session (届次会议), in the title's words, else in the opening's."""
    for text in (squeeze(title), squeeze(opening)):
        if match := _SESSION.search(_mask(text)):
            words = _SESSION_START.sub("", match[0])
            return (
                re.sub(r"^(?:尊敬的)?.*?(?:局|办公室|委员会|政府|委)(?=政协|人大)", "", words)
                if "关于" in words
                else words
            )
    return None


def _mask(text: str) -> str:
    """Hide what stands in quotation marks, keeping offsets."""
    return _QUOTED.sub(lambda match: "＿" * len(match[0]), text)


def named_proposals(text: str) -> list[Named]:
    """Return the proposals an opening names, in order."""
    found = [name for match in _QUOTED.finditer(text) if (name := _quoted(match, text))]
    if not found:
        for look in (_OPEN, _NO_START, _BARE):
            found = [
                _named(match["title"].lstrip("《“"), match.start("title")) for match in look.finditer(text)
            ]
            if found:
                break
    unique = {squeeze(name.title): name for name in reversed(found)}
    return sorted(unique.values(), key=lambda name: name.start)


def _quoted(match: re.Match[str], text: str) -> Named | None:
    """Take a quoted name for a proposal: it says so itself, or the words round it do."""
    inner = next(filter(None, match.groups()), "")
    before, after = text[max(0, match.start() - 12) : match.start()], text[match.end() : match.end() + 12]
    named = _named(inner, match.start())
    if _LAW.search(named.title):
        return None
    proposed = re.search(r"(?:提出|提交|提|反映|呈送|撰写|号|建议|提案|和|、|及)的?\s*$", before)
    kind_after = re.match(r"\s*(?:的)?(?:代表|委员|人大|政协)?(?:建议|提案|议案)", after)
    if before.endswith("关于") and kind_after and match["quote"] is not None:
        return Named(f"关于{match[0]}{kind_after[0].strip()}", None, match.start())
    if _ENDS.fullmatch(named.title) and (named.title.startswith("关于") or match["book"] is not None):
        return named
    if (named.title.startswith("关于") or match["book"] is not None) and (proposed or kind_after):
        return named
    return named if kind_after and proposed else None


def _named(title: str, start: int) -> Named:
    return Named(*without_number(title), start)


def proposals(title: str, opening: str, salutation: str) -> list[dict[str, Any]]:
    """Return the proposals answered, as values of the model, from the title, the opening and the salutation."""
    found = named_proposals(opening) or named_proposals(title)
    inside = [name.number for name in found if name.number]
    numbers = _numbers(inside, numbers_in(_mask(opening)), numbers_in(_mask(title)), len(found))
    kind = proposal_kind(title, opening, salutation)
    when = session(title, opening)
    people = _proposers(opening, found, salutation)
    entries = []
    for index in range(max(len(found), len(numbers))):
        entry: dict[str, Any] = {
            "kind": kind,
            "session": when,
            "proposers": people[min(index, len(people) - 1)],
        }
        entry["title"] = found[index].title if index < len(found) else None
        entry["number"] = numbers[index] if index < len(numbers) else None
        entries.append(entry)
    if not entries and (people[0] or when):
        entries = [{"kind": kind, "session": when, "proposers": people[0]}]
    return entries


def _numbers(inside: list[str], opening: list[str], title: list[str], count: int) -> list[str]:
    """Choose the numbers: those inside the names, else the opening's, else the title's; never fewer than the title has."""
    if inside and len(inside) >= count:
        return inside
    if len(title) > len(opening) or not opening:
        return title
    return opening


def _proposers(opening: str, found: Sequence[Named], salutation: str) -> list[tuple[str, ...]]:
    """Return the proposers of each proposal: those named before it, else whom the letter addresses."""
    matches = [
        match
        for match in _PROPOSERS.finditer(opening)
        if not re.search(r"[您你贵我]|各位|其他", match["who"])
    ]
    groups = [names.addressees(match["who"]) for match in matches]
    if groups and len(groups) == len(found):
        return list(groups)
    return [names.addressees(salutation) if salutation else groups[0] if groups else ()]


def proposal_kind(title: str, opening: str, salutation: str) -> str | None:
    """Tell 建议 (delegates) from 提案 (members): by the words after the number, the session, the addressee."""
    texts = [squeeze(_mask(text)) for text in (title, opening)]
    for text in texts:
        if match := _KIND_AFTER_NUMBER.search(text):
            return match["kind"]
    for text in texts:
        for words, kind in (
            ("政协", "提案"),
            ("人大", "建议"),
            ("人民代表大会", "建议"),
            ("政治协商", "提案"),
        ):
            if words in text:
                return kind
    kinds = [kind for text in texts for kind in _KIND.findall(text)]
    if "委员" in salutation:
        return "提案"
    if "代表" in salutation and "代表团" not in salutation:
        return "建议"
    kinds = kinds or _KIND.findall(opening)
    return kinds[0] if kinds else None


def consulted(opening: str) -> list[str]:
    """Return the organs an opening names as consulted."""
    found: list[str] = []
    for match in _CONSULTED.finditer(_mask(opening)):
        pieces = [re.sub(r"等(?:部门|单位)?$", "", squeeze(piece)) for piece in _JOIN.split(match["list"])]
        found += [piece for piece in pieces if _ORGAN.fullmatch(piece) and not _NOBODY.match(piece)]
    return list(dict.fromkeys(found))
