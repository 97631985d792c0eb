"""Rules on a .docx of any origin: its text by the rules on letters, its setting by the LAY rules."""

from __future__ import annotations

from replygen.checks.document.proof import DocumentProof, open_document_proof
from replygen.checks.document.run import DOCUMENT_RULES, annotate, check_document, mend_document

__all__ = [
    "DOCUMENT_RULES",
    "DocumentProof",
    "annotate",
    "check_document",
    "mend_document",
    "open_document_proof",
]
