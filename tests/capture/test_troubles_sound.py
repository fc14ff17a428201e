"""A microphone or a sound server in trouble, driven as `capture.troubles` has it, on a server of the test's own."""

import os
import select
import signal
from collections.abc import Iterator
from pathlib import Path

import av
import numpy as np
import pytest

from capture.booth import Booth
from capture.captured import RATE, Samples
from capture.devices import DeviceChoice
from capture.messages import Beat, Level, Open, Opened, Stop, Taken, Trouble
from capture.troubles import Case
from capture.virtual import MICROPHONE, VirtualSound
from media.form import Form
from media.take import Take

TOLD, BACK = 2.0, 10.0
"""Seconds, at most: until the kiosk knows, and until all is well again."""


@pytest.fixture
def booth(takes: Path, listener, sound: VirtualSound) -> Iterator[Booth]:
    with Booth(takes, DeviceChoice("test-card", MICROPHONE), listener.news.put) as booth:
        yield booth


def begin(booth: Booth, listener, form: Form, seconds: float) -> None:
    listener.until_recording(booth, "take", form)
    listener.until_long(seconds)


def end(booth: Booth, listener) -> Take:
    booth.send(Stop())
    return listener.until(Taken).take


def tone(hertz: float, loudness: float, seconds: float = 20.0) -> Samples:
    wave = np.sin(np.arange(int(seconds * RATE)) / RATE * 2 * np.pi * hertz) * loudness
    return np.repeat(wave[:, None], 2, axis=1).astype(np.float32)


def recorded(take: Take) -> Samples:
    with av.open(str(take.path)) as file:
        return np.concatenate([frame.to_ndarray().reshape(-1, 2) for frame in file.decode(audio=0)]) / 32768


def how_much(samples: Samples, hertz: float) -> float:
    """Loudness of one pitch."""
    wave = np.exp(-2j * np.pi * hertz * np.arange(len(samples)) / RATE)
    return float(abs(samples[:, 0] @ wave) * 2 / len(samples))


