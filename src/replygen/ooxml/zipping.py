"""Write a zip straight from members that are already deflated: a part that never changes is deflated once.

Times are fixed at 1980-01-01 and the order is the caller's, so that the same members make the same bytes.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Callable, Iterable
from typing import Final, NamedTuple

_LOCAL: Final = struct.Struct("<4s5H3I2H")
_CENTRAL: Final = struct.Struct("<4s6H3I5H2I")
_END: Final = struct.Struct("<4s4H2IH")
_VERSION: Final = 20
_DEFLATED: Final = 8
_UTF8_NAME: Final = 0x800
_TIME: Final = 0
_DATE: Final = (1 << 5) | 1
"""1980-01-01 in DOS form."""
_RAW: Final = -15
"""Raw deflate: no header, no checksum of its own."""

Deflate = Callable[[bytes], bytes]


class Member(NamedTuple):
    """A part as it stands in the zip, with the SHA-256 of its content."""

    name: str
    crc: int
    size: int
    deflated: bytes
    sha256: bytes


def deflate(data: bytes, level: int = 6) -> bytes:
    """Deflate ``data`` with zlib."""
    compressor = zlib.compressobj(level, zlib.DEFLATED, _RAW)
    return compressor.compress(data) + compressor.flush()


def member(name: str, data: bytes, compress: Deflate = deflate) -> Member:
    """Return ``data`` as a member called ``name``."""
    return Member(name, zlib.crc32(data), len(data), compress(data), hashlib.sha256(data).digest())


def write_members(members: Iterable[Member]) -> bytes:
    """Return the zip of ``members`` in their order (all together below 4 GB, at most 65,535 of them)."""
    pieces: list[bytes] = []
    directory: list[bytes] = []
    position = 0
    for each in members:
        local, central = _headers(each, position)
        pieces += (local, each.deflated)
        directory.append(central)
        position += len(local) + len(each.deflated)
    records = b"".join(directory)
    count = len(directory)
    end = _END.pack(b"PK\x05\x06", 0, 0, count, count, len(records), position, 0)
    return b"".join((*pieces, records, end))


def _headers(each: Member, position: int) -> tuple[bytes, bytes]:
    name = each.name.encode()
    flags = 0 if each.name.isascii() else _UTF8_NAME
    common = (_VERSION, flags, _DEFLATED, _TIME, _DATE, each.crc, len(each.deflated), each.size, len(name), 0)
    local = _LOCAL.pack(b"PK\x03\x04", *common) + name
    central = _CENTRAL.pack(b"PK\x01\x02", _VERSION, *common, 0, 0, 0, 0, position) + name
    return local, central
