"""What finds no field is told with its label; what is made again or said twice is told as a change."""

from __future__ import annotations

import pytest

from replygen.readers.text import read_text

LETTER = """{head}
甲县水利局关于县人大一次会议第12号建议的复函
甲乙代表：
您提出的《关于修桥的建议》（第12号）收悉，现答复如下：
桥已修好。
甲县水利局
2024年5月6日
{tail}"""


def unread(head: str = "", tail: str = "") -> list[str]:
    return [piece.text for piece in read_text(LETTER.format(head=head, tail=tail)).unread]


@pytest.mark.parametrize(
    ("head", "left"),
    [
        ("索引号：J-1　主题分类：建议　发布日期：2024-06-01",
         ["索引号：J-1", "主题分类：建议", "发布日期：2024-06-01"]),
        ("[索引号]J-1 [有效性]有效", ["[索引号]J-1", "[有效性]有效"]),
        ("索引号\tJ-1\t发布机构\t县水利局", ["索引号\tJ-1", "发布机构\t县水利局"]),
        ("索引号\nJ-1", ["索引号", "J-1"]),
        ("索引号 J-1 发布机构 县水利局", ["索引号 J-1", "发布机构 县水利局"]),
        ("时间 2024-06-01", ["时间 2024-06-01"]),
        ("【来源：网站】【发布时间：2024-06-01】", ["【来源：网站】", "【发布时间：2024-06-01】"]),
        ("附议代表：丙丁、戊己", ["附议代表：丙丁、戊己"]),
        ("是否有效\t是", ["是否有效\t是"]),
        ("阅读次数：1320", ["阅读次数：1320"]),
        ("来源：县水利局｜时间：2024-06-01", ["来源：县水利局", "时间：2024-06-01"]),
        ("办理结果：已解决（A）", ["已解决"]),
        ("来源：\n作者：", ["来源：", "作者："]),
        ("当前位置：首页 » 建议", ["当前位置：首页 » 建议"]),
        ("办理结果：A类　是否公开：", ["是否公开："]),
        ("公开时限：长期公开", ["公开时限：长期公开"]),
        ("成文日期：2024年5月6日　生成日期：2024年5月9日", ["生成日期：2024年5月9日"]),
        ("紧急程度：特急　密级：", ["密级："]),
        ("发文字号：\n甲水函〔2024〕3号", []),
        ("县水利局文件", ["县水利局文件"]),
    ],
)  # fmt: skip
def test_what_is_unread_before_the_letter_keeps_its_label(head: str, left: list[str]) -> None:
    assert unread(head) == left


@pytest.mark.parametrize(
    ("tail", "left"),
    [
        ("联系电话：", ["联系电话："]),
        ("抄送：", ["抄送："]),
        ("抄送：\n县人大办、县政府办", []),
        ("附件：", ["附件："]),
        ("附件：\n1.名单\n2.标准", []),
        ("公开属性：", ["公开属性："]),
        ("联系人：丁一　校对：王五", ["校对：王五"]),
        ("联系人：办公室主任 丁一　电话：5550101", []),
        ("联系人：丁一（女）　电话：5550101", ["（女）"]),
        ("共印6份", ["共印6份"]),
        ("分享到：\n相关附件：", ["分享到：", "相关附件："]),
    ],
)
def test_what_is_unread_under_the_letter_keeps_its_label(tail: str, left: list[str]) -> None:
    assert unread(tail=tail) == left


@pytest.mark.parametrize(
    ("head", "tail", "told"),
    [
        ("甲县水利局文件", "", ("words left out", "甲县水利局文件", "")),
        ("", "（盖章）", ("words left out", "（盖章）", "")),
        ("", "抄送：县人大办（2份）", ("words left out", "（2份）", "")),
        ("", "备注：此件公开。", ("form of the disclosure", "备注：此件公开。", "主动公开")),
        ("——————", "", ("rules between paragraphs", "——————", "")),
        ("", "------", ("rules between paragraphs", "------", "")),
        ("B2类", "", ("form of the category", "B2", "B")),
        ("【建议】县第12号建议的复函", "", ("repeated title", "【建议】县第12号建议的复函", "")),
    ],
)
def test_what_is_not_kept_as_it_stands_is_told(head: str, tail: str, told: tuple[str, str, str]) -> None:
    reading = read_text(LETTER.format(head=head, tail=tail))
    assert not reading.unread
    assert [(change.what, change.before, change.after) for change in reading.changes] == [told]


def test_nothing_is_told_of_a_letter_that_is_kept_as_it_stands() -> None:
    reading = read_text(LETTER.format(head="主动公开", tail="（联系人：丁一，联系电话：5550101）"))
    assert not reading.unread
    assert not reading.changes
