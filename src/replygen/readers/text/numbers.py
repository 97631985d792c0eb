"""The numbers of proposals, exactly as they were issued: 067, 3.08, B032, 嘉45."""

from __future__ import annotations

import re
from typing import Final

from replygen.readers.text.words import squeeze

_CODE: Final = (
    r"(?:[\u3400-\u9fff]{1,3}(?=[A-Za-z]{0,2}\d))?[A-Za-zＡ-Ｚ]{0,6}[-—]?(?:[〔\[（(](?:19|20)\d{2}[〕\]）)])?"
    r"[A-Za-z]{0,4}[\d０-９][\d０-９.\-—－A-Za-z]{0,15}"
)
_HANZI: Final = r"[一二三四五六七八九十百零〇]{1,8}"
_AND: Final = r"\s*号?(?:建议|提案)?\s*[、，,和与及]\s*(?:第\s*)?"


def _list(item: str) -> str:
    return rf"(?P<list>(?:{item})(?:{_AND}(?:{item})){{0,20}})"


_FORMS: Final = (
    re.compile(
        rf"(?<![〕\]】﹞])(?:第|(?:编号|案号|提案号|建议号)[为是]?[:：]?)\s*{_list(f'{_CODE}|{_HANZI}')}\s*(?:号|[）)])"
    ),
    re.compile(r"(?<=会议)(?P<list>[\u3400-\u9fff]{1,3}\d{1,5})(?=号)"),
    re.compile(
        rf"(?<![\dA-Za-z〕\]])第?\s*(?P<list>[A-Za-z]{{0,4}}\d[\d.\-]{{0,11}}(?:{_AND}\d[\d.\-]{{0,11}}){{0,20}})\s*号?\s*(?=(?:代表|委员)?(?:建议|提案|议案))"
    ),
    re.compile(r"[（(]\s*(?:提案|建议)?\s*(?P<list>[\u3400-\u9fff]{1,3}\d{1,5})\s*号\s*[）)]"),
    re.compile(r"[（(]\s*(?:提案|建议)?\s*(?P<list>[A-Za-z]{0,4}\d(?:[\dA-Za-z.\-]{0,13}\d))\s*号?\s*[）)]"),
)
"""From the clearest form to the weakest; the first that is found counts."""
_ALONE: Final = re.compile(rf"\s*第?\s*{_CODE}\s*号?\s*")
_PARTS: Final = re.compile(_AND)
_INSIDE: Final = re.compile(
    rf"^\s*[（(]?\s*第\s*(?P<first>{_CODE})\s*号\s*[）)]?\s*[:：、]?\s*|\s*[（(]\s*(?:第|编号)?[:：]?\s*(?P<last>{_CODE})\s*号?(?:提案|建议)?\s*[）)]\s*$"
)


def numbers_in(text: str) -> list[str]:
    """Return the numbers of proposals in ``text``, in order; quoted names must be masked."""
    for form in _FORMS:
        found = [_bare(piece) for match in form.finditer(text) for piece in _PARTS.split(match["list"])]
        if found:
            return list(dict.fromkeys(filter(None, found)))
    return []


def is_number(text: str) -> bool:
    """Tell whether ``text`` is a proposal's number and nothing else: DH147号."""
    return bool(_ALONE.fullmatch(text))


def _bare(text: str) -> str:
    return squeeze(text).strip("-—")


def without_number(title: str) -> tuple[str, str | None]:
    """Return the name of a proposal without the number that stands inside it, and the number."""
    match = _INSIDE.search(title)
    if not match:
        return squeeze(title), None
    return squeeze(title[: match.start()] + title[match.end() :]), match["first"] or match["last"]
