"""The names of proposals in an opening or a title: in 《》, in quotation marks, bare, with a mark lost."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from replygen.readers.text.numbers import is_number, without_number
from replygen.readers.text.words import pattern

_QUOTED: Final = re.compile(
    r"《(?P<book>[^《》]*(?:《[^《》]*》[^《》]*)*)》"
    r"|“(?P<quote>[^“”]*(?:“[^“”]*”[^“”]*)*)”"
    r"|”(?P<turned>[^“”]{2,120})“"
    r"|\"(?P<straight>[^\"]{2,120})\""
    r"|「(?P<corner>[^「」]{2,120})」"
    r"|[（(](?P<round>关于[^（）()《》]{2,120}(?<![件份条个些等])(?:建议|提案|议案))[）)]"
    r"|(?:<<|〈)(?P<angle>[^<>〈〉]{2,120})(?:>>|〉)"
)
"""Quoted text; quotation marks may be turned round."""
_LAW: Final = pattern(r"(?:@law@)(?:[（][^（）]*[）])?$")
_ENDS: Final = pattern(r".*(?:建议|提案|议案|意见)$")
_AFTER: Final = r"(?=\s*[》”]?\s*(?:[（]|第\s*[A-Za-z\d]|已|收|[，。]|转|交|均|、|和|等|现|由|提案|建议))"
_HALF_ENCLOSED: Final = (
    pattern(rf"《(?P<title>关于[^》]{{2,160}}?(?:建议|提案|议案)){_AFTER}"),
    pattern(rf"“(?P<title>关于[^”]{{2,160}}?(?:建议|提案|议案)){_AFTER}"),
    pattern(rf"“(?P<title>关于(?:[^“”。]|“[^“”]{{0,60}}”){{2,160}}?(?:建议|提案|议案)){_AFTER}"),
    pattern(r"(?P<title>关于[^《》。；]{2,160}?(?:建议|提案|议案))》"),
    pattern(r"(?P<title>关于[^“”。；]{2,160}?(?:建议|提案|议案))”"),
)
"""Names that lack one of their marks."""
_BARE: Final = (
    pattern(
        rf"(?:@proposed@|第.{{1,16}}号|关于(?:您|你们?|贵.{{0,3}}?)@proposed@)\s*(?P<title>[^，。；：《》“”]{{0,3}}关于.{{2,160}}?(?:建议|提案|议案)){_AFTER}"
    ),
    pattern(rf"(?:@you@的?)(?P<title>关于.{{2,160}}?(?:建议|提案|议案)){_AFTER}"),
    pattern(
        rf"@you@(?:[^，。；《》]{{0,40}}?)@proposed@(?P<title>[^您你，。；：《》“”]{{4,80}}?的(?:建议|提案)){_AFTER}"
    ),
)
"""Names without marks, from the clearest form to the weakest."""
_BESIDE: Final = pattern(
    rf"(?:第.{{1,16}}号[）]?|@proposed@|[、和及与：；]|\d[.．])\s*(?P<title>关于[^，。；：《》“”＿]{{2,80}}?(?:建议|提案|议案)){_AFTER}"
)
"""Names without marks in a row with others that have them."""
_SEVERAL: Final = re.compile(r"[\d一二两三四五六七八九十几多][件份条个项]的?(?:建议|提案|议案)$")
"""关于某事的两件建议 names none; the names follow."""
_PROPOSED_BEFORE: Final = pattern(r"(?:@proposed@|提|号|建议|提案|和|、|及|贵.{1,3}|您|你们?)的?\s*$")
_KIND_AFTER: Final = re.compile(r"\s*(?:的)?(?:代表|委员|人大|政协)?(?:建议|提案|议案)")
_CONTEXT: Final = 12


@dataclass(frozen=True, slots=True)
class Named:
    """A proposal by its name, the number that stands inside the name, and where the name starts."""

    title: str
    number: str | None
    start: int


def mask(text: str) -> str:
    """Hide what stands in quotation marks, keeping offsets; a number in them (“147号”) stays."""
    return _QUOTED.sub(_masked, text)


def _masked(match: re.Match[str]) -> str:
    inside = _inside(match)
    return inside.center(len(match[0])) if is_number(inside) else "＿" * len(match[0])


def _inside(match: re.Match[str]) -> str:
    return next(filter(None, match.groups()), "")


def named_proposals(text: str) -> list[Named]:
    """Return the proposals that ``text`` names, in order."""
    found = [name for match in _QUOTED.finditer(text) if (name := _quoted(match, text))]
    if found:
        masked = mask(text)
        found += _first(_HALF_ENCLOSED, text, masked) + _first((_BESIDE,), text, masked)
    else:
        found = _first((*_HALF_ENCLOSED, *_BARE), text, text)
    unique = {name.title: name for name in reversed(found)}
    return sorted(unique.values(), key=lambda name: name.start)


def _first(looks: Iterable[re.Pattern[str]], text: str, masked: str) -> list[Named]:
    """Return what the first of ``looks`` that finds anything finds."""
    for look in looks:
        found = [
            Named(*without_number(text[slice(*match.span("title"))]), match.start("title"))
            for match in look.finditer(masked)
            if not _SEVERAL.search(match["title"])
        ]
        if found:
            return found
    return []


def _quoted(match: re.Match[str], text: str) -> Named | None:
    """Take a quoted name for a proposal: it says so itself, or the words round it do."""
    if is_number(_inside(match)):
        return None
    title, number = without_number(_inside(match))
    start, end = match.span()
    before, after = text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT]
    if _LAW.search(title):
        return None
    kind_after = _KIND_AFTER.match(after)
    if before.endswith("关于") and kind_after and not match["book"]:
        return Named(f"关于{match[0]}{kind_after[0].strip()}", None, start)
    about = title.startswith("关于") or match["book"] is not None
    if about and _ENDS.fullmatch(title):
        return Named(title, number, start)
    proposed = _PROPOSED_BEFORE.search(before)
    if (about and (proposed or kind_after)) or (kind_after and proposed):
        return Named(title, number, start)
    return None
