"""The letter's own way is docxtpl's: same template, same values, same XML."""

from __future__ import annotations

import io
import re
import shutil
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from lxml import etree

from replygen import load, render
from replygen.engine.render import _context
from replygen.layout import compose
from replygen.ooxml.package import read_parts
from replygen.profile import find
from replygen.templates import BUILT_IN, built_in_folder, load_template, read_template
from tests.support import ROOT

EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))


def _canonical(part: bytes) -> bytes:
    """Numbers of drawings aside: docxtpl gives its own to those in the body."""
    root = etree.fromstring(part)
    for drawing in root.iter(qn("wp:docPr")):
        del drawing.attrib["id"]
    return etree.tostring(root, method="c14n")


@pytest.mark.parametrize("template", BUILT_IN)
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_letter_is_what_docxtpl_makes_of_its_template(example: Path, template: str) -> None:
    letter, compiled = load(example), load_template(template)
    page, _ = compose(letter, find(None), compiled.form)
    by_docxtpl = DocxTemplate(io.BytesIO(read_template(template)[0]))
    by_docxtpl.render(_context(compiled, page), autoescape=True)
    written = io.BytesIO()
    by_docxtpl.save(written)
    ours, theirs = read_parts(render(letter, template=template).docx), read_parts(written.getvalue())
    assert "word/document.xml" in compiled.rendered
    for name in compiled.rendered:
        assert _canonical(ours[name]) == _canonical(theirs[name])


def test_drawings_of_a_template_and_of_a_letter_have_different_numbers(tmp_path: Path) -> None:
    folder = tmp_path / "own"
    shutil.copytree(built_in_folder() / "letter", folder)
    document = docx.Document(str(folder / "template.docx"))
    for _ in range(6):
        document.add_picture(io.BytesIO(_BITMAP))
    document.save(str(folder / "template.docx"))
    made = read_parts(render(load(EXAMPLES[0]), template=folder).docx)
    drawn = b"".join(content for name, content in made.items() if name.startswith("word/"))
    numbers = re.findall(rb'<wp:docPr\b[^>]* ?id="(\d+)"', drawn)
    assert len(numbers) == len(set(numbers)) >= 10


_BITMAP = bytes.fromhex(
    "424d3a0000000000000036000000280000000100000001000000010018000000000004000000c40e0000c40e0000"
    "00000000000000000000ff00"
)
"""One red pixel."""
