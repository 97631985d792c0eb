"""A Word document that can be checked, mended and remarked upon."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from replygen.checks.control import Control
from replygen.checks.document.rules import PACKAGE_RULES
from replygen.checks.document.run import annotate, check_document, mend_document
from replygen.checks.document.sheet import read_sheet
from replygen.messages import Finding, Lang
from replygen.ooxml.package import PackageError
from replygen.readers.docx.opening import opened
from replygen.readers.source import Source


@dataclass(frozen=True, slots=True)
class DocumentProof:
    """A .docx under the proofreader.

    ``data`` is the document as it is now, ``control`` what holds for it; ``rendered`` also judges the pages
    LibreOffice makes of it, ``track`` mends by tracked changes.
    """

    source: Source
    data: bytes
    control: Control
    rendered: bool = False
    track: bool = False

    def findings(self) -> tuple[Finding, ...]:
        """Return what the rules find.

        Raises:
            MissingPartError: ``rendered`` needs a program or a library that is not installed.
        """
        rules, office = self.control.rules, self.control.office
        found = check_document(
            self.data, file=self.source.name, rules=rules, rendered=self.rendered, office=office
        )
        return self.control.weighed(each.finding for each in found)

    def mended(self) -> DocumentProof:
        """Return the document with every safe fix carried out."""
        rules, office = self.control.rules, self.control.office
        return replace(self, data=mend_document(self.data, track=self.track, rules=rules, office=office))

    @property
    def words(self) -> str:
        """The text, a line for each paragraph, automatic numbers typed out; "" for a broken package."""
        try:
            return "".join(f"{line.raw}\n" for line in read_sheet(self.data).copy.lines)
        except PackageError:
            return ""

    def annotated(self, findings: Iterable[Finding], lang: Lang = "zh") -> bytes:
        """Return the document with a comment at the place of each finding."""
        return annotate(self.data, findings, lang=lang)


def open_document_proof(
    source: Source, control: Control, *, rendered: bool = False, track: bool = False
) -> DocumentProof:
    """Make a Word document ready to be checked; of a broken package the rules may know what is wrong.

    Raises:
        InputError: it is no Word document, or cannot be read.
    """
    try:
        check_document(source.data, rules=PACKAGE_RULES)
    except PackageError:
        opened(source)
        raise
    return DocumentProof(source, source.data, control, rendered, track)
