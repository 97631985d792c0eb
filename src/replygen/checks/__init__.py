"""The proofreader: rules on the text of a letter, and on how a Word document is set.

A source becomes a :class:`Copy` (``copy_of_text``, ``copy_of_letter``), ``run`` reads it, ``mended`` carries out
what is safe. ``RULES`` are those on text; ``checks.table`` lists all, those on documents (``checks.document``) and
on comments (``checks.comments``), too. ``Control`` says which hold.
"""

from __future__ import annotations

from replygen.checks.anchors import copy_of_text
from replygen.checks.comments import COMMENT_RULES
from replygen.checks.control import Control, control_of
from replygen.checks.copy import Copy, written_by
from replygen.checks.fix import mended
from replygen.checks.letters import copy_of_letter
from replygen.checks.rule import Rule
from replygen.checks.rules import RULES
from replygen.checks.runner import Found, findings, run

__all__ = [
    "COMMENT_RULES",
    "RULES",
    "Control",
    "Copy",
    "Found",
    "Rule",
    "control_of",
    "copy_of_letter",
    "copy_of_text",
    "findings",
    "mended",
    "run",
    "written_by",
]
