"""LAY: how paragraphs stand: indents, spaces, spacing, heading numbers (GB/T 9704 7.3)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate
from typing import Final

from replygen.checks.copy import Hit
from replygen.checks.document.gather import Fault, gathered
from replygen.checks.document.items import TEXT, Element, Item
from replygen.checks.document.sheet import Sheet
from replygen.checks.rule import rule
from replygen.layout.title import is_shapely
from replygen.messages import Text
from replygen.ooxml.names import w
from replygen.standard import LINE_PITCH, SIZE_3, TOLERANCE, Length, pt
from replygen.zh.width import cells

_SPACES: Final = re.compile("[ \u3000\u00a0\u2002\u2003\t]+")
_PLACED_BY_SPACES: Final[tuple[Element, ...]] = (*TEXT, "title", "salutation", "attachment", "note")
_SIGNED: Final[tuple[Element, ...]] = ("organ", "date")
_INDENT: Final = 2
_TITLE_CELLS: Final = 20.1
"""Characters of 二号 that 156 mm hold."""
_UNITS: Final = re.compile(
    r"第[^第号\s]{1,12}号|\d{4}年|[一二三四五六七八九十\d]{1,3}届[一二三四五六七八九十\d]{1,3}次(?:会议)?"
    r"|的(?:答复函|复函|答复|函)$"
)
_SHAPED: Final = 3
"""From so many lines on a title has a shape."""
_LEAST_BLANK: Final = LINE_PITCH * 0.5


@rule(
    "LAY-04",
    "indent-by-spaces",
    "warning",
    "GB/T 9704 7.3.3",
    "Indents are made of paragraph formatting, not of spaces.",
)
def indent_by_spaces(sheet: Sheet) -> Iterator[Hit]:
    """首行缩进、居中、署名和日期的位置都用段落格式，不用空格或制表位凑：换一个字号、改一个字，空格就不对了。

    几个机关并排署名可以用制表位。

    错例：段首打两个全角空格 → 段落设“首行缩进2字符”
    错例：日期前打一串空格推到右边 → 右对齐，右缩进4字符
    """
    items = [*sheet.of(*_PLACED_BY_SPACES), *sheet.of(*_SIGNED)]
    yield from gathered(
        (
            "spaces",
            item.hit(
                Text("位置是用空格凑的，应用段落格式。", "Spaces are used to place the text."), 0, match.end()
            ),
        )
        for item in items
        if (match := _SPACES.match(item.text)) and not (item.element in _SIGNED and "\t" in match[0])
    )


@rule(
    "LAY-30", "first-line-indent", "warning", "GB/T 9704 7.3.3", "A paragraph is indented by two characters."
)
def first_line_indent(sheet: Sheet) -> Iterator[Hit]:
    """每个自然段左空二字，回行顶格，右边也顶格。

    错例：正文首行没有缩进 → 首行缩进2字符
    错例：正文整段左缩进 → 左缩进0，首行缩进2字符
    """
    yield from gathered(
        ("indent", item.hit(message))
        for item in sheet.of(*TEXT)
        if not _SPACES.match(item.text)
        for message in _wrong_indent(item)
    )


def _wrong_indent(item: Item) -> Iterator[Text]:
    stands, cell = item.paragraph.format, pt(item.paragraph.type.size)
    if stands.alignment in ("center", "right"):
        if item.text.rstrip().endswith("。"):
            yield Text("正文不应居中或居右。", "The text is centred or on the right.")
        return
    first = stands.left + stands.first
    if not any(_near(first, each * _INDENT) for each in (cell, pt(SIZE_3.pt))):
        count = first.emu / cell.emu
        yield Text(
            f"首行左空{count:.1f}字，应为2字。",
            f"The first line is indented by {count:.1f} characters, not 2.",
        )
    elif not _near(stands.left, Length(0)) and not item.automatic:
        yield Text("回行没有顶格。", "The lines after the first are indented.")
    if not _near(stands.right, Length(0)):
        yield Text("右边没有顶格。", "The lines end before the right edge.")


@rule(
    "LAY-05",
    "salutation",
    "error",
    "GB/T 9704 7.3.2",
    "The salutation is flush left, a blank line below the title.",
)
def salutation(sheet: Sheet) -> Iterator[Hit]:
    """主送机关顶格，上空一行，回行时仍顶格。

    错例：称呼首行缩进2字符 → 称呼顶格
    错例：称呼紧接在标题下面 → 标题下空一行
    """
    for item in sheet.of("salutation")[:1]:
        stands = item.paragraph.format
        flush = _near(stands.left, Length(0)) and _near(stands.first, Length(0))
        if not flush or stands.alignment in ("center", "right"):
            yield item.hit(Text("主送机关应顶格。", "The salutation is not flush left."))
        if sheet.of("title") and not _has_blank_above(sheet, item):
            yield item.hit(Text("主送机关上应空一行。", "There is no blank line above the salutation."))


def _has_blank_above(sheet: Sheet, item: Item) -> bool:
    place = sheet.items.index(item)
    above = sheet.items[place - 1] if place else item
    room = above.paragraph.format.after + item.paragraph.format.before
    return above.element == "blank" or room >= _LEAST_BLANK or above.text.endswith("\n")


@rule(
    "LAY-06",
    "title-shape",
    "warning",
    "GB/T 9704 7.3.1",
    "The title is centred and has the shape of a trapezoid or a diamond.",
)
def title_shape(sheet: Sheet) -> Iterator[Hit]:
    """标题居中；分行时每行不超过20字，三行以上排成梯形或菱形，不排成沙漏形或长方形；机关名称、届次、编号不断开。

    错例：标题左对齐 → 标题居中
    错例：三行标题中间短两头长 → 梯形或菱形
    错例：第11／8号提案 → 第118号提案在一行
    """
    yield from gathered(
        ("centre", item.hit(Text("标题应居中。", "The title is not centred.")))
        for item in sheet.of("title")
        if not _is_centred(item)
    )
    for said in _badly_broken(_title_lines(sheet), [item.text.strip() for item in sheet.of("organ")]):
        yield sheet.of("title")[0].hit(said)


def _badly_broken(lines: list[str], organs: list[str]) -> Iterator[Text]:
    widths = [cells(line) for line in lines]
    if len(widths) > 1 and max(widths) > _TITLE_CELLS:
        yield Text("标题有一行超过20字，会自动折行。", "A line of the title has more than 20 characters.")
    elif len(widths) >= _SHAPED and not is_shapely(widths):
        yield Text("标题各行应排成梯形或菱形。", "The lines of the title make no trapezoid or diamond.")
    for word in _broken_words(lines, organs):
        yield Text(f"标题把“{word}”断在两行。", f"A line of the title ends inside {word}.")


def _broken_words(lines: list[str], organs: list[str]) -> Iterator[str]:
    """Yield the units that a line ends in; a unit longer than a line must be broken."""
    title, ends = "".join(lines), set(accumulate(map(len, lines[:-1])))
    units = [match.span() for match in _UNITS.finditer(title)]
    units += [
        (title.find(organ), title.find(organ) + len(organ)) for organ in organs if organ and organ in title
    ]
    for start, end in units:
        if any(start < place < end for place in ends) and cells(title[start:end]) <= _TITLE_CELLS:
            yield title[start:end]


def _is_centred(item: Item) -> bool:
    stands = item.paragraph.format
    return stands.alignment == "center" and _near(stands.left + stands.first, stands.right)


def _title_lines(sheet: Sheet) -> list[str]:
    text = "\n".join(item.text for item in sheet.of("title"))
    return [line.strip() for line in text.split("\n") if line.strip()]


@rule(
    "LAY-21",
    "mixed-numbering",
    "warning",
    "GB/T 9704 7.3.3",
    "Heading numbers are all typed or all automatic.",
)
def mixed_numbering(sheet: Sheet) -> Iterator[Hit]:
    """层次序数要么都用自动编号，要么都手工输入；混用时增删一段，手工的那些就错了。

    错例：“一、”是自动编号，“二、”是手工输入 → 都用自动编号
    """
    headings = [item for item in sheet.items if item.level and item.element in TEXT]
    counts = Counter(item.automatic for item in headings)
    if len(counts) == 1 or not headings:
        return
    rare = counts[True] < counts[False]
    yield from gathered(
        ("mixed", item.hit(
            Text(f"这个序数是{'自动编号' if rare else '手工输入'}的，与其他的不同。",
                 f"This number is {'automatic' if rare else 'typed'}, unlike the others."), 0, item.start))
        for item in headings
        if item.automatic == rare
    )  # fmt: skip


@rule("LAY-22", "paragraph-spacing", "warning", "GB/T 9704 7.3.3", "Between paragraphs there is no space.")
def paragraph_spacing(sheet: Sheet) -> Iterator[Hit]:
    """正文和标题的段前、段后都是0，段与段之间不空行，行距和字间距全文一致，这样各页的行才对得齐。

    错例：标题段前12磅 → 段前0
    错例：有一段行距25磅，其他28.95磅 → 全文28.95磅
    """
    items = [item for item in sheet.of(*TEXT) if item.text.strip()]
    pitch = Counter(_line(item) for item in items).most_common(1)
    spacing = Counter(item.paragraph.type.spacing for item in items).most_common(1)
    yield from gathered(fault for item in items for fault in _spacing_faults(item, pitch[0][0]))
    yield from gathered(fault for item in items for fault in _loose_faults(item, spacing[0][0]))
    yield from gathered(
        ("blank", item.hit(Text("上面多空了一行。", "There is a blank line above.")))
        for above, blank, item in zip(sheet.items, sheet.items[1:], sheet.items[2:], strict=False)
        if blank.element == "blank" and _is_inner(above) and _is_inner(item) and not _holds(blank)
    )


def _is_inner(item: Item) -> bool:
    return item.element in ("opening", "heading", "body", "closing")


def _holds(blank: Item) -> bool:
    """Whether a paragraph without text holds something else: a drawing, a break, the end of a section."""
    held = blank.paragraph.element.iter(*map(w, ("drawing", "pict", "object", "br", "sectPr")))
    return next(held, None) is not None


def _loose_faults(item: Item, usual: float) -> Iterator[Fault]:
    spacing = item.paragraph.type.spacing
    if abs(spacing - usual) > TOLERANCE.size_pt:
        said = Text(
            f"字间距{spacing:+g}磅，正文其他各段是{usual:+g}磅。",
            f"The letter spacing is {spacing:+g} pt; that of the text is {usual:+g} pt.",
        )
        yield (spacing, item.hit(said))


def _spacing_faults(item: Item, usual: tuple[int, float]) -> Iterator[Fault]:
    stands = item.paragraph.format
    for zh, en, room in (("段前", "above", stands.before), ("段后", "below", stands.after)):
        if room.pt > TOLERANCE.size_pt:
            said = Text(f"{zh}{room.pt:g}磅，应为0。", f"There are {room.pt:g} pt {en} the paragraph, not 0.")
            yield ((zh, room.twips), item.hit(said))
    line, multiple = _line(item)
    if abs(line - usual[0]) > TOLERANCE.size_pt * 20 or multiple != usual[1]:
        said = Text("行距与正文其他各段不同。", "The line pitch differs from that of the text.")
        yield (("line", line, multiple), item.hit(said))


def _line(item: Item) -> tuple[int, float]:
    stands = item.paragraph.format
    return (stands.line.twips if stands.line else 0), stands.multiple


def _near(have: Length, want: Length) -> bool:
    return abs(have.emu - want.emu) <= TOLERANCE.length.emu
