"""A voice and the piece it answers become one sound."""

from pathlib import Path

import numpy as np
import pytest

from capture.matroska import Matroska
from media.fit import bring_home
from media.loudness import measure
from media.profile import HOUSE
from media.samples import RATE, Samples
from media.sound import read_sound
from media.tracks import Track

SECONDS = 4


def tone(hertz: float, height: float, seconds: float = SECONDS) -> Samples:
    wave = np.sin(2 * np.pi * hertz * np.arange(int(seconds * RATE)) / RATE) * height
    return np.repeat(wave[:, None], 2, axis=1).astype(np.float32)


def height_of(samples: Samples, hertz: float) -> float:
    """How high a wave of this pitch is in the sound."""
    turn = np.exp(-2j * np.pi * hertz * np.arange(len(samples)) / RATE)
    return float(2 * np.abs((samples.mean(axis=1) * turn).mean()))


def answer(path: Path, voice: Samples, piece: Samples) -> Path:
    tracks = {Track.HEARD: 2, Track.VOICE: 2, Track.PIECE: 2}
    file = Matroska(path, pictures=False, sounds=tracks)
    for first in range(0, len(voice), 480):
        block = slice(first, first + 480)
        for track, samples in ((Track.HEARD, piece), (Track.VOICE, voice), (Track.PIECE, piece)):
            file.sound(samples[block], first, track)
    file.close()
    return path


@pytest.mark.parametrize("height", [0.03, 0.5])
def test_a_soft_and_a_loud_singer_are_heard_just_before_the_music(tmp_path: Path, height: float) -> None:
    """Whoever sings softly or far from the microphone is not drowned by the neighbour's piece."""
    take = answer(tmp_path / "take.mkv", tone(400, height), tone(700, 0.2))

    home = bring_home(take, tmp_path / "home.mp4", HOUSE, trusted=True).path
    heard = read_sound(home)[RATE : 3 * RATE]
    over = 20 * np.log10(height_of(heard, 400) / height_of(heard, 700))
    assert over == pytest.approx(1.5, abs=1.0)
    assert measure(home).integrated == pytest.approx(-16, abs=0.5)


def test_who_only_listens_is_not_turned_up(tmp_path: Path) -> None:
    """The hum of an empty room stays far below the music."""
    take = answer(tmp_path / "take.mkv", tone(400, 0.001), tone(700, 0.2))

    heard = read_sound(bring_home(take, tmp_path / "home.mp4", HOUSE, trusted=True).path)[RATE : 3 * RATE]
    assert height_of(heard, 400) < height_of(heard, 700) / 50


def test_voice_and_piece_stay_where_they_were(tmp_path: Path) -> None:
    """To the sample before the encoder; AAC smears by less than a millisecond."""
    voice, piece = tone(400, 0.0), tone(700, 0.0)
    click = tone(2000, 0.5, 0.02)
    voice[RATE : RATE + len(click)], piece[2 * RATE : 2 * RATE + len(click)] = click, click
    take = answer(tmp_path / "take.mkv", voice, piece)

    heard = np.abs(read_sound(bring_home(take, tmp_path / "home.mp4", HOUSE, trusted=True).path)).max(axis=1)
    for at in (RATE, 2 * RATE):
        near = heard[at - 2400 : at + 2400] > heard[at - 2400 : at + 2400].max() / 2
        assert abs(int(np.argmax(near)) - 2400) < RATE / 1000
