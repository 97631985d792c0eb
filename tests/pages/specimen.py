"""Small documents whose page is known, right or wrong on purpose: what the measuring is tried on."""

import io
import zipfile
from dataclasses import dataclass
from typing import Final

_SCHEMAS: Final = "http://schemas.openxmlformats.org"
_OFFICE: Final = f"{_SCHEMAS}/officeDocument/2006/relationships"
_NAMES: Final = (
    f'xmlns:w="{_SCHEMAS}/wordprocessingml/2006/main" xmlns:r="{_OFFICE}" '
    f'xmlns:wp="{_SCHEMAS}/drawingml/2006/wordprocessingDrawing" xmlns:a="{_SCHEMAS}/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_KINDS: Final = {
    "document": "document.main",
    "styles": "styles",
    "settings": "settings",
    "head": "header",
    "none": "footer",
    "odd": "footer",
    "even": "footer",
}

HANZI: Final = (
    "县公交公司在早晚高峰增发区间车并在校门东侧增设临时站台据站台计数滞留学生由六十余人减少到十几人"
)


@dataclass(frozen=True)
class Specimen:
    """A document: what stands in it, and the numbers that make its page.

    ``spacing``, ``pitch`` and ``left`` are twips: between characters, from line to line, the left margin;
    ``footer`` is the distance of the foot from the lower edge of the page, in twips;
    ``head`` stands in the header of the first page.
    """

    body: str
    head: str = "<w:p/>"
    spacing: int = -5
    pitch: int = 579
    left: int = 1587
    footer: int = 1445

    def docx(self) -> bytes:
        parts = {
            "[Content_Types].xml": _content_types(),
            "_rels/.rels": _relations({"r": ("officeDocument", "word/document.xml")}),
            "word/_rels/document.xml.rels": _relations(
                {name: (kind, f"{name}.xml") for name, kind in _KINDS.items() if name != "document"}
            ),
            "word/settings.xml": f"<w:settings {_NAMES}><w:evenAndOddHeaders/></w:settings>",
            "word/styles.xml": self._styles(),
            "word/head.xml": f"<w:hdr {_NAMES}>{self.head}</w:hdr>",
            "word/none.xml": f"<w:ftr {_NAMES}><w:p/></w:ftr>",
            "word/odd.xml": _page_number("right"),
            "word/even.xml": _page_number("left"),
            "word/document.xml": f"<w:document {_NAMES}><w:body>{self.body}{self._section()}</w:body></w:document>",
        }
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as package:
            for name, part in parts.items():
                package.writestr(zipfile.ZipInfo(name), part)
        return stream.getvalue()

    def _styles(self) -> str:
        return (
            f"<w:styles {_NAMES}><w:docDefaults><w:rPrDefault><w:rPr>"
            '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="仿宋_GB2312"/>'
            f'<w:spacing w:val="{self.spacing}"/><w:sz w:val="32"/><w:szCs w:val="32"/>'
            '<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults>'
            '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:pPr>'
            f'<w:widowControl w:val="0"/><w:spacing w:line="{self.pitch}" w:lineRule="exact"/><w:jc w:val="both"/>'
            "</w:pPr></w:style></w:styles>"
        )

    def _section(self) -> str:
        return (
            '<w:sectPr><w:headerReference w:type="first" r:id="head"/><w:footerReference w:type="first" r:id="none"/>'
            '<w:footerReference w:type="default" r:id="odd"/><w:footerReference w:type="even" r:id="even"/>'
            f'<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="{11906 - 8845 - self.left}" '
            f'w:bottom="1984" w:left="{self.left}" w:header="850" w:footer="{self.footer}" w:gutter="0"/>'
            f'<w:cols w:space="720"/><w:titlePg/><w:docGrid w:type="lines" w:linePitch="{self.pitch}"/></w:sectPr>'
        )


def paragraph(text: str, properties: str = '<w:ind w:firstLineChars="200" w:firstLine="632"/>') -> str:
    """A paragraph of the body; ``properties`` go into its ``w:pPr``."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(text)}</w:p>"


def run(text: str, properties: str = "") -> str:
    """A run of East Asian text; ``properties`` follow the fonts in its ``w:rPr``."""
    return f'<w:r><w:rPr>{properties or _FANGSONG}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


_FANGSONG: Final = '<w:rFonts w:hint="eastAsia"/>'


def mark(text: str, *, before: int, rules: str = "") -> str:
    """A red mark of 42 pt, its line ``before`` twips under the top of the header; ``rules`` hang on it."""
    properties = (
        '<w:rFonts w:eastAsia="方正小标宋简体" w:hint="eastAsia"/><w:color w:val="FF0000"/>'
        '<w:spacing w:val="0"/><w:sz w:val="84"/>'
    )
    return (
        f'<w:p><w:pPr><w:spacing w:before="{before}" w:line="1000" w:lineRule="exact"/><w:jc w:val="center"/>'
        f"</w:pPr>{run(text, properties)}{rules}</w:p>"
    )


def rule(y: float, thickness: float, left: float = 20.0, length: float = 170.0) -> str:
    """A run with a red line: centre, left end and length in mm, thickness in pt."""
    emu = {name: round(value * 36000) for name, value in {"x": left, "y": y, "cx": length}.items()}
    number = emu["y"]
    return (
        '<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" behindDoc="0" '
        f'relativeHeight="{number}" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{emu["x"]}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{emu["y"]}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{emu["cx"]}" cy="0"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="{number}" name="rule"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/'
        'word/2010/wordprocessingShape"><wps:wsp><wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{emu["cx"]}" cy="0"/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
        f'<a:ln w="{round(thickness * 12700)}"><a:solidFill><a:srgbClr val="FF0000"/></a:solidFill></a:ln></wps:spPr>'
        "<wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"
    )


def _page_number(side: str) -> str:
    field = (
        '<w:t xml:space="preserve">— </w:t>',
        '<w:fldChar w:fldCharType="begin"/>',
        "<w:instrText>PAGE</w:instrText>",
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>2</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
        '<w:t xml:space="preserve"> —</w:t>',
    )
    properties = (
        '<w:rPr><w:rFonts w:ascii="宋体" w:hAnsi="宋体" w:eastAsia="宋体" w:hint="eastAsia"/>'
        '<w:spacing w:val="0"/><w:sz w:val="28"/></w:rPr>'
    )
    runs = "".join(f"<w:r>{properties}{each}</w:r>" for each in field)
    return (
        f'<w:ftr {_NAMES}><w:p><w:pPr><w:spacing w:line="280" w:lineRule="exact"/>'
        f'<w:ind w:{side}Chars="100" w:{side}="280"/><w:jc w:val="{side}"/></w:pPr>{runs}</w:p></w:ftr>'
    )


def _content_types() -> str:
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}{kind}+xml"/>'
        for name, kind in _KINDS.items()
    )
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'<Types xmlns="{_SCHEMAS}/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="{relations}"/>{overrides}</Types>'
    )


def _relations(relations: dict[str, tuple[str, str]]) -> str:
    return (
        f'<Relationships xmlns="{_SCHEMAS}/package/2006/relationships">'
        + "".join(
            f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
            for name, (kind, target) in relations.items()
        )
        + "</Relationships>"
    )
