"""One letter in all the ways its parts are written, whole and damaged: ``variations.jsonl`` holds what differs.

Each line: the parts that are written otherwise, and the fields that read otherwise.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest

from replygen.readers.text import read_text
from tests.readers.test_text import SCORER

PARTS: Final = {
    "head": "",
    "title": "柳河县交通运输局关于县十六届人大二次会议第45号建议的复函",
    "number": "柳交函〔2024〕12号",
    "salutation": "赵一明代表：",
    "opening": "您提出的《关于改造北门桥的建议》（第45号）收悉。经研究办理，现答复如下：",
    "body": "一、工作开展情况\n北门桥建成于1986年，去年检测为三类桥。\n二、下一步工作打算\n"
    "（一）抓紧设计。年内完成施工图审查。\n（二）筹措资金。争取省级补助。",
    "closing": "感谢您对我县交通工作的关心和支持。",
    "approval": "此复函已经钱正平局长审签。对以上答复您有什么意见，请及时反馈给我们。",
    "sign": "柳河县交通运输局",
    "date": "2024年6月3日",
    "contact": "（联系人：孙立，联系电话：0530-5551234）",
    "disclosure": "（此件公开发布）",
    "end": "",
}
FIELDS: Final[dict[str, Any]] = {
    "title": "柳河县交通运输局关于县十六届人大二次会议第45号建议的复函",
    "doc_number": "柳交函〔2024〕12号",
    "category": None,
    "disclosure": "主动公开",
    "signed_by": None,
    "salutation": "赵一明代表",
    "addressees": ["赵一明"],
    "proposal_kind": "建议",
    "proposal_titles": ["关于改造北门桥的建议"],
    "proposal_numbers": ["45"],
    "session": "县十六届人大二次会议",
    "role": "主办",
    "co_organs": [],
    "headings": [
        [1, "工作开展情况"],
        [1, "下一步工作打算"],
        [2, "抓紧设计", "run-in"],
        [2, "筹措资金", "run-in"],
    ],
    "paragraph_count": 3,
    "approval": {"name": "钱正平", "post": "局长"},
    "organs": ["柳河县交通运输局"],
    "date": "2024-06-03",
    "contact": {"name": "孙立", "phone": "0530-5551234"},
    "cc": [],
    "attachments": [],
}
WEB: Final = "首页 > 政务公开 > 建议提案办理\n索引号：0012-2024\n{}\n上一篇：没有了\n版权所有：某某网"
Damage = Callable[[str], str]
DAMAGES: Final[dict[str, tuple[Damage, float]]] = {
    "as it is": (lambda text: text, 1),
    "printed twice": (lambda text: f"{text}\n{text}", 1),
    "half-width marks": (lambda text: text.translate(str.maketrans("，：；（）", ",:;()")), 1),
    "blank lines and indents": (lambda text: text.replace("\n", "\r\n\r\n　　"), 1),
    "from a web page": (WEB.format, 1),
    "on one line with spaces": (lambda text: text.replace("\n", "　　"), 0.995),
    "on one line": (lambda text: text.replace("\n", ""), 0.98),
}
"""What became of a letter, and the share of its fields that is read all the same."""


def _variations() -> list[tuple[str, dict[str, Any]]]:
    found = []
    for line in (Path(__file__).parent / "variations.jsonl").read_text("utf-8").splitlines():
        parts, fields = json.loads(line)
        text = "\n".join(part.rstrip("\n") for part in (PARTS | parts).values() if part)
        found.append((text, FIELDS | fields))
    return found


VARIATIONS: Final = _variations()


def _plain(value: Any) -> str:
    return re.sub(r"\s", "", json.dumps(value, ensure_ascii=False, sort_keys=True))


@pytest.mark.parametrize("damage", DAMAGES)
def test_fields_of_every_variation(damage: str) -> None:
    change, share = DAMAGES[damage]
    wrong = []
    for text, fields in VARIATIONS:
        found = SCORER.scored(read_text(change(text)).letter)
        wrong += [
            (text, key, found[key], fields[key])
            for key in fields
            if _plain(found[key]) != _plain(fields[key])
        ]
    assert len(wrong) <= (1 - share) * len(VARIATIONS) * len(FIELDS), wrong[:5]
