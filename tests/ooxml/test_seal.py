"""A document as replygen wrote it is known; any other, and any change, too."""

from __future__ import annotations

import io
import zipfile

import pytest

from replygen import render
from replygen.ooxml.package import read_parts, write_parts
from replygen.ooxml.seal import PART, is_untouched
from tests.layout.build import letter

_DOCUMENT = render(letter()).docx


def test_own_document_is_known() -> None:
    assert is_untouched(_DOCUMENT)


def test_packed_anew_by_another_program_it_is_another() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, content in read_parts(_DOCUMENT).items():
            archive.writestr(name, content)
    assert not is_untouched(buffer.getvalue())


def test_a_byte_more_or_less_between_the_parts_shows() -> None:
    place = _DOCUMENT.index(b"PK", 4)
    assert not is_untouched(_DOCUMENT[:place] + b" " + _DOCUMENT[place:])
    assert not is_untouched(_DOCUMENT[:place] + _DOCUMENT[place + 1 :])


@pytest.mark.parametrize("part", [name for name in read_parts(_DOCUMENT) if name != PART])
def test_a_change_in_any_part_shows(part: str) -> None:
    parts = read_parts(_DOCUMENT)
    assert not is_untouched(write_parts(parts | {part: parts[part] + b" "}))
    assert not is_untouched(write_parts({name: xml for name, xml in parts.items() if name != part}))


def test_a_part_more_shows() -> None:
    assert not is_untouched(write_parts(read_parts(_DOCUMENT) | {"word/new.xml": b"<a/>"}))


def test_content_moved_from_part_to_part_shows() -> None:
    parts = read_parts(_DOCUMENT)
    first, second = [name for name in parts if name != PART][:2]
    assert not is_untouched(write_parts(parts | {first: parts[second], second: parts[first]}))


@pytest.mark.parametrize("data", [b"", b"PK", _DOCUMENT[:-10], write_parts({"a.xml": b"<a/>"})])
def test_what_replygen_did_not_write(data: bytes) -> None:
    assert not is_untouched(data)


def test_a_seal_of_something_else_does_not_hold() -> None:
    parts = read_parts(_DOCUMENT)
    other = read_parts(render(letter(lead=["另一封。"])).docx)
    assert not is_untouched(write_parts(parts | {PART: other[PART]}))
