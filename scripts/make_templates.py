"""Make the built-in templates: the unpacked XML, template.docx and the manifest of each, from one table of styles.

Run it after a change; a test holds the committed files against what it makes.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import Final, NamedTuple

from replygen import standard as std
from replygen.engine import sandbox
from replygen.engine.template import sources
from replygen.ooxml.package import read_parts, write_parts
from replygen.standard import Fonts, Size

ROOT: Final = Path(__file__).resolve().parent.parent / "templates"
HEADER: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES: Final = (
    f'xmlns:w="{W}" xmlns:r="{R}"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
RED_LINE: Final = (
    f'<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="{{space}}" w:color="{std.MARK_RED}"/></w:pBdr>'
)
RULE: Final = '<w:pBdr><w:bottom w:val="single" w:sz="{size}" w:space="0" w:color="auto"/></w:pBdr>'
LINE: Final = std.LINE_PITCH.twips
TWO_CELLS: Final = f'<w:ind w:firstLineChars="200" w:firstLine="{2 * std.CELL.twips}"/>'
CELL_4: Final = std.CELL_4.twips
IMPRINT_INDENT: Final = '<w:ind w:left="{left}" w:right="' + str(CELL_4) + '"{hanging}/>'


class Style(NamedTuple):
    """A paragraph style; its order of properties is the schema's. Lengths in twips.

    No style is based on 正文, whose first-line indent would have to be undone in each.
    """

    id: str
    name: str
    fonts: Fonts = std.FANGSONG
    size: Size = std.SIZE_3
    next: str = "Normal"
    keep: str = ""
    border: str = ""
    line: int = LINE
    before: int = 0
    after: int = 0
    indent: str = ""
    align: str = "both"
    outline: int | None = None
    spacing: int = std.CELL_SPACING.twips
    color: str = ""
    latin: Fonts = std.LATIN


KEEP: Final = "<w:keepNext/><w:keepLines/>"
STYLES: Final = (
    Style("Mark", "发文机关标志", std.XIAOBIAOSONG, std.SIZE_0, line=1000, align="center", spacing=0,
          color=std.MARK_RED, latin=std.XIAOBIAOSONG),
    Style("HeadRow", "版头要素", align="left"),
    Style("Number", "发文字号", align="center", before=2 * LINE, border=RED_LINE.format(space=9)),
    Style("Title", "Title", std.XIAOBIAOSONG, std.SIZE_2, "Salutation", KEEP, line=700, before=2 * LINE, after=LINE,
          align="center", latin=std.XIAOBIAOSONG, spacing=0),
    Style("Salutation", "主送机关", align="left"),
    Style("Level1", "一级标题", std.HEITI, keep="<w:keepNext/>", outline=0, indent=TWO_CELLS),
    Style("Level2", "二级标题", std.KAITI, keep="<w:keepNext/>", outline=1, indent=TWO_CELLS),
    Style("Level3", "三级标题", keep="<w:keepNext/>", outline=2, indent=TWO_CELLS),
    Style("Level4", "四级标题", keep="<w:keepNext/>", outline=3, indent=TWO_CELLS),
    Style("AttachmentNote", "附件说明", align="left"),
    Style("Signature", "署名", align="right", next="Date"),
    Style("SignatureRow", "联合署名", align="left", next="Date"),
    Style("Date", "成文日期", align="right"),
    Style("Note", "附注", align="left", indent=TWO_CELLS),
    Style("AttachmentLabel", "附件标号", std.HEITI, keep="<w:keepNext/><w:pageBreakBefore/>", align="left",
          next="AttachmentTitle"),
    Style("AttachmentTitle", "附件标题", std.XIAOBIAOSONG, std.SIZE_2, keep=KEEP, line=700, before=LINE, after=LINE,
          align="center", latin=std.XIAOBIAOSONG, spacing=0),
    Style("Caption", "表题", std.HEITI, std.SIZE_4, keep="<w:keepNext/>", align="center", spacing=0),
    Style("TableHead", "表头", std.HEITI, std.SIZE_4, align="center", line=480, spacing=0, next="TableHead"),
    Style("TableText", "表格文字", size=std.SIZE_4, align="left", line=480, spacing=0, next="TableText"),
    Style("TableCentered", "表格居中", size=std.SIZE_4, align="center", line=480, spacing=0, next="TableCentered"),
    Style("Copies", "抄送", size=std.SIZE_4, line=std.IMPRINT_LINE.twips, spacing=0,
          indent=IMPRINT_INDENT.format(left=4 * CELL_4, hanging=f' w:hanging="{3 * CELL_4}"')),
    Style("Printed", "印发", size=std.SIZE_4, line=std.IMPRINT_LINE.twips, spacing=0, align="left",
          indent=IMPRINT_INDENT.format(left=CELL_4, hanging="")),
    Style("ImprintThick", "版记粗线", line=20, border=RULE.format(size=8)),
    Style("ImprintThin", "版记细线", line=20, border=RULE.format(size=6)),
    Style("Anchor", "版记定位", line=20),
    Style("PageNumber", "页码", std.SONGTI, std.SIZE_4, line=280, spacing=0, latin=std.SONGTI, next="PageNumber"),
)  # fmt: skip


def fonts(east: Fonts, latin: Fonts) -> str:
    """Return ``w:rFonts`` with every script named."""
    return f'<w:rFonts w:ascii="{latin.face}" w:hAnsi="{latin.face}" w:eastAsia="{east.face}" w:cs="{latin.face}"/>'


def paragraph_style(style: Style) -> str:
    """Return ``w:style``."""
    outline = "" if style.outline is None else f'<w:outlineLvl w:val="{style.outline}"/>'
    color = f'<w:color w:val="{style.color}"/>' if style.color else ""
    half_points = style.size.half_points
    return (
        f'<w:style w:type="paragraph" w:styleId="{style.id}"{"" if style.id == "Title" else custom()}>'
        f'<w:name w:val="{style.name}"/><w:next w:val="{style.next}"/><w:qFormat/>'
        f"<w:pPr>{style.keep}{style.border}"
        f'<w:spacing w:before="{style.before}" w:after="{style.after}" w:line="{style.line}" w:lineRule="exact"/>'
        f'{style.indent}<w:jc w:val="{style.align}"/>{outline}</w:pPr>'
        f'<w:rPr>{fonts(style.fonts, style.latin)}{color}<w:spacing w:val="{style.spacing}"/>'
        f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/></w:rPr></w:style>'
    )


def custom() -> str:
    """Return the attribute of styles that Word does not know by name."""
    return ' w:customStyle="1"'


CHARACTERS: Final = (("Fangsong", "仿宋", std.FANGSONG), ("Heiti", "黑体", std.HEITI), ("Kaiti", "楷体", std.KAITI),
                     ("Xiaobiaosong", "小标宋", std.XIAOBIAOSONG))  # fmt: skip


def character_styles() -> str:
    """Return for each face a style for text and one for marks that Latin fonts also own; and one for lost spaces."""
    styles = ""
    for id_, name, face in CHARACTERS:
        pairs = [(f"{id_}Mark", f"{name}标点", face)]
        pairs += [(id_, f"{name}文字", std.LATIN)] if id_ in ("Heiti", "Kaiti") else []
        for style, label, latin in pairs:
            styles += (
                f'<w:style w:type="character" w:customStyle="1" w:styleId="{style}"><w:name w:val="{label}"/>'
                f"<w:rPr>{fonts(face, latin)}</w:rPr></w:style>"
            )
    space = '<w:sz w:val="2"/><w:szCs w:val="2"/>'
    return (
        f'{styles}<w:style w:type="character" w:customStyle="1" w:styleId="LineEnd"><w:name w:val="行末空格"/>'
        f"<w:rPr>{space}</w:rPr></w:style>"
    )


def styles_xml() -> str:
    """Return word/styles.xml."""
    size = std.SIZE_3.half_points
    normal = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f"<w:pPr>{TWO_CELLS}</w:pPr></w:style>"
    )
    table = (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    )
    grid = (
        '<w:style w:type="table" w:customStyle="1" w:styleId="Grid"><w:name w:val="公文表格"/>'
        '<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>'
        + "".join(
            f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
            for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        )
        + "</w:tblBorders></w:tblPr></w:style>"
    )
    # overflowPunct is Word's default; LibreOffice reads it the other way round, and without it lets marks hang
    # past the line, where its PDF loses some of them.
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts(std.FANGSONG, std.LATIN)}"
        f'<w:spacing w:val="{std.CELL_SPACING.twips}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:widowControl w:val="0"/><w:overflowPunct w:val="1"/><w:snapToGrid w:val="0"/>'
        f'<w:spacing w:before="0" w:after="0" w:line="{LINE}" w:lineRule="exact"/><w:jc w:val="both"/></w:pPr>'
        "</w:pPrDefault></w:docDefaults>"
    )
    paragraphs = "".join(map(paragraph_style, STYLES))
    character = (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    )
    return (
        f'{HEADER}<w:styles xmlns:w="{W}">{defaults}{normal}{character}{table}{paragraphs}{character_styles()}{grid}'
        "</w:styles>"
    )


def font_table_xml() -> str:
    """Return word/fontTable.xml: what may stand in for a face that is not installed."""
    entries = ""
    for face, alternate in std.FACES:
        alt = f'<w:altName w:val="{alternate}"/>' if alternate != face else ""
        charset = "00" if face == std.LATIN.face else "86"
        family = "roman" if face == std.LATIN.face else "auto"
        entries += f'<w:font w:name="{face}">{alt}<w:charset w:val="{charset}"/><w:family w:val="{family}"/></w:font>'
    return f'{HEADER}<w:fonts xmlns:w="{W}">{entries}</w:fonts>'


SETTINGS: Final = (
    f'{HEADER}<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:evenAndOddHeaders/>'
    '<w:characterSpacingControl w:val="doNotCompress"/>'
    '<w:compat><w:useFELayout/><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
)


def page_number(align: str) -> str:
    """Return a footer: — N — on the outer side, one character in."""
    side = "right" if align == "right" else "left"
    run = '<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>{}</w:r>'
    field = "".join(
        run.format(piece)
        for piece in (
            '<w:t xml:space="preserve">— </w:t>',
            '<w:fldChar w:fldCharType="begin"/>',
            '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>1</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
            '<w:t xml:space="preserve"> —</w:t>',
        )
    )
    indent = f'<w:ind w:{side}Chars="100" w:{side}="{CELL_4}" w:firstLine="0"/>'
    properties = f'<w:pPr><w:pStyle w:val="PageNumber"/>{indent}<w:jc w:val="{align}"/></w:pPr>'
    return f"{HEADER}<w:ftr {NAMESPACES}><w:p>{properties}{field}</w:p></w:ftr>"


EMPTY_FOOTER: Final = (
    f'{HEADER}<w:ftr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="PageNumber"/></w:pPr></w:p></w:ftr>'
)
HEAD: Final = f"{HEADER}<w:hdr {NAMESPACES}><w:p><w:r><w:t>{{{{p head }}}}</w:t></w:r></w:p></w:hdr>"


def tag(text: str) -> str:
    """Return a paragraph that holds a docxtpl tag."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


