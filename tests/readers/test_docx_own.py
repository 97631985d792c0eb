"""Our own documents, read by nothing but their text."""

from collections import Counter
from pathlib import Path

import pytest

from replygen import load, render
from replygen.ooxml.names import w
from replygen.ooxml.package import parse, read_parts
from replygen.readers import Source
from replygen.readers.docx import read
from replygen.readers.docx.lines import lines
from replygen.readers.docx.opening import opened
from tests.support import ROOT


def squeezed(texts: list[str]) -> Counter[str]:
    return Counter("".join("".join(texts).split()))


@pytest.mark.parametrize("path", sorted((ROOT / "examples").glob("*.yaml")), ids=lambda path: path.stem)
@pytest.mark.parametrize("template", ["letter", "document", "plain"])
def test_every_character_of_a_document_is_in_its_lines(path: Path, template: str) -> None:
    document = render(load(path), template=template).docx
    texts = parse(read_parts(document)["word/document.xml"]).iter(w("t"))
    found = lines(opened(Source("x.docx", document)))
    assert squeezed(found.texts) == squeezed([each.text or "" for each in texts])


@pytest.mark.parametrize("path", sorted((ROOT / "examples").glob("*.yaml")), ids=lambda path: path.stem)
@pytest.mark.parametrize("template", ["letter", "document"])
def test_our_own_documents_read_by_their_text(path: Path, template: str) -> None:
    given = load(path)
    found = read(Source("x.docx", render(given, template=template).docx))
    assert found.unread == ()
    assert found.letter.document.number == given.document.number
    assert found.letter.signatory == given.signatory
    assert found.letter.contact == given.contact
    assert found.letter.notes == given.notes
    assert found.letter.attachments == given.attachments
    assert "、".join(found.letter.cc) == "、".join(given.cc)
