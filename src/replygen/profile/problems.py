"""What is wrong with a setting, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from replygen.messages import Problem, Text, text
from replygen.profile.labels import labelled
from replygen.profile.profile import Profile, place_of

Said = tuple[Text, Text]
_SEE_PAGE: Final = text("全部设置见文档“配置”一页。", "The page on profiles lists all settings.")
_COMPARE: Final = text("请对照内置配置改正。", "Compare with the built-in profile.")


def problem_of(details: ErrorDetails, file: str, toml: str) -> Problem:
    """Return the problem with a setting of ``file``, whose text is ``toml``."""
    path = tuple(step for step in details["loc"] if step != "[key]")
    say = _SAY.get(details["type"], _not_accepted)
    what, todo = say(details)
    place = place_of(file, toml, path, details["input"])
    return Problem(what, todo, labelled(_dotted(path)), place)


def _dotted(path: Iterable[str | int]) -> str:
    """Write a path as it stands in messages; what is in a list counts from 1."""
    return "".join(f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in path).strip(".")


def _unknown(details: ErrorDetails) -> Said:
    *path, key = details["loc"]
    what = text("没有这一项设置。", "There is no such setting.")
    return what, meant(str(key), _settings_at(path)) or _SEE_PAGE


def meant(word: str, known: Iterable[str]) -> Text | None:
    """Ask whether the known word most like ``word`` was meant; None if none is like it."""
    from difflib import get_close_matches  # noqa: PLC0415 - only a mistake needs it

    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return text("是不是“{near}”？", "Did you mean {near!r}?", near=near[0]) if near else None


def _settings_at(path: Iterable[str | int]) -> list[str]:
    """Return the settings there are in a part of a profile."""
    part: Any = Profile
    for step in path:
        part = part.model_fields[str(step)].annotation
    return list(part.model_fields) if issubclass(part, BaseModel) else []


def _pattern(details: ErrorDetails) -> Said:
    zh = "“{value}”里花括号中的名称不可用。"
    what = text(zh, "{value!r} has an unknown name in braces.", value=details["input"])
    return what, _allowed(details["ctx"]["names"])


def _allowed(names: str) -> Text:
    if not names:
        return text("这里不能用花括号。", "No braces can stand here.")
    return text("这里可用：{names}。", "Allowed here: {names}.", names=names)


def _choice(details: ErrorDetails) -> Said:
    names = details["ctx"]["expected"].replace("'", "").replace(" or ", ", ")
    todo = text("可选：{zh}。", "Allowed: {en}.", zh=names.replace(", ", "、"), en=names)
    return _no_value(details), todo


def _out_of_range(details: ErrorDetails) -> Said:
    wanted = "".join(
        f" {sign} {details['ctx'][name]}" for name, sign in _BOUNDS.items() if name in details["ctx"]
    )
    return _no_value(details), text("应{bound}。", "It should be{bound}.", bound=wanted)


_BOUNDS: Final = {"ge": "≥", "le": "≤", "gt": ">", "lt": "<"}


def _not_accepted(details: ErrorDetails) -> Said:
    todo = _TYPES.get(details["type"])
    return _no_value(details), todo or _COMPARE


def _no_value(details: ErrorDetails) -> Text:
    return text("“{value}”不合要求。", "{value!r} is not accepted.", value=_written(details["input"]))


def _written(value: object) -> object:
    """Return a value as it is written in TOML, as far as it differs from Python."""
    return str(value).lower() if isinstance(value, bool) else value


_TYPES: Final[Mapping[str, Text]] = {
    "string_type": text("应为一段文字，用引号括起。", "It should be a text in quotes."),
    "string_too_short": text("不能是空的。", "It cannot be empty."),
    "tuple_type": text('应为列表，如 ["甲", "乙"]。', 'It should be a list such as ["a", "b"].'),
    "int_type": text("应为整数。", "It should be a whole number."),
    "int_parsing": text("应为整数。", "It should be a whole number."),
    "int_from_float": text("应为整数。", "It should be a whole number."),
    "model_type": text("应为一组设置。", "It should be a table of settings."),
    "dict_type": text("应为一组设置。", "It should be a table of settings."),
}
_SAY: Final[Mapping[str, Callable[[ErrorDetails], Said]]] = {
    "extra_forbidden": _unknown,
    "pattern": _pattern,
    "literal_error": _choice,
    "greater_than_equal": _out_of_range,
    "less_than": _out_of_range,
}
