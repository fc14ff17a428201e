"""What a visitor sees of a trouble, as `capture.troubles` has it: a real script, booth and devices."""

import json
import os
import queue
import signal
import time

import pytest

from capture.booth import Booth
from capture.devices import DeviceChoice
from capture.messages import Level
from capture.troubles import Case
from capture.virtual import MICROPHONE, virtual_camera, virtual_sound
from config.settings import Settings, save_settings
from exhibits.collection import Collection
from exhibits.contribution import Makers
from kiosk.flow import visits
from kiosk.pin import hash_pin
from kiosk.screens.attract import Calling
from kiosk.screens.home import Door
from kiosk.screens.look_back import LookBack
from kiosk.screens.notice import Agreed
from kiosk.screens.question import QuestionChosen
from kiosk.screens.record import Act, Record
from kiosk.screens.sorry import Sorry
from media.form import Form
from tests.kiosk.visiting import Play, hands_of

SECONDS = 20


class Visit:
    """Somebody who makes one thing, on devices that can be pulled out."""

    def __init__(self, hands, booth, news, sound, camera):
        self.hands, self.booth, self.news, self.sound, self.camera = hands, booth, news, sound, camera
        self.play = Play(visits(hands, sorry=False))

    @property
    def screen(self):
        return self.play.screen

    def hear(self):
        news = self.news.get(timeout=SECONDS)
        self.hands.backstage.hear(news)
        answer = self.screen.hear(news)
        if answer is not None:
            self.play.answer(answer)
        return news

    def until(self, come):
        limit = time.monotonic() + SECONDS
        while not come():
            self.hear()
            assert time.monotonic() < limit
        return self

    def comes_to_the_stage(self, form):
        self.play.answer(Calling.TOUCHED, Door.MAKE, QuestionChosen("greeting", form), Agreed(Makers.ALONE, keep=True))
        assert isinstance(self.screen, Record)
        return self.until(lambda: self.screen.act is Act.READY)

    def records(self, form, seconds=1.0):
        self.comes_to_the_stage(form).screen.press("go")
        self.play.answer(self.screen.press("go"))
        long_enough = False
        while not long_enough:
            news = self.hear()
            long_enough = isinstance(news, Level) and news.seconds > seconds
        assert self.screen.act is Act.RECORDING

    @property
    def lines(self):
        """Of the event log. Nobody speaks into this microphone, and other tests may hold up this camera."""
        rows = self.hands.collection.store.rows("SELECT event, facts FROM event_log WHERE event LIKE 'trouble%'")
        told = [(row["event"], json.loads(row["facts"])["case"]) for row in rows]
        return [line for line in told if line[1] not in {Case.SILENCE, Case.CAMERA_SLOW}]


@pytest.fixture
def visit(tmp_path, look, monkeypatch):
    folder, news = tmp_path / "collection", queue.SimpleQueue()
    folder.mkdir()
    settings = {"staff": {"pin_hash": hash_pin("246810")}, "screen": {"width_mm": 597}}
    save_settings(folder, Settings.model_validate(settings))
    with Collection.open(folder) as collection, virtual_sound() as sound, virtual_camera() as camera:
        for name, value in sound.environment.items():
            monkeypatch.setenv(name, value)
        with Booth(collection.takes, DeviceChoice(camera.url, MICROPHONE), news.put) as booth:
            visit = Visit(hands_of(collection, look, booth), booth, news, sound, camera)
            yield visit
            visit.play.leave()
            visit.hands.jobs.close()


def test_a_booth_that_crashes_ends_the_take_and_it_can_be_seen(visit):
    visit.records(Form.DANCE)
    os.kill(visit.booth.pid, signal.SIGKILL)
    visit.until(lambda: isinstance(visit.screen, LookBack))
    visit.until(lambda: len(visit.lines) == 2)

    assert visit.lines == [("trouble", Case.BOOTH_CRASHED), ("trouble over", Case.BOOTH_CRASHED)]


def test_a_booth_that_hangs_ends_the_take_and_it_can_be_seen(visit):
    visit.records(Form.DANCE)
    os.kill(visit.booth.pid, signal.SIGSTOP)
    visit.until(lambda: visit.hands.health().working == frozenset())
    visit.until(lambda: isinstance(visit.screen, LookBack))

    assert visit.lines[0] == ("trouble", Case.BOOTH_HUNG)


def test_a_camera_that_goes_ends_the_take_and_it_can_be_seen(visit):
    visit.records(Form.DANCE)
    visit.camera.unplug()
    visit.until(lambda: isinstance(visit.screen, LookBack))

    assert visit.lines == [("trouble", Case.CAMERA_GONE)]
    assert visit.hands.health().working == {Form.MUSIC}


def test_a_camera_that_goes_before_it_begins_is_a_kind_screen(visit):
    visit.comes_to_the_stage(Form.VIDEO)
    visit.camera.stall()
    visit.until(lambda: isinstance(visit.screen, Sorry))

    visit.until(lambda: visit.lines == [("trouble", Case.CAMERA_STALLED)])


def test_music_without_its_microphone_ends_and_can_be_heard(visit):
    visit.records(Form.MUSIC)
    visit.sound.replace()
    visit.until(lambda: isinstance(visit.screen, LookBack))

    assert visit.lines == [("trouble", Case.MICROPHONE_REPLACED)]


def test_a_video_without_its_microphone_goes_on(visit):
    visit.records(Form.VIDEO)
    visit.sound.unplug()
    visit.until(lambda: visit.lines == [("trouble", Case.MICROPHONE_GONE)])
    assert visit.screen.act is Act.RECORDING
    visit.sound.plug_in()
    visit.until(lambda: len(visit.lines) == 2)

    assert visit.screen.act is Act.RECORDING
    visit.play.answer(visit.screen.press("go"))
    visit.until(lambda: isinstance(visit.screen, LookBack))
