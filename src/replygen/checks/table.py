"""All rules there are, in the order of the manual; to load those on documents takes a while."""

from __future__ import annotations

from typing import Final

from replygen.checks.comments import COMMENT_RULES
from replygen.checks.document.run import LAYOUT_RULES
from replygen.checks.rule import Rule
from replygen.checks.rules import RULES

ALL_RULES: Final[tuple[Rule, ...]] = (*RULES, *LAYOUT_RULES, *COMMENT_RULES)
BY_ID: Final[dict[str, Rule]] = {rule.id: rule for rule in ALL_RULES}
