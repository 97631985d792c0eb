"""A letter becomes a document that holds its text, exactly, on any day and in any process."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from pathlib import Path

import docx
import pytest

from replygen import IncompleteError, ReplyLetter, VerificationError, load, render
from replygen.engine import Properties
from replygen.engine import render as render_page
from replygen.layout import Form, compose
from replygen.ooxml.package import parse, read_parts, write_parts
from replygen.ooxml.seal import is_untouched
from replygen.ooxml.text import paragraph_texts
from replygen.profile import find
from replygen.templates import BUILT_IN, load_template
from tests.support import validate

EXAMPLES = sorted((Path(__file__).resolve().parent.parent / "examples").glob("*.yaml"))


@pytest.mark.parametrize("template", BUILT_IN)
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_examples_pass_both_validators(path: Path, template: str) -> None:
    assert validate([render(load(path), template=template).docx]) == []


def test_document_opens_in_python_docx_with_properties_of_the_letter() -> None:
    document = docx.Document(io.BytesIO(render(load(EXAMPLES[0])).docx))
    properties = document.core_properties
    assert properties.title == "重庆市北碚区科学技术局关于区政协十六届四次会议第067号提案的复函"
    assert properties.author == "重庆市北碚区科学技术局"
    assert properties.created
    assert properties.created.date().isoformat() == "2025-06-12"
    names = {paragraph.style.name for paragraph in document.paragraphs if paragraph.style}
    assert {"Normal", "Title", "主送机关", "一级标题", "二级标题", "署名", "成文日期", "附注"} <= names


def test_same_bytes_in_any_process_time_zone_and_on_any_day() -> None:
    program = (
        "import sys, hashlib; from replygen import load, render\n"
        "print(hashlib.sha256(render(load(sys.argv[1])).docx).hexdigest())"
    )

    def digest(**environment: str) -> str:
        command = [sys.executable, "-c", program, str(EXAMPLES[0])]
        result = subprocess.run(
            command, env=os.environ | environment, capture_output=True, check=True, text=True
        )
        return result.stdout

    digests = {
        digest(PYTHONHASHSEED="1", TZ="Asia/Shanghai"),
        digest(PYTHONHASHSEED="2", TZ="America/New_York"),
        digest(PYTHONHASHSEED="3", TZ="UTC", SOURCE_DATE_EPOCH="1"),
    }
    assert len(digests) == 1


def test_incomplete_letter_is_refused_with_everything_it_lacks() -> None:
    with pytest.raises(IncompleteError) as caught:
        render(ReplyLetter())
    text = str(caught.value)
    assert all(word in text for word in ("提案建议", "正文", "机关", "日期", "称呼"))


def test_draft_prints_a_placeholder_for_each() -> None:
    parts = read_parts(render(ReplyLetter(), draft=True).docx)
    text = "\n".join(paragraph_texts(parse(parts["word/document.xml"])))
    assert set(re.findall("【待补：(.*?)】", text)) == {"机关", "提案建议", "称呼", "正文", "日期"}


def test_letter_travels_inside_unless_told_not_to() -> None:
    letter = load(EXAMPLES[0])
    carried, bare = (read_parts(render(letter, embed=embed).docx) for embed in (True, False))
    assert {name for name in carried if name.startswith("customXml/")}
    assert not {name for name in bare if name.startswith("customXml/")}


def test_own_document_is_known_and_an_edited_one_is_not() -> None:
    data = render(load(EXAMPLES[0])).docx
    parts = read_parts(data)
    edited = parts | {
        "word/document.xml": parts["word/document.xml"].replace("委员".encode(), "代表".encode())
    }
    assert is_untouched(data)
    assert not is_untouched(write_parts(edited))
    assert not is_untouched(b"no document")


def test_a_document_that_lost_text_is_never_returned(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault planted in the writer of XML is noticed, whatever it is."""
    page, _ = compose(load(EXAMPLES[0]), find(None), Form("letter", "copies"))
    template = load_template("letter")
    monkeypatch.setattr("replygen.engine.runs.escape", lambda text: text.replace("企业", ""))
    with pytest.raises(VerificationError, match="缺陷"):
        render_page(template, page, Properties("标题"))
