"""Rows of tables become letters: heads, cells, encodings, and what a workbook can do to its reader."""

import csv
import datetime
import tracemalloc
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from replygen.errors import InputError
from replygen.messages import Note
from replygen.model import Proposal, ReplyLetter
from replygen.rosters import Row, read_roster, read_row
from tests.batch.rosters import HEADS, row


def rows(path: Path) -> list[Row]:
    return [each for each in read_roster(path) if isinstance(each, Row)]


def read(path: Path) -> list[ReplyLetter]:
    return [read_row(each, {}).letter for each in rows(path)]


def table(path: Path, lines: Sequence[Sequence[str]], encoding: str = "utf-8") -> Path:
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file).writerows(lines)
    return path


def workbook(path: Path, **sheets: Sequence[Sequence[Any]]) -> Path:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, lines in sheets.items():
        sheet = book.create_sheet(name)
        for line in lines:
            sheet.append(list(line))
    book.save(path)
    return path


def refused(path: Path) -> str:
    with pytest.raises(InputError) as error:
        rows(path)
    return error.value.say()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_csv_is_read_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    (letter,) = read(table(tmp_path / "a.csv", [HEADS, row()], encoding))
    assert letter.proposals[0].number == "067"
    assert letter.signatory.date == datetime.date(2025, 6, 12)


def test_blanks_around_a_word_of_a_cell_are_not_part_of_it(tmp_path: Path) -> None:
    (letter,) = read(
        table(tmp_path / "a.csv", [["类别", "编号", "称呼"], ["提案 ", "\u3000067", " 某委员\n"]])
    )
    assert (letter.proposals[0].kind, letter.proposals[0].number, letter.salutation) == (
        "提案",
        "067",
        "某委员",
    )


