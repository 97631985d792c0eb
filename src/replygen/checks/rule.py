"""A rule is one page: its docstring is the manual, its examples are its tests, and a generator finds the hits."""

from __future__ import annotations

import inspect
import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from replygen.checks.copy import Hit
from replygen.messages import Level, Text

Check = Callable[[Any], Iterator[Hit]]
"""What is judged is a :class:`~replygen.checks.copy.Copy`; for LAY rules a sheet, for those of packages its bytes."""

_SETTINGS: Final = r"(?m)^设置：(.+)$"
_EXAMPLE: Final = r"(?m)^(?P<kind>错例|改为|正例)：(?P<inline>.*)\n?(?P<block>(?:^ {4}.*\n?)*)"


@dataclass(frozen=True, slots=True)
class Example:
    """A text that is wrong, and the same as it should be; or one that is right and looks wrong (``wrong`` is "")."""

    wrong: str
    right: str | None


@dataclass(frozen=True, eq=False)
class Rule:
    """A rule: ``id`` (group-number), ``name``, its ``level``, the clause or practice it rests on, and its check.

    There is one of each, so that it is equal to itself alone, and quickly looked up.
    """

    id: str
    name: str
    level: Level
    basis: str
    english: str
    check: Check

    @property
    def group(self) -> str:
        """The group, the first part of the id."""
        return self.id[:3]

    @cached_property
    def page(self) -> str:
        """The rule's manual page in Chinese: what is wrong, the limits, examples."""
        return inspect.getdoc(self.check) or ""

    @property
    def summary(self) -> str:
        """The first line of the page."""
        return self.page.split("\n", 1)[0]

    @property
    def message(self) -> Text:
        """What the rule says where a hit says nothing of its own."""
        return Text(self.summary, self.english)

    @cached_property
    def settings(self) -> dict[str, Any]:
        """The settings of a profile with which the examples hold; most rules need none."""
        return tomllib.loads("\n".join(re.findall(_SETTINGS, self.page)))

    @cached_property
    def examples(self) -> tuple[Example, ...]:
        """The examples of the page, in their order."""
        found: list[Example] = []
        for match in re.finditer(_EXAMPLE, self.page):
            words = match["inline"].strip() or inspect.cleandoc(match["block"])
            if match["kind"] == "错例":
                wrong, _, right = words.partition(" → ")
                found.append(Example(wrong, right or None))
            elif match["kind"] == "改为":
                found[-1] = Example(found[-1].wrong, words)
            else:
                found.append(Example("", words))
        return tuple(found)


def rule(id: str, name: str, level: Level, basis: str, english: str) -> Callable[[Check], Rule]:  # noqa: A002
    """Make a rule of a check; the tables in ``checks/rules`` list the rules there are."""
    return lambda check: Rule(id, name, level, basis, english, check)
