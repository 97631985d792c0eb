"""Which proposals a letter answers: names, numbers, session, kind, proposers."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

from replygen.readers.text import names
from replygen.readers.text.named import Named, mask, named_proposals
from replygen.readers.text.numbers import numbers_in, without_number
from replygen.readers.text.words import pattern, squeeze

_WORDS: Final = r"[^，。：；《》“”（）()、,:;＿]"
_NUMERAL: Final = r"[一二三四五六七八九十百\d]{1,4}"
_SESSION: Final = re.compile(
    rf"{_WORDS}{{0,30}}?第?{_NUMERAL}届{_WORDS}{{0,30}}?(?:会议|全会|大会)(?!{_WORDS}{{0,20}}第?{_NUMERAL}次(?:全体)?会议)"
    rf"|{_WORDS}{{0,30}}?第?{_NUMERAL}届{_WORDS}{{0,12}}?第?{_NUMERAL}次"
)
_BEFORE_SESSION: Final = re.compile(
    r".*(?:关于对|关于|就|对|在|办理|答复|回复|承办|落实|于(?![都洪])|提出的|提交的|[您你们]|的|(?:局|厅|院|办|办公室|政府)(?=.{0,4}(?:人大|政协|人民代表大会)))"
)
_PROPOSERS: Final = pattern(
    r"(?:^|[，。；：！、和及就])\s*(?P<who>[\u3400-\u9fff·、和\s]{2,80}?(?:等\s*\d{0,3}\s*[名位]?)?(?:代表|委员))(?:(?:在[^，。；]{2,60}?)?@proposed@|的?\s*＿)"
)
_OTHERS: Final = re.compile(
    r"[您你贵我]|各位|其他|部分|^[省市县区]?(?:人大|政协)?(?:代表|委员)$|^[^、等]*[一二两三四五六七八九十几\d]+[位名](?:代表|委员)$"
)
_KIND: Final = re.compile(r"建议|提案")
_KIND_AFTER_NUMBER: Final = pattern(r"号[）)]?[^，。《]{0,8}?(?P<kind>建议|提案)")
_KIND_BY_SESSION: Final = (("政协", "提案"), ("政治协商", "提案"), ("人大", "建议"), ("人民代表大会", "建议"))
_KIND_BY_ADDRESSEE: Final = (
    (
        re.compile(r"委员(?!会)|界别|民革|民盟|民建|民进|农工|致公|九三|台盟|工商联|工商业联合会|总支|支部"),
        "提案",
    ),
    (re.compile(r"代表"), "建议"),
)


INDEX: Final[Mapping[str, Callable[[str], tuple[str, ...]]]] = {
    "head_proposal": lambda value: (without_number(value.strip("《》“” "))[0],),
    "head_proposer": names.addressees,
    "head_proposal_number": lambda value: tuple(numbers_in(f"第{value.strip('第号 ')}号")),
    "head_session": lambda value: tuple(filter(None, [session(value, "")])),
}
"""What an index table says of the proposal, and how it is read."""


def session(title: str, opening: str) -> str | None:
    """Return the session (届次会议), in the title's words, else in the opening's."""
    for text in (squeeze(title), squeeze(opening)):
        if match := _SESSION.search(mask(text)):
            return _BEFORE_SESSION.sub("", match[0])
    return None


def proposals(
    title: str, opening: str, salutation: str, index: Mapping[str, str] = MappingProxyType({})
) -> list[dict[str, Any]]:
    """Return the proposals answered, as values of the model; ``index`` counts where the letter says nothing."""
    table = {kind: indexed(kind, value) for kind, value in index.items()}
    found = named_proposals(opening) or named_proposals(title)
    found = found or [Named(name, None, 0) for name in table.get("head_proposal", ())]
    numbers = _numbers(found, numbers_in(mask(opening)), numbers_in(mask(title)))
    numbers = numbers or [*table.get("head_proposal_number", ())]
    people = _proposers(opening, found, salutation)
    people = people if any(people) else [table.get("head_proposer", ())]
    common: dict[str, Any] = {
        "kind": proposal_kind(title, opening, salutation),
        "session": session(title, opening) or next(iter(table.get("head_session", ())), None),
    }
    entries = [
        common
        | {
            "title": found[index].title if index < len(found) else None,
            "number": numbers[index] if index < len(numbers) else None,
            "proposers": people[min(index, len(people) - 1)],
        }
        for index in range(max(len(found), len(numbers)))
    ]
    if not entries and (people[0] or common["session"]):
        entries = [common | {"title": None, "number": None, "proposers": people[0]}]
    return entries


def indexed(kind: str, value: str) -> tuple[str, ...]:
    """Return what ``value`` says behind a label of an index table: names, numbers."""
    return INDEX[kind](value)


def _numbers(found: Sequence[Named], opening: list[str], title: list[str]) -> list[str]:
    """Choose the numbers: those inside the names, else the opening's; the title's when it has more."""
    inside = [name.number for name in found if name.number]
    if inside and len(inside) == len(found):
        return inside
    return title if len(title) > len(opening) else opening


def _proposers(opening: str, found: Sequence[Named], salutation: str) -> list[tuple[str, ...]]:
    """Return the proposers of each proposal: those named before it, else whom the letter addresses."""
    matches = [
        match["who"] for match in _PROPOSERS.finditer(mask(opening)) if not _OTHERS.search(match["who"])
    ]
    groups = [names.addressees(who) for who in matches]
    if groups and len(groups) == len(found):
        return groups
    return [names.addressees(salutation) if salutation else groups[0] if groups else ()]


def proposal_kind(title: str, opening: str, salutation: str) -> str | None:
    """Tell 建议 (delegates) from 提案 (members): by the word after the number, the session, the addressee, any word."""
    texts = [squeeze(mask(text)) for text in (title, opening)]
    for text in texts:
        if match := _KIND_AFTER_NUMBER.search(text):
            return match["kind"]
    for text in texts:
        for words, kind in _KIND_BY_SESSION:
            if words in text:
                return kind
    for look, kind in _KIND_BY_ADDRESSEE:
        if look.search(salutation):
            return kind
    found = [kind for text in (*texts, opening) for kind in _KIND.findall(text)]
    return found[0] if found else None
