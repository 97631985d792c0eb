"""REF: documents, organs and terms that the letter cites (GB/T 15834 4.15 and office practice)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from replygen.checks.copy import Copy, Hit, Line
from replygen.checks.facts import date_of, proposal_titles
from replygen.checks.rule import rule
from replygen.checks.words import any_of, one_of, slips
from replygen.messages import Text

_CITED: Final = re.compile(
    r"《([^《》]{2,100})》\s*（([^（）〔〕]{1,20}〔\d{4}〕\d{1,5}号|[^（）〔〕\d]{1,20}令(?:\d{4}年)?第\d{1,4}号)）"
)


class _Cited(NamedTuple):
    title: str
    number: str
    line: Line
    start: int
    end: int


@rule("REF-02", "document-conflict", "error", "前后一致", "A document is cited in two ways.")
def document_conflict(copy: Copy) -> Iterator[Hit]:
    """同一份文件前后的文号不一致，或者同一个文号用在不同文件上。

    错例：落实《治水办法》（江府发〔2024〕8号）。按照《治水办法》（江府发〔2023〕8号）要求推进。
    正例：落实《治水办法》（江府发〔2024〕8号）和《节水办法》（江府发〔2024〕9号）。
    """
    yield from _other_years(copy)
    by_title: dict[str, str] = {}
    by_number: dict[str, str] = {}
    for cited in _cited(copy):
        number = by_title.setdefault(cited.title, cited.number)
        title = by_number.setdefault(cited.number, cited.title)
        if number != cited.number:
            message = Text(f"前面的文号是{number}。", f"Its number was {number} before.")
            yield cited.line.hit(cited.end - 2 - len(cited.number), cited.end, message)
        elif title != cited.title:
            message = Text(f"前面这个文号是《{title}》的。", f"The number was that of 《{title}》 before.")
            yield cited.line.hit(cited.start, cited.end, message)


_YEARS: Final = re.compile(r"《([^《》]{4,80})（(20\d\d)—(20\d\d)年?）》")


def _other_years(copy: Copy) -> Iterator[Hit]:
    """Find a plan named with other years than before, when the two would overlap."""
    seen: dict[str, tuple[int, int]] = {}
    for line in copy.of("opening", "body", "closing"):
        for match in _YEARS.finditer(line.text):
            years = int(match[2]), int(match[3])
            before = seen.setdefault(match[1], years)
            if before != years and before[0] <= years[1] and years[0] <= before[1]:
                message = Text(
                    f"前面写的是{before[0]}—{before[1]}年。", f"Before, it was {before[0]}—{before[1]}."
                )
                yield line.hit(*match.span(), message)


def _cited(copy: Copy) -> Iterator[_Cited]:
    for line in copy.of("opening", "body", "closing", "annex"):
        for match in _CITED.finditer(line.text):
            yield _Cited(match[1], match[2], line, *match.span())


_OPENING_TITLE: Final = re.compile(
    r"(?<=[您们你出的])(?:提出|提交)?的?(关于[^《》，。“”]{3,60}?的(?:建议|提案))(?=（|收悉|已收)"
)


@rule("REF-03", "title-without-marks", "warning", "GB/T 15834 4.15", "The title of the proposal lacks 《》.")
def title_without_marks(copy: Copy) -> Iterator[Hit]:
    """正文里的案名没有加书名号。

    错例：您提出的关于规范治水工作的提案（第5号）收悉。 → 您提出的《关于规范治水工作的提案》（第5号）收悉。
    正例：您提出的《关于规范治水工作的提案》（第5号）收悉。
    """
    names = proposal_titles(copy)
    for line in copy.of("opening", "body", "closing"):
        spans = {match.span(1) for match in _OPENING_TITLE.finditer(line.masked)}
        for name in names:
            spans |= {match.span() for match in re.finditer(re.escape(name), line.masked)}
        for start, end in sorted(spans):
            yield line.hit(start, end, to=f"《{line.raw[start:end]}》")


_BARE_CODE: Final = re.compile(r"(?<=》)[^\W\d_A-Za-z]{1,10}〔\d{4}〕\d{1,5}号(?![^\W\d_A-Za-z]{0,2}《)")

_CODE_WITHIN: Final = re.compile(r"(（[^\W\d_A-Za-z]{1,10}〔\d{4}〕\d{1,5}号）)》")
"""The number is no part of the title."""


@rule(
    "REF-01", "number-in-brackets", "warning", "GB/T 9704 7.3.3", "The number behind a title is in brackets."
)
def number_in_brackets(copy: Copy) -> Iterator[Hit]:
    """引用公文先写标题，后用圆括号括注发文字号。

    错例：落实《治水办法》江府发〔2024〕8号要求。 → 落实《治水办法》（江府发〔2024〕8号）要求。
    错例：落实《治水办法（江府发〔2024〕8号）》要求。 → 落实《治水办法》（江府发〔2024〕8号）要求。
    正例：落实《治水办法》（江府发〔2024〕8号）要求。
    """
    for line in copy.of("opening", "body", "closing"):
        for match in _BARE_CODE.finditer(line.text):
            yield line.hit(*match.span(), to=f"（{match[0]}）")
        for match in _CODE_WITHIN.finditer(line.text):
            yield line.hit(*match.span(), to=f"》{match[1]}")


_NO_DI: Final = re.compile(
    r"(?<!第[^\W\d_])(?<!第[^\W\d_]{2})(?<![第\d.〔\]）A-Za-z、，和及与—-])"
    r"((?:[A-Z]{1,4}-?)?\d{1,8})号(?=(?:代表|委员)?(?:建议|提案|议案))"
)
"""In 第江37号 a region stands in front of the number."""


_NO_DI_IN_BRACKETS: Final = re.compile(r"(?<=（)(?:[A-Z]{1,4}-?)?\d{1,8}号(?=）\s*(?:收悉|提案|建议))")
_NO_HAO: Final = re.compile(
    r"第(?:[A-Z]{1,4})?\d{1,8}(?=(?:代表|委员)?(?:建议|提案)|）\s*收悉)|(?<=》（)第(?:[A-Z]{1,4}-?)?\d{1,8}(?=）)"
)


@rule("REF-04", "number-without-di", "warning", "公文习惯", "第 or 号 is missing at the number.")
def number_without_di(copy: Copy) -> Iterator[Hit]:
    """提案、建议的编号前缺“第”，或者后面缺“号”。

    错例：如067号提案所述，水质好转。 → 如第067号提案所述，水质好转。
    错例：如第067提案所述，水质好转。 → 如第067号提案所述，水质好转。
    正例：第067、068号提案所述问题已经解决。
    正例：第江37号建议、第江河8号建议所述问题已经解决。
    """
    for line in copy.of("title", "opening", "body", "closing"):
        for match in (*_NO_DI.finditer(line.text), *_NO_DI_IN_BRACKETS.finditer(line.text)):
            yield line.hit(*match.span(), to="第" + match[0])
        for match in _NO_HAO.finditer(line.text):
            yield line.hit(*match.span(), to=match[0] + "号")


_BOOK: Final = re.compile(r"《([^《》]{2,60})》")
_IS_THING: Final = re.compile(
    r"小程序|公众号|客户端|(?:荣誉)?称号|等?(?:系列|品牌|主题|特色|文化|专项|集中|整治|百日)?(?:行动|活动|平台|工程(?!实施|建设)|大赛|赛事|节会|节庆|系统|模式|品牌|论坛|展览|专区|专窗|窗口|直播间|车间|试点|示范点|志愿服务|项目|应用|课堂|公交|制度)(?=[，。；、等的\d])"
    r"|免费乘|(?:服务|综合|受理)窗口|(?:招聘|推介|交流)会"
)
_IS_PLACE: Final = re.compile(
    r"(?<=建成|打造|创建|建设|设立|新建|改造|培育|开通|设置)《[^《》]{2,60}》\d+[个所家处座条间户]"
)
"""Documents and works are counted in 份, 部, 册, 件."""
_IS_ACTION: Final = re.compile(
    r"(?:工程|行动)(?!实施|建设|方案|计划|指南|手册|标准|规划)(?=[^，。；]{0,4}\d)"
)
_DOCUMENT: Final = re.compile(
    r"(?:方案|办法|意见|规划|通知|条例|规定|细则|计划|法|决定|标准|规范|规程|指南|导则|手册|志|纲要|通告|公告|准则|章程|目录|名录|清单|合同|协议|典|报告|教材|读本|词|歌|曲|剧)$"
)
_OF_WORKS: Final = re.compile(
    r"(?:拍摄|创作|出版|播出|播放|上演|排演|编演|演出|展演|编排|歌曲|小品|纪录片|[专宣][题传]片|视频|电影|节目|小戏|舞蹈|合唱|专著|图书|栏目|专栏|报|杂志|期刊)$"
)
_OTHER_THING: Final = re.compile(rf"{one_of('no_book')}$")


_QUOTED_DOCUMENT: Final = re.compile(
    r"“[^“”]{4,60}(?:方案|办法|意见|规划|通知|条例|规定|细则|计划|决定|纲要)”(?=（[^（）〔〕]{1,20}〔\d{4}〕)"
    r"|(?<=印发|出台|制定|修订|颁布|根据|按照|依据|依照|执行|落实|施行|发布|公布|贯彻)(?:了)?“[^“”一二三四五六七八九十\d+＋]{4,60}(?:管理办法|实施办法|暂行办法|办法（试行）|条例|实施细则|实施方案|行动方案|工作方案|专项规划|实施意见|指导意见|管理规定)”"
)


@rule(
    "REF-05", "book-marks-misused", "warning", "GB/T 15834 4.15 A", "《》 are for documents and works only."
)
def book_marks_misused(copy: Copy) -> Iterator[Hit]:
    """书名号用在不是文件、作品的名称上（活动、会议、项目、证照、奖项、平台等），或者文件名用了引号。

    错例：举办《江镇乡村艺术节》3届。 → 举办“江镇乡村艺术节”3届。
    错例：落实“江镇区治水方案”（江府办发〔2024〕6号）。 → 落实《江镇区治水方案》（江府办发〔2024〕6号）。
    错例：凭《敬老优待卡》免费乘车。 → 凭“敬老优待卡”免费乘车。
    错例：打造《十分钟便民角》26个。 → 打造“十分钟便民角”26个。
    错例：举办《江岸灯会季》等活动6场。 → 举办“江岸灯会季”等活动6场。
    正例：开展《民法典》宣传活动，上演《江岸灯会》等剧目，拍摄《春节》，印发《江镇乡村艺术节实施方案》，修订《江镇志》和《行动计划》。
    正例：发放《惠企政策明白卡》，播放《百姓热线》，创建《江镇条例》规定的示范点。
    """
    for line in copy.of("opening", "body"):
        for match in _BOOK.finditer(line.text):
            named = _OTHER_THING.search(match[1]) or (
                _IS_THING.match(line.text, match.end()) and not _DOCUMENT.search(match[1])
            )
            action = (
                _IS_ACTION.match(line.text, match.end()) or _IS_PLACE.match(line.text, match.start())
            ) and not _DOCUMENT.search(match[1])
            is_work = _OF_WORKS.search(line.text, max(0, match.start() - 24), match.start())
            if (action or (named and not is_work)) and "关于" not in match[1]:
                yield line.hit(*match.span(), to=f"“{line.raw[match.start() + 1 : match.end() - 1]}”")
        for match in _QUOTED_DOCUMENT.finditer(line.text):
            start = line.text.index("“", match.start())
            yield line.hit(start, match.end(), to=f"《{line.raw[start + 1 : match.end() - 1]}》")


_PLAN: Final = re.compile(r"《[^《》]{2,60}（(20\d\d)[—-](20\d\d)年?）》")
_REFORM: Final = 2019
"""The year from which the organs of the reform of 2018 carry their new names everywhere."""
_REPEAL: Final = 2020
"""The last year of the laws that the 民法典 replaced."""
_EARLIER: Final = re.compile(r"(?:19\d\d|200\d|201[0-8])年|原|前身|更名|撤并|改组")


@rule("REF-11", "out-of-date", "warning", "时效", "The document or the name is out of date.")
def out_of_date(copy: Copy) -> Iterator[Hit]:
    """引用了已经废止的法律、已经到期的规划，或者机构改革前的名称。

    错例：依据《中华人民共和国合同法》处理。
    错例：区环保局加强监测。 → 区生态环境局加强监测。
    正例：依据《中华人民共和国民法典》处理，区生态环境局加强监测，原区环保局2016年设立站点。
    """
    letter = date_of(copy)
    year = letter.year if letter else _REPEAL + 1
    for line in copy.of("opening", "body"):
        for match in any_of("repealed").finditer(line.text) if year > _REPEAL else ():
            yield line.hit(*match.span(), Text("这部法律已经废止。", "The law has been repealed."))
        for match, new in slips("renamed_organs", line.masked) if year >= _REFORM else ():
            if not _EARLIER.search(line.text[max(0, match.start() - 20) : match.start()]):
                yield line.hit(*match.span(), to=new)
        for match in _PLAN.finditer(line.text) if letter and line.section == "next" else ():
            if int(match[2]) < year:
                yield line.hit(
                    *match.span(), Text(f"这份规划到{match[2]}年为止。", f"It ended in {match[2]}.")
                )
