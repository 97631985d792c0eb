"""What a letter says of itself: its date, numbers, proposals, organ and people, with the place where it says so."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from replygen.checks.copy import Copy, Kind, Line
from replygen.checks.head import AUTHOR
from replygen.checks.text import HANZI, is_short_form
from replygen.checks.words import one_of
from replygen.zh.dates import parse_date


class Found(NamedTuple):
    """A value and where it stands."""

    value: str
    line: Line
    start: int
    end: int


_LETTER_DATE: Final = re.compile(
    r"(\d{4})\s*年\s*0?(\d{1,2})\s*月(?:\s*0?(\d{1,2})\s*日?)?|(\d{4})[-./](\d{1,2})[-./](\d{1,2})"
)


def date_of(copy: Copy) -> datetime.date | None:
    """Return the date of the letter, if it is one."""
    line = copy.first("date")
    words = copy.given.get("date") or (line.text.strip() if line else "")
    if match := _LETTER_DATE.search(words):
        year, month, day = (
            int(part) for part in (match[1] or match[4], match[2] or match[5], match[3] or match[6] or 28)
        )
        try:
            return datetime.date(year, month, day)
        except ValueError:
            return None
    try:
        return parse_date(words)
    except (ValueError, KeyError):
        return None


_NUMBER_YEAR: Final = re.compile(r"[〔\[（【(]\s*((?:19|20)\d\d)\s*[〕\]）】)]")


def number_year(copy: Copy) -> tuple[Line, int, int, int] | None:
    """Return the year of the letter's own number: line, year, start, end."""
    line = copy.first("number")
    match = _NUMBER_YEAR.search(line.text) if line else None
    return (line, int(match[1]), *match.span(1)) if line and match else None


@dataclass(frozen=True, slots=True)
class Event:
    """A date in the text: its offsets, and the first day it can mean."""

    earliest: datetime.date
    start: int
    end: int


_EVENT: Final = re.compile(
    r"(?<!\d)(20\d\d)年(?:(\d{1,2})月(?:(\d{1,2})日|(?P<end>[底末]))?|(?P<part>下半年|第?[二三四]季度))?"
)
_FIRST_MONTH: Final = {"下": 7, "二": 4, "三": 7, "四": 10}


def event_dates(line: Line) -> Iterator[Event]:
    """Yield the dates of a line that exist; titles in 《》 do not count."""
    for match in _EVENT.finditer(line.masked):
        try:
            month = _FIRST_MONTH[match["part"].lstrip("第")[0]] if match["part"] else int(match[2] or 1)
            yield Event(datetime.date(int(match[1]), month, int(match[3] or 1)), *match.span())
        except ValueError:
            continue


# --- proposals ------------------------------------------------------------------------------------------

_SESSION_KIND: Final = re.compile(r"(?P<a>政协|政治协商)|(?P<b>人大|人民代表大会)")
_TITLE_KIND: Final = re.compile(r"号(?:[^，。关于]{0,6}?)(提案|建议)")
_NUMBERED: Final = re.compile(
    r"(?:(?<![年令〕])第|编号[为：]?)((?:[A-Z]{1,4}-?)?\d{1,8}(?:-\d{1,6})?)号?(?:、(?:第)?(?P<more>(?:[A-Z]{1,4}-?)?\d{1,8}(?:-\d{1,6})?(?:、(?:第)?(?:[A-Z]{1,4}-?)?\d{1,8}(?:-\d{1,6})?)*))?号"
    r"(?=\s*(?:代表|委员)?(?:建议|提案|议案|[）)]|收悉|办理|的?(?:答复|复函)))"
)
_BARE_NUMBER: Final = re.compile(
    r"(?<!第[^\W\d_])(?<!第[^\W\d_]{2})(?<![第\d〕\]）A-Za-z、，和及与-])((?:[A-Z]{1,4}-?)?\d{1,8}(?:-\d{1,6})?)号(?=(?:代表|委员)?(?:建议|提案|议案))"
)


def kind_of(copy: Copy) -> Kind | None:
    """Tell 提案 from 建议 by what most say of these, else the first: assembly and word in the title, salutation."""
    given = copy.given.get("kind")
    if given in ("提案", "建议"):
        return "提案" if given == "提案" else "建议"
    title = "".join(line.text for line in copy.of("title"))
    title = re.sub(r"《[^》]*》", "", title)
    assembly, word = _SESSION_KIND.search(title), _TITLE_KIND.search(title)
    said: list[Kind | None] = [
        ("提案" if assembly["a"] else "建议") if assembly else None,
        ("提案" if word[1] == "提案" else "建议") if word else None,
        _kind_of_addressee(copy),
    ]
    kinds = [each for each in said if each]
    return max(kinds, key=kinds.count, default=None)


def _kind_of_addressee(copy: Copy) -> Kind | None:
    line = copy.first("salutation")
    words = line.text.strip(" ：:") if line else ""
    if words.endswith("委员"):
        return "提案"
    return "建议" if words.endswith("代表") else None


def proposal_numbers(copy: Copy) -> Iterator[Found]:
    """Yield the numbers of proposals wherever they are named."""
    for line in copy.of("title", "opening", "body", "closing", "note"):
        for look in (_NUMBERED, _BARE_NUMBER):
            for match in look.finditer(line.text):
                for value in (match[1], *(match.groupdict().get("more") or "").replace("第", "").split("、")):
                    if value:
                        yield Found(value.translate(_DIGITS), line, *match.span())


_DIGITS: Final = str.maketrans("０１２３４５６７８９", "0123456789")
_QUOTED: Final = re.compile(r"《(关于[^《》]{2,80}(?:〈[^〈〉]{1,40}〉[^《》]{0,40})?)》")


