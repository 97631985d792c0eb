"""The prefixes that drawings are written with."""

from typing import Final

from replygen.ooxml.names import DRAWING, MC, VML

PREFIXES: Final = {
    "mc": MC,
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wp": DRAWING,
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "v": VML,
}
