"""The settings of a profile. Every key stands in ``data/national.toml`` with a remark; other profiles override."""

from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, NonNegativeInt, PrivateAttr
from pydantic_core import PydanticCustomError

from replygen.messages import Level, Place
from replygen.profile.places import Path, Places
from replygen.profile.wording import check_pattern
from replygen.standard import LINES_PER_PAGE


class Settings(BaseModel):
    """Base of the parts of a profile: frozen, unknown keys refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def _with(names: str) -> AfterValidator:
    """Words in which each of ``names`` may stand in braces."""

    def check(pattern: str) -> str:
        try:
            return check_pattern(pattern, names.split())
        except ValueError:
            known = "、".join(f"{{{name}}}" for name in names.split())
            raise PydanticCustomError("pattern", "names: {names}", {"names": known}) from None

    return AfterValidator(check)


class Organ(Settings):
    """The office that uses the profile; its name signs a letter that names no organ.

    ``codes`` are the 发文机关代字 with which its 发文字号 begin (GB/T 9704 7.2.5).
    """

    name: str
    codes: tuple[str, ...]


class Layout(Settings):
    """What the standard leaves to the office."""

    template: str
    category_mark: Literal["none", "top_right"]
    category_label: Annotated[str, _with("category")]
    blank_lines_before_signature: Annotated[int, Field(ge=0, lt=LINES_PER_PAGE)]


class Addressee(Settings):
    """Salutation and pronouns."""

    delegate: str
    member: str
    separator: str
    listed: NonNegativeInt
    more: Annotated[str, _with("first count post")]
    one: str
    many: str
    organ: str
    main_handler: str


class Opening(Settings):
    """The opening sentence of a reply (主办) or an opinion (会办)."""

    received: Annotated[str, _with("pronoun proposals")]
    handled_with: Annotated[str, _with("co_organs")]
    handled: Annotated[str, _with("")]
    answer: Annotated[str, _with("")]
    opinion_received: Annotated[str, _with("proposals")]
    opinion_handled: Annotated[str, _with("")]
    opinion_answer: Annotated[str, _with("")]


class Closing(Settings):
    """The closing sentences, joined into one paragraph."""

    approval: Annotated[str, _with("name post")]
    reply: Annotated[str, _with("pronoun")]
    opinion: Annotated[str, _with("pronoun")]


class Contact(Settings):
    """The contact note: a pattern for each field that is present, in this order."""

    name: Annotated[str, _with("name")]
    phone: Annotated[str, _with("phone")]
    unit: Annotated[str, _with("unit")]
    address: Annotated[str, _with("address")]
    postcode: Annotated[str, _with("postcode")]
    email: Annotated[str, _with("email")]
    separator: str


class Disclosure(Settings):
    """The note for each 公开属性; an empty one is not printed."""

    主动公开: str
    依申请公开: str
    不予公开: str


class Title(Settings):
    """The title of the document and the words for a proposal in it."""

    reply: Annotated[str, _with("organ proposal")]
    opinion: Annotated[str, _with("organ proposal")]
    with_session: Annotated[str, _with("session number kind")]
    without_session: Annotated[str, _with("number kind")]
    without_number: Annotated[str, _with("title")]


class Wording(Settings):
    """The words that are made where the letter gives none."""

    title: Title
    addressee: Addressee
    opening: Opening
    closing: Closing
    contact: Contact
    disclosure: Disclosure


_Word = Annotated[str, Field(min_length=1)]


class Words(Settings):
    """Words of an office for the proofreader, each as it is written: nothing in them is interpreted."""

    organs: tuple[_Word, ...]
    allowed: tuple[_Word, ...]
    avoid: tuple[_Word, ...]
    instead: dict[_Word, str]


class Checks(Settings):
    """Which rules of the proofreader hold, by id (STR-01) or group (STR), how much they weigh, and its words."""

    select: tuple[_Word, ...]
    ignore: tuple[_Word, ...]
    levels: dict[_Word, Level]
    words: Words

    @property
    def names_rules(self) -> bool:
        """Whether rules are named, which may not exist."""
        return bool(self.select or self.ignore or self.levels)


class Profile(Settings):
    """All settings of an office, complete: what the office does not say comes from the base it extends.

    ``letter`` holds fields of a letter, by their keys in either language, for the rows of rosters without them.
    """

    extends: str = ""
    organ: Organ
    layout: Layout
    wording: Wording
    checks: Checks
    letter: dict[str, Any] = {}
    _file: str = PrivateAttr(default="")
    _toml: str = PrivateAttr(default="")

    def read_from(self, file: str, toml: str) -> Self:
        """Return the profile with the file it was read from, so that it can tell where a setting stands."""
        made = self.model_copy()
        made._file, made._toml = file, toml  # noqa: SLF001 - its own
        return made

    def place(self, *path: str | int, value: object = None) -> Place:
        """Return where the setting at ``path`` stands; ``value`` is one of several words there."""
        return place_of(self._file, self._toml, path, value)


def place_of(file: str, toml: str, path: Path, value: object = None) -> Place:
    """Return where a setting stands in the text of a file."""
    return Place(file, *Places(toml).of(path, value)) if toml else Place(file)
