"""Cut the runs of a paragraph at offsets of its text, so that words can be marked; the text stays the same."""

from __future__ import annotations

from copy import deepcopy
from typing import Final

from lxml import etree

from replygen.ooxml.names import w
from replygen.ooxml.pieces import Piece, pieces

_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_RUN, _TEXT, _PROPERTIES = map(w, ("r", "t", "rPr"))


def runs_of(paragraph: etree._Element, start: int, end: int) -> list[etree._Element]:
    """Return the runs that hold exactly the text from ``start`` to ``end``, cut where need be.

    Without text there, the run beside it; in a paragraph without runs, a new empty one.
    """
    for offset in (start, end):
        _cut(paragraph, offset)
    found = pieces(paragraph)
    inside = [piece.run for piece in found if start <= piece.start < end]
    if inside:
        return list(dict.fromkeys(inside))
    beside = [piece.run for piece in found if piece.end <= start][-1:] or [piece.run for piece in found[:1]]
    return beside or [_any_run(paragraph)]


def text_element(text: str) -> etree._Element:
    """Return a ``w:t`` whose spaces stay."""
    element = etree.Element(_TEXT)
    element.set(_SPACE, "preserve")
    element.text = text
    return element


def like(run: etree._Element, *content: etree._Element) -> etree._Element:
    """Return a run that looks like ``run`` and has this content."""
    made = run.makeelement(_RUN)
    properties = run.find(_PROPERTIES)
    if properties is not None:
        made.append(deepcopy(properties))
    made.extend(content)
    return made


def _any_run(paragraph: etree._Element) -> etree._Element:
    run = paragraph.find(_RUN)
    if run is None:
        run = paragraph.makeelement(_RUN)
        paragraph.append(run)
    return run


def _cut(paragraph: etree._Element, offset: int) -> None:
    for piece in pieces(paragraph):
        if piece.start < offset < piece.end and piece.element.tag == _TEXT:
            _cut_run(piece.run, _cut_text(piece, offset - piece.start))
        elif piece.start == offset and _has_text_before(piece):
            _cut_run(piece.run, piece.element)


def _has_text_before(piece: Piece) -> bool:
    before = piece.element.getprevious()
    return before is not None and before.tag != _PROPERTIES


def _cut_text(piece: Piece, place: int) -> etree._Element:
    """Leave the text before ``place`` where it is and return an element behind it with the rest."""
    rest = text_element(piece.text[place:])
    piece.element.text = piece.text[:place]
    piece.element.set(_SPACE, "preserve")
    piece.element.addnext(rest)
    return rest


def _cut_run(run: etree._Element, element: etree._Element) -> None:
    """Move ``element`` and what follows it to a run of its own behind ``run``."""
    run.addnext(like(run, element, *element.itersiblings()))
