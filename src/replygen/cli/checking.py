"""What ``replygen check`` does: read all files, show what the rules find, mend what is safe when told to."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import unified_diff
from os.path import normpath
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from replygen.cli.console import Console
from replygen.cli.outputs import STANDARD
from replygen.cli.reports import FORMATS, Findings, has_errors, summary
from replygen.cli.work import FINDINGS, every, names_of, source_of
from replygen.errors import InputError, KeptError
from replygen.files import write_whole
from replygen.messages import Finding, Place, Problem, text
from replygen.profile import find
from replygen.proofreading import Proof, open_proof

if TYPE_CHECKING:
    from replygen.checks.document import DocumentProof

    AnyProof = Proof | DocumentProof


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Check the files of a command line; return the exit code."""
    if arguments.track and not arguments.fix:
        raise InputError(Problem(_TRACK, _WITH_FIX, "--track"))
    known = _baseline(arguments.baseline) if arguments.baseline else Counter[_Key]()
    names = names_of(arguments.files)
    target = _target(names, arguments.annotate) if arguments.annotate else None
    proofs = every(names, lambda file: _open(file, arguments))
    if arguments.diff:
        return _show(proofs, console)
    if arguments.fix:
        proofs = [_mend(proof, console) for proof in proofs]
    found = {proof.source.name: _new(proof, known) for proof in proofs}
    if target:
        _annotate(proofs, found, target, console)
    if not (arguments.fix and STANDARD in found):
        console.result_text(FORMATS[arguments.format](found, console.lang))
    if arguments.format == "text":
        console.say(summary(found))
    return FINDINGS if has_errors(found) else 0


_TRACK: Final = text("没有要求改正，就没有修订。", "Nothing is to be mended, so nothing is tracked.")
_WITH_FIX: Final = text("请与 --fix 一起用。", "Use it with --fix.")


def _open(file: str, arguments: argparse.Namespace) -> AnyProof:
    chosen = Path(arguments.profile) if arguments.profile else None
    return open_proof(
        source_of(file),
        find(Path(file).parent, chosen),
        select=_names(arguments.select),
        ignore=_names(arguments.ignore),
        rendered=arguments.rendered,
        track=arguments.track,
    )


def _names(given: str | None) -> list[str]:
    return [each.strip().upper() for each in (given or "").split(",") if each.strip()]


# --- mending ---------------------------------------------------------------------------------------------


def _mend(proof: AnyProof, console: Console) -> AnyProof:
    """Mend a file in place and keep the original beside it; standard input goes to standard output."""
    better = proof.mended()
    if proof.source.name == STANDARD:
        if isinstance(better, Proof):
            console.result_text(better.words)
        else:
            console.result(better.data)
        return better
    if better.data == proof.data:
        return proof
    path = Path(proof.source.name)
    backup = path.with_name(f"{path.name}.bak")
    if not backup.exists():
        write_whole(backup, proof.source.data)
    write_whole(path, better.data)
    console.say(
        text(
            "已改正 {path}，原件存为 {backup}",
            "Mended {path}; the original is {backup}",
            path=path,
            backup=backup,
        )
    )
    return better


def _show(proofs: Iterable[AnyProof], console: Console) -> int:
    """Print what ``--fix`` would change."""
    for proof in proofs:
        before, after = (
            proof.words.splitlines(keepends=True),
            proof.mended().words.splitlines(keepends=True),
        )
        name = proof.source.name
        lines = unified_diff(before, after, name, name, n=0)
        console.result_text("".join(line if line.endswith("\n") else f"{line}\n" for line in lines))
    return 0


# --- remarks in Word documents ---------------------------------------------------------------------------


def _target(names: Sequence[str], annotate: str) -> Path:
    """Return where the document with comments goes.

    Raises:
        InputError: there is not just one file, or one of the two is no .docx.
    """
    if len(names) == 1 and all(Path(name).suffix.lower() == ".docx" for name in (*names, annotate)):
        return Path(annotate)
    what = text("批注只能写进一份 Word 文档。", "Comments go into one Word document.")
    todo = text("请给出一个 .docx，--annotate 后面也写 .docx。", "Give one .docx, and one for --annotate.")
    raise InputError(Problem(what, todo, "--annotate"))


def _annotate(proofs: Sequence[AnyProof], found: Findings, target: Path, console: Console) -> None:
    """Write the document with its findings as comments; a file that says something else is kept.

    Raises:
        KeptError: there is such a file.
    """
    for proof in proofs:
        if isinstance(proof, Proof):
            continue
        made = proof.annotated(found[proof.source.name], console.lang)
        if target.exists() and target.read_bytes() != made:
            what = text("已有这个文件，没有覆盖。", "The file is there already; it was kept.")
            todo = text("请换一个文件名，或先移走它。", "Choose another name, or move it away.")
            raise KeptError(Problem(what, todo, place=Place(str(target))))
        write_whole(target, made)
        console.say(text("已写出 {path}", "Wrote {path}", path=target))


# --- what is known already -------------------------------------------------------------------------------

_Key = tuple[str, str, str]
"""File, rule and words at fault: what stays the same when lines are added above."""


def _baseline(name: str) -> Counter[_Key]:
    """Read the findings of an earlier run.

    Raises:
        InputError: the file cannot be read, or is not what ``--format json`` writes.
    """
    try:
        data: Any = json.loads(source_of(name).data)
        return Counter(
            (normpath(each["file"]), found["rule"], found["text"])
            for each in data["files"]
            for found in each["findings"]
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        what = text("这不是 check --format json 的输出。", "This is not what check --format json writes.")
        todo = text(
            "先运行：replygen check … --format json > 文件", "Run: replygen check … --format json > FILE"
        )
        raise InputError(Problem(what, todo, place=Place(name))) from None


def _new(proof: AnyProof, known: Counter[_Key]) -> list[Finding]:
    """Return the findings of a file that are not known already, each as often as it is new."""
    left = known.copy()
    fresh: list[Finding] = []
    for finding in proof.findings():
        key = (normpath(proof.source.name), finding.rule, finding.text)
        if left[key] > 0:
            left[key] -= 1
        else:
            fresh.append(finding)
    return fresh
