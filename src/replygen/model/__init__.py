"""The letter: one frozen pydantic model between all readers and all writers."""

from replygen.model.labels import LABELS, canonical_keys, label_path
from replygen.model.letter import (
    Approval,
    Attachment,
    Block,
    Contact,
    Document,
    Part,
    Proposal,
    ReplyLetter,
    Section,
    Security,
    Signatory,
    Signer,
    Table,
    TableBlock,
)
from replygen.model.problems import is_field, problems

__all__ = [
    "LABELS",
    "Approval",
    "Attachment",
    "Block",
    "Contact",
    "Document",
    "Part",
    "Proposal",
    "ReplyLetter",
    "Section",
    "Security",
    "Signatory",
    "Signer",
    "Table",
    "TableBlock",
    "canonical_keys",
    "is_field",
    "label_path",
    "problems",
]
