"""The mark by which replygen knows its own documents: a digest of the zip, a custom property in its last part."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from typing import Final

from replygen.ooxml.package import PackageError, read_parts

PART: Final = "docProps/custom.xml"
_DIGEST: Final = re.compile(rb"<vt:lpwstr>sha256:([0-9a-f]{64})</vt:lpwstr>")
_LOCAL_HEADER: Final = b"PK\x03\x04"


def digest(before: Iterable[bytes]) -> str:
    """Return the digest over all bytes of the zip ``before`` the part that holds it."""
    return hashlib.sha256(b"".join(before)).hexdigest()


def is_untouched(data: bytes) -> bool:
    """Tell whether ``data`` is a .docx exactly as replygen wrote it; one that is packed anew is not."""
    try:
        found = _DIGEST.search(read_parts(data).get(PART, b""))
    except PackageError:
        return False
    before, _, _ = data.rpartition(_LOCAL_HEADER)
    return found is not None and found[1].decode() == digest([before])
