"""Time replygen beside its peers and against itself: one run, contenders in turn. Figures are ratios of medians.

make bench                            everything; the tables and a chart go to docs/
make bench ARGS="--rounds 3"          fewer rounds
make bench ARGS="--most 100000"       batches up to this size
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from pathlib import Path
from typing import Final

from benchmarks.chart import bars
from benchmarks.commands import cold_starts
from benchmarks.contenders import TIMES, Row, contenders, timed
from benchmarks.letter import letter, write_inputs
from benchmarks.many import batches, processes
from replygen import render

DOCS: Final = Path(__file__).resolve().parent.parent / "docs"


def race(rounds: int) -> list[Row]:
    """Let all contenders run in turn, ``rounds`` times."""
    with tempfile.TemporaryDirectory() as name:
        write_inputs(Path(name))
        field = list(contenders(Path(name)))
        results: dict[str, list[float]] = {label: [] for label, _ in field}
        for number in range(rounds + 1):
            for label, run in field:
                milliseconds = run()
                if number:  # the first round warms up
                    results[label].append(milliseconds)
            print(f"round {number} of {rounds}", file=sys.stderr)
    return [Row(label, statistics.median(values)) for label, values in results.items()]


def growth(factors: tuple[int, ...] = (1, 10, 100)) -> list[Row]:
    """Time letters of 6,000, 60,000 and 600,000 characters."""
    rows = []
    for factor in factors:
        source = letter(factor)
        run = timed(lambda source=source: render(source, embed=False).docx, max(3, TIMES // factor))
        rows.append(Row(f"{factor} × 6,000 characters", run()))
    return rows


def table(rows: list[Row], base: str) -> str:
    """Return a Markdown table with the ratio to the row called ``base``."""
    unit = next(row.milliseconds for row in rows if row.name == base)
    lines = ["| | ms | 倍数 |", "|---|---:|---:|"]
    lines += [f"| {row.name} | {row.milliseconds:.2f} | {row.milliseconds / unit:.2f} |" for row in rows]
    return "\n".join(lines)


def main() -> None:
    """Measure everything, print it, and write it to docs/benchmarks.md with a chart."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument(
        "--most", type=int, default=10_000, help="letters of the largest batch (default: 10000)"
    )
    arguments = parser.parse_args()
    rows, lengths, starts = race(arguments.rounds), growth(), cold_starts()
    page = (Path(__file__).parent / "page.md").read_text("utf-8")
    page = page.format(
        race=table(rows, "replygen, verified"),
        growth=table(lengths, lengths[0].name),
        batches=batches(arguments.most),
        processes=processes(min(arguments.most, 3000)),
        starts=table(starts, "python -m docxtpl"),
    )
    (DOCS / "benchmarks.md").write_text(page, "utf-8")
    (DOCS / "pictures").mkdir(exist_ok=True)
    chart = bars([(row.name, row.milliseconds) for row in rows])
    (DOCS / "pictures" / "benchmarks.svg").write_text(chart, "utf-8")
    print(page)


if __name__ == "__main__":
    main()
