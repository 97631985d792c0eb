"""Make the generated parts of the manual: `python -m scripts.make_docs` from the root of the checkout.

A block between ``<!-- made: NAME -->`` and ``<!-- end -->`` is what the code says now; the output in a
``console`` block is what its commands print now; measures and pictures come from pages that LibreOffice
makes. With ``--text`` everything but the measures and pictures is made; with ``--check`` nothing is written,
and the exit code is 1 if a page's text is stale.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Final

from replygen.checks.manual import manual
from replygen.checks.table import ALL_RULES
from scripts import score_proof
from scripts.manual import command, letter, pages, pictures, profile, rooms, template
from scripts.manual.console import played

ROOT: Final = Path(__file__).resolve().parent.parent
_MADE: Final = re.compile(r"(<!-- made: ([\w-]+) -->\n).*?(<!-- end -->)", re.DOTALL)

Block = Callable[[], str]
TEXTS: Final[dict[str, Block]] = {
    "fields": letter.fields,
    "settings": profile.settings,
    "names": profile.names,
    "national": partial(profile.profile_file, "national"),
    "commands": command.commands,
    "common-options": command.common_options,
    "exit-codes": command.exit_codes,
    "manifests": template.manifests,
    "placeholders": template.placeholders,
    "document-of-letter": template.document_of_letter,
    "styles": template.styles,
    "layers": rooms.layers,
    "contracts": rooms.contracts,
    "rules": partial(manual, ALL_RULES),
    "proof": score_proof.manual,
}
MEASURED: Final[dict[str, Block]] = {name: partial(pages.measures, name) for name in pages.PAGES} | {
    "types": pages.types
}


PAGES: Final = (
    "README.md",
    *(
        f"docs/{name}.md"
        for name in (
            "index",
            "model",
            "import",
            "batch",
            "format",
            "profile",
            "commands",
            "rules",
            "templates",
            "architecture",
        )
    ),
)
"""The pages of the manual that hold generated blocks or commands with their output."""


def made(page: str, blocks: Mapping[str, Block]) -> str:
    """Return ``page`` with those of its blocks made anew that ``blocks`` knows."""

    def make(match: re.Match[str]) -> str:
        head, name, end = match.groups()
        return f"{head}{blocks[name]()}\n{end}" if name in blocks else match[0]

    return _MADE.sub(make, page)


def current(page: str) -> str:
    """Return ``page`` with its text as it should be: blocks from the code, output of its commands."""
    with tempfile.TemporaryDirectory() as folder:
        return made(played(page, Path(folder).resolve()), TEXTS)


def unknown(page: str) -> list[str]:
    """Return the names of blocks that nobody makes."""
    return [match[2] for match in _MADE.finditer(page) if match[2] not in TEXTS | MEASURED]


def stale() -> Iterator[str]:
    """Yield the pages whose text is not what the code says."""
    for name in PAGES:
        page = (ROOT / name).read_text("utf-8")
        yield from (f"{name}: nobody makes the block {block}" for block in unknown(page))
        if current(page) != page:
            yield f"{name}: stale; make manual"


def main(arguments: list[str]) -> int:
    """Make the pages, or check them."""
    if "--check" in arguments:
        found = list(stale())
        print("\n".join(found))
        return 1 if found else 0
    for path in (ROOT / name for name in PAGES):
        page = current(path.read_text("utf-8"))
        path.write_text(page if "--text" in arguments else made(page, MEASURED), "utf-8")
    if "--text" not in arguments:
        for name, data in pictures.pictures().items():
            (pictures.FOLDER / name).write_bytes(data)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
