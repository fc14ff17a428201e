"""A sentence and a question, said into a real booth: sound only, kept with a yes, and gone without one."""

import queue

import av
import pytest

from capture.booth import Booth
from capture.devices import DeviceChoice
from capture.messages import Level, Opened
from capture.virtual import MICROPHONE, virtual_camera, virtual_sound
from exhibits.collection import Collection
from exhibits.contribution import Makers, Purpose, Role, Use
from kiosk.screens.about import About, Spoken
from kiosk.screens.attract import Calling
from kiosk.screens.home import Door
from kiosk.screens.look_back import LookBack, Verdict
from kiosk.screens.notice import Agreed
from kiosk.screens.question import Own
from kiosk.screens.record import Act
from kiosk.screens.speak import Speak
from kiosk.screens.thanks import Thanks
from kiosk.screens.who import Chosen
from media.form import Form
from tests.kiosk.test_troubles_on_stage import Visit
from tests.kiosk.visiting import hands_of

HERE = Chosen(frozenset({Purpose.HERE}))
ME = Agreed(Makers.ALONE, keep=True)


@pytest.fixture
def visit(tmp_path, look, monkeypatch):
    news = queue.SimpleQueue()
    with Collection.open(tmp_path / "collection") as collection, virtual_sound() as sound, virtual_camera() as camera:
        for name, value in sound.environment.items():
            monkeypatch.setenv(name, value)
        with Booth(collection.takes, DeviceChoice(camera.url, MICROPHONE), news.put) as booth:
            visit = Visit(hands_of(collection, look, booth), booth, news, sound, camera)
            yield visit
            visit.play.leave()
            visit.hands.jobs.close()


def says_something(visit, seconds=1.5):
    """The beads fall by themselves; who is ready does not wait for the last."""
    assert isinstance(visit.screen, Speak)
    opened = []
    visit.until(lambda: visit.screen.act is Act.COUNTING)
    visit.play.answer(visit.screen.press("go"))
    long_enough = False
    while not long_enough:
        heard = visit.hear()
        opened += [heard] if isinstance(heard, Opened) else []
        long_enough = isinstance(heard, Level) and heard.seconds > seconds
    assert not any(news.camera for news in opened)
    visit.play.answer(visit.screen.press("go"))
    visit.until(lambda: isinstance(visit.screen, LookBack))


def streams(path):
    with av.open(str(path)) as file:
        return len(file.streams.video), len(file.streams.audio)


def test_a_question_is_sound_only_and_kept_with_a_yes(visit):
    visit.play.answer(Calling.TOUCHED, Door.MAKE, Own.QUESTION, ME)
    says_something(visit)
    visit.play.answer(Verdict.KEEP, HERE)
    assert isinstance(visit.screen, Thanks)
    collection = visit.hands.collection
    [asked] = collection.waiting()
    path = collection.path(asked, Role.ORIGINAL, Use.STAFF)
    assert streams(path) == (0, 1)
    assert 1.5 <= asked.seconds < 4
    assert list(collection.takes.iterdir()) == []
    assert collection.check() == []


def test_a_sentence_lies_beside_its_work_without_a_picture(visit):
    visit.records(Form.VIDEO)
    visit.play.answer(visit.screen.press("go"))
    visit.until(lambda: isinstance(visit.screen, LookBack))
    assert isinstance(visit.play.answer(Verdict.KEEP), About)
    visit.play.answer(Spoken.WANTED)
    says_something(visit)
    about = visit.play.answer(Verdict.KEEP)
    visit.play.answer(about.press("done"), HERE)
    collection = visit.hands.collection
    [work] = collection.waiting()
    assert streams(collection.path(work, Role.ORIGINAL, Use.STAFF)) == (1, 1)
    assert streams(collection.path(work, Role.STATEMENT, Use.STAFF)) == (0, 1)
    assert collection.facts(work.id, Role.STATEMENT)["seconds"] == pytest.approx(2, abs=1)
    assert collection.check() == []


def test_who_walks_away_while_speaking_leaves_no_file(visit):
    visit.play.answer(Calling.TOUCHED, Door.MAKE, Own.QUESTION, ME)
    says_something(visit)
    takes = visit.hands.collection.takes
    assert len(list(takes.iterdir())) == 1
    visit.play.leave()
    visit.until(lambda: list(takes.iterdir()) == [])
