"""What the YAML parser complains of, in words that tell a clerk what to mend."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from typing import Any, Final

import yaml

from replygen.messages import Place, Problem, Text, text
from replygen.model.labels import LABELS

_KEYS: Final = "|".join(
    sorted({key for fields in LABELS.values() for pair in fields.items() for key in pair})
)
_NO_SPACE: Final = rf"(?m)^[ \t]*(?:- +)*({_KEYS})[ \t]*(：|:(?![ \t\r\n]|\Z))"


def missing_spaces(words: str, file: str, start: int = 0, end: int = sys.maxsize) -> list[Problem]:
    """Return a problem for each line of ``words[start:end]`` with a known key that is not followed by ``: ``."""
    return list(_missing_spaces(words, file, start, end))


def _missing_spaces(words: str, file: str, start: int, end: int) -> Iterator[Problem]:
    for match in re.compile(_NO_SPACE).finditer(words, start, end):
        what = text(
            "“{key}”后面不是半角冒号加空格。", "{key!r} is not followed by a colon and a space.", key=match[1]
        )
        todo = text(
            "请写成“{key}: ”；如果是正文，请给整段文字加引号。",
            "Write it as `{key}: `; if this is text, put all of it into quotes.",
            key=match[1],
        )
        yield Problem(what, todo, place=_place(words, file, match.start(2)))


def _place(words: str, file: str, at: int) -> Place:
    return Place(file, words.count("\n", 0, at) + 1, at - words.rfind("\n", 0, at))


def translated(error: yaml.YAMLError, words: str, file: str) -> list[Problem]:
    """Return the one problem that stopped the parser."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return [Problem(_unknown(str(error)), place=Place(file))]
    problem = f"{error.context or ''}|{error.problem or ''}"
    mark = error.problem_mark
    if re.search("unexpected end of stream|parsing a flow", problem):
        mark = error.context_mark or mark
    if mark and mark.index >= len(words.rstrip()):
        mark = _open_bracket(words) or mark
    if mark is None:
        return [Problem(_unknown(problem), place=Place(file))]
    at = _broken_value(error, words) if "did not find expected ','" in problem else None
    at = mark.index if at is None else at
    what, todo = _said(problem, words[:at].rpartition("\n")[2], words[at : at + 1])
    return [Problem(what, todo, place=_place(words, file, at))]


def _broken_value(error: yaml.MarkedYAMLError, words: str) -> int | None:
    """Return where a full-width comma or an unquoted bracket stands that broke a value inside of brackets."""
    if error.problem_mark is None:
        return None
    at: int = error.problem_mark.index
    before = words[:at].rpartition("\n")[2]
    if words[at : at + 1] == "，" or re.search(_UNQUOTED, f"{before}\n{words[at : at + 1]}"):
        return at
    comma = _COMMA.search(before) if words[at : at + 1] == ":" else None
    return at - len(before) + comma.start() if comma else None


def _open_bracket(words: str) -> Any:
    """Return where the innermost bracket stands that is not closed, None when all are."""
    opened: list[Any] = []
    try:
        for token in yaml.scan(words, yaml.SafeLoader):
            if isinstance(token, yaml.FlowSequenceStartToken | yaml.FlowMappingStartToken):
                opened.append(token.start_mark)
            elif isinstance(token, yaml.FlowSequenceEndToken | yaml.FlowMappingEndToken):
                opened = opened[:-1]
    except yaml.YAMLError:
        return None
    return opened[-1] if opened else None


def _said(problem: str, before: str, char: str) -> tuple[Text, Text | None]:
    """Return the first entry of the table that fits the complaint, the line before the place, and the character."""
    seen = f"{problem}\n{before}\n{char}"
    for pattern, what, todo in _SAY:
        if re.search(pattern, seen, re.DOTALL):
            return text(what.zh, what.en, char=char), todo
    return _unknown(problem.strip("|").rpartition("|")[2]), None


def _unknown(problem: str) -> Text:
    return text("不符合 YAML 语法（{problem}）。", "No valid YAML: {problem}.", problem=problem)


