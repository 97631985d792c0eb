"""Packages are read within limits, written reproducibly, and damaged ones are told from good ones."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replygen.ooxml.package import (
    CONTENT_TYPES_PART,
    MAX_PARTS,
    DoctypeError,
    OversizedError,
    PackageError,
    before_end,
    defects,
    parse,
    read_parts,
    write_parts,
)

_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    "{}</Types>"
)


def _zip(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in members:
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return buffer.getvalue()


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("names", [("a.xml", "a.xml"), ("word/a.xml", "word/A.XML")])
def test_a_name_twice_in_whatever_case(names: tuple[str, str]) -> None:
    with pytest.raises(PackageError, match="twice"):
        read_parts(_zip(*((name, b"<a/>") for name in names)))


@pytest.mark.parametrize("name", ["/etc/passwd", "../a.xml", "word/../../a.xml", "word\\a.xml"])
def test_a_name_outside_the_package(name: str) -> None:
    data = _zip(("x" * len(name), b"<a/>")).replace(b"x" * len(name), name.encode())
    with pytest.raises(PackageError, match="outside"):
        read_parts(data)


def test_a_bomb_stops_at_the_limit() -> None:
    bomb = _zip(("a.xml", b"\0" * 3_000_000), ("b.xml", b"\0" * 3_000_000))
    assert len(bomb) < 20_000
    with pytest.raises(OversizedError):
        read_parts(bomb, max_bytes=5_000_000)
    assert len(read_parts(bomb, max_bytes=6_000_000)) == 2


def test_a_size_that_lies_does_not_help_a_bomb() -> None:
    bomb = _zip(("a.xml", b"\0" * 3_000_000)).replace(struct.pack("<I", 3_000_000), struct.pack("<I", 10))
    with pytest.raises(PackageError):
        read_parts(bomb, max_bytes=1_000_000)


def test_too_many_parts() -> None:
    with pytest.raises(OversizedError):
        read_parts(_zip(*((f"{number}.xml", b"") for number in range(MAX_PARTS + 1))))


def _encrypted(data: bytes) -> bytes:
    """Set the flag of encryption in both headers of the only member."""
    changed = bytearray(data)
    changed[6] |= 1
    changed[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(changed)


_GOOD = _zip(("a.xml", b"<a/>" * 50), ("word/b.xml", "<b>甲</b>".encode() * 50))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK",
        b"no zip at all",
        _GOOD[:-30],
        _GOOD[: len(_GOOD) // 2],
        _encrypted(_GOOD),
        _zip(("a.xml", b"<a/>" * 50), method=zipfile.ZIP_LZMA),
        _zip(("a.xml", b"<a/>" * 50), method=zipfile.ZIP_BZIP2),
        _zip(("甲.xml", b"<a/>")).replace("甲".encode(), b"\xff\xfe\xfd"),
    ],
    ids=["empty", "two-bytes", "text", "truncated", "half", "encrypted", "lzma", "bzip2", "name"],
)
def test_what_is_no_package(data: bytes) -> None:
    with pytest.raises(PackageError):
        read_parts(data)


@given(st.data())
def test_a_package_with_any_bytes_changed_is_read_or_refused(data: st.DataObject) -> None:
    changed = bytearray(_GOOD)
    for _ in range(data.draw(st.integers(1, 4))):
        changed[data.draw(st.integers(0, len(_GOOD) - 1))] = data.draw(st.integers(0, 255))
    try:
        parts = read_parts(bytes(changed))
    except PackageError:
        return
    assert all(isinstance(content, bytes) for content in parts.values())


_NAMES = st.text(st.sampled_from("abcX甲_1/"), min_size=1).filter(lambda name: name[0] != "/" != name[-1])
_PARTS = st.dictionaries(_NAMES, st.binary(max_size=200), max_size=5).filter(
    lambda parts: len({name.lower() for name in parts}) == len(parts)
)


@given(_PARTS)
def test_parts_come_back_as_they_were_written(parts: dict[str, bytes]) -> None:
    data = write_parts(parts)
    assert read_parts(data) == parts
    assert write_parts(parts) == data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert {info.date_time for info in archive.infolist()} <= {(1980, 1, 1, 0, 0, 0)}


def test_content_types_come_first_and_the_others_in_their_order() -> None:
    names = ["b.xml", "a.xml", CONTENT_TYPES_PART, "c.xml"]
    written = read_parts(write_parts(dict.fromkeys(names, b"<a/>")))
    assert list(written) == [CONTENT_TYPES_PART, "b.xml", "a.xml", "c.xml"]


_BILLION = '<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;&x;">]><a>&y;</a>'


@pytest.mark.parametrize(
    "xml",
    [
        _BILLION,
        '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
        "<!DOCTYPE a><a/>",
    ],
)
def test_document_types_are_refused(xml: str) -> None:
    with pytest.raises(DoctypeError):
        parse(xml.encode())
    with pytest.raises(PackageError):
        parse(xml.encode("utf-16"))


@pytest.mark.parametrize("xml", [b"", b"<a>", b"<a></b>", b"<a>\x0b</a>", b"<a/><b/>", b"<a>" * 5000])
def test_xml_is_never_repaired(xml: bytes) -> None:
    with pytest.raises(PackageError):
        parse(xml)


def test_an_element_goes_before_the_end() -> None:
    assert before_end(b"<a><b/></a>", "<c/>", "a") == b"<a><b/><c/></a>"
    assert before_end(b"<a><a></a></a>", "<c/>", "a") == b"<a><a></a><c/></a>"
    for other in (b"<x:a></x:a>", b"<a/>"):
        with pytest.raises(PackageError):
            before_end(other, "<c/>", "a")


def _package(types: str = "", **parts: str) -> dict[str, bytes]:
    named = {name.replace("__", "/").replace("_xml", ".xml"): xml.encode() for name, xml in parts.items()}
    return {CONTENT_TYPES_PART: _TYPES.format(types).encode(), **named}


_RELATION = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="t" Target="{}"{}/></Relationships>'
)


def _related(target: str, more: str = "") -> dict[str, bytes]:
    return _package(docProps__a_xml="<a/>") | {"_rels/.rels": _RELATION.format(target, more).encode()}


@pytest.mark.parametrize(
    "parts",
    [
        _package(docProps__a_xml="<a/>"),
        _related("docProps/a.xml"),
        _related("/docProps/a.xml"),
        _related("https://例.example/", ' TargetMode="External"'),
    ],
)
def test_whole_packages_have_no_defects(parts: dict[str, bytes]) -> None:
    assert list(defects(parts)) == []


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        (_related("docProps/b.xml"), "docProps/b.xml"),
        (_package() | {"media/a.png": b"\x89PNG"}, "media/a.png"),
        (_package('<Override PartName="/gone.xml" ContentType="application/xml"/>'), "gone.xml"),
        ({"a.xml": b"<a/>"}, "a.xml"),
    ],
)
def test_defects_are_named(parts: dict[str, bytes], words: str) -> None:
    (defect,) = defects(parts)
    assert words in defect
