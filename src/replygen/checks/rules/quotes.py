"""CHR: quotation marks, brackets and book-title marks (GB/T 15834 4.8, 4.9, 4.15)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from replygen.checks.copy import Copy, Edit, Hit, Line, all_matches
from replygen.checks.rule import rule
from replygen.checks.text import HANZI, mask
from replygen.messages import Text

_NEAR: Final = 12
"""Characters beside a lone mark that are shown with it."""
_QUOTES: Final = re.compile("[“”]")


def _reversed(line: Line) -> Iterator[tuple[int, int]]:
    """Yield the places of ” and “ that embrace a text the wrong way round: on ” while nothing is open, look ahead."""
    if '"' in line.text and (turns := _in_turn(line.text)):
        yield from (pair for pair in turns if line.text[pair[0]] == "”")
        return
    if line.text.count("“") != line.text.count("”") and (turns := _in_turn(line.text, _SAME_WAY)):
        yield from (pair for pair in turns if line.text[pair[0]] == line.text[pair[1]])
        return
    marks = list(_QUOTES.finditer(line.text))
    depth, skip = 0, False
    for this, after in zip(marks, [*marks[1:], None], strict=False):
        if skip:
            skip = False
        elif this[0] == "“":
            depth += 1
        elif depth:
            depth -= 1
        elif after and after[0] == "“" and _is_even(line.text, this.start(), after.start()):
            yield this.start(), after.start()
            skip = True


_JOINING: Final = re.compile(r"[和与及或、，]|以及|等|或者|的")
"""What stands between two quotations, and is none."""
_SENTENCE: Final = 600
"""No sentence is longer, to each side of a quotation mark."""


def _is_even(text: str, start: int, end: int) -> bool:
    """Tell whether the sentence around has as many “ as ”: else one is missing, and none reversed."""
    if any(mark in text[start:end] for mark in "。！？") or _JOINING.fullmatch(text, start + 1, end):
        return False
    near, far = max(0, start - _SENTENCE), end + _SENTENCE
    first = max(near - 1, *(text.rfind(mark, near, start) for mark in "。！？"))
    last = min((place for mark in "。！？" if (place := text.find(mark, end, far)) >= 0), default=far)
    return text.count("“", first + 1, last) == text.count("”", first + 1, last)


@rule("CHR-02", "reversed-quotes", "error", "GB/T 15834 4.8", "Quotation marks the wrong way round.")
def reversed_quotes(copy: Copy) -> Iterator[Hit]:
    """引号的方向反了。

    错例：推行”先看病后付费“服务。 → 推行“先看病后付费”服务。
    错例：建立”田间课堂““流动讲堂”。 → 建立“田间课堂”“流动讲堂”。
    错例：打造“江上书房“品牌，建成“镇史馆”8处。 → 打造“江上书房”品牌，建成“镇史馆”8处。
    正例：推行“先看病后付费”服务，开展“送医下乡”活动。
    """
    for line in copy.lines:
        for start, end in _reversed(line):
            inner = line.raw[start + 1 : end]
            edits = (Edit(line, start, start + 1, "“"), Edit(line, end, end + 1, "”"))
            safe = line.text[start] + line.text[end] == "”“"
            yield Hit(line, start, end + 1, None, f"“{inner}”", safe, edits)


_PAIRS: Final = dict(zip("“‘（《〈〔【", "”’）》〉〕】", strict=True))
_CLOSERS: Final = {closed: opened for opened, closed in _PAIRS.items()}
_LIST_MARK: Final = re.compile(r"(?:^|[。；：，\s])(?:\d{1,2}|[一二三四五六七八九十]{1,2}|[a-z])$")


@rule("CHR-03", "unbalanced-marks", "error", "GB/T 15834 4.8 4.9 4.15", "A mark of a pair is missing.")
def unbalanced_marks(copy: Copy) -> Iterator[Hit]:
    """引号、括号、书名号不成对或者交叉。

    错例：修订《城市绿线管理办法，划定绿线。
    错例：实施“清风行动，查处案件。
    错例：建成口袋公园（含街头绿地。
    正例：修订《城市绿线管理办法》，实施“清风行动”。1）申报；2）评审。
    """
    for line in copy.lines:
        if line.role not in ("stray", "head"):
            yield from _unbalanced(line)


def _unbalanced(line: Line) -> Iterator[Hit]:
    straight = _straight_pairs(line.text)[0] if '"' in line.text else []
    swapped = {place for pair in (*_reversed(line), *straight) for place in pair}
    stack: list[int] = []
    for place, char in enumerate(line.text):
        if place in swapped:
            continue
        if char in _PAIRS:
            stack.append(place)
        elif char in _CLOSERS and not _is_list_mark(line.text, place):
            yield from _close(line, stack, place)
    for place in stack:
        yield _lone(line, place, forward=True)


def _is_list_mark(text: str, place: int) -> bool:
    return text[place] == "）" and bool(_LIST_MARK.search(text[max(0, place - 4) : place]))


def _close(line: Line, stack: list[int], place: int) -> Iterator[Hit]:
    """Close the innermost open mark, or tell what stands in the way."""
    wanted = _CLOSERS[line.text[place]]
    depth = next((d for d in range(1, min(len(stack), 8) + 1) if line.text[stack[-d]] == wanted), 0)
    if not depth:
        yield _lone(line, place, forward=False)
        return
    for lost in stack[len(stack) - depth + 1 :]:
        yield _lone(line, lost, forward=True)
    del stack[len(stack) - depth :]


def _lone(line: Line, place: int, *, forward: bool) -> Hit:
    mark = line.text[place]
    other = _PAIRS.get(mark) or _CLOSERS[mark]
    message = Text(f"“{mark}”没有配对的“{other}”。", f"{mark} has no {other}.")
    start, end = (place, place + _NEAR) if forward else (max(0, place - _NEAR), place + 1)
    return line.hit(start, min(end, len(line.raw)), message)


_SINGLE: Final = re.compile(r"(?<![A-Za-z])'([^'‘’]{0,80})'")
_DOUBLE: Final = re.compile('[“”"]')
_INCH: Final = re.compile(r"\d")
_LONGEST: Final = 80
_NO_INSIDE: Final = re.compile(r"[，。、；：）]|[^“”]*[，、]$")
"""A pair with such an inside was not meant to be one."""
_CORNERS: Final = re.compile(r"「[^「」]{1,60}」|『[^『』]{1,60}』")


@rule("CHR-04", "straight-quotes", "error", "GB/T 15834 4.8", "Straight quotation marks in Chinese text.")
def straight_quotes(copy: Copy) -> Iterator[Hit]:
    """中文里用了直引号或者直角引号，应为弯引号。

    错例：开设"银龄课堂"12期。 → 开设“银龄课堂”12期。
    错例：评选“银龄之家"12个。 → 评选“银龄之家”12个。
    正例：屏幕尺寸为55"，引进People's Choice和Children's Day品牌。
    """
    for line, match in all_matches(copy, _CORNERS):
        yield line.hit(*match.span(), to=f"“{line.raw[match.start() + 1 : match.end() - 1]}”")
    for line in copy.lines:
        pairs, whole = _straight_pairs(line.text) if '"' in line.text else ([], True)
        if not whole and (turns := _in_turn(line.text)):
            pairs, whole = [pair for pair in turns if '"' in (line.text[pair[0]], line.text[pair[1]])], True
        yield from (_curved(line, start, end, "“”", safe=whole) for start, end in pairs)
        yield from _single(line)


def _straight_pairs(text: str) -> tuple[list[tuple[int, int]], bool]:
    """Return the places of pairs of which one mark or both are straight, and whether no mark is left over."""
    pairs: list[tuple[int, int]] = []
    opened, whole = -1, True
    for match in _DOUBLE.finditer(text):
        place, mark = match.start(), match[0]
        if opened < 0 and (mark == "“" or (mark == '"' and not _INCH.match(text[place - 1 : place]))):
            opened = place
        elif opened < 0 or mark == "“":
            whole = whole and mark == '"'
        else:
            if '"' in (mark, text[opened]) and _is_quoted(text, opened, place):
                pairs.append((opened, place))
            opened = -1
    odd = any(_NO_INSIDE.match(text, start + 1, end) for start, end in pairs)
    return pairs, whole and opened < 0 and not odd


_DIRECTIONS: Final = ("“”", "”“", '""', '“"', '"”')
_SAME_WAY: Final = ("“”", "““", "””")


def _in_turn(text: str, directions: tuple[str, ...] = _DIRECTIONS) -> list[tuple[int, int]]:
    """Return the pairs if every other mark opens, whatever it looks like, and that makes sense; else none."""
    marks = [match.start() for match in _DOUBLE.finditer(text)]
    pairs = list(zip(marks[::2], marks[1::2], strict=False))
    sound = all(
        text[start] + text[end] in directions
        and 2 < end - start <= _SHORT  # noqa: PLR2004 - two characters
        and not _NO_INSIDE.match(text, start + 1, end)
        and not _JOINING.fullmatch(text, start + 1, end)
        and not any(mark in text[start:end] for mark in "。；！？")
        for start, end in pairs
    )
    return pairs if sound and len(marks) % 2 == 0 else []


_SHORT: Final = 30
"""No name in quotation marks is longer, in characters."""


def _is_quoted(text: str, start: int, end: int) -> bool:
    around = text[max(0, start - 1) : start] + text[start + 1 : end] + text[end + 1 : end + 2]
    return 1 < end - start <= _LONGEST and bool(re.search(rf"{HANZI}", around))


def _single(line: Line) -> Iterator[Hit]:
    seen = depth = 0
    for match in _SINGLE.finditer(line.text) if "'" in line.text else ():
        start, end = match.start(), match.end() - 1
        depth += line.text.count("“", seen, start) - line.text.count("”", seen, start)
        seen = start
        if _is_quoted(line.text, start, end) and not _INCH.match(line.text[max(0, start - 1) : start]):
            yield _curved(line, start, end, "‘’" if depth > 0 else "“”")


def _curved(line: Line, start: int, end: int, marks: str, *, safe: bool = True) -> Hit:
    edits = (Edit(line, start, start + 1, marks[0]), Edit(line, end, end + 1, marks[1]))
    return Hit(line, start, end + 1, None, marks[0] + line.raw[start + 1 : end] + marks[1], safe, edits)


_OUTER: Final = re.compile(r"‘[^‘’“”]{1,40}’")
_INNER_TITLE: Final = re.compile(r"《[^《》<>＜＞]{0,60}([<＜])([^<>《》＜＞]{1,60})([>＞])")


@rule("CHR-05", "inner-marks", "warning", "GB/T 15834 4.8.3.5 4.15.3.4", "Inner marks must be ‘ ’ and 〈 〉.")
def inner_marks(copy: Copy) -> Iterator[Hit]:
    """引号里的引号应为单引号，外面的应为双引号；书名号里的书名号应为单书名号。

    错例：印发《关于实施<节水条例>的意见》。 → 印发《关于实施〈节水条例〉的意见》。
    错例：印发《关于实施《节水条例》的意见》。 → 印发《关于实施〈节水条例〉的意见》。
    错例：推广‘最后一公里’服务。 → 推广“最后一公里”服务。
    错例：推广“做好“最后一公里”服务”的经验。 → 推广“做好‘最后一公里’服务”的经验。
    正例：印发《关于实施〈节水条例〉的意见》，推广“做好‘最后一公里’服务”的经验。
    """
    for line in copy.lines:
        for match in _INNER_TITLE.finditer(line.text):
            yield _curved(line, match.start(1), match.start(3), "〈〉")
        for match in _OUTER.finditer(mask(line.text, "“”")):
            yield line.hit(*match.span(), to=f"“{line.raw[match.start() + 1 : match.end() - 1]}”")
        for pair, inner in (("《》", "〈〉"), ("“”", "‘’")):
            for start, end in _nested(line, pair):
                yield _curved(line, start, end, inner)


def _nested(line: Line, pair: str) -> Iterator[tuple[int, int]]:
    """Yield the places of the inner pair where two pairs of one shape are nested, and all is balanced."""
    depth, start = 0, 0
    found: list[tuple[int, int]] = []
    for place, char in enumerate(line.text):
        if char == pair[0]:
            depth += 1
            start = place
        elif char == pair[1]:
            if depth == 2:  # noqa: PLR2004 - the second level
                found.append((start, place))
            depth -= 1
        if depth < 0:
            return
    if depth == 0:
        yield from found


_NESTED: Final = re.compile(
    r"（(?:[^（）]|（\d{4}）\d){0,200}（(?!\d{4}）\d)[^（）]{1,60}）(?:[^（）]|（[^（）]{0,60}）){0,200}）"
)


@rule("CHR-06", "nested-brackets", "warning", "GB/T 15834 4.9", "Brackets of one shape inside each other.")
def nested_brackets(copy: Copy) -> Iterator[Hit]:
    """圆括号里又套圆括号，外层宜改用方括号或者改写。

    错例：完成改造（含管网（含支管）和泵站）。
    正例：落实《老城更新方案（2024—2026年）》（江府办〔2024〕6号），治理小（一）型水库（含病险水库）。
    """
    for line in copy.lines:
        for match in _NESTED.finditer(line.masked):
            yield line.hit(*match.span())


_BETWEEN: Final = re.compile(r"(?<=[”》’〉])、(?=[“《‘〈])")


@rule("CHR-07", "mark-between-marked", "warning", "GB/T 15834 4.5.3.5", "No 、 between quoted items.")
def mark_between_marked(copy: Copy) -> Iterator[Hit]:
    """并列的引号之间、书名号之间不用顿号；中间有括注或别的词的，仍然要用。

    错例：开展“送岗”、“送培”活动。 → 开展“送岗”“送培”活动。
    错例：修订《章程》、《守则》。 → 修订《章程》《守则》。
    正例：开展“送岗”“送培”、第二批“送法”活动，修订《章程》（试行）、《守则》。
    """
    for line, match in all_matches(copy, _BETWEEN):
        around = line.hit(
            match.start() - 1, match.end() + 1, to=line.raw[match.start() - 1] + line.raw[match.end()]
        )
        yield Hit(
            line, around.start, around.end, None, around.suggestion, True, (Edit(line, *match.span(), ""),)
        )
