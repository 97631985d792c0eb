"""The structured letter. Everything may be absent; only what cannot be a letter is refused.

English attribute names; each field is accepted under its Chinese label as well (``labels.LABELS``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    AliasChoices,
    AliasGenerator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Tag,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticCustomError

from replygen.model.labels import ALIASES, LABELS, SEALS
from replygen.model.text import Date, Flag, Line, Lines, Word, Words
from replygen.standard import MAX_LEVELS


def _config(part: str) -> ConfigDict:
    labels, extra = LABELS[part], ALIASES.get(part, {})

    def choices(name: str) -> AliasChoices:
        return AliasChoices(*filter(None, (name, labels[name], extra.get(name))))

    return ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=AliasGenerator(validation_alias=choices),
        field_title_generator=lambda name, _: labels[name],
    )


class Part(BaseModel):
    """Base of the letter and its parts: frozen, unknown keys refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Proposal(Part):
    """A 建议 of delegates (人大) or a 提案 of members (政协) that is answered."""

    model_config = _config("Proposal")
    kind: Literal["提案", "建议"] | None = None
    number: Word | None = None
    title: Word | None = None
    session: Word | None = None
    proposers: Words = ()


class Security(Part):
    """密级和保密期限 (GB/T 9704 7.2.2)."""

    model_config = _config("Security")
    level: Literal["秘密", "机密", "绝密"]
    period: Word | None = None


class Document(Part):
    """What the head and the foot of the document say (GB/T 9704 7.2, 7.4)."""

    model_config = _config("Document")
    title: Word | None = None
    number: Word | None = None
    category: Literal["A", "B", "C", "D"] | None = None
    disclosure: Literal["主动公开", "依申请公开", "不予公开"] | None = None
    signed_by: Word | None = None
    copy_number: Word | None = None
    security: Security | None = None
    urgency: Literal["特急", "加急"] | None = None
    printed_by: Word | None = None
    printed_on: Date | None = None


def _cell(value: Any) -> Any:
    if isinstance(value, str) and "\r" in value:
        return value.replace("\r\n", "\n").replace("\r", "\n")
    return "" if value is None else value


Cell = Annotated[Lines, BeforeValidator(_cell)]
"""A table cell; empty and several lines are allowed."""