def seconds_of(samples: Samples, hertz: float) -> float:
    """For how long a pitch can be heard."""
    parts = np.array_split(samples, len(samples) // (RATE // 20))
    return 0.05 * sum(how_much(part, hertz) > 0.02 for part in parts)


def test_microphone_gone_is_told_at_once_and_a_dance_goes_on_and_hears_it_again(
    booth: Booth, listener, sound: VirtualSound
) -> None:
    """In between there is silence: picture and sound stay one length."""
    with sound.feeding(tone(440, 0.25)):
        begin(booth, listener, Form.DANCE, 1.0)
        sound.unplug()
        listener.knows_within(TOLD, Case.MICROPHONE_GONE)
    sound.plug_in()
    listener.until_trouble(Case.MICROPHONE_GONE, over=True, seconds=BACK)
    with sound.feeding(tone(660, 0.25)):
        listener.until_loud(0.5)
        listener.until_long(listener.until(Level).seconds + 1.0)
        heard = recorded(end(booth, listener))

    assert how_much(heard[: RATE // 2], 440) > 0.1
    assert how_much(heard[-RATE // 2 :], 660) > 0.1


def test_microphone_gone_ends_music_which_is_kept(booth: Booth, listener, sound: VirtualSound) -> None:
    begin(booth, listener, Form.MUSIC, 1.0)
    sound.unplug()
    listener.knows_within(TOLD, Case.MICROPHONE_GONE)

    assert listener.until(Taken).take.seconds >= 1.0


@pytest.mark.parametrize("form", [Form.MUSIC, Form.DANCE])
def test_microphone_replaced_is_told_and_what_took_its_place_is_not_recorded(
    booth: Booth, listener, sound: VirtualSound, form: Form
) -> None:
    """The kiosk would record its own loudspeaker. Where other work holds the processor, a blink of it comes in."""
    with sound.feeding(tone(440, 0.25)), sound.playing(tone(660, 0.5)):
        begin(booth, listener, form, 1.0)
        sound.replace()
        listener.knows_within(TOLD, Case.MICROPHONE_REPLACED)
        if form is Form.DANCE:
            listener.until_long(3.0)
            booth.send(Stop())
        heard = recorded(listener.until(Taken).take)

    assert how_much(heard[: RATE // 2], 440) > 0.1
    assert seconds_of(heard, 660) <= 0.1
    sound.plug_in()
    listener.until_trouble(Case.MICROPHONE_REPLACED, over=True, seconds=BACK)


def test_microphone_gone_is_not_replaced_by_the_loudspeaker_where_any_would_do(
    takes: Path, listener, sound: VirtualSound, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server without a microphone offers what its loudspeaker plays as the first there is."""
    monkeypatch.setenv("PULSE_SOURCE", "speaker.monitor")
    with Booth(takes, DeviceChoice("test-card"), listener.news.put) as booth:
        booth.send(Open(Form.MUSIC))
        listener.knows_within(TOLD, Case.MICROPHONE_GONE)
        assert not listener.until(Opened).microphone


def test_digital_silence_is_told_and_the_take_goes_on(booth: Booth, listener, sound: VirtualSound) -> None:
    """A wire that broke, or a microphone that is switched off; and who is deaf may record silence."""
    with sound.feeding(tone(440, 0.25)) as voice:
        begin(booth, listener, Form.MUSIC, 1.0)
        voice.kill()
        listener.knows_within(TOLD, Case.SILENCE)
    length = listener.until(Level).seconds
    with sound.feeding(tone(440, 0.25)):
        listener.until_trouble(Case.SILENCE, over=True, seconds=BACK)
        assert end(booth, listener).seconds >= length


def test_clipping_is_told_and_the_take_goes_on(booth: Booth, listener, sound: VirtualSound) -> None:
    begin(booth, listener, Form.MUSIC, 0.5)
    with sound.feeding(np.clip(tone(440, 1.5), -1, 1)):
        listener.knows_within(TOLD, Case.CLIPPING)
    listener.until_trouble(Case.CLIPPING, over=True, seconds=BACK)

    assert end(booth, listener).seconds > 1.0


def test_sound_that_is_loud_but_whole_is_not_clipping(booth: Booth, listener, sound: VirtualSound) -> None:
    with sound.feeding(tone(440, 0.95)):
        begin(booth, listener, Form.MUSIC, 2.0)
        end(booth, listener)

    assert Trouble(Case.CLIPPING) not in listener.heard


def test_sound_system_hung_is_told_and_comes_back_by_itself(booth: Booth, listener, sound: VirtualSound) -> None:
    """The stream stays “active”, and closing it does not return."""
    begin(booth, listener, Form.DANCE, 1.0)
    sound.hang()
    listener.knows_within(TOLD, Case.SOUND_HUNG)
    assert end(booth, listener).seconds >= 1.0
    sound.go_on()

    listener.until_trouble(Case.SOUND_HUNG, over=True, seconds=BACK)


def test_sound_system_hung_before_anybody_came_is_told_too(booth: Booth, listener, sound: VirtualSound) -> None:
    listener.until(Beat)
    sound.hang()
    booth.send(Open(Form.DANCE))
    listener.knows_within(TOLD, Case.SOUND_HUNG)
    sound.go_on()

    listener.until_trouble(Case.SOUND_HUNG, over=True, seconds=BACK)


def test_a_booth_that_is_killed_leaves_nobody_listening_to_the_sound_server(
    booth: Booth, listener, sound: VirtualSound
) -> None:
    booth.send(Open(Form.MUSIC))
    listener.until(Opened)
    helpers = [os.pidfd_open(pid) for pid in children(booth.pid)]
    os.kill(booth.pid, signal.SIGKILL)

    assert helpers
    for helper in helpers:
        assert select.select([helper], [], [], BACK)[0]
        os.close(helper)


def children(pid: int) -> list[int]:
    return [int(child) for each in Path(f"/proc/{pid}/task").glob("*/children") for child in each.read_text().split()]
