"""Answers as the booth makes them: the piece is heard while one records, and the take carries it where it was heard."""

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from capture.booth import Booth
from capture.devices import DeviceChoice
from capture.messages import Failed, Open, Opened, Record, Recording, Taken
from capture.virtual import HEARD, VirtualSound
from media.form import Form
from media.opening import Damage
from media.samples import RATE, Samples
from media.seen import Seen
from media.sound import clocked, joined
from media.testcard import beep_times, flash_and_beep
from media.tracks import Track

WITHIN_SECONDS = 0.010


@pytest.fixture
def piece(tmp_path: Path) -> Path:
    """A neighbour's work: a beep each second, the first after half a second."""
    return flash_and_beep(tmp_path / "piece.wav", seconds=5.0, size=None)


def heard_on(path: Path) -> dict[str, Samples]:
    """The take's sounds by the titles of their tracks."""
    with av.open(str(path)) as file:
        titles = {stream.index: stream.metadata["title"] for stream in file.streams.audio}
    return {title: one_sound(path, index) for index, title in titles.items()}


def one_sound(path: Path, index: int) -> Samples:
    with av.open(str(path)) as file:
        stream = file.streams[index]
        return joined(list(clocked(file, stream, RATE, start=Fraction(0), damage=Damage())))


def recorded(booth: Booth, listener, form: Form, piece: Path, seconds: float, seen: Seen = Seen.SHADOW):
    booth.send(Open(form, seen, piece))
    listener.until(Opened)
    booth.send(Record("answer", form, seconds))
    listener.until(Recording)
    return listener.until(Taken).take


def test_the_piece_lies_where_the_microphone_heard_it(sound: VirtualSound, takes: Path, piece: Path, listener) -> None:
    """A voice that sang along is with the music when both are mixed. Here the microphone hears the loudspeaker."""
    with Booth(takes, DeviceChoice("test-card", HEARD), listener.news.put) as booth:
        take = recorded(booth, listener, Form.MUSIC, piece, 4.0)

    sounds = heard_on(take.path)
    apart = np.subtract(beep_times(sounds[Track.PIECE]), beep_times(sounds[Track.VOICE]))
    assert len(apart) >= 3
    assert np.abs(apart).max() < WITHIN_SECONDS


def test_a_dance_carries_the_clean_piece_and_nothing_of_the_room(takes: Path, piece: Path, listener) -> None:
    """Whoever laughs beside the dancer is not recorded: nobody needs it."""
    with Booth(takes, DeviceChoice("test-card", "tone", "silent"), listener.news.put) as booth:
        take = recorded(booth, listener, Form.DANCE, piece, 2.5)

    sounds = heard_on(take.path)
    assert list(sounds) == [Track.HEARD]
    assert len(beep_times(sounds[Track.HEARD])) >= 2
    between = sounds[Track.HEARD][np.abs(sounds[Track.HEARD]).max(axis=1) < 0.01]
    assert len(between) > RATE and np.abs(between).max() < 0.001


def test_without_a_microphone_a_dance_is_laid_on_its_piece_by_the_pictures(takes: Path, piece: Path, listener) -> None:
    with Booth(takes, DeviceChoice("test-card", "no such microphone", "silent"), listener.news.put) as booth:
        take = recorded(booth, listener, Form.DANCE, piece, 2.5)

    assert take.has_sound and take.seconds >= 2.5
    times = beep_times(heard_on(take.path)[Track.HEARD])
    assert len(times) >= 2 and np.diff(times) == pytest.approx(1.0, abs=WITHIN_SECONDS)


def test_a_soft_voice_is_heard_beside_the_piece_at_once(takes: Path, piece: Path, listener) -> None:
    """What plays when one looks back is not the music alone."""
    with Booth(takes, DeviceChoice("test-card", "tone", "silent"), listener.news.put) as booth:
        take = recorded(booth, listener, Form.MUSIC, piece, 3.0)

    sounds = heard_on(take.path)
    assert list(sounds) == [Track.HEARD, Track.VOICE, Track.PIECE]
    quiet = np.abs(sounds[Track.PIECE]).max(axis=1) < 0.001
    heard, voice = (np.sqrt(np.square(sounds[track][quiet]).mean()) for track in (Track.HEARD, Track.VOICE))
    assert heard > voice * 0.9
    assert np.abs(sounds[Track.HEARD]).max() < 1.0


def test_a_piece_that_cannot_be_played_is_no_answer(takes: Path, tmp_path: Path, listener) -> None:
    broken = tmp_path / "broken.mp4"
    broken.write_bytes(b"no film")
    with Booth(takes, DeviceChoice("test-card", "tone", "silent"), listener.news.put) as booth:
        booth.send(Open(Form.DANCE, Seen.SHADOW, broken))
        listener.until(Opened)
        booth.send(Record("answer", Form.DANCE, 3.0))

        assert "broken.mp4" in listener.until(Failed).sentence
    assert not list(takes.glob("*"))
