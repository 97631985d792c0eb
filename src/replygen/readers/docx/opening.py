"""From bytes to an open document, or to words that say why not."""

from __future__ import annotations

import re
from itertools import chain
from typing import Final

from replygen.errors import InputError
from replygen.messages import Place, Problem, Text, text
from replygen.ooxml.document import Document, NoDocumentError, open_document
from replygen.ooxml.package import DoctypeError, OversizedError, PackageError
from replygen.readers.source import Source

_ZIP: Final = b"PK"
_OLD: Final = b"\xd0\xcf\x11\xe0"
_GIVE_WORD: Final = text("请给出 Word 文档（.docx）。", "Give a Word document (.docx).")
_SAVE_AS_DOCX: Final = text(
    "请用 Word 或 WPS 打开，另存为 .docx。", "Open it in Word or WPS and save it as .docx."
)
_PICTURE: Final = text("这是一幅图片，不是 Word 文档。", "This is a picture, not a Word document.")
_KINDS: Final[tuple[tuple[bytes, Text, Text], ...]] = (
    (b"\x89PNG", _PICTURE, _GIVE_WORD),
    (b"\xff\xd8\xff", _PICTURE, _GIVE_WORD),
    (b"GIF8", _PICTURE, _GIVE_WORD),
    (b"BM", _PICTURE, _GIVE_WORD),
    (
        b"%PDF-",
        text("这是 PDF 文件，不是 Word 文档。", "This is a PDF file, not a Word document."),
        _GIVE_WORD,
    ),
    (b"{\\rtf", text("这是 RTF 文件，不是 .docx。", "This is an RTF file, not a .docx."), _SAVE_AS_DOCX),
    (
        _OLD,
        text("这是旧版 Office 文件，不是 Word 文档。", "This is an old Office file, not a Word document."),
        _GIVE_WORD,
    ),
)
_EMPTY: Final = text("文件是空的。", "The file is empty.")
_OTHER: Final = text("这不是 Word 文档。", "This is not a Word document.")
_LOCKED: Final = (
    text("文档设有打开密码，读不了。", "The document is encrypted."),
    text("请在 Word 里取消密码，再保存一次。", "Remove the password in Word and save it again."),
)
_OLD_KINDS: Final[tuple[tuple[bytes, Text, Text], ...]] = (
    ("EncryptedPackage".encode("utf-16-le"), *_LOCKED),
    (
        "WordDocument".encode("utf-16-le"),
        text("这是旧版 Word 文档，不是 .docx。", "This is an old Word document, not a .docx."),
        _SAVE_AS_DOCX,
    ),
)
"""Names of streams in an OLE file, and what they say of it."""
_FIB: Final = re.compile(rb"\xec\xa5.{10}", re.DOTALL)
_MINI_SECTOR: Final = 64
_FLAGS: Final = 11
_ENCRYPTED: Final = 0x01
_REFUSED: Final[tuple[tuple[type[PackageError], Text, Text], ...]] = (
    (NoDocumentError, text("这是压缩包或其他 Office 文档，不是 Word 文档。",
                           "This is an archive or another Office document, not a Word document."), _GIVE_WORD),
    (OversizedError, text("文档太大：展开后超过一封信件可能的大小。",
                          "The document is too big: it unpacks to more than a letter can be."),
     text("请核对文件来源；确是信件的，请删去图片后另存。",
          "Check where it comes from; if it is a letter, remove the pictures and save it again.")),
    (DoctypeError, text("文档里有文档类型声明（可引入外部实体），Word 从不这样写，没有读入。",
                        "The document declares a document type (by which entities get in); Word never does."),
     text("请核对文件来源，或用 Word 打开后另存。", "Check where it comes from, or save it again in Word.")),
    (PackageError, text("文档损坏或不完整，读不了。", "The document is damaged or incomplete."),
     text("请重新取得文件，或用 Word 打开修复后另存。", "Get the file again, or repair and save it in Word.")),
)  # fmt: skip


def opened(source: Source) -> Document:
    """Open the document of ``source``.

    Raises:
        InputError: it is empty, another kind of file, encrypted, damaged, too big, or defines entities.
    """
    data = source.data
    if not data.startswith(_ZIP):
        raise _refusal(source, *_not_zipped(data))
    try:
        return open_document(data)
    except PackageError as error:
        what, todo = next((what, todo) for kind, what, todo in _REFUSED if isinstance(error, kind))
        raise _refusal(source, what, todo) from error


def _not_zipped(data: bytes) -> tuple[Text, Text]:
    if not data:
        return _EMPTY, _GIVE_WORD
    if is_locked(data):
        return _LOCKED
    old = (kind for stream, *kind in _OLD_KINDS if data.startswith(_OLD) and stream in data)
    starts = (kind for start, *kind in _KINDS if data.startswith(start))
    what, todo = next(chain(old, starts), (_OTHER, _GIVE_WORD))
    return what, todo


def is_locked(data: bytes) -> bool:
    """Tell whether an old Word document can only be opened with a password.

    Its text starts with the FIB ([MS-DOC] 2.5.2), on a sector's border; one bit of the FIB says so.
    """
    if not data.startswith(_OLD):
        return False
    starts = (match.start() for match in _FIB.finditer(data) if match.start() % _MINI_SECTOR == 0)
    start = next(starts, None)
    return start is not None and bool(data[start + _FLAGS] & _ENCRYPTED)


def _refusal(source: Source, what: Text, todo: Text) -> InputError:
    return InputError(Problem(what, todo, place=Place(source.name)))
