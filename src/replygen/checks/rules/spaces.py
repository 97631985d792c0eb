"""CHR: spaces and characters that cannot be seen (GB/T 9704 7.3.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from replygen.checks.copy import Copy, Edit, Hit, Line
from replygen.checks.rule import rule
from replygen.checks.text import HANZI
from replygen.checks.words import one_of

_SPACE: Final = r"[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]"
_UNSEEN: Final = r"\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\x00-\x08\x0e-\x1f\x7f-\x9f"
_WIDE: Final = rf"(?:{HANZI}|[，。、；：？！（）《》〈〉“”‘’〔〕])"
_BETWEEN: Final = re.compile(rf"(?<={_WIDE}){_SPACE}+(?={_WIDE})")
_INVISIBLE: Final = re.compile(rf"[{_UNSEEN}]+")
_SPACED_NAME: Final = re.compile(rf"(?<!{HANZI}){HANZI}{_SPACE}+{HANZI}(?!{HANZI})")
_DIGIT: Final = re.compile(rf"(?<={HANZI}){_SPACE}+(?=\d)|(?<=\d){_SPACE}+(?={HANZI})")
_WHOLE_DATE: Final = re.compile(
    rf"\d{{4}}{_SPACE}*年{_SPACE}*\d{{1,2}}{_SPACE}*月{_SPACE}*\d{{1,2}}{_SPACE}*日"
)
_LATIN_NUMBER: Final = re.compile(rf"[A-Za-z]{_SPACE}?[\d.-]+$")
_BEFORE_NAME: Final = re.compile(rf"{HANZI}{{2,4}}[，、；（）\d：\s]|{HANZI}{{2,4}}$")
_SECOND_HALF: Final = re.compile(
    "提[升高]|促进|推[动进]|加[快强大]|打造|助[力推]|完善|优化|构建|方便|保障|破解|解决|建设|赋能|激发|深化|强化|实现|切实|进一步|让|以|着力"
    "|引[领导]|服务|支持|规范|落实|做[好强优大]|健全|增强|培育|改善|有效|全面|创新|拓展|扩大|满足|守护|营造|擦亮|共[建享]"
)
"""With such words the second half of a title begins, which its author set apart by a space."""
_AS_WRITTEN: Final = re.compile(
    r"《关于[^《》]{4,100}(?:建议|提案|议案)》|《[^《》]{2,100}》(?=（[A-Z]{2,5}[A-Z/]{0,4} ?\d)"
    r"|(?<=\d)《[^《》]{2,100}》|《中共中央(?:办公厅)? 国务院"
)
"""Names of proposals, of standards, whose parts a space sets apart (GB/T 1.1 6.1), and of papers of both centres."""
_LABEL: Final = re.compile(
    rf"联{_SPACE}+系{_SPACE}+人|(?<!系)电{_SPACE}+话|[地住]{_SPACE}+址|邮{_SPACE}+编|抄{_SPACE}+[送报]|附{_SPACE}+件|传{_SPACE}+真"
)
_FEW: Final = 3
_NAMES: Final = ("organ", "note", "closing", "cc", "head", "mark")
_OTHER_ORGAN: Final = re.compile(rf"^\s*{HANZI}{{2,}}?{one_of('organ_end')}$")
_ORGAN_END: Final = re.compile(rf"{one_of('organ_end')}$")
_SET_APART: Final = ("date", "table")
"""Parts in which spaces set names or fields apart."""


@rule(
    "CHR-16",
    "stray-spaces",
    "warning",
    "GB/T 9704 7.3.3",
    "A space or an invisible character inside Chinese text.",
)
def stray_spaces(copy: Copy) -> Iterator[Hit]:
    """汉字之间有空格、制表符或者看不见的字符。

    两字姓名中间的空格、段首的缩进不算。

    错例：打通城北 片区断头路。 → 打通城北片区断头路。
    错例：凭身份　证明入场。 → 凭身份证明入场。
    错例：（ 联系人：赵河，联系电话：68281600） → （联系人：赵河，联系电话：68281600）
    正例：引进Green Mile Services公司，执行GB 13801-2015。
    正例：水质按照《城市供水 水质检验方法》（CJ/T 141-2018）检测。
    """
    for line in copy.lines:
        for match in (*_INVISIBLE.finditer(line.text), *_spaces(line)):
            yield _removed(line, *match.span())
        if line.level and (behind := _BEHIND_DOT.match(line.text)):
            yield _removed(line, *behind.span(1))
        end = len(line.raw.rstrip())
        if line.exact and end < len(line.raw) and not _INVISIBLE.search(line.raw[end:]):
            yield Hit(line, max(0, end - 1), len(line.raw), None, line.raw[max(0, end - 1) : end], True)
    for line in copy.of("date"):
        for match in _DIGIT.finditer(line.text) if _WHOLE_DATE.fullmatch(line.text.strip()) else ():
            yield _removed(line, *match.span())
    yield from _indents(copy)
    digits = list(_beside_digits(copy))
    if len(digits) <= _FEW:
        yield from digits


_BEHIND_DOT: Final = re.compile(rf"\s*\d{{1,2}}[.．、]((?! [^ ]){_SPACE}+)(?={HANZI}|[“《])")
"""A tab or wide space behind 1.; a single narrow one is a matter of taste."""
_WHOLE_LETTER: Final = re.compile(r"收悉.*如下.*\d{4}年")


def _spaces(line: Line) -> Iterator[re.Match[str]]:
    """Yield the spaces that set nothing apart: no names, no parts of a letter on one line."""
    if _WHOLE_LETTER.search(line.text):
        return
    titles = list(_AS_WRITTEN.finditer(line.text))
    for match in _BETWEEN.finditer(line.text):
        if match[0] in " \u3000" and any(_is_as_written(title, match) for title in titles):
            continue  # as its author wrote it
        wide = len(match[0]) > 1 and line.role not in ("opening", "body", "heading")
        lost_mark = match.end() == line.start and line.text[match.start() - 1] not in "、．.，：。）"
        if not wide and not lost_mark and not _is_name(line, match):
            yield match


def _is_as_written(title: re.Match[str], space: re.Match[str]) -> bool:
    """Tell whether a space belongs into a title: before the second half of a proposal's, anywhere in others."""
    if not title.start() < space.start() < title.end():
        return False
    return not title[0].startswith("《关于") or bool(_SECOND_HALF.match(space.string, space.end()))


