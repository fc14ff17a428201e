"""The stage: what the booth says, what a visitor presses and what time does to it."""

from pathlib import Path

import pytest

from capture.framing import Framing
from capture.messages import Device, Failed, Level, Lost, Missing, Opened, Recording, Taken, Trouble
from capture.troubles import Case
from kiosk.screen import Frame, Patience
from kiosk.screens.record import LAST_SECONDS, WAIT_SECONDS, Act, Begin, Done, NotNow, Record, SeenAs, Stop, Tilted
from media.form import Form
from media.seen import Seen
from media.take import Take
from tests.kiosk.screens.drawing import look
from tests.kiosk.screens.making_screens import QuietVoice, record

TAKE = Take("t", Form.DANCE, Path("t.mkv"), 12.0, (1280, 720), True)


@pytest.fixture
def voice() -> QuietVoice:
    return QuietVoice()


@pytest.fixture
def stage(voice: QuietVoice) -> Record:
    return record(look(), voice=voice)


def shows(screen: Record, key: str) -> bool:
    """Whether a part whose key begins so is on the screen."""
    return any(part.key[0] == key for part in screen.parts() if isinstance(part.key, tuple))


def ready(screen: Record) -> Record:
    assert screen.hear(Opened(True, True)) is None
    assert screen.tick(1.0) is None
    return screen


def recording(screen: Record) -> Record:
    ready(screen).press("go")
    assert screen.press("go") == Begin()
    assert screen.hear(Recording("t")) is None
    return screen


def test_the_curtain_stays_shut_until_the_devices_are_open(stage: Record) -> None:
    stage.tick(1.0)
    assert stage.act is Act.OPENING
    assert stage.targets() == []

    ready(stage)

    assert stage.targets()[0].name == "go"
    assert shows(stage, "disc")


def test_five_beads_fall_spoken_and_heard_and_then_it_begins(stage: Record, voice: QuietVoice) -> None:
    """K-008: number, beep and voice, in every second."""
    ready(stage).press("go")
    answers = [stage.tick(0.25) for _ in range(20)]

    assert answers[:-1] == [None] * 19
    assert answers[-1] == Begin()
    said = [("record.count", n) for n in (5, 4, 3, 2, 1)]
    assert [heard for heard in voice.heard if isinstance(heard, tuple)] == said
    assert voice.heard.count("count") == 4
    assert voice.heard.count("last_count") == 1


def test_a_frame_that_lasted_long_loses_no_second(stage: Record) -> None:
    ready(stage).press("go")

    assert stage.tick(3.4) is None
    assert stage.tick(1.7) == Begin()


def test_who_is_ready_begins_at_once(stage: Record) -> None:
    ready(stage).press("go")
    stage.tick(1.2)

    assert stage.press("go") == Begin()


def test_the_sign_is_there_from_the_first_recorded_picture_to_the_last(stage: Record) -> None:
    """C-002: from before the booth says that it records until the take is whole."""
    ready(stage)
    assert not shows(stage, "plaque")
    stage.press("go")
    assert not shows(stage, "plaque")
    stage.press("go")
    assert shows(stage, "plaque")
    stage.hear(Recording("t"))
    assert shows(stage, "plaque")
    stage.press("go")
    assert shows(stage, "plaque")


def test_it_can_be_stopped_only_while_it_records(stage: Record) -> None:
    ready(stage).press("go")
    stage.press("go")
    assert stage.act is Act.BEGINNING
    assert stage.targets() == []

    stage.hear(Recording("t"))

    assert stage.press("go") == Stop()
    assert stage.targets() == []
    assert stage.hear(Taken(TAKE)) == Done(TAKE)


def test_time_that_is_up_ends_the_take_by_itself(stage: Record) -> None:
    recording(stage).tick(59.9)

    assert stage.hear(Taken(TAKE)) == Done(TAKE)


def test_the_last_ten_seconds_have_a_number_of_their_own(stage: Record) -> None:
    recording(stage).hear(Level(0.4, 0.5, 60 - LAST_SECONDS - 1.0))
    assert not shows(stage, "sun")

    stage.hear(Level(0.4, 0.5, 60 - LAST_SECONDS + 0.5))

    assert shows(stage, "sun")


def test_one_may_go_back_until_it_records_and_nobody_is_hurried_after(stage: Record) -> None:
    assert Frame.BACK in ready(stage).frame
    assert stage.patience is Patience.NORMAL

    recording(stage)

    assert tuple(stage.frame) == (Frame.HELP,)
    assert stage.patience is Patience.ENDLESS


@pytest.mark.parametrize(
    ("form", "camera", "microphone", "missing"),
    [
        (Form.MUSIC, True, False, Device.MICROPHONE),
        (Form.DANCE, False, True, Device.CAMERA),
        (Form.VIDEO, False, False, Device.CAMERA),
    ],
)
def test_without_what_a_form_needs_it_is_not_now(form: Form, camera: bool, microphone: bool, missing: Device) -> None:
    assert record(look(), form).hear(Opened(camera, microphone)) == NotNow(missing)
    assert record(look(), form).hear(Missing(missing, "gone")) == NotNow(missing)


@pytest.mark.parametrize(("form", "camera"), [(Form.MUSIC, False), (Form.DANCE, True), (Form.VIDEO, True)])
def test_what_a_form_does_not_need_may_be_missing(form: Form, camera: bool) -> None:
    """X-046: a silent film is a film, and music needs no camera."""
    screen = record(look(), form)

    assert screen.hear(Opened(camera, not camera)) is None
    assert screen.act is Act.READY