_QUOTE: Final = text("如果是正文，请给整段文字加引号。", "If this is text, put all of it into quotes.")
_ALIGN: Final = text(
    "同一组的键要左对齐，下一级再缩进两格。",
    "Align the keys of a group; indent the next level by two spaces.",
)
_COMMA: Final = re.compile(r"，(?=[^,，\[\]{}]*\Z)")
_UNQUOTED: Final = r"[^\s,:\[\]{}\"'-]\n[\[{]$"
"""A bracket right behind text: one that opens a list or a group stands behind a space or a mark."""
_SAY: Final[tuple[tuple[str, Text, Text], ...]] = (
    (r"cannot start any token.*\n\t$",
     text("行首用了制表符。", "The line is indented with a tab."),
     text("请改用空格缩进。", "Indent with spaces.")),
    (r"cannot start any token",
     Text("值不能以“{char}”开头。", "A value cannot start with {char}."), _QUOTE),
    (r"unexpected end of stream",
     text("引号没有配对。", "The closing quotation mark is missing."),
     text("请补上后一个引号。", "Add it.")),
    (r"scanning an? (alias|anchor)",
     text("以“*”或“&”开头的值在 YAML 里另有用处。", "A value that starts with * or & has a meaning in YAML."),
     _QUOTE),
    (r"(scanning|parsing) a tag|undefined tag handle",
     text("以“!”开头的值在 YAML 里另有用处。", "A value that starts with ! has a meaning in YAML."), _QUOTE),
    (r"found unexpected ':'",
     text("冒号后面没有空格。", "The colon is not followed by a space."),
     text("请在键的冒号后面空一格；如果是正文，请给整段文字加引号。",
          "Put one there; if this is text, put all of it into quotes.")),
    (r"escape",
     text("双引号里反斜杠后面的字符不对。", "The character after the backslash is wrong."),
     text("反斜杠本身写成 \\\\，或改用单引号。", "Write \\\\ for a backslash, or use single quotes.")),
    (r"scanning a block scalar",
     text("“|”或“>”后面还有文字。", "There is text after | or >."),
     text("文字请另起一行并缩进。", "Start the text on the next line, indented.")),
    (r"mapping values are not allowed.*\n[^\n]*\S+: .*\n:$",
     text("同一行里有第二个冒号加空格。", "There is a second colon with a space on this line."), _QUOTE),
    (r"mapping values are not allowed",
     text("这一行缩进不对，或者上一行不是“键: 值”。", "Wrong indentation, or the line above is no `key: value`."),
     _ALIGN),
    (r"simple key.*could not find expected ':'",
     text("这里不是“键: 值”。", "This is no `key: value`."),
     text("键后面要有半角冒号和一个空格；长文字换行后要缩进。",
          "A key is followed by a colon and a space; wrapped text is indented.")),
    (r"did not find expected.*\n[\]}]$",
     Text("这里多了一个“{char}”。", "There is one {char} too many."),
     text("请删去；如果是正文，请给整段文字加引号。",
          "Remove it; if this is text, put all of it into quotes.")),
    (r"block (mapping|collection).*did not find expected.*\n[^\n]*(\"[^\"\n]*\"|'[^'\n]*'|\]|\}) *\n[^\n:,\-]$",
     text("引号或括号后面还有文字。", "There is text after the quotation mark or bracket."),
     text("文字以引号或括号开头时，请给整段文字加上单引号。",
          "When a text starts with a quotation mark or bracket, put all of it into single quotes.")),
    (r"block (mapping|collection)",
     text("这一行与上面的行没有对齐。", "The line is not aligned with those above it."), _ALIGN),
    (r"block sequence entries",
     text("“- ”不能写在键的同一行。", "The dash of a list cannot stand on the line of its key."),
     text("请另起一行；如果是正文，请加引号。", "Start a new line; if this is text, quote it.")),
    (r"flow (mapping|sequence).*\n，$",
     text("括号里的各项用了全角逗号。", "A full-width comma stands between the items in the brackets."),
     text("请改成半角逗号加空格；如果是正文，请给整段文字加引号。",
          "Write a half-width comma and a space; if this is text, put all of it into quotes.")),
    (rf"flow (mapping|sequence).*{_UNQUOTED}",
     Text("文字里的“{char}”被当成了另一个括号。", "The {char} inside of a text was taken for another bracket."),
     text("请给整段文字加引号；发文字号的年份用〔〕。",
          "Put all of the text into quotes; the year of a document number stands in 〔〕.")),
    (r"flow (mapping|sequence)|flow node.*\n[\[{]$",
     text("这个括号没有配对，或者里面缺少半角逗号。",
          "This bracket is not closed, or a comma is missing in it."),
     text("请补上；如果是正文，请给整段文字加引号。",
          "Add it; if this is text, put all of it into quotes.")),
    (r"nesting depth",
     text("层次太深，不是一封信件。", "Too deep: this is no letter."),
     text("请检查括号。", "Check the brackets.")),
    (r"node content|mapping keys are not allowed",
     Text("值不能以“{char}”开头。", "A value cannot start with {char}."), _QUOTE),
    (r"<document start>",
     text("“...”后面还有内容。", "There is more after the line `...`."),
     text("一个文件只写一封信件。", "Write one letter in a file.")),
)  # fmt: skip
"""Complaint, then the line up to the place, then the character there, as a pattern; what is wrong; what to do."""
