"""Findings for machines and for people: text, JSON, SARIF, GitHub annotations."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from replygen import __version__
from replygen.checks.manual import LEVELS
from replygen.messages import Finding, Lang, Text, text

Findings = Mapping[str, Sequence[Finding]]
"""The findings of each file, in the order of the command line."""
_SARIF: Final = {"error": "error", "warning": "warning", "hint": "note"}
_GITHUB: Final = {"error": "error", "warning": "warning", "hint": "notice"}


def as_text(found: Findings, lang: Lang) -> str:
    """Write the findings for people: under each file its lines."""
    parts = [
        "\n".join([file, *(_line(each, lang) for each in several)])
        for file, several in found.items()
        if several
    ]
    return "".join(f"{part}\n" for part in parts)


def _line(finding: Finding, lang: Lang) -> str:
    place = finding.place
    where = ":".join(filter(None, (place.part, f"{place.line}:{place.column}" if place.line else "-")))
    words = f"{LEVELS[finding.level].say(lang)} {finding.rule} {finding.message.say(lang)}"
    return f"  {where:<8}{words}{_change(finding)}"


def _change(finding: Finding) -> str:
    """Return what stands there and what should, the end of a long text left out."""
    if finding.suggestion is None:
        return f" ｜ {finding.text}" if finding.text else ""
    return f" ｜ {finding.text} → {finding.suggestion or '∅'}"


def has_errors(found: Findings) -> bool:
    """Tell whether there is a finding at error level."""
    return any(finding.level == "error" for several in found.values() for finding in several)


def summary(found: Findings) -> Text:
    """Return one line: how many findings of each level, how many of them can be mended."""
    every = [finding for several in found.values() for finding in several]
    if not every:
        return text("没有发现问题。", "Nothing found.")
    count = Counter(finding.level for finding in every)
    safe = sum(finding.safe for finding in every)
    values: dict[str, int] = {level: count[level] for level in LEVELS} | {"all": len(every), "safe": safe}
    fix = text("，可用 --fix 改正 {safe}", "; --fix mends {safe}", safe=safe) if safe else text("", "")
    counts = text(
        "共 {all} 处：错误 {error}，提醒 {warning}，建议 {hint}",
        "{all} findings: {error} errors, {warning} warnings, {hint} hints",
        **values,
    )
    return Text(f"{counts.zh}{fix.zh}。", f"{counts.en}{fix.en}.")


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
    results = [_sarif_result(file, each, lang) for file, several in found.items() for each in several]
    document = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _sarif_rule(rule: str, lang: Lang) -> dict[str, Any]:
    from replygen.checks.table import BY_ID  # noqa: PLC0415 - the rules on documents load slowly

    known = BY_ID.get(rule)
    named = {"name": known.name, "shortDescription": {"text": known.message.say(lang)}} if known else {}
    return {"id": rule, **named}


def _sarif_result(file: str, finding: Finding, lang: Lang) -> dict[str, Any]:
    place = finding.place
    region = {
        "startLine": place.line,
        "startColumn": max(1, place.column),
        "endColumn": max(1, place.column) + len(finding.text),
    }
    location = {"artifactLocation": {"uri": file}} | ({"region": region} if place.line else {})
    return {
        "ruleId": finding.rule,
        "level": _SARIF[finding.level],
        "message": {"text": finding.message.say(lang) + _change(finding)},
        "locations": [{"physicalLocation": location}],
    }


def as_github(found: Findings, lang: Lang) -> str:
    """Write the findings as workflow commands, which GitHub shows beside the lines."""
    return "".join(_github(file, each, lang) for file, several in found.items() for each in several)


def _github(file: str, finding: Finding, lang: Lang) -> str:
    place = finding.place
    where = f",line={place.line},col={place.column}" if place.line else ""
    said = (
        (finding.message.say(lang) + _change(finding))
        .replace("%", "%25")
        .replace("\r", "%0D")
        .replace("\n", "%0A")
    )
    name = file.replace("%", "%25").replace(",", "%2C").replace(":", "%3A")
    return f"::{_GITHUB[finding.level]} file={name}{where},title={finding.rule}::{said}\n"


FORMATS: Final[dict[str, Callable[[Findings, Lang], str]]] = {
    "text": as_text,
    "json": as_json,
    "sarif": as_sarif,
    "github": as_github,
}
