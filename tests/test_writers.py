"""Letters as text: what is written reads back as the equal letter, and every program shows the same words."""

from collections.abc import Callable

import pytest
import yaml
from hypothesis import given, settings
from markdown_it import MarkdownIt

from replygen.converters.letter import to_json, to_markdown, to_yaml
from replygen.model import ReplyLetter, Section, TableBlock
from replygen.readers import Source, read_structured
from tests.letters import letters, texts

# As a clerk's program shows Markdown: with everything on that could eat a character.
SHOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
WRITERS = {".yaml": to_yaml, ".md": to_markdown, ".json": to_json}


def back(suffix: str, words: str) -> ReplyLetter:
    reading = read_structured(Source(f"letter{suffix}", words.encode()))
    assert not reading.messages
    return reading.letter


def section(words: str) -> dict[str, object]:
    return {"heading": words, "content": [words]}


@pytest.mark.parametrize("suffix", WRITERS)
def test_a_letter_comes_back_equal(suffix: str) -> None:
    write: Callable[[ReplyLetter], str] = WRITERS[suffix]

    @settings(max_examples=300)
    @given(letters())
    def comes_back(letter: ReplyLetter) -> None:
        assert back(suffix, write(letter)) == letter

    comes_back()


@pytest.mark.parametrize("suffix", WRITERS)
@pytest.mark.parametrize("words", ["\ufeff甲", "甲\u0081乙", "甲\u200b乙", "\u007f", "\U0010ffff"])
def test_characters_that_nobody_sees_come_back(suffix: str, words: str) -> None:
    letter = ReplyLetter.model_validate({"salutation": words, "lead": [words], "sections": [section(words)]})
    assert back(suffix, WRITERS[suffix](letter)) == letter


@given(letters())
def test_other_programs_read_the_same_yaml(letter: ReplyLetter) -> None:
    """Numbers, nulls and flags among the texts are quoted."""
    assert ReplyLetter.model_validate(yaml.safe_load(to_yaml(letter))) == letter


@settings(max_examples=500)
@given(texts())
def test_other_programs_show_the_same_markdown(words: str) -> None:
    table = {"table": {"header": [words], "rows": [[words]]}}
    letter = ReplyLetter.model_validate({"lead": [words], "sections": [section(words)], "attachments": []})
    letter = letter.model_copy(update={"lead": (words, TableBlock.model_validate(table))})
    body = to_markdown(letter).partition("---\n---\n")[2]
    blocks = [token.children or [] for token in SHOWN.parse(body) if token.type == "inline"]
    shown = ["".join(piece.content for piece in block) for block in blocks]
    heading = shown.pop(3).removesuffix(" {其他部分}")
    assert [heading, *shown] == [words] * 5
    kinds = {piece.type for block in blocks for piece in block}
    assert kinds <= {"text", "text_special"}


def test_yaml_has_chinese_keys_and_words_and_one_line_for_each_text() -> None:
    given_fields = {
        "proposals": [{"number": "067", "title": "关于完善社区养老服务的建议"}],
        "work_done": {"content": ["甲：" + "长" * 300, {"heading": "机制", "run_in": True, "content": ["乙"]}]},
        "signatory": {"organs": ["某局"], "date": "2025-06-12", "seal": "unsealed"},
        "attachments": [{"content": [{"table": {"header": ["镇街", "数量"], "rows": [["甲\n乙", "1"], ["丙", ""]]}}]}],
    }  # fmt: skip
    assert (
        to_yaml(ReplyLetter.model_validate(given_fields))
        == f"""\
提案建议:
  - 编号: '067'
    标题: 关于完善社区养老服务的建议
工作开展情况:
  内容:
    - 甲：{"长" * 300}
    - 标题: 机制
      接排: 是
      内容:
        - 乙
落款:
  机关:
    - 某局
  日期: 2025年6月12日
  用印: 不盖章
附件:
  - 内容:
      - 表格:
          表头: [镇街, 数量]
          行:
            - - |-
                甲
                乙
              - '1'
            - [丙, '']
"""
    )


def test_markdown_is_front_matter_and_a_body() -> None:
    table = {"rows": [["a|b", "甲\n乙"]], "caption": "某表", "landscape": True}
    given_fields = {
        "salutation": "王某某委员",
        "lead": ["1. 甲"],
        "work_done": {
            "heading": "工作开展情况",
            "content": ["乙", {"heading": "机制", "run_in": True, "content": ["丙"]}, "丁"],
        },
        "sections": [{"heading": "附件：不是附件", "content": []}],
        "next_steps": {"content": ["戊"]},
        "attachments": [{"title": "清单", "content": [{"table": table}]}],
    }
    assert (
        to_markdown(ReplyLetter.model_validate(given_fields), ["核对：落款"])
        == """\
---
# 核对：落款

称呼: 王某某委员
---

1\\. 甲

# 工作开展情况

乙

## 机制 {接排}

丙

# {续}

丁

# 附件：不是附件 {其他部分}

# {下一步工作打算}

戊

# 附件：清单

{表题：某表}{横排}
|  |  |
| --- | --- |
| a\\|b | 甲<br>乙 |
"""
    )


def test_text_that_is_safe_is_not_escaped() -> None:
    words = "R&D投入3_5亿元，占1-2成，单价<10元；C#、1.5倍、甲\\乙、“一圈一港一园”#2号楼"
    letter = ReplyLetter(lead=(words,), sections=(Section(heading=words),))
    assert to_markdown(letter) == f"---\n---\n\n{words}\n\n# {words}\n"


@pytest.mark.parametrize("suffix", [".yaml", ".md"])
def test_remarks_cannot_become_content(suffix: str) -> None:
    letter = ReplyLetter(salutation="王某某委员")
    write = to_yaml if suffix == ".yaml" else to_markdown
    words = write(letter, ["甲\n称呼: 乙", "---", "\x00\ufffe\u2028\ud800"])
    assert back(suffix, words) == letter
    assert r"# \x00\ufffe\u2028\ud800" in words
