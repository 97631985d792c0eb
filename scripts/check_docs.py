"""Check the Markdown pages: every relative link leads to a file, every `make TARGET` exists.

Prints what is wrong as `page:line: problem`; exit code 1 if there is any.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)\s]*)?\)")
SCHEME = re.compile(r"[a-z]+:")
MAKE = re.compile(r"(?:^|`)make ([a-z-]+)")
TARGET = re.compile(r"^([a-z-]+):", re.MULTILINE)


def pages() -> list[Path]:
    """The Markdown files that git knows or would take up."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", "*.md"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return [ROOT / name for name in listed.splitlines()]


def problems(page: Path, targets: set[str]) -> Iterator[str]:
    """Yield what is wrong with one page."""
    for number, line in enumerate(page.read_text(encoding="utf-8").splitlines(), 1):
        place = f"{page.relative_to(ROOT)}:{number}"
        for link in LINK.findall(line):
            if not SCHEME.match(link) and not (page.parent / link).exists():
                yield f"{place}: the link leads nowhere: {link}"
        for target in MAKE.findall(line):
            if target not in targets:
                yield f"{place}: there is no such target: make {target}"


def main() -> int:
    """Check all pages."""
    targets = set(TARGET.findall((ROOT / "Makefile").read_text(encoding="utf-8")))
    found = [problem for page in pages() for problem in problems(page, targets)]
    print("\n".join(found) if found else f"{len(pages())} pages are in order")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
