"""A disk that is really full: an image of a small one, mounted where the collection is. Needs root."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from capture.booth import Booth
from capture.devices import DeviceChoice
from capture.messages import Discard, Discarded, Failed, Record, Taken
from exhibits.collection import Collection
from exhibits.collection.reserve import RESERVE_BYTES
from exhibits.contribution import Purpose, Role, Use
from media.form import Form
from tests.exhibits.works import consents, keep_work
from tests.torture.left import read
from tests.torture.power_cut import NoDiskError, make_disk, mounted, must_be_possible

DISK_BYTES = 300 * 1024 * 1024
LEFT_BYTES = 1024 * 1024


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    """On a disk of its own, with its reserve."""
    try:
        must_be_possible()
    except NoDiskError as error:
        pytest.skip(str(error))
    image = tmp_path / "disk.img"
    make_disk(image, DISK_BYTES)
    with mounted(image) as disk, Collection.open(disk / "collection") as collection:
        yield collection


def fill(folder: Path) -> None:
    """All but a little, with what is not ours."""
    with (folder.parent / "ballast").open("wb") as ballast:
        os.posix_fallocate(ballast.fileno(), 0, shutil.disk_usage(folder).free - LEFT_BYTES)


def free(folder: Path) -> int:
    return shutil.disk_usage(folder).free


def test_what_was_recorded_until_the_disk_was_full_stays_and_can_be_kept_or_erased(
    collection: Collection, listener
) -> None:
    """The reserve is given up for it: keeping and erasing write to the database, and a full disk has no room."""
    older = keep_work(collection)
    fill(collection.folder)
    with Booth(collection.takes, DeviceChoice("test-card", "tone"), listener.news.put) as booth:
        listener.until_recording(booth, "full", Form.VIDEO, most=60)
        take = listener.until(Taken, seconds=40).take
        assert take.seconds < 60 and free(collection.folder) < LEFT_BYTES // 4

        left = read(take.path, seen=True)
        assert left.pictures_end == pytest.approx(left.sound_end, abs=0.3)
        assert take.seconds == pytest.approx(left.sound_end, abs=0.3) and take.seconds > 1
        assert (collection.folder / "reserve.bin").stat().st_size == RESERVE_BYTES

        booth.send(Record("another", Form.VIDEO, 10))
        assert listener.until(Failed, seconds=20).take_id == "another"
        booth.send(Discard("another"))
        assert listener.until(Discarded).take_id == "another"
    assert [path.name for path in collection.takes.iterdir()] == ["full.mkv"]

    kept = collection.accept(take, question="free", consents=consents(Purpose.HERE)).contribution
    original = collection.path(kept, Role.ORIGINAL, Use.STAFF)
    assert original is not None and read(original, seen=True).sound_end == left.sound_end
    for work in (older, kept):
        collection.erase(work.id)
    assert collection.contributions(Use.STAFF) == [] and not original.exists()
    assert collection.check() == []