def test_mark_of_gb18030_is_no_part_of_the_first_head(tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv", [HEADS, row()], "gb18030")
    path.write_bytes("\ufeff".encode("gb18030") + path.read_bytes())
    (letter,) = read(path)
    assert letter.proposals[0].number == "067"


@pytest.mark.parametrize(
    "written",
    [
        "2025/6/12",
        "2025.6.12",
        "2025.06.12",
        " 2025-06-12 ",
        "2025-06-12 09:30:00.000",
        "2025/6/12 9:30",
        "2025-06-12T00:00",
    ],
)
def test_date_may_be_written_as_tables_do(tmp_path: Path, written: str) -> None:
    (letter,) = read(table(tmp_path / "a.csv", [HEADS, [*row()[:-1], written]]))
    assert letter.signatory.date == datetime.date(2025, 6, 12)


def test_serial_number_of_a_date_asks_for_the_format_of_a_date(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", 表=[HEADS, [*row()[:-1], 45821]])
    with pytest.raises(
        InputError, match="“45821”不是日期。这像是表格里日期的序号，请把这一格的格式设为日期。"
    ):
        read(path)


@pytest.mark.parametrize(
    ("head", "value", "path"),
    [
        ("提案建议.编号", "067", "proposals.0.number"),
        ("proposals.number", "067", "proposals.0.number"),
        (" 提案建议 ．编号：", "067", "proposals.0.number"),
        ("提案建议[1].编号", "067", "proposals.0.number"),
        ("发文字号", "某函〔2025〕1号", "document.number"),
        ("公文要素.number", "某函〔2025〕1号", "document.number"),
        ("contact.电话", "6550127", "contact.phone"),
        ("密级.等级", "", None),
        ("公文要素.密级.等级", "秘密", "document.security.level"),
        ("附件.标题", "名单", "attachments.0.title"),
        ("称呼", "林某某委员", "salutation"),
    ],
)
def test_head_names_a_field(tmp_path: Path, head: str, value: str, path: str | None) -> None:
    roster = table(tmp_path / "a.csv", [[head, "签发人"], [value, "某"]])
    if path is None:
        assert head in refused(roster)
        return
    found: Any = read(roster)[0]
    for step in path.split("."):
        found = found[int(step)] if step.isdecimal() else getattr(found, step)
    assert found == value


@pytest.mark.parametrize(
    ("heads", "words"),
    [
        (["编号", "编好"], "1:2：“编好”不是信件的一项。是不是“编号”？"),
        (["编号", "办理情况"], "1:2：“办理情况”不是信件的一项。是不是“工作开展情况”？"),
        (["编号", "委员"], "1:2：“委员”不是信件的一项。是不是“提出者”？"),
        (["编号", "姓名"], "1:2：“姓名”不是信件的一项。是不是“提出者”？"),
        (["编号", "案由"], "1:2：“案由”不是信件的一项。是不是“提案建议.标题”？"),
        (["称呼", "案号"], "1:2：“案号”不是信件的一项。是不是“编号”？"),
        (["编号", "承办单位"], "1:2：“承办单位”不是信件的一项。是不是“落款.机关”？"),
        (["编号", "联系电话"], "1:2：“联系电话”不是信件的一项。是不是“联系人.电话”？"),
        (["编号", "提案建议.编号"], "1:2：“提案建议.编号”与前面的一列重复。"),
        (["编号", "联系人"], "请写到哪一项：联系人.姓名、联系人.电话"),
        (["编号", "标题"], "1:2：“标题”不是信件的一项。"),
        (["编号", "称呼[2]"], "1:2：“称呼[2]”不是信件的一项。"),
    ],
)
def test_wrong_heads_are_named(tmp_path: Path, heads: list[str], words: str) -> None:
    assert words in refused(table(tmp_path / "a.csv", [heads, ["1", "2"]]))


def test_all_wrong_heads_are_named_at_once(tmp_path: Path) -> None:
    assert refused(table(tmp_path / "a.csv", [["编号", "甲", "乙"]])).count("不是信件的一项") == 2


def test_heads_that_are_all_wrong_are_named_where_there_is_one_table(tmp_path: Path) -> None:
    wrong = [["案号", "案由"], ["1", "2"]]
    assert "1:1：“案号”不是信件的一项。是不是“编号”？" in refused(table(tmp_path / "a.csv", wrong))
    assert "1:1：“案号”不是信件的一项。是不是“编号”？" in refused(workbook(tmp_path / "a.xlsx", 一=wrong))


@pytest.mark.parametrize("mark", "，；、")
def test_wide_separators_are_told(tmp_path: Path, mark: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"类别{mark}编号{mark}标题\n提案{mark}1{mark}关于甲的提案\n", "utf-8")
    assert refused(path).startswith(f"{path}:1：没有认出列名。各列之间请用半角逗号分隔")
    path.write_text(f"民政局{mark}编号台账\n类别,编号\n提案,1\n", "utf-8")
    assert len(rows(path)) == 1


def notes(path: Path) -> list[str]:
    return [f"{each.place}：{each.what}" for each in read_roster(path) if isinstance(each, Note)]


def test_sheet_with_few_heads_of_a_letter_is_passed_over(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", 信=[HEADS, row()], 统计=[["单位", "件数"], ["某局", 3]])
    assert len(rows(path)) == 1
    assert notes(path) == [f"{path}[统计]：这里没有信件的列，略过。"]


def test_wrong_head_of_a_later_sheet_is_told_before_any_row(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", 一=[HEADS, row()], 二=[["编号", "机关", "案由"], ["1"]])
    with pytest.raises(InputError, match=r"\[二\]:1:3：“案由”不是信件的一项"):
        next(read_roster(path))


def test_cells_merged_over_rows_are_told(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", 表=[["某局台账"], HEADS, *([row()] * 9)], 统计=[["数"], [1], [2]])
    book = load_workbook(path)
    for cells in ("A1:G1", "C3:C11"):
        book["表"].merge_cells(cells)
    book["统计"].merge_cells("A1:A2")
    book.save(path)
    assert notes(path) == [
        f"{path}[表]：C3:C11 是合并的格，只算最上面一格有内容，下面各行算作空着。请取消合并，每行都填。",
        f"{path}[统计]：这里没有信件的列，略过。",
    ]


def test_columns_of_the_office_are_passed_over(tmp_path: Path) -> None:
    heads = ["序号", "称呼", "#经办", "（电话）", "备注"]
    roster = table(tmp_path / "a.csv", [heads, ["1", "某委员", *"abc"], ["2", "", *"abc"]])
    assert [row.problems for row in rows(roster)] == [()]
    assert read(roster) == [ReplyLetter(salutation="某委员")]


def test_cell_without_a_head_is_a_problem_of_its_row(tmp_path: Path) -> None:
    (found,) = rows(table(tmp_path / "a.csv", [["", "称呼", ""], ["多", "某委员", "多"]]))
    assert [(problem.place.line, problem.place.column) for problem in found.problems] == [(2, 1), (2, 3)]


def test_cell_of_markdown_holds_paragraphs_headings_and_tables(tmp_path: Path) -> None:
    words = "一是摸底。\n二是整改。\n# 统一标识\n甲\n\n| 项 | 数 |\n|---|---|\n| 座椅 | 12 |\n乙"
    (letter,) = read(table(tmp_path / "a.csv", [["工作开展情况"], [words]]))
    assert letter.work_done is not None
    first, second, section = letter.work_done.content
    assert (first, second) == ("一是摸底。", "二是整改。")
    assert section.heading == "统一标识"  # type: ignore[union-attr]
    above, grid, below = section.content  # type: ignore[union-attr]
    assert (above, grid.table.rows, below) == ("甲", (("座椅", "12"),), "乙")  # type: ignore[union-attr]


def test_cell_may_begin_with_the_heading_of_its_column(tmp_path: Path) -> None:
    (letter,) = read(table(tmp_path / "a.csv", [["下一步工作打算"], ["# 下一步工作打算\n甲"]]))
    assert letter.next_steps is not None
    assert letter.next_steps.content == ("甲",)


@pytest.mark.parametrize(("words", "mended"), [("2025. 6月建成。", "2025\\. 6月建成。"), ("- 甲", "\\- 甲")])
def test_list_in_a_cell_is_refused_with_advice_that_a_cell_can_follow(
    tmp_path: Path, words: str, mended: str
) -> None:
    (found,) = rows(table(tmp_path / "a.csv", [["工作开展情况"], [words]]))
    with pytest.raises(
        InputError, match=r"2:1：.*列表。请每项写成一段，如“一是……”；如果是正文，“1\.”写成“1\\\.”"
    ):
        read_row(found, {})
    (letter,) = read(table(tmp_path / "a.csv", [["工作开展情况"], [mended]]))
    assert letter.work_done
    assert letter.work_done.content == (words,)


def test_another_part_in_a_cell_is_refused(tmp_path: Path) -> None:
    (found,) = rows(table(tmp_path / "a.csv", [["工作开展情况"], ["# 附件：名单\n甲"]]))
    with pytest.raises(InputError, match=r"2:1：工作开展情况\.内容：这一格里有信件的另一部分"):
        read_row(found, {})


def test_problem_of_a_cell_has_its_row_and_column(tmp_path: Path) -> None:
    roster = table(tmp_path / "a.csv", [HEADS, row(), [], [*row()[:-1], "2025年2月30日"]])
    with pytest.raises(InputError, match=r"a\.csv:4:7：落款.日期：没有“2025年2月30日”这一天"):
        read(roster)


def test_lists_are_split(tmp_path: Path) -> None:
    (letter,) = read(
        table(tmp_path / "a.csv", [["提出者", "抄送", "附注"], ["甲、乙", "丙；丁\n戊", "己、庚\n辛"]])
    )
    assert letter.proposals[0].proposers == ("甲", "乙")
    assert (letter.cc, letter.notes) == (("丙", "丁", "戊"), ("己、庚", "辛"))


def test_shared_values_fill_what_a_row_lacks(tmp_path: Path) -> None:
    shared = {"落款": {"organs": "甲局", "日期": datetime.date(2025, 6, 1)}, "cc": ["乙"], "称呼": "某委员"}
    (found,) = rows(table(tmp_path / "a.csv", [["机关", "称呼"], ["丙局", ""]]))
    letter = read_row(found, shared).letter
    assert letter.signatory.organs == ("丙局",)
    assert letter.signatory.date == datetime.date(2025, 6, 1)
    assert (letter.cc, letter.salutation) == (("乙",), "某委员")


_SESSION = {"届次": "区政协一次会议", "类别": "提案"}


@pytest.mark.parametrize("shared", [_SESSION, [_SESSION]], ids=["fields", "a list of one"])
def test_shared_values_of_a_proposal_hold_for_all(tmp_path: Path, shared: Any) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"proposals": [{"编号": "1"}, {"编号": "2", "kind": "建议"}]}', "utf-8")
    (found,) = rows(path)
    proposals = read_row(found, {"提案建议": shared}).letter.proposals
    assert [(each.number, each.kind, each.session) for each in proposals] == [
        ("1", "提案", "区政协一次会议"),
        ("2", "建议", "区政协一次会议"),
    ]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ('2,"甲"乙', "双引号后面还有字"),
        ('2,"甲', "双引号只有一半"),
        (f"2,{'甲' * 140_000}", "有一格太长"),
        ("2," * 3_000_000, "有一格太长"),
    ],
)
def test_table_that_cannot_be_read_on_tells_why_and_where(tmp_path: Path, line: str, why: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"编号,称呼\n1,甲\n{line}\n", "utf-8")
    assert refused(path).startswith(f"{path}:3：表格在这一行读不下去：{why}。")


def test_ends_of_lines_that_were_pasted_are_ends_of_lines(tmp_path: Path) -> None:
    heads, cells = ["提出者", "工作开展情况"], ["林某_x000D_\n王某", "新增座椅。_x000D_\n新增灯杆。"]
    (letter,) = read(workbook(tmp_path / "a.xlsx", 一=[heads, cells]))
    assert letter.proposals[0].proposers == ("林某", "王某")
    assert letter.work_done
    assert letter.work_done.content == ("新增座椅。", "新增灯杆。")


def test_other_control_characters_of_a_workbook_are_told(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", 一=[["称呼"], ["林_x0007_委员"]])
    with pytest.raises(InputError, match=r"2:1：称呼：.*U\+0007"):
        read(path)


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        (["125", "67", "1234"], "3:1：编号“67”比“1234”短：如果原来是“0067”"),
        ([67, 125], "2:1：编号“67”比“125”短：如果原来是“067”"),
        (["067", "125", "67"], ""),
        (["7", "67"], ""),
        (["125", "甲67"], ""),
    ],
)
def test_zeros_that_may_be_lost_are_told(tmp_path: Path, numbers: list[object], told: str) -> None:
    path = workbook(tmp_path / "a.xlsx", 一=[["编号"], *([number] for number in numbers)])
    assert [note.partition("，是表格软件")[0] for note in notes(path)] == (
        [f"{path}[一]:{told}"] if told else []
    )


def test_date_that_is_none_is_told_as_it_was_written(tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv", [["落款.日期"], ["12/6/2025"]])
    with pytest.raises(InputError, match="“12/6/2025”不是日期"):
        read(path)


@pytest.mark.parametrize(
    "line", ['{"文件": 5}', '{"file": "a.json", "备注": "甲"}', '{"file": "a", "文件": "b"}']
)
def test_line_that_is_no_pointer_and_no_letter_is_told(tmp_path: Path, line: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(f'{{"称呼": "文件"}}\n{line}\n', "utf-8")
    first, second = rows(path)
    assert first.problems == ()
    assert [problem.say() for problem in second.problems] == [
        f'{path}:2：文件：这一行不是只写一个文件名。请写成 {{"文件": "067.yaml"}}，或者写信件的各项。'
    ]


def test_line_that_is_cut_off_is_a_problem_of_its_row(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"称呼": "某委员"\n{"称呼": "某委\n', "utf-8")
    for number, each in enumerate(rows(path), 1):
        with pytest.raises(InputError) as error:
            read_row(each, {})
        assert {problem.place.line for problem in error.value.problems} == {number}


def test_roster_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert "没有这个文件" in refused(tmp_path / "letters")


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"\x80\x00\xff" * 9)
    assert "这不是 UTF-8 或 GB18030 的文本" in refused(tmp_path / "a.csv")


def test_line_without_an_end_takes_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"a" * 60_000_000)
    tracemalloc.start()
    try:
        assert "有一格太长" in refused(path)
        assert tracemalloc.get_traced_memory()[1] < 40_000_000
    finally:
        tracemalloc.stop()


def test_every_sheet_with_letters_is_read(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "a.xlsx",
        人大=[["2025年名册"], HEADS, row("1")],
        政协=[HEADS, row("2")],
        说明=[["填表须知"]],
    )
    found = list(read_roster(path))
    assert [str(each.place) for each in found if isinstance(each, Row)] == [
        f"{path}[人大]:3",
        f"{path}[政协]:2",
    ]
    assert [str(each.place) for each in found if isinstance(each, Note)] == [f"{path}[说明]"]


@pytest.mark.parametrize(
    ("value", "shown", "text"),
    [
        (67, "General", "67"),
        (67, "000", "067"),
        (67, "0_ ", "67"),
        ("067", "General", "067"),
        (13800000000, "General", "13800000000"),
        (0.1 + 0.2, "General", "0.3"),
        (True, "General", "TRUE"),
        (datetime.date(2025, 6, 12), "yyyy-mm-dd", "2025-06-12"),
        (datetime.datetime(2025, 6, 12, 9, 30), "yyyy-mm-dd hh:mm", "2025-06-12 09:30:00"),  # noqa: DTZ001
        (datetime.datetime(2025, 6, 12, 9, 30), 'yyyy"年"m"月"d"日"', "2025-06-12"),  # noqa: DTZ001
    ],
)
def test_cell_is_read_as_it_is_seen(tmp_path: Path, value: object, shown: str, text: str) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["编号", "称呼"])
    sheet.append([value, "某"])
    sheet["A2"].number_format = shown
    book.save(tmp_path / "a.xlsx")
    (found,) = rows(tmp_path / "a.xlsx")
    assert (found.cells[0].text, found.problems) == (text, ())


@pytest.mark.parametrize(
    ("value", "shown", "words"),
    [
        ("=1+1", "General", "这一格是公式，没有存下结果"),
        ("#REF!", "General", "公式出错（#REF!）。请改好公式，或直接填写。"),
        (0.0446, "0.00%", "按格式“0.00%”显示"),
    ],
)
def test_cell_that_cannot_be_told_is_a_problem_of_its_row(
    tmp_path: Path, value: object, shown: str, words: str
) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["称呼", "编号"])
    sheet.append(["某", value])
    sheet["B2"].number_format = shown
    book.save(tmp_path / "a.xlsx")
    (found,) = rows(tmp_path / "a.xlsx")
    assert words in found.problems[0].say()
    assert (found.problems[0].place.line, found.problems[0].place.column) == (2, 2)


def changed(path: Path, part: str, old: str, new: str) -> Path:
    """Change the XML of a part of a workbook."""
    with zipfile.ZipFile(path) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    assert old.encode() in parts[part]
    parts[part] = parts[part].replace(old.encode(), new.encode(), 1)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


def test_result_of_a_formula_is_read(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", 表=[["编号", "称呼"], ["=1+1", "=2"]])
    sheet = "xl/worksheets/sheet1.xml"
    changed(path, sheet, "<f>1+1</f><v></v>", "<f>1+1</f><v>2</v>")
    with zipfile.ZipFile(path) as archive:
        assert b"<f>1+1</f><v>2</v>" in archive.read(sheet)
    (found,) = rows(path)
    assert [cell.text for cell in found.cells] == ["2"]
    assert len(found.problems) == 1


def test_size_that_a_sheet_declares_is_not_believed(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", 表=[HEADS, row("1"), row("2")])
    changed(path, "xl/worksheets/sheet1.xml", '<dimension ref="A1:G3"', '<dimension ref="A1:G2"')
    assert len(rows(path)) == 2


def test_zip_bomb_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", 表=[HEADS])
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/zeros.bin", bytes(30_000_000))
    assert "展开后太大" in refused(path)


def test_row_far_below_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", 表=[HEADS, row()])
    changed(path, "xl/worksheets/sheet1.xml", '<row r="2"', '<row r="9999999999"')
    assert "展开后太大" in refused(path)


def test_document_type_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", 表=[HEADS])
    changed(path, "xl/workbook.xml", "<workbook", '<!DOCTYPE w [<!ENTITY a "b">]><workbook')
    assert "不是 .xlsx 表格，或者已经损坏" in refused(path)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0 old"])
def test_file_that_is_no_workbook_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.xlsx").write_bytes(data)
    assert "不是 .xlsx 表格，或者已经损坏" in refused(tmp_path / "a.xlsx")


def test_zip_without_a_workbook_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr("a", "b")
    assert "不是 .xlsx 表格，或者已经损坏" in refused(tmp_path / "a.xlsx")


@pytest.mark.parametrize("name", ["no.csv", "a.txt", "no"])
def test_other_files_are_no_rosters(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.txt").write_text("a")
    assert "名册" in refused(tmp_path / name)


def test_heads_may_be_written_with_capitals(tmp_path: Path) -> None:
    (letter,) = read(
        table(tmp_path / "a.csv", [["Kind", "Proposals.Number", "PROPOSERS"], ["提案", "1", "甲"]])
    )
    assert letter.proposals == (Proposal(kind="提案", number="1", proposers=("甲",)),)


@pytest.mark.parametrize(
    ("head", "todo"),
    [
        ("number", "Say which one: document.number, proposals.number."),
        ("经办人", "Did you mean 'contact.name'?"),
        ("approval", "Name one of its fields: approval.name, approval.post."),
    ],
)
def test_what_to_do_about_a_head_is_told_in_english(tmp_path: Path, head: str, todo: str) -> None:
    path = table(tmp_path / "a.csv", [[head, "proposers"], ["x", "甲"]])
    with pytest.raises(InputError) as caught:
        read(path)
    assert [problem.todo.en for problem in caught.value.problems if problem.todo] == [todo]
