"""Behind the visit: kept works are made ready, exports are written down, and the last word of every job is known."""

import json
import queue
import shutil
from datetime import UTC, datetime, timedelta

import pytest

from capture.devices import DeviceChoice
from capture.framing import Framing
from capture.messages import Choose, Device, Learn, Learned, Lost, Open, Opened, Trouble
from capture.troubles import Case
from config.settings import Settings
from exhibits.collection import Collection, Incoming
from exhibits.contribution import Consents, Purpose, Role, Use
from kiosk.backstage import AHEAD, BEGINS, Backstage
from kiosk.jobs import Jobs
from kiosk.news import JobDone, JobFailed, JobMoved
from media.form import Form
from media.progress import Progress
from media.seen import Seen
from tests.kiosk.staff_evening import a_clip, bring_in

SECONDS = 30
DiskUsage = type(shutil.disk_usage("/"))
YES = Consents(frozenset({Purpose.HERE, Purpose.EXHIBITION}), notice_version="1", language="nl")


@pytest.fixture(scope="module")
def clip(tmp_path_factory):
    return a_clip(tmp_path_factory.mktemp("clip"))


@pytest.fixture
def collection(tmp_path):
    with Collection.open(tmp_path / "wijkpodium") as collection:
        yield collection


@pytest.fixture
def heard():
    return queue.Queue()


@pytest.fixture
def jobs(collection, heard):
    """The real ones."""
    jobs = Jobs(collection.folder, heard.put)
    yield jobs
    jobs.close()


def behind(collection, jobs, order=lambda order: None, **settings):
    return Backstage(collection, jobs, Settings.model_validate(settings), collection.folder, order)


@pytest.fixture
def backstage(collection, jobs):
    return behind(collection, jobs)


def a_take(collection, clip, name):
    """Kept a moment ago: there is nothing of it yet but the recording."""
    path = collection.takes / f"{name}.mp4"
    path.write_bytes(clip.read_bytes())
    incoming = Incoming({Role.ORIGINAL: path}, Form.VIDEO, 1.0, (160, 90), has_sound=True, consents=YES)
    kept = collection.adopt(incoming).contribution
    collection.approve(kept.id)
    return kept


def hear_the_end(backstage, heard):
    while not isinstance(news := heard.get(timeout=SECONDS), JobDone | JobFailed):
        backstage.hear(news)
    backstage.hear(news)
    return news


def test_between_visits_the_pieces_of_the_next_film_are_drawn_and_a_film_that_is_asked_for_goes_first(
    backstage, heard, jobs, collection, clip
):
    for name in ("one", "two"):
        collection.approve(bring_in(collection, clip, name=name).id)
    backstage.tidy()
    assert jobs.runs(AHEAD)

    news = hear_the_end(backstage, heard)

    assert isinstance(news, JobDone), news
    assert news.result["pictures"] > 0
    assert backstage.told(AHEAD) is None
    assert list(collection.chunks.glob("??/*.mp4"))
    backstage.tidy()
    assert not jobs.busy, "nothing was decided since"


def test_what_was_kept_is_made_ready_one_after_the_other_and_what_cannot_be_is_passed_over(
    backstage, collection, clip, heard, caplog
):
    first, torn, last = (a_take(collection, clip, name) for name in ("first", "torn", "last"))
    (collection.folder / "works" / torn.code / "original.mp4").write_bytes(b"no film")
    assert collection.contributions(Use.HERE) == []
    backstage.begin()
    ends = [hear_the_end(backstage, heard) for _ in range(3)]
    assert [type(end) for end in ends] == [JobDone, JobFailed, JobDone]
    ready = collection.contributions(Use.HERE)
    assert {work.code for work in ready} == {first.code, last.code}
    assert all(collection.path(work, Role.STILL, Use.HERE) for work in ready)
    assert collection.unfinished() == [collection.contribution(torn.id)]
    backstage.finish_next()
    assert heard.empty()


