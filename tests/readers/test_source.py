"""Encodings of text files."""

import pytest

from replygen.errors import InputError
from replygen.readers import Source, read_structured
from replygen.readers.source import decode

WORDS = "称呼: 张某某委员\r\n抄送: 区政府督查室\r\n"


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("gb18030", "gb18030"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
    ],
)
def test_encodings_are_found(encoding: str, name: str) -> None:
    assert decode(WORDS.encode(encoding)) == (WORDS, name)


def test_another_encoding_is_reported() -> None:
    found = read_structured(Source("letter.yaml", WORDS.encode("gb18030")))
    assert "按 GB18030 读入" in str(found.messages[0])


def test_damaged_utf8_is_not_read_as_another_encoding() -> None:
    data = WORDS.encode()
    with pytest.raises(InputError, match="x:2:5：这里有损坏的 UTF-8 字符"):
        decode(data[:35] + data[36:], "x")


@pytest.mark.parametrize(
    "data",
    [b"\x89PNG\r\n", b"\xff\xd8\xff\xe0", b"%PDF-1.7", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", bytes(range(256))],
)
def test_other_files_are_refused(data: bytes) -> None:
    with pytest.raises(InputError, match=r"letter\.yaml：这"):
        read_structured(Source("letter.yaml", data))


def test_nul_in_text_is_named_with_its_place() -> None:
    with pytest.raises(InputError, match=r"letter.yaml:2:5：不能使用的字符 U\+0000"):
        read_structured(Source("letter.yaml", "称呼: 甲\n抄送: \0乙".encode()))


def test_unknown_suffix_is_refused() -> None:
    with pytest.raises(InputError, match=r"不认识“\.odt”文件"):
        read_structured(Source("letter.odt", b""))
