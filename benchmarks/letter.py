"""The letter that every contender renders: about 6,000 characters in 50 paragraphs, and its peers' template.

The peers' template is the document that replygen makes of the letter, with tags in the place of its words: all
print the same letter, with the red lines, the mark and the 版记 where the standard has them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from typing import Final

from replygen import ReplyLetter, layout, render
from replygen.layout.page import Page, Paragraph
from replygen.ooxml.package import read_parts, write_parts
from replygen.profile import find
from replygen.templates import load_template

_SENTENCES: Final = (
    "我局牵头成立工作专班，会同财政、规划、住建等部门逐条研究，明确责任单位和完成时限。",
    "今年以来改造社区服务站12个，新增面积3456.7平方米，受益居民2.3万人。",
    "出台《社区便民服务设施建设三年行动方案（2025—2027年）》，把“一老一小”服务列为必建内容。",
    "目前全区共有助餐点48处，日均供餐3100份，老年人用餐平均优惠4.5元。",
    "针对停车难问题，挖潜新增泊位820个，其中错时共享泊位310个。",
    "推行“居民点单、社区派单、单位接单”机制，办结事项1.2万件，按时办结率98.6%。",
    "联合辖区医院开展上门巡诊，为行动不便的老人建立健康档案5600份。",
    "同时也看到，部分老旧小区场地不足、运营资金单一，服务供给与群众期盼还有差距。",
    "我们将把场地问题纳入城市更新统筹解决，盘活闲置用房，优先用于社区服务。",
    "进一步完善评价办法，每季度公布进展，请居民代表参加验收，接受各方面监督。",
    "对照建议提出的三个方面，逐项列出清单，能办的立即办，条件不足的列入明年计划。",
    "下半年再安排专项资金960万元，支持15个社区完善设施，力争年底前全部投入使用。",
)
_HEADINGS: Final = ("健全服务网络", "增加服务供给", "强化运行保障")
_PARAGRAPHS: Final = 6
"""Paragraphs under each heading of the second level."""


def letter(factor: int = 1) -> ReplyLetter:
    """Return a letter of ``factor`` times 6,000 characters."""
    sentences = cycle(_SENTENCES)
    paragraphs = iter(lambda: "".join(islice(sentences, 4)), "")
    parts = [
        [
            {"heading": heading, "content": list(islice(paragraphs, _PARAGRAPHS * factor))}
            for heading in _HEADINGS
        ]
        for _ in range(2)
    ]
    return ReplyLetter.model_validate(
        {
            "proposals": [
                {"kind": "提案", "number": "067", "title": "关于完善社区服务的提案", "session": "区政协十六届四次会议",
                 "proposers": ["张三"]}
            ],
            "document": {"number": "某函〔2025〕12号", "disclosure": "主动公开"},
            "work_done": {"content": parts[0]},
            "next_steps": {"content": parts[1]},
            "signatory": {"organs": ["某某市某某区民政局"], "date": "2025-06-12"},
            "contact": {"name": "李四", "phone": "12345678"},
            "cc": ["区政府督查室"],
        }
    )  # fmt: skip


def _page(source: ReplyLetter) -> Page:
    return layout.compose(source, find(None, None), load_template("letter").form)[0]


_STYLES: Final = {"Level1": "level1", "Level2": "level2", "Normal": "body"}
_ONCE: Final = {"Mark": "organ", "HeadRow": "number", "Title": "title", "Salutation": "salutation",
                "Signature": "organ", "Date": "date", "Copies": "cc"}  # fmt: skip
"""Style of a paragraph that stands once in the letter → the peers' name for its text."""


def _paragraphs(page: Page) -> Iterator[Paragraph]:
    if page.mark:
        yield page.mark.paragraph
    yield from (block for block in page.blocks if isinstance(block, Paragraph))
    yield from page.imprint


def context(source: ReplyLetter) -> dict[str, object]:
    """Return what the peers print: the same text, a flag for each kind of paragraph of the body."""
    paragraphs = list(_paragraphs(_page(source)))
    once = {_ONCE[each.style]: each.text.strip() for each in paragraphs if each.style in _ONCE}
    body = [{_STYLES[each.style]: each.text} for each in paragraphs if each.style in _STYLES]
    return once | {"blocks": body, "notes": [each.text for each in paragraphs if each.style == "Note"]}


def _paragraph(style: str, text: str) -> str:
    hint = '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r>{hint}<w:t>{text}</w:t></w:r></w:p>'


def _loop(lines: list[tuple[str, str]]) -> str:
    return "".join(_paragraph(style, text) for style, text in lines)


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
        [("Note", "{%p for note in notes %}"), ("Note", "{{ note }}"), ("Note", "{%p endfor %}")],
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
        [("Note", "{#notes}"), ("Note", "{.}"), ("Note", "{/notes}")],
    ),
}  # fmt: skip
"""How a peer writes a field, its loop over the body, and its loop over the notes."""


def template(syntax: str) -> bytes:
    """Return the letter as a template with everything a peer fills in written in its ``syntax``."""
    field, body, notes = SYNTAX[syntax]
    parts = read_parts(render(letter(), embed=False).docx)
    document = parts["word/document.xml"].decode()
    for style, name in _ONCE.items():
        document = _tagged(document, style, field.format(name=name))
    document = _replaced(document, "Salutation", "Signature", _loop(body))
    document = _replaced(document, "Date", "Anchor", _loop(notes))
    return write_parts(parts | {"word/document.xml": document.encode()})


def _tagged(document: str, style: str, tag: str) -> str:
    """Put ``tag`` in the place of the text of the one paragraph of ``style``; its first run keeps its looks."""
    paragraph = re.compile(
        rf'(<w:pStyle w:val="{style}"/>(?:(?!</w:pPr>).)*</w:pPr>)(?:<w:r>(?:(?!<w:t[ >]|</w:r>).)*<w:tab/></w:r>)?'
        r"(<w:r>(?:(?!</w:rPr>).)*</w:rPr>)(?:(?!</w:p>).)*</w:p>"
    )
    tagged, count = paragraph.subn(
        lambda match: f"{match[1]}{match[2]}<w:t>{tag}</w:t></w:r></w:p>", document
    )
    assert count == 1, style
    return tagged


def _replaced(document: str, after: str, before: str, content: str) -> str:
    """Put ``content`` between the paragraph of style ``after`` and the next of style ``before``."""
    between = re.compile(
        rf'(<w:pStyle w:val="{after}"/>(?:(?!</w:p>).)*</w:p>).*?(<w:p><w:pPr><w:pStyle w:val="{before}"/>)'
    )
    replaced, count = between.subn(lambda match: match[1] + content + match[2], document)
    assert count == 1, after
    return replaced


def write_inputs(folder: Path) -> None:
    """Write what contenders in other languages read: the template and the context."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "template.docx").write_bytes(template("braces"))
    (folder / "context.json").write_text(json.dumps(context(letter()), ensure_ascii=False), "utf-8")
