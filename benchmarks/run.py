"""Time replygen beside its peers: the same letter, one run, contenders in turn. Figures are ratios of medians.

    make bench            everything; a table and a chart go to docs/
    python benchmarks/run.py --rounds 3

A contender is a function without arguments that renders the letter once and returns the document's bytes, or a
command of another language that prints its own median. Loading programs and templates' files is nobody's time.
"""

from __future__ import annotations

import argparse
import io
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import docx
from chart import bars
from docxtpl import DocxTemplate
from jinja2 import Environment
from letter import context, letter, template, write_inputs

from replygen import render
from replygen.ooxml.package import read_parts
from replygen.ooxml.zipping import member, write_members

ROOT: Final = Path(__file__).resolve().parent.parent
PEERS: Final = ROOT / "benchmarks" / "peers"
TIMES: Final = 20
Contender = Callable[[], float]
"""Returns the median of a letter in milliseconds."""


def timed(function: Callable[[], bytes], times: int = TIMES) -> Contender:
    """Make a contender of a Python function."""

    def run() -> float:
        durations = []
        for _ in range(times):
            start = time.perf_counter()
            function()
            durations.append(time.perf_counter() - start)
        return statistics.median(durations) * 1000

    return run


def docxtpl_documented() -> Callable[[], bytes]:
    """As docxtpl's manual shows it: a template, a context, autoescape on."""
    data, values = template("docxtpl"), context(letter())

    def once() -> bytes:
        document = DocxTemplate(io.BytesIO(data))
        document.render(values, autoescape=True)
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()

    return once


def docxtpl_shared() -> Callable[[], bytes]:
    """The same with one Jinja environment for all letters."""
    data, values, environment = template("docxtpl"), context(letter()), Environment(autoescape=True)

    def once() -> bytes:
        document = DocxTemplate(io.BytesIO(data))
        document.render(values, environment)
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()

    return once


def python_docx() -> Callable[[], bytes]:
    """A letter written paragraph by paragraph with python-docx."""
    values = context(letter())
    blocks, notes = values["blocks"], values["notes"]
    assert isinstance(blocks, list)
    assert isinstance(notes, list)

    def once() -> bytes:
        document = docx.Document()
        for name in ("organ", "number", "title", "salutation"):
            document.add_paragraph(str(values[name]))
        for block in blocks:
            document.add_paragraph(next(iter(block.values())))
        for text in (values["organ"], values["date"], *notes, values["cc"]):
            document.add_paragraph(str(text))
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()

    return once


def replygen(*, verify: bool) -> Callable[[], bytes]:
    """Render from the letter as an object, without the embedded letter, which the others do not carry either."""
    source = letter()
    return lambda: render(source, verify=verify, embed=False).docx


def bound() -> Callable[[], bytes]:
    """Deflating and zipping the final XML alone: what no tool can go below at this level of compression."""
    parts = read_parts(replygen(verify=False)())
    changing = [name for name in parts if name.startswith(("word/document", "word/header", "docProps/c"))]
    fixed = [member(name, data) for name, data in parts.items() if name not in changing]
    return lambda: write_members([*fixed, *(member(name, parts[name]) for name in changing)])


def node(tool: str, folder: Path) -> Contender:
    """A tool in JavaScript, timed inside its own process."""

    def run() -> float:
        command = ["node", str(PEERS / "render.mjs"), tool, str(folder), str(TIMES)]
        return float(subprocess.run(command, capture_output=True, check=True, text=True).stdout)

    return run


def pandoc(folder: Path) -> Contender:
    """A whole process of pandoc, from Markdown with the template as reference document."""
    blocks = context(letter())["blocks"]
    assert isinstance(blocks, list)
    source = folder / "letter.md"
    source.write_text("\n\n".join(next(iter(block.values())) for block in blocks), "utf-8")

    def run() -> float:
        start = time.perf_counter()
        subprocess.run(["pandoc", str(source), "-o", str(folder / "pandoc.docx")], check=True)
        return (time.perf_counter() - start) * 1000

    return run


@dataclass(frozen=True, slots=True)
class Row:
    """A contender's name and its median over the rounds, in milliseconds."""

    name: str
    milliseconds: float


def contenders(folder: Path) -> Iterator[tuple[str, Contender]]:
    """Yield every contender that this machine has."""
    yield "replygen, verified", timed(replygen(verify=True))
    yield "replygen, not verified", timed(replygen(verify=False))
    yield "bound: deflate and zip alone", timed(bound())
    yield "docxtpl, as documented", timed(docxtpl_documented())
    yield "docxtpl, shared environment", timed(docxtpl_shared())
    yield "python-docx, from scratch", timed(python_docx())
    if shutil.which("node") and (PEERS / "node_modules").is_dir():
        yield "docxtemplater (JavaScript)", node("docxtemplater", folder)
        yield "easy-template-x (JavaScript)", node("easy-template-x", folder)
    if shutil.which("pandoc"):
        yield "pandoc (a process)", pandoc(folder)


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
    lines += [f"| {row.name} | {row.milliseconds:.2f} | {row.milliseconds / unit:.1f} |" for row in rows]
    return "\n".join(lines)


def main() -> None:
    """Run the race and the growth, print both, and write them to docs/benchmarks.md with a chart."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    rows = race(parser.parse_args().rounds)
    lengths = growth()
    page = (ROOT / "benchmarks" / "page.md").read_text("utf-8")
    page = page.format(race=table(rows, "replygen, verified"), growth=table(lengths, lengths[0].name))
    (ROOT / "docs" / "benchmarks.md").write_text(page, "utf-8")
    (ROOT / "docs" / "pictures").mkdir(exist_ok=True)
    (ROOT / "docs" / "pictures" / "benchmarks.svg").write_text(
        bars([(row.name, row.milliseconds) for row in rows])
    )
    print(page)


if __name__ == "__main__":
    main()
