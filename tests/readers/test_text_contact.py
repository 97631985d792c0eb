"""The lines of the contact: what one contact holds, what becomes a note, what is told."""

from __future__ import annotations

import pytest

from replygen.readers.text import read_text

LETTER = """乙县民政局关于县政协三次会议第8号提案的复函
孙丽委员：
您提出的《关于改建敬老院的提案》（第8号）收悉，现答复如下：
敬老院已经改建。
乙县民政局
2025年3月4日
{}"""


@pytest.mark.parametrize(
    ("line", "name", "phone", "notes"),
    [
        ("（联系人：周平，电话：5550101；吴静，5550102）", "周平", "5550101", ["吴静，5550102"]),
        ("联系人：周平 5550101 吴静 5550102", "周平", "5550101", ["吴静 5550102"]),
        (
            "（联系人：周平，电话：5550101；联系人：吴静，电话：5550102）",
            "周平",
            "5550101",
            ["联系人：吴静，电话：5550102"],
        ),
        ("承办人：周平（5550101）、吴静（5550102）", "周平", "5550101", ["吴静（5550102）"]),
        ("（联系人及电话：周平，5550101；吴静，5550102）", "周平", "5550101", ["吴静，5550102"]),
        ("（联系人：周平、吴静，电话：5550101、5550102）", "周平、吴静", "5550101、5550102", []),
        ("联系人：周平 吴静  电话：5550101", "周平 吴静", "5550101", []),
        ("负责人：郑强  经办人：周平  电话：5550101", "周平", "5550101", ["负责人：郑强"]),
        (
            "分管领导：郑强 电话：5550100\n承办人：周平 电话：5550101",
            "周平",
            "5550101",
            ["分管领导：郑强 电话：5550100"],
        ),
        ("负责人：郑强，电话：5550100", "郑强", "5550100", []),
        (
            "承办科室负责人：郑强  5550100\n承办人：周平  5550101",
            "周平",
            "5550101",
            ["承办科室负责人：郑强  5550100"],
        ),
        ("联系人：周平 5550101\n吴静 5550102", "周平", "5550101", ["吴静 5550102"]),
        (
            "联系人：周平 5550101\n市水利局工管科 吴静 5550102",
            "周平",
            "5550101",
            ["市水利局工管科 吴静 5550102"],
        ),
        ("联系人：周平、吴静，电话分别为：5550101、5550102", "周平、吴静", "5550101、5550102", []),
        (
            "业务联系人：周平，5550101；信访联系人：吴静，5550102",
            "周平",
            "5550101",
            ["信访联系人：吴静，5550102"],
        ),
        ("联系人：周平，电话：5550101；监督电话：5550199", "周平", "5550101", ["监督电话：5550199"]),
        ("（联系人：周平，电话：5550101，传真：5550109）", "周平", "5550101", ["传真：5550109"]),
        ("（电话：5550101  手机：13800000001  联系人：周平）", "周平", "5550101", ["手机：13800000001"]),
    ],
)
def test_what_one_contact_cannot_hold_is_a_note(line: str, name: str, phone: str, notes: list[str]) -> None:
    reading = read_text(LETTER.format(line))
    contact = reading.letter.contact
    assert contact
    assert (contact.name, contact.phone) == (name, phone)
    assert list(reading.letter.notes) == notes
    assert [change.before for change in reading.changes if change.what == "further contact"] == notes
    assert not reading.unread


@pytest.mark.parametrize(
    ("line", "unread"),
    [
        ("联系人：周平  电话：5550101  校对：吴静", ["校对：吴静"]),
        ("联系人：周平（女），电话：5550101", ["（女）"]),
        ("联系人：周平，电话：5550101\n点击 1234567", ["点击 1234567"]),
    ],
)
def test_what_nobody_can_ask_is_no_note(line: str, unread: list[str]) -> None:
    reading = read_text(LETTER.format(line))
    assert not reading.letter.notes
    assert [piece.text for piece in reading.unread] == unread


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("0571-8888 0001", "0571-88880001"),
        ("138 0000 0001", "13800000001"),
        ("+86 138 0000 0001", "+8613800000001"),
        ("（0571）88880001", "057188880001"),
        ("88880001 88880002", "88880001 88880002"),
        ("8888 0001、8888 0002", "88880001、88880002"),
    ],
)
def test_numbers_are_written_together_and_told(written: str, number: str) -> None:
    reading = read_text(LETTER.format(f"联系人：周平，电话：{written}"))
    assert reading.letter.contact
    assert reading.letter.contact.phone == number
    told = [(change.before, change.after) for change in reading.changes if "phone" in change.what]
    assert told == ([(written, number)] if written != number else [])


