"""The measuring sees what is wrong: documents that are right, and the same with one thing wrong on purpose."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from replygen.checks.document.measure import Line, Page, Rule, measure
from tests import support
from tests.pages import faces, grid
from tests.pages.head import letter_head
from tests.pages.printout import Printout, print_out
from tests.pages.specimen import HANZI, Specimen, mark, paragraph, rule, run

LONG = HANZI * 8
TEXT = "".join(paragraph(LONG) for _ in range(6))
LATIN = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:lang w:eastAsia="en-US"/>'
RULES = rule(50.4, 2.25) + rule(51.4, 0.75) + rule(275.6, 0.75) + rule(276.6, 2.25)
RIGHT = Specimen(TEXT, mark("江屿市水利局", before=755, rules=RULES))
DIGITS = "自2025年4月7日起，协调县公交公司在7时至7时40分增发区间车，R&amp;D经费18.47亿元，" * 4

SPECIMENS = {
    "right": RIGHT,
    "27 characters": replace(RIGHT, spacing=-4),
    "21 lines": replace(RIGHT, pitch=580),
    "left by 1 mm": replace(RIGHT, left=1587 - 57),
    "right by 1 mm": replace(RIGHT, left=1587 + 57),
    "mark 2 mm lower": replace(RIGHT, head=mark("江屿市水利局", before=755 + 113, rules=RULES)),
    "rules 1 mm lower": replace(
        RIGHT,
        head=mark(
            "江屿市水利局",
            before=755,
            rules=rule(51.4, 0.75) + rule(52.4, 2.25) + rule(276, 1) + rule(277, 1),
        ),
    ),
    "number lower": replace(RIGHT, footer=1287),
    "digits": Specimen(paragraph(DIGITS)),
    "early break": Specimen(paragraph(f"{DIGITS[:24]}</w:t><w:br/><w:t>{DIGITS[24:]}")),
    "indented": Specimen(paragraph(LONG, '<w:ind w:firstLine="316"/>')),
    "kaiti": Specimen(paragraph(LONG).replace(run(LONG), run(LONG, '<w:rFonts w:eastAsia="楷体_GB2312"/>'))),
    "15 pt": Specimen(paragraph(LONG).replace(run(LONG), run(LONG, '<w:sz w:val="30"/>'))),
    "grey": Specimen(paragraph(LONG).replace(run(LONG), run(LONG, '<w:color w:val="FF0000"/>'))),
    "latin dash": Specimen(f"<w:p>{run('GB—T', LATIN)}</w:p>"),
}

Bar = Callable[[Printout], Iterator[str]]


@pytest.fixture(scope="module")
def printouts() -> dict[str, Printout]:
    support.fonts()
    documents = {name: specimen.docx() for name, specimen in SPECIMENS.items()}
    pdfs = support.to_pdf(documents.values())
    return {
        name: print_out(document, measure(pdf.read_bytes()))
        for (name, document), pdf in zip(documents.items(), pdfs, strict=True)
    }


BARS: tuple[Bar, ...] = (
    grid.other_paper,
    grid.short_lines,
    grid.gappy_lines,
    grid.ragged_left,
    grid.beyond_edges,
    grid.short_pages,
    faces.wrong_type,
    faces.wrong_cells,
    faces.latin_marks,
    faces.misnumbered,
)


@pytest.mark.parametrize("bar", BARS)
@pytest.mark.parametrize("name", ["right", "digits"])
def test_right_document_passes(printouts: dict[str, Printout], bar: Bar, name: str) -> None:
    assert grid.full_lines(printouts[name])
    assert not list(bar(printouts[name]))


@pytest.mark.parametrize(
    ("name", "bar"),
    [
        ("27 characters", grid.short_lines),
        ("21 lines", grid.short_pages),
        ("left by 1 mm", grid.ragged_left),
        ("left by 1 mm", grid.beyond_edges),
        ("right by 1 mm", grid.ragged_left),
        ("right by 1 mm", grid.beyond_edges),
        ("early break", grid.gappy_lines),
        ("indented", grid.ragged_left),
        ("kaiti", faces.wrong_type),
        ("15 pt", faces.wrong_type),
        ("grey", faces.wrong_type),
        ("latin dash", faces.latin_marks),
    ],
)
def test_wrong_document_fails(printouts: dict[str, Printout], name: str, bar: Bar) -> None:
    assert list(bar(printouts[name]))


def test_characters_of_a_line_are_counted(printouts: dict[str, Printout]) -> None:
    counts = {
        name: {grid.characters(line) for line, _ in grid.full_lines(printouts[name])}
        for name in ("right", "27 characters")
    }
    assert counts == {"right": {28}, "27 characters": {27}}


def test_lines_of_a_page_are_counted(printouts: dict[str, Printout]) -> None:
    counts = {name: len(printouts[name].pages[1].text_lines) for name in ("right", "21 lines")}
    assert counts == {"right": 22, "21 lines": 21}


def test_ink_of_the_mark_moves_with_it(printouts: dict[str, Printout]) -> None:
    right, lower = (letter_head(printouts[name].pages[0]).mark for name in ("right", "mark 2 mm lower"))
    assert right.top == pytest.approx(30, abs=0.7)
    assert lower.top - right.top == pytest.approx(2, abs=0.1)
    assert lower.bottom - right.bottom == pytest.approx(2, abs=0.1)
    assert (right.left + right.right) / 2 == pytest.approx(106, abs=0.7)


def test_rules_are_measured_to_a_twentieth_of_a_millimetre(printouts: dict[str, Printout]) -> None:
    head = letter_head(printouts["right"].pages[0])
    assert [round(each.y, 1) for each in (*head.first, *head.second)] == [50.4, 51.4, 275.6, 276.6]
    for each, thickness in zip((*head.first, *head.second), (2.25, 0.75, 0.75, 2.25), strict=True):
        assert each.thickness == pytest.approx(thickness * 25.4 / 72, abs=0.05)
        assert each.length == pytest.approx(170, abs=0.05)
        assert each.left == pytest.approx(20, abs=0.05)
    thin, thick = letter_head(printouts["rules 1 mm lower"].pages[0]).first
    assert thin.y - head.first[0].y == pytest.approx(1, abs=0.05)
    assert thin.thickness < thick.thickness


def test_head_without_its_mark_or_a_line_is_refused(printouts: dict[str, Printout]) -> None:
    page = printouts["right"].pages[0]
    with pytest.raises(ValueError, match="not enough values"):
        letter_head(replace(page, rules=page.rules[1:]))
    raised = [replace(each, y=each.y - 40) for each in page.rules]
    with pytest.raises(ValueError, match="no red ink"):
        letter_head(replace(page, rules=tuple(raised)))


def test_dash_of_the_page_number_is_found(printouts: dict[str, Printout]) -> None:
    first, second = printouts["right"].pages[:2]
    assert first.number_line is None
    assert second.number_line is not None
    assert second.number_line.text == "— 2 —"
    assert faces.is_page_number(second.number_line)
    assert _dash(second) == pytest.approx(269, abs=0.2)
    assert _dash(printouts["number lower"].pages[1]) == pytest.approx(269 + 158 / 56.693, abs=0.2)


def _dash(page: Page) -> float:
    assert page.number_line
    ink = page.ink_of(page.number_line.part("—"))
    assert ink
    return ink.middle


def test_other_paper_is_seen(printouts: dict[str, Printout]) -> None:
    pages = printouts["right"].pages
    letter_size = replace(pages[0], width=215.9, height=279.4)
    assert list(grid.other_paper(Printout((letter_size,), ())))
    turned = replace(pages[0], width=297.0, height=210.0)
    assert not list(grid.other_paper(Printout((turned,), ())))


def test_heading_of_another_level_is_seen(printouts: dict[str, Printout]) -> None:
    (heading, *_) = printouts["right"].paragraphs
    for style, text in (
        ("Level1", "（一）查明成因"),
        ("Level2", "一、查明成因"),
        ("Level3", "（1）查明成因"),
    ):
        assert list(faces.misnumbered(Printout((), (replace(heading, style=style, text=text),))))


def test_lost_character_is_seen(printouts: dict[str, Printout]) -> None:
    pages = printouts["digits"].pages
    lines = pages[0].lines
    without_last = Line(lines[0].glyphs[:-1])
    with pytest.raises(ValueError, match="not on the pages"):
        print_out(SPECIMENS["digits"].docx(), (replace(pages[0], lines=(without_last, *lines[1:])),))


def test_part_of_a_line_is_its_glyphs(printouts: dict[str, Printout]) -> None:
    line = printouts["digits"].pages[0].lines[0]
    part = line.part("2025年")
    assert part.text == "2025年"
    assert line.left < part.left < part.right < line.right
    with pytest.raises(ValueError, match="substring"):
        line.part("2026年")


def test_rule_has_edges() -> None:
    drawn = Rule(50.0, 0.8, 20.0, 190.0, (1.0, 0.0, 0.0))
    assert (drawn.top, drawn.bottom, drawn.length) == (49.6, 50.4, 170.0)
