"""Rules on the pages that LibreOffice makes: each finds its own fault, good letters are left in peace."""

import builtins
from typing import Any, Final

import pytest

from replygen.checks.document import check_document
from replygen.checks.document.measure import measure
from replygen.checks.document.printed import Printed
from replygen.checks.document.rules import PAGE_RULES
from replygen.checks.document.sheet import read_sheet
from replygen.errors import MissingPartError
from tests import support
from tests.checks.document.wrong import (
    BODY,
    DOCUMENT,
    STYLES,
    Edit,
    edited,
    in_paragraph,
    in_style,
    rendered,
    sub,
)

HEAD: Final = "word/header1.xml"
THICK, THIN = 'w="28575"', 'w="9525"'
FONTS: Final = "LAY-14"
WRONG: Final[tuple[tuple[str, str, Edit], ...]] = (
    ("LAY-07", "thin above thick", sub(HEAD, f"{THICK}(.*?){THIN}", rf"{THIN}\1{THICK}")),
    ("LAY-07", "lower lines 5 mm up",
     sub(HEAD, r"<wp:posOffset>99\d{5}</wp:posOffset>", "<wp:posOffset>9756000</wp:posOffset>", 2)),
    ("LAY-08", "number on the left", sub(DOCUMENT, r"<w:tab/>(?=.{0,200}北碚科函)", "")),
    ("LAY-13", "a comma at the start of a line", in_paragraph(BODY, "，我局", "</w:t><w:br/><w:t>，我局")),
    ("LAY-31", "27 characters", sub(STYLES, '<w:spacing w:val="-5"/>', '<w:spacing w:val="0"/>', 0)),
    ("LAY-31", "21 lines", sub(STYLES, 'w:line="579"', 'w:line="590"', 0)),
    ("LAY-32", "page number too low", sub(DOCUMENT, 'w:footer="1445"', 'w:footer="1100"')),
    ("LAY-33", "signature on a page of its own", in_style("Signature", "<w:pPr>", "<w:pPr><w:pageBreakBefore/>")),
)  # fmt: skip


@pytest.fixture(scope="module")
def found() -> dict[str, set[str]]:
    """What the rules find, by the name of the document; all are printed at once."""
    support.fonts()
    documents = {"right": rendered()} | {name: edited(edit) for _, name, edit in WRONG}
    pdfs = support.to_pdf(documents.values())
    return {
        name: _found(document, pdf.read_bytes())
        for (name, document), pdf in zip(documents.items(), pdfs, strict=True)
    }


def _found(document: bytes, pdf: bytes) -> set[str]:
    printed = Printed(read_sheet(document), measure(pdf))
    return {rule.id for rule in PAGE_RULES if any(rule.check(printed))} - {FONTS}


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
