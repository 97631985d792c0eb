"""Findings for machines and for people: text, JSON, SARIF, GitHub annotations."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import PurePath
from typing import Any, Final
from urllib.parse import quote

from replygen import __version__
from replygen.checks.manual import LEVELS
from replygen.cli.columns import padded, terminal, width, wrapped
from replygen.cli.outputs import STANDARD
from replygen.messages import Finding, Lang, Text, text

Findings = Mapping[str, Sequence[Finding]]
"""The findings of each file, in the order of the command line."""
_SARIF: Final = {"error": "error", "warning": "warning", "hint": "note"}
_GITHUB: Final = {"error": "error", "warning": "warning", "hint": "notice"}


def as_text(found: Findings, lang: Lang) -> str:
    """Write the findings for people: under each file its findings, in the columns of the terminal."""
    columns = terminal()
    return "".join(_under(file, several, lang, columns) for file, several in found.items() if several)


def _under(file: str, several: Sequence[Finding], lang: Lang, columns: int) -> str:
    places = [_where(finding, lang) for finding in several]
    first = max(map(width, places))
    blocks = (
        _block(finding, padded(place, first), lang, columns)
        for finding, place in zip(several, places, strict=True)
    )
    return "\n".join([file, *blocks, ""])


_WHOLE: Final = "-"
"""Stands for the place of what is about the letter as a whole."""


def _where(finding: Finding, lang: Lang) -> str:
    """Return line and column, for Word the number of the paragraph or the part, "-" for the letter as a whole."""
    place = finding.place
    if place.part or not place.line:
        return place.part.removeprefix("word/") or _WHOLE
    if _in_text(finding):
        return f"{place.line}:{place.column}"
    return text("第{line}段", "para {line}", line=place.line).say(lang)


def _in_text(finding: Finding) -> bool:
    """Tell whether line and column are those of a text file; those of a Word document only count paragraphs."""
    return bool(finding.place.line) and not finding.place.file.lower().endswith(".docx")


_LEVEL: Final[Mapping[Lang, int]] = {
    lang: max(width(level.say(lang)) for level in LEVELS.values()) for lang in ("zh", "en")
}
"""Columns of the longest name of a level."""


def _block(finding: Finding, place: str, lang: Lang, columns: int) -> str:
    """Return a finding on its lines: what is wrong, and below it what stands there and what should."""
    level = padded(LEVELS[finding.level].say(lang), _LEVEL[lang])
    head = f"  {place}  {level} {finding.rule}  "
    margin = " " * width(head)
    room = columns - len(margin)
    basis = text("（{basis}）", " ({basis})", basis=finding.basis).say(lang) if finding.basis else ""
    said = wrapped(finding.message.say(lang) + basis, room)
    change = _change(finding, lang)
    lines = (*said, *wrapped(change, room)) if change else said
    return head + f"\n{margin}".join(lines)


def _change(finding: Finding, lang: Lang) -> str:
    """Return what stands there and what should."""
    if finding.suggestion is None:
        return _visible(finding.text)
    return f"{_visible(finding.text)} → {_visible(finding.suggestion) or _NOTHING.say(lang)}"


def _visible(words: str) -> str:
    """Return words with what cannot be seen, or would break the line, spelled out."""
    return "".join(
        _SEEN.get(char) or (char if char.isprintable() else f"[U+{ord(char):04X}]") for char in words
    )


_SEEN: Final = {"\t": "⇥", "\n": "⏎", "\u3000": "\u3000"}
_NOTHING: Final = text("（删去）", "(delete)")


def has_errors(found: Findings) -> bool:
    """Tell whether there is a finding at error level."""
    return any(finding.level == "error" for several in found.values() for finding in several)


def summary(found: Findings) -> Text:
    """Return one line: how many findings of each level, how many of them can be mended."""
    every = [finding for several in found.values() for finding in several]
    if not every:
        return text("没有发现问题。", "Nothing found.")
    counts, safe = _counts(every), sum(finding.safe for finding in every)
    fix = text("，可用 --fix 改正 {safe}", "; --fix mends {safe}", safe=safe) if safe else text("", "")
    return Text(f"{counts.zh}{fix.zh}。", f"{counts.en}{fix.en}.")


def _counts(every: Sequence[Finding]) -> Text:
    count = Counter(finding.level for finding in every)
    values: dict[str, int] = {level: count[level] for level in LEVELS} | {"all": len(every)}
    return text(
        "共 {all} 处：错误 {error}，提醒 {warning}，建议 {hint}",
        "{all} in all: errors {error}, warnings {warning}, hints {hint}",
        **values,
    )


def in_brief(found: Findings, lang: Lang) -> Text:
    """Return errors and warnings as in :func:`as_text`, hints counted, and how to see all."""
    every = [finding for several in found.values() for finding in several]
    listed = {file: [each for each in several if each.level != "hint"] for file, several in found.items()}
    files = _as_typed([file for file, several in found.items() if several and file != STANDARD])
    counts, lines = _counts(every), as_text(listed, lang)
    todo = text("全部见：replygen check {files}", " See all: replygen check {files}", files=files)
    return Text(
        f"{lines}{counts.zh}。{todo.zh if files else ''}", f"{lines}{counts.en}.{todo.en if files else ''}"
    )


_FEW: Final = 3


def _as_typed(files: Sequence[str]) -> str:
    """Return the names of files as they are typed in a command, of many the first ones."""
    names = [f'"{name}"' if " " in name else name for name in files]
    return " ".join([*names[:_FEW], *(["…"] if len(names) > _FEW else [])])


def as_json(found: Findings, lang: Lang) -> str:
    """Write the findings as JSON (schema 1)."""
    files = [
        {"file": file, "findings": [as_data(each, lang) for each in several]}
        for file, several in found.items()
    ]
    count = Counter(finding.level for several in found.values() for finding in several)
    document = {"schema": 1, "files": files, "summary": {level: count[level] for level in LEVELS}}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def as_data(finding: Finding, lang: Lang) -> dict[str, Any]:
    """Return a finding as plain data."""
    place = finding.place
    part = {"part": place.part} if place.part else {}
    return {
        "rule": finding.rule, "level": finding.level, "line": place.line, "column": place.column, **part,
        "text": finding.text, "message": finding.message.say(lang), "suggestion": finding.suggestion,
        "safe": finding.safe, "field": finding.field, "basis": finding.basis,
    }  # fmt: skip


def as_sarif(found: Findings, lang: Lang) -> str:
    """Write the findings as SARIF 2.1.0."""
    used = sorted({finding.rule for several in found.values() for finding in several})
    driver = {
        "name": "replygen", "version": __version__, "rules": [_sarif_rule(rule, lang) for rule in used],
    }  # fmt: skip
    results = [
        {"ruleIndex": used.index(each.rule)} | _sarif_result(file, each, lang)
        for file, several in found.items()
        for each in several
    ]
    document = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _sarif_rule(rule: str, lang: Lang) -> dict[str, Any]:
    from replygen.checks.table import BY_ID  # noqa: PLC0415 - the rules on documents load slowly

    known = BY_ID[rule]
    return {
        "id": rule,
        "name": known.name,
        "shortDescription": {"text": known.message.say(lang)},
        "help": {"text": known.basis},
        "defaultConfiguration": {"level": _SARIF[known.level]},
    }


def _sarif_result(file: str, finding: Finding, lang: Lang) -> dict[str, Any]:
    location: dict[str, Any] = {"physicalLocation": {"artifactLocation": {"uri": _uri(file)}}}
    place, where = finding.place, _where(finding, lang)
    if _in_text(finding):
        location["physicalLocation"]["region"] = {
            "startLine": place.line,
            "startColumn": place.column,
            "endColumn": place.column + len(finding.text),
        }
    elif where != _WHOLE:
        location["logicalLocations"] = [{"name": where, "kind": "element"}]
    return {
        "ruleId": finding.rule,
        "level": _SARIF[finding.level],
        "message": {"text": _said(finding, lang)},
        "locations": [location],
    }


def _uri(file: str) -> str:
    """Return a file as a URI, relative where its path is."""
    path = PurePath(file)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())


def _said(finding: Finding, lang: Lang) -> str:
    """Return a finding on one line."""
    return " ｜ ".join(filter(None, (finding.message.say(lang), _change(finding, lang))))


def as_github(found: Findings, lang: Lang) -> str:
    """Write the findings as workflow commands, which GitHub shows beside the lines."""
    return "".join(_github(file, each, lang) for file, several in found.items() for each in several)


def _github(file: str, finding: Finding, lang: Lang) -> str:
    place = finding.place
    where = f",line={place.line},col={place.column}" if _in_text(finding) else ""
    said = _said(finding, lang).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    name = file.replace("%", "%25").replace(",", "%2C").replace(":", "%3A")
    return f"::{_GITHUB[finding.level]} file={name}{where},title={finding.rule}::{said}\n"


FORMATS: Final[dict[str, Callable[[Findings, Lang], str]]] = {
    "text": as_text,
    "json": as_json,
    "sarif": as_sarif,
    "github": as_github,
}
