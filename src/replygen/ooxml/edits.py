"""Change words of a .docx in place: the runs keep their formatting, and on demand the change is tracked."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count
from typing import Final, NamedTuple

from lxml import etree

from replygen.ooxml.cut import like, runs_of, text_element
from replygen.ooxml.document import main_part
from replygen.ooxml.names import w
from replygen.ooxml.package import PackageError, parse, read_parts, write_parts

AUTHOR: Final = "replygen"
_P, _RUN, _TEXT, _DELETED_TEXT = map(w, ("p", "r", "t", "delText"))
_CHANGES: Final = tuple(map(w, ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange")))


class TextEdit(NamedTuple):
    """A replacement: in the paragraph ``number`` (``w:p`` of the body, from 1) ``[start:end]`` becomes ``to``."""

    number: int
    start: int
    end: int
    to: str


def edit_text(data: bytes, edits: Iterable[TextEdit], *, track: bool = False) -> bytes:
    """Return the document with ``edits`` made; with ``track`` as tracked changes by replygen.

    What is put in looks like what it replaces. Offsets are those of :func:`replygen.ooxml.pieces.pieces`.

    Raises:
        PackageError: the bytes are no Word document that can be changed.
        ValueError: an edit names a paragraph that is not there.
    """
    parts = read_parts(data)
    main = main_part(parts)
    root = parse(parts.get(main, b""))
    body = root.find(w("body"))
    if body is None:
        raise PackageError(f"{main} is no Word document")
    paragraphs = [*body.iter(_P)]
    numbers = count(1 + max((_id(each) for each in root.iter(*_CHANGES)), default=0))
    for edit in sorted(edits, key=lambda edit: (edit.number, edit.start), reverse=True):
        if not 0 < edit.number <= len(paragraphs):
            raise ValueError(f"no paragraph {edit.number}")
        _replace(paragraphs[edit.number - 1], edit, numbers if track else None)
    parts[main] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return write_parts(parts)


def _replace(paragraph: etree._Element, edit: TextEdit, numbers: count[int] | None) -> None:
    runs = runs_of(paragraph, edit.start, edit.end)
    gone = runs if edit.end > edit.start else []
    new = like(runs[0], text_element(edit.to)) if edit.to else None
    if new is not None:
        _put(new, runs, edit)
    if numbers is None:
        for run in gone:
            _remove(run)
        return
    if new is not None:
        _wrap(new, "ins", next(numbers))
    for run in gone:
        for text in run.iter(_TEXT):
            text.tag = _DELETED_TEXT
        _wrap(run, "del", next(numbers))


def _put(new: etree._Element, runs: list[etree._Element], edit: TextEdit) -> None:
    """Put the new run behind the old ones, or before the first of all where nothing stands before it."""
    if edit.start == edit.end == 0:
        runs[0].addprevious(new)
    else:
        runs[-1].addnext(new)


def _remove(run: etree._Element) -> None:
    parent = run.getparent()
    if parent is not None:
        parent.remove(run)


def _wrap(run: etree._Element, kind: str, number: int) -> None:
    change = run.makeelement(w(kind), {w("id"): str(number), w("author"): AUTHOR})
    run.addprevious(change)
    change.append(run)


def _id(element: etree._Element) -> int:
    text = element.get(w("id"), "")
    return int(text) if text.isdecimal() else 0
