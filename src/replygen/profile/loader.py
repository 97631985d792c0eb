"""Find a profile, lay it over its base, check it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from replygen.errors import InputError, why_unreadable
from replygen.messages import Place, Problem, text
from replygen.profile.labels import labelled
from replygen.profile.problems import problem_of
from replygen.profile.profile import Profile, place_of

FILE_NAME: Final = "replygen.toml"
BUILT_IN: Final = ("chongqing", "national")
DEFAULT: Final = "chongqing"
BASE: Final = "national"
_MAX_BYTES: Final = 1_000_000


def find(start: Path | None, explicit: Path | None = None) -> Profile:
    """Return the profile for a letter in folder ``start``.

    It is ``explicit``, or else the nearest ``replygen.toml`` in ``start`` or above it, or else the built-in
    default. ``explicit`` may be the name of a built-in profile.

    Raises:
        InputError: the file cannot be read, is no TOML, or holds unknown or wrong settings.
    """
    if explicit is not None:
        return built_in(str(explicit)) if str(explicit) in BUILT_IN else _from_file(explicit)
    folder = start.resolve() if start else None
    for place in (folder, *folder.parents) if folder else ():
        if (place / FILE_NAME).is_file():
            return _from_file(place / FILE_NAME)
    return built_in(DEFAULT)


@cache
def built_in(name: str = DEFAULT) -> Profile:
    """Return a profile that comes with replygen."""
    return load_profile(_built_in_settings(name), name)


def load_profile(settings: Mapping[str, Any], name: str, toml: str = "") -> Profile:
    """Lay ``settings`` over the base they extend and check the whole.

    Args:
        settings: what the profile says itself.
        name: its name in messages.
        toml: the text it was read from, in which messages tell the line.

    Raises:
        InputError: unknown or wrong settings, all of them at once.
    """
    base = _settings_of_base(settings, name, toml)
    try:
        made = Profile.model_validate(_merge(base, settings))
    except ValidationError as error:
        found = [problem_of(details, name, toml) for details in error.errors(include_url=False)]
        raise InputError(sorted(found, key=lambda problem: problem.place.line)) from None
    return made.read_from(name, toml) if toml else made


def _from_file(path: Path) -> Profile:
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise InputError(Problem(_TOO_LARGE, _CHECK_PATH, place=Place(str(path))))
        toml = path.read_text("utf-8-sig")
        return load_profile(_with_template_beside(tomllib.loads(toml), path.parent), str(path), toml)
    except tomllib.TOMLDecodeError as error:
        raise InputError(_no_toml(path, error)) from None
    except UnicodeDecodeError:
        raise InputError(Problem(_NO_UTF_8, _SAVE_AS_UTF_8, place=Place(str(path)))) from None
    except OSError as error:
        why = text(
            "配置文件读不了：{why.zh}。", "The profile cannot be read: {why.en}.", why=why_unreadable(error)
        )
        raise InputError(Problem(why, _CHECK_PATH, place=Place(str(path)))) from None


def _with_template_beside(settings: dict[str, Any], folder: Path) -> dict[str, Any]:
    """A template's folder is named from the folder of the profile, wherever the command runs."""
    layout = settings.get("layout")
    template = layout.get("template") if isinstance(layout, dict) else None
    if isinstance(template, str) and (folder / template).is_dir():
        return _merge(settings, {"layout": {"template": str(folder / template)}})
    return settings


def _built_in_settings(name: str) -> dict[str, Any]:
    return tomllib.loads((resources.files("replygen.profile") / "data" / f"{name}.toml").read_text("utf-8"))


def _settings_of_base(settings: Mapping[str, Any], name: str, toml: str = "") -> dict[str, Any]:
    if name == BASE:
        return {}
    base = settings.get("extends", DEFAULT)
    if base not in BUILT_IN:
        raise InputError(
            Problem(
                text("没有名为“{base}”的内置配置。", "There is no built-in profile {base!r}.", base=base),
                text("可选：{names}。", "Allowed: {names}.", names="、".join(BUILT_IN)),
                labelled("extends"),
                place_of(name, toml, ("extends",)),
            )
        )
    own = _built_in_settings(base)
    return _merge(_settings_of_base(own, base), own)


def _merge(base: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in over.items():
        both = isinstance(value, Mapping) and isinstance(base.get(key), Mapping)
        merged[key] = _merge(base[key], value) if both else value
    return merged


def _no_toml(path: Path, error: Exception) -> Problem:
    found = re.search(r"line (\d+), column (\d+)", str(error))
    line, column = map(int, found.groups()) if found else (0, 0)
    place = Place(str(path), line, column)
    what = text("配置文件不是正确的 TOML。", "The profile is no valid TOML: {error}.", error=error)
    return Problem(
        what,
        text("请检查这里的引号、括号和等号。", "Check quotes, brackets and equals signs here."),
        place=place,
    )


_CHECK_PATH: Final = text(
    "请核对路径，或者写内置配置的名称：{names}。",
    "Check the path, or give the name of a built-in profile: {names}.",
    names="、".join(BUILT_IN),
)
_TOO_LARGE: Final = text("配置文件超过 1 MB。", "The profile is larger than 1 MB.")
_NO_UTF_8: Final = text("配置文件不是 UTF-8 编码。", "The profile is not encoded in UTF-8.")
_SAVE_AS_UTF_8: Final = text("请另存为 UTF-8 编码。", "Save it in UTF-8.")
