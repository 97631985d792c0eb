"""附件说明 under the body, and the attachments on pages of their own (GB/T 9704 7.3.4, 7.3.7)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from replygen.layout.blanks import Blanks
from replygen.layout.body import body
from replygen.layout.page import Block, Indent, Paragraph, Run
from replygen.layout.title import title_runs
from replygen.model import Attachment
from replygen.standard import CELL, LINE_PITCH
from replygen.zh.width import cells

_LABEL: Final = "附件："
_INDENT: Final = 2.0


def _title(attachment: Attachment, index: int, blanks: Blanks) -> str:
    return blanks.need(attachment.title, "附件标题", "attachments", index, "title")


def note(attachments: tuple[Attachment, ...], blanks: Blanks) -> Iterator[Paragraph]:
    """Yield the lines of the note; wrapped lines stand under the first character of the name."""
    for index, attachment in enumerate(attachments):
        number = f"{index + 1}." if len(attachments) > 1 else ""
        label = _LABEL if index == 0 else ""
        first = _INDENT + cells(_LABEL) - cells(label)
        left = _INDENT + cells(_LABEL) + cells(number)
        yield Paragraph(
            "AttachmentNote",
            (Run(label + number + _title(attachment, index, blanks)),),
            keep_next=True,
            before=None if index else LINE_PITCH,
            indent=Indent(left=CELL * left, hanging=CELL * (left - first)),
        )


def pages(attachments: tuple[Attachment, ...], blanks: Blanks) -> Iterator[Block]:
    """Yield each attachment: label on the first line of a new page, title on the third, then its content."""
    for index, attachment in enumerate(attachments):
        number = str(index + 1) if len(attachments) > 1 else ""
        yield Paragraph("AttachmentLabel", (Run(f"附件{number}"),))
        title = title_runs(_title(attachment, index, blanks))
        yield Paragraph("AttachmentTitle", title, keep_next=bool(attachment.content))
        yield from body(attachment.content)
