"""Who takes part: a contender renders the letter once and returns the document's bytes, or times itself.

Loading programs and templates' files is nobody's time.
"""

from __future__ import annotations

import io
import shutil
import statistics
import subprocess
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from unittest import mock

import docx
from docxtpl import DocxTemplate
from isal import isal_zlib
from jinja2 import Environment

from benchmarks.letter import context, letter, template
from replygen import ReplyLetter, render
from replygen.ooxml import zipping
from replygen.ooxml.package import read_parts
from replygen.ooxml.zipping import member, write_members

PEERS: Final = Path(__file__).resolve().parent / "peers"
TIMES: Final = 60
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


def replygen_from_data() -> Callable[[], bytes]:
    """Validate the letter from a dict and render it, verified."""
    data = letter().model_dump(mode="json", exclude_defaults=True)
    return lambda: render(ReplyLetter.model_validate(data), embed=False).docx


def deflating(compress: Callable[..., bytes], run: Contender) -> Contender:
    """Let ``run`` deflate with ``compress``, whatever is installed."""

    def deflated() -> float:
        with mock.patch.object(zipping, "_compress", compress):
            return run()

    return deflated


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
    own = {
        "replygen, verified": replygen(verify=True),
        "replygen, verified, from a dict": replygen_from_data(),
        "replygen, not verified": replygen(verify=False),
        "bound: deflate and zip alone": bound(),
    }
    for name, run in own.items():
        yield name, deflating(zlib.compress, timed(run))
    yield "replygen[fast], not verified", deflating(isal_zlib.compress, timed(replygen(verify=False)))
    yield "docxtpl, as documented", timed(docxtpl_documented())
    yield "docxtpl, shared environment", timed(docxtpl_shared())
    yield "python-docx, from scratch", timed(python_docx())
    if shutil.which("node") and (PEERS / "node_modules").is_dir():
        yield "docxtemplater (JavaScript)", node("docxtemplater", folder)
        yield "easy-template-x (JavaScript)", node("easy-template-x", folder)
    if shutil.which("pandoc"):
        yield "pandoc (a process)", pandoc(folder)
