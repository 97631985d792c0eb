"""Headings numbered through, run-in headings, attachments, copies, the head: what stands where, in which style."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from replygen.layout import Form, Paragraph, SectionBreak, TableGrid
from replygen.standard import CELL, LINE_PITCH
from tests.layout.build import (
    DOCUMENT,
    FORMS,
    LETTER,
    ORGAN,
    PLAIN,
    blocks,
    laid_out,
    letter,
    page,
    paragraph,
    paragraphs,
    texts,
)


def _headings(**fields: Any) -> list[tuple[str, str]]:
    made = blocks(page(letter(**fields)))
    return [(b.style, b.text) for b in made if isinstance(b, Paragraph) and b.style.startswith("Level")]


def _section(heading: str, *content: Any, **fields: Any) -> dict[str, Any]:
    return {"heading": heading, "content": list(content), **fields}


def test_headings_of_four_levels() -> None:
    deep = _section(
        "甲", _section("乙", _section("丙", _section("丁", "文"), _section("戊"))), _section("己")
    )
    assert _headings(sections=[deep, _section("庚", _section("辛"))]) == [
        ("Level1", "一、甲"),
        ("Level2", "（一）乙"),
        ("Level3", "1.丙"),
        ("Level4", "（1）丁"),
        ("Level4", "（2）戊"),
        ("Level2", "（二）己"),
        ("Level1", "二、庚"),
        ("Level2", "（一）辛"),
    ]


def test_parts_are_numbered_through_with_the_default_headings() -> None:
    parts: dict[str, Any] = {"work_done": {"content": "甲"}, "next_steps": {"content": "乙"}}
    assert _headings(**parts, sections=[_section("其他")]) == [
        ("Level1", "一、工作开展情况"),
        ("Level1", "二、其他"),
        ("Level1", "三、下一步工作打算"),
    ]


def test_more_headings_than_99() -> None:
    made = _headings(sections=[_section("甲", "乙")] * 120)
    assert [text for _, text in made[98:102]] == ["九十九、甲", "一百、甲", "一百零一、甲", "一百零二、甲"]


def test_section_without_a_heading_takes_no_number_and_its_content_stays_on_the_level() -> None:
    loose = {"content": ["文", _section("乙")]}
    assert _headings(sections=[_section("甲"), loose, _section("丙")])[::2] == [
        ("Level1", "一、甲"),
        ("Level1", "二、丙"),
    ]


@pytest.mark.parametrize(
    ("heading", "line"),
    [
        ("统一标识", "（一）统一标识。先做这个。"),
        ("统一标识。", "（一）统一标识。先做这个。"),
        ("统一了吗？", "（一）统一了吗？先做这个。"),
    ],
)
def test_run_in_heading_shares_the_line(heading: str, line: str) -> None:
    section = _section("甲", _section(heading, "先做这个。", "再做那个。", run_in=True))
    made = [each.text for each in paragraphs(page(letter(sections=[section])), "Normal")]
    assert made[2:4] == [line, "再做那个。"]


@pytest.mark.parametrize("content", [[], [{"table": {"rows": [["甲"]]}}], [_section("乙")]])
def test_run_in_without_a_paragraph_to_run_into_is_a_heading(content: list[Any]) -> None:
    assert ("Level1", "一、甲") in _headings(sections=[_section("甲", *content, run_in=True)])


def test_heading_stays_with_what_follows() -> None:
    every = blocks(page(letter(sections=[_section("甲", "乙"), _section("丙")])))
    made = [b for b in every if isinstance(b, Paragraph) and b.style == "Level1"]
    assert [each.keep_next for each in made] == [True, False]


def test_one_attachment_has_no_number() -> None:
    made = page(letter(attachments=[{"title": "清单", "content": ["文"]}]))
    assert paragraph(made, "AttachmentNote").text == "附件：清单"
    assert paragraph(made, "AttachmentLabel").text == "附件"
    assert paragraph(made, "AttachmentTitle").text == "清单"


def test_several_attachments_are_numbered_alike_in_note_and_on_their_pages() -> None:
    made = page(letter(attachments=[{"title": f"清单{n}", "content": [_section("甲")]} for n in "甲乙丙"]))
    notes = paragraphs(made, "AttachmentNote")
    assert [each.text for each in notes] == ["附件：1.清单甲", "2.清单乙", "3.清单丙"]
    assert [each.text for each in paragraphs(made, "AttachmentLabel")] == ["附件1", "附件2", "附件3"]
    assert [each.text for each in paragraphs(made, "AttachmentTitle")] == ["清单甲", "清单乙", "清单丙"]
    assert [each.text for each in paragraphs(made, "Level1")] == ["一、甲"] * 3


def test_attachment_note_hangs_under_the_first_character_of_the_name() -> None:
    """7.3.4: two characters in, 附件： is three wide and 1. three quarters."""
    first, second = paragraphs(page(letter(attachments=[{"title": "甲"}, {"title": "乙"}])), "AttachmentNote")
    for made, start in ((first, 2.0), (second, 5.0)):
        assert made.indent
        assert made.indent.left
        assert made.indent.hanging
        assert made.indent.left.emu / CELL.emu == pytest.approx(2 + 3 + 0.75, abs=0.01)
        assert (made.indent.left.emu - made.indent.hanging.emu) / CELL.emu == pytest.approx(start, abs=0.01)
    assert first.before == LINE_PITCH
    assert second.before is None


def test_attachment_without_a_title_is_not_complete() -> None:
    _, missing = laid_out(letter(attachments=[{"title": "甲"}, {"content": "文"}]))
    assert [(each.path, each.label) for each in missing] == [(("attachments", 1, "title"), "附件标题")]


@pytest.mark.parametrize(
    ("cc", "line"),
    [
        (["区政府督查室"], "抄送：区政府督查室。"),
        (["甲", "乙、丙"], "抄送：甲，乙、丙。"),
        (["甲。", "乙。"], "抄送：甲，乙。"),
    ],
)
@pytest.mark.parametrize("form", FORMS)
def test_copies(form: Form, cc: list[str], line: str) -> None:
    assert paragraph(page(letter(cc=cc), form), "Copies").text == line


def test_imprint_of_the_ordinary_form() -> None:
    made = page(letter(cc=["甲"]), DOCUMENT)
    assert [(each.style, each.text) for each in made.imprint] == [
        ("ImprintThick", ""),
        ("Copies", "抄送：甲。"),
        ("ImprintThin", ""),
        ("Printed", f"{ORGAN}\t2025年6月12日印发"),
        ("ImprintThick", ""),
    ]
    own = {"printed_by": "甲局办公室", "printed_on": "2025-06-13"}
    made = page(letter(document=own), DOCUMENT)
    assert [each.text for each in made.imprint if each.text] == ["甲局办公室\t2025年6月13日印发"]


@pytest.mark.parametrize(("length", "lines"), [(1, 1), (24, 1), (26, 2), (60, 3), (200, 8)])
def test_height_of_the_imprint_grows_by_lines_of_24_points(length: int, lines: int) -> None:
    """4号 text on 156 mm less a character on either side is 29; 抄送： takes three, 。 one."""
    made = page(letter(cc=["字" * length]))
    assert made.imprint_height.pt / 24 in (lines, lines + 1)
    assert lines * (29 - 3) >= length + 1 or made.imprint_height.pt / 24 > lines


def test_no_imprint_no_height() -> None:
    assert page(letter()).imprint_height.emu == 0


_HEAD = {
    "number": "北科函〔2025〕6号",
    "category": "A",
    "copy_number": "000001",
    "security": {"level": "秘密", "period": "1年"},
    "urgency": "特急",
    "signed_by": "李四",
}


def test_rows_of_the_head_of_a_letter() -> None:
    made = page(letter(document=_HEAD))
    assert [each.text for each in paragraphs(made, "HeadRow")] == [
        "000001\t北科函〔2025〕6号",
        "秘密★1年\t签发人：李四",
        "特急\t答复类别：A类",
    ]
    assert made.mark
    assert made.mark.paragraph.text == ORGAN


def test_head_of_the_ordinary_form() -> None:
    made = page(letter(document=_HEAD), DOCUMENT)
    assert made.mark is None
    styles = [block.style for block in blocks(made) if isinstance(block, Paragraph)]
    assert styles[:6] == ["HeadRow", "HeadRow", "HeadRow", "Mark", "Number", "Title"]
    assert paragraph(made, "Mark").text == f"{ORGAN}文件"
    assert paragraph(made, "Number").text == "北科函〔2025〕6号"


@pytest.mark.parametrize("form", FORMS)
def test_letter_without_a_number(form: Form) -> None:
    made = page(letter(), form)
    assert paragraphs(made, "HeadRow") == []
    assert [each.text for each in paragraphs(made, "Number")] == ([""] if form == DOCUMENT else [])
    title = paragraph(made, "Title")
    assert bool(title.before) is (form == LETTER)


@pytest.mark.parametrize("length", [1, 4, 11, 18, 40, 300, 3000])
def test_mark_shrinks_to_the_type_area_and_never_to_nothing(length: int) -> None:
    made = page(letter(signatory={"organs": ["局" * length], "date": "2025-06-12"}))
    assert made.mark
    type_ = made.mark.paragraph.type
    assert type_
    assert 1 <= type_.size <= 42
    assert 66 <= type_.scale <= 100
    if length < 40:
        assert length * type_.size * type_.scale / 100 <= 156 / 25.4 * 72 + 0.5


def _order(source: Any, form: Form) -> list[str]:
    made = page(source, form)
    names = [block.style if isinstance(block, Paragraph) else type(block).__name__ for block in blocks(made)]
    return [*dict.fromkeys(names), *(each.style for each in made.imprint)]


def test_order_of_the_page() -> None:
    full = letter(
        sections=[_section("甲", {"table": {"rows": [["乙"]]}})],
        attachments=[{"title": "清单", "content": ["文"]}],
        notes=["注"],
        cc=["丙"],
        document={"number": "甲〔2025〕1号"},
    )
    middle = ["Title", "Salutation", "Normal", "Level1", "TableGrid", "AttachmentNote", "Signature", "Date", "Note",
              "AttachmentLabel", "AttachmentTitle"]  # fmt: skip
    assert _order(full, LETTER) == ["HeadRow", *middle, "Copies"]
    assert _order(full, PLAIN) == ["HeadRow", *middle, "Copies"]
    assert page(full, PLAIN).imprint == ()


@pytest.mark.parametrize("form", FORMS)
def test_signature_has_a_line_of_the_body_above_it(form: Form) -> None:
    made = blocks(page(letter(attachments=[{"title": "清单"}], notes=["注"], cc=["丙"]), form))
    styles = [block.style if isinstance(block, Paragraph) else "" for block in made]
    end = styles.index("Signature")
    kept = [block.keep_next for block in made[: end + 1] if isinstance(block, Paragraph)]
    last_of_body = max(index for index in range(end) if styles[index] == "Normal")
    assert all(kept[last_of_body:])


def test_table_at_the_end_of_the_body_is_kept_with_the_signature() -> None:
    made = page(letter(lead=["文", {"table": {"rows": [["甲"], ["乙"]]}}], closing=[]))
    (grid,) = (block for block in made.blocks if isinstance(block, TableGrid))
    keeps = [[line.keep_next for cell in row.cells for line in cell] for row in grid.rows]
    assert keeps == [[False], [True]]


def test_a_blank_line_parts_two_tables() -> None:
    one = {"table": {"rows": [["甲"]]}}
    named = {"table": {"rows": [["甲"]], "caption": "表"}}
    made = blocks(page(letter(lead=["文", one, one, named])))
    assert [block.text if isinstance(block, Paragraph) else "grid" for block in made][3:8] == [
        "文", "grid", "", "grid", "表"
    ]  # fmt: skip


_TURNED = {"table": {"rows": [["甲"]], "landscape": True}}


@pytest.mark.parametrize(
    "after", [{"lead": ["文", _TURNED, _TURNED]}, {"sections": [{"content": [_TURNED]}]}]
)
def test_two_turned_tables_leave_no_empty_page_between_them(after: dict[str, object]) -> None:
    pairs = itertools.pairwise(page(letter(**{"lead": ["文", _TURNED], "work_done": None} | after)).blocks)
    assert not [pair for pair in pairs if all(isinstance(block, SectionBreak) for block in pair)]


def test_sections_before_the_named_parts_are_numbered_with_them() -> None:
    made = page(letter(lead=["文", {"heading": "先"}], work_done={"content": ["文"]}))
    headings = [each.text for each in made.blocks if isinstance(each, Paragraph) and each.style == "Level1"]
    assert headings == ["一、先", "二、工作开展情况"]


@pytest.mark.parametrize("form", FORMS)
def test_text_of_the_letter_comes_in_its_order(form: Form) -> None:
    made = texts(letter(lead=["甲", "乙"], closing=["丙"], notes=["丁"]), form)
    assert [text for text in made if text in ("甲", "乙", "丙", "（丁）")] == ["甲", "乙", "丙", "（丁）"]
