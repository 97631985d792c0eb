"""STR: whether the letter fits the organ whose letter it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from replygen.checks.copy import Copy, Hit
from replygen.checks.facts import organ_in_title, organs, own_names, place_level, without_place
from replygen.checks.rule import rule
from replygen.checks.text import HANZI, is_short_form

_NAMELESS: Final = re.compile(
    r"(?:已经|已由|经)\s*(?:副?(?:局长|主任|镇长|乡长|区长|县长|市长|书记)|同志|负责人)?\s*(?=审签|审阅|审定|签发|签批)"
)


@rule("STR-10", "approver-missing", "error", "公文习惯", "Nobody is named who approved the letter.")
def approver_missing(copy: Copy) -> Iterator[Hit]:
    """结尾的审签句没有写姓名。

    错例：此复函已经局长审签。
    正例：此复函已经李江局长审签。
    """
    for line in copy.of("closing", "body"):
        for match in _NAMELESS.finditer(line.text):
            yield line.hit(match.start(), match.end() + 2)


def _same_place(signed: str, name: str) -> bool:
    """Tell whether a shorter name still says which place it is of; 区水利局 and 水利局 do not."""
    return name.endswith(signed) and not re.match("[省市区县州]", signed) and signed != without_place(name)


_SHORT_NAME: Final = 4
"""So long a name may be shortened in a title: 江镇州水利局, 省水利厅; not 水利局."""


_LEVELS: Final = "省市区县州旗盟"


def _is_shortened(name: str, full: str) -> bool:
    """Tell whether a name in a title is short for the one that signs, which is right to be full.

    It may shorten the place (江镇州水利局), or leave it out and then shorten the rest, too (省供销社).
    """
    if full.endswith(name) or full.replace("人民政府", "", 1) == name:
        return True
    shared = _shared_end(name, full)
    place = full[: len(full) - shared]
    if shared and (full[len(place)] in _LEVELS or place.endswith(tuple(_LEVELS))):
        return _has_all(place, name[: len(name) - shared])
    _, level, rest = full.partition(name[0])
    return bool(level) and name[0] in _LEVELS and is_short_form(name[1:], rest)


def _shared_end(first: str, second: str) -> int:
    """Return how many characters two texts share at their ends."""
    pairs = enumerate(zip(reversed(first), reversed(second), strict=False))
    return next((count for count, (one, other) in pairs if one != other), min(len(first), len(second)))


def _has_all(text: str, chars: str) -> bool:
    """Tell whether a text has certain characters in their order."""
    rest = iter(text)
    return all(char in rest for char in chars)


@rule("STR-12", "signing-organ", "warning", "GB/T 9704 7.3.5", "The signing organ is not that of the title.")
def signing_organ(copy: Copy) -> Iterator[Hit]:
    """署名与标题里的发文机关不一致，应为机关全称。

    错例：
        江镇区教育委员会关于区政协七届三次会议第5号提案的复函
        江镇区教育局
    改为：
        江镇区教育委员会关于区政协七届三次会议第5号提案的复函
        江镇区教育委员会
    错例：
        江镇区水利局关于区政协七届三次会议第5号提案的复函
        区水利局
    改为：
        江镇区水利局关于区政协七届三次会议第5号提案的复函
        江镇区水利局
    正例：
        江镇州水利局关于州政协七届三次会议第5号提案的复函
        江镇河镇族自治州水利局
    """
    title = organ_in_title(copy)
    signed = organs(copy)
    if not title or not signed:
        return
    name = re.sub(r"\s", "", title.value)
    names = [re.sub(r"\s|（(?:盖章|公章|印章|章)）$", "", found.value) for found in signed]
    joint = len(names) > 1
    if any(name == each or (joint and each in name) or _same_place(each, name) for each in names):
        return
    if len(name) >= _SHORT_NAME and any(_is_shortened(name, each) for each in names):
        return
    for found in signed:
        yield found.line.hit(found.start, found.end, to=title.value if len(signed) == 1 else None)


_PREFIX: Final = re.compile(rf"^\s*({HANZI}{{2,10}}?)[〔\[（【(]")
_OF_ANY: Final = re.compile(r"[函发办文字局委府提议建复答会协室号第]")


@rule(
    "STR-28",
    "number-prefix",
    "warning",
    "GB/T 9704 7.2.5",
    "The code in the number is not that of the organ.",
)
def number_prefix(copy: Copy) -> Iterator[Hit]:
    """发文字号的机关代字与发文机关不符。

    配置里写了 organ.codes 的，由 STR-30 查。

    错例：
        江镇区水利局关于区政协七届三次会议第5号提案的复函
        江教函〔2025〕7号
    改为：
        江镇区水利局关于区政协七届三次会议第5号提案的复函
        江水函〔2025〕7号
    """
    names = own_names(copy)
    line = copy.first("number")
    match = _PREFIX.match(line.text) if line else None
    if line is None or match is None or not names or copy.office.codes:
        return
    code = _OF_ANY.sub("", match[1][1:])
    if code and not any(char in name for name in names for char in code):
        yield line.hit(match.start(1), match.end(1))


_LEVEL: Final = re.compile(r"(?<!自)[我全]([区县])(?![域级里城乡])")
_HIGHER: Final = re.compile(
    r"我(市)(?=\d+个(?:街道|镇|乡|社区|村|行政村)|(?:各|所有|全部|\d+个)?(?:街道|镇街|乡镇|社区|行政村)|农村|城区|财政)"
)
"""What a 区 or 县 has, and not the 市 above it."""


@rule("STR-27", "level-of-place", "warning", "公文习惯", "The level of the place is not that of the organ.")
def level_of_place(copy: Copy) -> Iterator[Hit]:
    """“我区”“我县”“全区”“全县”与发文机关所在的行政区不符；区、县的机关把本区、本县说成“我市”。

    错例：
        江镇区水利局关于区政协七届三次会议第5号提案的复函
        2024年，全县新建泵站2座。
    改为：
        江镇区水利局关于区政协七届三次会议第5号提案的复函
        2024年，全区新建泵站2座。
    错例：
        江镇区水利局关于区政协七届三次会议第5号提案的复函
        在我市15个街道各建泵站1座。
    改为：
        江镇区水利局关于区政协七届三次会议第5号提案的复函
        在我区15个街道各建泵站1座。
    正例：
        江镇区水利局关于区政协七届三次会议第5号提案的复函
        我市已出台治水条例，我区正在落实。
    """
    levels = {place_level(name) for name in own_names(copy)}
    if levels not in ({"区"}, {"县"}, {"市"}):
        return
    (level,) = levels
    for line in copy.of("opening", "body"):
        for match in _LEVEL.finditer(line.spoken):
            if match[1] != level and (level != "市" or match[0].startswith("我")):
                yield line.hit(*match.span(), to=match[0][0] + level)
        for match in _HIGHER.finditer(line.spoken) if level in "区县" else ():
            yield line.hit(*match.span(), to="我" + level)


_POST: Final = re.compile(rf"(?:已?经|由)(?:{HANZI}|·){{2,4}}?(?P<post>局长|主任|厅长)(?=审|签|同意)")
_POSTS: Final = (("局", "局长"), ("委员会", "主任"), ("办公室", "主任"), ("中心", "主任"), ("厅", "厅长"))


@rule("STR-29", "approver-post", "warning", "前后一致", "The post does not exist in the organ.")
def approver_post(copy: Copy) -> Iterator[Hit]:
    """审签人的职务与发文机关不符。

    错例：
        江镇区水利局关于区政协七届三次会议第5号提案的复函
        此复函已经李江主任审签。
    改为：
        江镇区水利局关于区政协七届三次会议第5号提案的复函
        此复函已经李江局长审签。
    """
    names = own_names(copy)
    wanted = {post for name in names for ending, post in _POSTS if name.endswith(ending)}
    if len(wanted) != 1 or any(not name.endswith(tuple(ending for ending, _ in _POSTS)) for name in names):
        return
    for line in copy.of("closing"):
        match = _POST.search(line.text)
        if match and match["post"] not in wanted:
            yield line.hit(
                match.start(), match.end(), to=line.raw[match.start() : match.start("post")] + min(wanted)
            )
