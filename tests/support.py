"""What the tests share: parts of the machine they need, PDFs, validators."""

import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest
from openxml_audit import FileFormat, OpenXmlValidator, ValidationSeverity

ROOT = Path(__file__).resolve().parent.parent

SDK_VALIDATOR = ROOT / "node_modules" / ".bin" / "ooxml-validator"

# Kept between runs, as conversion is by far the slowest step; `make clean` empties it.
PDF_CACHE = ROOT / ".pytest_cache" / "d" / "pdf"

# An official font → the stand-in that scripts/fontconfig.conf gives it.
STAND_INS = {
    "仿宋_GB2312": "FandolFang",
    "楷体_GB2312": "FandolKai",
    "黑体": "FandolHei",
    "宋体": "FandolSong",
    "方正小标宋简体": "Noto Serif CJK SC",
    "Times New Roman": "Liberation Serif",
}

TO_PDF = ("--headless", "--convert-to", "pdf", "--outdir")
SECONDS_TO_START = 120
SECONDS_PER_FILE = 20


def need(present: object, reason: str) -> None:
    """Skip the test if a part of the machine is not there, and fail it on CI, which must have them all."""
    if present:
        return
    if os.environ.get("CI"):
        pytest.fail(f"CI lacks a part that the tests need: {reason}", pytrace=False)
    pytest.skip(reason)


def soffice() -> str:
    """The LibreOffice program; the test needs it."""
    program = shutil.which("soffice")
    need(program, "LibreOffice is not installed (make machine)")
    return str(program)


def fonts() -> None:
    """The test measures pages: it needs the stand-in fonts, whose cells are known."""
    need(shutil.which("fc-match"), "fontconfig is not installed (make machine)")
    for family, stand_in in STAND_INS.items():
        found = _matched_family(family)
        need(stand_in in found, f"{family} is set in {found}, not in {stand_in} (make machine)")


def to_pdf(documents: Iterable[bytes | Path]) -> list[Path]:
    """PDFs of .docx files, in their order.

    One LibreOffice process converts all that are not in the cache; the same bytes are never converted
    twice, also not by the workers of pytest-xdist. Give it as many files at once as possible: the
    process takes longer to start than to convert five letters.
    """
    contents = [_content(document) for document in documents]
    program = soffice()
    targets = {_cached_pdf(program, content): content for content in contents}
    with _only_one_process():
        missing = {target: content for target, content in targets.items() if not target.is_file()}
        if missing:
            _convert(program, missing)
    return [_cached_pdf(program, content) for content in contents]


def validate(documents: Iterable[bytes | Path]) -> list[str]:
    """What two validators find wrong in .docx files, as `file N: part: problem`; nothing is the aim.

    openxml-audit and the Open XML SDK each find what the other misses.
    """
    need(SDK_VALIDATOR.exists(), "the npm validator is not installed (make machine)")
    need(shutil.which("node"), "node is not installed (make machine)")
    contents = [_content(document) for document in documents]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        by_sdk = pool.map(_problems_by_sdk, contents)
        by_audit = map(_problems_by_audit, contents)
        found = [first + second for first, second in zip(by_sdk, by_audit, strict=True)]
    return [f"file {number}: {problem}" for number, problems in enumerate(found, 1) for problem in problems]


def _content(document: bytes | Path) -> bytes:
    return document.read_bytes() if isinstance(document, Path) else document


@cache
def _matched_family(family: str) -> str:
    return _run(["fc-match", "--format=%{family}", family])


def _run(command: list[str], seconds: float = SECONDS_TO_START) -> str:
    done = subprocess.run(
        command, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=seconds, check=False
    )
    return done.stdout or done.stderr


def _cached_pdf(program: str, content: bytes) -> Path:
    digest = hashlib.sha256(_renderer(program) + content).hexdigest()
    return PDF_CACHE / f"{digest}.pdf"


@cache
def _renderer(program: str) -> bytes:
    """What a page depends on besides the document: another LibreOffice or other fonts are another page."""
    families = "".join(_matched_family(family) for family in STAND_INS) if shutil.which("fc-match") else ""
    return f"{Path(program).resolve().stat().st_mtime_ns}{families}".encode()


@contextmanager
def _only_one_process() -> Iterator[None]:
    PDF_CACHE.mkdir(parents=True, exist_ok=True)
    with (PDF_CACHE / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _convert(program: str, missing: dict[Path, bytes]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        sources = []
        for target, content in missing.items():
            source = Path(folder, target.stem + ".docx")
            source.write_bytes(content)
            sources.append(str(source))
        profile = Path(folder, "profile").as_uri()
        said = _run(
            [program, f"-env:UserInstallation={profile}", *TO_PDF, folder, *sources],
            SECONDS_TO_START + SECONDS_PER_FILE * len(sources),
        )
        for target in missing:
            made = Path(folder, target.name)
            assert made.is_file(), f"LibreOffice made no PDF: {said}"
            shutil.move(made, target)


@cache
def _problems_by_sdk(content: bytes) -> list[str]:
    with tempfile.NamedTemporaryFile(suffix=".docx") as file:
        file.write(content)
        file.flush()
        answer = _run([str(SDK_VALIDATOR), file.name])
    return [
        f"{error['path']}: {error['description']} ({error['xPath']})"
        for error in json.loads(answer)["errors"]
    ]


@cache
def _problems_by_audit(content: bytes) -> list[str]:
    with tempfile.NamedTemporaryFile(suffix=".docx") as file:
        file.write(content)
        file.flush()
        result = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365).validate(file.name)
    errors = [error for error in result.errors if error.severity is ValidationSeverity.ERROR]
    return [f"{error.part_uri}: {error.description} ({error.path})" for error in errors]