def proposal_titles(copy: Copy) -> list[str]:
    """Return the titles of the proposals: those that are given, or the 《关于…》 of the opening."""
    line = copy.first("opening")
    if line is None or copy.titles:
        return list(copy.titles)
    received = re.search(r"收悉|收阅|如下", line.text)
    end = received.start() if received else len(line.text)
    return [match[1] for match in _QUOTED.finditer(line.text, 0, end)]


_SESSION: Final = re.compile(
    r"(?P<body>政协|人大|人民代表大会)?第?(?P<term>[一二三四五六七八九十]{1,3})届(?:人大|政协|人民代表大会|委员会)?第?(?P<meeting>[一二三四五六七八九十]{1,3})次(?:全体)?会议"
)


def sessions(copy: Copy) -> Iterator[Found]:
    """Yield 届次 in the form 七届三次."""
    for line in copy.of("title", "opening", "closing"):
        for match in _SESSION.finditer(line.masked):
            yield Found(f"{match['term']}届{match['meeting']}次", line, *match.span())


# --- organs ---------------------------------------------------------------------------------------------

_ORGAN_IN_TITLE: Final = re.compile(r"^\s*(?:【[^】]*】)?\s*(?!关于|对)([^【】]{3,60}?)(?:关于|对(?!外|口))")
_ORGAN_ALONE: Final = re.compile(rf"^\s*({HANZI}{{3,60}}?{one_of('organ_end')})\s*$")
_PLACE: Final = re.compile(
    rf"(?:{HANZI}{{1,6}}?(?:省|自治[区州县]|(?<![城都])市(?![场政容民域])|(?:(?<![社景园片灾林牧山])|(?<={HANZI}[林山]))区(?![域块划])|县(?!域)|州|旗|盟|[镇乡](?=人民政府|政府)))"
)
ENDINGS: Final = {"委员会": "委", "办公室": "办", "人民政府": "政府", "街道办事处": "街道", "局": "局"}


def organ_in_title(copy: Copy) -> Found | None:
    """Return what stands before 关于 in the title."""
    line = copy.first("title")
    match = _ORGAN_IN_TITLE.match(line.text) or _ORGAN_ALONE.match(line.text) if line else None
    return Found(match[1].strip(), line, *match.span(1)) if line and match else None


def organs(copy: Copy) -> list[Found]:
    """Return the organs that sign; the post and name beside a signature stamp (局长　　李某某) are none."""
    signed = (line for line in copy.of("organ") if not _SIGNER.fullmatch(line.text.strip()))
    found = [(line, match) for line in signed for match in _names(line.text)]
    found += [(line, match) for line in copy.of("date") if (match := _BEFORE_DATE.match(line.text))]
    return [Found(match["name"], line, *match.span("name")) for line, match in found]


_SIGNER: Final = re.compile(rf"{HANZI}{{1,12}}[长任席记员][ \u3000]+{HANZI}(?:[ \u3000]?{HANZI}){{1,3}}")
_BEFORE_DATE: Final = re.compile(
    rf"\s*(?P<name>{HANZI}{{3,60}}?{one_of('organ_end')})(?=\s*(?:（[^（）]{{1,4}}）)?\s*[12二])"
)
"""An organ on the line of its date."""


def _names(text: str) -> list[re.Match[str]]:
    """Return the names of organs that stand side by side, or the whole text where it is one name."""
    pieces = list(re.finditer(r"(?P<name>\S+)", text))
    apart = len(pieces) > 1 and all(_ORGAN_ALONE.fullmatch(piece[0]) for piece in pieces)
    return pieces if apart else list(re.finditer(r"(?P<name>\S(?:.*\S)?)", text))


def own_names(copy: Copy) -> list[str]:
    """Return the full names of the organs whose letter it is."""
    title = organ_in_title(copy)
    names = [found.value for found in organs(copy)] + ([title.value] if title else [])
    return list(dict.fromkeys(re.sub(r"\s|（[^（）]*）$", "", name) for name in names if name))


def without_place(organ: str) -> str:
    """Return an organ's name without the place in front: 科学技术局."""
    rest = organ
    while (match := _PLACE.match(rest)) and len(rest) - match.end() > 1:
        rest = rest[match.end() :]
    return rest


def place_level(organ: str) -> str:
    """Return the last character of the place in front of an organ's name: 区, 县, 市 …; "" where there is none."""
    return organ[: len(organ) - len(without_place(organ))][-1:]


def is_own_short_form(short: str, organ: str) -> bool:
    """Tell whether ``short`` (without place) is a short name of ``organ``: 科技局 of 重庆市北碚区科学技术局."""
    full = without_place(organ)
    for ending, brief in ENDINGS.items():
        if full.endswith(ending) and short.endswith(brief) and not short.endswith(ending):
            full = full.removesuffix(ending) + brief
            break
    return len(short) > 1 and short[-1] == full[-1] and is_short_form(short, full)


# --- people ---------------------------------------------------------------------------------------------

_PEOPLE: Final = re.compile(
    r"^(?:尊敬的)?(?P<names>.+?)(?P<many>等(?:\d+|[一二三四五六七八九十]+)?[名位人]?)?(?P<word>代表|委员)(?:（[^）]*）)?\s*[：:；，。]?\s*$"
)


def addressees(copy: Copy) -> tuple[list[str], bool]:
    """Return the people of the salutation and whether they are several; a body is no people and several."""
    line = copy.first("salutation")
    words = line.text.strip() if line else ""
    if author := AUTHOR.search(words):
        return [author["name"]], False
    match = _PEOPLE.match(words)
    if not match:
        return [], True
    names = [name for name in re.split(r"[、，和及与]|\s{2,}", match["names"]) if name]
    return [re.sub(r"\s", "", name) for name in names], bool(match["many"]) or len(names) > 1
