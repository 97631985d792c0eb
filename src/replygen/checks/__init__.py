"""The proofreader: rules on the text of a letter, and on how a Word document is set.

A source becomes a :class:`Copy` (``copy_of_text``, ``copy_of_letter``), ``run`` reads it, ``mended`` carries out
what is safe. ``RULES`` are those on text, ``ALL_RULES`` also those on documents (``checks.document``).
"""

from __future__ import annotations

from typing import Final

from replygen.checks.anchors import copy_of_text
from replygen.checks.copy import Copy
from replygen.checks.document import DOCUMENT_RULES as ALL_RULES
from replygen.checks.fix import mended
from replygen.checks.letters import copy_of_letter
from replygen.checks.rule import Rule
from replygen.checks.rules import RULES
from replygen.checks.runner import Found, chosen, findings, run

BY_ID: Final[dict[str, Rule]] = {rule.id: rule for rule in ALL_RULES}

__all__ = [
    "ALL_RULES",
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
