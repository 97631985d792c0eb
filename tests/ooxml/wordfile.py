"""Builds small Word documents, as Word and WPS write them, and asks LibreOffice how their text reads."""

import io
import subprocess
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from tests.support import SECONDS_PER_FILE, SECONDS_TO_START, soffice

OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
NAMESPACES: Final = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": OFFICE,
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)
TO_TEXT: Final = ("--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir")
_ROOTS: Final = {
    "styles": "styles",
    "numbering": "numbering",
    "comments": "comments",
    "footnotes": "footnotes",
}
_NORMAL: Final = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/>{}</w:style>'
)


def word_file(body: str, *, styles: str = "", numbering: str = "", normal: str = "", **stories: str) -> bytes:
    """A .docx with this content of ``w:body``; ``normal`` are properties of the default style.

    ``stories`` are further parts: ``comments``, ``footnotes``, ``header1``, ``footer1`` …; a header or footer is
    referred to by the name of its part.
    """
    contents = {"styles": _NORMAL.format(normal) + styles, "numbering": numbering} | stories
    return packed(
        f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        {name: content for name, content in contents.items() if content},
    )


def packed(document: str, stories: Mapping[str, str]) -> bytes:
    """A .docx with ``document`` as it is."""
    parts = {
        "[Content_Types].xml": _content_types(stories),
        "_rels/.rels": _relations([("rId1", "officeDocument", "word/document.xml")]),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": _relations(
            [(name, name.rstrip("0123456789"), f"{name}.xml") for name in stories]
        ),
    }
    for name, content in stories.items():
        root = _ROOTS.get(name, "hdr" if name.startswith("header") else "ftr")
        parts[f"word/{name}.xml"] = f"<w:{root} {NAMESPACES}>{content}</w:{root}>"
    return zipped(parts)


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip with these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def _content_types(stories: Mapping[str, str]) -> str:
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{MAIN}.{name.rstrip("0123456789")}+xml"/>'
        for name in stories
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{MAIN}.document.main+xml"/>{overrides}</Types>'
    )


def _relations(relations: Sequence[tuple[str, str, str]]) -> str:
    made = "".join(
        f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for key, kind, target in relations
    )
    name = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{name}">{made}</Relationships>'


def paragraph(
    text: str, *, style: str = "", list_id: int | None = None, level: int | None = None, properties: str = ""
) -> str:
    """A ``w:p`` with one run."""
    return f"<w:p>{pPr(style, list_id, level, properties)}{run(text) if text else ''}</w:p>"


def pPr(  # noqa: N802 - the name of the element
    style: str = "", list_id: int | None = None, level: int | None = None, properties: str = ""
) -> str:
    """A ``w:pPr`` with a style and a list."""
    used = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:pPr>{used}{numPr(list_id, level)}{properties}</w:pPr>"


def numPr(list_id: int | None, level: int | None) -> str:  # noqa: N802 - the name of the element
    """A ``w:numPr``, or nothing."""
    inner = "" if level is None else f'<w:ilvl w:val="{level}"/>'
    inner += "" if list_id is None else f'<w:numId w:val="{list_id}"/>'
    return f"<w:numPr>{inner}</w:numPr>" if inner else ""


def run(text: str, properties: str = "") -> str:
    """A ``w:r``."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def style(name: str, *, based: str = "", kind: str = "paragraph", paragraph: str = "", run: str = "") -> str:
    """A ``w:style`` with paragraph and run properties."""
    on = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{name}"/>{on}'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def level(place: int, form: str, text: str, *, start: int = 1, extra: str = "") -> str:
    """A ``w:lvl``."""
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{extra}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def definition(key: int, levels: str, extra: str = "") -> str:
    """A ``w:abstractNum``."""
    kind = '<w:multiLevelType w:val="multilevel"/>'
    return f'<w:abstractNum w:abstractNumId="{key}">{kind}{extra}{levels}</w:abstractNum>'


def counted(key: int, definition: int, overrides: str = "") -> str:
    """A ``w:num``."""
    return f'<w:num w:numId="{key}"><w:abstractNumId w:val="{definition}"/>{overrides}</w:num>'


def starts(place: int, number: int) -> str:
    """A ``w:lvlOverride`` that starts a level anew."""
    return f'<w:lvlOverride w:ilvl="{place}"><w:startOverride w:val="{number}"/></w:lvlOverride>'


OFFICIAL: Final = (
    level(0, "chineseCountingThousand", "%1、")
    + level(1, "chineseCountingThousand", "（%2）")
    + level(2, "decimal", "%3.")
    + level(3, "decimal", "（%4）")
)
"""The levels of GB/T 9704 7.3.3."""


def text_box(content: str, position: str, *, in_fallback: bool = False) -> str:
    """A run with a text box; ``position`` is the inside of ``wp:positionV`` and its attribute."""
    fallback = (
        f"<mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape>"
        "</w:pict></mc:Fallback>"
    )
    relative, inside = position.split("|")
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor>'
        f'<wp:positionV relativeFrom="{relative}">{inside}</wp:positionV>'
        "<a:graphic><a:graphicData><wps:wsp><wps:txbx>"
        f"<w:txbxContent>{content}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic>"
        f"</wp:anchor></w:drawing></mc:Choice>{fallback if in_fallback else ''}</mc:AlternateContent></w:r>"
    )


def seen_by_libreoffice(documents: Sequence[bytes]) -> list[list[str]]:
    """The lines of LibreOffice's text export of each document, without the spaces of their indents."""
    program = soffice()
    with tempfile.TemporaryDirectory() as folder:
        sources = [Path(folder, f"{number}.docx") for number in range(len(documents))]
        for source, document in zip(sources, documents, strict=True):
            source.write_bytes(document)
        subprocess.run(
            [
                program,
                f"-env:UserInstallation={Path(folder, 'profile').as_uri()}",
                *TO_TEXT,
                folder,
                *map(str, sources),
            ],
            capture_output=True,
            check=True,
            timeout=SECONDS_TO_START + SECONDS_PER_FILE * len(sources),
        )
        texts = [source.with_suffix(".txt").read_text("utf-8-sig") for source in sources]
    return [[line.strip() for line in text.removesuffix("\n").split("\n")] for text in texts]
