"""Rosters as .xlsx: every sheet whose heads are fields of a letter, row by row, as a person sees the cells."""

from __future__ import annotations

import datetime
import re
import zipfile
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import ExitStack, closing
from itertools import chain, islice, repeat
from pathlib import Path
from typing import IO, Any, Final, TypeVar

from openpyxl import load_workbook

from replygen.errors import InputError
from replygen.messages import Note, Place, Problem, Text, text
from replygen.rosters.row import Entry, Fault, Table
from replygen.rosters.table import Numbered, rows

_Item = TypeVar("_Item")
_MAX_PARTS: Final = 2000
_MAX_BYTES: Final = 2_000_000_000
"""All parts together, unpacked."""
_MAX_RATIO: Final = 300
_SMALL: Final = 20_000_000
"""So much may be packed however tightly."""
_MAX_ROWS: Final = 1_048_576
"""As many as a sheet can have."""
_PROLOGUE: Final = 65_536
_FORMULA: Final = re.compile(rb"<(?:\w+:)?f[\s/>]")
_MERGE: Final = re.compile(rb"""<(?:\w+:)?mergeCell\s[^>]*ref=["']([A-Z]+)(\d+):([A-Z]+)(\d+)["']""")
_TAG: Final = 200
"""The tag of a merged cell is shorter."""
_NAMED: Final = 5
_CHUNK: Final = 1 << 20
_DECORATION: Final = re.compile(r"_.|\[[^\]]*\]")
"""What a number format says of spaces, colours and conditions."""
_CONTROL: Final = re.compile(r"_x00([01][0-9A-Fa-f])_")
"""How a workbook writes what XML cannot hold, as the ends of lines that were pasted from elsewhere."""
_ZEROS: Final = re.compile(r"0+")
_PLAIN: Final = {"General", "@", "0"}
_DIGITS: Final = ".15g"
"""How many digits of a number a spreadsheet shows."""


def read(path: Path) -> Iterator[Entry]:
    """Yield the rows of all sheets, whose heads are read first; only the workbook's table of texts is kept.

    Raises:
        InputError: no workbook, one that unpacks to too much, unknown heads.
        OSError: the file cannot be read.
    """
    formulas = _inspect(path)
    with ExitStack() as stack:
        values = stack.enter_context(closing(_open(path, data_only=True)))
        written = stack.enter_context(closing(_open(path, data_only=False))) if formulas else None
        tables: list[Iterable[Entry]] = []
        for sheet in values.worksheets:
            place = Place(f"{path}[{sheet.title}]")
            cells = stack.enter_context(closing(_cells(sheet)))
            beside = stack.enter_context(closing(_cells(written[sheet.title]))) if written else repeat(())
            lines = _guarded(_lines(cells, beside, place.file), path)
            table = rows(lines, place.file, path.parent, only=len(values.worksheets) == 1)
            tables += (
                [_guarded(_merged(path, sheet, place), path), table]
                if table
                else [[Note(_NO_LETTERS, place)]]
            )
        yield from chain.from_iterable(tables)


def _merged(path: Path, sheet: Any, place: Place) -> Iterator[Note]:
    """Yield a remark on cells that were merged over rows: all but the first of them are empty, and look filled."""
    with zipfile.ZipFile(path) as archive, archive.open(sheet._worksheet_path) as part:  # noqa: SLF001 - nothing else tells it
        found = list(islice(_ranges(part), _NAMED + 1))
    if found:
        zh, en = (" 等", " and others") if len(found) > _NAMED else ("", "")
        shown = found[:_NAMED]
        what = text(_MERGED.zh, _MERGED.en, zh="、".join(shown) + zh, en=", ".join(shown) + en)
        yield Note(what, place)


def _ranges(part: IO[bytes]) -> Iterator[str]:
    tail = b""
    while chunk := part.read(_CHUNK):
        data = tail + chunk
        end = max(data.rfind(b"<"), len(data) - _TAG)
        yield from _over_rows(data[:end])
        tail = data[end:]
    yield from _over_rows(tail)


def _over_rows(data: bytes) -> Iterator[str]:
    for start, first, end, last in _MERGE.findall(data):
        if first != last:
            yield b"".join((start, first, b":", end, last)).decode()


def _cells(sheet: Any) -> Generator[Any, None, None]:
    """Yield all rows; the size that a sheet declares may be too small."""
    sheet.reset_dimensions()
    rows: Generator[Any, None, None] = sheet.iter_rows()
    return rows


def _open(path: Path, *, data_only: bool) -> Any:
    try:
        return load_workbook(path, read_only=True, data_only=data_only, keep_links=False)
    except OSError:
        raise
    except Exception as error:  # a damaged workbook makes the library fail in any way
        raise _broken(path, error) from None


def _guarded(lines: Iterator[_Item], path: Path) -> Iterator[_Item]:
    """Let what goes wrong inside of the library be about the file."""
    try:
        yield from lines
    except (InputError, GeneratorExit):
        raise
    except Exception as error:
        raise _broken(path, error) from None


