"""A file unrolled: what sounds and shows when, once and round and round."""

from pathlib import Path

import numpy as np
import pytest

from media.errors import MediaError
from media.roll import Picture, Roll
from media.samples import RATE, Samples
from media.testcard import Card, beep_times, write_card


def unrolled(roll: Roll, *, rounds: float = 1) -> tuple[Samples, list[Picture]]:
    sounds, pictures = [], []
    while not roll.ended and roll.length < rounds * 2.0 + 0.1:
        sounds.append(roll.read())
        while roll.packed and (picture := roll.picture()):
            pictures.append(picture)
    roll.close()
    return np.concatenate(sounds), pictures


def flashes(pictures: list[Picture]) -> list[float]:
    light = [float(picture.frame.to_ndarray(format="gray").mean()) > 128 for picture in pictures]
    return [picture.due for n, picture in enumerate(pictures) if light[n] and not (n and light[n - 1])]


@pytest.mark.parametrize("suffix", [".mp4", ".mkv"])
def test_flash_and_beep_come_at_their_time(tmp_path: Path, suffix: str):
    sound, pictures = unrolled(Roll(write_card(tmp_path / f"card{suffix}", Card(seconds=2.0))))

    assert len(pictures) == 60
    assert flashes(pictures) == pytest.approx([0.5, 1.5], abs=0.001)
    assert beep_times(sound) == pytest.approx([0.5, 1.5], abs=0.003)


@pytest.mark.parametrize("suffix", [".m4a", ".flac", ".wav", ".mkv"])
def test_music_of_any_kind_sounds_at_48_khz(tmp_path: Path, suffix: str):
    sound, pictures = unrolled(Roll(write_card(tmp_path / f"song{suffix}", Card(seconds=2.0, size=None, rate=44100))))

    assert pictures == []
    assert len(sound) / RATE == pytest.approx(2.0, abs=0.03)
    assert beep_times(sound) == pytest.approx([0.5, 1.5], abs=0.003)


def test_a_loop_shows_its_pictures_at_an_even_pace_over_the_seam(tmp_path: Path):
    """A stage on attract plays all day: a stutter every ten seconds would be what people see."""
    _, pictures = unrolled(Roll(write_card(tmp_path / "c.mp4", Card(seconds=2.0)), sound=False, loop=True), rounds=3)
    steps = np.diff([picture.due for picture in pictures])

    assert len(pictures) > 180
    assert steps.min() == pytest.approx(1 / 30, abs=0.001)
    assert steps.max() == pytest.approx(1 / 30, abs=0.001)


def test_a_loop_keeps_sound_and_picture_together(tmp_path: Path):
    sound, pictures = unrolled(Roll(write_card(tmp_path / "card.mp4", Card(seconds=2.0)), loop=True), rounds=3)
    beeps, lights = beep_times(sound)[:6], flashes(pictures)[:6]

    assert len(beeps) == 6
    assert beeps == pytest.approx(lights, abs=0.003)


def test_sound_is_as_long_as_its_picture(tmp_path: Path):
    """The clock is the sound: it must not stop before the film does."""
    film = write_card(tmp_path / "film.mp4", Card(seconds=2.0))
    sound, _ = unrolled(Roll(film))
    silent = Roll(film, sound=False)
    nothing, _ = unrolled(silent)

    assert len(sound) / RATE == pytest.approx(2.0, abs=0.03)
    assert not silent.has_sound
    assert len(nothing) == 0
    assert silent.length == pytest.approx(2.0)


def test_a_torn_file_plays_to_where_it_is_torn(tmp_path: Path):
    whole = write_card(tmp_path / "whole.mkv", Card(seconds=2.0)).read_bytes()
    torn = tmp_path / "torn.mkv"
    torn.write_bytes(whole[: len(whole) * 2 // 3])
    _, pictures = unrolled(Roll(torn))

    assert 20 < len(pictures) < 60


def test_what_is_no_recording_is_refused(tmp_path: Path):
    note = tmp_path / "note.mp4"
    note.write_text("a note")
    with pytest.raises(MediaError):
        Roll(note)
