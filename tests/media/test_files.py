"""Files are whole or not there."""

import hashlib
from pathlib import Path

import pytest

from media.errors import NoRoomError
from media.files import part_of, sha256, write_beside


def test_a_file_has_its_name_only_when_it_is_whole(tmp_path: Path) -> None:
    """A reader never meets half a file."""
    target = tmp_path / "work.mp4"
    with write_beside(target) as part:
        part.write_bytes(b"half")
        assert not target.exists()
        part.write_bytes(b"whole")

    assert target.read_bytes() == b"whole"
    assert list(tmp_path.iterdir()) == [target]


def test_a_failure_leaves_the_old_file_and_no_litter(tmp_path: Path) -> None:
    """Writing again never costs what was there."""
    target = tmp_path / "work.mp4"
    target.write_bytes(b"old")
    with pytest.raises(ZeroDivisionError), write_beside(target) as part:
        part.write_bytes(b"new")
        raise ZeroDivisionError

    assert target.read_bytes() == b"old"
    assert not part_of(target).exists()


def test_a_full_disk_is_said_in_our_words(tmp_path: Path) -> None:
    """/dev/full refuses every write, as a full disk does."""
    target = tmp_path / "work.mp4"
    with pytest.raises(NoRoomError, match="no room left"), write_beside(target):
        Path("/dev/full").write_bytes(b"x")

    assert not target.exists()


def test_the_hash_is_that_of_the_bytes(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"neighbourhood")

    assert sha256(file) == hashlib.sha256(b"neighbourhood").hexdigest()
