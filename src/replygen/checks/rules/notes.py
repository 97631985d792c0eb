"""STR: what stands under the letter: contact note, attachments, copies (GB/T 9704 7.3.4, 7.3.6, 7.4.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from replygen.checks.copy import Copy, Hit, Line
from replygen.checks.rule import rule
from replygen.checks.rules.parts import CONTACT, OF_MINISTRIES
from replygen.messages import Text

_OPEN_NOTE: Final = re.compile(r"(?:此件|本件)[^（）：]{2,12}")


@rule("STR-14", "contact-note", "warning", "GB/T 9704 7.3.6", "The form of the contact note.")
def contact_note(copy: Copy) -> Iterator[Hit]:
    """联系人附注应加圆括号，写明姓名和电话。

    错例：（联系人：赵河）
    错例：联系人：赵河，联系电话：68281600 → （联系人：赵河，联系电话：68281600）
    正例：（联系人：赵河，联系电话：68281600）
    正例：联系单位及电话：河道科，68281600
    """
    for line in () if copy.made else copy.of("note"):
        if _OPEN_NOTE.fullmatch(line.text.strip()):
            yield line.hit(0, len(line.raw), to=f"（{line.raw.strip()}）")
    notes = [
        line for line in copy.of("note") if CONTACT.search(line.text) and not OF_MINISTRIES.match(line.text)
    ]
    if len(notes) != 1 or copy.made:
        return
    line = notes[0]
    words = line.text.strip()
    start = line.text.index(words)
    if "（" not in words and "）" not in words:
        yield line.hit(start, start + len(words), to=f"（{line.raw[start : start + len(words)]}）")
    for match in _NO_COLON.finditer(line.text):
        yield line.hit(*match.span(), to=match[0] + "：")
    if not re.search(r"\d{3}", words):
        yield line.hit(start, start + len(words), Text("附注里没有电话。", "The note gives no phone number."))
    elif not re.search(
        r"(?:联\s*系|承办|经办)\s*(?:人|单位|科室|处室|部门)[^：]{0,6}：\s*[^，；：\d）\s]", words
    ):
        yield line.hit(start, start + len(words), Text("附注里没有联系人。", "The note names nobody."))


_NO_COLON: Final = re.compile(r"(?:联系)?电话(?=\d)")
_ATTACHED: Final = re.compile(r"\s*(?:附件?\s*\d{0,2}\s*：)?\s*(?:(\d{1,2})[.．、])?\s*(?P<title>.+?)\s*$")
_END: Final = re.compile(r"[。；，、]+\s*$")
_SEEN: Final = re.compile(r"(?:详?见|参见|附后的?)附件\s*(\d{0,2})")


@rule("STR-18", "attachments", "error", "GB/T 9704 7.3.4 7.3.7", "Attachment note and attachments differ.")
def attachments(copy: Copy) -> Iterator[Hit]:
    """附件说明与附件不一致，或者附件名称后面带了标点。

    错例：
        江镇区水利局
        附件：泵站清单。
    改为：
        江镇区水利局
        附件：泵站清单
    错例：
        江镇区水利局
        附件：1.泵站清单
    改为：
        江镇区水利局
        附件：泵站清单
    正例：
        新建泵站见附件。
        附件：泵站清单
    """
    notes = list(copy.of("attachment"))
    pages = list(copy.of("annex-title"))
    yield from _out_of_place(copy, notes[:1])
    for line in notes:
        if match := _END.search(line.text):
            start = match.start() - 1
            yield line.hit(start, match.end(), to=line.raw[start : match.start()], safe=True)
    names = [match["title"].rstrip("。；，、") for line in notes if (match := _ATTACHED.match(line.text))]
    yield from _other_names(pages, names)
    yield from _without_the_other(copy, notes, pages)
    yield from _attachment_numbers(copy, len(names))
    if len(notes) == 1 and (alone := _NUMBERED_ALONE.match(notes[0].text)):
        message = Text("只有一个附件，不编序号。", "A single attachment has no number.")
        yield notes[0].hit(alone.start(1), alone.end() + 1, message, to=notes[0].raw[alone.end()])


_NUMBERED_ALONE: Final = re.compile(r"\s*附件\s*[：:]\s*(1\s*[.．、]\s*)(?=[^\d\s])(?!.*\d[.．、])")


def _other_names(pages: list[Line], names: list[str]) -> Iterator[Hit]:
    bare = [re.sub(r"\s", "", name) for name in names]
    message = Text("附件标题与附件说明不一致。", "Its title is not that of the note.")
    for line in pages if names else ():
        if re.sub(r"\s", "", line.text) not in bare:
            yield line.hit(0, len(line.raw), message)


def _without_the_other(copy: Copy, notes: list[Line], pages: list[Line]) -> Iterator[Hit]:
    """Find attachments without a note, and words about an attachment where there is none."""
    if notes or not copy.whole:
        return
    if pages and not copy.made:
        message = Text("有附件，却没有附件说明。", "Attachments are not named under the text.")
        yield pages[0].hit(0, len(pages[0].raw), message)
    for line in () if pages or copy.given.get("attachments") else copy.of("body", "opening"):
        for match in _SEEN.finditer(line.text):
            yield line.hit(*match.span(), Text("文中提到附件，却没有附件。", "No attachment is given."))


def _out_of_place(copy: Copy, notes: list[Line]) -> Iterator[Hit]:
    """The note stands under the text, above the signature: not between paragraphs, nor under the date."""
    last = max((line.index for line in copy.of("body", "closing")), default=-1)
    date = copy.first("date") if copy.whole else None
    for line in () if copy.made else notes:
        if line.index < last or (date and date.index < line.index):
            message = Text("附件说明应在正文之后、署名之前。", "The note stands below the text.")
            yield line.hit(0, len(line.raw), message)


def _attachment_numbers(copy: Copy, count: int) -> Iterator[Hit]:
    for line in copy.of("body", "opening"):
        for match in _SEEN.finditer(line.text):
            if match[1] and count and int(match[1]) > count:
                yield line.hit(
                    *match.span(), Text(f"附件只有{count}个。", f"There are only {count} attachments.")
                )
    notes = list(copy.of("attachment"))
    numbers = [
        int(mark[1]) for line in notes if (mark := re.search(r"(?:^|[：:])\s*(\d{1,2})\s*[.．、]", line.text))
    ]
    if numbers and numbers != list(range(1, len(numbers) + 1)):
        line = notes[0]
        yield line.hit(0, len(line.raw), Text("附件的序号不连续。", "The attachments are misnumbered."))


@rule("STR-21", "copies", "warning", "GB/T 9704 7.4.2", "The list of copies.")
def copies(copy: Copy) -> Iterator[Hit]:
    """抄送机关名单末尾用句号，主送对象不重复抄送。

    错例：抄送：江镇区政协提案委员会，江镇区政府督查室 → 抄送：江镇区政协提案委员会，江镇区政府督查室。
    正例：抄送：江镇区政协提案委员会，江镇区政府督查室。
    """
    lines = list(copy.of("cc"))
    if copy.made:
        yield from _labelled_twice(lines)
    elif lines:
        words = _COPIES_PRINTED.sub("", lines[-1].text).rstrip()
        if words[-1] not in "。，":
            yield lines[-1].hit(len(words) - 1, len(words), to=lines[-1].raw[len(words) - 1] + "。")
    salutation = copy.first("salutation")
    addressee = salutation.text.strip(" ：:") if salutation else ""
    for line in copy.of("cc"):
        if len(addressee) > 3 and addressee in line.text:  # noqa: PLR2004 - a name, not a word
            start = line.text.index(addressee)
            yield line.hit(
                start, start + len(addressee), Text("主送对象不必抄送。", "It is addressed already.")
            )


_COPIES_PRINTED: Final = re.compile(r"\s*（?共印\s*\d+\s*份）?\s*$")
_LABELLED: Final = re.compile(r"\s*(?:抄\s*[送报]|分\s*送)\s*：\s*")


def _labelled_twice(lines: list[Line]) -> Iterator[Hit]:
    """Find the label in a list before which it is printed anyway."""
    message = Text("“抄送：”由程序印出，这里不写。", "The label is printed anyway.")
    for line in lines:
        if match := _LABELLED.match(line.text):
            yield line.hit(*match.span(), message, to="")
