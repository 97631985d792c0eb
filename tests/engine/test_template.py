"""The letter's own way is docxtpl's: same template, same values, same XML."""

from __future__ import annotations

import io
import re
import shutil
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import nsmap, qn
from docxtpl import DocxTemplate
from lxml import etree

from replygen import libreoffice, load, render
from replygen.engine.render import _blocks, _frame
from replygen.engine.styles import STYLES
from replygen.errors import TemplateError
from replygen.layout import compose
from replygen.messages import text
from replygen.ooxml.package import read_parts, write_parts
from replygen.profile import find
from replygen.templates import BUILT_IN, built_in_folder, load_template, read_template
from tests.support import ROOT, soffice

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
    by_docxtpl.render(_frame(page) | {"blocks": list(_blocks(page, compiled))})
    written = io.BytesIO()
    by_docxtpl.save(written)
    ours, theirs = read_parts(render(letter, template=template).docx), read_parts(written.getvalue())
    for name in ("word/document.xml", *dict(compiled.heads)):
        assert _canonical(ours[name]) == _canonical(theirs[name])


def _own(folder: Path, **changes: str) -> Path:
    """A copy of the letter template; ``changes`` are patterns of its XML and what stands there instead."""
    shutil.copytree(built_in_folder() / "letter", folder)
    parts = read_parts((folder / "template.docx").read_bytes())
    for name in parts:
        if name.startswith("word/") and name.endswith(".xml"):
            xml = parts[name].decode()
            for pattern, new in changes.items():
                xml = re.sub(pattern, new, xml)
            parts[name] = xml.encode()
    (folder / "template.docx").write_bytes(write_parts(parts))
    return folder


@pytest.mark.parametrize("name", BUILT_IN)
def test_styles_are_those_of_the_built_in_templates(name: str) -> None:
    styles = etree.fromstring(read_parts(read_template(name)[0])["word/styles.xml"]).iter(qn("w:style"))
    ids = {
        str(style.xpath("string(w:name/@w:val)", namespaces=nsmap)): style.get(qn("w:styleId"))
        for style in styles
    }
    assert {name: ids[name] for name in STYLES} == STYLES


def test_template_whose_styles_got_other_ids_makes_the_same_letter(tmp_path: Path) -> None:
    """Programs that save a template name styles as they like; one of their own may even have one of our ids."""
    reference = r'((?:styleId|(?:[prt]Style|tblStyle|basedOn|next|link) w:val)=")'
    their_own = (
        '<w:style w:type="paragraph" w:styleId="Caption"><w:name w:val="caption"/></w:style></w:styles>'
    )
    folder = _own(tmp_path / "own", **{f"{reference}(?=[A-Z])": r"\1x", "</w:styles>": their_own})
    letter = load(EXAMPLES[0])
    made, plain = (read_parts(render(letter, template=each).docx) for each in (folder, "letter"))
    assert made["word/document.xml"] == plain["word/document.xml"]
    assert made["word/footer1.xml"] == plain["word/footer1.xml"]
    styles = made["word/styles.xml"].decode()
    assert styles.count('w:styleId="Caption"') == styles.count('w:styleId="Caption-other"') == 1


def test_comments_in_the_xml_of_a_template_are_left_out(tmp_path: Path) -> None:
    hidden = "<w:p><w:r><w:t>{{p blocks }}</w:t></w:r></w:p>"
    folder = _own(tmp_path / "own", **{"<w:body>": f"<w:body><!-- {hidden} --><?program {hidden} ?>"})
    letter = load(EXAMPLES[0])
    made, plain = (read_parts(render(letter, template=each).docx) for each in (folder, "letter"))
    assert made["word/document.xml"] == plain["word/document.xml"]


def test_template_saved_by_another_program_makes_the_same_letter(tmp_path: Path) -> None:
    soffice()
    folder = _own(tmp_path / "own")
    file = folder / "template.docx"
    file.write_bytes(libreoffice.convert([file.read_bytes()], "docx", "docx", text("", ""))[0])
    letter = load(EXAMPLES[0])
    made, plain = (
        docx.Document(io.BytesIO(render(letter, template=each).docx)) for each in (folder, "letter")
    )
    assert [(each.text, each.style.name) for each in made.paragraphs if each.style] == [
        (each.text, each.style.name) for each in plain.paragraphs if each.style
    ]


def test_template_without_a_style_is_refused(tmp_path: Path) -> None:
    folder = _own(tmp_path / "own", Salutation="Greeting", 主送机关="抬头")
    with pytest.raises(TemplateError, match=r"own/template\.docx 缺少样式：主送机关（Salutation）。"):
        load_template(folder)


def test_head_prints_what_is_of_each_letter(tmp_path: Path) -> None:
    there = "<w:p><w:r><w:t>{{p imprint }}</w:t></w:r></w:p></w:hdr>"
    folder = _own(tmp_path / "own", **{r"\{\{p imprint *\}\}": "", "</w:hdr>": there})
    for copies in ("甲局", "乙局"):
        letter = load(EXAMPLES[0]).model_copy(update={"cc": (copies,)})
        made = read_parts(render(letter, template=folder).docx)
        assert f"抄送：{copies}" in made["word/header1.xml"].decode()


def test_template_without_a_place_for_the_letter_is_refused(tmp_path: Path) -> None:
    folder = _own(tmp_path / "own", **{r"\{%p? *(?:for|endfor)[^%]*%\}|\{\{p? *block[^}]*\}\}": ""})
    with pytest.raises(TemplateError, match=r"own/template\.docx 的正文里没有占位 blocks"):
        load_template(folder)


def test_template_that_declares_no_prefixes_of_drawings(tmp_path: Path) -> None:
    folder = _own(
        tmp_path / "own",
        **{r"<w:(document|hdr) [^>]*>": rf'<w:\1 xmlns:w="{nsmap["w"]}" xmlns:r="{nsmap["r"]}">'},
    )
    letter = load(EXAMPLES[0])
    made, plain = (read_parts(render(letter, template=each).docx) for each in (folder, "letter"))
    assert (
        _canonical(made["word/document.xml"]).count(b"<wps:wsp")
        == plain["word/document.xml"].count(b"<wps:wsp")
        > 0
    )


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
