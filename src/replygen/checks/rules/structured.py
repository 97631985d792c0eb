"""HDG, STR: what a structured letter leaves to the one who prints it, or forgets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from replygen.checks.copy import Copy, Hit
from replygen.checks.rule import rule
from replygen.checks.text import HANZI
from replygen.checks.words import one_of
from replygen.messages import Text

_BY_HAND: Final = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}\s*[、．.](?![一二三四五六七八九十])|（\s*[一二三四五六七八九十]{1,3}\s*）)\s*[、．.，]?"
)
_LABEL: Final = re.compile(
    r"\s*附\s*件\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2})?\s*(?:：|[、．.]|\s)\s*(?=.)"
)
_ARABIC: Final = re.compile(r"\s*(?:\d{1,2}[．.、](?![\d、])|（\d{1,2}）)\s*")


@rule("HDG-14", "ordinal-by-hand", "error", "GB/T 9704 7.3.3", "Headings are numbered anyway.")
def ordinal_by_hand(copy: Copy) -> Iterator[Hit]:
    """标题里手写了序号；结构化的信件由程序编排序号。

    只查结构化的信件：不删去就印成“（一）一、……”。由 --fix 删去。

    正例：（一）建设公园。
    """
    for line in copy.of("heading") if copy.made else ():
        if match := _BY_HAND.match(line.text) or _ARABIC.match(line.text):
            yield line.hit(*match.span(), to="", safe=True)


@rule(
    "HDG-15",
    "heading-as-paragraph",
    "warning",
    "GB/T 9704 7.3.3",
    "The paragraph is numbered like a heading.",
)
def heading_as_paragraph(copy: Copy) -> Iterator[Hit]:
    """段落开头手写了标题的序号；结构化的信件由程序编排序号。

    只查结构化的信件：手写的序号与编排的对不上。“一、”“（一）”开头的段落，写成一节，序号后面的字作标题。

    正例：（一）建设公园。
    """
    for line in copy.of("body") if copy.made else ():
        if match := _BY_HAND.match(line.text):
            yield line.hit(*match.span(), to="")


@rule("STR-32", "attachment-without-content", "warning", "GB/T 9704 7.3.7", "The attachment has no content.")
def attachment_without_content(copy: Copy) -> Iterator[Hit]:
    """附件只有标题，没有内容。

    只查结构化的信件：印出来的附件是只有标题的一页。

    正例：附件：泵站清单
    """
    fields = [line.field or "" for line in copy.of("annex", "table")]
    for line in copy.of("attachment") if copy.made else ():
        part = (line.field or "").removesuffix("title") + "content"
        if not any(field.startswith(part) for field in fields):
            yield line.hit(0, len(line.raw))


@rule("STR-33", "attachment-labelled-twice", "error", "GB/T 9704 7.3.4", "The label 附件 is printed anyway.")
def attachment_labelled_twice(copy: Copy) -> Iterator[Hit]:
    """附件的标题里又写了“附件”和序号；它们由程序印出，这里不写。

    只查结构化的信件：不删去就印成“附件1：附件1：……”。由 --fix 删去。

    正例：附件：泵站清单
    """
    for line in copy.of("attachment") if copy.made else ():
        if match := _LABEL.match(line.text):
            yield line.hit(*match.span(), to="", safe=True)


_OWN_LABEL: Final[dict[str, re.Pattern[str]]] = {
    "document.number": re.compile(r"\s*(?:发\s*文\s*)?[字文]\s*号\s*：\s*"),
    "contact.phone": re.compile(r"(?<=：)\s*(?:(?:联\s*系\s*)?(?:人|电\s*话)|姓\s*名|手\s*机)\s*：\s*"),
}
"""Labels typed in a field, by the field."""


@rule("STR-34", "label-by-hand", "error", "GB/T 9704 7.2.5 7.3.8", "The label is no part of the field.")
def label_by_hand(copy: Copy) -> Iterator[Hit]:
    """发文字号、联系人、联系电话里又写了这一项的名称。

    只查结构化的信件：不删去就印成“联系人：联系人：……”“发文字号：……”。

    正例：江水函〔2025〕7号
    """
    for line in copy.lines if copy.made else ():
        if pattern := _OWN_LABEL.get(line.field or ""):
            for match in pattern.finditer(line.text):
                yield line.hit(*match.span(), to="", safe=True)


_GAP: Final = r"\s*[/／；;]\s*|\s+"
_SEVERAL: Final = re.compile(
    rf"(?:^|(?<=[、，,]))\s*({HANZI}{{2,4}}(?:(?:{_GAP}){HANZI}{{2,4}})+)\s*(?=$|[、，,])"
)
_PERSON: Final = re.compile(
    rf"{one_of('surname')}{HANZI}{{1,2}}(?<![区县市镇乡村街组团局委员长席任院校室会党社部])(?:委员|代表)?"
)
_SOUNDS: Final = re.compile("[尔斯克姆特伦茨逊孜买提玛嘎措堆旺珠扎次旦朗央娅莎娃音格勒]")
"""In names of other languages, which may hold a space, and seldom in Chinese ones."""


@rule("STR-35", "proposers-in-one", "warning", "公文习惯", "These look like several people in one.")
def proposers_in_one(copy: Copy) -> Iterator[Hit]:
    """提出者里像是几个人连成了一个，中间是空格、斜线或者分号。

    只查结构化的信件：不分开，称呼和“您”“你们”就会印错。提出者写成一列，或者用顿号隔开。
    中间有空格的一个人的姓名（张　三）、少数民族和外国人的姓名不算。

    正例：王木、李江委员：
    """
    for line in copy.proposers:
        for match in _SEVERAL.finditer(line.text):
            names = re.split(_GAP, match[1])
            if all(map(_PERSON.fullmatch, names)) and not _SOUNDS.search(match[1]):
                message = Text(
                    f"像是{len(names)}个人连成了一个，请分开写。", f"These look like {len(names)} people."
                )
                yield line.hit(*match.span(1), message, to="、".join(names))
