"""The chain of the proofreader: source → copy → findings, and back into the source what is safe to mend."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from replygen.checks import ALL_RULES, RULES, Copy, copy_of_letter, copy_of_text, findings, mended
from replygen.checks.document import DocumentProof, open_document_proof
from replygen.checks.rule import Rule
from replygen.errors import InputError
from replygen.messages import Finding, Place, Problem, text
from replygen.model import ReplyLetter
from replygen.pipeline import open_source
from replygen.readers import READERS, Source, read_structured
from replygen.readers.source import decode

_TEXT: Final = ("", ".txt", ".text")
_WORD, _ZIP = ".docx", b"PK\x03\x04"
_TEXT_RULES: Final = frozenset(RULES)


@dataclass(frozen=True, slots=True)
class Proof:
    """A text file that can be checked and mended: its words, their encoding, and how a copy of such words is made."""

    source: Source
    words: str
    encoding: str
    copy_of: Callable[[str], Copy]

    def findings(self, rules: Iterable[Rule] = RULES) -> tuple[Finding, ...]:
        """Return what the rules on text find; what the letter itself says is to be ignored is left out."""
        found = findings(self.copy_of(self.words), file=self.source.name, rules=_on_text(rules))
        return tuple(finding for finding in found if not _is_ignored(finding, self.words))

    def mended(self, rules: Iterable[Rule] = RULES) -> Proof:
        """Return the file with every safe fix carried out; a structured letter is read again to prove it whole."""
        kept = [rule for rule in _on_text(rules) if not _ignored_everywhere(rule.id, self.words)]
        better = mended(self.words, self.copy_of, rules=kept)
        try:
            self.copy_of(better)
        except InputError:
            return self
        return Proof(self.source, better, self.encoding, self.copy_of)

    @property
    def data(self) -> bytes:
        """The bytes of the file."""
        return self.words.encode(self.encoding)


def _on_text(rules: Iterable[Rule]) -> list[Rule]:
    return [rule for rule in rules if rule in _TEXT_RULES]


def check(what: ReplyLetter | str | Path, *, rules: Iterable[Rule] = ALL_RULES) -> tuple[Finding, ...]:
    """Proofread a letter.

    Args:
        what: a letter, the path of a file (.txt, .yaml, .json, .md, .docx), or the words of a letter or a passage.
        rules: which rules; all by default.

    Raises:
        InputError: the file cannot be read.
    """
    rules = tuple(rules)
    if isinstance(what, ReplyLetter):
        return findings(copy_of_letter(what), rules=_on_text(rules))
    if isinstance(what, str) and not _FILE_NAME.fullmatch(what):
        return findings(copy_of_text(what), rules=_on_text(rules))
    return open_proof(open_source(Path(what))).findings(rules)


_FILE_NAME: Final = re.compile(r"[^\n]+\.(?:txt|text|ya?ml|json|md|docx)", re.IGNORECASE)
"""Words that are the name of a file and not those of a letter."""


def open_proof(source: Source, *, rendered: bool = False, track: bool = False) -> Proof | DocumentProof:
    """Make a file ready to be checked.

    Args:
        source: the file.
        rendered: judge a Word document's pages, too, as LibreOffice makes them.
        track: mend a Word document by tracked changes.

    Raises:
        InputError: the file cannot be read, or is none of the kinds that are checked.
    """
    if source.suffix == _WORD or (source.suffix == "" and source.data.startswith(_ZIP)):
        return open_document_proof(source, rendered=rendered, track=track)
    if source.suffix not in (*_TEXT, *READERS):
        known = " ".join((*_TEXT[1:], *READERS, _WORD))
        what = text("不会检查“{suffix}”文件。", "Files named {suffix} are not checked.", suffix=source.suffix)
        raise InputError(
            Problem(
                what, text("可检查：{known}。", "Checked: {known}.", known=known), place=Place(source.name)
            )
        )
    words, encoding = decode(source.data, source.name)
    structured = source.suffix in READERS or (source.suffix == "" and _looks_structured(words))
    proof = Proof(source, words, encoding, _structured_copy(source.name) if structured else copy_of_text)
    proof.copy_of(words)
    return proof


_KEY: Final = re.compile(
    r"\s*(?:#[^\n]*\n\s*)*(?:\{|(?:schema_version|proposals?|提案建议|salutation|称呼|document|公文要素)\s*:\s)"
)


def _looks_structured(words: str) -> bool:
    """Tell whether standard input holds keys and values, not the words of a letter."""
    return bool(_KEY.match(words))


def _structured_copy(name: str) -> Callable[[str], Copy]:
    def copy_of(words: str) -> Copy:
        reading = read_structured(Source(name, words.encode()))
        return copy_of_letter(reading.letter, reading.values, words)

    return copy_of


_IGNORE: Final = re.compile(
    r"^(?P<before>[^#\n]*)(?:#|<!--)\s*replygen:\s*ignore\s+(?P<rules>[A-Z]{3}(?:-\d\d)?(?:\s*,\s*[A-Z]{3}(?:-\d\d)?)*)\s+(?P<why>\S.*)$",
    re.MULTILINE,
)
"""A comment ``# replygen: ignore CHR-12,NUM-05 the reason``: alone on a line for the letter, else for its line."""


def _is_ignored(finding: Finding, words: str) -> bool:
    return any(
        finding.rule.startswith(rule) and (not alone or alone == finding.place.line)
        for rule, alone in _ignored(words)
    )


def _ignored(words: str) -> list[tuple[str, int]]:
    """Return the rules that a letter ignores, each with its line, 0 for all lines."""
    return [
        (rule.strip(), words.count("\n", 0, match.start()) + 1 if match["before"].strip() else 0)
        for match in _IGNORE.finditer(words)
        for rule in match["rules"].split(",")
    ]


def _ignored_everywhere(rule: str, words: str) -> bool:
    return any(rule.startswith(each) for each, _ in _ignored(words))
