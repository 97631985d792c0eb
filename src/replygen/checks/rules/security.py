"""SEC: secrets and private data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from replygen.checks.copy import Copy, Hit
from replygen.checks.rule import rule
from replygen.messages import Text

_ID: Final = re.compile(
    r"(?<![\dA-Za-z])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])"
)
_CARD: Final = re.compile(r"(?<![\d.])[3-6]\d{15,18}(?![\d.])")
_MOBILE: Final = re.compile(r"(?<![\d.\-—])1[3-9]\d{9}(?!\d)")
_HOME: Final = re.compile(r"(?:家住|住址[：为]|家庭(?:住址|地址)[：为]?|现住)[^\W_A-Za-z]{2,30}?[号室栋幢楼]")
_CONTACT_LINE: Final = re.compile(r"\s*[（(]?\s*(?:联\s*系|电\s*话|承办|经办)")
_OF_OFFICE: Final = re.compile(r"(?:办公|咨询|热线|客服|服务|窗口|值班|监督|举报|拨打)[^，。；]{0,16}$")


@rule("SEC-01", "personal-data", "error", "《个人信息保护法》", "Personal data.")
def personal_data(copy: Copy) -> Iterator[Hit]:
    """出现身份证号、银行卡号、私人手机号或者家庭住址。

    错例：王某的身份证号为500109199001011234。
    错例：您的手机13800000000收到回访。
    正例：（联系人：赵河，联系电话：13800000000）
    """
    for line in copy.lines:
        taken: list[int] = []
        for look in (_ID, _CARD, _HOME):
            for match in look.finditer(line.text):
                if match.start() not in taken and (look is not _CARD or _luhn(match[0])):
                    taken.append(match.start())
                    yield line.hit(*match.span())
        if line.role in ("opening", "body", "closing", "annex", "table"):
            for match in _MOBILE.finditer(line.text):
                if not _CONTACT_LINE.match(line.text) and not _OF_OFFICE.search(
                    line.text[max(0, match.start() - 24) : match.start()]
                ):
                    yield line.hit(*match.span())


def _luhn(digits: str) -> bool:
    """Tell whether the check digit of a card number is right."""
    doubled = [int(char) * (1 + index % 2) for index, char in enumerate(reversed(digits))]
    return sum(value // 10 + value % 10 for value in doubled) % 10 == 0


_SECRET: Final = re.compile(
    r"[秘机绝]密(?:★|☆|\*)|（[^（）]{0,24}(?:内部(?:资料|文件|材料|使用|掌握|传阅|参考|件|稿)|不予公开|不宜公开|不公开|涉密|密件)[^（）]{0,8}）|内部(?:资料|文件|材料)[，,]?不予?宜?公开|（[秘机绝]密(?:级|件|文件)?）|（?内部(?:资料|文件|使用)[，,]?(?:不得|注意|请勿|严禁)|(?:不得|严禁|请勿)(?:外传|公开|转载|扩散)|[^\W\d_A-Za-z]{1,6}密(?:发|函)?〔\d{4}〕\d+号"
)
_PUBLIC: Final = re.compile(r"主动公开|公开发布")


@rule("SEC-02", "secret-in-public-letter", "error", "《保守国家秘密法》", "A secret in a public letter.")
def secret_in_public_letter(copy: Copy) -> Iterator[Hit]:
    """公开的复函里引用了涉密文件、内部资料，或者标了密级。

    错例：
        按照江委密〔2024〕3号文件推进。
        （此件公开发布）
    改为：
        按照江委发〔2024〕3号文件推进。
        （此件公开发布）
    错例：
        按照《江镇区泵站分布图》（内部使用，不宜公开）布点。
        （此件公开发布）
    正例：
        涉密信息不予公开，内部资料按规定归档。
        （此件公开发布）
    """
    public = copy.given.get("disclosure") == "主动公开" or any(
        _PUBLIC.search(line.text) for line in copy.of("note", "head")
    )
    for line in copy.lines if public else ():
        for match in _SECRET.finditer(line.text):
            message = Text(
                "公开的复函不得引用涉密或者内部的内容。", "This must not stand in a public letter."
            )
            yield line.hit(*match.span(), message)