FOOTER_DISTANCE: Final = 1445


def document_xml(first_page: bool, imprint: bool) -> str:
    """Return word/document.xml: the mark, one loop over the blocks, then the 版记."""
    references = '<w:headerReference w:type="first" r:id="rId10"/>' if first_page else ""
    references += (
        '<w:footerReference w:type="default" r:id="rId11"/><w:footerReference w:type="even" r:id="rId12"/>'
    )
    references += '<w:footerReference w:type="first" r:id="rId13"/>' if first_page else ""
    section = (
        f'<w:sectPr>{references}<w:pgSz w:w="{std.PAGE_WIDTH.twips}" w:h="{std.PAGE_HEIGHT.twips}"/>'
        f'<w:pgMar w:top="{std.MARGIN_TOP.twips}" w:right="{std.MARGIN_RIGHT.twips}" '
        f'w:bottom="{std.MARGIN_BOTTOM.twips}" w:left="{std.MARGIN_LEFT.twips}" '
        f'w:header="{std.HEADER_DISTANCE.twips}" w:footer="{FOOTER_DISTANCE}" w:gutter="0"/><w:cols w:space="720"/>'
        f'{"<w:titlePg/>" if first_page else ""}<w:docGrid w:type="lines" w:linePitch="{LINE}"/></w:sectPr>'
    )
    mark = tag("{{p mark }}") if first_page else ""
    loop = tag("{%p for block in blocks %}") + tag("{{p block }}") + tag("{%p endfor %}")
    foot = tag("{{p imprint }}") if imprint else ""
    return f"{HEADER}<w:document {NAMESPACES}><w:body>{mark}{loop}{foot}{section}</w:body></w:document>"


OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006"
PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
WML: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def relationships(targets: list[tuple[str, str, str]]) -> str:
    """Return a .rels part from (id, type, target)."""
    entries = "".join(
        f'<Relationship Id="{id_}" Type="{type_}" Target="{target}"/>' for id_, type_, target in targets
    )
    return f'{HEADER}<Relationships xmlns="{PACKAGE}/relationships">{entries}</Relationships>'


def content_types(overrides: dict[str, str]) -> str:
    """Return [Content_Types].xml."""
    entries = "".join(
        f'<Override PartName="/{part}" ContentType="{type_}"/>' for part, type_ in overrides.items()
    )
    return (
        f'{HEADER}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{entries}</Types>'
    )


CORE: Final = (
    f'{HEADER}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/>'
)
CUSTOM: Final = (
    f'{HEADER}<Properties xmlns="{OFFICE}/custom-properties" xmlns:vt="{OFFICE}/docPropsVTypes"></Properties>'
)
APP: Final = (
    f'{HEADER}<Properties xmlns="{OFFICE}/extended-properties">'
    "<Application>replygen</Application></Properties>"
)


def theme_xml() -> str:
    """Return an empty theme: programs expect the part, no style refers to it."""
    colors = "".join(
        f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>'
        for name, value in {"dk1": "000000", "lt1": "FFFFFF", "dk2": "000000", "lt2": "FFFFFF"}.items()
    )
    colors += "".join(f'<a:accent{n}><a:srgbClr val="000000"/></a:accent{n}>' for n in range(1, 7))
    colors += '<a:hlink><a:srgbClr val="000000"/></a:hlink><a:folHlink><a:srgbClr val="000000"/></a:folHlink>'
    faces = f'<a:latin typeface="{std.LATIN.face}"/><a:ea typeface="{std.FANGSONG.face}"/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="6350">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{HEADER}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="公文">'
        f'<a:themeElements><a:clrScheme name="公文">{colors}</a:clrScheme>'
        f'<a:fontScheme name="公文"><a:majorFont>{faces}</a:majorFont><a:minorFont>{faces}</a:minorFont></a:fontScheme>'
        f'<a:fmtScheme name="公文"><a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst>"
        "</a:fmtScheme></a:themeElements></a:theme>"
    )


