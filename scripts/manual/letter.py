"""The reference of the letter, from the model: its labels and its JSON Schema."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from replygen.model import LABELS, ReplyLetter
from replygen.model.labels import ALIASES, SEALS
from scripts.manual.markdown import code, table
from scripts.manual.words import words


def fields() -> str:
    """Return a table of fields for every part of the letter."""
    schema = ReplyLetter.model_json_schema(by_alias=False)
    parts = {"ReplyLetter": schema} | schema["$defs"]
    return "\n\n".join(_part(name, parts[name]) for name in LABELS)


def _part(name: str, schema: Mapping[str, Any]) -> str:
    required = schema.get("required", [])
    rows = [_field(name, key, value, key in required) for key, value in schema["properties"].items()]
    head = ("中文键", "英文键", "填什么", "取值", "默认", "示例")
    return f"### {words('parts', name)} `{name}`\n\n{table(head, rows)}"


def _field(part: str, key: str, schema: Mapping[str, Any], required: bool) -> tuple[str, ...]:
    meaning, example = words("fields", part, key)
    keys = "\n".join(code(each) for each in (key, ALIASES.get(part, {}).get(key, "")) if each)
    default = "必填" if required else _default(schema.get("default"), key)
    return code(LABELS[part][key]), keys, meaning, _kind(schema, key), default, code(_yaml(example))


def _default(value: Any, key: str) -> str:
    if key == "seal":
        return _seal(value)
    if isinstance(value, dict) or value in (None, [], ""):
        return "—"
    return {True: "否"}.get(value is False, str(value))


_KINDS: Final = {"string": "文字", "boolean": "是、否", "integer": "整数"}
_MANY: Final = "，可列几项"


def _kind(schema: Mapping[str, Any], key: str) -> str:
    """What may be written: values to choose from, another part, or the kind of text."""
    choices = [each for each in schema.get("anyOf", schema.get("oneOf", [])) if each.get("type") != "null"]
    if choices:
        return _joined([_kind(each, key) for each in choices])
    if "$ref" in schema:
        part = schema["$ref"].rpartition("/")[2]
        return f"[{words('parts', part)}](#{_anchor(part)})"
    if "enum" in schema:
        return "、".join(_seal(value) if key == "seal" else value for value in schema["enum"])
    if schema["type"] == "array":
        return _kind(schema["items"], key) + _MANY
    return "日期" if "examples" in schema else _KINDS[schema["type"]]


def _joined(kinds: Sequence[str]) -> str:
    """Join alternatives; one thing or a list of it is a list that may be written as one thing."""
    many = {kind for kind in kinds if kind + _MANY in kinds}
    return "、".join(kind for kind in kinds if kind not in many)


def _seal(value: str) -> str:
    label = next(label for label, each in SEALS.items() if each == value)
    return f"{label}（{value}）"


def _anchor(part: str) -> str:
    """As Markdown pages make the anchor of a heading: no marks, blanks to hyphens, small letters."""
    heading = f"{words('parts', part)} {part}"
    return re.sub(r"[^\w\s-]", "", heading).strip().lower().replace(" ", "-")


def _yaml(value: Any) -> str:
    match value:
        case dict():
            return "{" + ", ".join(f"{key}: {_yaml(each)}" for key, each in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(_yaml, value)) + "]"
        case bool():
            return "是" if value else "否"
        case _:
            return str(value) or '""'
