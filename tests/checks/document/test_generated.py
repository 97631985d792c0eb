"""No rule raises on any letter, and what a letter is rendered to is laid out right."""

from hypothesis import HealthCheck, given, settings

from replygen import ReplyLetter, render
from replygen.checks.document import annotate, check_document, mend_document
from tests.letters import letters


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(letters())
def test_no_rule_raises_and_all_findings_can_be_written(letter: ReplyLetter) -> None:
    document = render(letter, draft=True).docx
    findings = [each.finding for each in check_document(document)]
    annotate(document, findings)
    mended = mend_document(document)
    assert mend_document(mended) == mended
