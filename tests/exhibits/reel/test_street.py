"""The street of the neighbourhood under the film: as values, and in the sound that comes out."""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from config.settings import Export, Settings, save_settings
from exhibits.chunks import Chunks
from exhibits.collection import Collection
from exhibits.reel.export import export_reel
from exhibits.reel.heard import Heard
from exhibits.reel.mix import Mix, mix_sound
from exhibits.reel.street import NoStreet, Street, street_heard, street_of
from media.encode import Encoder
from media.fit import bring_home
from media.loudness import measure_blocks
from media.profile import HOUSE
from media.samples import RATE, Samples
from media.sound import read_sound
from media.testcard import Card, write_card
from tests.exhibits.reel.shown import SMALL, Given, fill

HUM = 330.0
"""The street of the tests, in hertz: what else is heard is far from it."""
VOICE = Path("voice.m4a")


def street_file(path: Path, seconds: float = 7.3, loudness: float = 0.05) -> Path:
    """It ends in the middle of a wave, so that a careless loop clicks."""
    tone = loudness * np.sin(2 * np.pi * HUM * np.arange(round(seconds * HOUSE.rate)) / HOUSE.rate)
    with Encoder(path, video=False) as encoder:
        encoder.sound(np.stack([tone, tone], axis=1).astype(np.float32))
    return path


def work(starts: int, frames: int) -> Heard:
    return Heard(Path("view.mp4"), 0, starts, frames, into=18, out=36, works=("CODE",))


def under(*others: Heard, frames: int = 3000) -> tuple[Heard, ...]:
    return street_heard(others, Street(Path("street.mp4"), 900, -3.0), {VOICE}, frames=frames, fps=30)


def test_it_is_heard_from_the_first_frame_to_the_last_and_goes_over_into_itself():
    line = under()

    assert line[0].starts == 0
    assert line[-1].starts + line[-1].frames == 3000
    for one, other in pairwise(line):
        assert one.starts + one.frames - other.starts == one.out == other.into == 60


def test_it_is_softer_under_a_work_and_there_where_one_work_goes_over_into_the_next():
    first, second = work(100, 400), work(100 + 400 - 54, 400)

    (street,) = under(first, second, frames=900)

    assert street.dips == ((118 + 21, 464 - 12), (464 + 21, 810 - 12))


def test_it_is_softer_under_all_of_a_voice_and_not_twice_where_a_maker_speaks_over_a_work():
    spoken = Heard(VOICE, 0, 380, 84, into=0, out=0, works=("CODE",))

    (street,) = under(work(100, 400), spoken, frames=900)

    assert street.dips == ((139, 464),)


# what comes out

DUSK, WORKS, CREDITS = 3.0, ((6.0, 8.0), (13.6, 8.0)), 26.0
"""Seconds. Two works with a join between them, and quiet before and after."""
FRAMES = 40 * 30


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Samples:
    """The sound of a film of 40 seconds."""
    folder = tmp_path_factory.mktemp("street")
    chunks = Chunks(folder / "chunks")
    street_file(folder / "street.m4a")
    street = street_of(folder, "street.m4a", chunks, SMALL)
    assert isinstance(street, Street)
    song = folder / "view.mp4"
    bring_home(write_card(folder / "song.m4a", Card(8.0, 0.1, None)), song, SMALL, trusted=True)
    works = [
        Heard(song, 0, round(starts * 30), round(seconds * 30), into=18, out=36, works=("CODE",))
        for starts, seconds in WORKS
    ]
    return mixed_of([*works, *street_heard(works, street, (), frames=FRAMES, fps=30)], chunks, folder)


def mixed_of(heard: Sequence[Heard], chunks: Chunks, folder: Path) -> Samples:
    mix_sound(Mix(tuple(heard), FRAMES, SMALL, SMALL.lufs), chunks, "film", folder, lambda part: None)
    return read_sound(chunks.path("film"))