def test_a_lost_device_ends_what_lives_from_it(stage: Record) -> None:
    """Before it records there is nothing to keep; after that the take ends with what it has, and nobody dances on."""
    assert ready(stage).hear(Lost(Device.CAMERA)) == NotNow(Device.CAMERA)

    dance = recording(record(look()))
    assert dance.hear(Lost(Device.CAMERA)) == Stop()
    assert dance.hear(Taken(TAKE)) == Done(TAKE)


def test_a_dance_goes_on_without_a_microphone() -> None:
    assert recording(record(look())).hear(Lost(Device.MICROPHONE)) is None


def test_a_take_that_failed_is_not_now(stage: Record) -> None:
    assert recording(stage).hear(Failed("t", "no picture")) == NotNow()


def test_devices_that_never_answer_are_given_up(stage: Record) -> None:
    """The kiosk is never stuck."""
    assert stage.tick(WAIT_SECONDS / 2) is None
    assert stage.tick(WAIT_SECONDS) == NotNow()


def test_a_take_that_never_ends_is_given_up(stage: Record) -> None:
    """While it records nobody is asked whether they are still there: a booth that falls silent would hold the kiosk."""
    recording(stage)
    assert stage.tick(stage._most) is None
    assert stage.tick(WAIT_SECONDS + 0.1) == NotNow()


def test_a_dancer_chooses_how_to_be_seen_until_the_beads_fall(stage: Record) -> None:
    """Shadow first: a face is shown only by choice, and not changed while it counts or records."""
    assert stage.seen is Seen.SHADOW
    names = [target.name for target in ready(stage).targets()]
    assert names == ["go", "seen.shadow", "seen.trails", "seen.paper", "seen.yourself"]

    assert stage.press("seen.yourself") == SeenAs(Seen.YOURSELF)

    assert [part.key[1] for part in stage.parts() if part.key[0] == "guise" and part.key[2]] == [Seen.YOURSELF]
    stage.press("go")
    assert [target.name for target in stage.targets()] == ["go"]
    assert not shows(stage, "guise")


@pytest.mark.parametrize("form", [Form.MUSIC, Form.VIDEO])
def test_only_a_dance_has_that_choice(form: Form) -> None:
    targets = ready(record(look(), form)).targets()
    assert not any(target.name.startswith("seen.") for target in targets)


def test_who_is_small_or_seated_brings_themselves_into_the_picture() -> None:
    """X-053: until the beads fall, and as often as one likes."""
    stage = ready(record(look(), Form.VIDEO))
    assert [target.name for target in stage.targets()] == ["go", "higher", "lower"]

    assert stage.press("lower") == Tilted(Framing().lower())
    assert stage.press("lower") == Tilted(Framing().lower().lower())
    assert stage.press("higher") == Tilted(Framing().lower().lower().higher())
    stage.press("go")
    assert [target.name for target in stage.targets()] == ["go"]
    assert not shows(stage, "tilt")


@pytest.mark.parametrize("form", [Form.MUSIC, Form.DANCE])
def test_who_is_not_filmed_as_they_are_needs_no_other_picture(form: Form) -> None:
    """And a dance without a face is told from the room as it was learned."""
    names = [target.name for target in ready(record(look(), form)).targets()]
    assert not {"higher", "lower"} & set(names)


def test_footlights_follow_the_sound_and_go_out_after_it(stage: Record) -> None:
    def lit() -> int:
        return next(part.key[1] for part in stage.parts() if isinstance(part.key, tuple) and part.key[0] == "lights")

    ready(stage)
    assert lit() == 0
    stage.hear(Level(0.9, 1.0))
    assert lit() >= 9
    stage.tick(1.5)
    assert lit() <= 1


def test_the_live_picture_fills_the_stage(stage: Record) -> None:
    ready(stage)
    moving = next(part for part in stage.parts() if part.key == "on stage")

    assert moving.pixels.shape[1::-1] == moving.rect[2:]


def test_it_says_kindly_that_it_hears_nothing_and_goes_on(stage: Record) -> None:
    """X-046: who is deaf may record silence. And a microphone that shuts between two words is no news."""
    recording(stage).hear(Trouble(Case.SILENCE))
    assert stage.tick(1.9) is None and not shows(stage, "hint")

    assert stage.tick(0.2) is None and shows(stage, "hint")
    assert stage.act is Act.RECORDING
    stage.hear(Trouble(Case.SILENCE, over=True))
    assert not shows(stage, "hint")


def test_it_says_at_once_that_somebody_is_too_loud_for_it(stage: Record) -> None:
    ready(stage).hear(Trouble(Case.CLIPPING))
    assert shows(stage, "hint")

    stage.press("go")
    assert stage.act is Act.COUNTING and not shows(stage, "hint")


def test_what_was_wrong_before_the_second_try_is_still_said() -> None:
    """The booth tells of a trouble once."""
    screen = ready(record(look(), troubles={Case.SILENCE, Case.CAMERA_SLOW}))
    screen.tick(1.5)

    assert shows(screen, "hint")


@pytest.mark.parametrize("case", [case for case in Case if case not in {Case.SILENCE, Case.CLIPPING}])
def test_other_troubles_have_no_words_on_the_stage(stage: Record, case: Case) -> None:
    ready(stage).hear(Trouble(case))
    stage.tick(5.0)

    assert not shows(stage, "hint")
