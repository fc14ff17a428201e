"""Staff choose devices: tried at once, kept only when they work, and used from then on."""

import queue
import time

import pytest

from capture.booth import Booth
from capture.devices import DeviceChoice, DevicesThere, SoundDevices
from capture.framing import Framing
from capture.messages import Beat, Choose, Chosen, Close, Learn, Level, Missing, Open, Opened, Trouble
from capture.roundtrip import RoundTrip
from capture.troubles import Case
from config.settings import Latency, Through, load_settings
from exhibits.collection import Collection
from kiosk.backstage import Backstage
from kiosk.beside import Search
from kiosk.choosing import choosing
from kiosk.device_choice import device_choice
from kiosk.screens.staff.apparatus import Kind
from kiosk.screens.staff.desk import Tab
from kiosk.screens.staff.device_wishes import Measured
from kiosk.screens.staff.devices import SEEK_AFTER_SECONDS, DevicesDesk
from kiosk.screens.staff.keypad import PinEntered
from kiosk.screens.staff.trial import LOUDSPEAKER_SECONDS
from kiosk.staff_flow import staff_evening
from media.form import Form
from tests.kiosk.staff_evening import PIN, Play, hands_on

THERE = DevicesThere(("test-card", "Nobody's camera"), SoundDevices(("silent", "tone"), ("silent", "Nobody's speaker")))
STAND_INS = {"camera": "test-card", "microphone": "silent", "loudspeaker": "silent"}


@pytest.fixture
def collection(tmp_path):
    with Collection.open(tmp_path / "wijkpodium") as collection:
        yield collection


@pytest.fixture
def orders():
    return []


@pytest.fixture
def hands(collection, look, orders):
    hands = hands_on(collection, look)
    hands.change_settings(devices=STAND_INS)
    hands.backstage = Backstage(collection, hands.jobs, hands.settings, collection.folder, orders.append)
    yield hands
    hands.jobs.close()


class Staff:
    """Presses, lets time pass and hears, as the loop does."""

    def __init__(self, hands, trip=None):
        """`trip` is what measuring finds out."""
        self.hands, self.trip, self.asked_to_measure = hands, trip, []
        hands.search = Search(lambda: THERE, self.measures)
        self.play = Play(choosing(hands))

    def measures(self, choice):
        self.asked_to_measure.append(choice)
        return Measured(self.trip)

    @property
    def desk(self) -> DevicesDesk:
        return self.play.screen

    def press(self, *targets):
        for target in targets:
            assert target in [one.name for one in self.desk.targets()]
            self._send(self.desk.press(target))

    def hear(self, *news):
        for one in news:
            self.hands.backstage.hear(one)
            self._send(self.desk.hear(one))

    def wait(self, seconds=0.05):
        self._send(self.desk.tick(seconds))

    def look_around(self):
        """Until it is known what there is, and the devices are open."""
        self.wait(SEEK_AFTER_SECONDS)
        until = time.monotonic() + 5
        while self.desk.found() is None:
            assert time.monotonic() < until
        self.wait()

    def _send(self, answer):
        if answer is not None:
            self.play.answer(answer)


@pytest.fixture
def staff(hands):
    staff = Staff(hands)
    staff.look_around()
    yield staff
    staff.play.leave()


def chosen_in(orders):
    return [order.choice for order in orders if isinstance(order, Choose)]


def said(staff, key, kind):
    return said_aloud(staff, staff.hands.look.texts[f"staff.devices.{key}.{kind}"])


def said_aloud(staff, words):
    return any(isinstance(part.key, tuple) and words in part.key for part in staff.desk.parts())


def test_the_devices_are_opened_when_it_is_known_what_there_is_and_shut_when_staff_leave(hands, orders):
    """A card that is in use may not be told: so the list comes first."""
    staff = Staff(hands)
    assert orders == []
    staff.look_around()
    assert [type(order) for order in orders] == [Open]
    assert orders[0].form is Form.VIDEO and orders[0].piece is None
    staff.press("tab.film")

    assert staff.play.result is Tab.FILM
    assert isinstance(orders[-1], Close)


def test_a_camera_that_works_is_kept_and_used(staff, orders, collection):
    staff.press("row.2")
    wanted = chosen_in(orders)[-1]
    assert wanted.camera == "Nobody's camera"
    assert load_settings(collection.folder).devices.camera == "test-card"
    staff.hear(Chosen(wanted), Opened(camera=True, microphone=True))

    assert load_settings(collection.folder).devices.camera == "Nobody's camera"
    assert chosen_in(orders)[-1] == device_choice(staff.hands.settings) == wanted
    assert said(staff, "well", "camera")


