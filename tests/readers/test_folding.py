"""Wrapped Chinese text comes out as if it stood on one line, however it is wrapped."""

from hypothesis import given
from hypothesis import strategies as st

from replygen.readers import Source, read_structured

_WIDE = st.text("甲乙丙，。“”（）—…𠮷", min_size=1, max_size=6)
_MIXED = st.lists(_WIDE | st.sampled_from([" ", "a", "12"]), min_size=1, max_size=5).map("".join)
_LINES = st.lists(
    st.builds(str.__add__, st.builds(str.__add__, _WIDE, _MIXED), _WIDE), min_size=1, max_size=6
)


def opening(words: str) -> str | None:
    return read_structured(Source("letter.yaml", words.encode())).letter.opening


@given(_LINES, st.sampled_from(["", " ", "   "]))
def test_wrapped_text_is_the_text(lines: list[str], trailing: str) -> None:
    wrapped = f"{trailing}\n  ".join(lines)
    whole = "".join(lines)
    assert opening(f"开头: {wrapped}\n") == whole
    assert opening(f"开头: '{wrapped}'\n") == whole
    assert opening(f'开头: "{wrapped}"\n') == whole
    assert opening(f"开头: >\n  {wrapped}\n") == whole


@given(_LINES)
def test_escapes_do_not_hide_a_line_break(lines: list[str]) -> None:
    escaped = [line.replace("丙", "\\u4e19") + '甲\\"乙' for line in lines]
    wrapped = "\n  ".join(escaped)
    assert opening(f'开头: "{wrapped}\\""\n') == "".join(line + '甲"乙' for line in lines) + '"'


@given(
    st.lists(st.text("ab ", min_size=1, max_size=5).filter(str.strip).map(str.strip), min_size=1, max_size=5)
)
def test_latin_words_keep_their_space(words: list[str]) -> None:
    assert opening("开头: >\n  " + "\n  ".join(words)) == " ".join(words)


def test_indented_lines_and_empty_lines_stay_as_yaml_reads_them() -> None:
    words = "引言:\n  - >\n    甲\n    乙\n\n    丙\n      丁\n    戊\n"
    assert read_structured(Source("letter.yaml", words.encode())).letter.lead == ("甲乙", "丙", "丁", "戊")
