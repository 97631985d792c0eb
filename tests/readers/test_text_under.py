"""What stands under a letter about the letter itself: whether it is public, who signed it off."""

from __future__ import annotations

import pytest

from replygen.readers.text import TextReading, read_text


def read(under: str) -> TextReading:
    return read_text(
        "丁县教育局关于县人大一次会议第33号建议的答复\n林青代表：\n"
        "您提出的《关于增开校车的建议》（第33号）收悉，现答复如下：\n校车已经增开三条线路。\n"
        f"丁县教育局\n2024年9月9日\n{under}"
    )


@pytest.mark.parametrize(
    ("line", "disclosure", "unread"),
    [
        ("信息公开类别：主动公开", "主动公开", []),
        ("（信息公开选项：依申请公开）", "依申请公开", []),
        ("政府信息公开属性：不予公开", "不予公开", []),
        ("公开范围：面向社会", "主动公开", []),
        ("是否上网公开：是", "主动公开", []),
        ("可否在网上公开：否", "不予公开", []),
        ("能否公开：能", "主动公开", []),
        ("能否公开：否", "不予公开", []),
        ("是否可以全文公开：是", "主动公开", []),
        ("公开属性：□主动公开 ☑依申请公开 □不予公开", "依申请公开", []),
        ("公开类别：主动公开  是否公示：是", "主动公开", ["是否公示：是"]),
    ],
)
def test_disclosure(line: str, disclosure: str, unread: list[str]) -> None:
    reading = read(line)
    assert reading.letter.document.disclosure == disclosure
    assert [piece.text for piece in reading.unread] == unread


@pytest.mark.parametrize(
    "line",
    ["（审签：秦川）", "审签领导：秦川（局长）", "（此件经局长秦川审签）", "（此答复经局长办公会研究同意）"],
)
def test_who_signed_off_is_closing_and_no_note(line: str) -> None:
    reading = read(line)
    assert reading.letter.closing == (line,)
    assert not reading.letter.notes
    assert not reading.unread


def test_who_signed_the_document_may_stand_in_brackets() -> None:
    reading = read("（签发人：秦川）")
    assert reading.letter.document.signed_by == "秦川"
    assert not reading.unread


def test_brackets_of_a_copy_stay_whole() -> None:
    assert read("抄送：县政府办公室（督查室）。").letter.cc == ("县政府办公室（督查室）",)
    assert read("（抄送：县政府办公室，县人大代工委）").letter.cc == ("县政府办公室", "县人大代工委")


def test_an_imprint_is_read_whole() -> None:
    reading = read("丁县教育局办公室  2024年9月10日印")
    assert str(reading.letter.document.printed_on) == "2024-09-10"
    assert not reading.unread


def test_the_label_of_a_result_under_the_letter_is_no_text() -> None:
    reading = read("办理结果：B")
    assert reading.letter.document.category == "B"
    assert not reading.unread


@pytest.mark.parametrize(
    ("dates", "day", "unread"),
    [
        ("2024年9月9日　2024年9月11日", "2024-09-11", ["2024年9月9日"]),
        ("2024年9月9日 2024年9月9日", "2024-09-09", []),
    ],
)
def test_of_dates_side_by_side_the_later_counts(dates: str, day: str, unread: list[str]) -> None:
    reading = read_text(
        "林青代表：\n您提出的《关于增开校车的建议》收悉，现答复如下：\n校车已经增开三条线路。\n"
        f"丁县教育局　丁县公安局\n{dates}"
    )
    assert str(reading.letter.signatory.date) == day
    assert reading.letter.signatory.organs == ("丁县教育局", "丁县公安局")
    assert [piece.text for piece in reading.unread] == unread


def test_ornaments_before_headings_are_no_text() -> None:
    reading = read_text(
        "林青代表：\n您提出的《关于增开校车的建议》收悉，现答复如下：\n"
        "◆ 一、现状\n车少。\n●二、打算\n增开。\n● 不超员。"
    )
    first, second = reading.letter.sections
    assert (first.heading, first.content) == ("现状", ("车少。",))
    assert (second.heading, second.content) == ("打算", ("增开。", "● 不超员。"))


@pytest.mark.parametrize(
    ("line", "organ"),
    [
        ("丁县教育局办公室2024年9月10日印发", "丁县教育局办公室"),
        ("年丰县政府办 二〇二四年九月十日印发", "年丰县政府办"),
        ("丁县府办　2024.9.10印", "丁县府办"),
        ("2024年9月10日印发", None),
    ],
)
def test_the_organ_of_an_imprint_is_whole(line: str, organ: str | None) -> None:
    reading = read(line)
    assert reading.letter.document.printed_by == organ
    assert str(reading.letter.document.printed_on) == "2024-09-10"
    assert not reading.unread


@pytest.mark.parametrize(
    "line", ["（此件依申请公开）联系人：秦川 电话：5550101", "（依申请公开）（联系人：秦川，电话：5550101）"]
)
def test_disclosure_and_contact_may_share_a_line(line: str) -> None:
    reading = read(line)
    assert reading.letter.document.disclosure == "依申请公开"
    assert reading.letter.contact
    assert reading.letter.contact.name == "秦川"
    assert not reading.unread


def test_items_of_another_kind_inside_a_paragraph_do_not_go_on_with_its_number() -> None:
    reading = read_text(
        "林青代表：\n您提出的《关于增开校车的建议》收悉，现答复如下：\n（一）困难：一是车少；二是路远；三是人多。\n"
        "（二）措施：1、买车；2、修路；3、分流。"
    )
    assert [section.heading for section in reading.letter.sections] == ["困难", "措施"]


@pytest.mark.parametrize(
    ("line", "copies"),
    [
        ("抄报：县政协提案委；抄送：县政府督查室。", ("县政协提案委", "县政府督查室")),
        ("抄报：县政协提案委。抄送：县政府督查室、县财政局。", ("县政协提案委", "县政府督查室", "县财政局")),
        ("抄报：县政协提案委　抄送：县政府督查室", ("县政协提案委", "县政府督查室")),
        ("抄 报：县政协提案委；抄 送：县政府督查室。", ("县政协提案委", "县政府督查室")),
        ("（抄报：县政协提案委；抄送：县政府督查室）", ("县政协提案委", "县政府督查室")),
        ("（抄报：县政协提案委）（抄送：县政府督查室）", ("县政协提案委", "县政府督查室")),
        ("抄送：县政协提案委，县政府督查室；报：县委办。", ("县政协提案委", "县政府督查室", "县委办")),
        ("报：县政协提案委　送：县政府督查室", ("县政协提案委", "县政府督查室")),
        ("抄报县政协提案委；抄送县政府督查室。", ("县政协提案委", "县政府督查室")),
        (
            "抄报：县委办、县府办；抄送：县财政局（2份）；抄告：县水务局。",
            ("县委办", "县府办", "县财政局", "县水务局"),
        ),
        ("抄送：县人民政府，各乡（镇、街道）；分送：局领导。", ("县人民政府", "各乡（镇、街道）", "局领导")),
        ("抄送：县邮政局报刊发行部；县报社。", ("县邮政局报刊发行部", "县报社")),
    ],
)
def test_each_label_of_copies_is_no_copy(line: str, copies: tuple[str, ...]) -> None:
    reading = read(line)
    assert reading.letter.cc == copies
    assert not reading.unread
