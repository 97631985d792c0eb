"""Builders for the tests of layout: a letter that is complete, and what is made of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from replygen.layout import Form, Missing, Page, Paragraph, compose
from replygen.layout.page import Run, SectionBreak, TableGrid
from replygen.model import ReplyLetter
from replygen.profile import Profile, load_profile

LETTER = Form("letter", "copies")
DOCUMENT = Form("document", "full")
PLAIN = Form("none", "inline")
FORMS = (LETTER, DOCUMENT, PLAIN)
ORGAN = "重庆市北碚区科学技术局"

_COMPLETE: Mapping[str, Any] = {
    "proposals": [{"kind": "提案", "number": "067", "title": "关于甲的提案", "proposers": ["张三"]}],
    "lead": ["正文。"],
    "signatory": {"organs": [ORGAN], "date": "2025-06-12"},
}


def letter(**fields: Any) -> ReplyLetter:
    """A complete letter with some fields replaced."""
    return ReplyLetter.model_validate({**_COMPLETE, **fields})


def proposal(**fields: Any) -> dict[str, Any]:
    """The proposal of a complete letter with some fields replaced."""
    return {**_COMPLETE["proposals"][0], **fields}


def profile(**settings: Any) -> Profile:
    """The built-in profile with some settings replaced."""
    return load_profile(settings, "test")


def laid_out(
    source: ReplyLetter, form: Form = LETTER, by: Profile | None = None
) -> tuple[Page, tuple[Missing, ...]]:
    """What layout makes of a letter."""
    return compose(source, by or profile(), form)


def page(source: ReplyLetter, form: Form = LETTER, by: Profile | None = None) -> Page:
    """The page of a letter that lacks nothing."""
    made, missing = laid_out(source, form, by)
    assert missing == ()
    return made


def texts(source: ReplyLetter, form: Form = LETTER, by: Profile | None = None) -> list[str]:
    """The texts of a letter that lacks nothing, paragraph by paragraph."""
    return list(page(source, form, by).texts())


def blocks(made: Page) -> list[Paragraph | TableGrid | SectionBreak]:
    """The blocks of a page, with plain paragraphs of the body written out."""
    return [Paragraph("Normal", (Run(each),)) if isinstance(each, str) else each for each in made.blocks]


def paragraphs(made: Page, style: str) -> list[Paragraph]:
    """The paragraphs of one style, 版记 included."""
    every = [*blocks(made), *made.imprint]
    return [block for block in every if isinstance(block, Paragraph) and block.style == style]


def paragraph(made: Page, style: str) -> Paragraph:
    """The one paragraph of a style."""
    (found,) = paragraphs(made, style)
    return found
