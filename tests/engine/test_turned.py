"""Turned tables stand on pages of their own."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import docx
import pdfplumber
import pytest
from docx.shared import Mm
from pdfplumber.page import Page

from replygen import ReplyLetter, render
from replygen.templates import built_in_folder
from tests.support import to_pdf

TABLE = {"table": {"header": ["项目", "数量"], "rows": [["甲", "1"]], "landscape": True}}
LONG = {"table": {"header": ["项目", "数量"], "rows": [["甲", "1"]] * 25, "landscape": True}}
SHEET_HEIGHT_MM = 297
NEAR_MM = 0.7


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


def _on_the_sheet(page: Page) -> tuple[float, float, float]:
    """Left, right and middle of the page number in mm, on the sheet as it lies when it is upright."""
    dashes = [char for char in page.chars if char["text"] == "—"]
    sides = ("x0", "x1", "top", "bottom")
    x0, x1, top, bottom = (
        pick(char[side] for char in dashes) for side, pick in zip(sides, (min, max) * 2, strict=True)
    )
    if not page.width > page.height:
        return tuple(value / 72 * 25.4 for value in (x0, x1, (top + bottom) / 2))
    assert not any(char["upright"] for char in dashes)
    left, right, middle = (value / 72 * 25.4 for value in (top, bottom, (x0 + x1) / 2))
    return left, right, SHEET_HEIGHT_MM - middle


@pytest.mark.parametrize("template", ["letter", "document"])
def test_number_of_a_turned_page_stays_where_it_is_on_the_sheet(template: str) -> None:
    letter = _letter(work_done={"content": ["前文。", LONG, *["后文一段。"] * 40]})
    (path,) = to_pdf([render(letter, template=template).docx])
    with pdfplumber.open(path) as pdf:
        pages = [page.width > page.height for page in pdf.pages]
        assert pages[:5] == [False, True, True, False, False]
        places = [_on_the_sheet(page) for page in pdf.pages[1:5]]
    for turned, upright in zip(places[:2], places[2:], strict=True):
        assert turned == pytest.approx(upright, abs=NEAR_MM)


def test_foot_with_a_table_stays_as_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "own"
    shutil.copytree(built_in_folder() / "letter", folder)
    document = docx.Document(str(folder / "template.docx"))
    document.sections[0].footer.add_table(1, 1, Mm(100)).cell(0, 0).text = "地址"
    document.save(str(folder / "template.docx"))
    made = docx.Document(io.BytesIO(render(_letter(lead=["前文。", TABLE]), template=folder).docx))
    first, turned, _ = made.sections
    assert turned.footer.part.partname == first.footer.part.partname
    assert turned.even_page_footer.part.partname != first.even_page_footer.part.partname