def test_a_camera_that_does_not_work_says_so_and_the_one_before_stays(staff, orders, collection):
    staff.press("row.2")
    wanted = chosen_in(orders)[-1]
    staff.hear(Chosen(wanted), Missing("camera", "It gives no picture."), Opened(camera=False, microphone=True))

    assert said(staff, "failed", "camera")
    assert load_settings(collection.folder).devices.camera == "test-card"
    assert chosen_in(orders)[-1].camera == "test-card"
    assert staff.desk.apparatus.chosen[Kind.CAMERA] == "test-card"


def test_what_the_booth_still_says_of_the_one_before_does_not_count(staff, orders, collection):
    """Two presses in a row: the first camera works, the second is not there."""
    staff.press("row.1")
    first = chosen_in(orders)[-1]
    staff.press("row.2")
    staff.hear(Opened(camera=True, microphone=True), Chosen(first), Opened(camera=True, microphone=True))

    assert load_settings(collection.folder).devices.camera == "test-card"


def test_a_booth_that_never_answers_is_not_waited_for(staff, collection):
    staff.press("kind.microphone", "row.2")
    staff.wait(60)

    assert said(staff, "failed", "microphone")
    assert load_settings(collection.folder).devices.microphone == "silent"


def test_a_loudspeaker_that_takes_no_sound_is_told_and_the_house_sounds_from_the_one_before(staff, collection):
    staff.press("kind.loudspeaker", "row.2")
    assert staff.hands.speaker.device == "Nobody's speaker"
    staff.wait(LOUDSPEAKER_SECONDS + 0.1)

    assert said(staff, "failed", "loudspeaker")
    assert staff.hands.speaker.device == "silent"
    assert load_settings(collection.folder).devices.loudspeaker == "silent"


def test_the_loudspeaker_before_does_not_answer_for_the_one_that_is_tried(staff, collection):
    """The loop hears one answer at a time: time passes between the finger and the new loudspeaker."""
    staff.press("kind.loudspeaker")
    pressed = staff.desk.press("row.2")
    assert staff.hands.speaker.answers
    assert staff.desk.tick(0.1) == pressed  # and the loop, which has one already, lets this one go
    staff.play.answer(pressed)
    staff.wait(0.1)

    assert load_settings(collection.folder).devices.loudspeaker == "silent"


def test_nothing_is_lost_that_happens_while_a_finger_is_answered(hands, orders):
    """What there is becomes known in the very moment of a press."""
    staff = Staff(hands)
    staff.wait(SEEK_AFTER_SECONDS)
    while staff.desk.found() is None:
        pass
    turned = staff.desk.press("kind.microphone")
    staff.desk.tick(0.01)
    staff.play.answer(turned)
    staff.wait(0.01)

    assert any(isinstance(order, Open) for order in orders)
    staff.play.leave()


def test_headphones_are_for_answers_and_the_house_keeps_its_loudspeaker(staff, orders, collection):
    staff.press("kind.headphones", "row.1")
    staff.wait()
    kept = load_settings(collection.folder)
    assert (kept.answers.through, kept.answers.headphones) == (Through.HEADPHONES, "silent")
    staff.press("row.0")
    assert load_settings(collection.folder).answers.through is Through.LOUDSPEAKER


def test_a_microphone_that_is_switched_off_is_told(staff):
    """It is there, and gives nothing but zeros."""
    staff.press("kind.microphone")
    staff.hear(Trouble(Case.SILENCE))
    assert said_aloud(staff, staff.hands.look.texts["staff.devices.silent"])
    staff.hear(Trouble(Case.SILENCE, over=True))
    assert said(staff, "well", "microphone")


def test_who_turns_away_while_something_is_tried_has_chosen_nothing(staff, orders, collection):
    staff.press("row.2", "kind.microphone")
    assert chosen_in(orders)[-1].camera == "test-card"
    staff.hear(Chosen(chosen_in(orders)[0]), Opened(camera=True, microphone=True))
    assert load_settings(collection.folder).devices.camera == "test-card"