def parts(first_page: bool, imprint: bool) -> dict[str, str]:
    """Return every part of a template by its name."""
    related = [
        ("rId1", "styles", "styles.xml"),
        ("rId2", "settings", "settings.xml"),
        ("rId3", "fontTable", "fontTable.xml"),
        ("rId4", "theme", "theme/theme1.xml"),
        *([("rId10", "header", "header1.xml")] if first_page else []),
        ("rId11", "footer", "footer1.xml"),
        ("rId12", "footer", "footer2.xml"),
        *([("rId13", "footer", "footer3.xml")] if first_page else []),
    ]
    kinds = {"document.xml": "document.main", **{target: kind for _, kind, target in related}}
    types = {f"word/{part}": f"{WML}.{kind}+xml" for part, kind in kinds.items()}
    types["word/theme/theme1.xml"] = "application/vnd.openxmlformats-officedocument.theme+xml"
    types["docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
    types["docProps/app.xml"] = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
    types["docProps/custom.xml"] = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
    head = {"word/header1.xml": HEAD, "word/footer3.xml": EMPTY_FOOTER} if first_page else {}
    return {
        "[Content_Types].xml": content_types(types),
        "_rels/.rels": relationships(
            [
                ("rId1", f"{OFFICE}/relationships/officeDocument", "word/document.xml"),
                ("rId2", f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
                ("rId3", f"{OFFICE}/relationships/extended-properties", "docProps/app.xml"),
                ("rId4", f"{OFFICE}/relationships/custom-properties", "docProps/custom.xml"),
            ]
        ),
        "docProps/app.xml": APP,
        "docProps/core.xml": CORE,
        "docProps/custom.xml": CUSTOM,
        "word/document.xml": document_xml(first_page, imprint),
        "word/_rels/document.xml.rels": relationships(
            [(id_, f"{OFFICE}/relationships/{kind}", target) for id_, kind, target in related]
        ),
        "word/styles.xml": styles_xml(),
        "word/settings.xml": SETTINGS,
        "word/fontTable.xml": font_table_xml(),
        "word/theme/theme1.xml": theme_xml(),
        "word/footer1.xml": page_number("right"),
        "word/footer2.xml": page_number("left"),
        **head,
    }


class Template(NamedTuple):
    """A built-in template."""

    title: str
    head: str
    imprint: str


TEMPLATES: Final = {
    "letter": Template("信函格式（GB/T 9704-2012 10.1）", "letter", "copies"),
    "document": Template("文件格式（GB/T 9704-2012 7）", "document", "full"),
    "plain": Template("无版头，供网上公开和审阅", "none", "inline"),
}


def readable(xml: str) -> str:
    """Return ``xml`` with a line for each element that a reviewer looks at."""
    for name in ("w:style ", "w:font ", "w:p>", "w:sectPr", "Relationship ", "Override ", "w:pPr", "w:rPr"):
        xml = xml.replace(f"<{name}", f"\n<{name}")
    return xml + "\n"


def patched(template: bytes) -> dict[str, str]:
    """Return what docxtpl makes of the parts with tags, by the SHA-256 of the part."""
    return {
        hashlib.sha256(xml.encode()).hexdigest(): sandbox.patched_now(xml)
        for xml in sources(read_parts(template)).values()
    }


def remember(root: Path = ROOT, target: Path = Path(str(sandbox.PATCHED))) -> None:
    """Write what docxtpl makes of all templates under ``root``, so that the command need not load it."""
    ready: dict[str, str] = {}
    for name in TEMPLATES:
        ready |= patched((root / name / "template.docx").read_bytes())
    target.write_text(json.dumps(ready, indent=1, sort_keys=True, ensure_ascii=False) + "\n", "utf-8")


def main(root: Path = ROOT) -> None:
    """Write every template into its folder under ``root``."""
    for name, template in TEMPLATES.items():
        made = parts(template.head == "letter", template.imprint != "inline")
        folder = root / name
        for part, xml in made.items():
            path = folder / "xml" / part
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(readable(xml), "utf-8")
        (folder / "template.docx").write_bytes(
            write_parts({part: xml.encode() for part, xml in made.items()})
        )
        (folder / "manifest.toml").write_text(
            f'title = "{template.title}"\nhead = "{template.head}"\nimprint = "{template.imprint}"\n', "utf-8"
        )


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
    remember()