def _inspect(path: Path) -> bool:
    """Refuse what is no workbook or unpacks to too much; tell whether there are formulas.

    Raises:
        InputError: the file is refused.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            infos = archive.infolist()
            unpacked, packed = (
                sum(info.file_size for info in infos),
                sum(info.compress_size for info in infos),
            )
            bomb = unpacked > _SMALL and unpacked > packed * _MAX_RATIO
            if len(infos) > _MAX_PARTS or unpacked > _MAX_BYTES or bomb:
                raise InputError(Problem(_TOO_BIG, _SPLIT, place=Place(str(path))))
            return _look_through(archive, path)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise _broken(path, error) from None


def _look_through(archive: zipfile.ZipFile, path: Path) -> bool:
    formulas = False
    for info in archive.infolist():
        with archive.open(info) as part:
            if info.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in part.read(_PROLOGUE):
                raise _broken(path, ValueError("a document type"))
        if not formulas and info.filename.startswith("xl/worksheets/"):
            with archive.open(info) as part:
                formulas = _has_formula(part)
    return formulas


def _has_formula(part: IO[bytes]) -> bool:
    tail = b""
    while chunk := part.read(_CHUNK):
        if _FORMULA.search(tail + chunk):
            return True
        tail = chunk[-16:]
    return False


def _lines(sheet: Iterable[Any], written: Iterable[Any], file: str) -> Iterator[Numbered]:
    for number, (cells, sources) in enumerate(zip(sheet, written, strict=False), 1):
        if number > _MAX_ROWS:
            raise InputError(Problem(_TOO_BIG, _SPLIT, place=Place(file)))
        yield number, _texts(cells, sources)


def _texts(cells: Iterable[Any], sources: Any) -> Table:
    formulas = {index for index, cell in enumerate(sources) if getattr(cell, "data_type", "") == "f"}
    return [
        Fault(*_NO_VALUE) if index in formulas and _is_missing(cell) else _text(cell)
        for index, cell in enumerate(cells)
    ]


def _is_missing(cell: Any) -> bool:
    """A formula that gave an empty text has a type; one that was never worked out has none."""
    return cell.value is None and cell.data_type != "str"


def _text(cell: Any) -> str | Fault:
    """Return the text of a cell as it is seen, or why it cannot be told."""
    if cell.value is None:
        return ""
    if cell.data_type == "e":
        return Fault(text("公式出错（{value}）。", "The formula failed ({value}).", value=cell.value), _MEND)
    for kind, say in _SAY.items():
        if isinstance(cell.value, kind):
            return say(cell)
    return _CONTROL.sub(lambda match: chr(int(match[1], 16)), str(cell.value))


def _number(cell: Any) -> str | Fault:
    shown = _DECORATION.sub("", str(cell.number_format).partition(";")[0]).strip()
    value = cell.value
    if shown in _PLAIN:
        return str(value) if isinstance(value, int) else f"{value:{_DIGITS}}"
    if _ZEROS.fullmatch(shown) and isinstance(value, int):
        return f"{value:0{len(shown)}}"
    what = text("这个数按格式“{shown}”显示，写不成文字。", "The number is shown as {shown!r}, which is no text.",
                shown=shown)  # fmt: skip
    return Fault(what, _AS_TEXT)


def _moment(cell: Any) -> str:
    value: datetime.datetime = cell.value
    shown = "h" in str(cell.number_format).lower()
    return value.isoformat(" ") if shown and value.time() != datetime.time() else value.date().isoformat()


_SAY: Final[dict[type, Callable[[Any], str | Fault]]] = {
    bool: lambda cell: "TRUE" if cell.value else "FALSE",
    int: _number,
    float: _number,
    datetime.datetime: _moment,
}


def _broken(path: Path, error: Exception) -> InputError:
    what = text(
        "不是 .xlsx 表格，或者已经损坏。",
        "No readable .xlsx: {error}.",
        error=str(error) or type(error).__name__,
    )
    todo = text(
        "请用 WPS 或 Excel 打开后另存为 .xlsx。", "Open it in a spreadsheet program and save it as .xlsx."
    )
    return InputError(Problem(what, todo, place=Place(str(path))))


_NO_LETTERS: Final = text(
    "这里没有信件的列，略过。", "There are no columns of letters here; it was passed over."
)
_MERGED: Final = Text(
    "{zh} 是合并的格，只算最上面一格有内容，下面各行算作空着。请取消合并，每行都填。",
    "The cells {en} are merged: they count in the first row only, and are empty in the others. "
    "Take the merging back and fill each row.",
)
_TOO_BIG: Final = text("展开后太大，不像一份名册。", "It unpacks to more than a roster holds.")
_SPLIT: Final[Text] = text(
    "请另存一份，或者分成几个文件。", "Save a new copy, or split it into several files."
)
_MEND: Final = text("请改好公式，或直接填写。", "Mend the formula, or type what is meant.")
_AS_TEXT: Final = text("请把这一列设为文本格式后重新填写。", "Format the column as text and type it again.")
_NO_VALUE: Final = (
    text("这一格是公式，没有存下结果。", "The cell holds a formula without a result."),
    text(
        "请用 WPS 或 Excel 打开后保存，或粘贴为数值。",
        "Open and save it in a spreadsheet program, or paste the value.",
    ),
)
