"""What pydantic found, in words a clerk understands: the field's label, what is wrong, what to do."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from replygen.messages import Problem, Text, text
from replygen.model.labels import LABELS, SEALS, canonical_keys, child, label_path
from replygen.model.text import ILLEGAL_IN_LINE

Path = tuple[str | int, ...]
_TAGS: Final = {"text", "section", "table"}
_NAMES: Final = {
    "\t": text("制表符", "a tab"),
    "\n": text("换行", "a line break"),
    "\r": text("换行", "a line break"),
    "\u0085": text("换行", "a line break"),
    "\u2028": text("换行", "a line break"),
    "\u2029": text("换行", "a line break"),
}


def problems(error: ValidationError) -> list[tuple[Path, Problem]]:
    """Return each problem with the path of its field as it was written in the input (keys, indexes from 0)."""
    return [_problem(details) for details in error.errors(include_url=False)]


def _problem(details: ErrorDetails) -> tuple[Path, Problem]:
    path = clean_path(details["loc"])
    make = _SAY.get(details["type"], _wrong_kind)
    what, todo = make(details, path)
    return path, Problem(what, todo, label_path(path))


def clean_path(loc: Sequence[str | int]) -> Path:
    """Drop the tags that a union of blocks puts into pydantic's location."""
    steps: list[str | int] = []
    for before, step in zip(("", *loc), loc, strict=False):
        if step in _TAGS and isinstance(before, int):
            continue
        steps.append(step)
    return tuple(steps)


Said = tuple[Text, Text | None]


def _wrong_kind(details: ErrorDetails, path: Path) -> Said:
    value = details["input"]
    wanted = _WANTED.get(details["type"], text("另一种值", "another kind of value"))
    what = text("“{value}”不对：这里应当是{wanted}。", "{value!r} is wrong: {english} is expected here.",
                value=_short(value), wanted=wanted.zh, english=wanted.en)  # fmt: skip
    return what, _hint(details, path)


def _hint(details: ErrorDetails, path: Path) -> Text | None:
    if details["type"] in _GROUPS:
        return _known_fields(part_at(path))
    if details["type"] == "string_type" and isinstance(details["input"], int | float):
        return text("数字请加引号写成文字。", "Put the number into quotes.")
    return None


_LONGEST: Final = 30
_KINDS: Final[dict[type, str]] = {dict: "一组键值", list: "一个列表", tuple: "一个列表"}


def _short(value: Any) -> str:
    words = _KINDS.get(type(value))
    shown = words or str(value)
    return shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"


def _unknown_key(details: ErrorDetails, path: Path) -> Said:
    key, part = str(path[-1]), part_at(path[:-1])
    known = canonical_keys(part)
    if key in known:
        return text(
            "“{key}”与同一项的另一个键重复。", "{key!r} repeats another key of the same field.", key=key
        ), text("中英文键名只留一个。", "Keep only one of the two keys.")
    what = text("没有“{key}”这一项。", "There is no field {key!r}.", key=key)
    start = re.match(r"([^：:]+)[：:]", key)
    if start and start[1] in known:
        return what, text(
            "“{key}”后面要用半角冒号加空格。", "Put a colon and a space behind {key!r}.", key=start[1]
        )
    if near := nearest(key, known):
        return what, text("是不是“{near}”？", "Did you mean {near!r}?", near=near)
    if details["input"] is None:
        return what, _OF_A_TEXT
    return what, _known_fields(part)


def _known_fields(part: str) -> Text:
    names = LABELS[part]
    zh, en = "、".join(names.values()), ", ".join(names)
    return text("可用的项：{zh}。", "Known fields: {en}.", zh=zh, en=en)


_OF_A_TEXT: Final = text(
    "请核对；如果是前面文字的一部分，请给整段文字加引号；如果是几项中的一项，请用方括号括起各项。",
    "Check it; part of the text before it goes into quotes with all of that, one of several into [ ] with the others.",
)
"""What to do with a key without a value: the end of a text with a comma inside of braces looks like one."""


def nearest(word: str, known: Mapping[str, str] | Sequence[str]) -> str:
    """Return the known word most like ``word``, "" when none is near."""
    from difflib import get_close_matches  # noqa: PLC0415 - only a mistake needs it

    matches = get_close_matches(word, list(known), n=1, cutoff=0.5)
    return matches[0] if matches else ""


def is_field(path: Path) -> bool:
    """Tell whether ``path`` ends with the key of a field."""
    part, key = part_at(path[:-1]), path[-1]
    return key in canonical_keys(part) or (part == "Section" and key in canonical_keys("TableBlock"))


