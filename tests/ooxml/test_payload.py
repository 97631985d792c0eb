"""The letter inside a document comes out as it went in."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from replygen import ReplyLetter, render
from replygen.ooxml.package import defects, read_parts
from replygen.ooxml.payload import NAMESPACE, payload_xml, read_payload
from tests.layout.build import letter
from tests.letters import letters

_XML_TEXT = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), max_size=50
)


@given(_XML_TEXT)
def test_data_comes_back(data: str) -> None:
    assert read_payload({"customXml/item1.xml": payload_xml(data).encode()}) == data


@settings(max_examples=30)
@given(letters())
def test_letter_comes_back_from_its_document(source: ReplyLetter) -> None:
    carried = read_payload(read_parts(render(source, draft=True).docx))
    assert carried is not None
    assert ReplyLetter.model_validate(json.loads(carried)["letter"]) == source


def test_package_hangs_together_with_it() -> None:
    parts = read_parts(render(letter()).docx)
    assert list(defects(parts)) == []
    assert json.loads(read_payload(parts) or "")["schema"] == 1


@pytest.mark.parametrize("name", ["customXml/item7.xml", "customXml/item1.xml"])
def test_it_is_found_under_whatever_name_word_gave_it(name: str) -> None:
    others = {"customXml/item0.xml": b"<other/>", "word/document.xml": payload_xml("no").encode()}
    assert read_payload(others | {name: payload_xml("yes").encode()}) == "yes"


@pytest.mark.parametrize(
    "parts",
    [
        {},
        {"word/document.xml": payload_xml("no").encode()},
        {"customXml/item1.xml": b"<letter>" + NAMESPACE.encode()},
        {"customXml/item1.xml": f'<other xmlns="{NAMESPACE}"/>'.encode()},
        {"customXml/item1.xml": f'<!DOCTYPE letter><letter xmlns="{NAMESPACE}"/>'.encode()},
    ],
)
def test_there_is_none(parts: dict[str, bytes]) -> None:
    assert read_payload(parts) is None
