"""HDG, STR: what a structured letter leaves to the one who prints it, or forgets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from replygen.checks.copy import Copy, Hit
from replygen.checks.rule import rule

_BY_HAND: Final = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}\s*[、．.](?![一二三四五六七八九十])|（\s*[一二三四五六七八九十]{1,3}\s*）)\s*[、．.，]?"
)
_LABEL: Final = re.compile(
    r"\s*附\s*件\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2})?\s*(?:：|[、．.]|\s)\s*(?=.)"
)
_ARABIC: Final = re.compile(r"\s*(?:\d{1,2}[．.、](?![\d、])|（\d{1,2}）)\s*")


@rule("HDG-14", "ordinal-by-hand", "warning", "GB/T 9704 7.3.3", "Headings are numbered anyway.")
def ordinal_by_hand(copy: Copy) -> Iterator[Hit]:
    """手写了标题的序号；结构化的信件由程序编排序号。

    手写的序号会印两遍，或者与编排的对不上。标题里不写序号；“一、”“（一）”开头的段落，写成一节，序号后面的字作标题。
    标题里的由 --fix 删去。

    正例：（一）建设公园。
    """
    for line in copy.of("heading", "body") if copy.made else ():
        match = _BY_HAND.match(line.text) or (_ARABIC.match(line.text) if line.role == "heading" else None)
        if match:
            yield line.hit(*match.span(), to="", safe=line.role == "heading")


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
