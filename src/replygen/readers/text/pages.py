"""Attachment pages under the letter: 附件1, the title, and what stands under it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from replygen.readers.text.draft import Draft
from replygen.readers.text.outline import read_body
from replygen.readers.text.segments import Segment
from replygen.readers.text.tail import read_tail
from replygen.readers.text.words import squeeze

_TITLE_LINES: Final = 3


def read_pages(lines: Sequence[Segment], names: Sequence[str], draft: Draft) -> None:
    """Read attachment pages: 附件1, the title, and what stands under it."""
    page: list[Segment] = []
    for line, name in zip(lines, names, strict=True):
        if name == "page":
            _read_page(page, draft)
            page = []
            line.leave(line.text, "number")
        elif name in ("cc", "imprint", "web"):
            read_tail([line], [name], draft)
        else:
            page.append(line)
    _read_page(page, draft)


def _read_page(lines: list[Segment], draft: Draft) -> None:
    if not lines:
        return
    titles = {squeeze(each["title"]): each for each in draft.get("attachments") or []}
    joined = ""
    for count, line in enumerate(lines[:_TITLE_LINES], 1):
        joined += squeeze(line.text)
        if joined in titles:
            for used in lines[:count]:
                used.leave(used.text, "repeat")
            _fill(titles[joined], lines[count:], draft)
            return
    entry = {"title": lines[0].text, "content": []}
    draft.add("attachments", entry, lines[0], lines[0].text, "likely")
    _fill(entry, lines[1:], draft)


def _fill(entry: dict[str, Any], lines: Sequence[Segment], draft: Draft) -> None:
    lead, sections = read_body(lines, draft)
    entry["content"] = [*lead, *sections]
