"""Where templates are: the built-in ones by name, others by their folder."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, Final, get_args

from replygen.engine import CompiledTemplate, compile_template
from replygen.errors import TemplateError, why_unreadable
from replygen.layout.page import Form, HeadForm, ImprintForm
from replygen.messages import Place, Problem, Text, text

BUILT_IN: Final = ("letter", "document", "plain")
_MAX_BYTES: Final = 20_000_000


def load_template(template: str | Path) -> CompiledTemplate:
    """Return the template of that name, or the one in that folder; those of the package are compiled once.

    Raises:
        TemplateError: there is none, or it cannot be used.
    """
    if str(template) in BUILT_IN:
        return _built_in(str(template))
    return compile_template(*read_template(template))


@cache
def _built_in(name: str) -> CompiledTemplate:
    return compile_template(*read_template(name))


@cache
def built_in_folder() -> Path:
    """Return the folder of the built-in templates: inside the package, or at the root of a checkout."""
    package = Path(__file__).resolve().parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent.parent / "templates"


def read_template(template: str | Path) -> tuple[bytes, Form, str]:
    """Return the bytes of a template, its form and its name, to be compiled here or on another machine.

    Raises:
        TemplateError: there is none, or it cannot be read.
    """
    folder = built_in_folder() / template if str(template) in BUILT_IN else Path(template)
    manifest, document = folder / "manifest.toml", folder / "template.docx"
    if not manifest.is_file() or not document.is_file():
        known = "、".join(BUILT_IN)
        raise _problem(
            folder,
            text("没有这个模板。", "There is no such template."),
            text(
                "可选：{known}；或一个含 template.docx 和 manifest.toml 的文件夹。",
                "Use one of {known}, or a folder with template.docx and manifest.toml.",
                known=known,
            ),
        )
    form = _form(manifest)
    try:
        if document.stat().st_size > _MAX_BYTES:
            raise _problem(document, text("模板超过 20 MB。", "The template is larger than 20 MB."))
        return document.read_bytes(), form, str(document)
    except OSError as error:
        raise _unreadable(document, error) from None


def _form(manifest: Path) -> Form:
    try:
        settings: dict[str, Any] = tomllib.loads(manifest.read_text("utf-8-sig"))
    except OSError as error:
        raise _unreadable(manifest, error) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise _problem(manifest, text("不是正确的 TOML：{e}", "No valid TOML: {e}", e=error)) from None
    for key, allowed in {"head": get_args(HeadForm), "imprint": get_args(ImprintForm)}.items():
        if settings.get(key) not in allowed:
            what = text(
                "{key} 必须是 {all} 之一。", "{key} must be one of {all}.", key=key, all="、".join(allowed)
            )
            raise _problem(manifest, what)
    return Form(settings["head"], settings["imprint"])


def _unreadable(path: Path, error: OSError) -> TemplateError:
    why = why_unreadable(error)
    return _problem(path, text("读不了：{why.zh}。", "It cannot be read: {why.en}.", why=why))


def _problem(path: Path, what: Text, todo: Text | None = None) -> TemplateError:
    return TemplateError(Problem(what, todo, place=Place(str(path))))
