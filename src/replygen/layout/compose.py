"""Lay out a letter: the one function that puts the parts of the page in order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from replygen.layout import attachments, head, imprint, signature
from replygen.layout.blanks import Blanks
from replygen.layout.body import body
from replygen.layout.page import Block, Form, Mark, Missing, Page, Paragraph, Run, TableGrid
from replygen.layout.title import title_runs
from replygen.layout.wording import Wording
from replygen.model import ReplyLetter, Signer
from replygen.profile import Profile
from replygen.standard import LINE_PITCH, Length
from replygen.zh.dates import format_date


def compose(letter: ReplyLetter, profile: Profile, form: Form) -> tuple[Page, tuple[Missing, ...]]:
    """Return the laid-out letter, and what it lacks; 【待补：…】 stands in the place of each."""
    blanks = Blanks()
    words = Wording(letter, profile, blanks)
    foot = _imprint(words, form)
    title = words.title()
    mark = head.letter_mark(words.organs[0]) if form.head == "letter" else None
    first, *rest = _blocks(words, form, title, foot=bool(foot))
    page = Page(
        title=title,
        mark=mark,
        blocks=(_lowered(first, mark) if mark else first, *rest),
        imprint=() if form.imprint == "inline" else foot,
        imprint_height=imprint.height(foot),
    )
    if not letter.proposals:  # also where given words leave no place for one
        blanks.need(None, "提案建议", "proposals")
    return page, tuple(blanks.missing)


def _blocks(words: Wording, form: Form, title: str, *, foot: bool) -> list[Block]:
    salutation = words.salutation()
    return [
        *_HEADS[form.head](words),
        Paragraph("Title", title_runs(title, words.organs)),
        *([Paragraph("Salutation", (Run(salutation),))] if salutation else []),
        *_main(words),
        *_end(words, foot=foot),
        *attachments.pages(words.letter.attachments, words.blanks),
        *(imprint.copies(words.letter.cc) if form.imprint == "inline" else []),
    ]


def _lowered(first: Block, mark: Mark) -> Block:
    """The first paragraph starts under the mark, which stands outside the flow of the text."""
    if not isinstance(first, Paragraph):
        return first
    blank = LINE_PITCH * 2 if first.style == "Title" else Length(0)
    return first._replace(before=mark.first_line + blank)


def _rows_with_number(words: Wording) -> Iterator[Paragraph]:
    return head.rows(words, number=True)


_HEADS: Final[dict[str, Callable[[Wording], Iterator[Paragraph]]]] = {
    "letter": _rows_with_number,
    "document": head.document_head,
    "none": _rows_with_number,
}


def _main(words: Wording) -> list[Block]:
    """Opening to closing; the end of the last block is kept with what follows."""
    letter, opening = words.letter, words.opening()
    content = body((*letter.lead, *letter.parts)) or [words.blanks.need(None, "正文", "work_done")]
    blocks: list[Block] = [*([opening] if opening else []), *content, *words.closing()]
    return [*blocks[:-1], _kept(blocks[-1])]


def _kept(block: Block) -> Block:
    match block:
        case str():
            return Paragraph("Normal", (Run(block),), keep_next=True)
        case Paragraph():
            return block._replace(keep_next=True)
        case TableGrid(rows=(*rows, last)):
            cells = tuple(tuple(line._replace(keep_next=True) for line in cell) for cell in last.cells)
            return block._replace(rows=(*rows, last._replace(cells=cells)))
        case _:
            return block


def _end(words: Wording, *, foot: bool) -> list[Block]:
    """附件说明, signature, date, 附注: on one page, with a line of the body above them and the 版记 below."""
    lines = [
        *attachments.note(words.letter.attachments, words.blanks),
        *_signature(words),
        *(Paragraph("Note", (Run(note),), keep_next=True) for note in words.notes()),
    ]
    return [*lines[:-1], lines[-1]._replace(keep_next=foot and not words.letter.attachments)]


def _signature(words: Wording) -> Iterator[Paragraph]:
    signatory = words.letter.signatory
    day = format_date(signatory.date) if signatory.date else None
    date = words.blanks.need(day, "日期", "signatory", "date")
    match signatory.seal:
        case "sealed":
            return signature.sealed(words.organs, date, words.profile.layout.blank_lines_before_signature)
        case "unsealed":
            return signature.unsealed(words.organs, date)
        case "signature":
            signer = signatory.signer or Signer()
            name = words.blanks.need(signer.name, "签名人", "signatory", "signer")
            return signature.stamped(signer.post or "", name, date)


def _imprint(words: Wording, form: Form) -> tuple[Paragraph, ...]:
    if form.imprint == "full":
        return tuple(imprint.full(words))
    return tuple(imprint.copies(words.letter.cc))
