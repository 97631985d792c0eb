"""STR: what a letter is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from replygen.checks.copy import Copy, Hit
from replygen.checks.rule import rule

_NAMED: Final = re.compile(
    r"\d\s*号|[《“]|(?:关于|就|提出的?).{3,60}的?(?:提案|建议)|(?:提案|建议).{0,4}[：:]"
)


@rule("STR-31", "no-proposal", "error", "公文习惯", "It is not said which proposal is answered.")
def no_proposal(copy: Copy) -> Iterator[Hit]:
    """信里没有写明答复的是哪件提案、建议：没有编号，也没有案名。

    错例：
        江镇区水利局关于治水工作的复函
        王木委员：
        您提出的提案收悉，现答复如下。
        我局新建泵站2座，清淤河道3公里。
        此复函已经李江局长审签。对以上答复您有什么意见，请及时反馈。
        江镇区水利局
        2025年5月7日
        （联系人：赵河，联系电话：68281600）
    改为：
        江镇区水利局关于治水工作的复函
        王木委员：
        您提出的《关于治水的提案》收悉，现答复如下。
        我局新建泵站2座，清淤河道3公里。
        此复函已经李江局长审签。对以上答复您有什么意见，请及时反馈。
        江镇区水利局
        2025年5月7日
        （联系人：赵河，联系电话：68281600）
    """
    named = any(_NAMED.search(line.text) for line in copy.of("head", "title", "opening"))
    if copy.whole and not copy.made and not named:
        yield Hit(None)
