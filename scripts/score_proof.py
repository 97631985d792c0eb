"""Proofread letters whose mistakes are known, and print how well it went: `python -m scripts.score_proof [FOLDER]`.

A folder holds clean letters ``cNN.txt``; letters with mistakes ``dNN.txt``, and in ``dNN.json`` where each stands
(``line`` 0: a part is missing), of what ``kind`` it is, whether it is ``certain`` or a matter of judgement, and
with ``also`` where else it may be told; and letters ``fNN.txt`` that mending is to turn into ``fNN.fixed.txt``.
A mistake is found if an error or a warning touches it; hints never count.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from replygen.checks import copy_of_text, findings, mended
from replygen.messages import Finding

OWN: Final = Path(__file__).resolve().parent.parent / "tests" / "proof"
Defect = dict[str, Any]


@dataclass
class Figures:
    """What was found in the letters of a folder, each with the name of its file."""

    letters: int = 0
    defects: list[tuple[str, Defect]] = field(default_factory=list)
    missed: list[tuple[str, Defect]] = field(default_factory=list)
    told: int = 0
    besides: list[tuple[str, Finding]] = field(default_factory=list)
    clean: int = 0
    alarms: list[tuple[str, Finding]] = field(default_factory=list)
    pairs: int = 0
    unequal: list[str] = field(default_factory=list)

    def found(self, *, certain: bool) -> tuple[int, int]:
        """Return how many mistakes were found, and how many there are; only the certain ones or all."""
        every = [each for each in self.defects if each[1]["certain"] or not certain]
        return len(every) - sum(each in self.missed for each in every), len(every)

    def rows(self) -> Iterator[tuple[str, int, int, str]]:
        """Yield what is counted: its name, how many, of how many, and what is demanded."""
        yield ("找到的差错（确定的）", *self.found(certain=True), "95 %")
        yield ("找到的差错（全部）", *self.found(certain=False), "85 %")
        yield "答案里没有的差错（错误和提醒）", len(self.besides), self.told, "5 %"
        yield "无差错的信件里有误报的", len({name for name, _ in self.alarms}), self.clean, "0"
        yield "改后逐字相同", self.pairs - len(self.unequal), self.pairs, "全部"


def measured(folder: Path) -> Figures:
    """Proofread the letters of a folder and count."""
    figures = Figures()
    for path in sorted(folder.glob("d??.txt")):
        _defective(path, figures)
    for path in sorted(folder.glob("c??.txt")):
        figures.clean += 1
        figures.alarms += [(path.name, each) for each in counted(path.read_text("utf-8"))]
    for path in sorted(folder.glob("f??.txt")):
        figures.pairs += 1
        if mended(path.read_text("utf-8")) != path.with_suffix(".fixed.txt").read_text("utf-8"):
            figures.unequal.append(path.name)
    return figures


def _defective(path: Path, figures: Figures) -> None:
    text = path.read_text("utf-8")
    defects = json.loads(path.with_suffix(".json").read_text("utf-8"))["defects"]
    lines, found = text.split("\n"), counted(text)
    figures.letters += 1
    figures.told += len(found)
    for defect in defects:
        figures.defects.append((path.name, defect))
        if not any(hits(each, defect, lines) for each in found):
            figures.missed.append((path.name, defect))
    besides = [each for each in found if not any(hits(each, defect, lines) for defect in defects)]
    figures.besides += [(path.name, each) for each in besides]


def counted(text: str) -> list[Finding]:
    """Return the errors and warnings of a text."""
    return [each for each in findings(copy_of_text(text)) if each.level != "hint"]


def hits(finding: Finding, defect: Defect, lines: list[str]) -> bool:
    """Tell whether a finding is about a mistake: it touches the words, or the mistake is a part that is missing."""
    if defect["line"] == 0:
        return finding.place.line == 0
    line, start = finding.place.line, finding.place.column
    end = start + max(1, len(finding.text))
    return any(
        line == number and start < last and first < end for number, first, last in places(defect, lines)
    )


def places(defect: Defect, lines: list[str]) -> Iterator[tuple[int, int, int]]:
    """Yield the spans where a mistake may be told: line, first column, the column behind the last."""
    for place in [defect, *defect.get("also", [])]:
        number, excerpt = place["line"], place["excerpt"]
        if number:
            start = lines[number - 1].index(excerpt) + 1
            yield number, start, start + len(excerpt)


def manual() -> str:
    """Return the table for the manual, and the kinds of mistakes that were missed."""
    figures = measured(OWN)
    kinds = len({defect["kind"] for _, defect in figures.defects})
    missed = "、".join(dict.fromkeys(defect["kind"] for _, defect in figures.missed))
    rows = "\n".join(f"| {name} | {part} / {whole} | {bar} |" for name, part, whole, bar in figures.rows())
    return (
        f"{figures.letters} 封有差错的信件（{len(figures.defects)} 处，{kinds} 种），{figures.clean} 封无差错的，"
        f"{figures.pairs} 对应改的：\n\n| 项目 | 结果 | 要求 |\n| --- | --- | --- |\n{rows}\n\n没有找到的：{missed}。"
    )


def main(arguments: list[str] | None = None) -> int:
    """Print the figures; return 1 where a bar is missed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, nargs="?", default=OWN)
    parser.add_argument(
        "--show", action="store_true", help="print what was missed and what was found besides"
    )
    parser.add_argument(
        "--certain", type=float, default=0.95, help="bar for certain mistakes (default: 0.95)"
    )
    parser.add_argument("--all", type=float, default=0.85, help="bar for all mistakes (default: 0.85)")
    parser.add_argument("--besides", type=float, default=0.05, help="bar for false findings (default: 0.05)")
    options = parser.parse_args(arguments)
    figures = measured(options.folder)
    if options.show:
        _show(figures)
    for name, part, whole, _ in figures.rows():
        print(f"{name:　<18}{part:>4} / {whole:<4}{part / max(1, whole):>7.1%}")
    certain, every = (
        part / max(1, whole) for part, whole in (figures.found(certain=True), figures.found(certain=False))
    )
    good = certain >= options.certain and every >= options.all
    quiet = (
        len(figures.besides) <= options.besides * figures.told and not figures.alarms and not figures.unequal
    )
    return 0 if good and quiet else 1


def _show(figures: Figures) -> None:
    for name, defect in figures.missed:
        print(f"  {name}:{defect['line']} missed: {defect['kind']} {defect['excerpt']!r}")
    for kind, several in (("besides", figures.besides), ("false alarm", figures.alarms)):
        for name, each in several:
            print(f"  {name}:{each.place} {kind}: {each.rule} {each.text!r} {each.message}")
    print("".join(f"  {name} mended otherwise\n" for name in figures.unequal), end="")


if __name__ == "__main__":
    sys.exit(main())