def test_a_work_that_was_taken_away_meanwhile_leaves_nothing_behind(backstage, collection, clip, heard):
    work = a_take(collection, clip, "gone")
    backstage.begin()
    collection.erase(work.id)
    hear_the_end(backstage, heard)
    assert not (collection.folder / "works" / work.code).exists()


@pytest.fixture
def listed(collection, clip):
    """What a film of one work leaves beside itself."""
    work = bring_in(collection, clip)
    collection.approve(work.id)
    facts = {
        "id": "e1",
        "kind": "reel",
        "made_at": "2026-07-04T12:00:00.000Z",
        "items": [{"code": work.code}],
        "consents": {work.code: ["exhibition"]},
    }
    folder = collection.folder / "exports"
    folder.mkdir()
    path = folder / "film.mp4.json"
    path.write_text(json.dumps(facts))
    return work, path


def test_what_went_out_is_written_down(backstage, collection, listed):
    work, path = listed
    backstage.hear(JobDone("film", {"path": "film.mp4", "listed": str(path)}))
    assert [export.id for export in collection.recall(work.id)] == ["e1"]


def test_what_went_out_while_the_kiosk_was_away_is_written_down_at_the_next_start(collection, jobs, listed):
    """Also an exhibition: its list lies in its folder. And none is written down twice."""
    work, path = listed
    other = path.parent / "exhibition" / "export.json"
    other.parent.mkdir()
    other.write_text(path.read_text().replace("e1", "e2"))
    for _ in range(2):
        behind(collection, jobs).begin()
    assert {export.id for export in collection.recall(work.id)} == {"e1", "e2"}


@pytest.mark.parametrize("spoil", [lambda path: path.write_text("{"), lambda path: path.unlink()])
def test_a_list_that_is_spoilt_stops_nothing(backstage, collection, listed, spoil, caplog):
    work, path = listed
    spoil(path)
    backstage.hear(JobDone("film", {"path": "film.mp4", "listed": str(path)}))
    backstage.begin()
    assert collection.recall(work.id) == []
    assert "is not written down" in caplog.text


def test_the_last_word_of_every_job_is_known(backstage, collection):
    assert backstage.told("film") is None
    backstage.start("film", ["export", "reel"])
    assert backstage.told("film") == JobMoved("film", BEGINS)
    for news in (
        JobMoved("film", Progress(1, 2, "job.reel.pictures")),
        JobDone("film", {"path": "film.mp4"}),
        JobFailed("film", ""),
    ):
        backstage.hear(news)
        assert backstage.told("film") == news
    assert backstage.told("exhibition") is None


def test_a_failure_is_written_down_and_a_stop_is_not(backstage, collection):
    def failures():
        return [row["event"] for row in collection.store.rows("SELECT event FROM event_log")].count("job failed")

    backstage.hear(JobFailed("film", ""))
    assert failures() == 0
    backstage.hear(JobFailed("film", "staff.sorry.room"))
    assert failures() == 1


def test_a_lost_device_turns_off_what_needs_it_until_it_comes_back(collection, jobs):
    backstage = behind(collection, jobs, disk={"least_free_gb": 0, "least_free_share": 0})
    assert set(Form) == backstage.health.working
    backstage.hear(Lost(Device.CAMERA))
    assert backstage.health.working == {Form.MUSIC}
    backstage.hear(Opened(camera=True, microphone=True))
    assert set(Form) == backstage.health.working


def test_troubles_of_the_booth_have_their_lines(backstage, collection):
    """What the researchers read of an evening: with its beginning and its end, and in the chain like all else."""
    backstage.hear(Trouble(Case.CAMERA_STALLED))
    backstage.hear(Trouble(Case.CAMERA_STALLED, over=True))

    rows = collection.store.rows("SELECT event, facts FROM event_log WHERE event LIKE 'trouble%' ORDER BY sequence")
    lines = [(row["event"], json.loads(row["facts"])) for row in rows]
    assert lines == [("trouble", {"case": "camera stalled"}), ("trouble over", {"case": "camera stalled"})]


