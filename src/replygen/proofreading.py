"""The chain of the proofreader: source → copy → findings, and back into the source what is safe to mend."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from replygen.checks import (
    COMMENT_RULES,
    RULES,
    Control,
    Copy,
    Rule,
    control_of,
    copy_of_letter,
    copy_of_text,
    findings,
    mended,
    written_by,
)
from replygen.checks.comments import heeded, hidden_everywhere
from replygen.errors import InputError
from replygen.messages import Finding, Place, Problem, text
from replygen.model import ReplyLetter
from replygen.profile import Profile, find
from replygen.readers import BATCH, READERS, ROSTERS, Reading, Source, read_structured
from replygen.readers.source import decode
from replygen.sources import open_source

if TYPE_CHECKING:
    from replygen.checks.document import DocumentProof

_TEXT: Final = ("", ".txt", ".text")
_JSON: Final = ".json"
"""Where nothing can be said besides."""
_WORD, _ZIP = ".docx", b"PK\x03\x04"
TEXT_RULES: Final = (*RULES, *COMMENT_RULES)


@dataclass(frozen=True, slots=True)
class Proof:
    """A text file that can be checked and mended.

    ``words`` are its text in ``encoding``, ``copy`` the copy of them, as ``copy_of`` makes it of such words;
    ``control`` is what holds for it, and ``commented`` tells that comments in it may ask to leave rules out.
    """

    source: Source
    words: str
    encoding: str
    copy: Copy
    copy_of: Callable[[str], Copy]
    control: Control
    commented: bool = False

    def findings(self) -> tuple[Finding, ...]:
        """Return what the rules find; what the letter itself says is to be ignored is left out."""
        rules, name = self.control.rules, self.source.name
        found = findings(self.copy, file=name, rules=_on_text(rules))
        return self.control.weighed(heeded(self.words, found, rules, name) if self.commented else found)

    def mended(self) -> Proof:
        """Return the file with every safe fix carried out; a structured letter is read again to prove it whole."""
        hidden = self.words if self.commented else ""
        kept = [rule for rule in _on_text(self.control.rules) if not hidden_everywhere(rule.id, hidden)]
        better = mended(self.words, self.copy_of, rules=kept)
        try:
            return replace(self, words=better, copy=self.copy_of(better))
        except InputError:
            return self

    @property
    def data(self) -> bytes:
        """The bytes of the file."""
        return self.words.encode(self.encoding)


def _on_text(rules: Collection[Rule]) -> list[Rule]:
    return [rule for rule in rules if rule.id in _ON_TEXT]


_ON_TEXT: Final = frozenset(rule.id for rule in RULES)


def check(
    what: ReplyLetter | str | Path,
    *,
    profile: Profile | str | Path | None = None,
    select: str | Collection[str] = (),
    ignore: str | Collection[str] = (),
) -> tuple[Finding, ...]:
    """Proofread a letter.

    Args:
        what: a letter, the path of a file (.txt, .yaml, .json, .md, .docx), or the words of a letter or a passage.
        profile: a profile, the path of one, or None for the built-in default; its ``checks`` say which rules hold.
        select: only this rule or these, by id (STR-01) or group (STR), whatever the profile says.
        ignore: not this rule or these, besides those the profile ignores.

    Raises:
        InputError: the file or the profile cannot be read, or there is no such rule.
    """
    settings = profile if isinstance(profile, Profile) else find(None, Path(profile) if profile else None)
    select, ignore = _names(select), _names(ignore)
    if isinstance(what, Path) or (isinstance(what, str) and _FILE_NAME.fullmatch(what)):
        return open_proof(open_source(Path(what)), settings, select=select, ignore=ignore).findings()
    control = control_of(settings, TEXT_RULES, select, ignore)
    copy = _text_copy(control)(what) if isinstance(what, str) else copy_of_letter(what, profile=settings)
    return control.weighed(findings(copy, rules=_on_text(control.rules)))


def _names(given: str | Collection[str]) -> Collection[str]:
    """Return names of rules; a single one is no collection of its letters."""
    return (given,) if isinstance(given, str) else given


_FILE_NAME: Final = re.compile(r"[^\n]+\.(?:txt|text|ya?ml|json|md|docx)", re.IGNORECASE)
"""Words that are the name of a file and not those of a letter."""


def open_proof(
    source: Source,
    profile: Profile,
    *,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    rendered: bool = False,
    track: bool = False,
) -> Proof | DocumentProof:
    """Make a file ready to be checked.

    Args:
        source: the file.
        profile: the settings of the office; its ``checks`` say which rules hold.
        select: only these rules or groups, whatever the profile says.
        ignore: not these rules or groups, besides those the profile ignores.
        rendered: judge a Word document's pages, too, as LibreOffice makes them.
        track: mend a Word document by tracked changes.

    Raises:
        InputError: the file cannot be read, is none of the kinds that are checked, or there is no such rule.
    """
    if is_word(source):
        from replygen.checks.document import open_document_proof  # noqa: PLC0415 - these load slowly
        from replygen.checks.table import ALL_RULES  # noqa: PLC0415

        control = control_of(profile, ALL_RULES, select, ignore)
        return open_document_proof(source, control, rendered=rendered, track=track)
    if source.suffix not in (*_TEXT, *READERS):
        raise InputError(_not_checked(source))
    control = control_of(profile, TEXT_RULES, select, ignore)
    words, encoding = decode(source.data, source.name)
    if not words.strip():
        raise InputError(Problem(_NO_WORDS, _GIVE_WORDS, place=Place(source.name)))
    structured = source.suffix in READERS or (source.suffix == "" and _looks_structured(words))
    copy_of = _structured_copy(source.name, profile) if structured else _text_copy(control)
    commented = structured and source.suffix != _JSON
    return Proof(source, words, encoding, copy_of(words), copy_of, control, commented)


_NO_WORDS: Final = text("文件里没有文字。", "The file holds no text.")
_GIVE_WORDS: Final = text("请给出有内容的信件。", "Give a letter with words in it.")


def is_word(source: Source) -> bool:
    """Tell whether a file is a Word document, by its name or, where it has none, by its first bytes."""
    return source.suffix == _WORD or (source.suffix == "" and source.data.startswith(_ZIP))


def _not_checked(source: Source) -> Problem:
    known = " ".join((*_TEXT[1:], *READERS, _WORD))
    what = text("不会检查“{suffix}”文件。", "Files named {suffix} are not checked.", suffix=source.suffix)
    todo = text("可检查：{known}。", "Checked: {known}.", known=known)
    return Problem(what, BATCH if source.suffix in ROSTERS else todo, place=Place(source.name))


def control_of_text(profile: Profile) -> Control:
    """Return what holds of the rules on text, for all letters of a profile.

    Raises:
        InputError: the profile names rules that do not exist.
    """
    return control_of(profile, TEXT_RULES)


def proofread(reading: Reading, source: Source, profile: Profile, control: Control) -> tuple[Finding, ...]:
    """Return what the rules on text find in a structured letter that has been read.

    Args:
        reading: the letter.
        source: what it was read from; without bytes, its name alone is for the places.
        profile: the settings of the office.
        control: what holds of the rules, by :func:`control_of_text`.
    """
    words, encoding = decode(source.data, source.name) if source.data else ("", "utf-8")
    copy = copy_of_letter(reading.letter, reading.values, words, profile)
    copy_of = _structured_copy(source.name, profile)
    return Proof(source, words, encoding, copy, copy_of, control, source.suffix != _JSON).findings()


_KEY: Final = re.compile(
    r"\s*(?:#[^\n]*\n\s*)*(?:\{|(?:schema_version|proposals?|提案建议|salutation|称呼|document|公文要素)\s*:\s)"
)


def _looks_structured(words: str) -> bool:
    """Tell whether standard input holds keys and values, not the words of a letter."""
    return bool(_KEY.match(words))


def _structured_copy(name: str, profile: Profile) -> Callable[[str], Copy]:
    def copy_of(words: str) -> Copy:
        reading = read_structured(Source(name, words.encode()))
        return copy_of_letter(reading.letter, reading.values, words, profile)

    return copy_of


def _text_copy(control: Control) -> Callable[[str], Copy]:
    return lambda words: written_by(control.office, copy_of_text(words))
