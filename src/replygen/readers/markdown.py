"""Markdown with front matter → letter.

Above the body stand all other fields as YAML between two lines ``---``. In the body ``#`` to ``######`` are
headings, and words in braces behind a heading or above a table say what Markdown cannot. Texts come out
character for character; only a backslash before ASCII punctuation is dropped.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from replygen.errors import InputError
from replygen.messages import Place, Problem, text
from replygen.readers.markdown_body import Body
from replygen.readers.source import Reading, Source, decode, encoding_note
from replygen.readers.structured import Fields, Node, Scalar, Tree, reading, refuse_size
from replygen.readers.yaml import parse

_FENCE: Final = "---"
_LISTS: Final = ("列表", "lists")
_NUMBERED: Final = "一是"


def read(source: Source) -> Reading:
    """Read a letter from Markdown; without front matter there is a body only.

    Raises:
        InputError: every problem of the letter, in the order of the lines.
    """
    refuse_size(source.data, source.name)
    words, encoding = decode(source.data, source.name)
    lines = words.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    tree, start = _front_matter(lines, source.name)
    if isinstance(tree.root, Fields):
        fields, numbered = _take_lists(tree)
        body = Body(source.name, lines, numbered=numbered)
        body.read(start)
        tree.root = tree.root._replace(fields=[*fields, *body.fields()])
        tree.problems += body.problems
        tree.messages += body.messages
    tree.messages += encoding_note(encoding, source.name)
    return reading(tree)


def has_front_matter(words: str) -> bool:
    """Tell whether a text starts as a letter in Markdown does."""
    return words.lstrip("\ufeff \t\r\n").partition("\n")[0].rstrip() == _FENCE


def _front_matter(lines: Sequence[str], file: str) -> tuple[Tree, int]:
    """Return the fields above the body, and the index of the line on which the body starts."""
    first = next((number for number, line in enumerate(lines) if line.strip()), len(lines))
    if first == len(lines):
        return Tree(Scalar(Place(file), None)), first
    if lines[first].rstrip() != _FENCE:
        return Tree(Fields(Place(file, 1, 1), [])), 0
    end = next((at for at in range(first + 1, len(lines)) if lines[at].rstrip() == _FENCE), None)
    if end is None:
        raise InputError(Problem(_OPEN, _CLOSE, place=Place(file, first + 1, 1)))
    tree = parse("\n" * (first + 1) + "\n".join(lines[first + 1 : end]), file)
    if isinstance(tree.root, Scalar) and tree.root.value is None:
        tree.root = Fields(Place(file, first + 1, 1), [])
    return tree, end + 1


def _take_lists(tree: Tree) -> tuple[list[tuple[Scalar, Node]], bool]:
    """Take the key that says how lists are read out of the front matter."""
    fields = list(tree.root.fields) if isinstance(tree.root, Fields) else []
    chosen = [pair for pair in fields if pair[0].value in _LISTS]
    for key, value in chosen:
        if not isinstance(value, Scalar) or value.value not in (_NUMBERED, None):
            tree.problems.append(Problem(_NO_SUCH_LIST, _WRITE_LISTS, str(key.value), value.place))
    numbered = any(isinstance(value, Scalar) and value.value == _NUMBERED for _, value in chosen)
    return [pair for pair in fields if pair not in chosen], numbered


_OPEN: Final = text("开头的“---”没有配对。", "The line --- at the top has no second one.")
_CLOSE: Final = text(
    "请在各项之后、正文之前再写一行“---”。", "Write --- again between the fields and the body."
)
_NO_SUCH_LIST: Final = text("没有这种列表写法。", "Lists cannot be read this way.")
_WRITE_LISTS: Final = text("只能写“一是”，或删去这一项。", "Write 一是, or leave the key out.")