class Table(Part):
    """A table; every row has as many cells as the header, or as the first row where there is no header."""

    model_config = _config("Table")
    header: tuple[Cell, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    caption: Line | None = None
    landscape: Flag = False

    @model_validator(mode="after")
    def _rectangular(self) -> Table:
        lines = [line for line in (self.header, *self.rows) if line]
        if not lines:
            raise PydanticCustomError("table_empty", "an empty table")
        for number, row in enumerate(self.rows, 1):
            if len(row) != len(lines[0]):
                values = {"row": number, "cells": len(row), "expected": len(lines[0])}
                raise PydanticCustomError("table_ragged", "row {row}: {cells} cells, not {expected}", values)
        return self


class TableBlock(Part):
    """A table among the paragraphs."""

    model_config = _config("TableBlock")
    table: Table


def _kind_of_block(value: Any) -> str:
    if isinstance(value, str):
        return "text"
    if isinstance(value, Mapping):
        return "table" if "table" in value or "表格" in value else "section"
    if isinstance(value, Section):
        return "section"
    return "table" if isinstance(value, TableBlock) else "text"


Block = Annotated[
    Annotated[Lines, Tag("text")]
    | Annotated["Section", Tag("section")]
    | Annotated[TableBlock, Tag("table")],
    Discriminator(_kind_of_block),
]
"""A paragraph, a section with a heading, or a table."""


def _as_blocks(value: Any) -> Any:
    return value if isinstance(value, list | tuple) else (value,)


def _split_paragraphs(blocks: tuple[Any, ...]) -> tuple[Any, ...]:
    """Make each line of a text a paragraph; blank lines only separate."""
    texts = [block for block in blocks if isinstance(block, str)]
    whole = "".join(texts)
    if "\n" in whole or "\r" in whole or "" in texts:
        return tuple(piece for block in blocks for piece in _pieces(block))
    return blocks


def _pieces(block: Any) -> Iterable[Any]:
    if not isinstance(block, str):
        return (block,)
    return filter(None, (line.strip() for line in block.splitlines()))


Blocks = Annotated[tuple[Block, ...], BeforeValidator(_as_blocks), AfterValidator(_split_paragraphs)]
"""One block or a list of blocks; a line break inside a text starts a new paragraph."""


class Section(Part):
    """A heading and what stands under it. With ``run_in`` the first paragraph continues the heading's line."""

    model_config = _config("Section")
    heading: Word | None = None
    run_in: Flag = False
    content: Blocks = ()


class Approval(Part):
    """Who reviewed and signed the reply off (审签)."""

    model_config = _config("Approval")
    name: Word | None = None
    post: Word | None = None


class Signer(Part):
    """Whose signature stamp (签名章) stands under the letter."""

    model_config = _config("Signer")
    name: Word | None = None
    post: Word | None = None


class Signatory(Part):
    """署名, date and seal (GB/T 9704 7.3.5). The date is the day the letter was signed off."""

    model_config = _config("Signatory")
    organs: Words = ()
    date: Date | None = None
    seal: Annotated[
        Literal["sealed", "unsealed", "signature"],
        BeforeValidator(lambda value: SEALS.get(value, value) if isinstance(value, str) else value),
    ] = "sealed"
    signer: Signer | None = None


class Contact(Part):
    """Whom to ask about the reply."""

    model_config = _config("Contact")
    name: Word | None = None
    phone: Word | None = None
    unit: Word | None = None
    address: Word | None = None
    postcode: Word | None = None
    email: Word | None = None


class Attachment(Part):
    """What goes with the letter, each on pages of its own (GB/T 9704 7.3.7)."""

    model_config = _config("Attachment")
    title: Word | None = None
    content: Blocks = ()


def _version(value: Any) -> Any:
    return int(value) if isinstance(value, str) and value.isdecimal() else value


class ReplyLetter(Part):
    """A reply to proposals, complete or not. ``None`` means absent: a default may be made for it."""

    model_config = _config("ReplyLetter")
    schema_version: Annotated[Literal[1], BeforeValidator(_version)] = 1
    proposals: Annotated[tuple[Proposal, ...], BeforeValidator(_as_blocks)] = ()
    role: Literal["主办", "会办"] = "主办"
    salutation: Line | None = None
    co_organs: Words = ()
    document: Document = Document()
    opening: Line | None = None
    lead: Blocks = ()
    work_done: Section | None = None
    sections: Annotated[tuple[Section, ...], BeforeValidator(_as_blocks)] = ()
    next_steps: Section | None = None
    closing: Words | None = None
    approval: Approval | None = None
    signatory: Signatory = Signatory()
    contact: Contact | None = None
    attachments: Annotated[tuple[Attachment, ...], BeforeValidator(_as_blocks)] = ()
    cc: Words = ()
    notes: Words = ()

    @field_validator("lead", "work_done", "sections", "next_steps", "attachments")
    @classmethod
    def _levels(cls, value: Any) -> Any:
        parts = value if isinstance(value, tuple) else (value,)
        levels = max(
            (depth(part.content) for part in parts if isinstance(part, Attachment)), default=depth(parts)
        )
        if levels > MAX_LEVELS:
            raise PydanticCustomError("levels", "{levels} levels", {"levels": levels})
        return value

    @property
    def parts(self) -> tuple[Section, ...]:
        """The sections of the body in the order of print, with the headings of the two named ones filled in."""
        labels = LABELS["ReplyLetter"]
        named = {"work_done": self.work_done, "next_steps": self.next_steps}
        first, last = (
            part.model_copy(update={"heading": labels[name]}) if part and part.heading is None else part
            for name, part in named.items()
        )
        return tuple(part for part in (first, *self.sections, last) if part)


def depth(blocks: Iterable[Any]) -> int:
    """Return how many levels of headings ``blocks`` hold."""
    others = [block for block in blocks if not isinstance(block, str)]  # texts are many, models slow to ask
    return max([1 + depth(block.content) for block in others if isinstance(block, Section)], default=0)


Section.model_rebuild()
