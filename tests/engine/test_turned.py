"""Turned tables stand on pages of their own."""

from __future__ import annotations

import pdfplumber
import pytest

from replygen import ReplyLetter, render
from tests.support import to_pdf

TABLE = {"table": {"header": ["项目", "数量"], "rows": [["甲", "1"]], "landscape": True}}


def _letter(**fields: object) -> ReplyLetter:
    common = {
        "proposals": [{"kind": "提案", "number": "1", "title": "甲", "proposers": ["张三"]}],
        "work_done": {"content": ["已办结。"]},
        "signatory": {"organs": ["某局"], "date": "2025-06-12"},
    }
    return ReplyLetter.model_validate(common | fields)


def _pages(letter: ReplyLetter, template: str) -> list[str]:
    """Each page: its orientation and whether there is text above the page number."""
    (path,) = to_pdf([render(letter, template=template).docx])
    with pdfplumber.open(path) as pdf:
        return [
            ("turned" if page.width > page.height else "upright")
            + (" empty" if all(char["text"] in "—0123456789 " for char in page.chars) else "")
            for page in pdf.pages
        ]


@pytest.mark.parametrize("template", ["letter", "document", "plain"])
def test_turned_table_in_the_middle(template: str) -> None:
    pages = _pages(_letter(work_done={"content": ["前文。", TABLE, "后文。"]}), template)
    assert pages == ["upright", "turned", "upright"]
