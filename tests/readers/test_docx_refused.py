"""Word files that cannot be read: a clear word, in bounded time and memory, and nothing fetched from outside."""

import http.server
import threading
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from replygen.errors import InputError
from replygen.readers import Source
from replygen.readers.docx import read
from tests.ooxml.wordfile import NAMESPACES, OFFICE, packed, paragraph, word_file, zipped

GOOD = word_file(paragraph("韩若云代表："))
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
)
DAMAGED = "文档损坏或不完整"
MEMORY = 300_000_000


def said(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        read(Source("old.docx", data))
    assert caught.value.say("en").isascii()
    return caught.value.say()


def document(body: str, doctype: str = "") -> bytes:
    return packed(f"{doctype}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>", {})


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "文件是空的"),
        (b"\x89PNG\r\n\x1a\n", "这是一幅图片"),
        (b"\xff\xd8\xff\xe0", "这是一幅图片"),
        (b"%PDF-1.7", "这是 PDF 文件"),
        (b"{\\rtf1", "这是 RTF 文件"),
        ("韩若云代表：".encode(), "这不是 Word 文档"),
        (OLD, "这是旧版 Office 文件"),
        (OLD + "WordDocument".encode("utf-16-le"), "这是旧版 Word 文档"),
        (OLD + "EncryptedPackage".encode("utf-16-le"), "文档设有打开密码"),
        (zipped({"a.txt": "甲"}), "这是压缩包或其他 Office 文档"),
        (
            zipped(
                {
                    "_rels/.rels": RELATIONS.format(
                        f'<Relationship Id="a" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
                    ),
                    "xl/workbook.xml": "<workbook/>",
                }
            ),
            "这是压缩包或其他 Office 文档",
        ),
        (GOOD[: len(GOOD) // 2], DAMAGED),
        (GOOD[:-20], DAMAGED),
        (b"PK\x03\x04" + bytes(100), DAMAGED),
        (document("<w:p>"), DAMAGED),
        (document("<w:p>&undefined;</w:p>"), DAMAGED),
        (document("<w:sdt>" * 300 + "</w:sdt>" * 300), DAMAGED),
        (zipped({"word/document.xml": b"\x00\xff"}), DAMAGED),
    ],
)
def test_refused(data: bytes, words: str) -> None:
    assert said(data).startswith(f"old.docx：{words}")


def test_a_part_that_is_only_promised() -> None:
    relation = f'<Relationship Id="a" Type="{OFFICE}/styles" Target="styles.xml"/>'
    parts = {
        "word/document.xml": f"<w:document {NAMESPACES}/>",
        "word/_rels/document.xml.rels": RELATIONS.format(relation),
    }
    assert DAMAGED in said(zipped(parts))


def test_an_encrypted_part() -> None:
    data = bytearray(zipped({"word/document.xml": f"<w:document {NAMESPACES}/>"}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(signature) + offset] |= 1
    assert DAMAGED in said(bytes(data))


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE d SYSTEM "http://127.0.0.1:9/d.dtd">',
        '<!DOCTYPE d [<!ENTITY x "甲">]>',
        "<!DOCTYPE d>",
    ],
)
def test_document_types(doctype: str) -> None:
    assert "文档里有文档类型声明" in said(
        document(paragraph("&x;" if "ENTITY" in doctype else "甲"), doctype)
    )


def test_entities_that_multiply() -> None:
    steps = "".join(f'<!ENTITY a{step} "{f"&a{step - 1};" * 10}">' for step in range(1, 12))
    with bounded():
        said(document(paragraph("&a11;"), f'<!DOCTYPE d [<!ENTITY a0 "甲">{steps}]>'))


@contextmanager
def bounded() -> Iterator[None]:
    """Fail if Python objects take more memory than a letter may need."""
    tracemalloc.start()
    try:
        yield
        assert tracemalloc.get_traced_memory()[1] < MEMORY
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    "parts",
    [
        {"word/document.xml": bytes(400_000_000)},
        {f"word/media/{number}.bin": bytes(30_000_000) for number in range(5)},
        {f"word/media/{number}.bin": b"" for number in range(3000)},
    ],
    ids=["one part", "many parts", "many names"],
)
def test_bombs(parts: dict[str, bytes]) -> None:
    bomb = zipped(parts)
    with bounded():
        assert "文档太大" in said(bomb)


@pytest.mark.parametrize("body", ["<w:p/>" * 60_000, "<w:p/>" * 1_000_000, "<w:r/>" * 4_000_000])
def test_bombs_of_tags(body: str) -> None:
    bomb = document(body)
    with bounded():
        assert "文档太大" in said(bomb)


def test_more_text_than_a_letter_holds() -> None:
    assert "不是一封信件" in said(document(paragraph("甲" * 2_000_000)))


def test_ten_thousand_paragraphs() -> None:
    body = paragraph("您提出的建议收悉，经研究办理，现答复如下：") + "".join(
        paragraph(f"第{number}处路灯已经更换。") for number in range(10_000)
    )
    data = word_file(paragraph("韩若云代表：") + body)
    with bounded():
        found = read(Source("x.docx", data))
    assert len(found.letter.lead) == 10_000
    assert found.unread == ()


def test_nothing_is_fetched() -> None:
    asked: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}"
    kinds = ("image", "attachedTemplate", "styles", "numbering", "header", "footnotes", "externalLinkPath")
    relations = "".join(
        f'<Relationship Id="r{kind}" Type="{OFFICE}/{kind}" Target="{address}/{kind}" TargetMode="External"/>'
        for kind in kinds
    )
    parts = {
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{paragraph('甲')}</w:body></w:document>",
        "word/_rels/document.xml.rels": RELATIONS.format(relations),
    }
    try:
        read(Source("x.docx", zipped(parts)))
        with pytest.raises(InputError):
            read(
                Source(
                    "x.docx", document(paragraph("&x;"), f'<!DOCTYPE d [<!ENTITY x SYSTEM "{address}/x">]>')
                )
            )
    finally:
        server.shutdown()
        server.server_close()
    assert asked == []
