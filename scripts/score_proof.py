"""Proofread a folder of cNN.txt, dNN.txt + .json and fNN.txt + .fixed.txt, and print how well it went."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from replygen.checks import copy_of_text, run
from replygen.checks.fix import mended
from replygen.messages import Finding

Defect = dict[str, Any]


class Score(NamedTuple):
    """What was found of the defects of one letter, and what was found besides."""

    found: list[Defect]
    missed: list[Defect]
    false_alarms: list[Finding]
    right: int


def counted(text: str) -> list[Finding]:
    """The errors and warnings of a text; hints are never counted."""
    return [each.finding for each in run(copy_of_text(text)) if each.finding.level != "hint"]


def places(defect: Defect, lines: list[str]) -> Iterator[tuple[int, int, int]]:
    """The spans where a defect may be reported: line, first column, last column."""
    for place in [defect, *defect.get("also", [])]:
        number, excerpt = place["line"], place["excerpt"]
        if number:
            start = lines[number - 1].index(excerpt) + 1
            yield number, start, start + len(excerpt)


def hits(finding: Finding, defect: Defect, lines: list[str]) -> bool:
    """Whether a finding is about a defect: it touches the excerpt, or names the missing part."""
    if defect["line"] == 0:
        return finding.place.line == 0
    line, start = finding.place.line, finding.place.column
    end = start + max(1, len(finding.text))
    return any(
        line == number and start < last and first < end for number, first, last in places(defect, lines)
    )


def score(text: str, defects: list[Defect]) -> Score:
    """Compare the findings in a text with its defects."""
    lines, found = text.split("\n"), counted(text)
    missed = [defect for defect in defects if not any(hits(each, defect, lines) for each in found)]
    alarms = [each for each in found if not any(hits(each, defect, lines) for defect in defects)]
    return Score([each for each in defects if each not in missed], missed, alarms, len(found) - len(alarms))


def _say(name: str, kind: str, finding: Finding) -> None:
    print(f"  {name}:{finding.place} {kind} {finding.rule} {finding.text!r} {finding.message}")


def clean_letters(folder: Path) -> int:
    """Print the false alarms in the clean letters and return how many there are."""
    alarms = 0
    for path in sorted(folder.glob("c*.txt")):
        for finding in counted(path.read_text("utf-8")):
            _say(path.name, "false alarm", finding)
            alarms += 1
    return alarms


def fix_pairs(folder: Path) -> tuple[int, int]:
    """Print the pairs that come out unequal and return how many are equal, and how many there are."""
    equal = total = 0
    for path in sorted(folder.glob("f??.txt")):
        wanted = path.with_suffix(".fixed.txt").read_text("utf-8")
        made = mended(path.read_text("utf-8"))
        total += 1
        equal += made == wanted
        for number, (first, second) in enumerate(zip(made.split("\n"), wanted.split("\n"), strict=False), 1):
            if first != second:
                print(f"  {path.name}:{number}\n    made  {first}\n    right {second}")
    return equal, total


def main(arguments: list[str] | None = None) -> int:
    """Print the table; return 1 when a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", action="store_true", help="print what was missed and found besides")
    parser.add_argument(
        "--certain", type=float, default=0.95, help="bar for the certain defects (default: 0.95)"
    )
    parser.add_argument("--all", type=float, default=0.85, help="bar for all defects (default: 0.85)")
    parser.add_argument("--alarms", type=float, default=1 / 20, help="bar for false alarms (default: 0.05)")
    options = parser.parse_args(arguments)
    tally: Counter[str] = Counter()
    for path in sorted(options.folder.glob("d??.txt")):
        defects = json.loads(path.with_suffix(".json").read_text("utf-8"))["defects"]
        result = score(path.read_text("utf-8"), defects)
        for defect in defects:
            name = "certain" if defect["certain"] else "judgement"
            tally[name] += 1
            tally[f"{name} found"] += defect in result.found
        tally["alarms"] += len(result.false_alarms)
        tally["right"] += result.right
        for defect in result.missed if options.show else ():
            print(f"  {path.name}:{defect['line']} missed {defect['kind']} {defect['excerpt']!r}")
        for finding in result.false_alarms if options.show else ():
            _say(path.name, "besides", finding)
    return _table(tally, clean_letters(options.folder), fix_pairs(options.folder), options)


def _table(tally: Counter[str], clean: int, pairs: tuple[int, int], bars: argparse.Namespace) -> int:
    every = tally["certain"] + tally["judgement"]
    every_found = tally["certain found"] + tally["judgement found"]
    certain = tally["certain found"] / max(1, tally["certain"])
    overall = every_found / max(1, every)
    alarms = tally["alarms"] / max(1, tally["alarms"] + tally["right"])
    print(f"{'certain defects found':<32}{tally['certain found']:>5} of {tally['certain']:<5}{certain:>7.1%}")
    print(f"{'all defects found':<32}{every_found:>5} of {every:<5}{overall:>7.1%}")
    made = tally["alarms"] + tally["right"]
    print(f"{'findings not in the answers':<32}{tally['alarms']:>5} of {made:<5}{alarms:>7.1%}")
    print(f"{'findings in clean letters':<32}{clean:>5}")
    print(f"{'fixes equal to the character':<32}{pairs[0]:>5} of {pairs[1]}")
    good = certain >= bars.certain and overall >= bars.all and alarms <= bars.alarms
    return 0 if good and not clean and pairs[0] == pairs[1] else 1


if __name__ == "__main__":
    sys.exit(main())
