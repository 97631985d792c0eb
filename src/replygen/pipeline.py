"""The chain: source → reader → letter → layout → engine → document → converters."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from replygen import engine, layout
from replygen.converters import pdf
from replygen.engine import CompiledTemplate
from replygen.errors import ConversionError, IncompleteError, InputError
from replygen.files import write_whole
from replygen.layout import Missing
from replygen.messages import Message, Outcome, Place, Problem, Text, text
from replygen.model import ReplyLetter, label_path
from replygen.profile import Profile, find
from replygen.readers import Reading, Source, read_structured
from replygen.sources import open_source
from replygen.templates import load_template

if TYPE_CHECKING:
    from replygen.readers.text import TextReading


@dataclass(frozen=True, slots=True)
class Result:
    """A finished document and what there is to say about it."""

    docx: bytes
    messages: tuple[Message, ...] = ()

    def save(self, path: str | Path) -> Path:
        """Write the document whole or not at all, as .docx or .pdf by its name; an existing file is replaced.

        Raises:
            InputError: the name tells of another format, or the file cannot be written.
            MissingPartError: .pdf needs LibreOffice, which is not installed.
        """
        name = Path(path).suffix.lower().removeprefix(".") or "docx"
        return write_whole(Path(path), convert(self, [name])[name])


def read(source: Source) -> Reading:
    """Read a structured letter (YAML, JSON, Markdown) from bytes.

    Raises:
        InputError: every problem at once, each with file, line and column.
    """
    return read_structured(source)


def load(path: str | Path) -> ReplyLetter:
    """Read a structured letter from a file (.yaml, .yml, .json, .md).

    Raises:
        InputError: the file cannot be read, or it is no letter.
    """
    return read(open_source(Path(path))).letter


def read_letter(path: str | Path, *, normalize: bool = True) -> Outcome[ReplyLetter]:
    """Read an existing letter: .txt, .docx, .md, .yaml, .json, and with LibreOffice .doc and .wps.

    Args:
        path: the file.
        normalize: make half-width marks in Chinese context full-width.

    Returns:
        The letter, complete or not; the messages tell what was not read, what is uncertain and what was changed.

    Raises:
        InputError: the file cannot be read, or holds no text.
        MissingPartError: the file needs LibreOffice, which is not installed.
    """
    from replygen.readers.report import notes  # noqa: PLC0415 - the recognisers load slowly

    reading = read_existing(open_source(Path(path)), normalize=normalize)
    return Outcome(reading.letter, (*notes(reading, str(path)), *reading.messages))


def read_existing(source: Source, *, normalize: bool = True) -> TextReading:
    """Read an existing letter from bytes, with the account of what became of its text (see :func:`read_letter`)."""
    from replygen.readers import existing  # noqa: PLC0415 - the recognisers load slowly

    if existing.is_old_word(source):
        source = Source(source.name, _as_docx(source))
    return existing.read_existing(source, normalize=normalize)


def _as_docx(source: Source) -> bytes:
    from replygen import libreoffice  # noqa: PLC0415 - seldom needed

    suffix = source.suffix.removeprefix(".") or "doc"
    without = text(
        "没有找到 LibreOffice，读不了 .doc 和 .wps。", "LibreOffice was not found; it reads .doc and .wps."
    )
    try:
        return libreoffice.convert([source.data], suffix, "docx", without)[0]
    except ConversionError:
        what = text(
            "旧版 Word 文档损坏，或者不是文档。", "The old Word document is damaged, or is no document."
        )
        todo = text("请用 Word 或 WPS 打开，另存为 .docx。", "Open it in Word or WPS and save it as .docx.")
        raise InputError(Problem(what, todo, place=Place(source.name))) from None


def render(  # noqa: PLR0913 - all but the letter are options with names
    letter: ReplyLetter,
    *,
    template: str | Path | CompiledTemplate | None = None,
    profile: Profile | str | Path | None = None,
    draft: bool = False,
    verify: bool = True,
    embed: bool = True,
    check: bool = False,
) -> Result:
    """Turn a letter into a Word document.

    Args:
        letter: the letter; what it leaves out is worded by the profile.
        template: ``letter`` (信函格式), ``document`` (文件格式), ``plain``, the folder of another template, or a
            compiled one; None takes the profile's.
        profile: a profile, the path of one, or None for the built-in default.
        draft: print 【待补：…】 in the place of what is missing instead of refusing.
        verify: read the result back and compare it with the letter.
        embed: carry the structured letter inside the document.
        check: proofread the letter; what is found stands in the messages of the result.

    Raises:
        IncompleteError: without ``draft``, the letter lacks a proposal, the body, an organ or the date.
        TemplateError: the template does not exist or cannot be used.
        VerificationError: our bug; nothing is returned.
    """
    settings = profile if isinstance(profile, Profile) else find(None, Path(profile) if profile else None)
    chosen = template or settings.layout.template
    compiled = chosen if isinstance(chosen, CompiledTemplate) else load_template(chosen)
    page, missing = layout.compose(letter, settings, compiled.form)
    if missing and not draft:
        raise IncompleteError(_lacking(sorted(missing, key=_order)))
    payload = _payload(letter, page) if embed else None
    document = engine.render(compiled, page, _properties(letter, page), payload=payload, verify=verify)
    return Result(document, _findings(letter, settings) if check else ())


def _findings(letter: ReplyLetter, profile: Profile) -> tuple[Message, ...]:
    from replygen.proofreading import check  # noqa: PLC0415 - the rules load slowly

    return check(letter, profile=profile)


def _payload(letter: ReplyLetter, page: layout.Page) -> str:
    """The letter and the text it was printed as: by the latter a reader sees what was edited afterwards."""
    text_lines = json.dumps(
        [line for line in page.texts() if line], ensure_ascii=False, separators=(",", ":")
    )
    return f'{{"schema":1,"letter":{letter.model_dump_json(exclude_defaults=True)},"text":{text_lines}}}'


def _order(missing: Missing) -> int:
    """Problems come in the order of the letter's fields."""
    return list(ReplyLetter.model_fields).index(str(missing.path[0]))


