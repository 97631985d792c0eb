"""The reference of the templates, from their manifests, styles and placeholders."""

from __future__ import annotations

import tomllib
from typing import Final

from lxml import etree

from replygen.standard import FANGSONG, LINE_PITCH, SIZE_3
from replygen.templates import BUILT_IN, built_in_folder
from scripts.manual.markdown import code, fenced, table
from scripts.manual.words import words

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def manifests() -> str:
    """Return a table of the built-in templates from their manifests."""
    folders = [built_in_folder() / name for name in BUILT_IN]
    found = [
        (folder.name, tomllib.loads((folder / "manifest.toml").read_text("utf-8"))) for folder in folders
    ]
    rows = [(code(name), each["title"], code(each["head"]), code(each["imprint"])) for name, each in found]
    return table(("模板", "用途", "`head`", "`imprint`"), rows)


def placeholders() -> str:
    """Return a table of the names that a template may use."""
    rows = [(code(_placeholder(name)), meaning) for name, meaning in words("placeholders").items()]
    return table(("占位", "放入什么"), rows)


def _placeholder(name: str) -> str:
    return _LOOP if name == "blocks" else f"{{{{p {name} }}}}"


_LOOP: Final = "{%p for block in blocks %} {{p block }} {%p endfor %}"


def document_of_letter() -> str:
    """Return the body of the letter's template as it is."""
    xml = (built_in_folder() / "letter" / "xml" / "word" / "document.xml").read_text("utf-8")
    lines = [line for line in xml.splitlines() if line.startswith("<w:p>")]
    return fenced("\n".join(lines), "xml")


def styles() -> str:
    """Return a table of the paragraph styles of the templates: name in Word, id, face, size, line pitch."""
    return table(("样式", "编号", "字体", "字号（磅）", "行距（磅）"), map(_style, _paragraph_styles()))


def style_names() -> dict[str, str]:
    """Return the name that Word in Chinese shows for the id of each paragraph style."""
    return {_id(style): _name(style) for style in _paragraph_styles()}


def _paragraph_styles() -> list[etree._Element]:
    root = etree.parse(built_in_folder() / "letter" / "xml" / "word" / "styles.xml").getroot()
    return [style for style in root.iter(f"{_W}style") if style.get(f"{_W}type") == "paragraph"]


_TRANSLATED: Final = {"Normal": "正文", "Title": "标题"}
"""Styles that Word knows itself, and names in its own language."""


def _name(style: etree._Element) -> str:
    name = _value(style, "name")
    return _TRANSLATED.get(name, name)


def _value(style: etree._Element, path: str, attribute: str = "val") -> str:
    found = style.find("/".join(_W + step for step in path.split("/")))
    return "" if found is None else found.get(_W + attribute, "")


def _style(style: etree._Element) -> tuple[str, ...]:
    face = _value(style, "rPr/rFonts", "eastAsia") or FANGSONG.face
    size = int(_value(style, "rPr/sz") or SIZE_3.half_points) / 2
    line = int(_value(style, "pPr/spacing", "line") or LINE_PITCH.twips) / 20
    return _name(style), code(_id(style)), face, f"{size:g}", f"{line:g}"


def _id(style: etree._Element) -> str:
    return style.get(f"{_W}styleId", "")
