"""The styles a letter is set in, known by their ids: programs that save a template give styles ids of their own."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from lxml import etree

from replygen.errors import TemplateError
from replygen.messages import Problem, Text, text
from replygen.ooxml.names import w
from replygen.ooxml.package import parse

STYLES: Final = {
    "Normal": "Normal", "发文机关标志": "Mark", "版头要素": "HeadRow", "发文字号": "Number", "Title": "Title",
    "主送机关": "Salutation", "一级标题": "Level1", "二级标题": "Level2", "三级标题": "Level3", "四级标题": "Level4",
    "附件说明": "AttachmentNote", "署名": "Signature", "联合署名": "SignatureRow", "成文日期": "Date", "附注": "Note",
    "附件标号": "AttachmentLabel", "附件标题": "AttachmentTitle", "表题": "Caption", "表头": "TableHead",
    "表格文字": "TableText", "表格居中": "TableCentered", "抄送": "Copies", "印发": "Printed",
    "版记粗线": "ImprintThick", "版记细线": "ImprintThin", "版记定位": "Anchor", "页码": "PageNumber",
    "仿宋标点": "FangsongMark", "黑体标点": "HeitiMark", "黑体文字": "Heiti", "楷体标点": "KaitiMark",
    "楷体文字": "Kaiti", "小标宋标点": "XiaobiaosongMark", "行末空格": "LineEnd", "公文表格": "Grid",
}  # fmt: skip
"""Name of a style in the built-in templates → its id, by which paragraphs refer to it."""
_PART: Final = "word/styles.xml"
_REFERENCE: Final = re.compile(
    r'(<w:style\b[^>]*\bw:styleId="|<w:(?:pStyle|rStyle|tblStyle|basedOn|next|link)\b[^>]*\bw:val=")([^"]*)'
)
_ASIDE: Final = "-other"


def with_known_ids(parts: Mapping[str, bytes], template: str) -> dict[str, bytes]:
    """Return the parts of ``template`` with the ids above: a style that lacks its id is found by its name.

    Raises:
        TemplateError: names the styles that are found by neither.
    """
    ids = _ids(parts)
    new = {ids[name]: known for name, known in STYLES.items() if ids.get(name, known) != known}
    aside = {known: known + _ASIDE for known in new.values() if known in ids.values() and known not in new}
    present = {(new | aside).get(each, each) for each in ids.values()}
    if missing := [f"{name}（{known}）" for name, known in STYLES.items() if known not in present]:
        raise TemplateError(Problem(_lacking(template, missing), _COPY))
    return _renamed(parts, new | aside) if new else dict(parts)


def _ids(parts: Mapping[str, bytes]) -> dict[str, str]:
    """Map the names of the styles to their ids."""
    styles = parse(parts[_PART]).iter(w("style")) if _PART in parts else ()
    return {_name(style): style.get(w("styleId"), "") for style in styles}


def _name(style: etree._Element) -> str:
    name = style.find(w("name"))
    return "" if name is None else name.get(w("val"), "")


def _renamed(parts: Mapping[str, bytes], new: Mapping[str, str]) -> dict[str, bytes]:
    """Give styles their new ids, and what refers to them."""

    def renamed(xml: bytes) -> bytes:
        return _REFERENCE.sub(lambda match: match[1] + new.get(match[2], match[2]), xml.decode()).encode()

    return {
        name: renamed(xml) if name.startswith("word/") and name.endswith(".xml") else xml
        for name, xml in parts.items()
    }


def _lacking(template: str, styles: Sequence[str]) -> Text:
    return text(
        "模板 {template} 缺少样式：{zh}。", "Template {template} lacks styles: {en}.",
        template=template, zh="、".join(styles), en=", ".join(styles),
    )  # fmt: skip


_COPY: Final = text(
    "请从内置的模板复制一份，在它上面改；样式的名称不要改。",
    "Copy a built-in template and change that; leave the names of its styles.",
)
