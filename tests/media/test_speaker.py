"""Sounds are mixed, heard by the clock, and nobody ever waits for a device."""

import time

import numpy as np
import pytest

from media.mixer import Silence, WholeSound
from media.samples import RATE, Samples
from media.speaker import ChosenSpeaker, Loudspeaker, SilentSpeaker, open_speaker


class Clock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


class Dripping:
    """A source that is sometimes late, as a decoder on a busy machine is."""

    def __init__(self) -> None:
        self.ready = 0
        self.ended = False

    def read(self, frames: int) -> Samples:
        given = min(frames, self.ready)
        self.ready -= given
        return np.ones((given, 2), np.float32)


def steady(seconds: float, level: float = 0.25) -> WholeSound:
    return WholeSound(np.full((round(seconds * RATE), 2), level, np.float32))


def test_the_silent_speaker_hears_by_the_clock():
    clock = Clock()
    playing = SilentSpeaker(clock).play(steady(2.0))

    assert playing.at() == 0
    clock.now += 0.75
    assert playing.at() == pytest.approx(0.75)
    assert not playing.done
    clock.now += 5
    assert playing.at() == pytest.approx(2.0)
    assert playing.done


def test_a_pause_holds_the_clock_and_resuming_goes_on():
    clock = Clock()
    playing = SilentSpeaker(clock).play(steady(2.0))
    clock.now += 0.5
    playing.at()
    playing.pause()
    clock.now += 3
    paused_at = playing.at()
    playing.resume()
    clock.now += 0.25

    assert 0.5 <= paused_at < 0.6  # the piece that fades out is heard too
    assert playing.at() == pytest.approx(paused_at + 0.25, abs=0.001)


def test_a_sound_that_is_not_ready_stops_the_clock_and_not_the_house():
    """A picture must wait for its sound, or they part for good."""
    clock, source = Clock(), Dripping()
    playing = SilentSpeaker(clock).play(source)
    source.ready = RATE // 2
    clock.now += 2
    assert playing.at() == pytest.approx(0.5)

    source.ready = RATE
    clock.now += 0.25
    assert playing.at() == pytest.approx(0.75, abs=0.001)


def test_sounds_are_laid_over_each_other_and_never_leave_the_scale():
    speaker = SilentSpeaker(Clock())
    speaker.play(steady(1.0, 0.25))
    speaker.play(steady(1.0, 0.5))
    assert speaker.mixer.mix(480, 100.0).max() == pytest.approx(0.75)

    speaker.chime(np.full((480, 2), 0.9, np.float32))
    assert speaker.mixer.mix(480, 100.01).max() == 1.0


def test_a_changed_volume_and_a_stop_do_not_click():
    speaker = SilentSpeaker(Clock())
    playing = speaker.play(steady(1.0, 0.5))
    speaker.mixer.mix(480, 100.0)
    playing.volume = 0.5
    quieter = speaker.mixer.mix(480, 100.01)
    playing.stop()
    fading = speaker.mixer.mix(480, 100.02)

    assert np.abs(np.diff(quieter[:, 0])).max() < 0.01
    assert quieter[-1, 0] == pytest.approx(0.25)
    assert np.abs(np.diff(fading[:, 0])).max() < 0.01
    assert fading[-1, 0] == 0
    assert playing.done


def test_a_loop_goes_on_without_a_hole():
    speaker = SilentSpeaker(Clock())
    speaker.play(WholeSound(np.full((700, 2), 0.5, np.float32), loop=True))
    assert np.all(np.concatenate([speaker.mixer.mix(480, 100.0 + n) for n in range(9)]) == 0.5)


def test_silence_lasts_as_long_as_it_is_told():
    clock, silence = Clock(), Silence()
    playing = SilentSpeaker(clock).play(silence)
    clock.now += 60
    assert playing.at() == pytest.approx(60)
    silence.seconds = 61.5
    clock.now += 60
    assert playing.at() == pytest.approx(61.5)
    assert playing.done


def test_every_length_comes_to_its_end():
    """Seconds times rate is not always the number of frames that was divided by it."""
    clock = Clock()
    for frames in range(1, 400):
        playing = SilentSpeaker(clock).play(WholeSound(np.zeros((frames, 2), np.float32)))
        clock.now += 0.01
        assert playing.done, frames


def test_without_a_device_time_goes_on_all_the_same():
    """A kiosk whose loudspeaker was unplugged shows its films, silently."""
    speaker = Loudspeaker("a loudspeaker that nobody has")
    begun = time.monotonic()
    playing = speaker.play(steady(0.05))
    assert time.monotonic() - begun < 0.02

    while not playing.done:
        assert time.monotonic() - begun < 5
    assert playing.at() == pytest.approx(0.05)
    assert not speaker.heard
    speaker.close()


def test_a_device_that_never_answers_is_not_waited_for_and_nothing_leaps():
    """After half a second without an answer the clock takes over, from where the sound stood."""
    clock = Clock()
    speaker = Loudspeaker("a loudspeaker that nobody has", clock=clock)
    playing = speaker.play(steady(2.0))
    clock.now += 0.6
    assert playing.at() < 0.01
    clock.now += 0.3
    assert 0.25 < playing.at() < 0.35
    speaker.close()


def test_the_stand_in_is_chosen_by_name():
    assert isinstance(open_speaker("silent"), SilentSpeaker)
    assert isinstance(open_speaker(None), Loudspeaker)


def test_a_sound_says_when_its_first_sample_was_heard():
    """What is recorded meanwhile is laid on it by that."""
    clock = Clock()
    speaker = SilentSpeaker(clock)
    playing = speaker.play(steady(2.0))
    assert playing.began_at is None

    for moment in (100.25, 100.26, 100.27):
        speaker.mixer.mix(480, moment)
    assert playing.began_at == pytest.approx(100.25)


def test_a_device_that_stood_still_moves_the_beginning_on():
    """The second that nothing was heard is not in the sound."""
    speaker = SilentSpeaker(Clock())
    playing = speaker.play(steady(2.0))
    speaker.mixer.mix(480, 100.0)
    speaker.mixer.mix(480, 101.01)

    assert playing.began_at == pytest.approx(101.0)


def test_what_plays_goes_on_by_the_clock_when_another_loudspeaker_is_chosen():
    """A film on the screen does not stop because staff try a loudspeaker."""
    clock = Clock()
    speaker = ChosenSpeaker("silent", clock=clock)
    playing = speaker.play(steady(2.0))
    clock.now += 0.5
    playing.at()
    speaker.use("a loudspeaker that nobody has")
    assert not speaker.answers
    clock.now += 0.5
    assert playing.at() == pytest.approx(1.0, abs=0.01)

    speaker.use("silent")
    clock.now += 1.5
    assert playing.done
    assert speaker.answers
    speaker.close()
