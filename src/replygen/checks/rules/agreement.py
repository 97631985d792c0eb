"""STR and REF: whether the letter says the same everywhere: numbers, names, pronouns, words for the proposal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from replygen.checks.copy import Copy, Hit, Kind, Line
from replygen.checks.facts import (
    Found,
    addressees,
    kind_of,
    proposal_numbers,
    proposal_titles,
    sessions,
)
from replygen.checks.rule import rule
from replygen.checks.text import sentences
from replygen.messages import Text


@rule("STR-03", "proposal-conflict", "error", "前后一致", "The proposal is named in two ways.")
def proposal_conflict(copy: Copy) -> Iterator[Hit]:
    """提案、建议的编号、届次或者案名前后不一致。

    错例：
        江镇区水利局关于区政协七届三次会议第57号提案的复函
        王木委员：
        您提出的《关于治水的提案》（第75号）收悉，现答复如下。
    改为：
        江镇区水利局关于区政协七届三次会议第57号提案的复函
        王木委员：
        您提出的《关于治水的提案》（第57号）收悉，现答复如下。
    正例：第57、58号提案提出的《关于治水的提案》收悉。
    """
    yield from _other_than_first(_by_line(proposal_numbers(copy)), "编号", "number", copy.numbers)
    yield from _other_than_first(sessions(copy), "届次", "session")
    yield from _other_titles(copy)


def _by_line(found: Iterator[Found]) -> Iterator[Found]:
    """Leave out what a line says twice."""
    seen: set[tuple[int, int, str]] = set()
    for each in found:
        key = (each.line.index, each.start, each.value)
        if key not in seen:
            seen.add(key)
            yield each


def _other_than_first(found: Iterator[Found], zh: str, en: str, given: Iterable[str] = ()) -> Iterator[Hit]:
    """Compare what the first line says with what the others say; a line may name several."""
    first: Line | None = None
    known = set(given)
    for each in found:
        first = first or each.line
        if each.line is first and not given:
            known.add(each.value)
        elif each.value not in known:
            was = "、".join(sorted(known))
            message = Text(f"{zh}与前面的{was}不一致。", f"The {en} is not {was}, as it was before.")
            yield each.line.hit(each.start, each.end, message)


_TITLE: Final = re.compile(r"《(关于[^《》]{4,100})》")
_ALIKE: Final = 0.8
_LONGEST: Final = 120


def _other_titles(copy: Copy) -> Iterator[Hit]:
    known = proposal_titles(copy)
    for line in copy.of("title", "body", "closing", "annex-title", "annex") if known else ():
        for match in _TITLE.finditer(line.text):
            if match[1] not in known and any(_alike(match[1], name) for name in known):
                yield line.hit(
                    *match.span(), Text("案名与开头的不一致。", "The opening gives another title.")
                )


def _alike(first: str, second: str) -> bool:
    """Tell whether two titles are the same but for a few characters."""
    from difflib import SequenceMatcher  # noqa: PLC0415 - most letters need none

    same_end = first[-2:] == second[-2:]
    return (
        same_end
        and SequenceMatcher(None, first[:_LONGEST], second[:_LONGEST], autojunk=False).ratio() >= _ALIKE
    )


_NOT_FOR: Final = {
    "建议": re.compile(
        r"(?:该|本|此|贵|这[一件份]?|您的|你们的|上述|针对|结合)提案|提案(?:所述|所提|提出|建议|指出|反映|办理|人(?!大))|号提案|政协委员的|(?<![和、及与议])政协提案(?=工作|办理)|(?:感谢|请|希望)(?:各位|[一二两三四五几]位)?委员(?!会)"
        r"|(?<=感谢)(?:各位|广大|[省市区县州])?政协委员(?=对|的|们)|的提案(?=》\s*（第[^（）]{1,12}号）)|(?<![、和及与])政协委员(?=对[^，。；]{1,20}的(?:关心|支持|关注))"
    ),
    "提案": re.compile(
        r"号(?:代表)?建议(?=[提所的，。])|建议(?:办理情况|人大代表)|人大代表建议(?!和|、|及)|(?:感谢|请|希望)(?:各位|[一二两三四五几]位)?代表(?=们?[对的继多给提])"
        r"|(?:该|本|此|贵|上述)[件条份]?建议(?=提出的|所提|中提|中反映|指出|反映的|所述|中所|的办理|办理|由[^，。；]{1,10}(?:代表|委员|领衔|提出))"
        r"|(?<=感谢)(?:各位|广大|[省市区县州])?人大代表(?=对|的|们)|(?<![、和及与])人大代表(?=对[^，。；]{1,20}的(?:关心|支持|关注))"
    ),
}
_ADDRESSED: Final = {"建议": "代表", "提案": "委员"}
_OTHER_SESSION: Final = {
    "建议": re.compile(r"政协(?=[^\W\d_A-Za-z]{0,8}?第?[一二三四五六七八九十]{1,3}[届次])"),
    "提案": re.compile(r"(?:人大|人民代表大会)(?=第?[一二三四五六七八九十]{1,3}[届次])"),
}


@rule("STR-05", "proposal-words", "error", "公文习惯", "委员 goes with 提案, 代表 with 建议.")
def proposal_words(copy: Copy) -> Iterator[Hit]:
    """答复人大代表“建议”与答复政协委员“提案”的用词混用。

    错例：
        江镇区水利局关于区十八届人大二次会议第5号建议的复函
        王木委员：
        您提出的《关于治水的建议》（第5号）收悉，现答复如下。
    改为：
        江镇区水利局关于区十八届人大二次会议第5号建议的复函
        王木代表：
        您提出的《关于治水的建议》（第5号）收悉，现答复如下。
    错例：
        江镇区水利局关于区政协七届三次会议第5号提案的复函
        王木委员：
        您在区七届人大三次会议上提出的《关于治水的提案》（第5号）收悉，现答复如下。
    错例：
        江镇区水利局关于区政协七届三次会议第5号提案的复函
        王木委员：
        您提出的《关于治水的提案》（第5号）收悉，现答复如下。
        该建议提出的4项措施已经落实。
    正例：
        江镇区水利局关于区政协七届三次会议第5号提案的复函
        王木委员：
        您提出的《关于规范治水的建议》（第5号）收悉，现答复如下。
        您建议新建泵站，该建议对治水很有帮助，已请人大代表、政协委员现场察看。
    """
    kind = kind_of(copy)
    if kind is None or copy.given.get("role") == "会办":
        return
    other = "提案" if kind == "建议" else "建议"
    for line in copy.of("title"):
        for match in re.finditer(f"(?<=号){other}", line.masked):
            yield line.hit(*match.span(), _word(kind), to=kind)
    yield from _other_session(copy, kind)
    for line in copy.of("salutation"):
        for match in re.finditer(rf"{_ADDRESSED[other]}(?=\s*[：:，；。]?\s*$)", line.text):
            yield line.hit(*match.span(), _word(kind), to=_ADDRESSED[kind])
    names, _ = addressees(copy)
    as_other = re.compile("|".join(re.escape(name + _ADDRESSED[other]) for name in names) or "(?!)")
    for line in copy.of("opening", "body", "closing"):
        for match in (*_NOT_FOR[kind].finditer(line.text), *as_other.finditer(line.text)):
            words = match[0].replace(other, kind, 1).replace(_ADDRESSED[other], _ADDRESSED[kind])
            yield line.hit(*match.span(), _word(kind), to=words)


def _other_session(copy: Copy, kind: Kind) -> Iterator[Hit]:
    """Find 人大 sessions in a letter on a 提案, and the reverse; a letter on both names both in its title."""
    title = "".join(line.masked for line in copy.of("title"))
    if _OTHER_SESSION[kind].search(title) and kind in _kinds_of_sessions(title):
        return
    for line in copy.of("title", "opening"):
        for match in _OTHER_SESSION[kind].finditer(line.masked):
            yield line.hit(*match.span(), _word(kind))


def _kinds_of_sessions(title: str) -> set[str]:
    return {
        "提案" if kind == "建议" else "建议" for kind, look in _OTHER_SESSION.items() if look.search(title)
    }


def _word(kind: str) -> Text:
    return Text(f"这是答复{_ADDRESSED[kind]}{kind}的信，用词应一致。", f"The letter answers a {kind}.")


_YOUR_ORGAN: Final = re.compile(r"贵[委会局组办](?=提出|对|有|所|联名|在|于|关于|反映|的?建议)")
_YOU: Final = re.compile(
    r"您们|您(?![二两三四几]位|单位)|你们|(?<![给对])你(?![们好单协会委办局公支小校院部镇街团组党站社])"
)


@rule("STR-06", "pronouns", "error", "公文习惯", "The pronoun does not fit the addressees.")
def pronouns(copy: Copy) -> Iterator[Hit]:
    """对一个人称“您”，对几个人或者单位称“你们”，全文一致。

    错例：
        王木委员：
        您提出的《关于治水的提案》（第5号）收悉，现答复如下。
        对以上答复你们有什么意见，请及时反馈。
    改为：
        王木委员：
        您提出的《关于治水的提案》（第5号）收悉，现答复如下。
        对以上答复您有什么意见，请及时反馈。
    正例：
        王木、李江委员：
        您二位提出的《关于治水的提案》（第5号）收悉，现答复如下。
    正例：
        致公党江镇区支部：
        你们提出的《关于治水的提案》（第5号）收悉，现答复如下。
    """
    line = copy.first("salutation")
    if line is None or copy.given.get("role") == "会办":
        return
    _, many = addressees(copy)
    wanted = "你们" if many else "您"
    people, _ = addressees(copy)
    for each in copy.of("opening", "closing") if people else ():
        for match in _YOUR_ORGAN.finditer(each.spoken):
            yield each.hit(*match.span(), to=wanted)
    for each in copy.of("opening", "body", "closing"):
        for match in _YOU.finditer(each.spoken):
            if match[0] != wanted and not (match[0] == "你" and not many and _only_you(copy)):
                end = min(len(each.raw), match.end() + 2)
                yield each.hit(match.start(), end, to=wanted + each.raw[match.end() : end])


def _only_you(copy: Copy) -> bool:
    """Tell whether the letter says 你 to one person throughout."""
    return not any("您" in line.spoken for line in copy.of("opening", "body", "closing"))


_MIN_SENTENCE: Final = 14
_MIN_CLAUSE: Final = 20
_CLAUSES: Final = re.compile(rf"[^，。；：！？\ue000]{{{_MIN_CLAUSE},}}")
_LEAD: Final = re.compile(r"^\s*(?:[一二三四五六七八九]是|第[一二三四五六七八九]，|同时，|此外，|另外，)*")


@rule("STR-17", "repeated-sentence", "warning", "公文习惯", "The same sentence stands twice.")
def repeated_sentence(copy: Copy) -> Iterator[Hit]:
    """同样的句子出现两次。

    错例：一体推进滨江绿道和社区公园的建设管护工作。二是一体推进滨江绿道和社区公园的建设管护工作。
    正例：您提出的《关于一体推进滨江绿道和社区公园建设管护工作的提案》收悉。针对《关于一体推进滨江绿道和社区公园建设管护工作的提案》，提出措施。
    """
    seen: set[str] = set()
    for line in copy.of("opening", "body"):
        fresh: list[str] = []
        spans: list[tuple[int, int]] = []
        for start, words in _pieces(line):
            if words in seen or words in fresh:
                spans.append((start, start + len(words)))
            fresh.append(words)
        seen.update(fresh)
        yield from (line.hit(*span) for span in _joined(spans))


def _pieces(line: Line) -> Iterator[tuple[int, str]]:
    """Yield the sentences and long clauses of a line without the words that lead in."""
    for sentence in sentences(line.masked):
        yield from _piece(sentence.start, sentence.text.rstrip("。！？"), _MIN_SENTENCE)
        for clause in _CLAUSES.finditer(sentence.text.rstrip("。！？”")):
            if len(clause[0]) + 1 >= len(sentence.text.rstrip("”")):
                continue
            yield from _piece(sentence.start + clause.start(), clause[0], _MIN_CLAUSE)


def _piece(start: int, words: str, least: int) -> Iterator[tuple[int, str]]:
    lead = _LEAD.match(words)
    cut = lead.end() if lead else 0
    if len(words) - cut >= least and "\ue000" not in words:
        yield start + cut, words[cut:]


def _joined(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Join spans that overlap or follow each other, so that a repeated paragraph is one finding."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(set(spans)):
        if joined and start <= joined[-1][1] + 6:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return iter(joined)
