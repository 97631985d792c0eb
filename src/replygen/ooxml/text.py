"""The visible text of a part, paragraph by paragraph."""

from __future__ import annotations

from typing import Final

from lxml import etree

from replygen.ooxml.names import W

_START: Final = "\r"
"""Stands before every paragraph; no text of a parsed part holds a carriage return that was not written as ``&#13;``."""
_TEXT: Final = etree.XSLT(
    etree.XML(f"""
    <x:stylesheet version="1.0" xmlns:x="http://www.w3.org/1999/XSL/Transform" xmlns:w="{W}">
      <x:output method="text"/>
      <x:template match="text()|w:pPr|w:rPr"/>
      <x:template match="w:p"><x:text>&#13;</x:text><x:apply-templates/></x:template>
      <x:template match="w:t"><x:value-of select="."/></x:template>
      <x:template match="w:r/w:tab"><x:text>&#9;</x:text></x:template>
      <x:template match="w:r/w:br"><x:text>&#10;</x:text></x:template>
    </x:stylesheet>""")
)
"""Twice as fast as a walk in Python."""


def paragraph_texts(root: etree._Element) -> list[str]:
    """Return the text of every ``w:p`` in document order; with real tabs and line breaks.

    The text of a text box follows that of the paragraph it hangs on.
    """
    return str(_TEXT(root)).split(_START)[1:]
