"""From a tree of keys and values, each with its place, to the letter: what YAML and JSON have in common."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple

from pydantic import ValidationError

from replygen.errors import InputError
from replygen.messages import Message, Place, Problem, Text, text
from replygen.model import ReplyLetter, is_field, label_path, problems
from replygen.readers.source import Path, Reading

MAX_BYTES: Final = 5_000_000
MAX_DEPTH: Final = 40
MAX_NODES: Final = 200_000
_HEADER: Final = {"header", "表头"}
_ROWS: Final = {"rows", "行"}
_SURROGATE: Final = re.compile("[\ud800-\udfff]")


class Scalar(NamedTuple):
    """A single value; ``None`` means that nothing was given."""

    place: Place
    value: str | int | float | bool | None


class Items(NamedTuple):
    """A list."""

    place: Place
    items: Sequence[Node]


class Fields(NamedTuple):
    """Keys with their values, in the order of the file and with all repetitions."""

    place: Place
    fields: Sequence[tuple[Scalar, Node]]


Node = Scalar | Items | Fields


@dataclass(slots=True)
class Tree:
    """What a parser found: the top of the tree, what is wrong so far, and remarks."""

    root: Node
    problems: list[Problem] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)


def refuse_size(data: bytes, file: str) -> None:
    """Refuse what is too big to be a letter, before any work is done on it.

    Raises:
        InputError: more than 5 MB.
    """
    if len(data) > MAX_BYTES:
        raise too_big(Place(file))


def too_big(place: Place) -> InputError:
    """Return the error for a file that no letter can fill."""
    what = text("内容太多或层次太深，不是一封信件。", "Too much content or too deep: this is no letter.")
    return InputError(Problem(what, text("请检查文件。", "Check the file."), place=place))


def reading(tree: Tree) -> Reading:
    """Make the letter of ``tree``.

    Raises:
        InputError: every problem of the tree and of the letter, in the order of the lines.
    """
    if not isinstance(tree.root, Fields):
        raise InputError([*tree.problems, _no_letter(tree.root)])
    walk = _Walk(tree.problems)
    value = walk.plain(tree.root, ()) or {}
    letter = ReplyLetter()
    try:
        letter = ReplyLetter.model_validate(value)
    except ValidationError as error:
        walk.problems += [replace(problem, place=walk.place(path)) for path, problem in problems(error)]
    if walk.problems:
        raise InputError(
            sorted(walk.problems, key=lambda problem: (problem.place.line, problem.place.column))
        )
    return Reading(letter, walk.places, walk.values, tuple(tree.messages))


class _Walk:
    """Turns nodes into plain values and notes the places by the path of keys and indexes."""

    def __init__(self, found: list[Problem]) -> None:
        self.problems = found
        self.places: dict[Path, Place] = {}
        self.values: dict[Path, Place] = {}

    def plain(self, node: Node, path: Path) -> object:
        """Return the value of ``node``, None when nothing was given."""
        self.values[path] = node.place
        self.places.setdefault(path, node.place)
        if isinstance(node, Scalar):
            return node.value
        return self._list(node, path) if isinstance(node, Items) else self._dict(node, path)

    def _list(self, node: Items, path: Path) -> list[object] | None:
        """Leave out items that are nothing, but for the cells of a table."""
        cells = bool(_HEADER.intersection(path[-1:]) or _ROWS.intersection(path[-2:-1]))
        kept: list[object] = []
        for item in node.items:
            place = (*path, len(kept))
            self.places[place] = item.place
            value = self.plain(item, place)
            if value is not None or cells:
                kept.append(value)
        return None if node.items and not kept else kept

    def _dict(self, node: Fields, path: Path) -> dict[str, object] | None:
        given: dict[str, object] = {}
        first: dict[str, Place] = {}
        for key, child in node.fields:
            name, place = str(key.value), (*path, str(key.value))
            if name in first or _SURROGATE.search(name):
                self.problems.append(_bad_key(place, key.place, first.get(name)))
                continue
            first[name] = self.places[place] = key.place
            value = self.plain(child, place)
            if value is not None or not is_field(place):
                given[name] = value
        return None if node.fields and not given else given

    def place(self, path: Path) -> Place:
        """Return the place of ``path``, or of the nearest thing around it that stands in the file.

        The model takes a lone value for a list of one: its index 0 does not stand in the file.
        """
        known: Path = ()
        for step in path:
            if (*known, step) in self.places:
                known = (*known, step)
            elif step != 0:
                break
        return self.places[known]


def _bad_key(path: Path, place: Place, first: Place | None) -> Problem:
    if first is None:
        return Problem(_KEY_SURROGATE, _TYPE_AGAIN, place=place)
    what = text("“{key}”写了两次，第一次在第 {line} 行。", "{key!r} is given twice, first on line {line}.",
                key=path[-1], line=first.line)  # fmt: skip
    return Problem(what, text("只留一个。", "Keep one of them."), label_path(path), place)


def _no_letter(node: Node) -> Problem:
    what = _EMPTY if isinstance(node, Scalar) and node.value is None else _NOT_FIELDS[type(node)]
    return Problem(what, _WRITE_FIELDS, place=node.place)


_KEY_SURROGATE: Final = text("键里有不成对的代理字符。", "The key holds a lone surrogate.")
_TYPE_AGAIN: Final = text("请重新输入这个键。", "Type the key again.")
_EMPTY: Final = text("文件里没有内容。", "The file is empty.")
_NOT_FIELDS: Final[dict[type, Text]] = {
    Scalar: text("文件里只有一段文字，不是信件的各项。", "The file holds a single text, not the fields of a letter."),
    Items: text("最外层是一个列表，不是一封信件。", "The file holds a list, not one letter."),
}  # fmt: skip
_WRITE_FIELDS: Final = text(
    "信件由“键: 值”组成，如“提案建议:”；用 replygen new 可得到空白样例。",
    "A letter is written as keys and values; `replygen new` writes a skeleton.",
)
