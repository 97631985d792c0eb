"""From a letter and a profile to finished strings and blocks. All decisions are made here; no docx is known."""

from replygen.layout.compose import compose
from replygen.layout.page import Form, Mark, Missing, Page, Paragraph, Row, Run, SectionBreak, TableGrid

__all__ = [
    "Form",
    "Mark",
    "Missing",
    "Page",
    "Paragraph",
    "Row",
    "Run",
    "SectionBreak",
    "TableGrid",
    "compose",
]