def _lacking(missing: Sequence[Missing]) -> list[Problem]:
    *_, last = missing
    return [_lack(each, _DRAFT if each is last else text("", "")) for each in missing]


def _lack(missing: Missing, more: Text) -> Problem:
    path = ".".join(map(str, missing.path))
    what = text("缺少{label}。", "{path} is missing.", label=missing.label, path=path)
    todo = _FILL_IN.get(missing.label, text("请补上。", "Fill it in."))
    return Problem(what, Text(f"{todo.zh}{more.zh}", f"{todo.en}{more.en}"), label_path(missing.path))


_DRAFT: Final = text("要先看样子，可加 --draft。", " Use --draft to see the page as it is.")
_FILL_IN: Final = {
    "提案建议": text("请写类别、编号和标题。", "Give kind, number and title."),
    "类别": text("请写提案或建议。", "It is 提案 or 建议."),
    "标题": text("请写提案、建议的标题，不写书名号。", "Give the title of the proposal, without 《》."),
    "称呼": text(
        "请写提案建议的提出者，称呼由此生成；会办的写主办单位。",
        "Give the proposers, of whom it is made; in an opinion (会办), the main handler.",
    ),
    "正文": text("请在“内容”下面至少写一段。", "Write at least one paragraph as its content."),
    "机关": text(
        "请写署名机关的全称；每封都一样的，可写在 replygen.toml 的 organ.name 里。",
        "Give the full name of the organ that signs, or organ.name in replygen.toml for all letters.",
    ),
    "日期": text("请写成文日期，如 2025年6月12日。", "Give the date, as 2025-06-12."),
    "签名人": text("请写签名人的姓名。", "Give the name of the signer."),
    "附件标题": text("请写这个附件的标题。", "Give the title of this attachment."),
}
"""What to write where something is missing, by its Chinese name."""


def _properties(letter: ReplyLetter, page: layout.Page) -> engine.Properties:
    return engine.Properties(
        title=page.title,
        creator="、".join(letter.signatory.organs),
        subject=letter.document.number or "",
        date=letter.signatory.date,
    )


def convert(result: Result, formats: Iterable[str]) -> dict[str, bytes]:
    """Return the document in each of ``formats`` (see :data:`CONVERTERS`).

    Raises:
        InputError: an unknown format.
        MissingPartError: a program is not installed here.
    """
    return {name: made[0] for name, made in convert_many([result], formats).items()}


def convert_many(results: Sequence[Result], formats: Iterable[str]) -> dict[str, list[bytes]]:
    """Return all documents in each of ``formats``; a program that converts is started once."""
    documents = [result.docx for result in results]
    return {name: converter_of(name)(documents) for name in formats}


Converter = Callable[[Sequence[bytes]], list[bytes]]
CONVERTERS: Final[dict[str, Converter]] = {"docx": list, "pdf": pdf.to_pdf}


def converter_of(name: str) -> Converter:
    """Return what makes documents of a format.

    Raises:
        InputError: there is no such format.
    """
    if name in CONVERTERS:
        return CONVERTERS[name]
    raise InputError(
        Problem(
            text("没有“{name}”这种输出格式。", "There is no output format {name!r}.", name=name),
            text("可选：{zh}。", "Allowed: {en}.", zh="、".join(CONVERTERS), en=", ".join(CONVERTERS)),
        )
    )