def _is_name(line: Line, match: re.Match[str]) -> bool:
    """Tell whether a space belongs into a name or a label, or sets the organ apart from the rest of a title."""
    before, after = (
        line.text[max(0, match.start() - 4) : match.start()],
        line.text[match.end() : match.end() + 4],
    )
    if (
        _LABEL.search(before + match[0] + after)
        or line.role in _SET_APART
        or _sets_apart(line, match, before)
    ):
        return True
    if line.role == "title":
        other, about, _ = line.text[match.end() :].partition("关于")
        organs = not other.strip() if about else _ORGAN_END.search(line.text.rstrip())
        return bool(_ORGAN_END.search(before) and (organs or (about and _OTHER_ORGAN.search(other))))
    if line.role == "head" and ("\t" in match[0] or "〔" not in line.text):
        return True
    if line.role == "salutation":
        people = re.search(r"(?:代表|委员|同志)\W*$", line.text) and "\t" not in match[0]
        named = re.search(r"(?:^|[、，\s]).$", before) or re.match("代表|委员|同志", after)
        return bool(people and named) and before[-1:] not in ("名", "位")
    spaced = _SPACED_NAME.search(before[-2:] + match[0] + after[:2])
    return bool(spaced) and (line.role in _NAMES or bool(re.search("：.$", before)))


def _sets_apart(line: Line, match: re.Match[str], before: str) -> bool:
    """Tell whether a space sets a name in a note apart, or one organ that signs from the next."""
    if before.endswith("（") or line.text[match.end()] == "）":
        return False
    if line.role == "note":
        return bool(_BEFORE_NAME.match(line.text, match.end()))
    return line.role == "organ" and bool(_ORGAN_END.search(before))


def _removed(line: Line, start: int, end: int) -> Hit:
    """Return a hit on white space with the characters beside it, which alone can be seen."""
    first, last = max(0, start - 1), min(len(line.raw), end + 1)
    suggestion = line.raw[first:start] + line.raw[end:last]
    return Hit(line, first, last, None, suggestion, True, (Edit(line, start, end, ""),))


def _indents(copy: Copy) -> Iterator[Hit]:
    """A few indented paragraphs among others that are not: the spaces are stray."""
    lines = [
        line
        for line in copy.lines
        if line.exact and line.role in ("heading", "body", "opening", "salutation")
    ]
    indented = [line for line in lines if re.match(_SPACE, line.raw)]
    if len(indented) * 3 < len(lines):
        for line in indented:
            width = len(line.raw) - len(line.raw.lstrip())
            yield _removed(line, 0, width)


def _beside_digits(copy: Copy) -> Iterator[Hit]:
    for line in copy.of("title", "salutation", "opening", "heading", "body", "closing"):
        for match in _DIGIT.finditer(line.text):
            code = _LATIN_NUMBER.search(line.text[max(0, match.start() - 24) : match.start()])
            if not code or line.text[match.end()] == "号":
                yield _removed(line, *match.span())
