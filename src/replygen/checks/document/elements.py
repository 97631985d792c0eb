"""Which element of the letter a paragraph is: by its words first, by how it is set where the words do not tell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from replygen.checks.anchors import LINE_BREAK
from replygen.checks.copy import Line, Role
from replygen.checks.document.items import BIG, Element, Item
from replygen.checks.marked import MARKS
from replygen.ooxml.setting import SetParagraph, Setting
from replygen.standard import TOLERANCE

_LABEL: Final = re.compile(r"附\s*件\s*\d{0,2}\s*[：:]?")
_IMPRINT: Final = re.compile(r"\s*抄\s*[送报]|.*印\s*发\s*$")
_BRACKETED: Final = re.compile(r"（.*）")
_DATE: Final = re.compile(r"\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日")
_TITLE_SIZE: Final = 18.0
_LONGEST_HEADING: Final = 40
_LONGEST_NAME: Final = 60
_ENDED: Final = ("。", "！", "？", "：", "；")
_BELOW_HEAD: Final = ("salutation", "opening", "heading", "body")
_UNTOLD: Final = ("head", "body", "other", "organ")
"""What a paragraph is taken for when its words say nothing."""
_ELEMENTS: Final[Mapping[Role, Element]] = {
    "head": "head", "mark": "head", "number": "number", "title": "title", "salutation": "salutation",
    "opening": "opening", "heading": "heading", "body": "body", "table": "body", "closing": "closing",
    "attachment": "attachment", "organ": "organ", "date": "date", "note": "note", "cc": "cc",
    "annex-title": "annex-title", "annex": "annex",
}  # fmt: skip


def told(setting: Setting, lines: Mapping[int, Line], marks: Mapping[int, str]) -> tuple[Item, ...]:
    """Tell of every paragraph which element it is.

    Args:
        setting: the document.
        lines: the lines of its text with the part each plays by its words, by the number of the paragraph.
        marks: the automatic numbers by the number of the paragraph.
    """
    items = [*_by_words(setting, {number: _with_level(line) for number, line in lines.items()}, marks)]
    for find in (_find_title, _find_head, _find_salutation, _find_signature, _find_annexes, _find_notes):
        find(items)
    return tuple(items)


def _by_words(setting: Setting, lines: Mapping[int, Line], marks: Mapping[int, str]) -> Iterator[Item]:
    first_text = min((number for number, line in lines.items() if line.role in _BELOW_HEAD), default=0)
    last_date = max((number for number, line in lines.items() if line.role == "date"), default=0)
    for index, paragraph in enumerate(setting.paragraphs):
        mark = marks.get(paragraph.number, "")
        line = lines.get(paragraph.number) or Line(paragraph.text, "stray", paragraph.number)
        element = _element(paragraph, line, first_text, last_date)
        if element == "body" and _is_caption(setting.paragraphs, index):
            element = "caption"
        own = replace(line, raw=paragraph.text, number=paragraph.number, column=1)
        start = max(0, line.start - len(mark))
        yield Item(paragraph, element, own, line.level, start, automatic=bool(mark))


def _with_level(line: Line) -> Line:
    """Give the headings of an attachment their level, as those of the letter have it."""
    if line.role != "annex":
        return line
    for level, pattern in enumerate(MARKS, 1):
        if match := pattern.match(line.text):
            alone = "。" not in line.text and len(line.text) <= _LONGEST_HEADING
            return replace(line, role="heading" if alone else "annex", level=level, start=match.end())
    return line


def _element(paragraph: SetParagraph, line: Line, first_text: int, last_date: int) -> Element:
    text = LINE_BREAK.sub("", paragraph.text).strip()
    if not text:
        return "blank"
    in_table = paragraph.container == "table"
    if _IMPRINT.match(text) and paragraph.number > last_date and (last_date or not in_table):
        return "cc"
    return "table" if in_table else _of_look(paragraph, line, first_text) or _of_words(line, text, last_date)


def _of_look(paragraph: SetParagraph, line: Line, first_text: int) -> Element | None:
    if paragraph.number < first_text and paragraph.type.size >= BIG and line.role != "title":
        return "mark"
    if paragraph.container == "box":
        return "other"
    return None


def _of_words(line: Line, text: str, last_date: int) -> Element:
    if last_date and line.number > last_date and _LABEL.fullmatch(text):
        return "label"
    return _ELEMENTS.get(line.role, "other")


def _is_caption(paragraphs: tuple[SetParagraph, ...], index: int) -> bool:
    after = paragraphs[index + 1 : index + 2]
    ends = paragraphs[index].text.rstrip().endswith(_ENDED)
    return bool(after) and after[0].container == "table" and not ends


def _places(items: list[Item], is_it: Callable[[Item], bool]) -> list[int]:
    return [place for place, item in enumerate(items) if is_it(item)]


def _find_title(items: list[Item]) -> None:
    """A title that stands in several paragraphs, or whose words do not show what it is."""
    titles = _places(items, lambda item: item.element == "title")
    for place in titles:
        if not _is_of_title(items[place], items[titles[-1]]):
            big = items[place].paragraph.type.size >= BIG
            items[place] = items[place]._replace(element="mark" if big else "head")
    titles = [place for place in titles if items[place].element == "title"]
    titles = titles or _places(items, _looks_like_title)[:1]
    for place in titles:
        items[place] = items[place]._replace(element="title")
    for place, step in [(titles[0], -1), (titles[-1], 1)] if titles else []:
        look = items[place].paragraph
        while 0 <= (place := place + step) < len(items):
            other = items[place]
            if other.element != "head" or not _is_set_like(other.paragraph, look):
                break
            items[place] = other._replace(element="title")


def _is_of_title(item: Item, last: Item) -> bool:
    """Tell whether a line that reads like part of the title also looks like it: mark and number stand above it."""
    size = item.paragraph.type.size
    return size == last.paragraph.type.size or (item.paragraph.format.alignment == "center" and size < BIG)


def _is_untold(item: Item) -> bool:
    return item.element in _UNTOLD and item.paragraph.container == "text"


def _looks_like_title(item: Item) -> bool:
    big = _TITLE_SIZE <= item.paragraph.type.size < BIG
    told = not _is_untold(item) and item.element != "caption"
    return not told and item.paragraph.format.alignment == "center" and big


def _is_set_like(one: SetParagraph, other: SetParagraph) -> bool:
    return one.format.alignment == "center" and one.type.size == other.type.size


def _find_head(items: list[Item]) -> None:
    """What stands above the title."""
    titles = _places(items, lambda item: item.element == "title")
    for place in range(titles[0] if titles else 0):
        item = items[place]
        if item.element in (*_UNTOLD, "heading"):
            big = item.paragraph.type.size >= BIG
            items[place] = item._replace(element="mark" if big else "head", level=0)


def _find_salutation(items: list[Item]) -> None:
    """The line under the title that ends in a colon, where no words name a person or an organ."""
    titles = _places(items, lambda item: item.element == "title")
    if not titles or any(item.element == "salutation" for item in items):
        return
    for place in range(titles[-1] + 1, len(items)):
        item = items[place]
        if item.element == "blank":
            continue
        if _is_untold(item) and _ends_in_colon(item.text) and not _is_indented(item):
            items[place] = item._replace(element="salutation")
        return


def _ends_in_colon(text: str) -> bool:
    return text.rstrip().endswith(("：", ":")) and len(text) <= _LONGEST_NAME


def _is_indented(item: Item) -> bool:
    return (item.paragraph.format.left + item.paragraph.format.first).emu > TOLERANCE.length.emu


def _find_signature(items: list[Item]) -> None:
    """The last lines of the letter on the right: the date, above it the organs."""
    dates = _places(items, lambda item: item.element == "date") or _places(items, _reads_like_date)
    last = dates[-1] if dates else next(iter(_places(items, _stands_right)[-1:]), None)
    if last is None or (not dates and not _stands_right(items[last - 1])):
        return
    items[last] = items[last]._replace(element="date")
    if not any(item.element == "organ" for item in items[:last]):
        _find_organs(items, last)


def _reads_like_date(item: Item) -> bool:
    return _is_untold(item) and bool(_DATE.fullmatch(item.text.strip()))


def _find_organs(items: list[Item], date: int) -> None:
    place = date - 1
    while place > 0 and (_stands_right(items[place]) or (place == date - 1 and _is_name(items[place]))):
        items[place] = items[place]._replace(element="organ")
        place -= 1


def _stands_right(item: Item) -> bool:
    right = item.paragraph.format.alignment == "right"
    return _is_untold(item) and right and len(item.text) <= _LONGEST_NAME


def _is_name(item: Item) -> bool:
    text = item.text.strip()
    is_short = 0 < len(text) <= _LONGEST_HEADING
    return _is_untold(item) and not item.level and is_short and not text.endswith(_ENDED)


def _find_annexes(items: list[Item]) -> None:
    """The pages under the date that start with 附件."""
    dates = _places(items, lambda item: item.element == "date")
    after: Element | None = None
    for place in range(dates[-1] + 1, len(items)) if dates else ():
        item = items[place]
        if _is_untold(item) and _LABEL.fullmatch(item.text.strip()):
            items[place] = item._replace(element="label")
        elif _is_untold(item) and after:
            items[place] = item._replace(element=after)
        if item.element != "blank":
            after = _AFTER.get(items[place].element, after)


_AFTER: Final[Mapping[Element, Element]] = {"label": "annex-title", "annex-title": "annex"}


def _find_notes(items: list[Item]) -> None:
    """What stands in brackets under the date."""
    dates = _places(items, lambda item: item.element == "date")
    for place in range(dates[-1] + 1, len(items)) if dates else ():
        item = items[place]
        if item.element in ("label", "cc"):
            return
        if _is_untold(item) and _BRACKETED.fullmatch(item.text.strip()):
            items[place] = item._replace(element="note")
