"""The body of a letter in Markdown: headings, paragraphs and tables as nodes of the letter."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from replygen.messages import Message, Note, Place, Problem
from replygen.model.labels import LABELS, canonical_keys
from replygen.readers import markdown_words as say
from replygen.readers.folding import folding_notes, unfold
from replygen.readers.markdown_table import table, wrong_marks
from replygen.readers.markdown_text import Marked, markup, split_marks, unescape
from replygen.readers.structured import Fields, Items, Node, Scalar
from replygen.zh.ordinals import hanzi

_PARSER: Final = (
    MarkdownIt("commonmark")
    .enable("table")
    .disable(["code", "reference", "normalize", "inline", "text_join"])
)
"""Blocks only; texts stay as they stand, and indented lines are paragraphs."""
_LABELS: Final = LABELS["ReplyLetter"]
_PARTS: Final = ("lead", "work_done", "sections", "next_steps", "attachments")
"""In the order in which they stand in a letter."""
_RESUME: Final = "续"
_RUN_IN: Final = "run_in"
_MARKS: Final = {
    **{key: name for key, name in canonical_keys("ReplyLetter").items() if name in _PARTS[:-1]},
    **{key: name for key, name in canonical_keys("Section").items() if name == _RUN_IN},
    _RESUME: _RESUME,
}
"""What may stand in braces behind a heading."""
_ATTACHMENT: Final = re.compile(rf"{_LABELS['attachments']}\s*[0-9]*\s*(?:[：:](.*)|$)")
_COMMENT: Final = re.compile(r"(?:\s*<!--(?:(?!-->).)*-->)+\s*", re.DOTALL)
_MOST_NUMBERED: Final = 99


@dataclass(slots=True)
class _Part:
    """A heading with what stands under it; ``name`` is the field it fills, "" when none is told."""

    name: str
    place: Place
    heading: str
    run_in: bool
    content: list[Node] = field(default_factory=list)

    def node(self) -> Fields:
        """Return the part as a section, or as an attachment; later additions to its content are seen."""
        kind, title = ("Attachment", "title") if self.name == "attachments" else ("Section", "heading")
        labels = LABELS[kind]
        fields: dict[str, Node] = {
            labels[title]: Scalar(self.place, self.heading or None),
            labels["content"]: Items(self.place, self.content),
        }
        if self.run_in:
            fields[LABELS["Section"][_RUN_IN]] = Scalar(self.place, "是")
        return Fields(self.place, [(Scalar(self.place, key), value) for key, value in fields.items()])


class Body:
    """Reads the lines of a body, and gives the fields of the letter they fill."""

    def __init__(self, file: str, lines: Sequence[str], *, numbered: bool) -> None:
        self.problems: list[Problem] = []
        self.messages: list[Message] = []
        self._file = file
        self._lines = lines
        self._numbered = numbered
        self._lead: list[Node] = []
        self._parts: list[_Part] = []
        self._open: list[tuple[int, list[Node]]] = []
        self._above_table: tuple[Place, tuple[str, ...]] | None = None
        self._readers: dict[str, Callable[[SyntaxTreeNode], None]] = {
            "heading": self._heading,
            "paragraph": self._paragraph,
            "table": self._table,
            "bullet_list": self._list,
            "ordered_list": self._list,
            "html_block": self._html,
        }

    def read(self, start: int) -> None:
        """Read the lines from index ``start`` on."""
        tokens = _PARSER.parse("\n" * start + "\n".join(self._lines[start:]))
        for block in SyntaxTreeNode(tokens).children:
            if block.type != "table":
                self._refuse_marks()
            self._readers.get(block.type, self._refuse)(block)
        self._refuse_marks()
        _name(self._parts)
        self._refuse_disorder()

    def fields(self) -> Iterator[tuple[Scalar, Node]]:
        """Yield the fields of the letter that the body fills."""
        if self._lead:
            yield from self._list_of("lead", self._lead)
        for name in ("sections", "attachments"):
            yield from self._list_of(name, [part.node() for part in self._parts if part.name == name])
        for part in self._parts:
            if part.name in ("work_done", "next_steps"):
                yield Scalar(part.place, _LABELS[part.name]), part.node()

    def _list_of(self, name: str, nodes: list[Node]) -> Iterator[tuple[Scalar, Node]]:
        if nodes:
            yield Scalar(nodes[0].place, _LABELS[name]), Items(nodes[0].place, nodes)

    def _problem(self, said: say.Said, place: Place) -> None:
        self.problems.append(Problem(*said, place=place))

    def _refuse(self, block: SyntaxTreeNode) -> None:
        self._problem(say.REFUSED.get(block.type, say.NO_HTML), self._place(block))

    def _refuse_disorder(self) -> None:
        ranks = [_PARTS.index(part.name) for part in self._parts]
        for before, rank, part in zip(ranks, ranks[1:], self._parts[1:], strict=False):
            if rank < before:
                self._problem(say.DISORDER, part.place)

    def _place(self, block: SyntaxTreeNode, words: str = "") -> Place:
        """Return the place of ``words`` in the first line of ``block``."""
        line = block.map[0] if block.map else 0
        column = self._lines[line].find(words.partition("\n")[0])
        return Place(self._file, line + 1, max(column, 0) + 1)

    def _add(self, node: Node) -> None:
        (self._open[-1][1] if self._open else self._lead).append(node)

    def _paragraph(self, block: SyntaxTreeNode) -> None:
        content = block.children[0].content
        place = self._place(block, content)
        marked = split_marks(content)
        if marked.marks and not marked.text:
            self._above_table = place, marked.marks
        else:
            self._add(self._text(content, place))

    def _text(self, words: str, place: Place, before: str = "") -> Scalar:
        """Return a text; its lines are joined."""
        lines = [line.strip() for line in words.split("\n")]
        folded = unfold(" ".join(lines), "\n".join(lines), None)
        self.messages += folding_notes(folded, place)
        if mark := markup(words):
            self.messages.append(Note(say.no_markup(mark), place))
        return Scalar(place, before + unescape(folded.value))

    def _list(self, block: SyntaxTreeNode) -> None:
        """Read a list as 一是, 二是 where that was asked for."""
        if not self._numbered or len(block.children) > _MOST_NUMBERED:
            self._refuse(block)
            return
        for number, item in enumerate(block.children, 1):
            self._item(item, f"{hanzi(number)}是")

    def _item(self, item: SyntaxTreeNode, before: str) -> None:
        for child in item.children:
            if child.type == "paragraph":
                content = child.children[0].content
                self._add(self._text(content, self._place(child, content), before))
                before = ""
            else:
                self._refuse(child)

    def _html(self, block: SyntaxTreeNode) -> None:
        """Pass over a comment."""
        if not _COMMENT.fullmatch(block.content):
            self._refuse(block)

    def _table(self, block: SyntaxTreeNode) -> None:
        place = self._place(block)
        above, marks = self._above_table or (place, ())
        self._above_table = None
        self.problems += wrong_marks(marks, above)
        start, end = block.map or (0, 0)
        self._add(table(self._lines[start:end], place, marks))

    def _refuse_marks(self) -> None:
        """Refuse marks of a table without a table."""
        if self._above_table:
            self._problem(say.NO_TABLE, self._above_table[0])
            self._above_table = None

    def _heading(self, block: SyntaxTreeNode) -> None:
        if block.markup in ("=", "-"):
            self._problem(say.UNDERLINED, self._place(block))
            return
        content = block.children[0].content
        place = self._place(block, content)
        marked = split_marks(content)
        self._refuse_unknown(marked, place)
        names = {_MARKS[mark] for mark in marked.marks if mark in _MARKS}
        level = int(block.tag.removeprefix("h"))
        if _RESUME in names:
            self._resume(level, marked, names, place)
        else:
            self._start(level, str(self._text(marked.text, place).value), names, place)

    def _refuse_unknown(self, marked: Marked, place: Place) -> None:
        for mark in marked.marks:
            if mark not in _MARKS:
                self._problem(say.unknown_mark(mark, _MARKS), place)

    def _resume(self, level: int, marked: Marked, names: set[str], place: Place) -> None:
        """Go back to the text of a section that is open, past the sections in it."""
        while self._open and ("lead" in names or self._open[-1][0] > level):
            self._open.pop()
        found = "lead" in names or (self._open and self._open[-1][0] == level)
        if marked.text or not found:
            self._problem(say.NO_RESUME, place)

    def _start(self, level: int, heading: str, names: set[str], place: Place) -> None:
        while self._open and self._open[-1][0] >= level:
            self._open.pop()
        name = next((name for name in _PARTS if name in names), "")
        part = _Part(name, place, heading, _RUN_IN in names)
        if self._open or name == "lead":
            self._add(part.node())
        if self._open and name:
            self._problem(say.NOT_TOP, place)
        if not self._open:
            _take_title(part)
            self._parts.append(part)
        self._open.append((level, part.content))


def _take_title(part: _Part) -> None:
    """Make an attachment of a part that is called one."""
    match = _ATTACHMENT.fullmatch(part.heading)
    if match and not part.name:
        part.name, part.heading = "attachments", (match[1] or "").strip()


def _name(parts: Sequence[_Part]) -> None:
    """Give the parts that are called so, the first and the last, fields of their own."""
    body = [part for part in parts if part.name not in ("lead", "attachments")]
    for part, name in ((body[0], "work_done"), (body[-1], "next_steps")) if body else ():
        if not part.name and part.heading == _LABELS[name]:
            part.name = name
    for part in body:
        part.name = part.name or "sections"
