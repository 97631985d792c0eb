"""Letter → Markdown: the body as headings, paragraphs and tables, all other fields above it as YAML.

What Markdown would take for markup is escaped, so that every program shows the text character for character.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from replygen.converters.letter.fields import fields
from replygen.converters.letter.yaml import comments, dump
from replygen.model import LABELS, Attachment, Block, ReplyLetter, Section, Table

_BODY: Final = ("lead", "work_done", "sections", "next_steps", "attachments")
_LABELS: Final = {name: LABELS["ReplyLetter"][name] for name in _BODY}
_RUN_IN: Final = LABELS["Section"]["run_in"]
_CAPTION: Final = LABELS["Table"]["caption"]
_LANDSCAPE: Final = LABELS["Table"]["landscape"]
_HEADER: Final = LABELS["Table"]["header"]
_RESUME: Final = "续"
_BREAK: Final = re.compile(r"\r\n?|\n")
_ATTACHMENT: Final = re.compile(r"附件\s*[0-9]*\s*(?:[：:]|$)")


def to_markdown(letter: ReplyLetter, remarks: Iterable[str] = ()) -> str:
    """Return ``letter`` as Markdown; ``remarks`` stand at the top of its front matter as comments."""
    front = fields(letter, leave_out=_BODY)
    head = f"---\n{comments(remarks)}{dump(front) if front else ''}---\n"
    return head + "".join(f"\n{piece}\n" for piece in _body(letter))


def _body(letter: ReplyLetter) -> Iterator[str]:
    yield from _blocks(letter.lead, 1, "lead")
    if letter.work_done:
        yield from _named(letter.work_done, "work_done")
    for section in letter.sections:
        plain = section.heading in _LABELS.values() or _ATTACHMENT.match(section.heading or "")
        yield from _section(section, 1, "sections" if plain else "")
    if letter.next_steps:
        yield from _named(letter.next_steps, "next_steps")
    for attachment in letter.attachments:
        yield from _attachment(attachment)


def _named(section: Section, name: str) -> Iterator[str]:
    """Write a part that has a field of its own; a heading that is its label says so by itself."""
    return _section(section, 1, "" if section.heading == _LABELS[name] else name)


def _attachment(attachment: Attachment) -> Iterator[str]:
    label = _LABELS["attachments"]
    yield _heading(1, f"{label}：{_inline(attachment.title)}" if attachment.title else label)
    yield from _blocks(attachment.content, 2)


def _section(section: Section, level: int, name: str = "") -> Iterator[str]:
    run_in = _RUN_IN if section.run_in else ""
    yield _heading(level, _inline(section.heading or ""), _LABELS.get(name, ""), run_in)
    yield from _blocks(section.content, level + 1)


def _blocks(blocks: Iterable[Block], level: int, name: str = "") -> Iterator[str]:
    """Write blocks whose headings stand on ``level``; what follows a section says that it is no part of it."""
    below = False
    for block in blocks:
        if isinstance(block, Section):
            yield from _section(block, level, name)
        else:
            if below:
                yield _heading(max(level - 1, 1), "", _LABELS.get(name, ""), _RESUME)
            yield _paragraph(block) if isinstance(block, str) else _table(block.table)
        below = isinstance(block, Section)


def _heading(level: int, words: str, *marks: str) -> str:
    return " ".join(filter(None, ("#" * level, words, _marks(marks))))


def _marks(words: Iterable[str]) -> str:
    return "".join(f"{{{each}}}" for each in words if each)


def _table(table: Table) -> str:
    width = len(table.header or table.rows[0])
    rows = [table.header or [""] * width, *table.rows]
    lines = [f"| {' | '.join(map(_cell, row))} |" for row in rows]
    lines.insert(1, f"|{' --- |' * width}")
    return "\n".join([*filter(None, [_table_marks(table)]), *lines])


def _table_marks(table: Table) -> str:
    """Say above a table what its rows cannot say."""
    caption = "" if table.caption is None else f"{_CAPTION}：{_inline(table.caption)}"
    empty_header = bool(table.header) and not any(table.header)
    return _marks((caption, _LANDSCAPE if table.landscape else "", _HEADER if empty_header else ""))


def _cell(words: str) -> str:
    return _BREAK.sub("<br>", _inline(words).replace("|", r"\|"))


def _paragraph(words: str) -> str:
    return _START.sub(r"\g<0>\\", _inline(words))


def _inline(words: str) -> str:
    return _MARKUP.sub(r"\\\g<0>", words)


_PUNCTUATION: Final = r"!-/:-@\[-`{-~"
_MARKUP: Final = re.compile(
    rf"\\(?=[{_PUNCTUATION}]|$)"  # a backslash that would escape something
    r"|[*`~\[\]{}]"
    r"|(?<!\w)_|_(?!\w)"  # within a word it means nothing
    r"|<(?=[A-Za-z/!?])"  # a tag
    r"|&(?=#?\w+;)"  # a character by its name
    r"|(?<![^ ])#(?=#*$)"  # the end of a heading
)
_START: Final = re.compile(
    r"^(?:[0-9]{1,9}(?=[.)](?:\s|$))"  # a numbered list
    r"|(?=#{1,6}(?:\s|$)|[-+](?:[-+\s]|$)|>))"  # a heading, a list or a line, a quotation
)
