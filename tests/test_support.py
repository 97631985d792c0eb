"""The shared helpers find what they are for: a helper that finds nothing would prove nothing."""

import io
import zipfile
from pathlib import Path

import pdfplumber
import pytest

from tests import support

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def _document(text: str, before_text: str = "") -> bytes:
    """The smallest .docx that opens: one paragraph."""
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{MAIN}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{OFFICE}/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r>{before_text}<w:t>{text}</w:t>'
        "</w:r></w:p></w:body></w:document>",
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, part in parts.items():
            package.writestr(zipfile.ZipInfo(name), part)
    return stream.getvalue()


def _text(pdf: Path) -> str:
    with pdfplumber.open(pdf) as pages:
        return "".join(page.extract_text() for page in pages.pages)


def test_missing_part_skips_here_and_fails_on_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="no such part"):
        support.need(None, "no such part")
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="no such part"):
        support.need(None, "no such part")


def test_pdfs_come_in_the_order_of_their_documents() -> None:
    documents = [_document(text) for text in ("关于绿化的答复", "关于照明的答复", "关于绿化的答复")]
    pdfs = support.to_pdf(documents)
    assert [_text(pdf) for pdf in pdfs] == ["关于绿化的答复", "关于照明的答复", "关于绿化的答复"]
    assert pdfs[0] == pdfs[2]


def test_same_bytes_are_converted_once() -> None:
    document = _document("关于公园的答复")
    (first,) = support.to_pdf([document])
    made = first.stat().st_mtime_ns
    (second,) = support.to_pdf([document])
    assert second.stat().st_mtime_ns == made


def test_official_fonts_have_stand_ins() -> None:
    support.fonts()


def test_each_validator_finds_a_misplaced_element() -> None:
    bare = support.validate([_document("关于停车的答复")])
    wrong = support.validate([_document("关于停车的答复", before_text="<w:nonsense/>")])
    found = [problem for problem in wrong if problem not in bare]
    assert len(found) == 2
    assert all(problem.startswith("file 1: /word/document.xml: ") for problem in found)
