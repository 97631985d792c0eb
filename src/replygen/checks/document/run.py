"""Read a .docx for mistakes in its text and in its setting, mend what is safe, write remarks into it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from replygen.checks.copy import written_by
from replygen.checks.document.measure import measure
from replygen.checks.document.printed import Printed
from replygen.checks.document.rules import PACKAGE_RULES, PAGE_RULES, SHEET_RULES
from replygen.checks.document.sheet import Sheet, read_sheet
from replygen.checks.manual import LEVELS
from replygen.checks.office import NO_OFFICE, Office
from replygen.checks.rule import Rule
from replygen.checks.rules import RULES
from replygen.checks.runner import Found, run, stamped
from replygen.converters.pdf import to_pdf
from replygen.messages import Finding, Lang, Text
from replygen.ooxml.comments import Comment, add_comments
from replygen.ooxml.document import NoDocumentError
from replygen.ooxml.edits import TextEdit, edit_text
from replygen.ooxml.package import DoctypeError, OversizedError, PackageError

LAYOUT_RULES: Final = tuple(sorted((*PACKAGE_RULES, *SHEET_RULES, *PAGE_RULES), key=lambda rule: rule.id))
DOCUMENT_RULES: Final = (*RULES, *LAYOUT_RULES)
_ROUNDS: Final = 8
"""Edits that overlap wait for the next round."""
_REFUSED: Final = (NoDocumentError, OversizedError, DoctypeError)
"""Of what is no Word document, or may be an attack, nothing more is said."""
_SHOULD_BE: Final = Text("应为", "should be")


def check_document(
    data: bytes,
    *,
    file: str = "",
    rules: Iterable[Rule] = DOCUMENT_RULES,
    rendered: bool = False,
    office: Office = NO_OFFICE,
) -> list[Found]:
    """Return what ``rules`` find in a .docx, by the number of the paragraph, then by column.

    Args:
        data: the .docx.
        file: its name, for the places.
        rules: the rules to apply.
        rendered: have LibreOffice make the pages, and apply the rules on pages, too.
        office: the office that writes the letter.

    Raises:
        PackageError: it cannot be read, and no rule knows why.
        MissingPartError: ``rendered`` needs a program or a library that is not installed.
    """
    chosen = set(rules)
    broken = [*_broken(data, file, chosen)]
    try:
        sheet = read_sheet(data)
    except PackageError as error:
        if broken and not isinstance(error, _REFUSED):
            return broken
        raise
    pages = measure(to_pdf([data])[0]) if rendered else ()
    found = [
        *run(written_by(office, sheet.copy), file=file, rules=_of(RULES, chosen)),
        *_hits(SHEET_RULES, sheet, file, chosen),
        *(_hits(PAGE_RULES, Printed(sheet, pages), file, chosen) if pages else ()),
    ]
    found.sort(key=lambda each: (each.finding.place.line, each.finding.place.column))
    return broken + found


def _of(rules: Iterable[Rule], chosen: set[Rule]) -> list[Rule]:
    return [rule for rule in rules if rule in chosen]


def _hits(rules: Iterable[Rule], subject: Sheet | Printed, file: str, chosen: set[Rule]) -> Iterator[Found]:
    return (stamped(rule, hit, file) for rule in _of(rules, chosen) for hit in rule.check(subject))


def _broken(data: bytes, file: str, chosen: set[Rule]) -> Iterator[Found]:
    for rule in _of(PACKAGE_RULES, chosen):
        try:
            yield from [stamped(rule, hit, file) for hit in rule.check(data)]
        except PackageError:  # a part named twice cannot be unpacked; another rule says so
            continue


def mend_document(
    data: bytes, *, track: bool = False, rules: Iterable[Rule] = DOCUMENT_RULES, office: Office = NO_OFFICE
) -> bytes:
    """Return the document with every safe fix carried out; the same bytes where there is none.

    Args:
        data: the .docx.
        track: make the fixes as tracked changes.
        rules: whose fixes.
        office: the office that writes the letter.

    Raises:
        PackageError: it cannot be read.
    """
    chosen = tuple(rules)
    for _ in range(_ROUNDS):
        edits = _edits(check_document(data, rules=chosen, office=office))
        if not edits:
            break
        data = edit_text(data, edits, track=track)
    return data


def _edits(found: Iterable[Found]) -> list[TextEdit]:
    """The edits of ``found``, of those that overlap the first; none in an automatic number."""
    spans = sorted(
        {
            TextEdit(
                edit.line.number, edit.line.column - 1 + edit.start, edit.line.column - 1 + edit.end, edit.to
            )
            for each in found
            for edit in each.edits
            if edit.line.exact and edit.line.number and edit.line.column - 1 + edit.start >= 0
        }
    )
    kept: list[TextEdit] = []
    for edit in spans:
        if not kept or (edit.number, edit.start) >= (kept[-1].number, kept[-1].end):
            kept.append(edit)
    return kept


def annotate(data: bytes, findings: Iterable[Finding], *, lang: Lang = "zh") -> bytes:
    """Return the document with a comment by replygen at the place of each finding.

    Raises:
        PackageError: it cannot be read.
    """
    return add_comments(data, [_comment(finding, lang) for finding in findings])


def _comment(finding: Finding, lang: Lang) -> Comment:
    level = LEVELS[finding.level].say(lang)
    where = f"{finding.place.part}\n" if finding.place.part else ""
    words = f"{level} {finding.rule}\n{where}{finding.message.say(lang)}"
    if finding.suggestion is not None:
        words += f"\n{_SHOULD_BE.say(lang)}：{finding.suggestion}"
    start = max(0, finding.place.column - 1)
    return Comment(finding.place.line, start, start + len(finding.text), f"{words}\n{finding.basis}".strip())
