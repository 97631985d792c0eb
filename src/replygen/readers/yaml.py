"""YAML → letter. Scalars are text as typed; what YAML would silently drop or execute is refused.

Anchors, aliases and tags are refused: a letter has no use for them, and a text that begins with
``&``, ``*`` or ``!`` would lose its first word to them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

import yaml

from replygen.errors import InputError
from replygen.messages import Message, Note, Place, Problem, Text, text
from replygen.readers.folding import folding_notes, unfold
from replygen.readers.source import Reading, Source, decode, encoding_note
from replygen.readers.structured import (
    MAX_DEPTH,
    MAX_NODES,
    Fields,
    Items,
    Node,
    Scalar,
    Tree,
    reading,
    refuse_size,
    too_big,
)
from replygen.readers.yaml_errors import missing_spaces, translated

_LOADER: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_ABSENT: Final = {"", "~", "null"}
_ILLEGAL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
_COMMENT: Final = re.compile(r"[ \t]+(#[^\s#].*)")
_QUOTE: Final = text("如果是正文，请给整段文字加引号。", "If this is text, put all of it into quotes.")


def read(source: Source) -> Reading:
    """Read a letter from YAML.

    Raises:
        InputError: the bytes are no YAML text, or no letter.
    """
    refuse_size(source.data, source.name)
    words, encoding = decode(source.data, source.name)
    tree = parse(words, source.name)
    tree.messages.extend(encoding_note(encoding, source.name))
    return reading(tree)


def parse(words: str, file: str) -> Tree:
    """Return the nodes of YAML text, each with its place in ``file``.

    Raises:
        InputError: the text is no YAML.
    """
    _refuse_characters(words, file)
    try:
        tree = _Builder(words, file).tree()
    except yaml.YAMLError as error:
        raise InputError(missing_spaces(words, file) or translated(error, words, file)) from None
    if isinstance(tree.root, Scalar):
        tree.problems += missing_spaces(words, file)
    return tree


def _refuse_characters(words: str, file: str) -> None:
    found = [
        Problem(
            text("不能使用的字符 U+{code:04X}。", "The unusable character U+{code:04X}.", code=ord(match[0])),
            text("请删去。", "Remove it."),
            place=Place(file, words.count("\n", 0, at) + 1, at - words.rfind("\n", 0, at)),
        )
        for match in _ILLEGAL.finditer(words)
        for at in [match.start()]
    ]
    if found:
        raise InputError(found)


class _Builder:
    """Builds the tree from the events of the parser, counting what it builds."""

    def __init__(self, words: str, file: str) -> None:
        self._words = words
        self._file = file
        self._events: Iterator[Any] = yaml.parse(words, Loader=_LOADER)
        self._left = MAX_NODES
        self._problems: list[Problem] = []
        self._messages: list[Message] = []

    def tree(self) -> Tree:
        """Return the one document of the file, an absent scalar when there is none."""
        root: Node | None = None
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent) and root:
                self._problem(event, _SECOND_DOCUMENT)
                break
            if isinstance(event, yaml.NodeEvent):
                root = self._node(event, 0)
        return Tree(root or Scalar(Place(self._file), None), self._problems, self._messages)

    def _node(self, event: Any, depth: int) -> Node:
        self._left -= 1
        place = self._place(event)
        if depth > MAX_DEPTH or self._left < 0:
            raise too_big(place)
        if isinstance(event, yaml.AliasEvent):
            self._problem(event, _ALIAS)
            return Scalar(place, None)
        self._refuse_marks(event)
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(place, self._scalar(event))
        if isinstance(event, yaml.SequenceStartEvent):
            return Items(place, [self._node(each, depth + 1) for each in self._until(yaml.SequenceEndEvent)])
        return Fields(place, list(self._fields(depth)))

    def _fields(self, depth: int) -> Iterator[tuple[Scalar, Node]]:
        for event in self._until(yaml.MappingEndEvent):
            key, value = self._node(event, depth + 1), self._node(next(self._events), depth + 1)
            if isinstance(key, Scalar) and key.value is not None:
                yield key, value
            elif not isinstance(event, yaml.AliasEvent):
                self._problem(event, _NO_KEY)

    def _until(self, end: type) -> Iterator[Any]:
        return iter(lambda: self._next_but(end), None)

    def _next_but(self, end: type) -> Any:
        event = next(self._events)
        return None if isinstance(event, end) else event

    def _scalar(self, event: Any) -> str | None:
        value: str = event.value
        if not event.style:  # plain: "" or None, as the parser goes
            self._note_comment(event)
            if value in _ABSENT:
                return None
            if value[0] == "-" and "\u4e00" <= value[1:2] <= "\u9fff":
                self._problem(event, _NO_SPACE)
        if event.style == "|" or event.start_mark.line == event.end_mark.line:
            return value
        if not event.style:
            self._problems += self._swallowed_keys(event)
        raw = self._words[event.start_mark.index : event.end_mark.index]
        folded = unfold(value, raw, event.style)
        self._messages += folding_notes(folded, self._place(event))
        return folded.value

    def _swallowed_keys(self, event: Any) -> list[Problem]:
        """Find keys that became part of the text above them, for want of a colon and a space."""
        start = self._words.rfind("\n", 0, event.start_mark.index) + 1
        return missing_spaces(self._words, self._file, start, event.end_mark.index)

    def _note_comment(self, event: Any) -> None:
        """Tell of a comment that looks like text: ``天生路 #2 号楼``."""
        match = _COMMENT.match(self._words, event.end_mark.index)
        if match and event.value:
            self._messages.append(Note(text(_DROPPED.zh, _DROPPED.en, comment=match[1]), self._place(event)))

    def _refuse_marks(self, event: Any) -> None:
        for mark, what in ((event.anchor, _ANCHOR), (event.tag, _TAG)):
            if mark is not None:
                self._problem(event, text(what.zh, what.en, mark=mark))

    def _problem(self, event: Any, what: Text) -> None:
        problem = Problem(what, _TODO.get(what, _QUOTE), place=self._place(event))
        last = self._problems[-1] if self._problems else None
        if not last or (last.what, last.place.line) != (what, problem.place.line):
            self._problems.append(problem)

    def _place(self, event: Any) -> Place:
        return Place(self._file, event.start_mark.line + 1, event.start_mark.column + 1)


