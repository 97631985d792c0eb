"""STR, LNG: what only the office itself can tell, in the ``checks`` and ``organ`` of its profile."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from replygen.checks.copy import Copy, Hit
from replygen.checks.rule import rule
from replygen.messages import Text, text

_CODE: Final = re.compile(r"[^〔\[（(【﹝\s]+")


@rule(
    "STR-30", "own-code", "error", "GB/T 9704 7.2.5", "The number does not begin with a code of the office."
)
def own_code(copy: Copy) -> Iterator[Hit]:
    """发文字号没有以本机关的发文机关代字开头。

    代字写在配置的 organ.codes 里，没有写就不查；由别的机关主办、排在前面署名的联合行文不查。

    设置：organ.codes = ["江水函", "江水发"]
    错例：
        江镇区水利局关于区政协七届三次会议第5号提案的复函
        江利函〔2025〕7号
    改为：
        江镇区水利局关于区政协七届三次会议第5号提案的复函
        江水函〔2025〕7号
    """
    codes, line = copy.office.codes, copy.first("number")
    found = _CODE.search(line.text) if line else None
    if line is None or found is None or not codes or found[0] in codes or _led_by_another(copy):
        return
    zh, en = "”“".join(codes), ", ".join(codes)
    message = text("发文字号应以“{zh}”开头。", "The number should begin with {en}.", zh=zh, en=en)
    yield line.hit(*found.span(), message, to=codes[0] if len(codes) == 1 else None)


def _led_by_another(copy: Copy) -> bool:
    organ = copy.first("organ")
    return bool(organ and copy.office.name and organ.text.strip() != copy.office.name)


@rule("LNG-16", "office-words", "warning", "本单位的用词", "The office does not use this word.")
def office_words(copy: Copy) -> Iterator[Hit]:
    """本单位不用的词语，或者没有用统一的写法。

    词语写在配置的 checks.words.avoid 和 checks.words.instead 里；书名号里的名称照录，不查。

    设置：checks.words = {avoid = ["打造高地"], instead = {"区经信委" = "区经济信息委"}}
    错例：会同区经信委建成泵站2座。 → 会同区经济信息委建成泵站2座。
    错例：打造高地，新建泵站2座。
    正例：会同区经济信息委印发《区经信委治水办法》。
    """
    office = copy.office
    for line in copy.lines if office.any_wrong else ():
        for match in office.any_wrong.finditer(line.masked) if office.any_wrong else ():
            right = office.wrong[match[0]]
            if right is None:
                yield line.hit(
                    *match.span(), Text("本单位不用这个词语。", "The office does not use this word.")
                )
            elif not _stands_in(right, line.text, match):
                message = text("本单位统一写作“{right}”。", "The office writes {right}.", right=right)
                yield line.hit(*match.span(), message, to=right)


def _stands_in(right: str, words: str, match: re.Match[str]) -> bool:
    """Tell whether the word is part of the right one: 充电桩 in 汽车充电桩."""
    within = right.find(match[0])
    return within >= 0 and words.startswith(right, match.start() - within)
