"""JSON → letter. The syntax is checked by the standard library; a second pass over the tokens finds the places."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, Final

from replygen.errors import InputError
from replygen.messages import Place, Problem, Text, text
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

_TOKEN: Final = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+')


def read(source: Source) -> Reading:
    """Read a letter from JSON. Values keep their JSON type: a number where text belongs is refused.

    Raises:
        InputError: the bytes are no JSON text, or no letter.
    """
    refuse_size(source.data, source.name)
    words, encoding = decode(source.data, source.name)
    if not words.strip():
        return reading(Tree(Scalar(Place(source.name), None)))
    tree = parse(words, source.name)
    tree.root = _of_a_report(tree.root)
    tree.messages.extend(encoding_note(encoding, source.name))
    return reading(tree)


def _of_a_report(root: Node) -> Node:
    """Return the letter in the report of an import, any other node as it is.

    Raises:
        InputError: the report is of several letters, or of none.
    """
    files = _field(root, "files")
    if not (isinstance(files, Items) and _field(root, "schema")):
        return root
    letters = [letter for file in files.items if (letter := _field(file, "letter"))]
    if len(letters) == 1:
        return letters[0]
    what = text("这里有 {number} 封信件。", "There are {number} letters here.", number=len(letters))
    raise InputError(Problem(what, _ONE_LETTER, place=files.place))


def _field(node: Node, name: str) -> Node | None:
    fields = node.fields if isinstance(node, Fields) else []
    return next((value for key, value in fields if key.value == name), None)


def parse(words: str, file: str, line: int = 1) -> Tree:
    """Return the nodes of JSON text whose first line is the one numbered ``line`` of ``file``.

    Raises:
        InputError: the text is no JSON.
    """
    _check(words, file, line)
    builder = _Builder(words, file, line)
    return Tree(builder.node(), builder.problems)


def _check(words: str, file: str, line: int) -> None:
    try:
        json.loads(words, parse_constant=str, parse_int=str)
    except json.JSONDecodeError as error:
        what, todo = _translated("quotes" if words[error.pos : error.pos + 1] in _QUOTES else error.msg)
        place = Place(file, line + error.lineno - 1, error.colno)
        raise InputError(Problem(what, todo, place=place)) from None
    except RecursionError:
        raise too_big(Place(file)) from None


def _no_constant(name: str) -> Any:
    raise ValueError(name)


_DECODER: Final = json.JSONDecoder(parse_constant=_no_constant)


class _Builder:
    """Builds nodes of text that is known to be JSON."""

    def __init__(self, words: str, file: str, line: int) -> None:
        self._tokens = _places(words, file, line)
        self._left = MAX_NODES
        self.problems: list[Problem] = []

    def node(self, depth: int = 0) -> Node:
        """Return the value that starts at the next piece."""
        piece, place = next(self._tokens)
        return self._after(piece, place, depth)

    def _after(self, piece: str, place: Place, depth: int) -> Node:
        self._left -= 1
        if depth > MAX_DEPTH or self._left < 0:
            raise too_big(place)
        if piece == "{":
            return Fields(place, list(self._fields(depth)))
        if piece == "[":
            return Items(place, list(self._items(depth)))
        return self._scalar(piece, place)

    def _fields(self, depth: int) -> Iterator[tuple[Scalar, Node]]:
        for piece, place in self._tokens:
            if piece == "}":
                return
            if piece != ",":
                next(self._tokens)
                yield self._scalar(piece, place), self.node(depth + 1)

    def _items(self, depth: int) -> Iterator[Node]:
        for piece, place in self._tokens:
            if piece == "]":
                return
            if piece != ",":
                yield self._after(piece, place, depth + 1)

    def _scalar(self, piece: str, place: Place) -> Scalar:
        try:
            return Scalar(place, _DECODER.decode(piece))
        except ValueError:
            what = text("“{number}”不是 JSON 的数。", "{number} is no number of JSON.", number=piece[:30])
            todo = text("请给它加双引号写成文字。", "Put it into double quotes.")
            self.problems.append(Problem(what, todo, place=place))
            return Scalar(place, None)


def _places(words: str, file: str, line: int) -> Iterator[tuple[str, Place]]:
    start = last = 0
    for match in _TOKEN.finditer(words):
        breaks = words.count("\n", last, match.start())
        if breaks:
            line, start = line + breaks, words.rfind("\n", last, match.start()) + 1
        last = match.start()
        yield match[0], Place(file, line, match.start() - start + 1)


def _translated(problem: str) -> tuple[Text, Text | None]:
    what, todo = next((said for start, said in _SAY.items() if problem.startswith(start)), (None, None))
    return what or text("不符合 JSON 语法：{problem}。", "No valid JSON: {problem}.", problem=problem), todo


_ONE_LETTER: Final = text("一个文件只写一封信件。", "Write one letter in a file.")
_QUOTES: Final = tuple("“”‘’'＂")
_SAY: Final[dict[str, tuple[Text, Text | None]]] = {
    "quotes": (
        text("这里的引号不是半角双引号。", "This quotation mark is no plain double quote."),
        text("JSON 里的文字请用半角双引号 \" 括起。", "Put texts of JSON into plain double quotes."),
    ),
    "Expecting property name": (
        text("这里应当是双引号括起的键。", "A key in double quotes is expected here."),
        text("检查多余的逗号和引号（要用半角双引号）。", "Look for a comma too many and for other quotation marks."),
    ),
    "Illegal trailing comma": (
        text("这里的逗号多余。", "This comma is one too many."),
        text("删去最后一项后面的逗号。", "Remove the comma after the last item."),
    ),
    "Expecting ':'": (
        text("键的后面缺少冒号。", "The colon after the key is missing."),
        text("请补上半角冒号。", "Add it."),
    ),
    "Expecting ','": (
        text("这里缺少逗号或括号。", "A comma or a closing bracket is missing here."),
        text("请补上；文字里的双引号要写成 \\\"。", "Add it; a double quote inside a text is written \\\"."),
    ),
    "Expecting value": (
        text("这里缺少值。", "A value is missing here."),
        text("请填写；没有内容写 null。", "Fill it in; null means nothing."),
    ),
    "Unterminated string": (
        text("双引号没有配对。", "The closing double quote is missing."),
        text("请补上后一个引号。", "Add it."),
    ),
    "Invalid control character": (
        text("文字里有换行或控制字符。", "The text holds a line break or a control character."),
        text("换行写成 \\n，其他控制字符请删去。", "Write \\n for a line break and remove other control characters."),
    ),
    "Invalid \\": (
        text("反斜杠后面的字符不对。", "The character after the backslash is wrong."),
        text("反斜杠本身要写成 \\\\。", "Write \\\\ for a backslash."),
    ),
    "Extra data": (
        text("信件结束后还有内容。", "There is more after the end of the letter."),
        _ONE_LETTER,
    ),
}  # fmt: skip
