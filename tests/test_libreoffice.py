"""LibreOffice as a part of the chain: old Word files, many files at once, nothing fetched for a document."""

import http.server
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from replygen import libreoffice
from replygen.errors import InputError, MissingPartError
from replygen.messages import Text
from replygen.pipeline import read_existing
from replygen.readers import Source
from tests.ooxml.wordfile import (
    NAMESPACES,
    OFFICE,
    OFFICIAL,
    counted,
    definition,
    paragraph,
    word_file,
    zipped,
)
from tests.support import soffice

WITHOUT = Text("没有", "none")
DAMAGED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le") + bytes(2000)
LETTER = (
    paragraph("韩若云代表：")
    + paragraph("您提出的《关于改善青石巷路灯照明的建议》（第031号）收悉。经研究办理，现答复如下：")
    + paragraph("工作开展情况", list_id=1, level=0)
    + paragraph("已更换路灯11盏。")
    + paragraph("下一步工作打算", list_id=1, level=0)
    + paragraph("每季度巡查一次。")
)


def to_doc(document: bytes) -> bytes:
    soffice()
    return libreoffice.convert([document], "docx", "doc", WITHOUT)[0]


@pytest.mark.parametrize("suffix", [".doc", ".wps"])
def test_old_word_files_are_read(suffix: str) -> None:
    document = to_doc(word_file(LETTER, numbering=definition(0, OFFICIAL) + counted(1, 0)))
    found = read_existing(Source(f"old{suffix}", document))
    assert found.letter.salutation == "韩若云代表"
    assert found.letter.work_done
    assert found.letter.work_done.content == ("已更换路灯11盏。",)
    assert found.letter.next_steps
    assert found.letter.next_steps.content == ("每季度巡查一次。",)
    assert found.unread == ()


def test_a_damaged_old_file() -> None:
    soffice()
    with pytest.raises(InputError, match="旧版 Word 文档损坏"):
        read_existing(Source("old.doc", DAMAGED))


def test_without_libreoffice(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(libreoffice, "_PLACES", ())
    with pytest.raises(MissingPartError) as caught:
        read_existing(Source("old.doc", DAMAGED))
    assert caught.value.exit_code == 3
    assert "apt-get install libreoffice-writer" in caught.value.say()


def test_more_files_than_libreoffice_takes_at_once() -> None:
    soffice()
    count = libreoffice._AT_ONCE + 3
    made = libreoffice.convert([word_file(paragraph(f"{n}")) for n in range(count)], "docx", "txt", WITHOUT)
    assert [each.decode("utf-8-sig").strip() for each in made] == [str(n) for n in range(count)]


@dataclass
class Web:
    """An address that notes what is asked of it."""

    address: str
    asked: list[str] = field(default_factory=list)


@pytest.fixture
def web() -> Iterator[Web]:
    class Handler(http.server.BaseHTTPRequestHandler):
        def handle_one_request(self) -> None:
            found.asked.append(str(self.rfile.readline()))

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    found = Web(f"http://127.0.0.1:{server.server_port}")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield found
    server.shutdown()
    server.server_close()


def with_linked_picture(address: str) -> bytes:
    picture = (
        '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="900000" cy="900000"/><wp:docPr id="1" name="图"/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        '<p:pic xmlns:p="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        '<p:nvPicPr><p:cNvPr id="1" name="图"/><p:cNvPicPr/></p:nvPicPr>'
        '<p:blipFill><a:blip r:link="rId1"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
        '<p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/></a:xfrm>'
        '<a:prstGeom prst="rect"/></p:spPr>'
        "</p:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )
    relation = (
        f'<Relationship Id="rId1" Type="{OFFICE}/image" Target="{address}/a.png" TargetMode="External"/>'
    )
    names = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    main = f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
    return zipped(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml'
            '.document.main+xml"/></Types>',
            "_rels/.rels": f"<Relationships {names}>{main}</Relationships>",
            "word/document.xml": f"<w:document {NAMESPACES}><w:body>{LETTER}{picture}</w:body></w:document>",
            "word/_rels/document.xml.rels": f"<Relationships {names}>{relation}</Relationships>",
        }
    )


def test_nothing_is_fetched_for_a_document(web: Web) -> None:
    """Without settings of ours, LibreOffice 7.4 asks for the picture three times in each step."""
    document = to_doc(with_linked_picture(web.address))
    assert read_existing(Source("old.doc", document)).letter.salutation == "韩若云代表"
    assert web.asked == []


def test_no_web_page_is_opened_as_a_document(web: Web) -> None:
    page = f'<html><body><img src="{web.address}/b.png"></body></html>'
    with pytest.raises(InputError):
        read_existing(Source("old.doc", page.encode()))
    assert web.asked == []
