"""The kinds of text a letter may hold. Spaces at both ends are dropped; nothing else is changed."""

from __future__ import annotations

import datetime
from typing import Annotated, Any, Final

from pydantic import BeforeValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from replygen.zh.dates import is_date_form, parse_date

# XML 1.0 cannot hold the other control characters, nor U+FFFE and U+FFFF; pydantic refuses lone surrogates itself.
_ILLEGAL: Final = r"\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff"
ILLEGAL_IN_LINE: Final = rf"[{_ILLEGAL}\t\n\r\u0085\u2028\u2029]"

Line = Annotated[
    str, StringConstraints(strip_whitespace=True, pattern=rf"^[^{_ILLEGAL}\t\n\r\u0085\u2028\u2029]*$")
]
"""Text on one line; may be empty."""
Word = Annotated[Line, StringConstraints(min_length=1)]
"""Text on one line with at least one character."""
Lines = Annotated[
    str, StringConstraints(strip_whitespace=True, pattern=rf"^[^{_ILLEGAL}\t\u0085\u2028\u2029]*$")
]
"""Text whose line breaks separate paragraphs."""


def _one_or_many(value: Any) -> Any:
    """Take a lone value for a list of one: ``抄送: 区政府督查室``."""
    return value if isinstance(value, list | tuple) else (value,)


Words = Annotated[
    tuple[Word, ...], BeforeValidator(_one_or_many, json_schema_input_type=tuple[Word, ...] | Word)
]
"""One text or a list of texts."""


def _date(value: Any) -> Any:
    if isinstance(value, datetime.date):
        return value
    if not isinstance(value, str):  # a number would be taken for seconds since 1970
        raise PydanticCustomError("date_form", "not a date")
    try:
        return parse_date(value)
    except ValueError:
        kind = "date_missing" if is_date_form(value) else "date_form"
        raise PydanticCustomError(kind, "not a date: {value}", {"value": value}) from None


Date = Annotated[
    datetime.date,
    BeforeValidator(_date),
    WithJsonSchema({"type": "string", "examples": ["2025-06-12", "2025年6月12日", "二〇二五年六月十二日"]}),
]
"""A day, read from 2025-06-12, 2025年6月12日 or 二〇二五年六月十二日."""


def _yes(value: Any) -> Any:
    return {"是": True, "否": False}.get(value, value) if isinstance(value, str) else value


Flag = Annotated[bool, BeforeValidator(_yes)]
"""true or false, 是 or 否."""
