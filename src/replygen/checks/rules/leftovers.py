"""STR: what was left in the letter by mistake."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from replygen.checks.copy import Copy, Hit, Role
from replygen.checks.rule import rule
from replygen.checks.words import any_of, one_of, words
from replygen.messages import Text


@rule("STR-22", "placeholders", "error", "公文习惯", "A placeholder was left.")
def placeholders(copy: Copy) -> Iterator[Hit]:
    """还有没填的空。

    错例：培训从业人员XX人次。
    错例：建成公园【待补】个。
    正例：亟待补充经费，构建“1+X”体系，5×8米，王××反映，吴某某已领取补贴，讲解XX染色体和XY染色体。
    """
    for line in copy.lines:
        for match in any_of("placeholder").finditer(line.text):
            if match[0] not in _WITHHELD or not _is_person(match, line.role):
                yield line.hit(*match.span())


_WITHHELD: Final = ("××", "某某", "xx", "XX")
"""What may stand for the given name of a person."""
_AFTER_NAME: Final = re.compile(r"委员|代表|同志|反映|先生|女士|局长|主任|[、，等：]")
_NO_PERSON: Final = re.compile(
    rf"{one_of('organ_end')}|{one_of('named_places')}|[路街巷镇乡村区县市省号桥河]"
)


def _is_person(match: re.Match[str], role: Role) -> bool:
    """Tell whether 王某某 is a person whose name is withheld."""
    text, end = match.string, match.end()
    if text[max(0, match.start() - 1) : match.start()] not in words("surname"):
        return False
    named = role == "salutation" or bool(_AFTER_NAME.match(text, end))
    return named or (match[0] == "某某" and not _NO_PERSON.match(text, end))


@rule("STR-23", "talk-to-the-writer", "error", "公文习惯", "Words to the writer, not to the reader.")
def talk_to_the_writer(copy: Copy) -> Iterator[Hit]:
    """混进了写作提示或者生成工具的话。

    错例：以下是为您撰写的答复函： →
    错例：希望以上内容对您有帮助，如需修改请随时告诉我。
    正例：以下是三项措施。根据您的要求，我局修改了方案。
    """
    for line in copy.lines:
        if match := any_of("ai_talk").search(line.text.strip()):
            if line.role == "stray" or len(line.raw) < 60:  # noqa: PLR2004 - a line of its own
                yield line.hit(0, len(line.raw), to="")
            else:
                lead = len(line.text) - len(line.text.lstrip())
                yield line.hit(lead + match.start(), lead + match.end())
        elif match := any_of("note_to_self").search(line.text):
            yield line.hit(*match.span())


_OVER_PROMISE: Final = re.compile(
    r"(?:确保|保证(?!金|人|书|期|率)|承诺|做到)[^，。；]{0,8}(?:100%|百分之百|百分百)(?:地)?(?:让|使|令|兑现|根治|消除|杜绝|避免|防止|按期|按时)"
    r"|(?<!努力)(?<!力争)(?<!争取)(?<!尽力)(?:确保|保证(?!金|人|书|期|率)|承诺)[^，。；率比]{0,8}(?:100%|百分之百|百分百)(?:地)?(?:就业|办结|解决|满意|成功|化解)(?!的|率)"
    r"|(?<![在有])(?:一定|必定|必将)(?:能够?|会|要)?(?:100%|百分之百|百分百)(?:地)?[^\W\d_A-Za-z的]{2}"
    r"|(?<!努力)(?<!力争)(?<!争取)(?<!尽力)(?:一定|必定|必将|绝对|保证(?!金|人|书|期|率))(?:会|要|能够?|可以)?(?:让|使|令)[^，。；]{1,10}?(?:满意|放心|高兴)(?=[，。；])"
    r"|(?:保证(?!金|人|书|期|率)|承诺|绝对|一定)[^，。；]{0,10}?(?:从此|今后|以后)?(?:永不|永远不|绝不|决不|不会再|不再)(?:再)?(?:出现|发生|反弹|积水|堵|拥堵|返潮)"
    r"|(?<!不可能)(?<!难以)(?:一劳永逸|毕其功于一役)(?:地)?(?:解决|消除|根治)|"
    r"(?:确保|保证(?!金|人|书|期|率)|承诺|做到)[^，。；]{0,12}?不会?再?(?:发生|出现|出)任何|"
    r"(?:确保|保证|承诺)[^，。；]{0,12}(?:(?:100%|百分之百|百分百|绝对|永远|一定)(?:地)?(?:不|无|没有|实现|完成|达到|解决|做到|满意|安全)|万无一失|绝不(?:发生|出现|再))"
    r"|(?:一定|必定|绝对|保证)(?!金)(?:能够?|会)?(?:在?[^，。；]{1,10}?)??(?:全部|彻底|完全|圆满)(?:地)?(?:解决|消除|杜绝|根治)"
)
_SOLVED: Final = re.compile(
    r"已(?:经)?(?:全部|全面|完全)(?:得到)?(?:解决|采纳|落实)，[^，。；]{0,8}(?:结果|类别|类型)[为是属：]*“?[BCD]”?类"
)
_CANNOT: Final = re.compile(
    r"暂(?:时)?无法|暂不具备|暂不(?:能|宜|予)|难以(?:解决|实施|落实)|留作参考|条件尚不(?:成熟|具备)"
)


@rule("STR-24", "category-against-text", "warning", "公文习惯", "The category does not fit the answer.")
def category_against_text(copy: Copy) -> Iterator[Hit]:
    """办理结果标为A类（已经解决），正文却说暂时无法解决；或者不留余地地打包票。

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
    错例：加强巡查，确保100%不发生内涝。
    错例：实行专人养护，保证百分之百让居民满意。
    错例：加强巡查，确保不发生任何事故。
    错例：加强培训，确保学员100%就业。
    错例：您提出的问题已全部解决，办理结果为C类。
    错例：群众来信一定100%办结。
    正例：加强巡查，确保安全，覆盖率达到100%，确保100%的村建有泵站，努力让居民满意，退还保证金。
    """
    for line in copy.of("body", "closing"):
        for match in _OVER_PROMISE.finditer(line.spoken):
            yield line.hit(*match.span(), Text("没有依据的保证。", "A promise without a basis."))
    mark = copy.first("mark")
    category = copy.given.get("category") or (re.sub(r"[^A-D]", "", mark.text) if mark else "")
    for line in copy.prose:
        for match in _SOLVED.finditer(line.masked):
            message = Text("已经解决的是A类。", "What is solved is of category A.")
            yield line.hit(*match.span(), message)
    for line in copy.of("body") if category == "A" else ():
        for match in _CANNOT.finditer(line.text):
            yield line.hit(*match.span())
