"""Titles broken into lines: whole, balanced, and never inside a unit (GB/T 9704 7.3.1)."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replygen.layout.title import title_lines, title_runs
from replygen.zh.width import cells

MOST = 19.0
_ORGANS = (
    "重庆市北碚区科学技术局",
    "北碚区交通局",
    "重庆市北碚区规划和自然资源局",
    "区人大社会建设委员会办公室",
)
_SESSIONS = ("区政协十六届四次会议", "市六届人大三次会议", "区第十九届人民代表大会第二次会议", "")
_NUMBERS = (
    "第067号提案",
    "第0226号建议",
    "第20250036号提案",
    "第31、32号建议",
    "第DH123号建议",
    "《充电设施》",
)
_ENDS = ("的复函", "的答复", "的答复函", "办理情况的答复函", "协办意见的函")
_ANY = st.text(
    st.sampled_from("甲乙的第号届次年月《》（）“”，、关于12aB &%-—·𠮷")
    | st.characters(categories=("L", "N", "P")),
    min_size=1,
    max_size=300,
).map(str.strip)


@st.composite
def reply_titles(draw: st.DrawFn) -> tuple[str, str]:
    """A title as replies have it, and its organ."""
    organ = draw(st.sampled_from(_ORGANS))
    rest = [draw(st.sampled_from(part)) for part in (_SESSIONS, _NUMBERS, _ENDS)]
    return f"{organ}关于{''.join(rest)}", organ


def _check(title: str, lines: tuple[str, ...]) -> None:
    assert "".join(lines) == title
    assert all(lines)
    assert all(cells(line) <= MOST for line in lines)


@given(_ANY.filter(bool))
def test_any_title_is_whole_and_fits(title: str) -> None:
    _check(title, title_lines(title))


@pytest.mark.parametrize(
    "title",
    ["x" * 300, "Pneumonoultramicroscopicsilicovolcanoconiosis " * 4, "甲" * 300, "第" * 300, "《" * 40,
     "关于" * 150, "1" * 500, "a, b; " * 60, "年月日" * 100, "甲"],
)  # fmt: skip
def test_titles_of_any_length(title: str) -> None:
    _check(title.strip(), title_lines(title.strip()))


@given(reply_titles())
def test_reply_titles_break_between_their_units(made: tuple[str, str]) -> None:
    title, organ = made
    lines = title_lines(title, [organ])
    _check(title, lines)
    units = [
        organ,
        *re.findall(r"《[^》]*》|第[^第]+?号|[^关于]{1,9}届[^第《]{0,10}(?:第.)?次会议|\d+", title),
    ]
    units.append(title[title.rindex("的") :])
    broken = [unit for unit in units if not any(unit in line for line in lines)]
    assert not broken
    assert cells(lines[-1]) >= 4


@given(reply_titles())
def test_reply_titles_have_the_shape_of_a_trapezium_or_a_lozenge(made: tuple[str, str]) -> None:
    title, organ = made
    widths = [cells(line) for line in title_lines(title, [organ])]
    if len(widths) == 3:
        # Where the units leave no other way, the middle may be a character and a half too narrow.
        assert not widths[0] - 1.5 > widths[1] < widths[2] - 1.5
        assert len({round(width, 3) for width in widths}) > 1  # a block


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("甲区教育委员会关于第067号提案的复函", "甲区教育委员会关于第067号提案的复函"),
        (
            "重庆市北碚区科学技术局关于区政协十六届四次会议第067号提案的复函",
            "重庆市北碚区科学技术局关于/区政协十六届四次会议第067号提案的复函",
        ),
        (
            "重庆市北碚区交通运输委员会关于加强第三方评估机构监管的第067号提案的答复函",
            "重庆市北碚区交通运输委员会/关于加强第三方评估机构监管的/第067号提案的答复函",
        ),
    ],
)
def test_titles_as_they_are_set(title: str, lines: str) -> None:
    organ = title.partition("关于")[0]
    assert "/".join(title_lines(title, [organ])) == lines


def test_organs_are_kept_whole_also_when_one_begins_like_another() -> None:
    organs = ("甲区公安局", "甲区公安局交通巡逻警察支队")
    title = f"{organs[1]} {organs[0]}关于第067号提案协办意见的函"
    lines = title_lines(title, organs)
    assert all(any(organ in line for line in lines) for organ in organs)


def test_a_unit_too_long_for_a_line_is_broken_all_the_same() -> None:
    title = f"甲局关于《{'很长的文件名称' * 6}》的复函"
    _check(title, title_lines(title, ["甲局"]))


@given(_ANY.filter(bool))
def test_runs_hold_the_title_with_a_break_between_lines(title: str) -> None:
    lines = title_lines(title)
    assert "".join(run.text for run in title_runs(title)) == "\n".join(lines)


def test_space_at_the_end_of_a_line_takes_no_room() -> None:
    made = title_runs("重庆市北碚区交通运输委员会 重庆市公安局北碚区分局关于第067号提案的复函",
                      ["重庆市北碚区交通运输委员会", "重庆市公安局北碚区分局"])  # fmt: skip
    ends = [run.text for run in made if run.style == "LineEnd"]
    assert ends == [" "]
