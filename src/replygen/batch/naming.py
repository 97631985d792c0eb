"""Names of outputs: from a pattern, safe on every system, and different from each other."""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import blake2b
from itertools import chain, pairwise
from pathlib import PurePath
from typing import Final

from replygen.errors import InputError
from replygen.layout.blanks import Blanks
from replygen.layout.wording import Wording
from replygen.messages import Place, Problem, Text, text
from replygen.model import ReplyLetter
from replygen.profile import Profile
from replygen.rosters import Row
from replygen.zh.dates import format_date

DEFAULT: Final = "{number}-{salutation}"


def _first(letter: ReplyLetter, field: str) -> str:
    return str(getattr(letter.proposals[0], field) or "") if letter.proposals else ""


def _salutation(words: Wording) -> str:
    found = words.salutation()
    return "" if words.blanks.missing else found.rstrip("：:")


def _date(words: Wording) -> str:
    day = words.letter.signatory.date
    return format_date(day) if day else ""


def _sheet(row: Row) -> str:
    match = _SHEET.search(row.place.file)
    return match[1] if match else ""


_SHEET: Final = re.compile(r"\[(.*)\]\Z")
"""How the place of a row names the sheet of a workbook."""
_FIELDS: Final[dict[tuple[str, str], Callable[[Wording, Row], str]]] = {
    ("number", "编号"): lambda words, _: "、".join(
        each.number for each in words.letter.proposals if each.number
    ),
    ("salutation", "称呼"): lambda words, _: _salutation(words),
    ("title", "标题"): lambda words, _: _first(words.letter, "title"),
    ("kind", "类别"): lambda words, _: _first(words.letter, "kind"),
    ("session", "届次"): lambda words, _: _first(words.letter, "session"),
    ("document_number", "发文字号"): lambda words, _: words.letter.document.number or "",
    ("date", "日期"): lambda words, _: _date(words),
    ("row", "行"): lambda _, row: str(row.place.line or ""),
    ("sheet", "表"): lambda _, row: _sheet(row),
    ("file", "文件"): lambda _, row: PurePath(row.file or row.place.file).stem,
}
"""What may stand in braces in a pattern, in English or Chinese."""
_BY_NAME: Final = {name: make for names, make in _FIELDS.items() for name in names}
_NAME: Final = re.compile(r"\{([^{}]*)\}")


def check_pattern(pattern: str) -> None:
    """Refuse a pattern with an unknown name in braces, an empty one, and one with a suffix.

    Raises:
        InputError: names the known ones, or says what is wrong.
    """
    if not pattern.strip() or _SUFFIX.search(pattern):
        what = text("文件名“{pattern}”不可用。", "The name {pattern!r} cannot be used.", pattern=pattern)
        raise InputError(Problem(what, _NO_SUFFIX, "--name"))
    unknown = [name for name in _NAME.findall(pattern) if name not in _BY_NAME]
    if not unknown and not re.search(r"[{}]", _NAME.sub("", pattern)):
        return
    what = text("文件名“{pattern}”里花括号中的名称不可用。", "The name {pattern!r} has an unknown name in braces.",
                pattern=pattern)  # fmt: skip
    todo = text(
        "可用：{zh}。", "Known: {en}.",
        zh="、".join(f"{{{zh}}}" for _, zh in _FIELDS), en=", ".join(f"{{{en}}}" for en, _ in _FIELDS),
    )  # fmt: skip
    raise InputError(Problem(what, todo, "--name"))


_SUFFIX: Final = re.compile(r"\.(?:docx|pdf)\s*\Z", re.IGNORECASE)
_NO_SUFFIX: Final = Text(
    "请写成 {编号}-{称呼} 这样，不留空，也不写后缀。",
    "Write it as {number}-{salutation}, neither empty nor with a suffix.",
)


