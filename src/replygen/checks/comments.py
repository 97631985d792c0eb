"""Comments in a letter that tell the proofreader what to leave out, and rules on such comments."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from replygen.checks.anchors import LINE_BREAK
from replygen.checks.control import is_known
from replygen.checks.copy import Hit, Line
from replygen.checks.rule import Rule, rule
from replygen.checks.rules import RULES
from replygen.checks.runner import stamped
from replygen.messages import Finding, Text

_COMMENT: Final = re.compile(r"(?:#|<!--)[ \t]*replygen:[ \t]*ignore\b(?P<words>.*)")
_WORDS: Final = re.compile(
    r"[ \t]*(?P<names>[A-Za-z0-9-]+(?:[ \t]*[,，、][ \t]*[A-Za-z0-9-]+)*)?(?P<why>.*)", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment ``# replygen: ignore CHR-12,NUM-05 the reason``: alone on a line for the letter, else for its line."""

    line: Line
    names: tuple[str, ...]
    reason: str
    alone: bool

    def hides(self, finding: Finding) -> bool:
        """Tell whether the finding is to be left out; a comment without a reason hides nothing."""
        named = finding.rule in self.names or finding.rule[:3] in self.names
        return bool(named and self.reason and (self.alone or self.line.number == finding.place.line))


def comments_in(words: str) -> tuple[Comment, ...]:
    """Return the comments of a letter written as YAML or Markdown that begin with ``replygen: ignore``."""
    lines = enumerate(LINE_BREAK.split(words), 1)
    return tuple(_comment(match, number) for number, line in lines if (match := _COMMENT.search(line)))


def _comment(match: re.Match[str], number: int) -> Comment:
    place = Line(match[0], number=number, column=match.start() + 1)
    found = _WORDS.fullmatch(match["words"].removesuffix("-->"))
    names = re.split(r"[ \t]*[,，、][ \t]*", found["names"]) if found and found["names"] else []
    alone = not match.string[: match.start()].strip()
    return Comment(place, tuple(names), found["why"].strip() if found else "", alone)


@dataclass(frozen=True, slots=True)
class Margin:
    """The comments of a letter, what was found in it before they were heeded, and the rules that hold."""

    comments: tuple[Comment, ...]
    findings: tuple[Finding, ...]
    rules: tuple[Rule, ...]

    def holds(self, name: str) -> bool:
        """Tell whether a rule that holds bears ``name``."""
        return any(name in (each.id, each.group) for each in self.rules)


def heeded(words: str, findings: Iterable[Finding], rules: Sequence[Rule], file: str) -> tuple[Finding, ...]:
    """Return ``findings`` without what the comments of the letter hide, and with what is wrong with these."""
    found = tuple(findings)
    margin = Margin(comments_in(words), found, tuple(rules))
    kept = [each for each in found if not any(comment.hides(each) for comment in margin.comments)]
    own = [
        stamped(each, hit, file).finding
        for each in COMMENT_RULES
        if each in rules
        for hit in each.check(margin)
    ]
    return tuple(sorted((*kept, *own), key=lambda each: (each.place.line, each.place.column)))


def hidden_everywhere(name: str, words: str) -> bool:
    """Tell whether a comment hides the rule in a part of the letter or in all of it."""
    return any(
        comment.reason and (name in comment.names or name[:3] in comment.names)
        for comment in comments_in(words)
    )


def _all(comment: Comment, message: Text | None = None) -> Hit:
    return comment.line.hit(0, len(comment.line.raw), message)


@rule(
    "IGN-01", "no-reason", "warning", "校对习惯", "A comment that ignores a rule gives no reason, or no rule."
)
def no_reason(margin: Margin) -> Iterator[Hit]:
    """注释要求忽略规则，但没有写规则或者理由；这样的注释不起作用。

    错例：
        # replygen: ignore NUM-09
    改为：
        # replygen: ignore NUM-09 按会议纪要原文
    """
    return (_all(comment) for comment in margin.comments if not (comment.names and comment.reason))


@rule("IGN-02", "unknown-rule", "warning", "校对习惯", "A comment ignores a rule that does not exist.")
def unknown_rule(margin: Margin) -> Iterator[Hit]:
    """注释要求忽略的规则并不存在。

    错例：
        # replygen: ignore NUM-99 按会议纪要原文
    改为：
        # replygen: ignore NUM-09 按会议纪要原文
    """
    for comment in margin.comments:
        if not all(is_known(name, RULES) for name in comment.names):
            yield _all(comment)


@rule("IGN-03", "nothing-to-ignore", "hint", "校对习惯", "A comment ignores a rule that finds nothing here.")
def nothing_to_ignore(margin: Margin) -> Iterator[Hit]:
    """注释要求忽略的规则，在这里没有发现问题，注释可以删去。

    错例：
        开头: 您提出的提案收悉，现答复如下。  # replygen: ignore NUM-09 按会议纪要原文
    改为：
        开头: 您提出的提案收悉，现答复如下。
    """
    for comment in margin.comments:
        if (
            comment.reason
            and all(map(margin.holds, comment.names))
            and not any(map(comment.hides, margin.findings))
        ):
            yield _all(comment)


COMMENT_RULES: Final = (no_reason, unknown_rule, nothing_to_ignore)
