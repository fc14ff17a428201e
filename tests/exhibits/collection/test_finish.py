"""What is kept becomes something that can be shown, by a job that needs no database."""

import json
from dataclasses import asdict
from pathlib import Path

import pytest

from exhibits.collection import Collection
from exhibits.collection.finish import Finished, make
from exhibits.contribution import Contribution, Role, Use
from exhibits.errors import UnknownWorkError
from media.clip import look
from media.curve import OUTLINE_PARTS, PAGE_BANDS, PAGE_MOMENTS
from media.errors import MediaError
from media.form import Form
from media.progress import Progress, StoppedError
from media.take import Take
from media.testcard import flash_and_beep, marks
from tests.exhibits.works import consents, take_in


@pytest.fixture
def kept(collection: Collection) -> Contribution:
    """A real recording as the booth writes it."""
    path = collection.takes / "take.mkv"
    flash_and_beep(path, 2)
    take = Take("take", Form.DANCE, path, 2, (320, 180), has_sound=True)
    work = collection.accept(take, question="greeting", consents=consents()).contribution
    collection.approve(work.id)
    return collection.contribution(work.id)


def test_a_kept_take_gets_a_view_in_sync_and_a_still(collection: Collection, kept: Contribution) -> None:
    """The job's answer travels as a line of JSON. The recording itself stays."""
    assert collection.unfinished() == [kept]
    line = json.dumps(asdict(make(collection.finishing(kept))))
    collection.keep_finished(Finished(**json.loads(line)))

    assert collection.unfinished() == []
    work = collection.contributions(Use.HERE)[0]
    view, still = (collection.path(work, role, Use.HERE) for role in (Role.VIEW, Role.STILL))
    assert view is not None
    assert still is not None
    assert look(view).seconds == pytest.approx(2, abs=0.1)
    assert all(abs(apart) < 0.02 for apart in marks(view).apart)
    assert still.read_bytes().startswith(b"\xff\xd8")
    assert collection.path(work, Role.ORIGINAL, Use.STAFF) is not None
    assert collection.check() == []
    [kept_files] = collection.paths([work], Use.HERE).values()
    assert kept_files[Role.VIEW].whole, "every picture of it was decoded"
    assert not kept_files[Role.ORIGINAL].whole


def test_of_music_is_known_how_loud_it_is_when(collection: Collection) -> None:
    """It is what a window shows of it before it sounds."""
    path = collection.takes / "song.mkv"
    flash_and_beep(path, 2, size=None)
    take = Take("song", Form.MUSIC, path, 2, None, has_sound=True)
    work = collection.accept(take, question="greeting", consents=consents()).contribution
    line = json.dumps(asdict(make(collection.finishing(work))))
    collection.keep_finished(Finished(**json.loads(line)))

    facts = collection.facts(work.id, Role.VIEW)
    assert len(facts["outline"]) == OUTLINE_PARTS
    assert max(facts["outline"]) > 0.5
    assert len(facts["digits"]) / PAGE_BANDS / PAGE_MOMENTS == pytest.approx(2, abs=0.15)


def test_it_is_told_how_far_that_is_and_it_can_be_stopped_while_it_is_looked_through(
    collection: Collection, kept: Contribution
) -> None:
    unfinished, shares = collection.finishing(kept), list[float]()

    def told(progress: Progress) -> None:
        shares.append(progress.done / progress.of)

    make(unfinished, report=told)
    assert shares == sorted(shares)
    assert len([share for share in shares if share > 0.9]) == 3, "half a second, a whole one, and half a second more"

    shares.clear()
    with pytest.raises(StoppedError):
        make(unfinished, report=told, stopped=lambda: bool(shares) and shares[-1] > 0.9)
    assert 0.9 < shares[-1] < 0.95


def test_a_work_that_left_while_it_was_finished_leaves_nothing(
    collection: Collection, kept: Contribution, folder: Path
) -> None:
    """The job was still writing when the maker took it away."""
    unfinished = collection.finishing(kept)
    finished = make(unfinished)
    collection.erase(kept.id)
    unfinished.folder.mkdir()
    (unfinished.folder / "view.mp4").write_bytes(b"late")
    with pytest.raises(UnknownWorkError):
        collection.keep_finished(finished)
    assert list((folder / "works").iterdir()) == []


def test_a_view_that_nobody_wrote_down_is_made_again(folder: Path) -> None:
    """A power cut between file and row: the file goes, the work is still to be finished."""
    with Collection.open(folder) as collection:
        work = collection.accept(take_in(collection.takes), question="free", consents=consents()).contribution
        (folder / "works" / work.code / "view.mp4").write_bytes(b"whole, but unknown")
    with Collection.open(folder) as collection:
        assert [work.code for work in collection.unfinished()] == [work.code]
        assert [path.name for path in (folder / "works" / work.code).iterdir()] == ["original.mkv"]


def test_a_recording_that_cannot_be_read_stays_unfinished(collection: Collection) -> None:
    take = take_in(collection.takes)
    work = collection.accept(take, question="free", consents=consents()).contribution
    with pytest.raises(MediaError):
        make(collection.finishing(work))
    assert collection.unfinished() == [work]
