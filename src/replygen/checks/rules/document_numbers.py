"""NUM: document numbers (GB/T 9704 7.2.5)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from replygen.checks.copy import Copy, Hit, all_matches
from replygen.checks.rule import rule
from replygen.checks.text import HANZI, LETTER

_OPEN: Final = r"[〔【\[（(﹝［〈<｛{]"
_CLOSE: Final = r"[〕】\]）)﹞］〉>｝}]"
_BRACKETS: Final = re.compile(
    rf"(?<={LETTER})\s*({_OPEN})\s*((?:19|20)\d\d)\s*({_CLOSE})(?=\s*(?:第\s*)?\d{{1,5}}\s*号)"
)
_HALF: Final = re.compile(
    rf"(?<=[函发办字文规令通复报])(?:({_OPEN})((?:19|20)\d\d)|((?:19|20)\d\d)({_CLOSE}))(?=第?\d{{1,5}}号)"
)
_ORDER: Final = re.compile(r"(?<=〕)\s*第?\s*0*([1-9]\d*)\s*号")
_LIKE_NUMBER: Final = re.compile(
    rf"^{HANZI}{{0,12}}(?:\d{{4}})?[〔\[（【]\d{{2,4}}年?[〕\]）】](?:[^\W_A-Za-z]|[ -]){{1,12}}$"
)
_RIGHT_NUMBER: Final = re.compile(rf"{LETTER}{{1,20}}〔\d{{4}}〕[1-9]\d*号")
_YEAR_SAID: Final = re.compile(rf"(?<={HANZI})[〔【\[（](\d{{4}})年[〕】\]）](?=第?\d{{1,5}}号)")
_SHORT_YEAR: Final = re.compile(rf"(?<={HANZI})([〔【\[（]\d\d[〕】\]）])(?=第?\d{{1,5}}号)")


@rule("NUM-01", "document-number-brackets", "error", "GB/T 9704 7.2.5", "The year stands in 〔 〕.")
def document_number_brackets(copy: Copy) -> Iterator[Hit]:
    """发文字号的年份应为四位数字，用六角括号“〔〕”括起。

    错例：按照《治水办法》（江府办发【2023】8号）执行。 → 按照《治水办法》（江府办发〔2023〕8号）执行。
    错例：按照《治水办法》（江府办发(2023)8号）执行。 → 按照《治水办法》（江府办发〔2023〕8号）执行。
    正例：按照《治水办法》（江府办发〔2023〕8号）、《邮政办法》（交通运输部令2023年第22号）执行。
    """
    for line, match in all_matches(copy, _BRACKETS):
        if (match[1], match[3]) != ("〔", "〕"):
            yield line.hit(match.start(1), match.end(3), to=f"〔{match[2]}〕", safe=True)
    for line, match in all_matches(copy, _HALF):
        yield line.hit(*match.span(), to=f"〔{match[2] or match[3]}〕")
    for line, match in all_matches(copy, _YEAR_SAID):
        yield line.hit(*match.span(), to=f"〔{match[1]}〕")
    for line, match in all_matches(copy, _SHORT_YEAR):
        yield line.hit(*match.span(), to=f"〔20{match[1][1:3]}〕")
    for line in copy.of("number", "head"):
        words = _ORDER.sub(r"\1号", _BRACKETS.sub(r"〔\2〕", line.text)).strip()
        if (
            _LIKE_NUMBER.search(words)
            and not _RIGHT_NUMBER.fullmatch(words)
            and not _SHORT_YEAR.search(words)
        ):
            yield line.hit(0, len(line.raw))


@rule(
    "NUM-02",
    "document-number-order",
    "error",
    "GB/T 9704 7.2.5",
    "The order number has no 第 and no leading zeros.",
)
def document_number_order(copy: Copy) -> Iterator[Hit]:
    """发文字号的序号不加“第”，不编虚位。

    错例：江水函〔2025〕第07号 → 江水函〔2025〕7号
    正例：江水函〔2025〕7号
    """
    for line, match in all_matches(copy, _ORDER):
        if match[0] != (right := f"{match[1]}号"):
            yield line.hit(*match.span(), to=right, safe=True)
