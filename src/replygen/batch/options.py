"""What a batch is told, and what of it the workers are sent."""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Final

from replygen import profile as profiles
from replygen.batch.naming import DEFAULT, check_pattern
from replygen.checks import Control
from replygen.converters import pdf
from replygen.engine import CompiledTemplate, compile_template
from replygen.errors import InputError
from replygen.layout import Form
from replygen.messages import Lang, Problem, text
from replygen.pipeline import converter_of
from replygen.profile import Profile
from replygen.proofreading import control_of_text
from replygen.rosters.letter import refuse_wrong_shared
from replygen.templates import read_template

VERSION: Final = version("replygen")


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How a batch is run.

    Args:
        template: as in :func:`replygen.render`.
        profile: a profile, the path of one, or None for the one beside or above the roster.
        formats: ``docx``, ``pdf``: what is written of each letter.
        name: the pattern of the names of outputs, without suffix, see :mod:`replygen.batch.naming`.
        draft: print 【待补：…】 for what is missing.
        embed: carry the structured letter inside each document.
        check: examine every letter.
        strict: letters with findings at error level fail.
        force: replace files that were edited or are not ours.
        durable: what was written survives a power failure.
        resume: go on where a run of the same batch was killed or stopped.
        dry_run: read, check, make and name the letters as .docx, and write nothing.
        lang: the language of the reports.
    """

    template: str | Path | None = None
    profile: Profile | str | Path | None = None
    formats: tuple[str, ...] = ("docx",)
    name: str = DEFAULT
    draft: bool = False
    embed: bool = True
    check: bool = True
    strict: bool = False
    force: bool = False
    durable: bool = False
    resume: bool = False
    dry_run: bool = False
    lang: Lang = "zh"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a worker must know, as data: it goes to other processes and machines."""

    version: str
    profile: Profile
    template: tuple[bytes, Form, str]
    formats: tuple[str, ...]
    name: str
    draft: bool
    embed: bool
    check: bool
    strict: bool

    def digest(self) -> str:
        """Return what tells apart settings by which a letter would come out differently."""
        template, form, _ = self.template
        flags = (self.version, form, self.formats, self.draft, self.embed)
        total = hashlib.sha256(template)
        total.update(self.profile.model_dump_json().encode())
        total.update(repr(flags).encode())
        return total.hexdigest()


def settings_of(options: Options, folder: Path) -> Settings:
    """Return the settings for a roster in ``folder``.

    Raises:
        InputError: the profile, the template, the pattern of names or a format cannot be used, or options
            exclude each other.
    """
    chosen = options.profile
    profile = (
        chosen if isinstance(chosen, Profile) else profiles.find(folder, Path(chosen) if chosen else None)
    )
    template = read_template(options.template or profile.layout.template)
    compile_template(*template)
    check_pattern(options.name)
    if options.strict and not options.check:
        raise InputError(Problem(_STRICT, _ONE_OF_THEM))
    for name in options.formats:
        converter_of(name)
    refuse_wrong_shared(profile)
    if options.check:
        control_of_text(profile)
    return Settings(VERSION, profile, template, options.formats, options.name, options.draft,
                    options.embed, options.check, options.strict)  # fmt: skip


_STRICT: Final = text("“--strict”要先校对，而“--no-check”不校对。",
                      "Option --strict needs the check that --no-check leaves out.")  # fmt: skip
_ONE_OF_THEM: Final = text("请只用一个。", "Use one of them.")
_NEEDS: Final[dict[str, Callable[[], None]]] = {"pdf": pdf.need}
"""What refuses to make a format where the program for it is not installed."""


def refuse_missing(formats: Iterable[str]) -> None:
    """Refuse before the work what this machine lacks for some format.

    Raises:
        MissingPartError: a program that converts is not installed.
    """
    for name in formats:
        if name in _NEEDS:
            _NEEDS[name]()


_KEPT: Final = 4
"""So many batches a worker may serve at once without compiling a template again."""


@dataclass(frozen=True, slots=True)
class Tools:
    """What a worker makes of the settings once: the template, compiled, and what it checks by, if it checks."""

    settings: Settings
    template: CompiledTemplate
    control: Control | None


@lru_cache(maxsize=_KEPT)
def unpack(packed: bytes) -> Tools:
    """Return settings that came pickled, and what this process needs to follow them."""
    settings: Settings = pickle.loads(packed)  # noqa: S301 - made by the process that sent it
    control = control_of_text(settings.profile) if settings.check else None
    return Tools(settings, compile_template(*settings.template), control)
