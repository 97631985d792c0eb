"""Prove that the parts of a document are well formed and hold exactly the text that was put in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import chain
from typing import Final, NoReturn
from xml.parsers import expat

from replygen import messages
from replygen.errors import VerificationError
from replygen.ooxml.escape import unescape

_PIECE: Final = re.compile(r"<w:(?:t(?: [^>]*)?>|(?=p[ >]|tab/>|br/>))([^<]*)")
"""A text, or the rest of a tag that stands for a sign: only this one has a ``>`` in it."""
_SIGNS: Final = {"p": "\r", "t": "\t", "b": "\n"}
"""By the first letter of a tag; every paragraph begins with a carriage return, which no text holds."""


def prove(parts: Iterable[str], heads: Iterable[str], expected: Iterable[str], own: Iterable[str]) -> None:
    """Compare the text of a document with the paragraphs ``expected``.

    Args:
        parts: the XML of the parts that are new with each letter, the document first.
        heads: the texts of the parts which letters share.
        expected: the texts of all paragraphs in their order.
        own: what the template itself prints; it may stand anywhere between.

    Raises:
        VerificationError: a part is malformed, or the text is another.
    """
    found = [*chain.from_iterable(map(texts, parts)), *heads]
    wanted = [line for line in expected if line]
    if found != wanted:
        _account_for(found, wanted, own)


def texts(xml: str) -> list[str]:
    """Return the texts of the paragraphs of a part that are not empty; with real tabs and line breaks.

    The part is proved to be well formed and then read as the string it is: to build a tree takes twice the time.
    It calls WordprocessingML ``w``, and holds nothing but elements and text: a comment would hide a paragraph.
    """
    parser = expat.ParserCreate()
    parser.CommentHandler = parser.ProcessingInstructionHandler = _refuse
    parser.StartCdataSectionHandler = parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(xml, True)
    except expat.ExpatError as error:
        raise _malformed(error) from error
    pieces = _PIECE.findall(xml)
    joined = "".join([_SIGNS.get(piece[:1], piece) if ">" in piece else piece for piece in pieces])
    return [text for text in unescape(joined).split("\r") if text]


def _refuse(*_: object) -> NoReturn:
    raise _malformed("more than elements and text")


def _account_for(found: Iterable[str], wanted: Iterable[str], own: Iterable[str]) -> None:
    """Find the ``wanted`` paragraphs in order, and besides only those of the template itself."""
    left, coming = Counter(own), iter(wanted)
    want = next(coming, None)
    for have in found:
        if have == want:
            want = next(coming, None)
        elif left[have] > 0:
            left[have] -= 1
        else:
            raise _different(want, have)
    if want is not None:
        raise _different(want, "")


def _malformed(error: object) -> VerificationError:
    return VerificationError(messages.text("XML 有错：{error}", "Malformed XML: {error}", error=error))


def _different(want: str | None, have: str) -> VerificationError:
    zh = "写出的文字与信件不同：应为“{want}”，实为“{have}”。"
    en = "The document's text differs: {want!r} expected, {have!r} found."
    return VerificationError(messages.text(zh, en, want=want or "", have=have))
