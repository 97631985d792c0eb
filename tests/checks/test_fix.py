"""Mending in place: in texts of any line ends, in YAML with its comments, and through the public functions."""

from pathlib import Path

import pytest

from replygen import check, load
from replygen.checks import mended
from replygen.profile import find
from replygen.proofreading import Proof, open_proof
from replygen.readers import Source

YAML = """\
# 待核对
提案建议: {类别: 提案, 编号: 5, 标题: 关于治水的提案}
称呼: 王木委员   # 不加冒号
引言:
  - 我局推行”河长巡河“制度，，新建泵站2座。   # 巡河
  - '清淤河道3-5公里。'
工作开展情况:
  内容: |
    按照《治水办法》（江府发【2024】8号）推进。
    建成“清水”、“净水”2个项目。
落款: {机关: 江镇区水利局, 日期: 2025-05-07}
联系人: {姓名: 赵河, 电话: "68281600"}
"""


def proof(name: str, data: bytes) -> Proof:
    found = open_proof(Source(name, data), find(None))
    assert isinstance(found, Proof)
    return found


def test_yaml_keeps_its_comments_and_layout() -> None:
    better = proof("5.yaml", YAML.encode()).mended().words
    assert better == (
        YAML.replace("”河长巡河“", "“河长巡河”").replace("，，", "，").replace("3-5", "3～5")
        .replace("【2024】", "〔2024〕").replace("“清水”、“净水”", "“清水”“净水”")
    )  # fmt: skip
    assert proof("5.yaml", better.encode()).mended().words == better


def test_findings_in_yaml_stand_where_the_words_are() -> None:
    lines = YAML.split("\n")
    found = proof("5.yaml", YAML.encode()).findings()
    assert {finding.rule for finding in found} == {"CHR-02", "CHR-08", "CHR-11", "NUM-01", "CHR-07"}
    for finding in found:
        line, column = finding.place.line, finding.place.column
        assert lines[line - 1][column - 1 :].startswith(finding.text)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_encoding_and_line_ends_stay(encoding: str) -> None:
    words = "推行”河长巡河“制度，在全区范围内建立巡查台账。\r\n新建泵站2座，，清淤河道3公里。\r\n"
    better = proof("a.txt", words.encode(encoding)).mended().data
    assert better == words.replace("”河长巡河“", "“河长巡河”").replace("，，", "，").encode(encoding)


def test_letter_in_a_comment_says_what_it_ignores() -> None:
    ignoring = YAML.replace("# 待核对", "# replygen: ignore CHR-02,CHR-08 照录")
    assert {finding.rule for finding in proof("5.yaml", ignoring.encode()).findings()} == {
        "CHR-11",
        "NUM-01",
        "CHR-07",
    }
    assert "”河长巡河“制度，，" in proof("5.yaml", ignoring.encode()).mended().words


def test_letter_text_and_file_are_checked_alike(tmp_path: Path) -> None:
    path = tmp_path / "5.yaml"
    path.write_text(YAML, "utf-8")
    rules = [finding.rule for finding in check(path)]
    assert rules == [finding.rule for finding in check(str(path))]
    assert sorted(rules) == sorted(finding.rule for finding in check(load(path)))
    assert [finding.rule for finding in check("推行”河长巡河“制度")] == ["CHR-02"]


def test_only_marks_are_mended() -> None:
    words = "如067号提案所述，截止2024年底，建筑面积2.6万平米，执法的的次数增加，其它不变。"
    assert mended(words) == words
