"""Every work in a film is as loud as the next, whatever part of it is heard; who was too soft for that is told."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from config.settings import Export, Settings, save_settings
from exhibits.collection import Collection
from exhibits.reel.bed import soften
from exhibits.reel.export import export_reel
from exhibits.reel.heard import Heard
from exhibits.reel.levels import PASSAGE_DB, alone, passage_level, softer
from exhibits.reel.soundcheck import SoundCheck
from media.encode import Encoder
from media.loudness import measure
from media.profile import HOUSE
from media.samples import RATE
from media.side_by_side import all_cores
from tests.exhibits.reel.shown import SMALL
from tests.exhibits.reel.sounding import WHISPERED, a_loud_neighbourhood, loudness_in, noise

WORK = Heard(Path("one.mp4"), 18, 100, 300, into=18, out=36, works=("ONE",))


def test_a_work_is_measured_where_nothing_else_is_heard():
    """Between the one that goes and the one that comes, and not under a voice."""
    before, after = replace(WORK, starts=0, frames=140), replace(WORK, starts=360, frames=100)

    assert alone(WORK, [before, WORK, after], 30) == (140, 360)
    assert alone(WORK, [WORK], 30) == (118, 364)
    spoken = replace(WORK, dips=((250, 330),))
    assert alone(spoken, [before, spoken], 30) == (140, 241)


def test_a_work_that_is_never_alone_is_not_measured():
    assert alone(WORK, [WORK, replace(WORK, path=Path("other.mp4"))], 30) is None


def test_moments_that_are_too_high_are_told_and_no_others(tmp_path: Path) -> None:
    """Two claps in half a minute of nothing louder than a hum: the stretches they lie in are listened to closely."""
    sound = noise(30, 0.02)
    for at in (2.0, 25.3):
        sound[round(at * RATE) : round((at + 0.05) * RATE)] = 0.99 * np.sign(noise(0.05, 1))
    with Encoder(tmp_path / "sound.mp4", HOUSE, video=False) as encoder:
        encoder.sound(sound)

    check = SoundCheck(HOUSE, 30 * HOUSE.fps, None, lambda part: None)
    with all_cores() as cores:
        loudness, over = check.listened(tmp_path / "sound.mp4", cores)

    assert {moment for moment in over if moment not in (19, 252, 254)} == {20, 253}  # what sounds before and after it
    assert max(over.values()) == pytest.approx(loudness.true_peak, abs=0.2)
    assert min(over.values()) > HOUSE.most_peak_db


def test_what_is_made_softer_goes_down_and_comes_back() -> None:
    part = np.ones((10_000, 2), np.float32)

    soften(part, [(4_000, 5_000, 6.0), (5_000, 6_000, 6.0), (-9_000, -6_000, 6.0), (20_000, 24_000, 6.0)], 1_000)

    assert part[4_000:6_000] == pytest.approx(10 ** (-6 / 20), abs=1e-3)
    assert (part[:3_000] == 1).all()
    assert (part[7_001:] == 1).all()
    assert (np.diff(part[3_000:4_000, 0]) < 0).all()
    assert (np.diff(part[6_001:7_000, 0]) > 0).all()


@pytest.fixture(scope="module")
def views(tmp_path_factory) -> dict[str, Path]:
    """One as loud as the house, and one that could not be lifted so far."""
    folder = tmp_path_factory.mktemp("views")
    for name, height in (("home", 0.0966), ("whispered", 0.02)):
        with Encoder(folder / name, HOUSE, video=False) as encoder:
            encoder.sound(noise(3, height))  # of which AAC takes 2 dB
    return {path.name: path for path in folder.iterdir()}


def test_a_soft_passage_is_lifted_and_a_loud_one_is_made_softer(views):
    assert measure(views["home"]).integrated == pytest.approx(-16, abs=0.5)
    gains = [passage_level(noise(3, height), views["home"], HOUSE)[0] for height in (0.156, 0.078, 0.055)]
    assert gains == pytest.approx([-6, 0, 3], abs=0.6)
    assert passage_level(noise(3, 0.01), views["home"], HOUSE) == (PASSAGE_DB, PASSAGE_DB)


def test_a_work_that_was_lifted_as_far_as_may_be_is_not_lifted_again(views):
    """Its noise would be louder than its whisper."""
    assert passage_level(noise(3, 0.02), views["whispered"], HOUSE) == (0, 0)
    assert passage_level(np.zeros((RATE, 2), np.float32), views["home"], HOUSE) == (0, 0)


def test_who_is_softer_is_told_and_silence_is_not():
    loud = [("A", -16.2), ("B", -16.6), ("C", -70.0), ("D", -28.0)]
    assert softer(loud, -16) == ("B", "D")
    assert softer(loud, -23) == ("D",)


@pytest.fixture(scope="module")
def neighbourhood(tmp_path_factory) -> Path:
    return a_loud_neighbourhood(tmp_path_factory.mktemp("loud") / "wijkpodium")


@pytest.mark.parametrize("lufs", [-16, -23])
def test_every_work_is_as_loud_as_wished_and_who_was_too_soft_is_told(neighbourhood, tmp_path, lufs):
    """Measured in the finished film."""
    save_settings(neighbourhood, Settings(export=Export(lufs=lufs)))

    with Collection.read(neighbourhood) as collection:
        film = export_reel(collection, tmp_path / "film.mp4", minutes=1, profile=SMALL, seed=7)

    told = json.loads(film.listed.read_text(encoding="utf-8"))["loudness"]
    soft = {work.code for work in film.softer}
    heard = loudness_in(film)
    assert [work.name for work in film.softer] == [WHISPERED]
    assert (set(told["softer"]), told["wished"], told["works"].keys()) == (soft, lufs, heard.keys())
    assert heard == pytest.approx(told["works"], abs=0.6)
    others = {code: found for code, found in heard.items() if code not in soft}
    assert others == pytest.approx(dict.fromkeys(others, lufs), abs=0.5)
    assert measure(film.path).true_peak <= -1
