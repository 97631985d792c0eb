"""Tables in plain text."""

import pytest

from replygen.readers.text import read_text


@pytest.mark.parametrize("rules", ["|---|---|\n|---|---|", "|||\n|||"])
def test_rules_without_rows_are_no_table(rules: str) -> None:
    found = read_text(f"韩若云代表：\n您提出的建议收悉，现答复如下：\n已更换。\n{rules}\n加强巡查。")
    assert found.letter.lead == ("已更换。", "加强巡查。")
