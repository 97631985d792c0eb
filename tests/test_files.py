"""Files are written whole, and somebody's work is never replaced."""

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replygen.errors import InputError, KeptError
from replygen.files import is_stamped, keep, make_folder, refuse_kept, stamp, write_whole

PDF = b"%PDF-1.7\n1 0 obj\n%%EOF\n"


@given(st.binary(max_size=100), st.binary(min_size=1, max_size=10))
def test_stamp_shows_every_change(data: bytes, more: bytes) -> None:
    stamped = stamp(data)
    assert is_stamped(stamped)
    assert stamped.startswith(data)
    assert not is_stamped(stamped + more)
    assert not is_stamped(more + stamped)
    assert not is_stamped(data)


def test_own_unchanged_pdf_may_be_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    assert keep(path, PDF) is None
    path.write_bytes(stamp(PDF))
    assert keep(path, b"new") is None


@pytest.mark.parametrize(
    ("name", "old"), [("a.pdf", PDF), ("a.pdf", stamp(PDF) + b"x"), ("a.docx", b"PK"), ("a.yaml", b"a: 1")]
)
def test_other_and_edited_files_are_kept(tmp_path: Path, name: str, old: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(old)
    with pytest.raises(KeptError, match=r"予以保留.*--force") as caught:
        refuse_kept({path: b"new", tmp_path / "free.docx": b"new"})
    assert [problem.place.file for problem in caught.value.problems] == [str(path)]


def test_same_content_and_empty_files_are_nobodys_work(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"a: 1")
    assert keep(path, b"a: 1") is None
    path.write_bytes(b"")
    assert keep(path, b"new") is None


def test_failed_write_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"old")
    with pytest.raises(TypeError):
        write_whole(path, "text")  # type: ignore[arg-type]
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("a.docx", b"old")]


def test_rights_and_links_stay(tmp_path: Path) -> None:
    path, link = tmp_path / "a.docx", tmp_path / "link.docx"
    path.write_bytes(b"old")
    path.chmod(0o640)
    link.symlink_to(path)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_new_file_has_the_usual_rights(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_whole(tmp_path / "a", b"")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o640


def test_device_is_written_to() -> None:
    write_whole(Path(os.devnull), b"x")
    assert not Path(os.devnull).is_file()


def test_unwritable_places_are_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x")
    with pytest.raises(InputError, match=r"no/a\.docx：写不了：没有这个文件夹"):
        write_whole(tmp_path / "no" / "a.docx", b"x")
    with pytest.raises(InputError, match="这是一个文件夹"):
        write_whole(tmp_path, b"x")
    with pytest.raises(InputError, match="已有同名的文件"):
        make_folder(tmp_path / "file")
