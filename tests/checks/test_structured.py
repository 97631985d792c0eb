"""What only a structured letter can have wrong, and that a letter and the document made of it are told the same."""

from pathlib import Path

import pytest

from replygen import check
from replygen.errors import InputError
from tests.command import run

LETTER = """\
提案建议: {类别: 提案, 编号: 5, 标题: 关于治水的提案, 届次: 区政协七届三次会议, 提出者: [王木]}
公文要素: {发文字号: 江水函〔2025〕7号}
工作开展情况:
  内容:
    - 标题: 建设泵站
      内容: [我局新建泵站2座。]
    - 标题: 清淤河道
      内容: [清淤河道3公里，疏浚沟渠12条。]
审签: {姓名: 李江, 职务: 局长}
落款: {机关: [江镇区水利局], 日期: 2025-05-07}
联系人: {姓名: 赵河, 电话: "68281600"}
附件:
  - 标题: 泵站清单
    内容: [东门泵站、西门泵站。]
抄送: [区政协提案委]
"""
CONTACT = '联系人: {姓名: 赵河, 电话: "68281600"}\n'


def told(folder: Path, words: str) -> list[tuple[str, int, str]]:
    path = folder / "005.yaml"
    path.write_text(words, "utf-8")
    return [(each.rule, each.place.line, each.text) for each in check(path)]


def test_letter_without_mistakes(tmp_path: Path) -> None:
    assert told(tmp_path, LETTER) == []


@pytest.mark.parametrize(
    ("was", "becomes", "found"),
    [
        ("标题: 建设泵站", "标题: （一）建设泵站", ("HDG-14", 5, "（一）")),
        ("标题: 建设泵站", "标题: 1.建设泵站", ("HDG-14", 5, "1.")),
        ("  内容:\n    - 标题: 建", "  标题: 一、治水情况\n  内容:\n    - 标题: 建", ("HDG-14", 4, "一、")),
        ("[我局新建", "[一、我局新建", ("HDG-15", 6, "一、")),
        ("[清淤", "[（二）清淤", ("HDG-15", 8, "（二）")),
        ("新建泵站2座。", "继续推进", ("CHR-09", 6, "我局继续推进")),
        ("新建泵站2座。", "继续推进，", ("CHR-09", 6, "我局继续推进，")),
        ("江水函〔", "发文字号：江水函〔", ("STR-34", 2, "发文字号：")),
        ("姓名: 赵河", "姓名: 联系人：赵河", ("STR-34", 11, "联系人：")),
        ('"68281600"', '"电话：68281600"', ("STR-34", 11, "电话：")),
        ("    内容: [东门泵站、西门泵站。]\n", "", ("STR-32", 13, "泵站清单")),
        ("标题: 泵站清单", "标题: 附件1：泵站清单", ("STR-33", 13, "附件1：")),
        ("标题: 泵站清单", "标题: 附件一、泵站清单", ("STR-33", 13, "附件一、")),
        ("[区政协提案委]", "[抄送：区政协提案委。]", ("STR-21", 15, "抄送：")),
        (CONTACT, "", ("STR-25", 0, "")),
        (CONTACT, f"{CONTACT}结尾: []\n", ("STR-25", 0, "")),
    ],
)
def test_one_mistake(tmp_path: Path, was: str, becomes: str, found: tuple[str, int, str]) -> None:
    assert LETTER.count(was) == 1
    assert told(tmp_path, LETTER.replace(was, becomes)) == [found]


@pytest.mark.parametrize(
    ("names", "found"),
    [
        ("[李江 王木]", "李江 王木"),
        ("李江　王小木　赵河", "李江　王小木　赵河"),
        ("李江/欧阳河", "李江/欧阳河"),
        ("李江；赵河", "李江；赵河"),
        ("李江; 赵河代表", "李江; 赵河代表"),
        ("[沈石, 李江／赵河]", "李江／赵河"),
        ("沈石、李江 赵河", "李江 赵河"),
    ],
)
def test_several_people_in_one(tmp_path: Path, names: str, found: str) -> None:
    assert ("STR-35", 1, found) in told(tmp_path, LETTER.replace("[王木]", names))


@pytest.mark.parametrize(
    "names",
    [
        "[李 江]", "李　江", "李 江、王 木", "李江、王木", "李江、王 木、赵小河", "李江 委员", "李江 常委",
        "白玛 卓嘎", "阿依古丽 买买提", "马依拉·吐尔逊", "安娜 史密斯", "白音 孟和", "民盟江镇区委", "致公党/民建",
        "李江 江镇区", "王 小 木", "农工党江镇区支部；民进江镇区支部",
    ],
)  # fmt: skip
def test_one_person_or_body(tmp_path: Path, names: str) -> None:
    rules = {rule for rule, *_ in told(tmp_path, LETTER.replace("[王木]", names))}
    assert "STR-35" not in rules


def test_spaces_between_the_organs_of_a_title_are_ours(tmp_path: Path) -> None:
    assert told(tmp_path, LETTER.replace("[江镇区水利局]", "[江镇区水利局, 江镇区财政局]")) == []


def test_what_is_printed_anyway_is_mended(tmp_path: Path) -> None:
    path = tmp_path / "005.yaml"
    words = LETTER.replace("标题: 建设泵站", "标题: （一）建设泵站").replace(
        "标题: 泵站清单", "标题: 附件：泵站清单"
    )
    path.write_text(words, "utf-8")
    run(["check", "--fix", str(path)])
    assert path.read_text("utf-8") == LETTER


@pytest.mark.parametrize("words", ["泵站如下：", "新建泵站2座；", "（见附件。）", "新建泵站……"])
def test_paragraph_that_ends_with_a_mark(tmp_path: Path, words: str) -> None:
    assert told(tmp_path, LETTER.replace("我局新建泵站2座。", words)) == []


@pytest.mark.parametrize("words", ["一、二号泵站投用。", "1.清淤河道3公里。", "一是清淤河道。二是疏浚沟渠。"])
def test_paragraph_that_needs_no_heading(tmp_path: Path, words: str) -> None:
    assert told(tmp_path, LETTER.replace("我局新建泵站2座。", words)) == []


@pytest.mark.parametrize("left_out", ["", CONTACT])
def test_letter_and_its_document_are_told_the_same_of_the_end(tmp_path: Path, left_out: str) -> None:
    path, made = tmp_path / "005.yaml", tmp_path / "005.docx"
    path.write_text(LETTER.replace(left_out, ""), "utf-8")
    assert run(["render", str(path), "-o", str(made)])[0] == 0
    ends = [[each.rule for each in check(each_path, select="STR-25")] for each_path in (path, made)]
    assert ends[0] == ends[1] == (["STR-25"] if left_out else [])


def test_one_name_of_a_rule_is_no_list_of_letters() -> None:
    assert [each.rule for each in check("收悉,现答复如下。", select="CHR")] == ["CHR-01"]
    assert check("收悉,现答复如下。", ignore="CHR-01") == ()
    with pytest.raises(InputError, match="没有“CHR-1”这条规则。是不是“CHR-01”？"):
        check("收悉，现答复如下。", select="CHR-1")


def test_a_group_of_rules_is_explained() -> None:
    code, out, _ = run(["explain", "sec"])
    assert (code, [line.split()[0] for line in out.splitlines()]) == (0, ["SEC-01", "SEC-02"])
    code, out, _ = run(["explain", "重复抄送"])
    assert (code, [line.split()[0] for line in out.splitlines()]) == (0, ["STR-21"])
    code, _, err = run(["explain", "CHR-1"])
    assert code == 2
    assert "是不是“CHR-01”？" in err
