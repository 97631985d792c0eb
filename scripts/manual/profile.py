"""The reference of the settings, from the built-in profiles."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from importlib import resources
from typing import Any

from replygen.profile import BUILT_IN
from replygen.profile.labels import descriptions
from replygen.profile.loader import built_in
from scripts.manual.markdown import code, fenced, table
from scripts.manual.words import words


def settings() -> str:
    """Return a table of all settings with the values of both built-in profiles."""
    profiles = [dict(_leaves(built_in(name).model_dump())) for name in BUILT_IN]
    rows = [
        (code(path), descriptions()[path], *(code(_toml(profile[path])) for profile in profiles))
        for path in profiles[0]
    ]
    return table(("设置", "作用", *(code(name) for name in BUILT_IN)), rows)


def _leaves(values: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in values.items():
        if isinstance(value, Mapping) and value:
            yield from _leaves(value, f"{path}{key}.")
        else:
            yield path + key, value


def _toml(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def names() -> str:
    """Return a table of the names that may stand in braces; the base profile uses each of them."""
    patterns = (str(value) for _, value in _leaves(built_in("national").model_dump()))
    used = {name for pattern in patterns for name in re.findall(r"\{([a-z_]+)\}", pattern)}
    return table(("名称", "填入什么"), ((code(f"{{{name}}}"), words("names", name)) for name in sorted(used)))


def profile_file(name: str) -> str:
    """Return a built-in profile as it is."""
    return fenced((resources.files("replygen.profile") / "data" / f"{name}.toml").read_text("utf-8"), "toml")
