"""CHR: full stops, commas and their kin (GB/T 15834 4.1–4.7, 4.11)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from replygen.checks.copy import PROSE, Copy, Edit, Hit, Line, all_matches
from replygen.checks.rule import rule
from replygen.checks.text import HANZI, sentences
from replygen.messages import Text
from replygen.zh.punctuation import FULL_WIDTH, widen

_NOT_MARKS: Final = re.compile(r"&(?:[a-z]{2,6}|#\d{2,5});|\(\d{4}\)\s*第?\d{1,4}号?")
"""Web entities and years in document numbers, which other rules mend."""
_DOT: Final = re.compile(
    rf"(?<={HANZI}{{6}})\.(?={HANZI}{{2}})|(?<={HANZI}|[”’）》%\d])\.(?=[”’\"']{{0,3}}$)"
    r"|(?<![!-~])(?:https?://|www\.|[\w.+-]{1,64}@)[\w\-./?=&#%:]{2,200}?(?P<end>\.)$"
)
"""A full stop that was typed as a dot."""
_SENTENCE: Final = 12
"""A shorter line that ends with a digit and a dot is no sentence."""
_MOSTLY: Final = 0.9
_SEVERAL: Final = 8


@rule("CHR-01", "half-width-marks", "error", "GB/T 15834 4", "Half-width mark in Chinese text.")
def half_width_marks(copy: Copy) -> Iterator[Hit]:
    """汉字旁边用了半角标点，应为全角。

    数字、时间、网址、邮箱、公式和西文短语里的半角标点不算。全文标点几乎都是半角时，只报一处。

    错例：收悉,经研究办理。 → 收悉，经研究办理。
    错例：开放共享设备(含仪器)。 → 开放共享设备（含仪器）。
    错例：对以上答复有什么意见，请及时反馈. → 对以上答复有什么意见，请及时反馈。
    正例：每日8:30至17:30开放，可发邮件至a,b@city.example咨询Green Co., Ltd.，比例为3:1。
    """
    edits = [
        Edit(line, mark.offset, mark.offset + 1, FULL_WIDTH[mark.was])
        for line in copy.lines
        for mark in widen(line.raw).marks
        if not _is_other(line.raw, mark.offset)
    ]
    edits += [
        Edit(line, place, place + 1, FULL_WIDTH[line.raw[place]])
        for line in copy.lines
        for place in _left_over(line)
    ]
    edits += [
        Edit(line, match.end() - 1, match.end(), "。")
        for line in copy.prose
        for match in _DOT.finditer(line.text)
        if len(line.raw) > _SENTENCE or not line.text[match.end() - 2].isdigit()
    ]
    full = sum(line.raw.count(mark) for line in copy.lines for mark in FULL_WIDTH.values())
    if len(edits) > _SEVERAL and len(edits) > _MOSTLY * (len(edits) + full):
        yield _all_of_them(edits)
        return
    for edit in edits:
        yield edit.line.hit(edit.start, edit.end, to=edit.to, safe=True)


_LEFT_OVER: Final = re.compile(
    r"(?<=[%％])[,;:](?=[^\W_A-Za-z])|（[^（）()]{0,200}(\))|(\()[^（）()]{0,200}）"
)


def _left_over(line: Line) -> Iterator[int]:
    """Yield the places of half-width marks behind % and of brackets whose other half is full-width."""
    for match in _LEFT_OVER.finditer(line.text):
        place = match.start(match.lastindex or 0)
        if line.text[place] == line.raw[place]:
            yield place


def _is_other(text: str, place: int) -> bool:
    near = _NOT_MARKS.finditer(text, max(0, place - 8), place + 8)
    return any(match.start() <= place < match.end() for match in near)


def _all_of_them(edits: list[Edit]) -> Hit:
    first = edits[0]
    message = Text(
        f"全文有{len(edits)}个标点是半角的，应为全角。", f"{len(edits)} marks of the text are half-width."
    )
    return Hit(first.line, first.start, first.end, message, first.to, True, tuple(edits))


_DOUBLED: Final = re.compile(
    r"([，。、；：])\1+|[，、；]+。|、，|，、|。[，；、]|：[，。；]|[，、；](?=）)|[，；]{2}|！{2,}|[%％]{2,}|(?<=[。！？]”)。"
)
_ELLIPSIS: Final = re.compile(r"。{3,}")


@rule("CHR-08", "doubled-marks", "error", "GB/T 15834 4", "Two marks where one belongs.")
def doubled_marks(copy: Copy) -> Iterator[Hit]:
    """标点重复，或者两个点号连用。

    错例：听取意见，，完善方案。 → 听取意见，完善方案。
    错例：惠及居民300户，。 → 惠及居民300户。
    正例：听取意见……完善方案——这是关键。
    """
    for line, match in all_matches(copy, _DOUBLED):
        if _ELLIPSIS.fullmatch(match[0]) or _is_other(line.raw, match.start()):
            continue
        kept = _kept(match[0])
        yield line.hit(*match.span(), to=kept, safe=len(set(match[0])) == 1 or _known(match[0]))


def _kept(marks: str) -> str | None:
    if len(marks) == 1:
        return ""
    if len(set(marks)) == 1:
        return marks[0]
    return next((mark for mark in "。；：，" if mark in marks), None)


def _known(marks: str) -> bool:
    """Tell whether it is plain which of two marks is the right one."""
    return len(marks) == 1 or bool(re.fullmatch(r"[，、；]+。|、，", marks))


_SHOWN, _LONG = 12, 24
_ENDS: Final = "。！？：；…:;."


@rule("CHR-09", "missing-end-mark", "error", "GB/T 15834 4.1", "The paragraph has no end mark.")
def missing_end_mark(copy: Copy) -> Iterator[Hit]:
    """正文段落的末尾没有句末标点。

    错例：2024年，全区新建口袋公园12个，改造街头绿地8处，惠及居民3.2万人
    结构化的信件里，正文的每一项都是一段，短的也查；标题、以“（一）”等序号开头的不查。

    正例：2024年，全区新建口袋公园12个，改造街头绿地8处，惠及居民3.2万人。
    """
    lines = [line for line in copy.lines if line.role in PROSE and line.role != "annex"]
    open_ones = [line for line in lines if _lacks_end(line) or (copy.made and _is_open(line))]
    if not copy.made and len(open_ones) * 2 > len(lines) > 2:  # noqa: PLR2004 - wrapped lines, not paragraphs
        return
    for line in open_ones:
        end = len(line.raw.rstrip())
        yield Hit(
            line, max(0, end - _SHOWN), end, None, line.raw[max(0, end - _SHOWN) : end].rstrip("，、") + "。"
        )


_NUMBERED: Final = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}\s*、|（\s*[一二三四五六七八九十\d]{1,3}\s*）|\d{1,2}[.．、])"
)


def _is_open(line: Line) -> bool:
    """Tell whether what is known to be a paragraph of the body ends with a word."""
    words = line.text.rstrip()
    last = words[-1:]
    return (
        line.role == "body" and (last.isalnum() or last in ("，", "、", "》")) and not _NUMBERED.match(words)
    )


def _lacks_end(line: Line) -> bool:
    text = line.text.rstrip()
    if len(text) < _LONG or not re.search("[，。；]", text) or text[-1] in "|｜":
        return False
    if text[-1] == "）":
        several = "。" in text or ("，" in text and not text.startswith("（"))
        ended = re.search("[。！？；](?:（[^（）]*）)?[^（）]*）$", text)
        return several and not ended and "：" not in text[-_LONG:]
    if text[-1] in "”’":
        return text[-2] not in _ENDS
    return text[-1] not in _ENDS


_CLAUSE: Final = re.compile(
    rf"(?<![\d.])\d[\d.]{{0,15}}(?:{HANZI}|[%％]){{1,8}}?、(?="
    r"(?:位?居|位?列|排名?|名列)(?:全[国省市区县州]|第|前|同类|首位|西部|中部|东部)"
    r"|占(?:全|总|比|规|地区|GDP|年度|当)[^、，。]{0,14}(?:\d|[%比])|占\d"
    r"|占(?![地用道据压补线有])[^、，。；\d]{2,16}的(?:\d[\d.]*%|[一二三四五六七八九]成|[一二三四五六七八九十]{1,2}分之)|完成(?:年度|全年|年初|计划|总)[^、，。；\d]{0,8}的\d"
    r"|为(?:\d|全[国省市区县]|年度|计划|目标|上年|去年|同期|\d{4}年)"
    r"|(?:同比|环比|比上年|较上年|比去年|较去年|比\d{4}年|较\d{4}年)"
    r"|(?:累计|总数|总量)(?:达|为|突破|超)|(?:高出|高于|低于|增长|下降|撬动)[^、，。]{0,14}\d)"
)


@rule("CHR-12", "clause-separator", "warning", "GB/T 15834 4.4 4.5", "A clause is set off by ，, not by 、.")
def clause_separator(copy: Copy) -> Iterator[Hit]:
    """分句之间应用逗号，不用顿号。

    错例：覆盖率达到82.5%、居全市第3位。 → 覆盖率达到82.5%，居全市第3位。
    错例：接待游客46万人次、同比增长12%。 → 接待游客46万人次，同比增长12%。
    错例：更换路灯860盏、占路灯总数的42%。 → 更换路灯860盏，占路灯总数的42%。
    正例：新建服务站9个、居民活动室14个、列车专线2条、占地8亩的公园1座、占用耕地的工地3处。
    """
    for line, match in all_matches(copy, _CLAUSE):
        end = match.end()
        yield Hit(line, match.start(), end, None, line.raw[match.start() : end - 1] + "，")


_LEVELS: Final = "[国省市州区县乡镇村社]"
_LISTED: Final = re.compile(
    rf"(?<={HANZI}{{2}}(?:局|委|办))(?=[省市区县](?![级域内外长属直县]){HANZI}{{2,8}}?(?:局|委(?![员托派会])|中心|支队))"
    rf"|(?<!{HANZI}){_LEVELS}，{_LEVELS}(?:，{_LEVELS})?(?=[两三四五]级|[、和])"
    rf"|(?<=[建善立全成]){_LEVELS}，{_LEVELS}(?:，{_LEVELS})?(?=[两三四五]级)"
)


@rule("CHR-21", "list-separator", "warning", "GB/T 15834 4.5", "、 sets off what is listed.")
def list_separator(copy: Copy) -> Iterator[Hit]:
    """并列的词语之间漏了顿号，或者用了逗号。

    错例：会同区农业农村委区规划自然资源局完善流转办法。 → 会同区农业农村委、区规划自然资源局完善流转办法。
    错例：建立市，县，乡三级网络。 → 建立市、县、乡三级网络。
    正例：会同区农业农村委、区规划自然资源局完善办法，区财政局区级专项资金已经到位。
    """
    for line in copy.of("opening", "heading", "body", "closing"):
        for match in _LISTED.finditer(line.spoken):
            if match[0]:
                yield line.hit(*match.span(), to=match[0].replace("，", "、"))
            else:
                at = match.start()
                yield line.hit(at - 1, at + 1, to=f"{line.raw[at - 1]}、{line.raw[at]}")


_ITEM_END: Final = re.compile(r"；(?=[二三四五六七八九]是)")
_ITEM_START: Final = re.compile(r"(?:^\s*|[。；：，])[一二三四五六七八九]是")


@rule(
    "CHR-13",
    "semicolon-over-stop",
    "warning",
    "GB/T 15834 A",
    "Items that hold a 。 are not separated by ；.",
)
def semicolon_over_stop(copy: Copy) -> Iterator[Hit]:
    """并列的各项里已经有句号，项与项之间就不能再用分号。

    错例：一是完善制度。修订章程；二是加强培训。 → 一是完善制度。修订章程。二是加强培训。
    错例：一是完善制度；二是加强培训。办班12期。三是搞好宣传。 → 一是完善制度。二是加强培训。办班12期。三是搞好宣传。
    正例：一是完善制度，修订章程；二是加强培训。
    正例：一是完善制度；二是加强培训。举办讲座12场，群众欢迎。
    """
    for line in copy.prose:
        items = list(_ITEM_START.finditer(line.text))
        starts = [each.end() for each in items]
        for match in _ITEM_END.finditer(line.text):
            before = bisect_right(starts, match.start())
            stop = before and line.text.find("。", starts[before - 1], match.start()) >= 0
            if stop or _holds_stop(line.text, items[before : before + 2]):
                yield line.hit(
                    match.start(), match.end() + 2, to="。" + line.raw[match.end() : match.end() + 2]
                )


_NUMERALS: Final = "一二三四五六七八九"


def _holds_stop(text: str, items: list[re.Match[str]]) -> bool:
    """Tell whether an item that is followed by the next one of its list holds a 。 within."""
    if len(items) < 2:  # noqa: PLR2004 - the last item may be followed by other sentences
        return False
    this, after = (_NUMERALS.index(each[0][-2]) for each in items)
    return after == this + 1 and text.find("。", items[0].end(), items[1].start()) >= 0


_CONTACT: Final = re.compile(r"联\s*系|电\s*话|日期|来源")
_PARTED: Final = re.compile("；|[。？！…]”")
"""What ends a sentence, or a part of it, between two colons; speech has ends of its own."""


@rule("CHR-14", "nested-colons", "warning", "GB/T 15834 4.7", "Two colons in one sentence.")
def nested_colons(copy: Copy) -> Iterator[Hit]:
    """一句话里套用两个冒号。

    错例：重点抓好两件事：第一件：修路，第二件架桥。
    正例：开放时间为9:00至17:00。重点抓好两件事：修路、架桥。
    正例：民警问：“头盔戴了吗？”学生们答道：“都戴了！”
    """
    for line in copy.prose:
        for sentence in sentences(line.spoken):
            colons = [m.start() for m in re.finditer(r"(?<!\d)：|：(?!\d)", sentence.text)]
            if (
                len(colons) > 1
                and colons[1] > colons[0] + 1
                and not _PARTED.search(line.text, *(sentence.start + place for place in colons[:2]))
                and not _CONTACT.search(sentence.text)
            ):
                yield line.hit(sentence.start + colons[0], sentence.start + colons[1] + 1)
