"""The words that are made where the letter gives none: title, salutation, opening, closing, notes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Final

from replygen.layout.blanks import Blanks
from replygen.model import Contact, Proposal, ReplyLetter
from replygen.profile import Profile, fill

# A proposer is an organ when the name ends like one or is longer than a person's name.
_ORGAN: Final = re.compile(
    r"[委组局办院所处厅部室界]$|代表团$|街道$"
    r"|^.{3,}[会联团社党校司镇乡]$"  # people are called 王建党 and 李思乡, too
    r"|^[省市区县]?(?:民革|民盟|民建|民进|农工党|致公党|台盟|工商联|[妇侨台文残]联|科协|总工会)$"
)
_POST: Final = re.compile(r"(?:代表|委员)$")
_AND_OTHERS: Final = re.compile("等.*(?:代表|委员)")
_LONGEST_NAME: Final = 4
_NAMES: Final = re.compile("[、，,]")
_COLONS: Final = ("：", ":")


def is_organ(proposer: str) -> bool:
    """Tell an organ or group (致公党界别小组) from a person (张三, 阿卜杜拉·买买提)."""
    return bool(_ORGAN.search(proposer)) or (len(proposer) > _LONGEST_NAME and "·" not in proposer)


def _people(proposer: str) -> list[str]:
    """The people of ``张三、李四``; whatever names an organ stays whole."""
    names = [name.strip() for name in _NAMES.split(proposer)]
    return [proposer] if any(map(is_organ, names)) else names


def _quoted(title: str) -> str:
    """Book-title marks inside others are the single ones (GB/T 15834 4.15.3); those around a title come anyway."""
    whole = _WITH_MARKS.fullmatch(title)
    return (whole[1] if whole else title).replace("《", "〈").replace("》", "〉")


_WITH_MARKS: Final = re.compile("《([^《》]*)》")


@dataclass(frozen=True)
class Wording:
    """Makes the words of one letter from one profile; what is missing goes to ``blanks``."""

    letter: ReplyLetter
    profile: Profile
    blanks: Blanks

    @property
    def organs(self) -> tuple[str, ...]:
        """The organs that sign, or the profile's organ."""
        organs = self.letter.signatory.organs or tuple(filter(None, [self.profile.organ.name]))
        return organs or (self.blanks.need(None, "机关", "signatory", "organs"),)

    @property
    def is_opinion(self) -> bool:
        """Whether this is the opinion of a co-handler (会办) to the main handler."""
        return self.letter.role == "会办"

    def title(self) -> str:
        """The title of the document."""
        words = self.profile.wording.title
        given = self.letter.document.title
        if given is not None:
            return given
        values = {"organ": " ".join(self.organs), "proposal": self._proposals_by_number()}
        return fill(words.opinion if self.is_opinion else words.reply, values)

    def _proposals_by_number(self) -> str:
        """Those of one session and kind share them: …第067、068号提案、…第12号建议."""
        numbered = [(index, each) for index, each in enumerate(self.letter.proposals) if each.number]
        if not numbered:
            title = _quoted(self._need_title(self._first))
            return fill(self.profile.wording.title.without_number, {"title": title})
        groups = groupby(numbered, key=lambda pair: (pair[1].session, pair[1].kind))
        return "、".join(self._group(list(group)) for _, group in groups)

    def _group(self, numbered: list[tuple[int, Proposal]]) -> str:
        words = self.profile.wording.title
        index, first = numbered[0]
        kind = self.blanks.need(first.kind, "类别", "proposals", index, "kind")
        numbers = "、".join(each.number or "" for _, each in numbered)
        pattern = words.with_session if first.session else words.without_session
        return fill(pattern, {"session": first.session or "", "number": numbers, "kind": kind})

    @property
    def _first(self) -> Proposal:
        return self.letter.proposals[0] if self.letter.proposals else Proposal()

    def _need_title(self, proposal: Proposal) -> str:
        path = ("proposals", 0, "title") if self.letter.proposals else ("proposals",)
        return self.blanks.need(proposal.title, "标题" if self.letter.proposals else "提案建议", *path)

    def salutation(self) -> str:
        """The addressee, with the colon."""
        given = self.letter.salutation
        if given is not None:
            return given if not given or given.endswith(_COLONS) else f"{given}："
        if self.is_opinion or not self._proposers:
            return self.blanks.need(None, "称呼", "salutation") + "："
        return self._address(self._proposers) + "："

    @cached_property
    def _proposers(self) -> tuple[str, ...]:
        proposers = (each for proposal in self.letter.proposals for each in proposal.proposers)
        return tuple(dict.fromkeys(name for proposer in proposers for name in _people(proposer)))

    def _address(self, names: tuple[str, ...]) -> str:
        words = self.profile.wording.addressee
        if any(map(is_organ, names)) or _POST.search(names[-1]):
            return words.separator.join(names)
        post = words.member if self._first.kind == "提案" else words.delegate
        if len(names) > words.listed:
            return fill(words.more, {"first": names[0], "count": str(len(names)), "post": post})
        return words.separator.join(names) + post

    @cached_property
    def pronoun(self) -> str:
        """您 or 你们, by the number and kind of proposers."""
        words = self.profile.wording.addressee
        if self.is_opinion:
            return words.main_handler
        names = self._proposers or tuple(
            _NAMES.split((self.letter.salutation or "").rstrip("".join(_COLONS)))
        )
        if len(names) > 1 or _AND_OTHERS.search(names[0]):
            return words.many
        return words.organ if is_organ(_POST.sub("", names[0].removeprefix("尊敬的"))) else words.one

    def opening(self) -> str:
        """The sentence that names the proposal and announces the answer."""
        if self.letter.opening is not None:
            return self.letter.opening
        words = self.profile.wording.opening
        values = {
            "pronoun": self.pronoun,
            "proposals": self._proposals_by_title(),
            "co_organs": "、".join(self.letter.co_organs),
        }
        if self.is_opinion:
            patterns = (words.opinion_received, words.opinion_handled, words.opinion_answer)
        else:
            handled = words.handled_with if self.letter.co_organs else words.handled
            patterns = (words.received, handled, words.answer)
        return "".join(fill(pattern, values) for pattern in patterns)

    def _proposals_by_title(self) -> str:
        quoted = "、".join(map(self._quote, self.letter.proposals)) or self._need_title(Proposal())
        return quoted.replace("》、《", "》《")  # GB/T 15834 4.5.3.5

    def _quote(self, proposal: Proposal) -> str:
        number = f"第{proposal.number}号" if proposal.number else ""
        if proposal.title:
            return f"《{_quoted(proposal.title)}》" + (f"（{number}）" if number else "")
        return number + (proposal.kind or "") if number else self._need_title(proposal)

    def closing(self) -> tuple[str, ...]:
        """The closing paragraphs."""
        if self.letter.closing is not None:
            return self.letter.closing
        words = self.profile.wording.closing
        if self.is_opinion:
            sentences = [fill(words.opinion, {"pronoun": self.pronoun})]
        else:
            sentences = [self._approval(words.approval), fill(words.reply, {"pronoun": self.pronoun})]
        paragraph = "".join(sentences)
        return (paragraph,) if paragraph else ()

    def _approval(self, pattern: str) -> str:
        approval = self.letter.approval
        if approval is None or not approval.name:
            return ""
        return fill(pattern, {"name": approval.name, "post": approval.post or ""})

    def notes(self) -> tuple[str, ...]:
        """The 附注 in full-width parentheses: contact, publication, further ones (GB/T 9704 7.3.6)."""
        disclosure = self.letter.document.disclosure
        published = getattr(self.profile.wording.disclosure, disclosure) if disclosure else ""
        notes = (self._contact(self.letter.contact), published, *self.letter.notes)
        return tuple(note if _bracketed(note) else f"（{note}）" for note in notes if note)

    def _contact(self, contact: Contact | None) -> str:
        words = self.profile.wording.contact
        pieces = [fill(getattr(words, name), {name: value}) for name, value in contact or () if value]
        return words.separator.join(pieces)


_BRACKETED: Final = re.compile(r"[（(](?:[^（）()]|[（(][^（）()]*[）)])*[）)]")


def _bracketed(note: str) -> bool:
    """Whether one pair of brackets holds the whole note: not so in （一）甲（二）."""
    return _BRACKETED.fullmatch(note) is not None
