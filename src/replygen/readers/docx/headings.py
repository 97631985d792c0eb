"""Which paragraphs look like headings: by outline level, else by a font of their own (GB/T 9704 7.3.3)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from replygen.ooxml.body import Paragraph
from replygen.standard import MAX_LEVELS

_FAMILIES: Final = (("黑", 1), ("Hei", 1), ("楷", 2), ("Kai", 2))
"""Parts of the names of the fonts of level 1 and level 2."""
_BOLD_LEVEL: Final = 3
_LONGEST: Final = 48
_SENTENCE_ENDS: Final = ("。", "；", "，", "：", "！", "？", ";", ",", ":")


class Headings:
    """Knows what is usual in a document: a font that most of the text is in marks no heading."""

    def __init__(self, paragraphs: Iterable[Paragraph]) -> None:
        faces: Counter[str] = Counter()
        bold = 0
        for paragraph in paragraphs:
            faces.update(paragraph.faces)
            bold += paragraph.bold
        self._usual = max(faces, key=lambda face: faces[face], default="")
        self._mostly_bold = 2 * bold > faces.total()

    def level(self, paragraph: Paragraph) -> int:
        """Return the level 1–4 of a heading, 0 for what does not look like one."""
        text = paragraph.text.strip()
        if len(text) > _LONGEST or text.endswith("。"):
            return 0
        if paragraph.outline:
            return min(paragraph.outline, MAX_LEVELS)
        return 0 if text.endswith(_SENTENCE_ENDS) else self._by_font(paragraph)

    def _by_font(self, paragraph: Paragraph) -> int:
        faces = [face for face, count in paragraph.faces.items() if count]
        if len(faces) == 1 and faces[0] != self._usual:
            level = next((level for name, level in _FAMILIES if name in faces[0]), 0)
            if level:
                return level
        is_bold = paragraph.bold == sum(paragraph.faces.values()) > 0
        return _BOLD_LEVEL if is_bold and not self._mostly_bold else 0
