"""How far it is from the building to a work that plays, and to the thanks, in real presses: taps, screens and time."""

import numpy as np
import pytest

from capture.messages import Opened, Record, Recording, Taken
from exhibits.collection import Collection
from kiosk.app import Kiosk, Times
from kiosk.flow import visits
from kiosk.voice import Mouth
from media.form import Form
from media.samples import RATE
from media.speaker import SILENT, ChosenSpeaker
from media.take import Take
from media.testcard import flash_and_beep
from tests.kiosk.monkey.monkey import Clock
from tests.kiosk.person import FINDS_SECONDS, Person
from tests.kiosk.visiting import Orders, a_work, hands_of

PIECE_SECONDS = 20.0
NOTICE_SECONDS = 24.0
"""Its sixty words, heard at the pace of speech."""
SPOKEN_SECONDS = 6.0
"""What was chosen, read back."""
BREATH_SECONDS = 0.01
"""For how long each step lets threads work: what is said is made by one, and a film read by another."""
WAYS = {
    "alone": ("alone", "older"),
    "together": ("together", "older"),
}
"""The usual ways through the notice and the question how old one is; several people say yes once more at the end."""


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def booth():
    return Orders()


@pytest.fixture
def collection(tmp_path):
    with Collection.open(tmp_path / "collection") as collection:
        yield collection


@pytest.fixture
def person(window, look, clock, booth, collection):
    """Before a building where nothing was made yet."""
    hands = hands_of(collection, look, booth)
    hands.speaker = ChosenSpeaker(SILENT, clock=clock)
    spoken = np.zeros((round(SPOKEN_SECONDS * RATE), 2), np.float32)
    hands.mouth = Mouth(hands.speaker, lambda text, language: spoken)
    waits = window.wait
    window.wait = lambda seconds: waits(BREATH_SECONDS)  # its time is handed in; threads work in theirs
    kiosk = Kiosk(window, lambda sorry: visits(hands, sorry), Times(60, 120, 30), clock=clock)
    kiosk.draw = lambda: None
    yield Person(kiosk, clock)
    kiosk.close()
    hands.jobs.close()
    hands.mouth.close()


def makes(person, way, booth, collection):
    """From home to the thanks: begins after the beads, plays twenty seconds, hears all of it back, opens a window."""
    person.presses("make", "form.video")
    person.waits(NOTICE_SECONDS)
    person.presses(*WAYS[way])
    person.kiosk.tell(Opened(camera=True, microphone=True))
    person.waits(0.5)
    person.presses("go")
    person.waits_until(lambda: bool(booth.of(Record)), 10)
    name = booth.of(Record)[-1].take_id
    person.kiosk.tell(Recording(name))
    person.waits(PIECE_SECONDS - FINDS_SECONDS)  # meanwhile the eye is on the disc
    person.presses("go")
    path = flash_and_beep(collection.takes / f"{name}.mkv", seconds=1.0, size=(160, 90))
    person.kiosk.tell(Taken(Take(name, Form.VIDEO, path, PIECE_SECONDS, (160, 90), has_sound=True)))
    person.waits(PIECE_SECONDS - FINDS_SECONDS)
    person.presses("keep", "zone.ab", "done", "here", "done")
    if way == "together":
        person.presses("everyone_yes")
    person.waits_until(lambda: person.kiosk.screen.name == "thanks", 15)


@pytest.mark.parametrize("way", WAYS)
def test_a_kept_recording_is_six_screens_and_twelve_taps_from_home_and_two_minutes_from_the_building(
    person, way, clock, booth, collection
):
    """K-005. Three and a half seconds to find each thing to press, the notice listened to, the piece seen once more."""
    began = clock.now
    person.presses("screen")
    outside, screens = person.taps, len(person.seen)
    makes(person, way, booth, collection)
    assert person.seen[screens:-1] == ["question", "notice", "record", "look_back", "about", "who_may_see"]
    assert person.taps - outside <= 12
    assert clock.now - began <= 120


def test_with_two_taps_from_the_building_a_work_plays_and_the_third_gives_a_heart(person, collection, tmp_path):
    """K-004."""
    work = a_work(collection, flash_and_beep(tmp_path / "clip.mp4", seconds=4.0, size=(160, 90)))
    person.presses("screen", "watch")
    assert (person.kiosk.screen.name, person.taps) == ("watch", 2)
    person.waits_until(lambda: "heart" in {target.name for target in person.kiosk.targets()}, 10)
    person.presses("heart")
    assert person.taps == 3
    assert collection.store.value("SELECT sum(given) FROM heart_now WHERE contribution_id = ?", work.id) == 1