@pytest.mark.parametrize(
    ("line", "name", "unit", "notes"),
    [
        ("联系人：办公室主任 周平  电话：5550101", "周平", "办公室", ["主任 周平"]),
        ("联系人：副科长 周平，电话：5550101", "周平", None, ["副科长 周平"]),
        ("联系人：周平副科长，电话：5550101", "周平", None, ["周平副科长"]),
        ("联系人：周平平科长，电话：5550101", "周平平", None, ["周平平科长"]),
        ("联系人：周平 工程科科长，电话：5550101", "周平", None, ["周平 工程科科长"]),
        ("联系人：工程科科长周平 5550101", "周平", "工程科", ["科长周平"]),
        ("联系人：周平（四级调研员），电话：5550101", "周平", None, ["周平（四级调研员）"]),
        ("（联系人：周平（主任），电话：5550101）", "周平", None, ["周平（主任）"]),
        ("（承办人：周平（主任）　电话：5550101）", "周平", None, ["周平（主任）"]),
        (
            "联系人：周平（主任）、吴静（科长） 电话：5550101",
            "周平",
            None,
            ["周平（主任）、吴静（科长）"],
        ),
        ("联系单位及电话：县水库 周平主任 5550101", "周平", "县水库", ["周平主任"]),
        ("联系人：周主任，电话：5550101", "周主任", None, []),
    ],
)
def test_a_post_is_no_part_of_the_name_but_a_note(
    line: str, name: str, unit: str | None, notes: list[str]
) -> None:
    reading = read_text(LETTER.format(line))
    assert reading.letter.contact
    assert (reading.letter.contact.name, reading.letter.contact.unit) == (name, unit)
    assert list(reading.letter.notes) == notes
    assert [change.before for change in reading.changes if change.what == "further contact"] == notes
    assert not reading.unread


@pytest.mark.parametrize(
    ("line", "name", "unit", "phone"),
    [
        ("联系单位及电话：水利部河湖管理司 010-63200000", None, "水利部河湖管理司", "010-63200000"),
        ("承办部门及电话：商务部流通司（010-85090000）", None, "商务部流通司", "010-85090000"),
        ("联系单位和电话：市中院刑二庭，5550101", None, "市中院刑二庭", "5550101"),
        ("联系部门电话：县地震台网 5550101", None, "县地震台网", "5550101"),
        ("联系单位/电话：县图书馆/5550101", None, "县图书馆", "5550101"),
        ("承办处室及联系电话：省财政厅绩效处 周平 5550101", "周平", "省财政厅绩效处", "5550101"),
        ("联系单位、联系人及电话：水利部河湖司 周平 5550101", "周平", "水利部河湖司", "5550101"),
        ("联系单位及电话：周平 5550101", "周平", None, "5550101"),
        ("联系单位及电话：司马青 5550101", "司马青", None, "5550101"),
        ("联系单位：水利部河湖司（周平 5550101）", "周平", "水利部河湖司", "5550101"),
        ("联系单位：水利部河湖司 5550101", None, "水利部河湖司", "5550101"),
        ("承办处室：规划司、投资司 周平 5550101", "周平", "规划司、投资司", "5550101"),
        ("联系人：河湖司 周平 电话：5550101", "周平", "河湖司", "5550101"),
        ("联系人：乙县民政局司马青 电话：5550101", "司马青", "乙县民政局", "5550101"),
        ("联系人：周晓庭 电话：5550101", "周晓庭", None, "5550101"),
        ("承办单位：乙县水利局 5550101 承办人：吴静 5550102", "吴静", "乙县水利局", "5550102"),
    ],
)
def test_an_office_is_no_name(line: str, name: str | None, unit: str | None, phone: str) -> None:
    contact = read_text(LETTER.format(line)).letter.contact
    assert contact
    assert (contact.name, contact.unit, contact.phone) == (name, unit, phone)
