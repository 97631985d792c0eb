"""Words are changed and commented where they stand; everything else stays."""

import re

import pytest

from replygen import load, render
from replygen.ooxml.comments import Comment, add_comments
from replygen.ooxml.edits import TextEdit, edit_text
from replygen.ooxml.package import read_parts
from replygen.ooxml.setting import SetParagraph, read_setting
from tests.ooxml.wordfile import paragraph, run, text_box, word_file
from tests.support import ROOT, validate

KAI = '<w:rFonts w:hint="eastAsia" w:eastAsia="楷体"/>'


def two_runs() -> bytes:
    return word_file(f"<w:p>{run('甲乙丙')}{run('丁戊己', KAI)}</w:p>" + paragraph("庚辛"))


def read(data: bytes) -> list[str]:
    return [found.text for found in read_setting(data).paragraphs]


def faces(found: SetParagraph) -> list[tuple[str, str]]:
    return [(piece.text, look.face) for piece, look in found.pieces if piece.text]


def xml(data: bytes) -> str:
    return read_parts(data)["word/document.xml"].decode()


@pytest.mark.parametrize("track", [False, True])
@pytest.mark.parametrize(
    ("edit", "text"),
    [
        (TextEdit(1, 1, 2, "子"), "甲子丙丁戊己"),
        (TextEdit(1, 2, 5, "子"), "甲乙子己"),
        (TextEdit(1, 0, 0, "子"), "子甲乙丙丁戊己"),
        (TextEdit(1, 6, 6, "子"), "甲乙丙丁戊己子"),
        (TextEdit(1, 3, 6, ""), "甲乙丙"),
        (TextEdit(1, 0, 6, "子"), "子"),
    ],
)
def test_an_edit_changes_its_words_alone(edit: TextEdit, text: str, track: bool) -> None:
    made = edit_text(two_runs(), [edit], track=track)
    assert read(made) == [text, "庚辛"]


def test_edits_do_not_move_each_other() -> None:
    edits = [TextEdit(1, 0, 1, "子丑"), TextEdit(1, 3, 4, ""), TextEdit(2, 1, 2, "寅")]
    assert read(edit_text(two_runs(), edits)) == ["子丑乙丙戊己", "庚寅"]


def test_new_words_look_like_the_old_ones() -> None:
    made = edit_text(two_runs(), [TextEdit(1, 4, 5, "子")])
    assert faces(read_setting(made).paragraphs[0]) == [
        ("甲乙丙", ""),
        ("丁", "楷体"),
        ("子", "楷体"),
        ("己", "楷体"),
    ]


def test_a_tracked_edit_keeps_what_it_deletes() -> None:
    made = xml(edit_text(two_runs(), [TextEdit(1, 2, 4, "子")], track=True))
    assert re.findall(r"<w:delText[^>]*>([^<]*)<", made) == ["丙", "丁"]
    inserted = re.search(r"<w:ins [^>]*>.*?</w:ins>", made)
    assert inserted is not None
    assert "子" in inserted[0]
    assert 'w:author="replygen"' in inserted[0]
    numbers = re.findall(r'<w:(?:ins|del) w:id="(\d+)"', made)
    assert len(numbers) == len(set(numbers)) == 3


def test_a_paragraph_that_is_not_there_is_refused() -> None:
    with pytest.raises(ValueError, match="no paragraph 3"):
        edit_text(two_runs(), [TextEdit(3, 0, 0, "子")])


def test_a_comment_stands_around_its_words() -> None:
    made = add_comments(two_runs(), [Comment(1, 2, 4, "此处有误")])
    assert read(made) == ["甲乙丙丁戊己", "庚辛"]
    around = re.search(r"<w:commentRangeStart[^>]*/>(.*?)<w:commentRangeEnd", xml(made))
    assert around is not None
    assert re.findall(r"<w:t[^>]*>([^<]*)<", around[1]) == ["丙", "丁"]
    comments = read_parts(made)["word/comments.xml"].decode()
    assert "此处有误" in comments
    assert 'w:author="replygen"' in comments


def test_what_is_made_is_valid() -> None:
    letter = render(load(ROOT / "examples" / "delegate-short.yaml")).docx
    number = next(each.number for each in read_setting(letter).paragraphs if len(each.text) > 50)
    edits = [TextEdit(number, 0, 2, "子"), TextEdit(number, 5, 5, "丑"), TextEdit(number, 9, 12, "")]
    comments = [Comment(0, 0, 0, "全文"), Comment(number, 3, 8, "两处\n重叠"), Comment(number, 5, 20, "重叠")]
    tracked = edit_text(letter, edits, track=True)
    assert validate([edit_text(letter, edits), tracked, add_comments(tracked, comments)]) == []


def test_a_comment_on_a_box_or_on_everything_has_a_place() -> None:
    body = (
        f"<w:p>{run('甲')}{text_box(paragraph('乙'), 'page|<wp:align>top</wp:align>')}</w:p>{paragraph('')}"
    )
    made = xml(
        add_comments(
            word_file(body), [Comment(0, 0, 0, "全文"), Comment(2, 0, 1, "框里"), Comment(3, 0, 0, "空段")]
        )
    )
    assert made.count("<w:commentReference") == 3
    box = re.search(r"<w:txbxContent>.*?</w:txbxContent>", made)
    assert box is not None
    assert "comment" not in box[0]


def test_comments_give_the_same_bytes_again() -> None:
    comments = [Comment(1, 0, 1, "甲"), Comment(2, 0, 1, "乙")]
    assert add_comments(two_runs(), comments) == add_comments(two_runs(), comments)


def test_a_comment_moves_no_line() -> None:
    """It stands at text where there is some, and its mark is set like the text before it."""
    made = xml(
        add_comments(word_file(paragraph("") + f"<w:p>{run('甲', KAI)}</w:p>"), [Comment(1, 0, 0, "空段")])
    )
    empty, said = re.findall(r"<w:p>.*?</w:p>|<w:p/>", made)
    assert "comment" not in empty
    assert f"<w:rPr>{KAI}</w:rPr><w:commentReference" in said
