"""Zips written from ready members: what the standard library reads is what was put in."""

import io
import subprocess
import sys
import zipfile
from itertools import cycle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replygen.ooxml.zipping import member, stored, write_members

_PARTS = st.dictionaries(
    st.text(st.characters(codec="utf-8", exclude_characters="\0/\\"), min_size=1), st.binary()
)


@given(_PARTS)
def test_every_part_is_read_back_in_order(parts: dict[str, bytes]) -> None:
    ways = cycle([member, stored])
    made = write_members([way(name, data) for way, (name, data) in zip(ways, parts.items(), strict=False)])
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.testzip() is None
        assert {info.filename: archive.read(info) for info in archive.infolist()} == parts
        assert [info.filename for info in archive.infolist()] == list(parts)


@pytest.mark.parametrize("hidden", [(), ("isal",)], ids=["as installed", "without ISA-L"])
def test_either_library_deflates(hidden: tuple[str, ...]) -> None:
    code = (
        f"import sys; sys.modules.update(dict.fromkeys({hidden!r}))\n"
        "from replygen.ooxml.zipping import member, write_members\n"
        "sys.stdout.buffer.write(write_members([member('文.xml', '复函'.encode() * 5000)]))"
    )
    made = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.read("文.xml").decode() == "复函" * 5000
    assert len(made) < 1000
