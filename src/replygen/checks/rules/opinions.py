"""STR: opinions of those who handle a proposal with others, for the one who answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from replygen.checks.copy import Copy, Hit
from replygen.checks.rule import rule

_OPINION_TITLE: Final = re.compile(r"[会协]办(?:情况|意见)|分办意见")
_OPINION_OPENING: Final = re.compile(r"供贵?[^，。]{1,16}(?:参考|参阅)|贵[局委办厅院]主办|[会协]办意见")


def is_opinion(copy: Copy) -> bool:
    """Tell whether the letter is an opinion to the main handler, which may end with its last point."""
    title = "".join(line.text for line in copy.of("title"))
    opening = "".join(line.text for line in copy.of("opening"))
    return (
        copy.given.get("role") == "会办"
        or bool(_OPINION_TITLE.search(title))
        or bool(not title and _OPINION_OPENING.search(opening))
    )


@rule("STR-19", "mark-of-opinion", "warning", "公文习惯", "An opinion carries no category mark.")
def mark_of_opinion(copy: Copy) -> Iterator[Hit]:
    """会办（协办）意见不标办理类别，类别由主办单位标注。

    错例：
        江镇区水利局关于区政协七届三次会议第5号提案协办意见的函
        办理类别：B
        区生态环境局：
        《关于治水的提案》（第5号）收悉，现将协办意见函告如下。
    改为：
        江镇区水利局关于区政协七届三次会议第5号提案协办意见的函
        区生态环境局：
        《关于治水的提案》（第5号）收悉，现将协办意见函告如下。
    """
    for line in copy.of("mark") if is_opinion(copy) else ():
        yield line.hit(0, len(line.raw))


@rule("STR-20", "opinion-addressee", "error", "公文习惯", "An opinion goes to the main handler.")
def opinion_addressee(copy: Copy) -> Iterator[Hit]:
    """会办（协办）意见应发给主办单位，不发给提案人、建议人。

    错例：
        江镇区水利局关于区政协七届三次会议第5号提案协办意见的函
        王木委员：
        《关于治水的提案》（第5号）收悉，现将协办意见函告如下。
    改为：
        江镇区水利局关于区政协七届三次会议第5号提案协办意见的函
        区生态环境局：
        《关于治水的提案》（第5号）收悉，现将协办意见函告如下。
    """
    line = copy.first("salutation")
    if line and is_opinion(copy) and re.search(r"(?:代表|委员)\s*[：:]?\s*$", line.text):
        yield line.hit(0, len(line.raw.rstrip()))
