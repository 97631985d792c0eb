"""STR: the parts of the letter, their order and their marks (GB/T 9704 7)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from replygen.checks.copy import TAIL, Copy, Hit, Role
from replygen.checks.facts import organ_in_title, organs, own_names, place_level
from replygen.checks.rule import rule
from replygen.checks.text import HAN
from replygen.checks.words import any_of, one_of
from replygen.messages import Text

_PARTS: Final[tuple[tuple[Role, str, str], ...]] = (
    ("title", "标题", "the title"),
    ("salutation", "称呼（主送对象）", "the salutation"),
    ("opening", "开头（收悉……现答复如下）", "the opening"),
    ("body", "正文", "the body"),
    ("organ", "署名（发文机关）", "the signing organ"),
    ("date", "成文日期", "the date"),
)
_MADE: Final = {"title", "salutation", "opening", "closing"}
_CONTACT: Final = re.compile(r"联\s*系|承办|经办|电\s*话")


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
    if not copy.whole:
        return
    for role, zh, en in _PARTS:
        if copy.made and role in _MADE:
            continue
        if copy.first(role) is None:
            yield Hit(None, message=Text(f"缺少{zh}。", f"{en.capitalize()} is missing."))


@rule("STR-25", "missing-end", "warning", "公文习惯", "The closing or the contact note is missing.")
def missing_end(copy: Copy) -> Iterator[Hit]:
    """缺少结尾，或者缺少联系人和联系电话。

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
    if not copy.whole or copy.made:
        return
    if copy.first("closing") is None:
        yield Hit(None, message=Text("缺少结尾。", "The closing is missing."))
    letter = [line for line in copy.lines if line.role not in ("annex-title", "annex", "table")]
    if not any(_CONTACT.search(line.text) for line in letter[len(letter) // 2 :]):
        yield Hit(None, message=Text("缺少联系人、联系电话。", "The contact note is missing."))


_TITLE_WORDS: Final = re.compile(r"(?:函|答复|回复|复|意见|情况|报告|说明|办理结果)(?:（[^（）]{1,8}）)?$")
_DOUBLE: Final = re.compile(r"关于对(?!口|外|标|接|照|话|策|症|联|等|子|立|应|抗|象|手|台|于|比|内)")


@rule("STR-02", "title-form", "warning", "公文习惯", "The form of the title.")
def title_form(copy: Copy) -> Iterator[Hit]:
    """标题介词重叠、没有文种或者末尾带了标点。

    错例：江镇区水利局关于对区政协七届三次会议第5号提案的复函 → 江镇区水利局关于区政协七届三次会议第5号提案的复函
    正例：江镇区水利局关于对口支援第5号提案的复函
    """
    lines = list(copy.of("title"))
    for line in lines:
        if match := _DOUBLE.search(re.sub("《[^》]*》", lambda m: "《" * len(m[0]), line.text)):
            yield line.hit(*match.span(), to="关于")
        for match in re.finditer(r"的的|关于关于|的(?:复函|答复)的(?:复函|答复)", line.text):
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


_RECEIVED: Final = re.compile(r"收悉|收阅|敬悉|收到|知悉|交由|转来|转交|转办")
_UNNUMBERED: Final = re.compile(r"》(?=\s*(?:收悉|收阅))")
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
    if bare and not copy.made and any(_NUMBERED.search(title.text) for title in copy.of("title")):
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
    """
    last: Role = "salutation"
    for line in () if copy.made else copy.of(*TAIL):
        if _ORDER[line.role] < _ORDER[last]:
            message = Text(f"{_NAMES[line.role]}应在{_NAMES[last]}之前。", "This part stands too late.")
            yield line.hit(0, len(line.raw), message)
        else:
            last = line.role


_OPEN_NOTE: Final = re.compile(r"(?:此件|本件)[^（）：]{2,12}")


@rule("STR-14", "contact-note", "warning", "GB/T 9704 7.3.6", "The form of the contact note.")
def contact_note(copy: Copy) -> Iterator[Hit]:
    """联系人附注应加圆括号，写明姓名和电话。

    错例：（联系人：赵河）
    错例：联系人：赵河，联系电话：68281600 → （联系人：赵河，联系电话：68281600）
    正例：（联系人：赵河，联系电话：68281600）
    """
    for line in () if copy.made else copy.of("note"):
        if _OPEN_NOTE.fullmatch(line.text.strip()):
            yield line.hit(0, len(line.raw), to=f"（{line.raw.strip()}）")
    notes = [line for line in copy.of("note") if _CONTACT.search(line.text)]
    if len(notes) != 1 or copy.made:
        return
    line = notes[0]
    words = line.text.strip()
    start = line.text.index(words)
    if "（" not in words and "）" not in words:
        yield line.hit(start, start + len(words), to=f"（{line.raw[start : start + len(words)]}）")
    if not re.search(r"\d{3}", words):
        yield line.hit(start, start + len(words), Text("附注里没有电话。", "The note gives no phone number."))
    elif not re.search(r"(?:联\s*系|承办|经办)\s*人[^：]{0,6}：\s*[^，；：\d）\s]", words):
        yield line.hit(start, start + len(words), Text("附注里没有联系人。", "The note names nobody."))


_ATTACHED: Final = re.compile(r"\s*(?:附件?\s*\d{0,2}\s*：)?\s*(?:(\d{1,2})[.．、])?\s*(?P<title>.+?)\s*$")
_END: Final = re.compile(r"[。；，、]+\s*$")
_SEEN: Final = re.compile(r"(?:详?见|参见|附后的?)附件\s*(\d{0,2})")


@rule("STR-18", "attachments", "error", "GB/T 9704 7.3.4 7.3.7", "Attachment note and attachments differ.")
def attachments(copy: Copy) -> Iterator[Hit]:
    """附件说明与附件不一致，或者附件名称后面带了标点。

    错例：
        江镇区水利局
        附件：泵站清单。
    改为：
        江镇区水利局
        附件：泵站清单
    正例：
        新建泵站见附件。
        附件：泵站清单
    """
    notes = list(copy.of("attachment"))
    pages = list(copy.of("annex-title"))
    for line in notes:
        if match := _END.search(line.text):
            start = match.start() - 1
            yield line.hit(start, match.end(), to=line.raw[start : match.start()], safe=True)
    names = [match["title"].rstrip("。；，、") for line in notes if (match := _ATTACHED.match(line.text))]
    for line in pages:
        if names and re.sub(r"\s", "", line.text) not in [re.sub(r"\s", "", name) for name in names]:
            yield line.hit(
                0, len(line.raw), Text("附件标题与附件说明不一致。", "Its title is not that of the note.")
            )
    if not notes and not pages and copy.whole and not copy.given.get("attachments"):
        for line in copy.of("body", "opening"):
            for match in _SEEN.finditer(line.text):
                yield line.hit(*match.span(), Text("文中提到附件，却没有附件。", "No attachment is given."))
    yield from _attachment_numbers(copy, len(names))


def _attachment_numbers(copy: Copy, count: int) -> Iterator[Hit]:
    for line in copy.of("body", "opening"):
        for match in _SEEN.finditer(line.text):
            if match[1] and count and int(match[1]) > count:
                yield line.hit(
                    *match.span(), Text(f"附件只有{count}个。", f"There are only {count} attachments.")
                )
    notes = list(copy.of("attachment"))
    numbers = [
        int(mark[1]) for line in notes if (mark := re.search(r"(?:^|[：:])\s*(\d{1,2})\s*[.．、]", line.text))
    ]
    if numbers and numbers != list(range(1, len(numbers) + 1)):
        line = notes[0]
        yield line.hit(0, len(line.raw), Text("附件的序号不连续。", "The attachments are misnumbered."))


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
    title = "".join(line.text for line in copy.of("title"))
    line = copy.first("salutation")
    opinion = copy.given.get("role") == "会办" or re.search(r"[会协]办(?:情况|意见)", title)
    if line and opinion and re.search(r"(?:代表|委员)\s*[：:]?\s*$", line.text):
        yield line.hit(0, len(line.raw.rstrip()))


@rule("STR-21", "copies", "warning", "GB/T 9704 7.4.2", "The list of copies.")
def copies(copy: Copy) -> Iterator[Hit]:
    """抄送机关名单末尾用句号，主送对象不重复抄送。

    错例：抄送：江镇区政协提案委员会，江镇区政府督查室 → 抄送：江镇区政协提案委员会，江镇区政府督查室。
    正例：抄送：江镇区政协提案委员会，江镇区政府督查室。
    """
    lines = [] if copy.made else list(copy.of("cc"))
    if lines:
        words = lines[-1].text.rstrip()
        if words[-1] not in "。，":
            yield lines[-1].hit(len(words) - 1, len(words), to=lines[-1].raw[len(words) - 1] + "。")
    salutation = copy.first("salutation")
    addressee = salutation.text.strip(" ：:") if salutation else ""
    for line in copy.of("cc"):
        if len(addressee) > 3 and addressee in line.text:  # noqa: PLR2004 - a name, not a word
            start = line.text.index(addressee)
            yield line.hit(
                start, start + len(addressee), Text("主送对象不必抄送。", "It is addressed already.")
            )


_SURNAME: Final = re.compile(rf"[{HAN}]$")


@rule("STR-22", "placeholders", "error", "公文习惯", "A placeholder was left.")
def placeholders(copy: Copy) -> Iterator[Hit]:
    """还有没填的空。

    错例：培训从业人员XX人次。
    错例：建成公园【待补】个。
    正例：亟待补充经费，构建“1+X”体系，5×8米，王××反映。
    """
    for line in copy.lines:
        for match in any_of("placeholder").finditer(line.text):
            named = match[0] in ("××", "某某", "xx", "XX") and _SURNAME.search(line.text[: match.start()])
            if not (named and _is_person(line.text, match.start(), match.end(), line.role)):
                yield line.hit(*match.span())


_AFTER_NAME: Final = re.compile(r"委员|代表|同志|反映|先生|女士|局长|主任|[、，等：]")
_FAMILY: Final = one_of("surname")


def _is_person(text: str, start: int, end: int, role: Role) -> bool:
    """Tell whether 王某某 is a person whose name is withheld."""
    surname = re.fullmatch(_FAMILY, text[start - 1 : start])
    return bool(surname and (_AFTER_NAME.match(text, end) or role == "salutation"))


@rule("STR-23", "talk-to-the-writer", "error", "公文习惯", "Words to the writer, not to the reader.")
def talk_to_the_writer(copy: Copy) -> Iterator[Hit]:
    """混进了写作提示或者生成工具的话。

    错例：以下是为您撰写的答复函： →
    错例：希望以上内容对您有帮助，如需修改请随时告诉我。
    正例：以下是三项措施。
    """
    for line in copy.lines:
        if match := any_of("ai_talk").search(line.text):
            if line.role == "stray" or len(line.raw) < 60:  # noqa: PLR2004 - a line of its own
                yield line.hit(0, len(line.raw), to="")
            else:
                yield line.hit(*match.span())
        elif match := any_of("note_to_self").search(line.text):
            yield line.hit(*match.span())


_CANNOT: Final = re.compile(
    r"暂(?:时)?无法|暂不具备|暂不(?:能|宜|予)|难以(?:解决|实施|落实)|留作参考|条件尚不(?:成熟|具备)"
)


@rule("STR-24", "category-against-text", "warning", "公文习惯", "The category does not fit the answer.")
def category_against_text(copy: Copy) -> Iterator[Hit]:
    """办理结果标为A类（已经解决），正文却说暂时无法解决。

    错例：
        A
        王木代表：
        您提出的《关于治水的建议》（第5号）收悉，现答复如下。
        因用地限制，暂无法新建泵站。
    改为：
        C
        王木代表：
        您提出的《关于治水的建议》（第5号）收悉，现答复如下。
        因用地限制，暂无法新建泵站。
    """
    mark = copy.first("mark")
    category = copy.given.get("category") or (re.sub(r"[^A-D]", "", mark.text) if mark else "")
    for line in copy.of("body") if category == "A" else ():
        for match in _CANNOT.finditer(line.text):
            yield line.hit(*match.span())


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


_SHORT_NAME: Final = 4
"""So long a name may lack the place that its full form begins with: 北碚区水利局, not 水利局."""


@rule("STR-12", "signing-organ", "warning", "GB/T 9704 7.3.5", "The signing organ is not that of the title.")
def signing_organ(copy: Copy) -> Iterator[Hit]:
    """署名与标题里的发文机关不一致，应为机关全称。

    错例：
        江镇区教育委员会关于区政协七届三次会议第5号提案的复函
        江镇区教育局
    改为：
        江镇区教育委员会关于区政协七届三次会议第5号提案的复函
        江镇区教育委员会
    """
    title = organ_in_title(copy)
    signed = organs(copy)
    if not title or not signed:
        return
    name = re.sub(r"\s", "", title.value)
    names = [re.sub(r"\s", "", found.value) for found in signed]
    joint = len(names) > 1
    if any(name.endswith(each) or (joint and each in name) for each in names):
        return
    if len(name) > _SHORT_NAME and any(each.endswith(name) for each in names):
        return
    for found in signed:
        yield found.line.hit(found.start, found.end, to=title.value if len(signed) == 1 else None)


_PREFIX: Final = re.compile(rf"^\s*([{HAN}]{{2,10}}?)[〔\[（【(]")
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
    if line is None or match is None or not names:
        return
    code = _OF_ANY.sub("", match[1][1:])
    if code and not any(char in name for name in names for char in code):
        yield line.hit(match.start(1), match.end(1))


_LEVEL: Final = re.compile(r"(?<!自)[我全]([区县])(?![域级里城乡])")


@rule("STR-27", "level-of-place", "warning", "公文习惯", "The level of the place is not that of the organ.")
def level_of_place(copy: Copy) -> Iterator[Hit]:
    """“我区”“我县”“全区”“全县”与发文机关所在的行政区不符。

    错例：
        江镇区水利局关于区政协七届三次会议第5号提案的复函
        2024年，全县新建泵站2座。
    改为：
        江镇区水利局关于区政协七届三次会议第5号提案的复函
        2024年，全区新建泵站2座。
    """
    levels = {place_level(name) for name in own_names(copy)}
    if levels not in ({"区"}, {"县"}):
        return
    (level,) = levels
    for line in copy.of("opening", "body"):
        for match in _LEVEL.finditer(line.spoken):
            if match[1] != level:
                yield line.hit(*match.span(), to=match[0][0] + level)


_POST: Final = re.compile(rf"(?:已?经|由)[{HAN}·]{{2,4}}?(?P<post>局长|主任|厅长)(?=审|签|同意)")
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
