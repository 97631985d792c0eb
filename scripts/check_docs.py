"""Check the Markdown pages: what they name exists, and what is made from the code is what the code says now.

Every relative link leads to a file and its heading, every `make TARGET` and `replygen.name` exists, every path
of this repository leads somewhere, no generated text is stale. Prints what is wrong as `page:line: problem`;
exit code 1 if there is any.
"""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from pkgutil import resolve_name
from typing import Final

from scripts.make_docs import stale

ROOT: Final = Path(__file__).resolve().parent.parent
LINK: Final = re.compile(r"\]\(([^)#\s]*)(?:#([^)\s]*))?\)")
SCHEME: Final = re.compile(r"[a-z]+:")
MAKE: Final = re.compile(r"(?:^ *|`)make ([a-z-]+)")
TARGET: Final = re.compile(r"^([a-z-]+):", re.MULTILINE)
NAME: Final = re.compile(r"`(replygen(?!\.toml)(?:\.\w+)+)`")
PATH: Final = re.compile(r"`((?:src|scripts|templates|examples|docs|\.ci)/[\w./-]+)`")
LEFT_OUT: Final = (":!benchmarks/page.md",)
"""What is no page itself but becomes one elsewhere."""
HEADING: Final = re.compile(r"^#+ (.*)$", re.MULTILINE)


def pages() -> list[Path]:
    """The Markdown files that git knows or would take up."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", "*.md", *LEFT_OUT]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return [path for path in (ROOT / name for name in listed.splitlines()) if path.exists()]


def problems(page: Path) -> Iterator[str]:
    """Yield what is wrong with one page."""
    for number, line in enumerate(page.read_text(encoding="utf-8").splitlines(), 1):
        for check in CHECKS:
            for problem in check(page, line):
                yield f"{page.relative_to(ROOT)}:{number}: {problem}"


def _links(page: Path, line: str) -> Iterator[str]:
    for path, anchor in LINK.findall(line):
        target = page.parent / path if path else page
        if SCHEME.match(path):
            continue
        if not target.exists():
            yield f"the link leads nowhere: {path}"
        elif anchor and anchor not in _anchors(target):
            yield f"{path or 'this page'} has no heading #{anchor}"


@cache
def _anchors(page: Path) -> set[str]:
    """The anchors of a page's headings: no marks, blanks to hyphens, small letters."""
    headings = HEADING.findall(page.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w\s-]", "", heading).strip().lower().replace(" ", "-") for heading in headings}


@cache
def _targets() -> set[str]:
    return set(TARGET.findall((ROOT / "Makefile").read_text(encoding="utf-8")))


def _make(page: Path, line: str) -> Iterator[str]:
    return (f"there is no such target: make {name}" for name in MAKE.findall(line) if name not in _targets())


def _names(page: Path, line: str) -> Iterator[str]:
    return (f"there is no {name}" for name in NAME.findall(line) if not _exists(name))


def _exists(name: str) -> bool:
    try:
        resolve_name(name)
    except (ImportError, AttributeError):
        return False
    return True


def _paths(page: Path, line: str) -> Iterator[str]:
    return (f"there is no file {path}" for path in PATH.findall(line) if not (ROOT / path).exists())


CHECKS: Final[tuple[Callable[[Path, str], Iterator[str]], ...]] = (_links, _make, _names, _paths)


def main() -> int:
    """Check all pages."""
    found = [problem for page in pages() for problem in problems(page)]
    found += stale()
    print("\n".join(found) if found else f"{len(pages())} pages are in order")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
