"""Each trouble is told once when it begins and once when it is over."""

from capture.messages import Beat, Device, Missing, Opened, Trouble
from capture.ongoing import Ongoing
from capture.troubles import Case

BEAT = Beat(None, None)


def test_a_trouble_is_told_once_and_its_end_once() -> None:
    ongoing = Ongoing()
    slow, well = Trouble(Case.CAMERA_SLOW), Trouble(Case.CAMERA_SLOW, over=True)

    assert [ongoing.after(news) for news in (well, slow, slow, well, well)] == [[], [slow], [], [well], []]


def test_a_device_that_is_back_is_no_trouble_any_more() -> None:
    """Music opens no camera: that says nothing of it."""
    ongoing = Ongoing()
    ongoing.after(Trouble(Case.CAMERA_GONE))

    assert ongoing.after(Opened(camera=False, microphone=True)) == []
    assert ongoing.after(Opened(camera=True, microphone=True)) == [Trouble(Case.CAMERA_GONE, over=True)]


def test_a_device_is_away_in_one_way_at_a_time() -> None:
    """A microphone that was replaced is looked for, and not found, again and again."""
    ongoing = Ongoing()
    ongoing.after(Trouble(Case.MICROPHONE_REPLACED))

    assert ongoing.after(Missing(Device.MICROPHONE, "No microphone was found.")) == []
    assert ongoing.after(Trouble(Case.MICROPHONE_GONE)) == []
    assert ongoing.after(Trouble(Case.CAMERA_GONE)) == [Trouble(Case.CAMERA_GONE)]
    back = [Trouble(Case.CAMERA_GONE, over=True), Trouble(Case.MICROPHONE_REPLACED, over=True)]
    assert ongoing.after(Opened(camera=True, microphone=True)) == back


def test_a_booth_that_speaks_again_is_well() -> None:
    ongoing = Ongoing()

    assert ongoing.turn(Case.BOOTH_HUNG, on=True) == [Trouble(Case.BOOTH_HUNG)]
    assert ongoing.ended(Case.BOOTH_HUNG) == []
    assert ongoing.after(BEAT) == [Trouble(Case.BOOTH_HUNG, over=True)]


def test_what_only_the_process_could_notice_ends_with_it() -> None:
    """The camera that is gone stays gone, whichever process looks for it."""
    ongoing = Ongoing()
    ongoing.after(Trouble(Case.CLIPPING))
    ongoing.after(Trouble(Case.CAMERA_GONE))

    assert ongoing.ended(Case.BOOTH_CRASHED) == [Trouble(Case.BOOTH_CRASHED), Trouble(Case.CLIPPING, over=True)]


def test_a_process_that_wanted_to_end_is_no_trouble() -> None:
    assert Ongoing().ended(None) == []
