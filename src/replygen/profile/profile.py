"""The settings of a profile. Every key stands in ``data/national.toml`` with a remark; other profiles override."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, NonNegativeInt

from replygen.profile.wording import check_pattern


class Settings(BaseModel):
    """Base of the parts of a profile: frozen, unknown keys refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


Pattern = Annotated[str, AfterValidator(check_pattern)]
"""Words with ``{names}`` to be filled in."""


class Organ(Settings):
    """The office that uses the profile; its name signs a letter that names no organ."""

    name: str


class Layout(Settings):
    """What the standard leaves to the office."""

    template: str
    category_mark: Literal["none", "top_right"]
    category_label: Pattern
    blank_lines_before_signature: NonNegativeInt


class Addressee(Settings):
    """Salutation and pronouns."""

    delegate: str
    member: str
    separator: str
    listed: NonNegativeInt
    more: Pattern
    one: str
    many: str
    organ: str
    main_handler: str


class Opening(Settings):
    """The opening sentence of a reply (主办) or an opinion (会办)."""

    received: Pattern
    handled_with: Pattern
    handled: Pattern
    answer: Pattern
    opinion_received: Pattern
    opinion_handled: Pattern
    opinion_answer: Pattern


class Closing(Settings):
    """The closing sentences, joined into one paragraph."""

    approval: Pattern
    reply: Pattern
    opinion: Pattern


class Contact(Settings):
    """The contact note: a pattern for each field that is present, in this order."""

    name: Pattern
    phone: Pattern
    unit: Pattern
    address: Pattern
    postcode: Pattern
    email: Pattern
    separator: str


class Disclosure(Settings):
    """The note for each 公开属性; an empty one is not printed."""

    主动公开: str
    依申请公开: str
    不予公开: str


class Title(Settings):
    """The title of the document and the words for a proposal in it."""

    reply: Pattern
    opinion: Pattern
    with_session: Pattern
    without_session: Pattern
    without_number: Pattern


class Wording(Settings):
    """The words that are made where the letter gives none."""

    title: Title
    addressee: Addressee
    opening: Opening
    closing: Closing
    contact: Contact
    disclosure: Disclosure


class Profile(Settings):
    """All settings of an office, complete: what the office does not say comes from the base it extends.

    ``letter`` holds fields of a letter, by their keys in either language, for the rows of rosters without them.
    """

    extends: str = ""
    organ: Organ
    layout: Layout
    wording: Wording
    letter: dict[str, Any] = {}
