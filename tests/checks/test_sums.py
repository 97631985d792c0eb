"""Sums are told as the letter tells its numbers."""

import pytest

from replygen import check


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("投资4860万元，其中修路2600万元、架桥2360万元。", "各部分之和4960万元大于总数4860万元。"),
        ("有职工1.46万人，其中教师0.82万人、医生0.74万人。", "各部分之和1.56万人大于总数1.46万人。"),
        ("筹资8.6亿元，已拨付6.2亿元，其余3.4亿元年内到位。", "其余应为2.4亿元，写的是3.4亿元。"),
        ("培训教师40人、医生30人，共80人。", "各项之和是70人，写的是80人。"),
    ],
)
def test_sum_is_told_in_the_unit_of_the_letter(sentence: str, told: str) -> None:
    assert [each.message.zh for each in check(sentence)] == [told]
