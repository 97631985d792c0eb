"""Write comments into a .docx, each at the words it is about."""

from __future__ import annotations

import io
from collections.abc import Iterable
from copy import deepcopy
from typing import Final, NamedTuple

from lxml import etree

from replygen.ooxml.cut import runs_of
from replygen.ooxml.edits import AUTHOR
from replygen.ooxml.names import w
from replygen.ooxml.package import PackageError, read_parts, write_parts
from replygen.ooxml.pieces import text_of

_INITIALS: Final = "rg"
_STYLES: Final = (w("rStyle"), w("pStyle"))
_GRANTED: Final = {"CommentReference", "CommentText"}
_P, _BOX = w("p"), w("txbxContent")


class Comment(NamedTuple):
    """A comment on ``[start:end]`` of paragraph ``number`` (``w:p`` of the body, from 1; 0 is the document)."""

    number: int
    start: int
    end: int
    text: str


def add_comments(data: bytes, comments: Iterable[Comment]) -> bytes:
    """Return the document with ``comments`` by replygen added; they bear no date, so that the bytes are the same.

    A comment on a box stands at the paragraph the box hangs on, as Word knows none inside; one on what has no
    text, or on the document as a whole, at the next paragraph with text.

    Raises:
        PackageError: the bytes are no Word document that can be changed.
    """
    import docx  # noqa: PLC0415 - it loads slowly
    from docx.opc.exceptions import OpcError  # noqa: PLC0415
    from docx.text.run import Run  # noqa: PLC0415

    read_parts(data)
    try:
        document = docx.Document(io.BytesIO(data))
    except (OpcError, KeyError, ValueError, etree.XMLSyntaxError) as error:
        raise PackageError(f"no document that takes comments: {error}") from error
    paragraphs = [*document.element.body.iter(_P)]
    for comment in comments:
        paragraph, start, end = _place(paragraphs, comment)
        runs = [Run(run, document) for run in runs_of(paragraph, start, end)]  # type: ignore[arg-type]
        made = document.add_comment([runs[0], runs[-1]], comment.text, AUTHOR, _INITIALS)
        element = made._comment_elm  # noqa: SLF001 - there is no other way to it
        del element.attrib[w("date")]
        _drop_styles(element)
    _drop_styles(document.element)
    _set_like_text(document.element)
    out = io.BytesIO()
    document.save(out)
    return write_parts(read_parts(out.getvalue()))


def _drop_styles(root: etree._Element) -> None:
    """Drop references to styles that python-docx takes for granted; a document need not have them."""
    for style in [*root.iter(*_STYLES)]:
        parent = style.getparent()
        if parent is not None and style.get(w("val")) in _GRANTED:
            parent.remove(style)


def _set_like_text(root: etree._Element) -> None:
    """Set the marks of comments like the text before them: in a larger size they would move the lines."""
    for mark in root.iter(w("commentReference")):
        run = mark.getparent()
        before = next(run.itersiblings(w("r"), preceding=True), None) if run is not None else None
        like = before.find(w("rPr")) if before is not None else None
        if run is not None and like is not None:
            for own in run.findall(w("rPr")):
                run.remove(own)
            run.insert(0, deepcopy(like))


def _place(paragraphs: list[etree._Element], comment: Comment) -> tuple[etree._Element, int, int]:
    if not 0 < comment.number <= len(paragraphs):
        return _with_text(paragraphs), 0, 0
    paragraph = paragraphs[comment.number - 1]
    if next(paragraph.iterancestors(_BOX), None) is None and text_of(paragraph):
        return paragraph, comment.start, comment.end
    host = [paragraph, *paragraph.iterancestors(_P)][-1]
    if text_of(host):
        return host, 0, len(text_of(host))
    return _with_text(paragraphs[paragraphs.index(host) :]), 0, 0


def _with_text(paragraphs: list[etree._Element]) -> etree._Element:
    """Return the first paragraph with text outside boxes: where there is none, a comment may move the lines."""
    outside = (each for each in paragraphs if next(each.iterancestors(_BOX), None) is None)
    return next(filter(text_of, outside), paragraphs[0])
