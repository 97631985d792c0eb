"""Which profile holds for a letter, how it is laid over its base, and what is said about a wrong one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from replygen.errors import InputError
from replygen.profile import BUILT_IN, Profile, find, load_profile
from replygen.profile.loader import built_in


def _write(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "replygen.toml"
    path.write_text(text, encoding)
    return path


def test_profile_beside_the_letter(tmp_path: Path) -> None:
    _write(tmp_path, '[organ]\nname = "甲区科技局"')
    assert find(tmp_path).organ.name == "甲区科技局"


def test_profile_above_the_letter_unless_one_is_nearer(tmp_path: Path) -> None:
    _write(tmp_path, '[organ]\nname = "上"')
    folder = tmp_path / "2025" / "六月"
    folder.mkdir(parents=True)
    assert find(folder).organ.name == "上"
    _write(tmp_path / "2025", '[organ]\nname = "近"')
    assert find(folder).organ.name == "近"


def test_named_profile_goes_before_the_one_beside(tmp_path: Path) -> None:
    _write(tmp_path, '[organ]\nname = "旁"')
    other = _write(tmp_path / "别处", '[organ]\nname = "指定"')
    assert find(tmp_path, other).organ.name == "指定"
    assert find(tmp_path, Path("national")) == built_in("national")


def test_built_in_profile_where_there_is_no_file() -> None:
    assert find(None) == built_in("chongqing")


def test_what_a_profile_does_not_say_comes_from_its_base() -> None:
    over = {"wording": {"closing": {"reply": "谢谢{pronoun}。"}}, "layout": {"category_mark": "none"}}
    base, profile = built_in(), load_profile(over, "x")
    assert profile.wording.closing.reply == "谢谢{pronoun}。"
    assert profile.wording.closing.approval == base.wording.closing.approval
    assert profile.layout == base.layout.model_copy(update={"category_mark": "none"})
    assert profile.wording.opening == base.wording.opening


def test_base_can_be_chosen() -> None:
    chosen = load_profile({"extends": "national"}, "x")
    assert chosen.wording == built_in("national").wording
    assert built_in("chongqing").wording.title.reply != chosen.wording.title.reply


@pytest.mark.parametrize("name", BUILT_IN)
def test_built_in_profiles_are_complete(name: str) -> None:
    assert Profile.model_validate(built_in(name).model_dump()) == built_in(name)


def test_file_from_windows_with_a_byte_order_mark(tmp_path: Path) -> None:
    _write(tmp_path, '[organ]\r\nname = "甲"\r\n', "utf-8-sig")
    assert find(tmp_path).organ.name == "甲"


def _said(settings: dict[str, Any]) -> list[str]:
    with pytest.raises(InputError) as caught:
        load_profile(settings, "x.toml")
    return [problem.say() for problem in caught.value.problems]


def test_everything_wrong_is_named_at_once() -> None:
    said = _said(
        {
            "layuot": {},
            "layout": {"category_mark": "left", "blank_lines_before_signature": -1, "seal": 1},
            "wording": {"closing": {"reply": "{organ}感谢"}, "opening": {"answer": "{x}"}, "title": 3},
        }
    )
    fields = [line.split("：")[1].split("（")[0] for line in said]
    assert all(line.startswith("x.toml：") for line in said)
    assert set(fields) == {
        "layuot",
        "layout.category_mark",
        "layout.blank_lines_before_signature",
        "layout.seal",
        "wording.title",
        "wording.closing.reply",
        "wording.opening.answer",
    }
    assert len(fields) == len(set(fields))


@pytest.mark.parametrize(
    ("part", "pattern", "advice"),
    [
        ({"closing": {"reply": "{organ}感谢"}}, "{organ}感谢", "这里可用：{pronoun}。"),
        ({"title": {"reply": "{organ}关于{提案}"}}, "{organ}关于{提案}", "这里可用：{organ}、{proposal}。"),
        ({"opening": {"answer": "{x}"}}, "{x}", "这里不能用花括号。"),
        ({"opening": {"answer": "现}"}}, "现}", "这里不能用花括号。"),
        ({"contact": {"name": "{name"}}, "{name", "这里可用：{name}。"),
        (
            {"title": {"reply": "{organ.__class__}"}},
            "{organ.__class__}",
            "这里可用：{organ}、{proposal}。",
        ),
    ],
)
def test_a_name_that_is_not_there_is_no_surprise_later(
    part: dict[str, Any], pattern: str, advice: str
) -> None:
    (said,) = _said({"wording": part})
    assert f"“{pattern}”里花括号中的名称不可用。{advice}" in said


@pytest.mark.parametrize("lines", [-1, 22, 10**9, "two", 1.5])
def test_the_seal_has_room_on_one_page(lines: Any) -> None:
    (said,) = _said({"layout": {"blank_lines_before_signature": lines}})
    assert "layout.blank_lines_before_signature" in said


def test_unknown_base_names_the_known_ones() -> None:
    (said,) = _said({"extends": "sichuan"})
    assert (
        said
        == "x.toml：extends（以哪个内置配置为底）：没有名为“sichuan”的内置配置。可选：chongqing、national。"
    )


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"[organ]\nname = \n", ":2:8：配置文件不是正确的 TOML。"),
        ("名称".encode("gbk"), "不是 UTF-8 编码"),
        (b"#" * 1_000_001, "超过 1 MB"),
    ],
)
def test_file_that_cannot_be_read(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "replygen.toml"
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        find(tmp_path)
    assert str(path) in str(caught.value)
    assert words in str(caught.value)


def test_named_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="读不了"):
        find(tmp_path, tmp_path / "none.toml")


WRONG = """\
[organ]
nmae = "甲"
codes = "甲函"

