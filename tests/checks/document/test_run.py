"""The text of a document is read by the rules on letters; it is mended and remarked upon in place."""

import re

import pytest

from replygen.checks.document import annotate, check_document, mend_document
from replygen.checks.runner import Found
from replygen.ooxml.package import PackageError, read_parts
from replygen.ooxml.setting import read_setting
from tests.checks.document.wrong import BODY, DOCUMENT, both, edited, in_paragraph, rendered, sub
from tests.support import validate

HALF_WIDTH = in_paragraph(BODY, "，(?=我局逐条)", ",")
BOLD_MARK = in_paragraph(
    BODY, "，我局", r'</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>,我</w:t></w:r><w:r><w:t>局'
)  # fmt: skip


def rules(found: list[Found]) -> set[str]:
    return {each.finding.rule for each in found}


def texts(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in read_setting(data).paragraphs]


def test_a_finding_names_the_paragraph_and_the_column() -> None:
    (found,) = [each.finding for each in check_document(edited(HALF_WIDTH)) if each.finding.rule == "CHR-01"]
    number = next(place for place, text in enumerate(texts(rendered()), 1) if text.startswith(BODY))
    line = texts(edited(HALF_WIDTH))[number - 1]
    assert (found.place.line, line[found.place.column - 1]) == (number, ",")


def test_a_finding_in_a_foot_names_its_part() -> None:
    wrong = edited(sub("word/footer1.xml", "—", "-", 0))
    (found,) = check_document(wrong, file="a.docx")
    assert (found.finding.place.line, found.finding.place.part) == (0, "word/footer1.xml")
    assert str(found.finding.place).startswith("a.docx:word/footer1.xml")


@pytest.mark.parametrize("track", [False, True])
def test_what_is_safe_is_mended_and_a_second_time_changes_nothing(track: bool) -> None:
    mended = mend_document(edited(HALF_WIDTH), track=track)
    assert texts(mended) == texts(rendered())
    assert mend_document(mended, track=track) == mended
    assert ("<w:del " in read_parts(mended)[DOCUMENT].decode()) == track


def test_mended_words_keep_their_look() -> None:
    mended = read_parts(mend_document(edited(BOLD_MARK)))[DOCUMENT].decode()
    assert re.search(r"<w:rPr><w:b/></w:rPr><w:t[^>]*>，<", mended)


def test_a_good_document_stays_as_it_is() -> None:
    assert mend_document(rendered()) == rendered()


def test_every_finding_becomes_a_comment() -> None:
    wrong = edited(both(HALF_WIDTH, sub("word/footer1.xml", "—", "-", 0)))
    findings = [each.finding for each in check_document(wrong)]
    made = annotate(wrong, findings)
    comments = read_parts(made)["word/comments.xml"].decode()
    assert comments.count("<w:comment ") == len(findings) >= 2
    for finding in findings:
        assert finding.rule in comments
    assert texts(made) == texts(wrong)
    assert validate([made]) == []
    assert rules(check_document(made)) == rules(check_document(wrong)) | {"LAY-15"}


def test_what_is_no_document_is_refused() -> None:
    with pytest.raises(PackageError):
        check_document(b"PK nothing")
