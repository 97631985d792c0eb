"""What stands under a letter: signature, date, notes, copies, attachments, and what is no part of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from replygen.checks.copy import Line, Role
from replygen.checks.head import NAME_MAX
from replygen.checks.text import HANZI
from replygen.checks.words import any_of, one_of

_ORGAN_MAX: Final = 40
DATE: Final = re.compile(
    r"[12]\d{3}\s*年\s*(?:\d{1,2}\s*月?\s*(?:\d{0,2}\s*[日号]?)?)?|[12]\d{3}[-./]\d{1,2}[-./]\d{1,2}"
    r"|[二〇零○ＯO一三四五六七八九]{4}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日|年\s*月\s*日"
)
_NOTE: Final = re.compile(
    r"[（(【]?\s*(?:[^\W\d_A-Za-z]{2,12}?(?=联系人|电话：))?(?:联\s*系\s*人|联系单位|联系科室|联系处室|联系方式|联系电话|承办人|经办人|电\s*话|邮政编码|邮编|此件|附注|本件|主动公开|依申请公开|不予公开"
    r"|(?:信息)?公开(?:属性|方式|类别|选项|形式|情况)|(?:办理单位|承办单位|单位)?(?:负责人|联系领导|分管领导)[：:]|联系地址|地\s*址[：:]|传\s*真[：:]|电子邮箱|邮\s*箱[：:])"
)
_CC: Final = re.compile(r"(?:抄\s*送|抄\s*报|分\s*送)\s*[：:]?")
ATTACHMENT: Final = re.compile(r"附\s*件?\s*\d{0,2}\s*[：:]")
_ANNEX: Final = re.compile(r"附\s*件\s*\d{0,2}\s*[：:]?")
ITEM: Final = re.compile(r"\s*\d{1,2}\s*[.．、]")
CLOSING: Final = re.compile(
    r"^(?:此(?:次)?(?:复函|答复|函|件|意见)|本(?:复函|答复|函)|(?:对)?(?:以上|上述|此)(?:答复|意见|回复|复函)|特此|专此|谨此|此致|此复|以上是[^，。]{0,10}(?:答复|意见)|顺祝|祝您|(?:最后|再次|衷心|诚挚|真诚|非常|十分|由衷|，|向您|对您|地)*(?:感谢|谢谢)|欢迎)"
    r"|审签|有什么意见"
)
_ORGAN: Final = re.compile(
    rf"(?!返回|回到|联系我|进入|点击)(?:{HANZI}|[\s（）·、]){{3,}}?{one_of('organ_end')}(?:（{HANZI}{{2,20}}）)?"
)
_ROLES: Final[dict[Role, re.Pattern[str]]] = {
    "cc": _CC,
    "note": _NOTE,
    "attachment": re.compile(rf"{ATTACHMENT.pattern}|{ITEM.pattern}"),
    "date": re.compile(rf"(?:{DATE.pattern})$"),
}


class End(NamedTuple):
    """Where the end of a letter starts, and the part that each of its lines plays."""

    start: int
    roles: tuple[Role, ...]


def is_end(text: str) -> bool:
    """Tell whether a line is a note, or names attachments or copies."""
    return bool(ATTACHMENT.match(text) or _CC.match(text) or _NOTE.match(text))


def end_of(texts: Sequence[str], *, letter: bool) -> End:
    """Find the end of what stands under the head.

    What no word here shows, the reader of letters is asked; it takes long to load. Of a passage that is no
    ``letter``, nothing more is asked.
    """
    known = [_role(texts, place) for place in range(len(texts))]
    end = _reaching_up(known)
    if letter and not {"organ", "date"}.issubset(end.roles):
        end = _reaching_up(_as_read(texts, known), [_may_be_beside(text) for text in texts])
    return end


def _role(texts: Sequence[str], place: int) -> Role | None:
    """Return the part that a line plays by its own words, None where they do not tell."""
    text = texts[place]
    if _goes_on(texts, place):
        return "cc"
    role = next((role for role, look in _ROLES.items() if look.match(text)), None)
    if role == "attachment" and not ATTACHMENT.match(text) and text.endswith(("。", "；")):
        return None
    if role is None and len(text) <= _ORGAN_MAX and _ORGAN.fullmatch(text):
        return "organ"
    return "stray" if role is None and any_of("ai_talk").search(text) and not CLOSING.search(text) else role


def _goes_on(texts: Sequence[str], place: int) -> bool:
    """Tell whether a line goes on with the list of copies."""
    above = texts[place - 1] if place else ""
    return bool(_CC.match(above)) and above.endswith(("，", "、")) and len(texts[place]) <= NAME_MAX


_READ: Final[dict[str, Role]] = {
    "date": "date", "organ": "organ", "contact": "note", "contact more": "note", "shared": "note",
    "disclosure": "note", "signed": "note", "cc": "cc", "cc more": "cc", "attachment": "attachment",
    "attachment item": "attachment", "imprint": "foot", "copies": "foot", "web": "foot",
}  # fmt: skip
"""The parts of what the reader knows."""


def _as_read(texts: Sequence[str], known: Sequence[Role | None]) -> list[Role | None]:
    """Return the parts that lines play, of those that are not ``known`` as the reader of letters takes them."""
    from replygen.readers.text.kinds import kinds  # noqa: PLC0415 - loads slowly
    from replygen.readers.text.segments import Segment  # noqa: PLC0415

    read = kinds([Segment(place, text) for place, text in enumerate(texts)])
    return [mine or _READ.get(name) for mine, name in zip(known, read, strict=True)]


def with_closing(lines: list[Line]) -> list[Line]:
    """Return the text of a letter with its closing: where no word here shows it, the reader of letters is asked."""
    if not lines or any(line.role == "closing" for line in lines):
        return lines
    from replygen.readers.text.closing import is_closing  # noqa: PLC0415 - loads slowly

    start = len(lines)
    while start and lines[start - 1].role == "body" and is_closing(lines[start - 1].text.strip()):
        start -= 1
    return [*lines[:start], *(replace(line, role="closing", level=0) for line in lines[start:])]


_BRIDGING: Final = ("date", "note", "cc", "foot")
"""Parts under which other lines may stand that are none."""


def _reaching_up(known: Sequence[Role | None], beside: Sequence[bool] = ()) -> End:
    """Take the lines from the last one up that are known, and what is ``beside`` them."""
    start = len(known)
    for place in reversed(range(len(known))):
        role = known[place]
        if role is None:
            if not (beside and beside[place]):
                break
        elif start == place + 1 or role in _BRIDGING:
            start = place
        else:
            break
    return End(start, tuple(role or "foot" for role in known[start:]))


def _may_be_beside(text: str) -> bool:
    """Tell whether a line may stand under a letter and be no part of it: it is short, no sentence and no heading."""
    return (
        len(text) <= _BESIDE_MAX and not text.endswith(("。", "；", "！", "？")) and not _NUMBERED.match(text)
    )


_BESIDE_MAX: Final = 40
_NUMERAL: Final = r"(?:[一二三四五六七八九十]{1,3}|\d{1,2})"
_NUMBERED: Final = re.compile(rf"{_NUMERAL}[、.．]|（{_NUMERAL}）")


def annex_start(texts: Sequence[str]) -> int:
    """Return where attachment pages start: at 附件 on a line of its own, under the date."""
    dated = False
    for index, text in enumerate(texts):
        dated = dated or bool(DATE.fullmatch(text)) or bool(_NOTE.match(text) and index > len(texts) // 3)
        if dated and _ANNEX.fullmatch(text):
            return index
    return len(texts)


def annex_lines(lines: Sequence[Line]) -> Iterator[Line]:
    """Give the lines of attachment pages, and of what stands under these, their parts."""
    end = _annex_end([line.text.strip() for line in lines])
    for index, line in enumerate(lines):
        text = line.text.strip()
        role: Role = "annex" if index < end else "foot"
        if _ANNEX.fullmatch(text):
            role = "head"
        elif index and _ANNEX.fullmatch(lines[index - 1].text.strip()):
            role = "annex-title"
        elif _CC.match(text):
            role = "cc"
        elif "｜" in text or "|" in text or "\t" in text:
            role = "table"
        yield replace(line, role=role)


_UNDER_MAX: Final = 20
"""So many lines at most stand under attachment pages."""


def _annex_end(texts: Sequence[str]) -> int:
    """Return where the lines under attachment pages start that are no part of a letter, or copies."""
    under = texts[-_UNDER_MAX:]
    read = _as_read(under, [None] * len(under)) if under else []
    end = len(under)
    while end and read[end - 1] in ("foot", "cc"):
        end -= 1
    return len(texts) - len(under) + end
