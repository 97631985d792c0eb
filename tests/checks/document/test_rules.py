"""Every LAY rule finds its own fault and nothing else; good documents are left in peace."""

import pytest

from replygen import render
from replygen.checks.document import check_document
from replygen.checks.document.rules import PACKAGE_RULES, PAGE_RULES, SHEET_RULES
from replygen.ooxml.package import read_parts
from tests.checks.document.wrong import (
    DOCUMENT,
    EXAMPLES,
    RELATIONS,
    TYPES,
    WRONG,
    Edit,
    both,
    edited,
    in_paragraph,
    in_style,
    rendered,
    sub,
)  # fmt: skip
from tests.checks.document.zips import zipped
from tests.layout.build import letter
from tests.ooxml.wordfile import NAMESPACES


def found(data: bytes) -> set[str]:
    return {each.finding.rule for each in check_document(data)}


def found_in_layout(data: bytes) -> set[str]:
    return {rule for rule in found(data) if rule.startswith("LAY")}


@pytest.mark.parametrize("template", ["letter", "document", "plain"])
@pytest.mark.parametrize("example", EXAMPLES)
def test_examples_are_left_in_peace(example: str, template: str) -> None:
    assert found(rendered(example, template)) == set()


_CONTACT = {"name": "赵某某", "phone": "55512345"}


@pytest.mark.parametrize(
    "organs", [["江屿市城市管理局"], ["江屿市城市管理局", "江屿市财政局"]], ids=["one", "two"]
)
@pytest.mark.parametrize("seal", ["sealed", "unsealed", "signature"])
def test_signatures_of_all_kinds_are_left_in_peace(seal: str, organs: list[str]) -> None:
    signer = {"name": "李某某", "post": "局长"}
    signatory = {"organs": organs, "date": "2025-06-12", "seal": seal, "signer": signer}
    words = {
        "lead": ["全市新装路灯320盏。"],
        "approval": {"name": "周某某"},
        "contact": _CONTACT,
    }
    assert found(render(letter(**words, signatory=signatory)).docx) == set()


@pytest.mark.parametrize(
    ("rule", "edit"), [pytest.param(rule, edit, id=f"{rule} {name}") for rule, name, edit in WRONG]
)
def test_a_fault_is_found_by_its_rule_alone(rule: str, edit: Edit) -> None:
    assert found_in_layout(edited(edit)) == {rule}


def test_a_part_named_twice_is_found() -> None:
    parts = read_parts(rendered())
    assert found(zipped(parts, again=["word/document.xml"])) == {"LAY-26"}


@pytest.mark.parametrize("surplus", [b"0", b"PK" * 100_000])
def test_bytes_behind_the_package_are_found(surplus: bytes) -> None:
    assert "LAY-29" in found(rendered() + surplus)


def test_bytes_before_the_package_are_found() -> None:
    assert found(b"MZ" + rendered()) == {"LAY-29"}


@pytest.mark.parametrize(
    "edit",
    [
        in_style("AttachmentLabel", "<w:pageBreakBefore/>", ""),
        in_style("AttachmentTitle", 'w:before="579"', 'w:before="0"'),
        in_style("AttachmentTitle", 'w:val="center"', 'w:val="left"'),
    ],
    ids=["no new page", "no blank line", "title not centred"],
)
def test_attachment_pages_are_found(edit: Edit) -> None:
    assert found_in_layout(edited(edit, "point-by-point")) == {"LAY-28"}


def test_an_automatic_number_among_typed_ones_is_found() -> None:
    numbers = (
        f'<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="2"/>'
        '<w:numFmt w:val="chineseCountingThousand"/><w:suff w:val="nothing"/><w:lvlText w:val="%1、"/></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering"
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    edit = both(
        lambda parts: parts | {"word/numbering.xml": numbers.encode()},
        sub(TYPES, "</Types>", f'<Override PartName="/word/numbering.xml" ContentType="{main}"/></Types>'),
        sub(RELATIONS, "</Relationships>",
            f'<Relationship Id="rId99" Type="{kind}" Target="numbering.xml"/></Relationships>'),
        in_paragraph("二、下一步", '(<w:pStyle w:val="Level1"/>(?:<w:keepNext/>)?)', rf"\1{listed}"),
        sub(DOCUMENT, "二、下一步", "下一步"),
    )  # fmt: skip
    assert found(edited(edit)) == {"LAY-21"}


def test_every_rule_has_a_page_an_example_and_a_wrong_document() -> None:
    rules = (*PACKAGE_RULES, *SHEET_RULES, *PAGE_RULES)
    assert len({rule.id for rule in rules}) == len({rule.name for rule in rules}) == len(rules)
    for rule in rules:
        assert "。" in rule.page, rule.id
        assert rule.examples, rule.id
        assert all(example.right for example in rule.examples), rule.id
    tested = {rule for rule, _, _ in WRONG} | {"LAY-21", "LAY-26", "LAY-28", "LAY-29", "LAY-41"}
    assert {rule.id for rule in rules} == tested | {rule.id for rule in PAGE_RULES}
