"""REF: names of people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from replygen.checks.copy import Copy, Hit
from replygen.checks.facts import addressees
from replygen.checks.rule import rule
from replygen.checks.text import HANZI, one_apart
from replygen.checks.words import one_of
from replygen.messages import Text

_NOT_NAMES: Final = re.compile(
    r"各位|人大|政协|全国|部分|有关|多位|两位|党|市|区|县|这|该|全体|住|列席|领衔|提案|建议|广大|多名|界|位|名|等"
)


@rule("REF-13", "person-names", "error", "前后一致", "A name is spelt in two ways.")
def person_names(copy: Copy) -> Iterator[Hit]:
    """同一个人的姓名前后不一致。

    错例：
        王木委员：
        您提出的《关于治水的提案》（第5号）收悉，现答复如下。
        感谢汪木委员提出的建议。
    改为：
        王木委员：
        您提出的《关于治水的提案》（第5号）收悉，现答复如下。
        感谢王木委员提出的建议。
    错例：局长李江带队检查。此复函已经李洪局长审签。
    正例：局长李江、副局长李河带队检查，市水利局局长李洪到场。此复函已经李江局长审签。
    """
    yield from _other_addressee(copy)
    yield from _other_head(copy)


def _other_addressee(copy: Copy) -> Iterator[Hit]:
    names, _ = addressees(copy)
    known = set(names)
    for line in copy.of("opening", "body", "closing"):
        for match in re.finditer(rf"({HANZI}{{2,4}}?)(?:委员|代表)", line.spoken):
            for length in (2, 3, 4):
                name = line.spoken[max(0, match.end(1) - length) : match.end(1)]
                if (
                    len(name) == length
                    and name not in known
                    and not _NOT_NAMES.search(name)
                    and _misspelt(name, names)
                ):
                    yield line.hit(
                        match.end(1) - length, match.end(), to=_misspelt(name, names) + match[0][-2:]
                    )
                    break
                if name in known:
                    break


def _misspelt(name: str, names: list[str]) -> str:
    """Return the name that ``name`` misspells: another character in the same place."""
    return next((each for each in names if len(each) == len(name) and one_apart(each, name)), "")


_POST: Final = r"(?:局长|主任|镇长|乡长|区长|县长|市长|厅长|院长|校长)"
_FAMILY: Final = one_of("surname")
_HEADS: Final = (
    re.compile(rf"(?:^|(?<=[，。；、：由经我本\s]))(?:我[局委办厅院校])?(?:党[委组]书记、)?(?P<post>{_POST})(?P<name>{_FAMILY}{HANZI}{{1,2}}?)(?=[带率主亲到赴组牵多先、，同与对于在就召深出])"),
    re.compile(rf"(?:^|已?经|由|报|[，。；、：\s])(?P<name>{_FAMILY}{HANZI}{{1,2}}?)(?P<post>{_POST})(?=审|签|同意|带|率|主持|亲|批)"),
    re.compile(rf"签发人?[：:]?\s*(?P<name>{_FAMILY}{HANZI}{{1,2}})\s*(?P<post>)$"),
)  # fmt: skip
"""The head of the organ, named with the post before or behind the name, or as the one who signs."""


def _other_head(copy: Copy) -> Iterator[Hit]:
    """Compare the names that bear one post: one character apart, they are one person."""
    seen: dict[str, str] = {}
    for line in copy.lines:
        found = (match for look in _HEADS for match in look.finditer(line.spoken))
        for match in sorted(found, key=re.Match.start):
            name, post = match["name"], match["post"]
            other = seen.get(post) or (seen.get("") if post else next(iter(seen.values()), None))
            if other and len(other) == len(name) and other != name and one_apart(other, name):
                message = Text(f"前面写的是{other}。", f"Before, it was {other}.")
                yield line.hit(*match.span("name"), message)
            seen.setdefault(post, name)
