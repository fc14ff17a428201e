"""How late the loudspeaker is heard: found to a fraction of a millisecond, and never guessed."""

import subprocess

import numpy as np
import pytest

from capture.captured import RATE, Samples, Sound
from capture.devices import DeviceChoice
from capture.errors import LatencyUnknownError
from capture.latency import CHIRPS, CLEAR, HIGH_HZ, LOW_HZ, chirp, find, judged, measure_apart
from capture.virtual import HEARD, LOUDSPEAKER, MICROPHONE, VirtualSound

BLOCK = 480


def blocks(sound: Samples, at: float) -> list[Sound]:
    """As a microphone gives it, in stereo."""
    stereo = np.repeat(sound[:, None], 2, axis=1).astype(np.float32)
    return [Sound(stereo[i : i + BLOCK], at + i / RATE) for i in range(0, len(stereo), BLOCK)]


def room(late_samples: float, *, quiet: float = 1.0, noise: float = 0.0, echoes: tuple[float, ...] = ()) -> Samples:
    """0.8 s in which the chirp comes so late (a part of a sample too), and again from the walls."""
    spectrum = np.fft.rfft(np.pad(chirp(), (0, round(0.8 * RATE) - len(chirp()))))
    turn = np.exp(-2j * np.pi * np.fft.rfftfreq(round(0.8 * RATE)) * late_samples)
    sound = np.fft.irfft(spectrum * turn)
    for i, loudness in enumerate(echoes):
        sound += loudness * np.roll(sound, round((0.004 + 0.011 * i) * RATE))
    sound = quiet * sound + np.random.default_rng(5).normal(0, noise, len(sound))
    return sound.astype(np.float32)


@pytest.mark.parametrize("late", [0.0, 480.0, 4800.25, 9601.5])
def test_a_chirp_is_found_to_a_part_of_a_sample(late: float) -> None:
    found = find(blocks(room(late), at=100.0))

    assert found.at - 100.0 == pytest.approx(late / RATE, abs=0.25 / RATE)
    assert found.clear > CLEAR


def test_a_chirp_is_found_in_a_room_with_echoes_and_people() -> None:
    """As loud as the murmur in the room, and the walls answer."""
    found = find(blocks(room(4800, quiet=0.1, noise=0.01, echoes=(0.6, 0.4, 0.3)), at=100.0))

    assert found.at - 100.0 == pytest.approx(0.1, abs=0.0005)
    assert found.clear > CLEAR


def test_noise_is_not_taken_for_a_chirp() -> None:
    for seed in range(20):
        noise = np.random.default_rng(seed).normal(0, 0.1, round(0.8 * RATE)).astype(np.float32)
        assert find(blocks(noise, at=100.0)).clear < CLEAR
    assert find(blocks(np.zeros(RATE, np.float32), at=100.0)).clear < CLEAR


def test_the_chirp_is_short_soft_and_in_a_band_that_all_can_bear() -> None:
    spectrum = np.abs(np.fft.rfft(chirp())) ** 2
    hertz = np.fft.rfftfreq(len(chirp()), 1 / RATE)
    inside = (hertz > LOW_HZ * 0.8) & (hertz < HIGH_HZ * 1.2)

    assert np.abs(chirp()).max() <= 0.3
    assert spectrum[inside].sum() / spectrum.sum() > 0.99
    assert np.abs(np.diff(chirp(), prepend=0, append=0)).max() < 0.12  # no click


def test_the_median_counts_and_one_late_chirp_does_not() -> None:
    late = [(0.0421, 9.0), (0.0419, 8.0), (0.0420, 12.0), (0.0620, 9.0), (0.0422, 7.0), (0.0420, 9.0), (0.0, 1.1)]
    trip = judged(late, "a microphone", "a loudspeaker")

    assert trip.seconds == pytest.approx(0.04205)
    assert trip.spread_seconds < 0.0003
    assert (trip.heard, trip.clear) == (6, 9.0)


@pytest.mark.parametrize(
    ("late", "sentence"),
    [
        ([(0.0, 1.1)] * CHIRPS, "did not hear the loudspeaker. Turn it up, or hold the headphones to the microphone"),
        ([(0.04, 9.0)] * 3 + [(0.0, 1.1)] * 4, "Only 3 of 7 sounds were heard. Turn it up"),
        ([(0.01 * i, 9.0) for i in range(CHIRPS)], "now sooner, now later: 30 ms apart"),
    ],
)
def test_what_is_not_known_is_not_said(late: list[tuple[float, float]], sentence: str) -> None:
    """A wrong figure would shift every answer."""
    with pytest.raises(LatencyUnknownError, match=sentence):
        judged(late, "a microphone", "a loudspeaker")


def test_a_microphone_that_is_the_loudspeakers_monitor_hears_it_at_once(sound: VirtualSound) -> None:
    trip = measure_apart(DeviceChoice(microphone=HEARD, loudspeaker=LOUDSPEAKER))

    assert trip.seconds == pytest.approx(0.0, abs=0.005)
    assert trip.spread_seconds < 0.002
    assert (trip.microphone, trip.loudspeaker, trip.heard) == (HEARD, LOUDSPEAKER, CHIRPS)


def test_the_way_through_the_room_is_measured(sound: VirtualSound) -> None:
    """The server is asked to carry the sound over 120 ms late; it holds that to a millisecond or two."""
    carry = "module-loopback source=speaker.monitor sink=mic latency_msec=120 adjust_time=0"
    command = ["pactl", "load-module", *carry.split()]
    subprocess.run(command, env=dict(sound.environment), check=True, capture_output=True)
    trip = measure_apart(DeviceChoice(microphone=MICROPHONE, loudspeaker=LOUDSPEAKER))

    assert trip.seconds == pytest.approx(0.120, abs=0.010)
    assert trip.spread_seconds < 0.002


def test_a_microphone_that_does_not_hear_the_loudspeaker_is_told(sound: VirtualSound) -> None:
    with pytest.raises(LatencyUnknownError, match="Turn it up, or hold the headphones to the microphone"):
        measure_apart(DeviceChoice(microphone=MICROPHONE, loudspeaker=LOUDSPEAKER))


@pytest.mark.parametrize(
    ("microphone", "loudspeaker", "sentence"),
    [
        ("nobody's", LOUDSPEAKER, "The microphone “nobody's” was not found."),
        (HEARD, "nobody's", "The loudspeaker “nobody's” does not answer. Plug it in"),
        ("silent", LOUDSPEAKER, "A stand-in hears nothing."),
    ],
)
def test_a_device_that_is_not_there_is_told(
    sound: VirtualSound, microphone: str, loudspeaker: str, sentence: str
) -> None:
    with pytest.raises(LatencyUnknownError, match=sentence):
        measure_apart(DeviceChoice(microphone=microphone, loudspeaker=loudspeaker))
