"""The table of LAY rules: a new rule is one function and one entry."""

from __future__ import annotations

from typing import Final

from replygen.checks.document.rules import (
    emphasis,
    end,
    feet,
    fonts,
    hidden,
    package,
    pages,
    paper,
    paragraphs,
    places,
    signature,
)
from replygen.checks.rule import Rule

PACKAGE_RULES: Final[tuple[Rule, ...]] = (
    package.content_type,
    package.dangling_relation,
    package.duplicate_part,
    package.stray_bytes,
    package.malformed_part,
)
"""Rules on the bytes of a .docx."""

SHEET_RULES: Final[tuple[Rule, ...]] = (
    paper.paper_and_margins,
    paper.grid,
    fonts.face,
    paragraphs.indent_by_spaces,
    paragraphs.salutation,
    paragraphs.title_shape,
    feet.page_number_form,
    signature.signature_offset,
    end.note,
    end.imprint_lines,
    hidden.left_in,
    fonts.size,
    emphasis.emphasis,
    feet.page_number_side,
    fonts.east_asian_marks,
    fonts.theme_fonts,
    paragraphs.mixed_numbering,
    paragraphs.paragraph_spacing,
    hidden.names_of_persons,
    package.child_order,
    package.run_property_order,
    emphasis.colour,
    end.attachment_page,
    paragraphs.first_line_indent,
)
"""Rules on a :class:`~replygen.checks.document.sheet.Sheet`."""

PAGE_RULES: Final[tuple[Rule, ...]] = (
    pages.letter_lines,
    pages.number_position,
    pages.line_ends,
    pages.fonts_missing,
    pages.printed_grid,
    pages.page_number_position,
    signature.signature_alone,
    places.imprint_position,
    places.document_head,
    places.outside,
    signature.printed_signature,
    places.printed_title,
)
"""Rules on a :class:`~replygen.checks.document.printed.Printed` sheet, for which LibreOffice makes the pages."""
