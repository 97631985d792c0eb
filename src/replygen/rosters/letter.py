"""From a row of a table or a line of JSON to a letter; what the row leaves out, the profile may give."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from pydantic import ValidationError

from replygen.errors import InputError
from replygen.messages import Message, Place, Problem, text
from replygen.model import ReplyLetter, canonical_keys, label_path, problems
from replygen.model.labels import child
from replygen.profile import Profile
from replygen.readers import Reading
from replygen.readers.json import parse
from replygen.readers.markdown_body import Body
from replygen.readers.markdown_words import REFUSED
from replygen.readers.source import decode
from replygen.readers.structured import Fields, Items, Node, Scalar, Tree, reading, refuse_size
from replygen.rosters.row import Cell, Row

_NAMES: Final = re.compile(r"[、；;\n]")
_LINES: Final = re.compile(r"\n")
_LISTS: Final = {
    **dict.fromkeys(("proposers", "co_organs", "organs", "cc"), _NAMES),
    **dict.fromkeys(("closing", "notes"), _LINES),
}
"""Fields that hold several texts, and what separates these in a cell."""
_DATES: Final = {"date", "printed_on"}
_DATE: Final = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[ T]+\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?)?")
"""Tables hold 2025/6/12, 2025.6.12 and 2025-06-12 09:30:00, which are no ways to write a date in a letter."""
_MARKDOWN: Final = {"lead", "content", "sections"}


def refuse_wrong_shared(profile: Profile) -> None:
    """Refuse a profile whose fields for all letters are wrong, before every row is found to be so.

    Raises:
        InputError: every problem, each with its place in the profile.
    """
    try:
        ReplyLetter.model_validate(_texts(profile.letter))
    except ValidationError as error:
        found = [
            replace(problem, field=f"letter.{problem.field}", place=profile.place("letter", *path))
            for path, problem in problems(error)
            if _is_given(path, profile.letter)  # what is missing the rows may add
        ]
        if found:
            raise InputError(sorted(found, key=lambda problem: problem.place.line)) from None


def _texts(value: Any) -> Any:
    """Return a value of the profile as a letter has it."""
    match value:
        case Mapping():
            return {key: _texts(each) for key, each in value.items()}
        case list() | tuple():
            return [_texts(each) for each in value]
        case str() | bool() | int() | float():
            return value
        case _:  # a date of TOML
            return str(value)


def _is_given(path: Sequence[str | int], value: Any) -> bool:
    for step in path:
        if not isinstance(value, Mapping) or step not in value:
            return not isinstance(value, Mapping)
        value = value[step]
    return True


def read_row(row: Row, shared: Mapping[str, Any]) -> Reading:
    """Return the letter of ``row``; ``shared`` are fields for letters that lack them.

    Raises:
        InputError: every problem of the row, each with its row and column.
    """
    tree = _line(row) if row.line else _table(row)
    if isinstance(tree.root, Fields) and shared:
        tree.root = _merged(tree.root, _node(_texts(shared), row.place), "ReplyLetter")
    return reading(tree)


def _line(row: Row) -> Tree:
    refuse_size(row.line, row.place.file)
    words, _ = decode(row.line, str(row.place))
    return parse(words, row.place.file, row.place.line)


def _table(row: Row) -> Tree:
    tree = Tree(Fields(row.place, []))
    top: dict[str | int, Any] = {}
    for cell in row.cells:
        here = top
        for step in cell.path[:-1]:
            here = here.setdefault(step, {})
        here[cell.path[-1]] = _value(cell, tree)
    tree.root = _grown(top, row.place)
    return tree


def _grown(branch: Mapping[str | int, Any], place: Place) -> Node:
    """Turn nested mappings into nodes; the keys of a list are numbers."""
    nodes = {key: _grown(value, place) if isinstance(value, dict) else value for key, value in branch.items()}
    if all(isinstance(key, int) for key in nodes) and nodes:
        return Items(place, [node for _, node in sorted(nodes.items(), key=lambda pair: pair[0])])
    # what one cell fills stands where that does, also when the cell gives it no text
    here = nodes["content"].place if nodes.keys() == {"content"} else place
    return Fields(here, [(Scalar(node.place, str(key)), node) for key, node in nodes.items()])


def _value(cell: Cell, tree: Tree) -> Node:
    name = str(cell.path[-1])
    if name in _MARKDOWN:
        return _markdown(cell, tree)
    if name in _LISTS:
        words = (word.strip() for word in _LISTS[name].split(cell.text))
        return Items(cell.place, [Scalar(cell.place, word) for word in words if word])
    seen = cell.text.strip()  # nobody sees a blank at the end of a cell
    return Scalar(cell.place, _date(seen) if name in _DATES else seen)


def _date(words: str) -> str:
    match = _DATE.fullmatch(words)
    return "-".join(match.group(1, 3, 4)) if match else words


def _spaced(words: str) -> Iterator[str]:
    """Yield the lines with blank ones between them, but for the lines of a table: in a cell a break is meant so."""
    before = ""
    for line in words.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        if not (before.lstrip().startswith("|") and line.lstrip().startswith("|")):
            yield ""
        yield line
        before = line


def _markdown(cell: Cell, tree: Tree) -> Items:
    """Read Markdown: paragraphs, headings with what stands under them, and tables."""
    body = Body("", list(_spaced(cell.text)), numbered=False)
    body.read(0)
    tree.problems += [_in_cell(problem, cell) for problem in body.problems]
    tree.messages += [_moved(message, cell.place) for message in body.messages]
    nodes: list[Node] = []
    for key, node in body.fields():
        nodes += _content(str(key.value), node, cell, tree.problems)
    return Items(cell.place, [_placed(node, cell.place) for node in nodes])


def _content(key: str, node: Node, cell: Cell, problems: list[Problem]) -> Iterable[Node]:
    """Return what a body holds as the content of the one field that the cell fills."""
    name = canonical_keys("ReplyLetter")[key]
    if name in ("lead", "sections") and isinstance(node, Items):
        return node.items
    if name == cell.path[0] and isinstance(
        node, Fields
    ):  # the heading of the field itself stands in its cell
        return [item for _, value in node.fields if isinstance(value, Items) for item in value.items]
    problems.append(
        Problem(_OTHER_PART, text("请写到它自己的列。", "Write it into its own column."), label_path(cell.path),
                cell.place)
    )  # fmt: skip
    return ()


_OTHER_PART: Final = text("这一格里有信件的另一部分。", "This cell holds another part of the letter.")


def _in_cell(problem: Problem, cell: Cell) -> Problem:
    label = label_path(cell.path)
    todo = _AS_WORDS if problem.todo == REFUSED["ordered_list"][1] else problem.todo
    return replace(problem, todo=todo, place=cell.place, field=problem.field or label)


_AS_WORDS: Final = text(
    "请每项写成一段，如“一是……”；如果是正文，“1.”写成“1\\.”，“-”写成“\\-”。",
    "Write each item as a paragraph; if it is text, write 1. as 1\\. and - as \\-.",
)
"""A cell has no fields at the top that could tell how lists are meant."""


def _moved(message: Message, place: Place) -> Message:
    return replace(message, place=place)


def _placed(node: Node, place: Place) -> Node:
    """Let a node stand where its cell does: lines and columns inside of a cell are not to be seen."""
    match node:
        case Scalar():
            return Scalar(place, node.value)
        case Items():
            return Items(place, [_placed(item, place) for item in node.items])
        case Fields():
            return Fields(
                place, [(Scalar(place, key.value), _placed(value, place)) for key, value in node.fields]
            )


def _node(value: Any, place: Place) -> Node:
    """Turn a value of the profile into a node."""
    match value:
        case Mapping():
            return Fields(place, [(Scalar(place, key), _node(each, place)) for key, each in value.items()])
        case list() | tuple():
            return Items(place, [_node(each, place) for each in value])
        case _:
            return Scalar(place, value)


def _merged(own: Fields, shared: Node, part: str) -> Fields:
    """Add the fields of ``shared`` that are not there, at all depths."""
    keys = canonical_keys(part)
    given = {keys.get(str(key.value), ""): (key, node) for key, node in shared.fields} if isinstance(
        shared, Fields) else {}  # fmt: skip
    fields = [
        (key, _filled(node, given.pop(keys.get(str(key.value), ""), None), child(part, keys.get(str(key.value), ""))))
        for key, node in own.fields
    ]  # fmt: skip
    return Fields(own.place, [*fields, *given.values()])


def _filled(node: Node, shared: tuple[Scalar, Node] | None, part: str) -> Node:
    """Fill fields from those of ``shared``; what it says of the one item of a list holds for all items."""
    if not (shared and part):
        return node
    key, given = shared
    match node, given:
        case Items(), Items(items=[only]):
            return _filled(node, (key, only), part)
        case Items(), Fields():
            return Items(node.place, [_filled(item, shared, part) for item in node.items])
        case Fields(), Items(items=[only]):
            return _filled(node, (key, only), part)
        case Fields(), _:
            return _merged(node, given, part)
        case _:
            return node
