"""The visible text of a part, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from replygen.ooxml.names import w
from replygen.ooxml.package import parse

_P, _R, _T, _TAB, _BR = map(w, ("p", "r", "t", "tab", "br"))


def visible_texts(content: bytes) -> tuple[str, ...]:
    """Return the texts of the paragraphs of a part that are not empty.

    Raises:
        PackageError: the part is malformed.
    """
    return tuple(filter(None, paragraph_texts(parse(content))))


def paragraph_texts(root: etree._Element) -> Iterator[str]:
    """Yield the text of every ``w:p`` in document order; with real tabs and line breaks.

    The text of a text box follows that of the paragraph it hangs on.
    """
    pieces: list[str] | None = None
    for element in root.iter(_P, _T, _TAB, _BR):
        if element.tag == _P:
            if pieces is not None:
                yield "".join(pieces)
            pieces = []
        elif pieces is not None:
            pieces.append(_piece(element))
    if pieces is not None:
        yield "".join(pieces)


def _piece(element: etree._Element) -> str:
    if element.tag == _T:
        return element.text or ""
    parent = element.getparent()
    if parent is None or parent.tag != _R:
        return ""
    return "\t" if element.tag == _TAB else "\n"
