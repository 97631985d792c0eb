"""STR: what a letter is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from replygen.checks.copy import Copy, Hit
from replygen.checks.rule import rule
from replygen.checks.text import HANZI, Span
from replygen.messages import Text

_NAMED: Final = re.compile(
    r"\d\s*号|[《“]|(?:关于|就|提出的?).{3,60}的?(?:提案|建议)|(?:提案|建议).{0,4}[：:]"
)


@rule("STR-31", "no-proposal", "error", "公文习惯", "It is not said which proposal is answered.")
def no_proposal(copy: Copy) -> Iterator[Hit]:
    """信里没有写明答复的是哪件提案、建议：没有编号，也没有案名。

    错例：
        江镇区水利局关于治水工作的复函
        王木委员：
        您提出的提案收悉，现答复如下。
        我局新建泵站2座，清淤河道3公里。
        此复函已经李江局长审签。对以上答复您有什么意见，请及时反馈。
        江镇区水利局
        2025年5月7日
        （联系人：赵河，联系电话：68281600）
    改为：
        江镇区水利局关于治水工作的复函
        王木委员：
        您提出的《关于治水的提案》收悉，现答复如下。
        我局新建泵站2座，清淤河道3公里。
        此复函已经李江局长审签。对以上答复您有什么意见，请及时反馈。
        江镇区水利局
        2025年5月7日
        （联系人：赵河，联系电话：68281600）
    """
    named = any(_NAMED.search(line.text) for line in copy.of("head", "title", "opening"))
    if copy.whole and not copy.made and not named:
        yield Hit(None)


_REQUESTS: Final = re.compile(
    rf"(?:提案|建议|议案|您|你们|委员|代表)(?:中|里)?(?:希望|建议|提出|呼吁|请求|围绕|就|从|对){{1,2}}[了的]?(?:在|从|就|对|加强|解决)?"
    rf"(?P<list>{HANZI}{{2,12}}(?:、{HANZI}{{2,12}}){{1,6}})(?:等)?(?:[两三四五六七八九\d][个条项点]|几个|多个)?(?:方面|问题|建议|意见|诉求|事项|工作)"
)
_COMMON: Final = re.compile("问题|方面|工作|情况|建议|意见|诉求|事项|等$|[两三四五六七八九][个条项点]?$")
_ITEM: Final = re.compile("[^、和及与]+")
_TROUBLE: Final = re.compile(
    "[难乱差慢贵少脏旧]$|扰民|严重|突出|频发|拥堵|不[足便畅够全]|隐患|缺[乏失]|老化|滞后"
)
_LEAST: Final = 4
_KNOWN: Final = 1 / 3
"""So many of the characters of a request the answer may hold by chance."""


@rule("STR-15", "request-unanswered", "warning", "办理要求", "A request is not answered.")
def request_unanswered(copy: Copy) -> Iterator[Hit]:
    """开头列出的诉求，正文里没有一处提到。

    错例：
        江镇区水利局关于区政协七届三次会议第57号提案的复函
        王木委员：
        您提出的《关于治水的提案》（第57号）收悉。提案提出清淤疏浚、堤防加固和渔船安置三个方面的建议。现答复如下。
        一、工作开展情况
        我局清淤河道3公里，疏浚沟渠12条，加固堤防2.6公里。
        此复函已经李江局长审签。对以上答复您有什么意见，请及时反馈。
        江镇区水利局
        2025年5月7日
        （联系人：赵河，联系电话：68281600）
    改为：
        江镇区水利局关于区政协七届三次会议第57号提案的复函
        王木委员：
        您提出的《关于治水的提案》（第57号）收悉。提案提出清淤疏浚、堤防加固和渔船安置三个方面的建议。现答复如下。
        一、工作开展情况
        我局清淤河道3公里，疏浚沟渠12条，加固堤防2.6公里，安置渔船16艘。
        此复函已经李江局长审签。对以上答复您有什么意见，请及时反馈。
        江镇区水利局
        2025年5月7日
        （联系人：赵河，联系电话：68281600）
    """
    for line in copy.of("opening", "body") if copy.whole else ():
        for match in _REQUESTS.finditer(line.masked):
            answer = "".join(each.text for each in copy.of("heading", "body", "table") if each is not line)
            answer += line.text[match.end() :]
            silent = [each for each in _items(match) if not _is_answered(each.text, answer)]
            for item in silent if len(silent) == 1 else ():  # of several, it is the words that differ
                message = Text(f"正文没有答复“{item.text}”。", f"Nothing is said of {item.text}.")
                yield line.hit(item.start, item.end, message)


def _items(match: re.Match[str]) -> list[Span]:
    """Return the requests of a list without the words they share; troubles may be answered in any words."""
    items = [
        Span(*each.span(), _COMMON.sub("", each[0]))
        for each in _ITEM.finditer(match.string, *match.span("list"))
    ]
    return [each for each in items if len(each.text) >= _LEAST and not _TROUBLE.search(each.text)]


def _is_answered(item: str, answer: str) -> bool:
    """Tell whether the answer has two neighbouring characters of a request, or many of its characters."""
    pairs = any(item[at : at + 2] in answer for at in range(len(item) - 1))
    return pairs or sum(char in answer for char in item) > _KNOWN * len(item)
