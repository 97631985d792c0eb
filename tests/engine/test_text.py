"""The text of the document is the text of the letter, read by python-docx and not by our own functions."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from hypothesis import HealthCheck, given, settings

from replygen import ReplyLetter, render
from replygen.layout import compose
from replygen.profile import find
from replygen.templates import BUILT_IN, load_template
from tests.layout.build import ORGAN, letter, proposal
from tests.letters import letters
from tests.support import validate

SPECIAL = "R&D <b>“引”'单'\"双\" {{ x }} {% if %} {_{ {# 𠮷㙍 🙂👨\u200d👩 &amp; ]]> \\n ％ a_b  两空格"
LONG = "Pneumonoultramicroscopicsilicovolcanoconiosis" * 8


def _read(document: bytes) -> list[str]:
    """The texts of all paragraphs, boxes and cells included, that are not empty."""
    body = docx.Document(io.BytesIO(document)).element.body
    texts = [Paragraph(p, body).text for p in body.iter(qn("w:p"))]
    return [text for text in texts if text]


def _laid_out(source: ReplyLetter, template: str) -> list[str]:
    page, _ = compose(source, find(None), load_template(template).form)
    return [text for text in page.texts() if text]


@settings(max_examples=500, suppress_health_check=[HealthCheck.too_slow])
@given(letters())
def test_text_of_any_letter_in_any_template(source: ReplyLetter) -> None:
    for template in BUILT_IN:
        document = render(source, template=template, draft=True).docx
        assert _read(document) == _laid_out(source, template)


def _own_texts(value: Any) -> Iterator[str]:
    """Every text of a letter that is printed as it stands, one paragraph each."""
    if isinstance(value, str):
        yield from filter(None, value.split("\n"))
    elif isinstance(value, dict):
        for each in value.values():
            yield from _own_texts(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _own_texts(each)


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(letters())
def test_no_text_of_the_body_is_lost(source: ReplyLetter) -> None:
    fields = {"opening", "lead", "work_done", "sections", "next_steps", "closing", "attachments"}
    printed = "\n".join(_read(render(source, draft=True).docx))
    joined = printed.replace("\n", "")
    for text in _own_texts(source.model_dump(include=fields)):
        assert text in joined


def _everywhere(text: str) -> ReplyLetter:
    """A letter that has ``text`` in every field that is printed."""
    table = {"header": [text], "rows": [[text]], "caption": text}
    section = {"heading": text, "content": [text, {"heading": text, "run_in": True, "content": [text]}]}
    return letter(
        proposals=[proposal(number=text, title=text, session=text, proposers=[text])],
        salutation=text,
        co_organs=[text],
        document={
            "number": text,
            "signed_by": text,
            "copy_number": text,
            "security": {"level": "秘密", "period": text},
            "urgency": "特急",
            "category": "A",
            "printed_by": text,
        },
        lead=[text, {"table": table | {"landscape": True}}, {"table": table}],
        work_done=section,
        closing=[text],
        signatory={"organs": [text, ORGAN], "date": "2025-06-12"},
        contact=dict.fromkeys(("name", "phone", "unit", "address", "postcode", "email"), text),
        attachments=[{"title": text, "content": [text]}, {"title": text}],
        cc=[text, text],
        notes=[text],
    )


@pytest.mark.parametrize("text", [SPECIAL, LONG, "𠮷㙍", "&", "<", "]]>", "{{ block }}", "{%p for %}", "'\""])
@pytest.mark.parametrize("template", BUILT_IN)
def test_special_texts_everywhere(template: str, text: str) -> None:
    source = _everywhere(text)
    read = _read(render(source, template=template).docx)
    assert read == _laid_out(source, template)
    assert sum(piece.count(text) for piece in read) >= 20


def test_documents_with_special_texts_are_valid() -> None:
    sources = [_everywhere(SPECIAL), _everywhere(LONG)]
    assert (
        validate(render(source, template=template).docx for source in sources for template in BUILT_IN) == []
    )


@settings(max_examples=30)
@given(letters())
def test_same_letter_same_bytes_whether_or_not_it_is_proved(source: ReplyLetter) -> None:
    first, second, unproved = (
        render(source, draft=True, verify=verify).docx for verify in (True, True, False)
    )
    assert first == second == unproved


@pytest.mark.parametrize("template", BUILT_IN)
def test_properties_hold_the_texts_of_the_letter(template: str) -> None:
    source = letter(
        document={"title": SPECIAL, "number": SPECIAL}, signatory={"organs": [SPECIAL], "date": "2025-06-12"}
    )
    properties = docx.Document(io.BytesIO(render(source, template=template).docx)).core_properties
    assert (properties.title, properties.subject, properties.author) == (SPECIAL, SPECIAL, SPECIAL)
    assert properties.modified
    assert properties.modified.date().isoformat() == "2025-06-12"


def test_title_on_several_lines_is_one_line_in_the_properties() -> None:
    title = f"{ORGAN}关于区政协十六届四次会议第067号提案的复函"
    document = docx.Document(io.BytesIO(render(letter(document={"title": title})).docx))
    assert document.core_properties.title == title
    (printed,) = (each.text for each in document.paragraphs if each.style and each.style.name == "Title")
    assert printed.replace("\n", "") == title
    assert "\n" in printed
