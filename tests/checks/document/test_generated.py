"""No rule raises on any letter, and what a letter is rendered to is laid out right."""

from hypothesis import HealthCheck, given, settings

from replygen import ReplyLetter, render
from replygen.checks.document import annotate, check_document, mend_document
from replygen.checks.document.sheet import read_sheet
from replygen.ooxml.names import w
from tests.letters import letters


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(letters())
def test_no_rule_raises_and_all_findings_can_be_written(letter: ReplyLetter) -> None:
    document = render(letter, draft=True).docx
    findings = [each.finding for each in check_document(document)]
    annotate(document, findings)
    mended = mend_document(document)
    assert mend_document(mended) == mended


STYLES = {"Title": "title", "Signature": "organ", "Date": "date", "Note": "note", "AttachmentLabel": "label"}


def test_elements_are_told_whatever_their_words_are() -> None:
    right: list[bool] = []

    @settings(max_examples=50, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    @given(letters())
    def tell(letter: ReplyLetter) -> None:
        for item in read_sheet(render(letter, draft=True, verify=False).docx).items:
            style = item.paragraph.element.find(f"{w('pPr')}/{w('pStyle')}")
            wanted = STYLES.get("" if style is None else style.get(w("val"), ""))
            right.extend([wanted == item.element] if wanted else [])

    tell()
    assert sum(right) / len(right) > 0.98
