"""The mark by which replygen knows its own documents: a digest of the parts, kept as a custom property."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from typing import Final

from replygen.ooxml.package import PackageError, read_parts

PART: Final = "docProps/custom.xml"
_DIGEST: Final = re.compile(rb"<vt:lpwstr>sha256:([0-9a-f]{64})</vt:lpwstr>")


def digest(hashes: Mapping[str, bytes]) -> str:
    """Return the digest over the names and the SHA-256 of all parts but the one that holds it."""
    named = [name.encode() + b"\0" + hashes[name] for name in sorted(hashes) if name != PART]
    return hashlib.sha256(b"".join(named)).hexdigest()


def is_untouched(data: bytes) -> bool:
    """Tell whether ``data`` is a .docx exactly as replygen wrote it."""
    try:
        parts = read_parts(data)
    except PackageError:
        return False
    found = _DIGEST.search(parts.get(PART, b""))
    hashes = {name: hashlib.sha256(content).digest() for name, content in parts.items()}
    return found is not None and found[1].decode() == digest(hashes)
