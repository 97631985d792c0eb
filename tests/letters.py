"""Letters for property tests: `letters()` generates valid letters whose texts are as nasty as texts can be."""

import datetime
from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

from replygen.model import ReplyLetter

Made = st.SearchStrategy[Any]

_PLAIN = (
    "我局会同有关部门，对全区老旧小区逐一排查。",
    "充电设施",
    "（以下简称“两链”）",
    "——",
    "……",
    "同比增长12.5%，",
    "·",
    "𠮷",
    "㙍",
    "🙂👨\u200d👩\u200d👧",
    "一是",
    "一、",
    "（一）",
)
_NASTY = (
    *"&<>\"'\\*_#|`[]~{}+-=!%@$^",
    "R&D",
    "&amp;",
    "&#65;",
    "<br>",
    "</w:t>",
    "<!-- -->",
    "\\n",
    "\\|",
    "**重**",
    "# ",
    "## ",
    "- ",
    "* ",
    "+ ",
    "> ",
    "1. ",
    "2) ",
    "3.",
    "---",
    "===",
    "```",
    "~~~",
    "[甲](乙)",
    "[表]: ",
    "{接排}",
    "{{ x }}",
    "{% if %}",
    "{# x",
    "附件：",
    ": ",
    " #",
    "\u3000",
    "\u00a0",
    " ",
    "PM2.5",
    "ABC公司",
    "x" * 40,
    "https://例.example/a_b?c=d&e=1",
)
_LOOKALIKES = (
    "067",
    "1e3",
    "1:30",
    "null",
    "~",
    "yes",
    "no",
    "true",
    "2025-06-12",
    "-",
    "---",
    "...",
    "0x1F",
)
"""Texts that YAML would take for something else."""

_anything = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="\ufeff\ufffe\uffff"),
                    min_size=1, max_size=4)  # fmt: skip
_pieces = st.lists(st.sampled_from(_PLAIN) | st.sampled_from(_NASTY) | _anything, min_size=1, max_size=6)


def texts() -> st.SearchStrategy[str]:
    """One line of text with at least one character, as the model keeps it."""
    joined = _pieces.map("".join).map(str.strip).filter(bool)
    return st.sampled_from(_LOOKALIKES) | joined


def letters(*, complete: bool = False) -> st.SearchStrategy[ReplyLetter]:
    """Valid letters with any fields absent; with ``complete``, such that can be rendered."""
    needed = _COMPLETE if complete else {}
    fields = st.fixed_dictionaries(needed, optional={k: v for k, v in _LETTER.items() if k not in needed})
    return fields.map(ReplyLetter.model_validate)


def _part(**fields: Made) -> Made:
    return st.fixed_dictionaries({}, optional=fields)


def _few(items: Made, at_least: int = 0) -> Made:
    return st.lists(items, min_size=at_least, max_size=3)


@st.composite
def tables(draw: st.DrawFn) -> Mapping[str, Any]:
    """A table with one to four columns, empty cells and cells of several lines among them."""
    width = draw(st.integers(1, 4))
    row = st.lists(st.just("") | texts() | st.lists(texts(), max_size=3).map("\n".join),
                   min_size=width, max_size=width)  # fmt: skip
    header = draw(st.just([]) | row)
    rows = draw(st.lists(row, min_size=0 if header else 1, max_size=3))
    extra = draw(_part(caption=texts(), landscape=st.booleans()))
    return {"table": {"header": header, "rows": rows, **extra}}


def sections(levels: int = 4) -> Made:
    """A section with up to ``levels`` levels of headings, its own included."""
    return _part(heading=texts(), run_in=st.booleans(), content=blocks(levels - 1))


def blocks(levels: int) -> Made:
    """Paragraphs, tables and, where ``levels`` allows, sections in any order."""
    kinds = [texts(), texts(), tables()]
    if levels:
        kinds.append(st.deferred(lambda: sections(levels)))
    return _few(st.one_of(kinds))


_DATES = st.dates(datetime.date(1949, 10, 1), datetime.date(2999, 12, 31)).map(datetime.date.isoformat)
_PERSON = _part(name=texts(), post=texts())
_PROPOSAL = _part(
    kind=st.sampled_from(["提案", "建议"]),
    number=texts(),
    title=texts(),
    session=texts(),
    proposers=_few(texts()),
)
_SECURITY = st.fixed_dictionaries(
    {"level": st.sampled_from(["秘密", "机密", "绝密"])}, optional={"period": texts()}
)
_DOCUMENT = _part(
    title=texts(),
    number=texts(),
    category=st.sampled_from("ABCD"),
    disclosure=st.sampled_from(["主动公开", "依申请公开", "不予公开"]),
    signed_by=texts(),
    copy_number=texts(),
    security=_SECURITY,
    urgency=st.sampled_from(["特急", "加急"]),
    printed_by=texts(),
    printed_on=_DATES,
)
_SEAL = st.sampled_from(["sealed", "unsealed", "signature"])
_SIGNATORY = _part(organs=_few(texts()), date=_DATES, seal=_SEAL, signer=_PERSON)
_CONTACT = _part(**dict.fromkeys(("name", "phone", "unit", "address", "postcode", "email"), texts()))
_LETTER: dict[str, Made] = {
    "proposals": _few(_PROPOSAL),
    "role": st.sampled_from(["主办", "会办"]),
    "salutation": st.just("") | texts(),
    "co_organs": _few(texts()),
    "document": _DOCUMENT,
    "opening": st.just("") | texts(),
    "lead": blocks(4),
    "work_done": sections(),
    "sections": _few(sections()),
    "next_steps": sections(),
    "closing": _few(texts()),
    "approval": _PERSON,
    "signatory": _SIGNATORY,
    "contact": _CONTACT,
    "attachments": _few(_part(title=texts(), content=blocks(4))),
    "cc": _few(texts()),
    "notes": _few(texts()),
}
_COMPLETE: dict[str, Made] = {
    "proposals": _few(st.fixed_dictionaries(
        {"kind": st.sampled_from(["提案", "建议"]), "number": texts(), "title": texts()},
        optional={"session": texts(), "proposers": _few(texts())}), at_least=1),
    "salutation": texts(),
    "lead": st.lists(texts(), min_size=1, max_size=3),
    "attachments": _few(st.fixed_dictionaries({"title": texts(), "content": blocks(4)})),
    "signatory": st.fixed_dictionaries(
        {"organs": _few(texts(), at_least=1), "date": _DATES}, optional={"seal": _SEAL, "signer": _PERSON}),
}  # fmt: skip
