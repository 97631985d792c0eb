"""No rule raises on any text or letter, and mending comes to an end."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from replygen.checks import copy_of_letter, copy_of_text, findings, mended, written_by
from replygen.checks.comments import comments_in
from replygen.checks.office import Office
from replygen.model import ReplyLetter
from tests.letters import letters, texts

PIECES = """
“ ” （ ） 《 》 〈 〉 ， 。 、 ； ： , ( ) " ' 一、 （一） 1. 1、 （1） 一是 二是 第一， 附件： 抄送： 联系人： 电话：
2025年 9月31日 25年 〔2025〕 第07号 067号提案 委员： 代表： 您 你们 关于 收悉 现答复如下 的复函 区水利局 约30万元左右
其中 等3个 3-5年 2023-2027年 由1.4元降至0.9元，下降45.7% 截止 今年 的的 數
占132.1% <b> ** XX …
""".split()
SPACES = ("\n", " ", "\u3000", "\u200b", "\r\n", "附件\n")
TEXTS = st.lists(st.sampled_from((*PIECES, *SPACES)) | texts(), max_size=40).map("".join)


@given(TEXTS)
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_rule_raises_on_any_text(text: str) -> None:
    for finding in findings(copy_of_text(text)):
        assert finding.place.line <= text.count("\n") + 1 + text.count("\r")


@given(letters())
@settings(deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow])
def test_no_rule_raises_on_any_letter(letter: ReplyLetter) -> None:
    findings(copy_of_letter(letter))


@given(TEXTS)
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_mending_a_mended_text_changes_nothing(text: str) -> None:
    once = mended(text)
    assert mended(once) == once


WORDS = st.lists(st.sampled_from(PIECES) | texts().filter(bool), max_size=4).map(tuple)


@given(TEXTS, WORDS, WORDS, WORDS)
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_words_of_an_office_may_be_any(
    text: str, allowed: tuple[str, ...], wrong: tuple[str, ...], right: tuple[str, ...]
) -> None:
    office = Office(
        codes=right, organs=wrong, allowed=allowed, wrong=dict(zip(wrong, (*right, None), strict=False))
    )
    silent = findings(written_by(Office(), copy_of_text(text)))
    assert silent == findings(copy_of_text(text))
    found = findings(written_by(office, copy_of_text(text)))
    assert not any(finding.text in allowed for finding in found if finding.rule == "LNG-16")


@given(
    st.lists(st.sampled_from(["#", "<!--", " replygen: ignore", " NUM-09", ",", " 理由", "-->", "\n", "\r"]))
)
def test_a_comment_is_found_where_it_stands(pieces: list[str]) -> None:
    words = "".join(pieces)
    lines = words.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for comment in comments_in(words):
        assert lines[comment.line.number - 1][comment.line.column - 1 :].startswith(("#", "<!--"))