@pytest.mark.parametrize("case", [Case.BOOTH_CRASHED, Case.BOOTH_HUNG])
def test_while_the_booth_does_not_answer_nothing_can_be_made(collection, jobs, case):
    """Nobody stands before a curtain that does not open."""
    backstage = behind(collection, jobs, disk={"least_free_gb": 0, "least_free_share": 0})
    backstage.hear(Trouble(case))
    assert backstage.health.working == frozenset()
    assert backstage.health.sorry == "sorry.both"
    backstage.hear(Trouble(case, over=True))
    assert backstage.health.working == set(Form)


def test_devices_are_tried_while_nobody_is_there_and_close_by_themselves(collection, jobs):
    """K-017, and the booth learns the empty room: at the start, and not again before an hour has gone."""
    orders = []
    backstage = behind(collection, jobs, orders.append)
    backstage.begin()
    backstage.hear(Opened(camera=True, microphone=True))
    backstage.hear(Learned())
    backstage.tidy()

    assert orders == [Learn()]


def test_what_is_plugged_in_is_tried_at_once(collection, jobs):
    """Staff push a plug back in, and the next visitor can dance: nobody waits for the hour."""
    orders, there = [], ["video0"]
    stage = Backstage(collection, jobs, Settings(), collection.folder, orders.append, plugged=lambda: frozenset(there))
    stage.begin()
    there.append("video2")
    stage.look_for_devices()
    stage.tidy()

    assert orders == [Learn(), Learn()]


@pytest.mark.parametrize(("total_gb", "free_gb"), [(50, 4), (1000, 49)])
def test_nothing_new_is_recorded_when_the_disk_is_nearly_full(backstage, monkeypatch, total_gb, free_gb):
    """K-018: below 5 GB, and below 5 % of the disk."""
    usage = (total_gb * 2**30, 0, free_gb * 2**30)
    monkeypatch.setattr("shutil.disk_usage", lambda folder: DiskUsage(*usage))
    assert backstage.health.working == frozenset()
    assert backstage.health.sorry == "sorry.room"


# how the camera looks


def test_a_visitors_framing_is_gone_with_the_visit_and_staffs_stays(collection, jobs):
    orders = []
    settings = Settings.model_validate({"camera": {"zoom": 1.21}, "devices": {"camera": "C920"}})
    backstage = Backstage(collection, jobs, settings, collection.folder, orders.append)
    backstage.frame(Framing(1.5, -1.0))
    assert orders == [Choose(DeviceChoice("C920", zoom=1.5, height=-1.0))]
    backstage.open_devices(Form.VIDEO, Seen.YOURSELF)
    assert backstage.framing == Framing(1.5, -1.0)

    backstage.tidy()
    assert orders[2] == Choose(DeviceChoice("C920", zoom=1.21))
    backstage.tidy()
    assert sum(isinstance(order, Choose) for order in orders) == 2


def test_who_dances_is_framed_as_the_room_was_learned(collection, jobs):
    orders = []
    backstage = behind(collection, jobs, orders.append)
    backstage.frame(Framing(1.5))
    backstage.open_devices(Form.DANCE, Seen.SHADOW)
    assert [type(order) for order in orders] == [Choose, Choose, Open]
    assert orders[1].choice.framing == Framing()


def test_a_room_in_which_somebody_stood_is_looked_at_again_soon(collection, jobs):
    """Staff who have just chosen a camera still stand before it."""
    orders, now = [], [datetime(2026, 11, 24, 19, 0, tzinfo=UTC)]
    backstage = Backstage(collection, jobs, Settings(), collection.folder, orders.append, lambda: now[0])
    backstage.tidy()
    backstage.hear(Learned(sure=False))
    for minutes, learned in ((0.5, 1), (1, 2), (30, 2), (70, 3)):
        now[0] = datetime(2026, 11, 24, 19, 0, tzinfo=UTC) + timedelta(minutes=minutes)
        backstage.tidy()
        assert sum(isinstance(order, Learn) for order in orders) == learned
        if learned == 2:
            backstage.hear(Learned())