[layout]
category_mark = "bottom"
blank_lines_before_signature = 99
template = true

[checks]
select = ["STR", 3]
levels = { STR = "hint", "NUM-09" = "fatal" }

[checks.words]
instead = { "" = "乙" }
wording.title = "x"
"""


def test_a_message_tells_the_place_the_name_in_chinese_and_what_to_do(tmp_path: Path) -> None:
    path = _write(tmp_path, WRONG)
    with pytest.raises(InputError) as caught:
        find(tmp_path)
    assert [problem.say().removeprefix(str(path)) for problem in caught.value.problems] == [
        ":2:8：organ.nmae：没有这一项设置。是不是“name”？",
        ':3:9：organ.codes（发文机关代字）：“甲函”不合要求。应为列表，如 ["甲", "乙"]。',
        ":6:17：layout.category_mark（办理结果印在哪里）：“bottom”不合要求。可选：none、top_right。",
        ":7:1：layout.blank_lines_before_signature（加盖印章时署名前空几行）：“99”不合要求。应 < 22。",
        ":8:1：layout.template（不写 --template 时用哪个模板）：“true”不合要求。应为一段文字，用引号括起。",
        ":11:1：checks.select[2]（只用的校对规则）：“3”不合要求。应为一段文字，用引号括起。",
        ":12:37：checks.levels.NUM-09（规则的级别）：“fatal”不合要求。可选：error、warning、hint。",
        ":15:1：checks.words.instead（本单位统一的写法）：“”不合要求。不能是空的。",
        ":16:1：checks.words.wording：没有这一项设置。全部设置见文档“配置”一页。",
    ]


def test_a_setting_is_found_wherever_it_is_written() -> None:
    toml = 'checks.select = ["A"]\n[checks."words"]\n  avoid = [\n  "甲",\n  "乙",\n]\n'
    profile = load_profile({}, "x.toml").read_from("x.toml", toml)
    assert str(profile.place("checks", "select", value="A")) == "x.toml:1:18"
    assert str(profile.place("checks", "words", "avoid")) == "x.toml:3:3"
    assert str(profile.place("checks", "words", "avoid", value="乙")) == "x.toml:5:3"
    assert str(profile.place("checks", "levels")) == "x.toml:1:1"
    assert str(profile.place("layout")) == "x.toml"
