"""The proofreader: rules on the text of a letter.

A source becomes a :class:`Copy` (``copy_of_text``, ``copy_of_letter``), ``run`` reads it, ``mended`` carries out
what is safe. The rules and their pages are the table ``RULES``.
"""

from __future__ import annotations

from replygen.checks.anchors import copy_of_text
from replygen.checks.copy import Copy
from replygen.checks.fix import mended
from replygen.checks.letters import copy_of_letter
from replygen.checks.rules import BY_ID, RULES
from replygen.checks.runner import Found, chosen, findings, run

__all__ = [
    "BY_ID",
    "RULES",
    "Copy",
    "Found",
    "chosen",
    "copy_of_letter",
    "copy_of_text",
    "findings",
    "mended",
    "run",
]
