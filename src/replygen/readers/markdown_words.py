"""What can be wrong with the body of a letter in Markdown, and what to do."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from replygen.messages import Text, text

Said = tuple[Text, Text]
"""What is wrong; what to do."""


def unknown_mark(mark: str, known: Iterable[str]) -> Said:
    """Say that no heading knows ``mark``."""
    words = "、".join(f"{{{key}}}" for key in known if not key.isascii())
    what = text("没有“{mark}”这种说明。", "{mark!r} is no mark of a heading.", mark=mark)
    todo = text(
        r"可用：{words}；如果是正文，写成 \{{…\}}。",
        r"Known: {words}; if it is text, write \{{…\}}.",
        words=words,
    )
    return what, todo


def no_markup(mark: str) -> Text:
    """Say that ``mark`` means nothing in a letter."""
    return text(
        r"公文里没有加粗、代码和链接，“{mark}”照原样印出；写成“\{mark}”不再提示。",
        r"A letter has no bold type, code or links; {mark} is printed as it stands (\{mark} avoids this note).",
        mark=mark,
    )


_LIST: Final = text(
    "请写成段落或小标题；要写成“一是”“二是”，在开头的两行“---”之间加一行“列表: 一是”。",
    "Write paragraphs or headings; to get 一是, 二是, add the line `列表: 一是` to the fields at the top.",
)
_AS_PARAGRAPH: Final = text(
    "请写成普通段落；这个符号如果是正文，前面加反斜杠“\\”。",
    "Write a paragraph; put a backslash before a sign that is text.",
)
NO_HTML: Final = (text("公文里没有 HTML。", "An official letter has no HTML."), _AS_PARAGRAPH)
REFUSED: Final[dict[str, tuple[Text, Text]]] = {
    "bullet_list": (text("公文里没有项目符号的列表。", "An official letter has no bullets."), _LIST),
    "ordered_list": (text("这里是自动编号的列表。", "This is a numbered list."), _LIST),
    "blockquote": (text("公文里没有“>”引用块。", "An official letter has no block quotations."), _AS_PARAGRAPH),
    "fence": (text("公文里没有代码块。", "An official letter has no blocks of code."), _AS_PARAGRAPH),
    "hr": (text("公文正文里没有分隔线。", "The body of a letter has no rules."), _AS_PARAGRAPH),
    "table": (text("表格不能放在列表里。", "A table cannot stand in a list."), _AS_PARAGRAPH),
    "heading": (text("标题不能放在列表里。", "A heading cannot stand in a list."), _AS_PARAGRAPH),
}  # fmt: skip
"""What has a meaning in Markdown and none in a letter, by the name of the block."""
UNDERLINED: Final = (
    text("标题下面画线的写法这里不用。", "Underlined headings are not used here."),
    text("请写成“# 标题”。", "Write `# heading`."),
)
NO_RESUME: Final = (
    text("这里没有可以接着写的部分。", "There is no part here to go on with."),
    text(
        "“{{续}}”单独写在上级标题的“#”后面，回到那一级的正文。",
        "{{续}} stands alone behind the # of a heading above, and goes back to its text.",
    ),
)
NOT_TOP: Final = (
    text("这个说明只能用在一级标题上。", "This mark belongs to headings of the first level."),
    text("请删去说明，或改成一级标题。", "Remove it, or make this a heading of the first level."),
)
NO_TABLE: Final = (
    text("花括号里的说明下面没有表格。", "There is no table below this mark in braces."),
    text(
        r"请紧挨着表格写；如果是正文，写成 \{{…\}}。",
        r"Put it right above a table; if it is text, write \{{…\}}.",
    ),
)
DISORDER: Final = (
    text("这一部分的位置不对。", "This part stands in the wrong place."),
    text(
        "顺序是：引言、工作开展情况、其他部分、下一步工作打算、附件；附件里的小标题从“##”写起。",
        "The order is: 引言, 工作开展情况, 其他部分, 下一步工作打算, 附件; headings in an attachment start with ##.",
    ),
)
