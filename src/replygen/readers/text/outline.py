"""The body: headings by their marks, paragraphs, tables; made into nested sections."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Final, Literal

from replygen.readers.text.draft import Draft
from replygen.readers.text.marks import MARKS, number_of
from replygen.readers.text.segments import Segment
from replygen.readers.text.tables import is_row, read_table
from replygen.readers.text.words import pattern
from replygen.standard import MAX_LEVELS
from replygen.zh.ordinals import hanzi, heading_number

Kind = Literal["heading", "run-in", "text"]
_LAST_NUMBER: Final = 99
_HEADING_MAX: Final = 48
_TOPIC_MAX: Final = 30
_STOPPED_MAX: Final = 20
"""Characters of a heading on a line of its own that ends with a full stop."""
_STATEMENT: Final = pattern(r"@statement@")
_ABOUT: Final = pattern(
    r"关于.*|[^，]*(?:方面|问题|情况|建议|事项)|[^，]{0,4}已[^，]{0,6}的[^，]{0,6}(?:措施|工作|做法|举措|成效)"
)
_FIRST: Final = pattern(r"(?P<topic>[^。：；！？]{1,40})(?P<stop>[。：])\s*(?P<rest>\S.*)")
_PHRASE: Final = pattern(r"[^。；！？]{1,48}?[：。]?")
_COUNTED: Final = re.compile(
    r"\d(?:余|多|万|亿)?(?:名|位|人|处|个|座|所|台|套|户|亩|公里|米|元|件|次|辆|条|场|批|家|株|吨|间|栋)"
)
"""A figure in a phrase that ends with a full stop: it says what was done."""
_BULLET: Final = re.compile(r"[◆◇●○■□★☆▲△▶►•※❖➢⚫]\s*")
"""An ornament before the mark of a heading."""
_NEXT: Final = {
    "一、": r"{}\s*[、.．]",
    "（一）": r"[（(]\s*{}\s*[）)]",
    "1.": r"{}\s*[、.．]",
    "（1）": r"[（(]\s*{}\s*[）)]",
    "1）": r"{}\s*[）)]",
}
"""The mark that follows one of its kind."""
_COLON_STATEMENT: Final = re.compile(r"如下|包括|分别是|主要有|以下|下列")


@dataclass(slots=True)
class _Item:
    """A line of the body with what its mark says."""

    segment: Segment
    mark: str = ""
    number: str = ""
    prefix: str = ""
    kind: Kind = "text"
    level: int = 0
    topic: str = ""
    stop: str = ""
    rest: str = ""


@dataclass(slots=True)
class _Node:
    """A section while it is filled."""

    level: int
    content: list[Any] = field(default_factory=list)
    heading: str | None = None
    run_in: bool = False

    def as_block(self) -> dict[str, Any]:
        return {
            "heading": self.heading,
            "run_in": self.run_in,
            "content": [block.as_block() if isinstance(block, _Node) else block for block in self.content],
        }


def read_body(lines: Sequence[Segment], draft: Draft) -> tuple[list[Any], list[dict[str, Any]]]:
    """Return the blocks before the first heading, and the sections of the first level."""
    items = [_item(line) for line in lines]
    _decide(items)
    root = _Node(0)
    open_nodes = [root]
    index = 0
    while index < len(items):
        item = items[index]
        if is_row(item.segment):
            before, content = items[index - 1 : index], open_nodes[-1].content
            index, block = read_table(lines, index)
            if isinstance(block, dict) and any(_is_caption(each) for each in before):
                block["table"]["caption"] = content.pop()
            content += [block] if block else []
            continue
        _place(item, open_nodes)
        index += 1
    _report_numbers(items, draft)
    blocks = [block.as_block() if isinstance(block, _Node) else block for block in root.content]
    lead = [block for block in blocks if not _is_section(block)]
    return lead, [block for block in blocks if _is_section(block)]


def _is_section(block: Any) -> bool:
    return isinstance(block, dict) and "heading" in block


def _is_caption(item: _Item) -> bool:
    return item.segment.hint.caption and item.kind == "text"


def _item(segment: Segment) -> _Item:
    bullet = _BULLET.match(segment.text)
    start = bullet.end() if bullet else 0
    for mark, look in MARKS.items():
        match = look.match(segment.text, start)
        if match and match.end() < len(segment.text):
            item = _Item(segment, mark, match["number"], segment.text[: match.end()])
            return _classified(item, segment.text[match.end() :])
    if segment.hint.level:
        return _Item(segment, f"level {segment.hint.level}", kind="heading", topic=segment.text)
    return _Item(segment)


def _classified(item: _Item, text: str) -> _Item:
    """Decide whether a marked line is a heading, a heading with text after it, or a sentence."""
    match = _FIRST.fullmatch(text)
    if match:
        item.topic, item.stop, item.rest = match["topic"].strip(), match["stop"], match["rest"]
        item.kind = "run-in" if _is_topic(item.topic, item.stop) and not _goes_on(item) else "text"
    elif len(text) <= _HEADING_MAX and _PHRASE.fullmatch(text) and not text.endswith(("，", ",")):
        item.stop = "。" if text.endswith("。") else ""
        topic = len(text) <= _STOPPED_MAX and _is_topic(text[:-1], "。") and not _COUNTED.search(text)
        if not item.stop or topic:
            item.kind, item.topic = "heading", text
    return item


def _goes_on(item: _Item) -> bool:
    """Tell whether the next item of the row stands in the same line (1、快。2、好。)."""
    number = number_of(item.number) + 1
    if number > _LAST_NUMBER:
        return False
    mark = _NEXT[item.mark].format(hanzi(number) if "一" in item.mark else number)
    return bool(re.search(rf"(?:^|[。；;])\s*{mark}", item.rest))


def _is_topic(phrase: str, stop: str) -> bool:
    """Tell whether ``phrase`` names what follows and states nothing itself."""
    if len(phrase) > _TOPIC_MAX or (stop in "：:" and _COLON_STATEMENT.search(phrase)):
        return False
    if _ABOUT.fullmatch(phrase):
        return True
    return not _STATEMENT.search(phrase)


def _decide(items: Sequence[_Item]) -> None:
    """Let the items of a row agree, then give levels by the order in which the kinds of marks open."""
    followed = {id(item) for item, after in pairwise(items) if after.mark != item.mark}
    for row in _rows(items):
        _agree(row)
        _make_sentences(item for item in row if item.stop and id(item) not in followed)
        if len(row) > 1 and not any(id(item) in followed for item in row):
            _make_sentences(row)
    stack: list[str] = []
    for item in items:
        if item.kind != "text":
            item.level = _depth(item.mark, stack)


def _make_sentences(row: Iterable[_Item]) -> None:
    """Take headings under none of which anything stands for sentences that lost their full stops."""
    for item in row:
        if item.kind == "heading" and item.prefix:
            item.kind = "text"


def _rows(items: Iterable[_Item]) -> list[list[_Item]]:
    """Return the rows: items with one kind of mark whose numbers count on."""
    rows: list[list[_Item]] = []
    last: dict[str, list[_Item]] = {}
    for item in items:
        if not item.mark:
            continue
        row = last.get(item.mark)
        if row is None or number_of(item.number) != number_of(row[-1].number) + 1:
            row = last[item.mark] = []
            rows.append(row)
        row.append(item)
    return rows


def _agree(row: Sequence[_Item]) -> None:
    """Let the majority of a row decide whether its items are topics with text after them or sentences."""
    topics = [item for item in row if item.kind == "run-in"]
    sentences = [item for item in row if item.kind == "text"]
    if len(topics) > len(sentences):
        for item in sentences:
            if item.rest and len(item.topic) <= _TOPIC_MAX:
                item.kind = "run-in"
    elif len(topics) < len(sentences):
        for item in topics:
            item.kind = "text"
    stopped = [item for item in row if item.kind == "heading" and item.stop]
    if len(stopped) <= len(sentences):
        for item in stopped:
            item.kind = "text"


def _depth(mark: str, stack: list[str]) -> int:
    if mark in stack:
        del stack[stack.index(mark) + 1 :]
    else:
        stack.append(mark)
    return len(stack)


def _place(item: _Item, open_nodes: list[_Node]) -> None:
    """Put a line where it belongs: a new section, or a paragraph of the open one."""
    segment = item.segment
    if item.kind == "text" or item.level > MAX_LEVELS:
        open_nodes[-1].content.append(segment.text)
        segment.take_all()
        return
    del open_nodes[_parent(item, open_nodes) + 1 :]
    node = _Node(item.level, heading=item.topic)
    if item.prefix:
        segment.leave(item.prefix.strip(), "number")
    segment.take(item.topic)
    if item.kind == "run-in":
        _run_in(node, item)
    open_nodes[-1].content.append(node)
    open_nodes.append(node)


def _parent(item: _Item, open_nodes: Sequence[_Node]) -> int:
    return max(index for index, node in enumerate(open_nodes) if node.level < item.level)


def _run_in(node: _Node, item: _Item) -> None:
    """A full stop after the topic is made again; a colon is kept with the text."""
    node.run_in = True
    kept = item.stop + item.rest if item.stop in "：:" else item.rest
    node.content.append(kept)
    item.segment.take(item.rest)
    if item.stop in "：:":
        item.segment.take(item.stop)
    else:
        item.segment.leave(item.stop, "number")


def _report_numbers(items: Iterable[_Item], draft: Draft) -> None:
    """Report each heading whose number will be made in another form."""
    counts = [0] * (MAX_LEVELS + 1)
    for item in items:
        if item.kind == "text" or item.level > MAX_LEVELS or not item.mark:
            continue
        counts[item.level] += 1
        counts[item.level + 1 :] = [0] * (MAX_LEVELS - item.level)
        number = counts[item.level]
        made = heading_number(item.level, number) if number <= _LAST_NUMBER else ""
        draft.change(item.segment, "heading number", item.prefix.strip(), made)
