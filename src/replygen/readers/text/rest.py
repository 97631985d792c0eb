"""What follows the opening: body, closing paragraphs, the lines under the letter, attachment pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from replygen.readers.text.closing import approver, is_approval, is_closing
from replygen.readers.text.draft import Draft
from replygen.readers.text.kinds import is_short, kinds
from replygen.readers.text.outline import read_body
from replygen.readers.text.pages import read_pages
from replygen.readers.text.segments import Segment
from replygen.readers.text.tail import read_tail
from replygen.readers.text.words import pattern

_CONTACT: Final = pattern(
    r"(?<=[。！])\s*(?=[（]?\s*(?:@contact_name@|@contact_clerk@|@contact_both@|@contact_office@|@contact_unit@|@contact_phone@)\s*[：][^。]{2,80}[。]?$)"
)


def read_rest(lines: Sequence[Segment], draft: Draft) -> None:
    """Divide what follows the opening: body, closing paragraphs, the lines under the letter, attachment pages."""
    lines = [piece for line in lines for piece in _contact_apart(line)]
    found = kinds(lines)
    pages = _pages_start(found)
    end = _end_start(lines, found, pages)
    closing: list[Segment] = []
    under: list[int] = []
    for place in range(end, pages):
        if not found[place] and is_closing(lines[place].text):
            closing.append(lines[place])
        else:
            under.append(place)
    read_tail([lines[place] for place in under], [found[place] for place in under], draft)
    draft.values["lead"], draft.values["parts"] = read_body(lines[:end], draft)
    if end:
        draft.places["lead"] = lines[0].line
    _read_closing(closing, draft)
    _read_approval(lines[:end], closing, draft)
    read_pages(lines[pages:], found[pages:], draft)


def _contact_apart(line: Segment) -> list[Segment]:
    """Cut the contact off the paragraph that it ends."""
    match = _CONTACT.search(line.text)
    if match and (is_closing(line.text[: match.start()]) or line.text[match.end()] in "（("):
        return line.cut(match.end())
    return [line]


def _pages_start(found: Sequence[str]) -> int:
    """Return where attachment pages start: at 附件 on a line of its own, under the date or after a list of them."""
    expected = False
    for place, name in enumerate(found):
        expected = expected or name in ("date", "attachment")
        if expected and name == "page":
            return place
    return len(found)


def _end_start(lines: Sequence[Segment], found: Sequence[str], pages: int) -> int:
    """Return where the end begins: the closing and all that follows it."""
    dates = [place for place in range(pages) if found[place] == "date"]
    end = dates[-1] if dates else _last_known(lines, found, pages)
    while end and _belongs_to_end(lines, found, end - 1):
        end -= 1
    return end


def _last_known(lines: Sequence[Segment], found: Sequence[str], pages: int) -> int:
    """Return the end of the last line that stands under letters, unless text follows it."""
    end = pages
    while end and not _belongs_to_end(lines, found, end - 1):
        end -= 1
        if not is_short(lines[end].text):
            return pages
    return end or pages


def _belongs_to_end(lines: Sequence[Segment], found: Sequence[str], place: int) -> bool:
    if found[place] == "note":
        return False
    return bool(found[place]) or is_closing(lines[place].text)


def _read_closing(lines: Sequence[Segment], draft: Draft) -> None:
    draft.values["closing"] = [line.text for line in lines]
    for line in lines:
        line.take_all()
    if lines:
        draft.places["closing"] = lines[0].line
        draft.certainty["closing"] = "sure"


def _read_approval(body: Sequence[Segment], closing: Sequence[Segment], draft: Draft) -> None:
    """Read who signed the reply off from the closing, else from the last paragraph of the body."""
    for line in [*closing, *body[-1:]]:
        who = approver(line.text)
        if who and (is_approval(line.text) or re.search(r"答|复|函|件|意见|此|以上", line.text)):
            draft.put("approval", {"name": who.name, "post": who.post}, line, who.raw)
            return
