"""How an existing letter was read, in words: what is uncertain, what was changed, what found no field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from itertools import groupby
from typing import Any, Final

from replygen.messages import Lang, Message, Note, Place, Text, text
from replygen.model import label_path
from replygen.readers.text import Certainty, Change, TextReading

_CERTAINTIES: Final[dict[Certainty, Text]] = {
    "sure": text("确定", "sure"),
    "likely": text("较有把握", "likely"),
    "guess": text("请核对", "please check"),
}
_CHANGES: Final = {
    "half-width marks": text("半角标点改为全角", "half-width marks made full-width"),
    "straight quotes": text("标题里的直引号改为弯引号", "straight quotation marks of a title made curly"),
    "wrapped title": text("换行的标题接成一行", "a wrapped title joined"),
    "repeated title": text("重复的标题只留一个", "a repeated title kept once"),
    "letter printed twice": text("重复的全文只留一份", "a repeated letter kept once"),
    "document number brackets": text("发文字号的括号", "brackets of the document number"),
    "form of the date": text("日期的写法", "form of the date"),
    "form of the phone number": text("电话号码的写法", "form of the phone number"),
    "further contact": text("联系人一行里另外的内容写入附注", "what the contact cannot hold, kept as notes"),
    "heading number": text("标题序号重新编排", "headings numbered again"),
    "marks of lists": text("去掉项目符号", "marks of lists left out"),
    "marks of emphasis": text(
        "去掉加粗、斜体、删除线的符号", "marks of bold type, italics and strikethrough left out"
    ),
    "marks of code": text("去掉代码的符号", "marks of code left out"),
    "marks of quotations": text("去掉引用的符号", "marks of quotations left out"),
    "rules between paragraphs": text("去掉分隔线", "rules between paragraphs left out"),
    "merged cells": text(
        "合并的单元格拆开，文字放在第一格", "merged cells taken apart, their text in the first"
    ),
    "form of the category": text("办理结果的写法", "form of the category"),
    "form of the disclosure": text("公开属性的写法", "form of the disclosure"),
    "words left out": text(
        "不照录的文字（打印时重新生成，或信中已有）", "words left out, made again or said elsewhere"
    ),
    "tracked changes": text("修订按接受处理", "tracked changes accepted"),
}
_ASIDES: Final = {
    "hidden": text("隐藏的文字没有读入", "hidden text left out"),
    "comment": text("批注没有读入", "comment left out"),
}


def notes(reading: TextReading, file: str) -> tuple[Note, ...]:
    """Return everything there is to say about ``reading``, what needs a person first."""
    return (
        *unread(reading, file),
        *uncertain(reading, file),
        *changed(reading, file),
        *asides(reading, file),
    )


def unread(reading: TextReading, file: str) -> Iterator[Note]:
    """Yield a note for each text that found no field."""
    for piece in reading.unread:
        what = text("没有读入：{words}", "not read: {words}", words=piece.text)
        yield Note(what, Place(file, piece.line))


def uncertain(reading: TextReading, file: str) -> Iterator[Note]:
    """Yield a note for each field that was read with less than certainty."""
    for name, certainty in reading.certainty.items():
        if certainty != "sure":
            yield certain(reading, file, name)


def certain(reading: TextReading, file: str, name: str) -> Note:
    """Say how sure the reading of field ``name`` is."""
    word = _CERTAINTIES[reading.certainty[name]]
    what = text("{zh}：{label}", "{en}: {name}", zh=word.zh, en=word.en, label=label(name), name=name)
    return Note(what, Place(file, reading.places.get(name, 0)))


def changed(reading: TextReading, file: str) -> list[Note]:
    """Return a note for each kind of change: how often, and what stood there where one word says it."""
    kinds = sorted(reading.changes, key=lambda change: change.what)
    groups = [list(group) for _, group in groupby(kinds, key=lambda change: change.what)]
    return [_change(group, file) for group in sorted(groups, key=lambda group: group[0].line)]


def _change(changes: Sequence[Change], file: str) -> Note:
    what = changes[0].what
    word = _CHANGES.get(what, text("{what}", "{what}", what=what))
    count = sum(change.count for change in changes) if what in _COUNTED else len(changes)
    said = text("{zh}：{count} 处{words}", "{en}: {count}{words}", zh=word.zh, en=word.en, count=count,
                words=_before_after(changes))  # fmt: skip
    return Note(said, Place(file, changes[0].line))


_COUNTED: Final = ("half-width marks", "straight quotes", "tracked changes")


def _before_after(changes: Iterable[Change]) -> str:
    pairs = [
        f"{change.before} → {change.after}" if change.after else change.before
        for change in changes
        if change.before and (change.after or change.what == "words left out")
    ]
    return f"（{'；'.join(pairs)}）" if pairs else ""


def asides(reading: TextReading, file: str) -> Iterator[Note]:
    """Yield a note for each hidden text and comment."""
    for piece in reading.left_out:
        if piece.why in _ASIDES:
            word = _ASIDES[piece.why]
            what = text("{zh}：{words}", "{en}: {words}", zh=word.zh, en=word.en, words=piece.text)
            yield Note(what, Place(file, piece.line))


def label(name: str) -> str:
    """Return the Chinese label of a field: ``signatory.date`` → ``落款.日期``."""
    return label_path(name.split("."))


def certainties(reading: TextReading) -> Text | None:
    """Say in one line how sure each field is; None where nothing had to be recognised."""
    groups = {
        certainty: [name for name, value in reading.certainty.items() if value == certainty]
        for certainty in _CERTAINTIES
    }
    found = [(_CERTAINTIES[certainty], names) for certainty, names in groups.items() if names]
    if not found:
        return None
    zh = "；".join(f"{word.zh}：{'、'.join(map(label, names))}" for word, names in found)
    en = "; ".join(f"{word.en}: {', '.join(names)}" for word, names in found)
    return Text(zh, en)


def as_data(reading: TextReading, file: str, lang: Lang = "zh") -> dict[str, Any]:
    """Return the report of one file as plain data: the letter, ``unread``, ``changes`` and ``messages``.

    The messages tell for every recognised field how sure it is, and what else happened to the file.
    """
    return {
        "file": file,
        "letter": reading.letter.model_dump(mode="json", exclude_none=True),
        "unread": [asdict(piece) for piece in reading.unread],
        "changes": [
            {key: value for key, value in asdict(change).items() if value != ""} for change in reading.changes
        ],
        "messages": [
            *(
                {"field": name, "certainty": certainty, **_message(certain(reading, file, name), lang)}
                for name, certainty in reading.certainty.items()
            ),
            *(_message(message, lang) for message in (*asides(reading, file), *reading.messages)),
        ],
    }


def _message(message: Message, lang: Lang) -> dict[str, Any]:
    said = message.what if isinstance(message, Note) else message.message
    return {"line": message.place.line, "column": message.place.column, "message": said.say(lang)}
