"""Letter → YAML. Every text stands on its own line, quoted where YAML would read something else."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

import yaml

from replygen.converters.letter.fields import fields
from replygen.model import LABELS, ReplyLetter

_NUMBER: Final = re.compile(r"[-+.]?[0-9][0-9a-fA-FxoObB_.,:eE+-]*")
"""What some reader of YAML may take for a number: more than PyYAML itself does."""
_UNSEEN: Final = re.compile(
    r"[^\t\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)


def to_yaml(letter: ReplyLetter, remarks: Iterable[str] = ()) -> str:
    """Return ``letter`` as YAML with Chinese keys; ``remarks`` stand above it as comments."""
    return comments(remarks) + dump(fields(letter))


def comments(remarks: Iterable[str]) -> str:
    """Return each of ``remarks`` as a comment line; characters no file may hold are written as escapes."""
    lines = [f"# {_UNSEEN.sub(_escape, remark)}".rstrip() for remark in remarks]
    return "\n".join([*lines, "", ""]) if lines else ""


def _escape(match: re.Match[str]) -> str:
    return match[0].encode("unicode_escape", "surrogatepass").decode()


def dump(values: Mapping[str, Any]) -> str:
    """Return plain values as YAML text: no text is wrapped, no space is lost, the order stays."""
    return yaml.dump(values, Dumper=_Dumper, allow_unicode=True, width=math.inf, sort_keys=False)


class _Dumper(yaml.SafeDumper):
    """Indents lists under their key, and writes the rows of a table on one line each."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002 - PyYAML's name
        super().increase_indent(flow, False)


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
    # -甲 looks like an item of a list without its space.
    quoted = _NUMBER.fullmatch(value) or value.startswith("-")
    style = "|" if "\n" in value else "'" if quoted else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style)


def _list(dumper: yaml.SafeDumper, value: list[Any]) -> yaml.SequenceNode:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", value, flow_style=not value)


def _mapping(dumper: yaml.SafeDumper, value: dict[str, Any]) -> yaml.MappingNode:
    node = dumper.represent_mapping("tag:yaml.org,2002:map", value, flow_style=not value)
    for key, item in node.value:
        for row in _ROWS.get(key.value, lambda node: ())(item):
            row.flow_style = all(cell.style != "|" for cell in row.value)
    return node


_ROWS: Final[dict[str, Callable[[Any], Iterable[Any]]]] = {
    LABELS["Table"]["header"]: lambda header: [header],
    LABELS["Table"]["rows"]: lambda rows: rows.value,
}
"""The rows of a table, by the key they stand under."""
_Dumper.add_representer(str, _text)
_Dumper.add_representer(list, _list)
_Dumper.add_representer(dict, _mapping)
