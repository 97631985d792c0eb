"""The contracts between the rooms, from .importlinter."""

from __future__ import annotations

import configparser
from functools import cache
from pathlib import Path
from typing import Final

from scripts.manual.markdown import code, fenced, table

ROOT: Final = Path(__file__).resolve().parent.parent.parent


@cache
def _sections() -> tuple[configparser.SectionProxy, ...]:
    parser = configparser.ConfigParser()
    parser.read(ROOT / ".importlinter", encoding="utf-8")
    return tuple(parser[name] for name in parser.sections() if ":contract:" in name)


def layers() -> str:
    """Return the layers from top to bottom."""
    (section,) = (each for each in _sections() if each["type"] == "layers")
    return fenced(section["layers"].replace("(", "").replace(")", "").strip(), "text")


def contracts() -> str:
    """Return a table of the other contracts: what each module must not import."""
    rows = [_contract(each) for each in _sections() if each["type"] != "layers"]
    return table(("约定", "模块", "不得导入"), rows)


def _contract(section: configparser.SectionProxy) -> tuple[str, str, str]:
    name = section["name"]
    match section["type"]:
        case "protected":
            allowed = _listed(section, "allowed_importers")
            return name, f"除 {allowed} 外的一切模块", _listed(section, "protected_modules")
        case "independence":
            return name, _listed(section, "modules"), "彼此"
        case _:
            return name, _listed(section, "source_modules"), _listed(section, "forbidden_modules")


def _listed(section: configparser.SectionProxy, key: str) -> str:
    return "、".join(code(line.strip()) for line in section[key].splitlines() if line.strip())
