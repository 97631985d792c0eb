"""Documents that were made to do harm, or are broken: a clear answer, and work that grows with the document alone."""

import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from replygen.checks.document import check_document
from replygen.ooxml.package import OversizedError, PackageError, read_parts
from tests.checks.document.wrong import DOCUMENT, RELATIONS, SETTINGS, TYPES, Parts, rendered, without
from tests.checks.document.zips import zipped
from tests.checks.test_growth import steps_of
from tests.command import run

BIG: Final = 300_000_000


def filled(xml: str) -> Callable[[Parts], Parts]:
    """Put other content into the body."""

    def edit(parts: Parts) -> Parts:
        text = parts[DOCUMENT].decode()
        start, end = text.index("<w:body>") + len("<w:body>"), text.index("<w:sectPr")
        return parts | {DOCUMENT: f"{text[:start]}{xml}{text[end:]}".encode()}

    return edit


def cut(part: str) -> Callable[[Parts], Parts]:
    """Break a part off in the middle."""
    return lambda parts: parts | {part: parts[part][: len(parts[part]) // 2]}


def with_doctype(parts: Parts) -> Parts:
    text = parts[DOCUMENT].decode()
    at = text.index("<w:document")
    return parts | {DOCUMENT: f'<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/hosts">]>{text[at:]}'.encode()}


def made(edit: Callable[[Parts], Parts]) -> bytes:
    return zipped(edit(read_parts(rendered())))


PARAGRAPH: Final = "<w:p><w:r><w:t>我局开展工作。</w:t></w:r></w:p>"
NESTED: Final = "<w:sdt><w:sdtContent>"
REFUSED: Final = (
    ("文档太大", filled(PARAGRAPH * 100_000)),
    ("文档类型声明", with_doctype),
    ("不是 Word 文档", without(DOCUMENT)),
)


@pytest.mark.parametrize(("said", "edit"), REFUSED, ids=[said for said, _ in REFUSED])
def test_it_is_refused_with_the_reason(said: str, edit: Callable[[Parts], Parts], tmp_path: Path) -> None:
    path = tmp_path / "letter.docx"
    path.write_bytes(made(edit))
    code, out, err = run(["check", str(path)])
    assert (code, out) == (2, "")
    assert said in err


def bomb(declared: int) -> bytes:
    """A document with a part of 300 MB, of which its directory says another size."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in read_parts(rendered()).items():
            archive.writestr(name, content)
        archive.writestr("word/media/image1.png", bytes(BIG))
    return out.getvalue().replace(struct.pack("<L", BIG), struct.pack("<L", declared))


@pytest.mark.parametrize("declared", [BIG, 1000])
def test_a_bomb_is_not_unpacked(declared: int) -> None:
    with pytest.raises(OversizedError if declared == BIG else PackageError):
        check_document(bomb(declared))


@pytest.mark.parametrize(
    "part", [DOCUMENT, SETTINGS, TYPES, RELATIONS, "docProps/core.xml", "word/footer1.xml"]
)
def test_a_part_broken_off_is_named(part: str) -> None:
    found = [each.finding for each in check_document(made(cut(part)))]
    assert ("LAY-41", part) in {(finding.rule, finding.place.part) for finding in found}


def test_deep_nesting_is_refused() -> None:
    deep = made(filled(NESTED * 20_000 + PARAGRAPH + "</w:sdtContent></w:sdt>" * 20_000))
    assert {each.finding.rule for each in check_document(deep)} == {"LAY-41"}


@pytest.mark.parametrize(
    "xml",
    [
        lambda count: PARAGRAPH * count,
        lambda count: f"<w:p>{'<w:r><w:t>我</w:t></w:r>' * count}</w:p>",
        lambda count: f"<w:tbl>{f'<w:tr><w:tc>{PARAGRAPH}</w:tc></w:tr>' * count}</w:tbl>",
        lambda count: '<w:p><w:pPr><w:sectPr><w:pgSz w:w="1" w:h="1"/></w:sectPr></w:pPr></w:p>' * count,
    ],
    ids=["paragraphs", "runs", "rows", "sections"],
)
def test_four_times_the_document_takes_no_more_than_five_times_the_steps(xml: Callable[[int], str]) -> None:
    small, large = made(filled(xml(100))), made(filled(xml(400)))
    check_document(small)  # word lists are read once
    assert steps_of(lambda: check_document(large)) < 5 * steps_of(lambda: check_document(small))
