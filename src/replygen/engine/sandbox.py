"""Templates come from anywhere: docxtpl's patching and Jinja's compiling, fenced in, and done once for each source."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any, Final

from jinja2 import DictLoader, StrictUndefined, Template
from jinja2.sandbox import ImmutableSandboxedEnvironment

if TYPE_CHECKING:
    from docxtpl import DocxTemplate

_KEPT: Final = 256
"""So many sources stay compiled: some ten for each template in use."""
_PLAIN: Final = (str, bytes, int, float, tuple, list, dict, set, frozenset)


class _Sandbox(ImmutableSandboxedEnvironment):
    """Lets a template read values and use what Jinja itself offers, and call nothing else.

    The objects of docxtpl stay closed: through a picture a template could reach the document, and files.
    """

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        return not _belongs_to(type(obj), "docxtpl") and super().is_safe_attribute(obj, attr, value)

    def is_safe_callable(self, obj: Any) -> bool:
        known = (
            _belongs_to(obj, "jinja2") or obj is dict or isinstance(getattr(obj, "__self__", None), _PLAIN)
        )
        return known and super().is_safe_callable(obj)

    def from_string(
        self,
        source: Any,
        globals: Mapping[str, Any] | None = None,  # noqa: A002, ARG002 - Jinja's own signature
        template_class: type[Template] | None = None,  # noqa: ARG002
    ) -> Template:
        """Return ``source`` compiled; docxtpl asks for it with each document."""
        return _compiled(self, source)

    def compile_anew(self, source: str) -> Template:
        return super().from_string(source)


def _belongs_to(thing: Any, package: str) -> bool:
    return str(getattr(thing, "__module__", "")).partition(".")[0] == package


@lru_cache(maxsize=_KEPT)
def _compiled(environment: _Sandbox, source: str) -> Template:
    return environment.compile_anew(source)


def _sandbox(*, autoescape: bool) -> _Sandbox:
    return _Sandbox(autoescape=autoescape, undefined=StrictUndefined, loader=DictLoader({}))


ESCAPING: Final = _sandbox(autoescape=True)
"""Names that are not there raise, values are escaped, no attribute of Python and no other file is in reach."""
PLAIN: Final = _sandbox(autoescape=False)
"""The same for values that are XML already, or are escaped later."""
PATCHED: Final = resources.files("replygen.engine") / "data" / "patched.json"
"""SHA-256 of a part of a built-in template → that part as docxtpl patches it."""


@cache
def docxtpl() -> DocxTemplate:
    """Return an object of docxtpl without a document, for its work on strings; built-in templates need none."""
    from docxtpl import DocxTemplate  # noqa: PLC0415 - it loads slowly

    return DocxTemplate(io.BytesIO())


@lru_cache(maxsize=_KEPT)
def patched(xml: str) -> str:
    """Return ``xml`` as docxtpl makes it ready for Jinja: tags whole, ``{{p …}}`` in the place of their element."""
    known = _known().get(hashlib.sha256(xml.encode()).hexdigest())
    return known if known is not None else patched_now(xml)


def patched_now(xml: str) -> str:
    """Return ``xml`` patched by docxtpl itself."""
    ready: str = docxtpl().patch_xml(xml)
    return ready


@cache
def _known() -> dict[str, str]:
    known: dict[str, str] = json.loads(PATCHED.read_text("utf-8"))
    return known