def test_framing_is_kept_used_at_once_and_the_room_is_learned_anew(staff, orders, collection):
    staff.hands.backstage.tidy()  # tried a moment ago: not again before an hour has passed
    learned = sum(isinstance(order, Learn) for order in orders)
    staff.hands.backstage.tidy()
    assert sum(isinstance(order, Learn) for order in orders) == learned

    for _ in range(3):
        staff.play.answer(_framed(staff, Framing.nearer))
    staff.play.answer(_framed(staff, Framing.higher))
    kept = load_settings(collection.folder).camera
    assert (kept.zoom, kept.height) == (1.331, pytest.approx(0.483, abs=0.01))
    assert chosen_in(orders)[-1].framing == Framing(kept.zoom, kept.height)
    staff.press("tab.leave")
    staff.hands.backstage.tidy()
    assert sum(isinstance(order, Learn) for order in orders) == learned + 1


def _framed(staff, move):
    name = move.__name__
    answer = staff.desk.press(name)
    assert answer.framing == staff.desk.framing
    return answer


def test_staff_measure_how_late_the_headphones_are_heard_and_it_holds_from_then_on(hands, orders, collection):
    """The microphone is let go of meanwhile, and the devices are open again after it."""
    trip = RoundTrip(0.1234, 0.0004, 9.0, 7, "silent", "Nobody's speaker")
    hands.change_settings(answers={"through": "headphones", "headphones": "Nobody's speaker"})
    staff = Staff(hands, trip)
    staff.look_around()
    staff.press("kind.loudspeaker")
    assert "measure" not in [target.name for target in staff.desk.targets()]
    staff.press("kind.headphones", "measure")
    assert isinstance(orders[-1], Close)
    assert all(target.name.startswith("tab.") for target in staff.desk.targets())
    until_measured(staff)

    kept = load_settings(collection.folder).latency
    assert (kept.round_trip_ms, kept.microphone, kept.loudspeaker) == (123.4, "silent", "Nobody's speaker")
    assert staff.asked_to_measure[0].loudspeaker == "Nobody's speaker"
    assert chosen_in(orders)[-1].round_trip_seconds == pytest.approx(0.1234)
    assert isinstance(orders[-1], Open)
    assert said_aloud(staff, staff.hands.look.texts.say("staff.devices.measured", ms=123))
    staff.play.leave()


def test_what_could_not_be_measured_is_told_and_nothing_is_kept(hands, orders, collection):
    staff = Staff(hands)
    staff.look_around()
    staff.press("kind.loudspeaker", "measure")
    until_measured(staff)

    assert said_aloud(staff, staff.hands.look.texts["staff.devices.unheard"])
    assert load_settings(collection.folder).latency == Latency()
    assert isinstance(orders[-1], Open)
    staff.play.leave()


def until_measured(staff):
    until = time.monotonic() + 5
    while staff.desk.measured() is None:
        assert time.monotonic() < until
    staff.wait()


def test_the_desk_is_reached_from_the_staff_door(hands):
    play = Play(staff_evening(hands))
    play.answer(PinEntered(PIN))
    desk = play.answer(Tab.DEVICES)
    assert isinstance(desk, DevicesDesk)
    play.answer(Tab.WAITING)
    assert play.screen.name == "staff.waiting"
    play.leave()


def test_with_a_real_booth_what_is_chosen_is_heard_at_once(hands, collection):
    """From silence to a tone, and past one that is not there."""
    news = queue.SimpleQueue()
    with Booth(collection.takes, DeviceChoice("test-card", "silent"), news.put) as booth:
        hands.booth = booth
        hands.backstage = Backstage(collection, hands.jobs, hands.settings, collection.folder, booth.send)
        staff = Staff(hands)
        staff.look_around()

        def until(come):
            end = time.monotonic() + 20
            while True:
                one = news.get(timeout=max(0.01, end - time.monotonic()))
                staff.hear(one)
                staff.wait(0.001)
                if come(one):
                    return

        until(lambda one: isinstance(one, Opened))
        staff.press("kind.microphone", "row.2")
        until(lambda one: isinstance(one, Level) and one.peak > 0.1)
        until(lambda one: staff.hands.settings.devices.microphone == "tone")
        staff.press("kind.camera", "row.2")
        until(lambda one: said(staff, "failed", "camera"))
        until(lambda one: isinstance(one, Opened) and one.camera)
        assert load_settings(collection.folder).devices.camera == "test-card"
        staff.press("tab.leave")
        while not isinstance(beat := news.get(timeout=10), Beat) or beat.sound_age is not None:
            pass
        assert booth.preview() is None
