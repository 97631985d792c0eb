"""The manual of the rules, made from their pages: for ``explain`` and for ``docs/rules.md``."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Final

from replygen.checks.rule import Example, Rule
from replygen.messages import Lang, Level, Text, text

LEVELS: Final[dict[Level, Text]] = {
    "error": Text("错误", "error"),
    "warning": Text("提醒", "warning"),
    "hint": Text("建议", "hint"),
}
GROUPS: Final = {
    "CHR": "标点和字符",
    "HDG": "序号和标题",
    "NUM": "数字、日期和单位",
    "STR": "信件的各部分",
    "REF": "引用和名称",
    "LNG": "语言",
    "SEC": "保密和隐私",
    "IGN": "信件里的注释",
    "LAY": "版式和文档",
}


def listed(rule: Rule, lang: Lang) -> str:
    """Return one line on a rule: id, level, what it finds."""
    return f"{rule.id}  {LEVELS[rule.level].say(lang)}  {rule.message.say(lang)}"


def page(rule: Rule, lang: Lang) -> str:
    """Return the page of a rule as plain text; the examples are Chinese in any language."""
    head = f"{rule.id} {rule.name}"
    basis = text("级别：{level}　依据：{basis}", "Level: {level}  Basis: {basis}", basis=rule.basis,
                 level=LEVELS[rule.level].say(lang)).say(lang)  # fmt: skip
    english = f"{rule.english}\n" if lang == "en" else ""
    return f"{head}\n{basis}\n\n{english}{rule.page.rstrip()}\n"


def explained(name: str, rules: Iterable[Rule], lang: Lang) -> str:
    """Return the page of the rule ``name``, or a line on each rule of that group or that speaks of that word.

    Nothing is like ``name``: the text is empty.
    """
    rules, key = tuple(rules), name.upper()
    for rule in rules:
        if key == rule.id:
            return page(rule, lang)
    found = [rule for rule in rules if key == rule.group] or [
        rule for rule in rules if _speaks_of(name, rule)
    ]
    return "".join(f"{listed(rule, lang)}\n" for rule in found)


def _speaks_of(word: str, rule: Rule) -> bool:
    """Tell whether a word stands in the name of a rule or in what it says, in either language."""
    said = (rule.name, rule.message.zh, rule.english)
    return any(word.casefold() in each.casefold() for each in said)


def manual(rules: Iterable[Rule]) -> str:
    """Return all rules as Markdown, in groups."""
    parts = [
        f"### {group} {GROUPS[group]}\n\n" + "\n".join(map(_section, several))
        for group, several in groupby(rules, key=lambda rule: rule.id[:3])
    ]
    return "\n".join(parts).rstrip()


def _section(rule: Rule) -> str:
    words = rule.page.split("错例：", 1)[0].split("正例：", 1)[0].strip()
    examples = "\n".join(_rows(rule.examples))
    level = LEVELS[rule.level].zh
    return f"#### {rule.id} `{rule.name}`\n\n{level}；依据：{rule.basis}\n\n{words}\n\n{examples}\n"


def _rows(examples: Iterable[Example]) -> Iterable[str]:
    for example in examples:
        if example.wrong:
            yield f"- 错：{_shown(example.wrong)}"
            if example.right:
                yield f"  对：{_shown(example.right)}"
        elif example.right:
            yield f"- 对：{_shown(example.right)}"


def _shown(words: str) -> str:
    """Return an example on one line, its line breaks shown."""
    return "`" + words.replace("`", "ˋ").replace("\n", " ⏎ ") + "`"
