"""A chain of answers in a whole film: one neighbour's music runs on, and all who answered it are seen in turns."""

import json
import shutil
from itertools import pairwise
from operator import itemgetter
from pathlib import Path

import numpy as np
import opentimelineio as otio
import pytest

from exhibits.collection import Collection
from exhibits.contribution import Contribution, Purpose, Role, Use
from exhibits.reel.export import ReelResult, export_reel
from media.form import Form
from media.loudness import measure
from media.sound import read_sound
from media.stills import still
from media.testcard import beep_times
from tests.exhibits.reel.shown import SMALL, YES, Given, fill

pytestmark = pytest.mark.xdist_group("chained")  # what these tests share is dear

SECONDS = 20.0
MUSIC = Given(Form.MUSIC, "Bram", seconds=SECONDS, every=0.5, yes=YES | {Purpose.ANSWER})
ANSWERS = (
    Given(Form.DANCE, "Lina", seconds=SECONDS, every=0.5, colour=(90, 30, 30), answers=0),
    Given(Form.DANCE, "Sem", seconds=SECONDS, every=0.5, colour=(30, 90, 30), answers=0),
    Given(Form.VIDEO, "Ayla", seconds=SECONDS, every=0.5, colour=(30, 30, 90), answers=0),
)


@pytest.fixture(scope="module")
def works(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Contribution]]:
    folder = tmp_path_factory.mktemp("chained") / "wijkpodium"
    return folder, fill(folder, [MUSIC, *ANSWERS])


@pytest.fixture(scope="module")
def film(works: tuple[Path, list[Contribution]], tmp_path_factory: pytest.TempPathFactory) -> ReelResult:
    return film_of(works[0], tmp_path_factory.mktemp("film") / "film.mp4")


def film_of(folder: Path, out: Path) -> ReelResult:
    with Collection.read(folder) as collection:
        return export_reel(collection, out, minutes=1, profile=SMALL, seed=7)


def shots_of(film: ReelResult) -> list[dict]:
    return json.loads(film.listed.read_text(encoding="utf-8"))["shots"]


def cuts_of(film: ReelResult) -> list[tuple[str, float, float]]:
    """Whose each is, and from and to which second of the film it is seen."""
    found = list[tuple[str, float, float]]()
    for track in otio.adapters.read_from_file(str(film.path.with_suffix(".otio"))).video_tracks():
        for clip in track.find_clips():
            at = clip.trimmed_range_in_parent()
            first, last = at.start_time.to_seconds(), at.end_time_exclusive().to_seconds()
            if found and (found[-1][0], found[-1][2]) == (clip.name, first):
                first = found.pop()[1]  # its last frame is a clip of its own
            found.append((clip.name, first, last))
    return sorted(found, key=itemgetter(1))


def test_all_who_answered_are_one_scene_with_the_music(works, film):
    music, *answers = (work.code for work in works[1])
    (shot,) = shots_of(film)

    assert shot["code"] == music
    assert sorted(shot["others"]) == sorted(answers)
    assert (film.shown, film.left_out) == (4, 0)


def test_everyone_is_seen_at_their_cuts_which_lie_on_beats(film):
    (shot,) = shots_of(film)
    begins = (shot["starts"] - shot["cut_in"]) / 30
    colours = {given.name: given.colour for given in ANSWERS}
    cuts = [cut for cut in cuts_of(film) if cut[0].split()[0] in {"Bram", *colours}]

    assert {name.split()[0] for name, _, _ in cuts} == {"Bram", *colours}
    for name, first, last in cuts[1:]:
        on_beat = (first - begins) % 0.5
        assert min(on_beat, 0.5 - on_beat) < 0.05
        if (colour := colours.get(name.split()[0])) is not None:
            # between two flashes, at the top of the picture where no name lies
            seen = still(film.path, begins + round((first + last) / 2 * 2 - begins * 2) / 2 + 0.25)[8:30, 120:200, :3]
            assert np.abs(np.median(seen, axis=(0, 1)) - np.array(colour)).max() < 12


def test_the_music_goes_on_without_a_step_through_every_recording_of_it(film):
    """Beep after beep in time, and each as loud as the others; Ayla's is heard while she is seen."""
    (shot,) = shots_of(film)
    sound = read_sound(film.path)
    first, last = (shot["starts"] + 30) / 30, (shot["starts"] + shot["frames"] - 45) / 30
    found = [at for at in beep_times(sound) if first < at < last]
    loud = [float(np.abs(sound[round(at * 48000) : round(at * 48000) + 2000]).max()) for at in found]

    assert len(found) == pytest.approx((last - first) / 0.5, abs=1)
    assert all(abs(later - earlier - 0.5) < 0.003 for earlier, later in pairwise(found))
    assert 20 * np.log10(max(loud) / min(loud)) < 1.5


def test_whose_recording_is_gone_is_not_seen_and_the_music_is_seen_instead(works, film, tmp_path):
    folder = shutil.copytree(works[0], tmp_path / "wijkpodium", ignore=shutil.ignore_patterns("chunks"))
    music, lina, *_ = works[1]
    with Collection.read(folder) as collection:
        view = collection.path(lina, Role.VIEW, Use.EXHIBITION)
    assert view is not None
    view.write_bytes(view.read_bytes()[:10_000])

    broken = film_of(folder, tmp_path / "film.mp4")

    assert broken.broken == (lina.code,)
    (shot,) = shots_of(broken)
    assert (shot["code"], lina.code in shot["others"]) == (music.code, True)
    assert broken.seconds == film.seconds
    assert "Lina" not in {name.split()[0] for name, _, _ in cuts_of(broken)}
    assert measure(broken.path).integrated == pytest.approx(-16, abs=0.5)
