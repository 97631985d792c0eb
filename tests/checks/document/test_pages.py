"""Rules on the pages that LibreOffice makes: each finds its own fault, good letters are left in peace."""

import builtins
from collections.abc import Callable
from functools import partial
from typing import Any, Final

import pytest
from docx.shared import Mm

from replygen.checks.document import check_document
from replygen.checks.document.measure import measure
from replygen.checks.document.printed import Printed
from replygen.checks.document.rules import PAGE_RULES
from replygen.checks.document.sheet import read_sheet
from replygen.errors import MissingPartError
from tests import support
from tests.checks.document import clerk
from tests.checks.document.wrong import (
    BODY,
    DOCUMENT,
    EXAMPLES,
    STYLES,
    Edit,
    both,
    edited,
    in_paragraph,
    in_style,
    rendered,
    sub,
)

HEAD: Final = "word/header1.xml"
THICK, THIN = 'w="28575"', 'w="9525"'
FONTS: Final = "LAY-14"
COPIES: Final = r"<wp:posOffset>\d+</wp:posOffset>(?=</wp:positionV><wp:extent [^>]*/>.{0,200}版记)"


def made_of(edit: Edit, template: str = "letter") -> Callable[[], bytes]:
    return partial(edited, edit, template=template)


def _in_table(document: Any) -> None:
    """Put the number of odd pages into a narrow table, where its right end is not that of the type area."""
    foot = document.sections[0].footer
    paragraph = foot.paragraphs[0]._p
    table = foot.add_table(1, 1, Mm(60))
    table.rows[0].cells[0]._tc.append(paragraph)
    table.rows[0].cells[0]._tc.remove(table.rows[0].cells[0].paragraphs[0]._p)
    foot.add_paragraph()


WRONG: Final[tuple[tuple[str, str, Callable[[], bytes]], ...]] = (
    ("LAY-07", "thin above thick", made_of(sub(HEAD, f"{THICK}(.*?){THIN}", rf"{THIN}\1{THICK}"))),
    ("LAY-07", "lower lines 5 mm up",
     made_of(sub(HEAD, r"<wp:posOffset>99\d{5}</wp:posOffset>", "<wp:posOffset>9756000</wp:posOffset>", 2))),
    ("LAY-08", "number on the left", made_of(sub(DOCUMENT, r"<w:tab/>(?=.{0,200}北碚科函)", ""))),
    ("LAY-13", "a comma at the start of a line",
     made_of(in_paragraph(BODY, "，我局", "</w:t><w:br/><w:t>，我局"))),
    ("LAY-31", "27 characters", made_of(sub(STYLES, '<w:spacing w:val="-5"/>', '<w:spacing w:val="0"/>', 0))),
    ("LAY-31", "21 lines", made_of(sub(STYLES, 'w:line="579"', 'w:line="590"', 0))),
    ("LAY-32", "page number too low", made_of(sub(DOCUMENT, 'w:footer="1445"', 'w:footer="1100"'))),
    ("LAY-32", "odd number on the left", partial(clerk.made, clerk.LETTER, _in_table)),
    ("LAY-33", "signature on a page of its own",
     made_of(in_style("Signature", "<w:pPr>", "<w:pPr><w:pageBreakBefore/>"))),
    ("LAY-36", "copies of a letter 15 mm up",
     made_of(sub(DOCUMENT, COPIES, "<wp:posOffset>8500000</wp:posOffset>"))),
    ("LAY-36", "copies of a document 20 mm up",
     made_of(sub(DOCUMENT, COPIES, "<wp:posOffset>8000000</wp:posOffset>"), "document")),
    ("LAY-36", "all lines thin", made_of(in_style("ImprintThick", 'w:sz="8"', 'w:sz="4"'), "document")),
    ("LAY-37", "mark 10 mm up", made_of(sub(DOCUMENT, 'w:before="1906"', 'w:before="1340"'), "document")),
    ("LAY-37", "line 4 mm down", made_of(in_style("Number", 'w:space="9"', 'w:space="20"'), "document")),
    ("LAY-38", "text 14 mm beyond the edge", made_of(in_paragraph(
        BODY, "</w:pPr>", '<w:ind w:right="-800" w:firstLineChars="200" w:firstLine="640"/></w:pPr>'))),
    ("LAY-39", "date in its place by spaces", made_of(both(
        in_paragraph("2025年6月12日", 'w:right="1260"', 'w:right="630"'),
        sub(DOCUMENT, ">2025年6月12日<", "> 2025年6月12日<")))),
    ("LAY-40", "title pushed by spaces",
     made_of(sub(DOCUMENT, "<w:t>重庆市北碚区科学技术局关于", "<w:t>\u3000\u3000重庆市北碚区科学技术局关于"))),
)  # fmt: skip


@pytest.fixture(scope="module")
def found() -> dict[str, set[str]]:
    """What the rules find, by the name of the document; all are printed at once."""
    support.fonts()
    documents = {"right": rendered()} | {name: make() for _, name, make in WRONG}
    pdfs = support.to_pdf(documents.values())
    return {
        name: _found(document, pdf.read_bytes())
        for (name, document), pdf in zip(documents.items(), pdfs, strict=True)
    }


def _found(document: bytes, pdf: bytes) -> set[str]:
    printed = Printed(read_sheet(document), measure(pdf))
    return {rule.id for rule in PAGE_RULES if any(rule.check(printed))} - {FONTS}


@pytest.mark.parametrize("template", ["letter", "document", "plain"])
def test_examples_are_left_in_peace(template: str) -> None:
    support.fonts()
    documents = [rendered(example, template) for example in EXAMPLES]
    for document, pdf in zip(documents, support.to_pdf(documents), strict=True):
        assert _found(document, pdf.read_bytes()) == set()


def test_a_good_letter_is_left_in_peace(found: dict[str, set[str]]) -> None:
    assert found["right"] == set()


@pytest.mark.parametrize(("rule", "name"), [(rule, name) for rule, name, _ in WRONG])
def test_a_fault_on_the_page_is_found_by_its_rule_alone(
    rule: str, name: str, found: dict[str, set[str]]
) -> None:
    assert found[name] == {rule}


def test_every_rule_on_pages_has_a_wrong_document() -> None:
    assert {rule.id for rule in PAGE_RULES} == {rule for rule, _, _ in WRONG} | {FONTS}


def test_rendering_is_part_of_the_check_on_demand() -> None:
    support.soffice()
    support.fonts()
    wrong = edited(sub(DOCUMENT, 'w:footer="1445"', 'w:footer="1100"'))
    assert "LAY-32" not in {each.finding.rule for each in check_document(wrong)}
    assert "LAY-32" in {each.finding.rule for each in check_document(wrong, rendered=True)}


def test_without_the_library_the_message_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    original = builtins.__import__

    def refuse(name: str, *rest: Any, **more: Any) -> Any:
        if name == "pdfplumber":
            raise ImportError(name)
        return original(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(MissingPartError) as caught:
        measure(b"%PDF-1.7 not measured before")
    assert "replygen[pages]" in caught.value.say()
