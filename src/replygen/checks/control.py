"""Which rules hold, and how much they weigh: what a profile says, and a command line over it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from replygen.checks.manual import GROUPS
from replygen.checks.office import Office, office_of
from replygen.checks.rule import Rule
from replygen.errors import InputError
from replygen.messages import Finding, Level, Place, Problem, text
from replygen.profile import Profile, labelled, meant

_NAMES: Final = (("checks", "select"), ("checks", "ignore"), ("checks", "levels"))
"""The settings that name rules."""


@dataclass(frozen=True, slots=True)
class Control:
    """The rules that hold for a letter, the levels that are not their own, and the office that writes it."""

    rules: tuple[Rule, ...]
    levels: Mapping[str, Level]
    office: Office

    def weighed(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Return ``findings`` with the levels that hold here."""
        if not self.levels:
            return tuple(findings)
        return tuple(replace(each, level=self.levels.get(each.rule, each.level)) for each in findings)


def control_of(
    profile: Profile, rules: Sequence[Rule], select: Collection[str] = (), ignore: Collection[str] = ()
) -> Control:
    """Return what holds of ``rules``.

    Args:
        profile: its ``checks`` hold, unless ``select`` names rules itself.
        rules: the rules there are.
        select: only these, by id (STR-01) or group (STR), whatever the profile selects or ignores.
        ignore: not these, besides those the profile ignores.

    Raises:
        InputError: no rule and no group bears a name; every such name with its place.
    """
    problems = [*_unknown_in(profile, rules)]
    for name, given in (("--select", select), ("--ignore", ignore)):
        problems += [unknown(word, rules, name, Place()) for word in given if not is_known(word, rules)]
    if problems:
        raise InputError(problems)
    own = profile.checks
    wanted, unwanted = (select, ignore) if select else (own.select, (*own.ignore, *ignore))
    return Control(tuple(_chosen(rules, wanted, unwanted)), _levels(rules, own.levels), office_of(profile))


def _chosen(rules: Iterable[Rule], wanted: Collection[str], unwanted: Collection[str]) -> Iterator[Rule]:
    """Yield the rules that hold; an id goes before a group, to ignore goes before to select."""
    for rule in rules:
        named = {rule.id: rule.id not in unwanted} if rule.id in (*wanted, *unwanted) else {}
        if named.get(rule.id, rule.group not in unwanted and (not wanted or rule.group in wanted)):
            yield rule


def _levels(rules: Iterable[Rule], given: Mapping[str, Level]) -> dict[str, Level]:
    return {rule.id: given.get(rule.id, given.get(rule.group, rule.level)) for rule in rules} if given else {}


def is_known(name: str, rules: Iterable[Rule]) -> bool:
    """Tell whether ``name`` is the id or the group of a rule, or belongs to a group that is not loaded."""
    groups = {rule.group for rule in rules}
    return name in groups or any(name == rule.id for rule in rules) or name[:3] in GROUPS.keys() - groups


_SEE: Final = text("各条规则见：replygen explain", "The rules: replygen explain")


def unknown(name: str, rules: Sequence[Rule], field: str, place: Place) -> Problem:
    """Say that there is no rule ``name``, and which one it resembles."""
    whole = re.sub(r"-(\d)$", r"-0\1", name.upper())
    near = [each for each in (*(rule.id for rule in rules), *GROUPS) if _resembles(whole, each)]
    todo = meant(whole, near) or _SEE
    return Problem(text("没有“{name}”这条规则。", "There is no rule {name}.", name=name), todo, field, place)


def _resembles(name: str, known: str) -> bool:
    """Tell whether two of the three letters of a group stand where they do in ``known``, or all in another order."""
    ours, theirs = name[:3], known[:3]
    return sorted(ours) == sorted(theirs) or sum(map(str.__eq__, ours, theirs)) > 1


def _unknown_in(profile: Profile, rules: Sequence[Rule]) -> Iterator[Problem]:
    for path in _NAMES:
        for name in getattr(profile.checks, path[-1]):
            if not is_known(name, rules):
                yield unknown(name, rules, labelled(".".join(path)), profile.place(*path, value=name))
