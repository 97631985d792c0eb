"""What stands under a letter and is no part of it hides none of its parts, and is not judged as one."""

import pytest

from replygen.checks import copy_of_text, findings, mended
from replygen.messages import Finding

LETTER = """\
江镇区水利局关于区政协七届三次会议第57号提案的复函
王木委员：
您提出的《关于治水的提案》（第57号）收悉，现答复如下。
我局新建泵站2座，清淤河道3公里。
此复函已经李江局长审签。对以上答复您有什么意见，请及时反馈。
江镇区水利局
2025年5月7日
（联系人：赵河，联系电话：68281600）
"""
UNDER = (
    "江镇区水利局办公室 2025年5月8日印发",
    "江镇区水利局办公室　　　　2025年5月8日印发",
    "抄送：江镇区政协提案委员会。\n江镇区水利局办公室　　2025年5月8日印发",
    "抄送：江镇区政协提案委员会。\n共印8份",
    "（共印8份）",
    "主题词：水利　提案　复函",
    "打印本页　关闭窗口",
    "【打印】　【关闭】",
    "扫一扫在手机打开当前页\n上一篇：关于区政协七届三次会议第58号提案的复函\n下一篇：关于区政协七届三次会议第56号提案的复函",
    "责任编辑：钱塘\n相关解读：\n相关附件：",
    "分享到：\n来源：江镇区水利局",
    "（承办科室：河道科   承办人：孙湖   电话：68281601）",
    "（经办科室：河道科，联系电话：68281601）",
    "联系处室：河道处　　联系电话：68281602",
)


def serious(text: str) -> list[Finding]:
    return [finding for finding in findings(copy_of_text(text)) if finding.level != "hint"]


@pytest.mark.parametrize("under", UNDER)
def test_letter_is_whole_whatever_stands_under_it(under: str) -> None:
    letter = LETTER + under + "\n"
    assert serious(letter) == []
    assert mended(letter) == letter


@pytest.mark.parametrize("under", UNDER)
def test_what_is_missing_is_missed_whatever_stands_under_it(under: str) -> None:
    unsigned = LETTER.replace("江镇区水利局\n", "").replace("2025年5月7日\n", "") + under + "\n"
    missing = [str(finding.message) for finding in serious(unsigned) if finding.rule == "STR-01"]
    assert missing == ["缺少署名（发文机关）。", "缺少成文日期。"]


def test_attachments_are_named_above_the_signature_of_a_web_page() -> None:
    letter = LETTER.replace("\n江镇区水利局\n", "\n附件：泵站清单\n江镇区水利局\n")
    assert serious(letter + "扫一扫在手机打开当前页\n") == []


def test_signature_of_an_organ_that_the_lists_do_not_name() -> None:
    letter = LETTER.replace("水利局", "师范大学").replace("我局", "我校")
    assert serious(letter) == []


def test_text_of_the_letter_is_not_taken_for_its_end() -> None:
    copy = copy_of_text("王木委员：\n您提出的提案收悉，现答复如下。\n建设公园\n全区新建公园12个\n管护绿地\n")
    assert [line.role for line in copy.lines][2:] == ["body", "body", "body"]


@pytest.mark.parametrize(
    "signature",
    [
        "江镇区水利局 2025年5月7日",
        "　　江镇区水利局　　　　2025年5月7日",
        "江镇区水利局（盖章）\n2025年5月7日",
        "江镇区水利局\n日期：2025年5月7日",
        "江镇区水利局　江镇区财政局\n2025年5月7日",
    ],
)
def test_signature_of_any_form_is_one(signature: str) -> None:
    assert serious(LETTER.replace("江镇区水利局\n2025年5月7日", signature)) == []


def test_letter_that_a_web_page_prints_twice_is_read_once() -> None:
    assert serious(f"{LETTER}打印本页\n{LETTER}") == []
    once = LETTER.replace("您有什么意见", "你们有什么意见")
    assert [finding.place.line for finding in serious(f"{once}打印本页\n{once}")] == [5]


def test_web_lines_under_attachment_pages_are_none_of_these() -> None:
    letter = LETTER.replace("\n江镇区水利局\n", "\n附件：泵站清单\n江镇区水利局\n")
    page = "附件\n泵站清单\n城东泵站新建完成。\n"
    assert (
        serious(
            f"{letter}{page}抄送：江镇区政协提案委员会。\n江镇区水利局办公室　　2025年5月8日印发\n打印本页　关闭窗口\n"
        )
        == []
    )