_ALIAS: Final = text(
    "以“*”开头的值是 YAML 的别名，这里不用。",
    "A value that starts with * is a YAML alias; none are used here.",
)
_ANCHOR: Final = Text(
    "以“&”开头的词“&{mark}”是 YAML 的锚点，这里不用。", "&{mark} is a YAML anchor; none are used here."
)
_TAG: Final = Text(
    "以“!”开头的词是 YAML 的类型标记（{mark}），这里不用。", "{mark} is a YAML tag; none are used here."
)
_NO_KEY: Final = text("这里的键不是文字。", "The key here is no text.")
_SECOND_DOCUMENT: Final = text("“---”后面是第二份内容。", "A second document starts after ---.")
_NO_SPACE: Final = text("“-”后面没有空格。", "The dash is not followed by a space.")
_TODO: Final = {
    _NO_KEY: text("键请写成一个词，如“标题:”。", "Write a single word as key."),
    _SECOND_DOCUMENT: text("一个文件只写一封信件。", "Write one letter in a file."),
    _NO_SPACE: text("请写成“- ”；如果是正文，请给整段文字加引号。",
                    "Put one there; if this is text, put all of it into quotes."),
}  # fmt: skip
_DROPPED: Final = Text(
    "“{comment}”是注释，没有读入；如果是正文，请给整段文字加引号。",
    "{comment!r} is a comment and was not read; if it is text, put all of it into quotes.",
)