def name_of(letter: ReplyLetter, profile: Profile, pattern: str, row: Row) -> str:
    """Return the name of the outputs of ``letter``, without suffix; what it lacks is left out.

    Where it would be too long, the longest of what fills the pattern is shortened, so that numbers stay whole.
    """
    words = Wording(letter, profile, Blanks())
    values = {name: _BY_NAME[name](words, row)[:_LONGEST] for name in _NAME.findall(pattern)}
    while any(values.values()) and len(_allowed(_filled(pattern, values)).encode()) > _LONGEST:
        longest = max(values, key=lambda name: len(values[name]))
        values[longest] = values[longest][:-1]
    return safe(_filled(pattern, values)) or safe(f"{PurePath(row.place.file).stem}-{row.place.line}")


def _filled(pattern: str, values: Mapping[str, str]) -> str:
    return _NAME.sub(lambda match: values[match[1]], pattern)


_FORBIDDEN: Final = str.maketrans('<>:"/\\|?*', "＜＞：＂／＼｜？＊")
_RESERVED: Final = re.compile(
    r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$) *(?:\..*)?", re.IGNORECASE
)
_INVISIBLE: Final = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_LONGEST: Final = 180
"""Bytes of UTF-8: file systems take 255, and a suffix and what others add must fit as well."""


def safe(name: str) -> str:
    """Return ``name`` as it can be a file's on Windows, macOS and Linux; "" when nothing of it can.

    Marks that file systems refuse become their full-width forms, which look the same.
    """
    words = _allowed(name).encode()[:_LONGEST].decode("utf-8", "ignore").strip(" .-_\u3000")
    return f"_{words}" if _RESERVED.fullmatch(words) else words


def _allowed(name: str) -> str:
    words = unicodedata.normalize("NFC", name).translate(_FORBIDDEN)
    return "".join(char for char in words if unicodedata.category(char) not in _INVISIBLE)


def _key(name: str) -> bytes:
    """Return the same for names that one system or another takes for the same."""
    return unicodedata.normalize("NFKC", name).casefold().encode()


class Names:
    """Remembers names, in eight bytes each, to find those that clash."""

    def __init__(self) -> None:
        self._hashes = array("Q")

    def add(self, name: str) -> None:
        """Take up the name of one letter."""
        self._hashes.append(_hash(name))

    def refuse_clashes(self, letters: Callable[[], Iterable[tuple[str, Place]]]) -> None:
        """Look for names that were given twice; ``letters`` yields all of them again with their places.

        Raises:
            InputError: names every letter whose name another one before it has.
        """
        suspects = self._repeated()
        problems = list(_clashes(letters(), suspects)) if suspects else []
        if problems:
            raise InputError(problems)

    def strange(self, files: Iterable[str]) -> set[str]:
        """Return those of ``files`` whose name, without suffix, was not taken up."""
        first = next(files := iter(files), None)
        if first is None:
            return set()
        known = set(self._hashes)
        return {name for name in chain((first,), files) if _hash(PurePath(name).stem) not in known}

    def _repeated(self) -> set[int]:
        """Sort part by part: a list of all would be five times as large as what is remembered."""
        parts = (sorted(each for each in self._hashes if each % _PARTS == part) for part in range(_PARTS))
        return {one for part in parts for one, other in pairwise(part) if one == other}


_PARTS: Final = 16


def _hash(name: str) -> int:
    return int.from_bytes(blake2b(_key(name), digest_size=8).digest())


def _clashes(letters: Iterable[tuple[str, Place]], suspects: set[int]) -> Iterator[Problem]:
    first: dict[bytes, Place] = {}
    for name, place in letters:
        if _hash(name) not in suspects:
            continue
        other = first.setdefault(_key(name), place)
        if other is not place:
            what = text("与 {other} 会写成同一个文件“{name}”。", "This and {other} would both be written to {name!r}.",
                        other=other, name=name)  # fmt: skip
            yield Problem(what, _DIFFER[place.file == other.file, bool(place.line)], place=place)


_DIFFER: Final = {
    key: Text(
        f"请删去重复的一封，或用 --name 加上能区分的项，如 {{{zh}}}。",
        f"Remove one of them, or use --name with something that differs, as {{{en}}}.",
    )
    for key, zh, en in (
        ((True, True), "行", "row"),
        ((False, True), "表", "sheet"),
        ((False, False), "文件", "file"),
    )
}
"""By whether letters stand in the same file or sheet, and in rows."""