def hum(sound: Samples, at: float, seconds: float = 0.2) -> float:
    """Decibel of the street at this moment; 0 is full scale."""
    first = round((at - seconds / 2) * RATE)
    part = sound[first : first + round(seconds * RATE)].mean(axis=1)
    wave = np.exp(-2j * np.pi * HUM * np.arange(len(part)) / RATE)
    window = np.hanning(len(part))
    return 20 * float(np.log10(2 * np.abs((part * wave * window).sum()) / window.sum() + 1e-9))


def test_between_the_works_it_is_14_lu_softer_than_they_are_and_makes_them_no_louder(mixed: Samples):
    dusk = mixed[round(2.2 * RATE) : round(5.0 * RATE)]

    work = mixed[round(8 * RATE) : round(11 * RATE)]
    assert measure_blocks([dusk]).integrated == pytest.approx(-30, abs=1)
    assert measure_blocks([work]).integrated == pytest.approx(-16, abs=0.5)


def test_it_is_there_under_the_join_and_makes_room_for_every_work(mixed: Samples):
    dusk = hum(mixed, DUSK)

    for starts, seconds in WORKS:
        assert hum(mixed, starts + seconds / 2) == pytest.approx(dusk - 12, abs=3)
    assert hum(mixed, WORKS[1][0] + 0.4) > dusk - 3


def test_it_comes_from_nothing_and_goes_to_nothing(mixed: Samples):
    dusk = hum(mixed, DUSK)

    assert hum(mixed, CREDITS) == pytest.approx(dusk, abs=4)
    assert hum(mixed, 0.15) < dusk - 15
    assert hum(mixed, FRAMES / 30 - 0.15) < dusk - 15


def test_where_it_comes_again_nothing_clicks(mixed: Samples):
    """All that is not near its own tone is 50 dB softer than that, in every tenth of a second of two rounds."""
    quiet = mixed[round(23 * RATE) : round(38 * RATE)].mean(axis=1)

    assert clicks(quiet) < hum(mixed, DUSK) - 50
    assert clicks(np.concatenate([quiet[:100_000], quiet[100_070:]])) > hum(mixed, DUSK) - 40


def clicks(sound: np.ndarray) -> float:
    far = np.abs(np.fft.rfftfreq(9600, 1 / RATE) - HUM) > 100
    parts = (sound[at : at + 9600] * np.blackman(9600) for at in range(0, len(sound) - 9600, 2400))
    loudest = max(float((np.abs(np.fft.rfft(part))[far] ** 2).sum()) for part in parts)
    return 10 * float(np.log10(loudest)) - 20 * float(np.log10(np.blackman(9600).sum() / 2))


def test_what_cannot_be_heard_is_said_in_one_sentence(tmp_path: Path):
    chunks = Chunks(tmp_path / "chunks")
    (tmp_path / "letter.wav").write_text("no sound")
    street_file(tmp_path / "short.m4a", seconds=2)

    said = [street_of(tmp_path, name, chunks, SMALL) for name in ("gone.wav", "letter.wav", "short.m4a")]

    assert street_of(tmp_path, None, chunks, SMALL) is None
    assert all(isinstance(one, NoStreet) for one in said)
    for one, why in zip(said, ("There is no file", "letter.wav is not a recording", "too short"), strict=True):
        assert why in one.sentence


def test_a_film_has_the_street_of_its_place_under_it(tmp_path: Path):
    folder = tmp_path / "wijkpodium"
    fill(folder, [Given(every=0.1, seconds=3)])
    street_file(folder / "street.m4a")
    save_settings(folder, Settings(export=Export(street="street.m4a")))

    with Collection.read(folder) as collection:
        film = export_reel(collection, tmp_path / "film.mp4", minutes=0.5, profile=SMALL)

    assert film.no_street == ""
    assert hum(read_sound(film.path), DUSK) > -40
