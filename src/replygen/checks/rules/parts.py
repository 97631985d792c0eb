"""STR: the parts of the letter and their order (GB/T 9704 7)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from replygen.checks.copy import TAIL, Copy, Hit, Role
from replygen.checks.facts import organs, own_names
from replygen.checks.rule import rule
from replygen.checks.rules.opinions import is_opinion
from replygen.checks.words import one_of
from replygen.messages import Text

_PARTS: Final[tuple[tuple[Role, str, str], ...]] = (
    ("title", "标题", "the title"),
    ("salutation", "称呼（主送对象）", "the salutation"),
    ("opening", "开头（收悉……现答复如下）", "the opening"),
    ("body", "正文", "the body"),
    ("organ", "署名（发文机关）", "the signing organ"),
    ("date", "成文日期", "the date"),
)
CONTACT: Final = re.compile(r"联\s*系|承办|经办|电\s*话")
OF_MINISTRIES: Final = re.compile(r"\s*联系(?:单位|部门|司局)[及和]电话：")
"""A contact note with a form of its own, without brackets, even above the signature: 联系单位及电话：某司，010-…."""


@rule("STR-01", "missing-part", "error", "GB/T 9704 7", "A part of the letter is missing.")
def missing_part(copy: Copy) -> Iterator[Hit]:
    """缺少标题、称呼、开头、正文、署名或者成文日期。

    错例：
        江镇区水利局关于区政协七届三次会议第5号提案的复函
        王木委员：
        您提出的《关于治水的提案》（第5号）收悉，现答复如下。
        我局新建泵站2座，清淤河道3公里。
        此复函已经李江局长审签。对以上答复您有什么意见，请及时反馈。
        江镇区水利局
        （联系人：赵河，联系电话：68281600）
    改为：
        江镇区水利局关于区政协七届三次会议第5号提案的复函
        王木委员：
        您提出的《关于治水的提案》（第5号）收悉，现答复如下。
        我局新建泵站2座，清淤河道3公里。
        此复函已经李江局长审签。对以上答复您有什么意见，请及时反馈。
        江镇区水利局
        2025年5月7日
        （联系人：赵河，联系电话：68281600）
    """
    if copy.made:
        yield from copy.lacks
    if copy.made or not copy.whole:
        return
    for role, zh, en in _PARTS:
        if copy.first(role) is None and not (role == "organ" and organs(copy)):
            yield Hit(None, message=Text(f"缺少{zh}。", f"{en.capitalize()} is missing."))


_ONLY_APPROVED: Final = re.compile(
    r"[^。，]{0,8}(?:已经?|由)[^。]{2,24}(?:审签|审阅|审定|签发|同意)[^。，]{0,4}。"
)


@rule("STR-25", "missing-end", "warning", "公文习惯", "The closing or the contact note is missing.")
def missing_end(copy: Copy) -> Iterator[Hit]:
    """缺少结尾，结尾只有审签的话，或者缺少联系人和联系电话。

    错例：
        江镇区水利局关于区政协七届三次会议第5号提案的复函
        王木委员：
        您提出的《关于治水的提案》（第5号）收悉，现答复如下。
        我局新建泵站2座，清淤河道3公里。
        此复函已经李江局长审签。对以上答复您有什么意见，请及时反馈。
        江镇区水利局
        2025年5月7日
    改为：
        江镇区水利局关于区政协七届三次会议第5号提案的复函
        王木委员：
        您提出的《关于治水的提案》（第5号）收悉，现答复如下。
        我局新建泵站2座，清淤河道3公里。
        此复函已经李江局长审签。对以上答复您有什么意见，请及时反馈。
        江镇区水利局
        2025年5月7日
        （联系人：赵河，联系电话：68281600）
    """
    if not copy.whole:
        return
    closing = "".join(line.text for line in copy.of("closing"))
    if not closing and not is_opinion(copy):
        yield Hit(None, message=Text("缺少结尾。", "The closing is missing."))
    elif _ONLY_APPROVED.fullmatch(closing.strip()):
        yield Hit(None, message=Text("结尾没有征求意见的话。", "The closing does not ask for an opinion."))
    letter = [line for line in copy.lines if line.role not in ("annex-title", "annex", "table")]
    end = copy.of("note") if copy.made else letter[len(letter) // 2 :]
    if not any(CONTACT.search(line.text) for line in end):
        yield Hit(None, message=Text("缺少联系人、联系电话。", "The contact note is missing."))


_TITLE_WORDS: Final = re.compile(r"(?:函|答复|回复|复|意见|情况|报告|说明|办理结果)(?:（[^（）]{1,8}）)?$")
_TWICE_ABOUT: Final = re.compile(rf"\s*关于[^\W\d_A-Za-z]{{2,24}}{one_of('organ_end')}关于")
_DOUBLE: Final = re.compile(
    r"关于(?:就(?!业|近|读|地|医|诊|餐|学)|针对)|(?:对|就|针对|对于)关于|关于对于"
    r"|关于对(?!口|外|标|接|照|话|策|症|联|等|子|立|应|抗|象|手|台|于|比|内)"
)


@rule("STR-02", "title-form", "warning", "公文习惯", "The form of the title.")
def title_form(copy: Copy) -> Iterator[Hit]:
    """标题介词重叠、没有文种或者末尾带了标点。

    错例：江镇区水利局关于对区政协七届三次会议第5号提案的复函 → 江镇区水利局关于区政协七届三次会议第5号提案的复函
    错例：江镇区水利局对关于区政协七届三次会议第5号提案的复函 → 江镇区水利局关于区政协七届三次会议第5号提案的复函
    正例：江镇区水利局关于对口支援第5号提案的复函
    """
    lines = list(copy.of("title"))
    for line in lines:
        if match := _DOUBLE.search(re.sub("《[^》]*》", lambda m: "《" * len(m[0]), line.text)):
            yield line.hit(*match.span(), to="关于")
        if match := _TWICE_ABOUT.match(line.text):
            yield line.hit(*match.span())
        for match in re.finditer(
            r"的的|关于关于|(复函|答复|函)的\1|的(?:复函|答复)的(?:复函|答复)", line.text
        ):
            yield line.hit(*match.span())
    if lines:
        last = lines[-1]
        words = last.text.rstrip()
        if words.endswith(("。", "，", "：", "；")):
            yield last.hit(max(0, len(words) - 3), len(words), to=last.raw[: len(words)][-3:-1], safe=True)
        elif not _TITLE_WORDS.search(words) and not re.search(
            r"(?:函|答复|意见|报告)", words[len(words) // 2 :]
        ):
            yield last.hit(
                max(0, len(words) - 6), len(words), Text("标题没有文种（如“复函”）。", "No document type.")
            )


@rule("STR-04", "salutation-colon", "error", "GB/T 9704 7.3.2", "The salutation ends with a colon.")
def salutation_colon(copy: Copy) -> Iterator[Hit]:
    """称呼后面应为全角冒号。

    错例：
        王木委员
        您提出的《关于治水的提案》（第5号）收悉，现答复如下。
    改为：
        王木委员：
        您提出的《关于治水的提案》（第5号）收悉，现答复如下。
    """
    for line in () if copy.made else copy.of("salutation"):
        words = line.text.rstrip()
        bare = words.rstrip("：；，。、! ！")
        if words != bare + "：" and "您好" not in words and "你好" not in words:
            start = len(bare) - 1
            yield line.hit(start, len(words), to=line.raw[start : len(bare)] + "：", safe=True)


_RECEIVED: Final = re.compile(
    r"收悉|收阅|敬悉|收到|知悉|交由|转来|转交|转办|分别办理|现[将就].*(?:情况|提案|建议)"
)
_UNNUMBERED: Final = re.compile(r"》(?=\s*(?:收悉|收阅))")
_HIGH: Final = re.compile("省|自治区|^国家|(?:厅|部|总局)$")
"""Organs that name the number in the title alone."""
_NUMBERED: Final = re.compile(r"第[^号]{1,12}号")
_ANSWERED: Final = re.compile(r"如下|答复|函复|回复")


@rule("STR-07", "opening-form", "warning", "公文习惯", "The opening lacks a part.")
def opening_form(copy: Copy) -> Iterator[Hit]:
    """开头没有“收悉”或者“现答复如下”。

    错例：
        江镇区水利局关于区政协七届三次会议第5号提案的复函
        王木委员：
        您提出的《关于治水的提案》（第5号），现答复如下。
        我局新建泵站2座，清淤河道3公里。
        此复函已经李江局长审签。对以上答复您有什么意见，请及时反馈。
        江镇区水利局
        2025年5月7日
        （联系人：赵河，联系电话：68281600）
    改为：
        江镇区水利局关于区政协七届三次会议第5号提案的复函
        王木委员：
        您提出的《关于治水的提案》（第5号）收悉，现答复如下。
        我局新建泵站2座，清淤河道3公里。
        此复函已经李江局长审签。对以上答复您有什么意见，请及时反馈。
        江镇区水利局
        2025年5月7日
        （联系人：赵河，联系电话：68281600）
    """
    line = copy.first("opening")
    if line is None or not copy.whole:
        return
    if not _RECEIVED.search(line.text):
        yield line.hit(0, min(len(line.raw), 20), Text("开头没有“收悉”。", "The opening lacks 收悉."))
    bare = _UNNUMBERED.search(line.text)
    numbered = any(_NUMBERED.search(title.text) for title in copy.of("title"))
    if bare and numbered and not copy.made and not any(map(_HIGH.search, own_names(copy))):
        yield line.hit(bare.start(), bare.end() + 2, Text("案名后面没有编号。", "The number is missing."))
    last = list(copy.of("opening"))[-1]
    if not _ANSWERED.search(last.text):
        yield last.hit(
            max(0, len(last.raw) - 12), len(last.raw), Text("开头没有“现答复如下”。", "It lacks 现答复如下.")
        )


_ORDER: Final[dict[Role, int]] = {
    "salutation": 1, "opening": 2, "heading": 3, "body": 3, "closing": 4, "organ": 5, "date": 6, "note": 7, "cc": 8,
}  # fmt: skip
_NAMES: Final[dict[Role, str]] = {
    "salutation": "称呼", "opening": "开头", "heading": "正文", "body": "正文", "closing": "结尾", "organ": "署名",
    "date": "成文日期", "note": "附注", "cc": "抄送",
}  # fmt: skip


@rule("STR-13", "order-of-parts", "error", "GB/T 9704 7.3.5 7.3.6", "The parts are out of order.")
def order_of_parts(copy: Copy) -> Iterator[Hit]:
    """各部分的次序应为：正文、署名、成文日期、附注（联系人）、抄送。

    错例：
        2025年5月7日
        江镇区水利局
        （联系人：赵河，联系电话：68281600）
    改为：
        江镇区水利局
        2025年5月7日
        （联系人：赵河，联系电话：68281600）
    正例：
        领导署名：李江
        联系人：赵河
        联系电话：68281600
        江镇区水利局
        2025年5月7日
    """
    last: Role = "salutation"
    sheet = _is_sheet_of_labels(copy)
    for line in () if copy.made else copy.of(*TAIL):
        if OF_MINISTRIES.match(line.text) or (sheet and _LABELLED.match(line.text)):
            continue
        if _ORDER[line.role] < _ORDER[last]:
            message = Text(f"{_NAMES[line.role]}应在{_NAMES[last]}之前。", "This part stands too late.")
            yield line.hit(0, len(line.raw), message)
        last = line.role  # what follows in order is not out of place, too


_LABELLED: Final = re.compile(
    r"\s*(?:领导署名|(?:主要|分管)?(?:负责人|领导)|联\s*系\s*人|承办人员?|经办人员?|(?:联系)?电\s*话|邮政编码|邮编)\s*："
)


def _is_sheet_of_labels(copy: Copy) -> bool:
    """Tell whether labels on lines of their own stand above the signature, as in some provinces, and no note."""
    organ = copy.first("organ")
    notes = [line for line in copy.of("note") if organ and line.index < organ.index]
    return len(notes) > 1 and all(_LABELLED.match(line.text) for line in notes)
