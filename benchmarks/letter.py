"""The letter that every contender renders: about 6,000 characters in 45 paragraphs, and its peers' template."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Final

from replygen import ReplyLetter
from replygen.ooxml.package import read_parts, write_parts
from replygen.templates import built_in_folder

_SENTENCE: Final = (
    "我局会同有关部门逐条研究，今年完成改造项目12个、投资3456.7万元，惠及群众“8901”人，"
    "同比增长5.6%，并按季度向社会公布进展情况，接受群众监督和评价。"
)
_PARAGRAPHS: Final = 37
_PARTS: Final = 2
_LEVEL_2: Final = 3


def letter(factor: int = 1) -> ReplyLetter:
    """Return a letter of ``factor`` times 6,000 characters."""
    paragraph = _SENTENCE * 2 + _SENTENCE[:40]
    each = _PARAGRAPHS * factor // (_PARTS * _LEVEL_2)
    sections = [
        {"heading": f"第{number}方面工作", "content": [paragraph] * each} for number in "一二三"[:_LEVEL_2]
    ]
    return ReplyLetter.model_validate(
        {
            "proposals": [
                {"kind": "提案", "number": "067", "title": "关于完善社区服务的提案", "session": "区政协十六届四次会议",
                 "proposers": ["张三"]}
            ],
            "document": {"number": "某函〔2025〕12号", "disclosure": "主动公开"},
            "work_done": {"content": sections},
            "next_steps": {"content": sections},
            "signatory": {"organs": ["某某市某某区民政局"], "date": "2025-06-12"},
            "contact": {"name": "李四", "phone": "12345678"},
            "cc": ["区政府督查室"],
        }
    )  # fmt: skip


def context(source: ReplyLetter) -> dict[str, object]:
    """Return what the peers print: the same text, a flag for each kind of paragraph."""
    blocks: list[dict[str, str]] = [{"body": source.opening or "现答复如下："}]
    for number, part in enumerate(source.parts):
        blocks.append({"level1": f"{'一二'[number]}、{part.heading}"})
        for index, section in enumerate(part.content):
            assert not isinstance(section, str)
            blocks.append({"level2": f"（{'一二三'[index]}）{getattr(section, 'heading', '')}"})
            blocks += [{"body": str(text)} for text in getattr(section, "content", ())]
    return {
        "organ": source.signatory.organs[0],
        "number": source.document.number,
        "title": "关于区政协十六届四次会议第067号提案的复函",
        "salutation": "张三委员：",
        "blocks": blocks,
        "date": "2025年6月12日",
        "note": "（联系人：李四，联系电话：12345678）",
        "cc": "抄送：区政府督查室。",
    }


def _paragraph(style: str, text: str) -> str:
    hint = '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r>{hint}<w:t>{text}</w:t></w:r></w:p>'


SYNTAX: Final = {
    "docxtpl": (
        "{{{{ {name} }}}}",
        [
            ("Normal", "{%p for b in blocks %}"),
            ("Normal", "{%p if b.level1 %}"), ("Level1", "{{ b.level1 }}"),
            ("Normal", "{%p elif b.level2 %}"), ("Level2", "{{ b.level2 }}"),
            ("Normal", "{%p else %}"), ("Normal", "{{ b.body }}"), ("Normal", "{%p endif %}"),
            ("Normal", "{%p endfor %}"),
        ],
    ),
    "braces": (
        "{{{name}}}",
        [
            ("Normal", "{#blocks}"),
            ("Normal", "{#level1}"), ("Level1", "{level1}"), ("Normal", "{/level1}"),
            ("Normal", "{#level2}"), ("Level2", "{level2}"), ("Normal", "{/level2}"),
            ("Normal", "{#body}"), ("Normal", "{body}"), ("Normal", "{/body}"),
            ("Normal", "{/blocks}"),
        ],
    ),
}  # fmt: skip
"""How a peer writes a field, and its loop over the blocks."""


def template(syntax: str) -> bytes:
    """Return the letter template with everything a peer fills in written in its ``syntax``."""
    field, loop = SYNTAX[syntax]
    parts = read_parts((built_in_folder() / "letter" / "template.docx").read_bytes())
    names = {"Number": "number", "Title": "title", "Salutation": "salutation"}
    ends = {"Signature": "organ", "Date": "date", "Note": "note", "Copies": "cc"}
    body = "".join(
        [_paragraph(style, field.format(name=name)) for style, name in names.items()]
        + [_paragraph(style, text) for style, text in loop]
        + [_paragraph(style, field.format(name=name)) for style, name in ends.items()]
    )
    document = parts["word/document.xml"].decode()
    document = re.sub(
        r"(<w:body>).*?(<w:sectPr>)", lambda match: match[1] + body + match[2], document, flags=re.DOTALL
    )
    header = parts["word/header1.xml"].decode()
    header = header.replace("{{p head }}", field.format(name="organ"))
    return write_parts(parts | {"word/document.xml": document.encode(), "word/header1.xml": header.encode()})


def write_inputs(folder: Path) -> None:
    """Write what contenders in other languages read: the template and the context."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "template.docx").write_bytes(template("braces"))
    (folder / "context.json").write_text(json.dumps(context(letter()), ensure_ascii=False), "utf-8")