def part_at(path: Path) -> str:
    """Return the name of the model class found at ``path``."""
    part = "ReplyLetter"
    for step in path:
        if isinstance(step, str):
            part = child(part, canonical_keys(part).get(step, step)) or part
    return part


def _literal(details: ErrorDetails, path: Path) -> Said:
    expected = details.get("ctx", {}).get("expected", "")
    words = expected.replace("'", "").replace(" or ", ", ").split(", ")
    chinese = {english: label for label, english in SEALS.items()}
    what = text(
        "“{value}”不在可选的值之内。",
        "{value!r} is not one of the allowed values.",
        value=_short(details["input"]),
    )
    zh, en = "、".join(chinese.get(word, word) for word in words), ", ".join(words)
    return what, text("可选：{zh}。", "Allowed: {en}.", zh=zh, en=en)


def _characters(details: ErrorDetails, path: Path) -> Said:
    value = str(details["input"]).strip()
    match = re.search(ILLEGAL_IN_LINE, value)
    char = match[0] if match else "\ufffd"
    name = _NAMES.get(
        char, text("不能使用的字符 U+{code:04X}", "the unusable character U+{code:04X}", code=ord(char))
    )
    where = (match.start() if match else 0) + 1
    what = text(
        "第 {where} 个字是{name}。",
        "Character {where} is {english}.",
        where=where,
        name=name.zh,
        english=name.en,
    )
    return what, text("请删去，或分成几项。", "Remove it, or split the text.")


def _no_date(details: ErrorDetails, path: Path) -> Said:
    what = text("“{value}”不是日期。", "{value!r} is no date.", value=_short(details["input"]))
    if re.fullmatch(r"\d{5}", str(details["input"]).strip()):
        return what, _DATE_FORMAT
    return what, text(
        "请写成 2025-06-12、2025年6月12日或二〇二五年六月十二日。",
        "Write 2025-06-12, 2025年6月12日 or 二〇二五年六月十二日.",
    )


_DATE_FORMAT: Final = text(
    "这像是表格里日期的序号，请把这一格的格式设为日期。",
    "This looks like the serial number of a date: format the cell as a date.",
)


def _no_such_day(details: ErrorDetails, path: Path) -> Said:
    what = text("没有“{value}”这一天。", "There is no such day: {value}.", value=_short(details["input"]))
    return what, text("请核对年月日。", "Check year, month and day.")


def _ragged(details: ErrorDetails, path: Path) -> Said:
    ctx = details.get("ctx", {})
    what = text(
        "第 {row} 行有 {cells} 格，应为 {expected} 格。",
        "Row {row} has {cells} cells instead of {expected}.",
        **ctx,
    )
    return what, text('缺的格写成空文字 ""。', 'Write "" for an empty cell.')


def _levels(details: ErrorDetails, path: Path) -> Said:
    what = text(
        "标题有 {levels} 级，最多四级。",
        "There are {levels} levels of headings; four is the most.",
        **details["ctx"],
    )
    return what, text("请把最深的标题改成段落。", "Turn the deepest headings into paragraphs.")


def _fixed(zh: str, en: str, todo_zh: str, todo_en: str) -> Callable[[ErrorDetails, Path], Said]:
    said = text(zh, en), text(todo_zh, todo_en)
    return lambda details, path: said


_GROUPS: Final = {"model_type", "model_attributes_type"}
_WANTED: Final[dict[str, Text]] = {
    "string_type": text("文字", "text"),
    "bool_parsing": text("是或否", "true or false"),
    "bool_type": text("是或否", "true or false"),
    "model_type": text("一组“键: 值”", "a group of keys and values"),
    "model_attributes_type": text("一组“键: 值”", "a group of keys and values"),
    "tuple_type": text("一个列表", "a list"),
    "date_from_datetime_inexact": text("日期", "a date"),
}
_SAY: Final[dict[str, Callable[[ErrorDetails, Path], Said]]] = {
    "extra_forbidden": _unknown_key,
    "literal_error": _literal,
    "string_pattern_mismatch": _characters,
    "string_unicode": _fixed(
        "文字里有不成对的代理字符。",
        "The text holds a lone surrogate.",
        "请重新输入这段文字。",
        "Type the text again.",
    ),
    "string_too_short": _fixed(
        "写了键却没有内容。",
        "The text is empty.",
        "请填写，或删去这一项。",
        "Fill it in or leave the field out.",
    ),
    "missing": _fixed("缺少这一项。", "This field is missing.", "请补上。", "Add it."),
    "date_form": _no_date,
    "date_missing": _no_such_day,
    "table_empty": _fixed(
        "表格里没有表头也没有行。",
        "The table has neither header nor rows.",
        "请填写表格。",
        "Fill the table.",
    ),
    "table_ragged": _ragged,
    "levels": _levels,
}
