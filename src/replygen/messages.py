"""Words for people as values: every message exists in Chinese and in English, printing is left to others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

Lang = Literal["zh", "en"]
Level = Literal["error", "warning", "hint"]
T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence in both languages, already filled in."""

    zh: str
    en: str

    def say(self, lang: Lang = "zh") -> str:
        """Return the sentence in ``lang``."""
        return self.en if lang == "en" else self.zh

    def __str__(self) -> str:
        return self.zh


def text(zh: str, en: str, /, **values: object) -> Text:
    """Fill ``{names}`` of both languages with the same ``values``."""
    return Text(zh.format(**values), en.format(**values))


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: ``line`` and ``column`` count from 1, 0 means the thing as a whole.

    ``part`` is the part of a .docx outside its body, such as word/footer1.xml.
    """

    file: str = ""
    line: int = 0
    column: int = 0
    part: str = ""

    def __str__(self) -> str:
        numbers = [self.part] if self.part else []
        numbers += [str(number) for number in (self.line, self.column) if number]
        return ":".join([self.file, *numbers]) if self.file else ":".join(numbers)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with the input: where, in which field (Chinese label), what, and what to do."""

    what: Text
    todo: Text | None = None
    field: str = ""
    place: Place = Place()

    def say(self, lang: Lang = "zh") -> str:
        """Return one line: place, field, what is wrong, what to do."""
        colon, stop = (": ", " ") if lang == "en" else ("：", "")
        head = "".join(f"{part}{colon}" for part in (str(self.place), self.field) if part)
        tail = f"{stop}{self.todo.say(lang)}" if self.todo else ""
        return f"{head}{self.what.say(lang)}{tail}"


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark of a check. The runner stamps ``rule`` and ``level``; ``line`` 0 is the letter as a whole."""

    rule: str
    level: Level
    message: Text
    place: Place = Place()
    text: str = ""
    suggestion: str | None = None
    safe: bool = False
    field: str | None = None
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A remark about work that went well: something was changed, replaced or left out."""

    what: Text
    place: Place = Place()


Message = Note | Finding


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T_co]):
    """A value together with what there is to say about how it came about."""

    value: T_co
    messages: tuple[Message, ...] = ()
