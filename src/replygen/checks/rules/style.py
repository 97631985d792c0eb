"""LNG and HDG: what is a matter of taste, and only hinted at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from replygen.checks.copy import Copy, Hit, Line
from replygen.checks.outline import rows
from replygen.checks.rule import rule
from replygen.checks.words import any_of, any_pair, right_of

_OFTEN: Final = 3
_ADVERB: Final = re.compile(r"进一步|不断|积极|大力|着力|切实|持续|全面|深入|扎实|有效|有力")


@rule("LNG-06", "repeated-adverb", "hint", "公文习惯", "The same adverb again and again.")
def repeated_adverb(copy: Copy) -> Iterator[Hit]:
    """一段里同一个副词用了三次以上。

    错例：进一步加强巡查。进一步完善制度。进一步畅通渠道。
    正例：进一步加强巡查。完善制度，畅通渠道。
    """
    for line in copy.prose:
        seen: dict[str, int] = {}
        for match in _ADVERB.finditer(line.spoken):
            seen[match[0]] = seen.get(match[0], 0) + 1
            if seen[match[0]] == _OFTEN:
                yield line.hit(*match.span())


_CLAIM: Final = re.compile(
    r"(?:全[国省市区县]|国内|世界|西部|同类)[^，。；、\d]{0,6}(?:唯一|首个|首家|首创|第一家|独有)|(?:填补|开创)[^，。；]{0,8}(?:空白|先河)"
)


@rule("LNG-19", "claim-to-be-first", "hint", "公文习惯", "A claim that needs a source.")
def claim_to_be_first(copy: Copy) -> Iterator[Hit]:
    """“唯一”“首个”等说法须有依据。

    错例：建成全市唯一的水上书屋。
    正例：建成水上书屋。
    """
    for line in copy.prose:
        for match in _CLAIM.finditer(line.spoken):
            yield line.hit(*match.span())


_NOUN: Final = re.compile(r".{2,}(?:情况|概况|现状|进展|成效|问题|方面)")
_ACTS: Final = re.compile(
    r"(?:进一步|切实|持续|不断|着力|全面|大力|积极)?(?:加强|强化|完善|健全|提升|提高|推进|推动|加快|抓好|做好|深化|优化|加大|改善|增强|促进|夯实|落实|建设|建立|开展|拓展|培育|压实|严格|规范|扩大|创新|构建|打造|统筹|聚焦|补齐|畅通|督促|组织|实施|引导|支持|保障)"
)


@rule("HDG-10", "unlike-headings", "hint", "公文习惯", "One heading is built unlike its neighbours.")
def unlike_headings(copy: Copy) -> Iterator[Hit]:
    """并列的标题里有一个句式不同（别的都是动宾结构）。

    错例：
        （一）健全管护机制
        配备保洁员12名。
        （二）设施建设情况
        新建泵站2座。
        （三）强化执法监管
        开展执法8次。
    正例：
        （一）健全管护机制
        配备保洁员12名。
        （二）建设水利设施
        新建泵站2座。
        （三）强化执法监管
        开展执法8次。
    """
    for row in rows(copy):
        lines = [item.line for item in row.items if item.line.role == "heading"]
        others = [line for line in lines if _is_noun(line)]
        acting = sum(bool(_ACTS.match(line.words)) for line in lines)
        if len(others) == 1 and acting + 1 == len(lines) >= _OFTEN:
            yield others[0].hit(others[0].start, len(others[0].raw))


def _is_noun(line: Line) -> bool:
    return bool(_NOUN.fullmatch(line.words.strip())) and not _ACTS.match(line.words)


@rule("LNG-15", "wordy", "hint", "语法", "Words that can be spared.")
def wordy(copy: Copy) -> Iterator[Hit]:
    """可以省去的字词。

    错例：通过整合项目，使得资金更加集中。 → 通过整合项目，资金更加集中。
    正例：整合项目，使资金更加集中。
    """
    for line in copy.prose:
        for match in any_pair("wordy").finditer(line.masked):
            yield line.hit(*match.span(), to=right_of("wordy", match))


@rule("LNG-11", "colloquial-words", "hint", "公文习惯", "A colloquial word.")
def colloquial_words(copy: Copy) -> Iterator[Hit]:
    """口语词或者网络用语。

    错例：全程陪跑企业上市。
    正例：全程服务企业上市。
    """
    for line in copy.prose:
        for match in any_of("colloquial").finditer(line.spoken):
            yield line.hit(*match.span())
