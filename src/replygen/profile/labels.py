"""What the settings are for, in words; loaded when something is wrong with one."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources


@cache
def descriptions() -> dict[str, str]:
    """Return what each setting is for, by its dotted path."""
    return tomllib.loads((resources.files("replygen.profile") / "data" / "labels.toml").read_text("utf-8"))


def labelled(path: str) -> str:
    """Return ``path`` with its name in Chinese: layout.template（不写 --template 时用哪个模板）."""
    parts = path.split("[", maxsplit=1)[0].split(".")
    known = (".".join(parts[:length]) for length in range(len(parts), 0, -1))
    about = next((descriptions()[name] for name in known if name in descriptions()), "")
    label = re.split("[，：；（]", about, maxsplit=1)[0]
    return f"{path}（{label}）" if label else path
