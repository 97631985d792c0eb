"""The one table of Chinese labels: input keys, words in messages, form labels, column heads, schema titles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

LABELS: Final[dict[str, dict[str, str]]] = {
    "ReplyLetter": {
        "schema_version": "格式版本", "proposals": "提案建议", "role": "办理方式", "salutation": "称呼",
        "co_organs": "协办单位", "document": "公文要素", "opening": "开头", "lead": "引言",
        "work_done": "工作开展情况", "sections": "其他部分", "next_steps": "下一步工作打算", "closing": "结尾",
        "approval": "审签", "signatory": "落款", "contact": "联系人", "attachments": "附件", "cc": "抄送",
        "notes": "附注",
    },
    "Proposal": {"kind": "类别", "number": "编号", "title": "标题", "session": "届次", "proposers": "提出者"},
    "Document": {
        "title": "标题", "number": "发文字号", "category": "办理结果", "disclosure": "公开属性",
        "signed_by": "签发人", "copy_number": "份号", "security": "密级", "urgency": "紧急程度",
        "printed_by": "印发机关", "printed_on": "印发日期",
    },
    "Security": {"level": "等级", "period": "保密期限"},
    "Section": {"heading": "标题", "run_in": "接排", "content": "内容"},
    "TableBlock": {"table": "表格"},
    "Table": {"header": "表头", "rows": "行", "caption": "表题", "landscape": "横排"},
    "Approval": {"name": "姓名", "post": "职务"},
    "Signer": {"name": "姓名", "post": "职务"},
    "Signatory": {"organs": "机关", "date": "日期", "seal": "用印", "signer": "签名人"},
    "Contact": {
        "name": "姓名", "phone": "电话", "unit": "单位", "address": "地址", "postcode": "邮政编码", "email": "电子邮箱",
    },
    "Attachment": {"title": "标题", "content": "内容"},
}  # fmt: skip

ALIASES: Final[dict[str, dict[str, str]]] = {"ReplyLetter": {"proposals": "proposal"}}
"""English keys that are accepted besides the field's own name."""

SEALS: Final = {"盖章": "sealed", "不盖章": "unsealed", "签名章": "signature"}
"""The Chinese values of 用印, accepted as well."""

CHILDREN: Final[dict[str, dict[str, str]]] = {
    "ReplyLetter": {
        "proposals": "Proposal", "document": "Document", "lead": "Section", "work_done": "Section",
        "sections": "Section", "next_steps": "Section", "approval": "Approval", "signatory": "Signatory",
        "contact": "Contact", "attachments": "Attachment",
    },
    "Document": {"security": "Security"},
    "Section": {"content": "Section"},
    "Attachment": {"content": "Section"},
    "TableBlock": {"table": "Table"},
    "Signatory": {"signer": "Signer"},
}  # fmt: skip
"""Which part a field holds; a block counts as Section unless it has the key of a table."""


@cache
def canonical_keys(part: str) -> Mapping[str, str]:
    """Return every key accepted in ``part`` (English, Chinese, alias) with the field it stands for."""
    fields = LABELS[part]
    own = {name: name for name in fields} | {label: name for name, label in fields.items()}
    return own | {alias: name for name, alias in ALIASES.get(part, {}).items()}


def child(part: str, key: str) -> str:
    """Return the part that field ``key`` of ``part`` holds, "" for plain values."""
    if part == "Section" and key in canonical_keys("TableBlock"):
        return "Table"
    return CHILDREN.get(part, {}).get(key, "")


def label_path(path: Sequence[str | int]) -> str:
    """Write the path of a field in labels: ``("proposals", 0, "number")`` → ``提案建议[1].编号`` (counted from 1)."""
    words: list[str] = []
    part = "ReplyLetter"
    for step in path:
        if isinstance(step, int):
            words.append(f"[{step + 1}]")
            continue
        name = canonical_keys(part).get(step, step)
        label = "表格" if (part, name) == ("Section", "table") else LABELS[part].get(name, step)
        words.append(f".{label}" if words else label)
        part = child(part, name) or part
    return "".join(words)
