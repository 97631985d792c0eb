"""The heads of a table: which column fills which field of a letter."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from replygen.messages import Place, Problem, Text, text
from replygen.model import LABELS, canonical_keys, label_path
from replygen.model.labels import child
from replygen.model.problems import nearest
from replygen.rosters.row import FILE, LetterPath

SKIPPED: Final = ("序号", "备注")
"""Columns an office keeps for itself; so is any whose head stands in brackets or begins with #."""
_MEANT: Final = {
    "提出者": ("委员", "代表", "领衔人", "姓名", "委员姓名", "代表姓名", "提案人", "提案者", "领衔代表"),
    "编号": ("案号", "提案号", "提案编号", "建议号", "建议编号"),
    "提案建议.标题": ("案由", "题目", "提案标题", "提案名称", "建议标题", "建议名称"),
    "落款.机关": ("承办单位", "主办单位", "答复单位"),
    "工作开展情况": ("办理情况", "处理情况", "落实情况", "答复内容", "答复意见"),
    "办理结果": ("办理类别", "答复类别"),
    "落款.日期": ("答复日期", "答复时间", "办复日期", "办复时间"),
    "联系人.姓名": ("经办人", "承办人"),
    "联系人.电话": ("联系电话", "办公电话"),
}  # fmt: skip
"""Heads of the tables that offices keep, by the head of ours that is meant."""
_OWN: Final = re.compile(r"#.*|\(.*\)")
_STEP: Final = re.compile(r"([^\[\].]+)(?:\[(\d{1,2})\])?")
_SEVERAL: Final = ("proposals", "sections", "attachments")
"""Fields that hold a list of parts; without an index a head means the first."""
_SECTIONS: Final = ("work_done", "next_steps")
_WHOLE: Final = {"work_done": ("work_done", "content"), "next_steps": ("next_steps", "content"),
                 "lead": ("lead",), "sections": ("sections",)}  # fmt: skip
"""Fields that one cell of Markdown fills."""


@dataclass(frozen=True, slots=True)
class Head:
    """A column, counted from 1, and the field it fills; None stands for the file of the letter."""

    column: int
    path: LetterPath | None


def resolve(cells: Sequence[str], file: str, row: int) -> tuple[list[Head], list[Problem]]:
    """Return the columns that the head row ``cells`` names, and what is wrong with it."""
    heads: list[Head] = []
    problems: list[Problem] = []
    for column, words in enumerate(cells, 1):
        word = _normal(words)
        if not word or word in SKIPPED or _OWN.fullmatch(word):
            continue
        found = _field(word)
        place = Place(file, row, column)
        if isinstance(found, Text):
            problems.append(_unknown(words, found, place))
        elif any(found == head.path for head in heads):
            problems.append(_twice(words, place))
        else:
            heads.append(Head(column, found))
    return heads, problems


def is_head(words: str) -> bool:
    """Tell whether ``words`` name a field of a letter, or its file."""
    return not isinstance(_field(_normal(words)), Text)


def _normal(words: str) -> str:
    """Drop what people put around the name of a column, full-width forms and capitals."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", words)).strip(":*").lower()


def _field(word: str) -> LetterPath | Text | None:
    """Return the field that ``word`` names, None for the file of the letter, or what to do about it."""
    if word in FILE:
        return None
    steps = [_STEP.fullmatch(step) for step in word.split(".")]
    if not all(steps):
        return _COMPARE
    pairs = [(match[1], match[2]) for match in steps if match]
    if len(pairs) == 1 and not pairs[0][1] and word not in canonical_keys("ReplyLetter"):
        return _by_last_name().get(word) or _guess(word)
    return _walk(pairs, word)


def _walk(pairs: Sequence[tuple[str, str | None]], word: str) -> LetterPath | Text:
    part, path = "ReplyLetter", list[str | int]()
    for key, index in pairs:
        name = canonical_keys(part).get(key) if part else None
        if name is None or (index and name not in _SEVERAL):
            return _guess(word)
        path.append(name)
        part = _inner(part, name)
        if name in _SEVERAL and (index or len(pairs) > 1):
            path.append(max(int(index or 1), 1) - 1)
    return _leaf(tuple(path), part)


def _inner(part: str, name: str) -> str:
    """Return the part that a field holds, "" for plain values and for content, which one cell holds."""
    return "" if name == "content" else child(part, name)


def _leaf(path: LetterPath, part: str) -> LetterPath | Text:
    if len(path) == 1 and path[0] in _WHOLE:
        return _WHOLE[str(path[0])]
    if not part:
        return path
    names = "、".join(f"{label_path(path)}.{label}" for label in LABELS[part].values())
    english = ", ".join(f"{'.'.join(map(str, path))}.{name}" for name in LABELS[part])
    zh, en = "请写到哪一项：{names}。", "Name one of its fields: {english}."
    return text(zh, en, names=names, english=english)


@cache
def _by_last_name() -> dict[str, LetterPath]:
    """Map the last name of a field to the field, where no other field is called so."""
    found: dict[str, list[LetterPath]] = {}
    for path, names in _all_fields("ReplyLetter", ()):
        for name in names:
            found.setdefault(name, []).append(path)
    return {name: paths[0] for name, paths in found.items() if len(paths) == 1}


def _all_fields(part: str, before: LetterPath) -> Iterator[tuple[LetterPath, set[str]]]:
    for name, label in LABELS[part].items():
        inner = _inner(part, name)
        if inner and name not in _WHOLE:
            yield from _all_fields(inner, (*before, name, *((0,) if name in _SEVERAL else ())))
        elif before:
            yield (*before, name), {name, label}


def _guess(word: str) -> Text:
    for meant, theirs in _MEANT.items():
        if word in theirs:
            return _did_you_mean(meant)
    several = sorted(_dotted(path) for path, names in _all_fields("ReplyLetter", ()) if word in names)
    if several:
        names, english = "、".join(several), ", ".join(map(_in_english, several))
        return text("请写明是哪一处的：{names}。", "Say which one: {english}.", names=names, english=english)
    known = {*canonical_keys("ReplyLetter"), *_by_last_name(), *FILE, *_english()}
    near = nearest(word, sorted(known))
    return _did_you_mean(near) if near else _COMPARE


def _did_you_mean(head: str) -> Text:
    return text("是不是“{near}”？", "Did you mean {english!r}?", near=head, english=_in_english(head))


def _dotted(path: LetterPath) -> str:
    return label_path(path).replace("[1]", "")


@cache
def _english() -> dict[str, str]:
    """Map the dotted labels of all fields to their names."""
    paths = [path for path, _ in _all_fields("ReplyLetter", ())]
    return {_dotted(path): ".".join(step for step in path if isinstance(step, str)) for path in paths}


def _in_english(head: str) -> str:
    return _english().get(head) or canonical_keys("ReplyLetter").get(head, head)


def _unknown(words: str, todo: Text, place: Place) -> Problem:
    what = text("“{head}”不是信件的一项。", "{head!r} is no field of a letter.", head=words.strip())
    return Problem(what, todo, place=place)


def _twice(words: str, place: Place) -> Problem:
    what = text("“{head}”与前面的一列重复。", "{head!r} repeats a column before it.", head=words.strip())
    return Problem(what, text("只留一列。", "Keep one of them."), place=place)


_COMPARE: Final = text(
    "列名用信件各项的名称，如“提案建议.编号”；自用的列请在列名前加 #。",
    "Columns bear the names of fields, as in proposals.number; put # before the name of a column of your own.",
)
