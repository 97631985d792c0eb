"""Plain text → copy: anchors tell which part of the letter a line is, in damaged letters too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from replygen.checks.copy import Copy, Line, Section, numbered
from replygen.checks.ends import (
    ATTACHMENT,
    CLOSING,
    ITEM,
    annex_lines,
    annex_start,
    end_of,
    is_end,
    with_closing,
)
from replygen.checks.head import AUTHOR, NAME_MAX, OPENING, head_role, head_roles
from replygen.checks.marked import marked, with_counted
from replygen.checks.text import HANZI
from replygen.checks.words import any_of, one_of

LINE_BREAK: Final = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_HEAD_MAX: Final = 40
"""So many lines at the top are searched for the salutation and the opening."""
_CLOSINGS: Final = 4
"""So many lines before the signature may close the letter."""

_PERSONS: Final = re.compile(
    r"(?:尊敬的)?(?:[^\W_A-Za-z]|[·、，\s（）]){1,50}(?:代表|委员|同志|先生|女士)\s*[：；，。]?(?:[您你]们?好[！。]?)?"
)
_NEXT: Final = re.compile(r"下一步|下一阶段|下步|今后|打算|计划|安排|思路")
_DONE: Final = re.compile(r"情况|进展|成效|已开展|所做|做法|完成|落实|现状")


_SIGNS: Final = {"title", "number", "salutation", "opening", "closing", "organ", "date", "note"}
_ENOUGH: Final = 4
"""With so many parts of a letter a text is one, and not a passage."""


def copy_of_text(text: str) -> Copy:
    """Divide a letter, or a passage of one, into lines that know their part."""
    lines = list(_lines(text))
    lines = list(_with_parts(lines))
    roles = {line.role for line in lines}
    return Copy(numbered(lines), whole=len(roles & _SIGNS) >= _ENOUGH)


def _lines(text: str) -> Iterator[Line]:
    for number, raw in enumerate(LINE_BREAK.split(text), 1):
        if raw.strip():
            yield Line(raw, number=number)


def _with_parts(lines: list[Line]) -> Iterator[Line]:
    texts = [line.text.strip() for line in lines]
    opening = _opening(texts)
    if (again := _second_print(texts, opening)) < len(lines):
        yield from _with_parts(lines[:again])
        yield from (replace(line, role="foot") for line in lines[again:])
        return
    salutation = _salutation(texts, opening)
    head = salutation if salutation is not None else opening
    top = head if head is not None else _head_end(texts)
    annex = annex_start(texts)
    end = end_of(texts[top:annex], letter=head is not None)
    tail = top + end.start
    for index, role in enumerate(head_roles(texts[:top])):
        yield replace(lines[index], role=role)
    body = list(with_counted(list(_body(lines[top:tail], salutation, opening, top))))
    yield from with_closing(body) if head is not None and tail < annex else body
    yield from (replace(line, role=role) for line, role in zip(lines[tail:annex], end.roles, strict=True))
    yield from annex_lines(lines[annex:])


def _opening(texts: list[str]) -> int | None:
    talk = any_of("ai_talk")
    for index, text in enumerate(texts[:_HEAD_MAX]):
        if OPENING.search(text) and not talk.search(text):
            return index
    return None


_ANCHOR_MIN: Final = 20
"""So long an opening is not written twice by chance."""


def _second_print(texts: list[str], opening: int | None) -> int:
    """Return where a web page prints the letter a second time, with lines of which most were there before."""
    anchor = "" if opening is None else texts[opening]
    if len(anchor) < _ANCHOR_MIN or texts.count(anchor) == 1:
        return len(texts)
    start = texts.index(anchor, texts.index(anchor) + 1)
    head = set(texts[:opening])
    while texts[start - 1] in head:
        start -= 1
    before = set(texts[:start])
    repeated = sum(text in before for text in texts[start:])
    return start if repeated * 2 > len(texts) - start else len(texts)


def _salutation(texts: list[str], opening: int | None) -> int | None:
    """Return the place of the line that addresses someone, at most three lines above the opening."""
    if opening is None:
        found = (index for index, text in enumerate(texts[:_HEAD_MAX]) if _addresses(text))
        return next(found, None)
    above = range(opening - 1, max(-1, opening - 4), -1)
    return next((index for index in above if _addresses(texts[index], near=True)), None)


def _addresses(text: str, *, near: bool = False) -> bool:
    if len(text) > NAME_MAX or "关于" in text or any_of("ai_talk").search(text) or is_end(text):
        return False
    if _PERSONS.fullmatch(text):
        return True
    if near and re.fullmatch(rf"{HANZI}{{4,30}}{one_of('addressee_end')}", text):
        return not OPENING.search(text) and head_role(text) == "head"
    if near and AUTHOR.search(text):
        return True
    ends = text.endswith(("：", ":")) or (near and text.endswith(("；", "，")))
    return bool(ends and re.search(rf"{one_of('addressee_end')}[：:；，]$", text))


def _head_end(texts: list[str]) -> int:
    """Return where the head ends in a text without salutation and opening: after title and number."""
    index = 0
    while index < min(len(texts), 4) and head_role(texts[index]) in ("title", "number", "stray"):
        index += 1
    return index


def _body(lines: list[Line], salutation: int | None, opening: int | None, top: int) -> Iterator[Line]:
    section: Section = ""
    named = attached = False
    last = len(lines) - 1
    for index, line in enumerate(lines):
        place = index + top
        if place in (salutation, opening):
            yield replace(line, role="salutation" if place == salutation else "opening")
            continue
        attached = _is_attachment(line.text.strip(), attached)
        if attached:
            yield replace(line, role="attachment")
            continue
        made = _body_line(line, closing=last - index < _CLOSINGS)
        if made.level == 1:
            section, named = section_of(made.words), True
        elif not named and made.words.startswith(("下一步", "下步", "今后", "下一阶段")):
            section = "next"
        elif not named and not section:
            section = "done"
        yield replace(made, section=section)


def _is_attachment(text: str, more: bool) -> bool:
    """Tell whether a line in the body names attachments, or one ``more`` under such a line."""
    if len(text) > NAME_MAX or "。" in text.rstrip("。"):
        return False
    return bool(ATTACHMENT.match(text) or (more and ITEM.match(text)))


def section_of(heading: str) -> Section:
    """Tell whether a part reports what was done or what is planned."""
    if _NEXT.search(heading):
        return "next"
    return "done" if _DONE.search(heading) else ""


_INDENT: Final = re.compile(r"\s*(?:#{1,6}\s*)?(?:\*\*)?\s*")
"""White space in front of a line, and marks of Markdown."""


def _body_line(line: Line, *, closing: bool) -> Line:
    text = line.text.rstrip()
    space = _INDENT.match(text)
    indent = space.end() if space else 0
    if closing and CLOSING.search(text.strip()):
        return replace(line, role="closing")
    if any_of("ai_talk").search(text):
        return replace(line, role="stray")
    found = marked(line, indent)
    if not found.level and _is_row(text):
        return replace(line, role="table")
    return found


_CELLS: Final = re.compile(r"[｜|]|[^\s，；：、]\t(?![，；])")


def _is_row(text: str) -> bool:
    """Tell whether a line is one of a table: cells set apart by bars, or by tabs, and no sentences."""
    return "。" not in text and bool(_CELLS.search(text))
