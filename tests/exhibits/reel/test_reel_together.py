"""The finale: who dances to what, and that every picture of it can be made by itself."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from config.theme import load_theme
from exhibits.chunks import Chunks
from exhibits.reel.pictures import pictures
from exhibits.reel.planes import Planes, frame_of
from exhibits.reel.scenes import Resident, Stage
from exhibits.reel.together import (
    Dance,
    Lifting,
    Music,
    Neighbour,
    Together,
    TogetherScene,
    choose_together,
    cue,
    lift,
)
from media.errors import MediaError
from media.form import Form
from media.lifted import kept_dancer
from media.profile import HOUSE
from media.progress import StoppedError
from media.seen import Seen
from media.sign import Sign
from media.testcard import beeps
from tests.media.dances import record_dance

pytestmark = pytest.mark.xdist_group("together")  # what these tests share is dear

SMALL = replace(HOUSE, width=640, height=360)
KINDS = [(Seen.SHADOW, "sway"), (Seen.PAPER, "jump"), (Seen.TRAILS, "wave"), (Seen.PAPER, "sway")]


# the choice

dances = some.lists(
    some.builds(Dance, some.text("ABC", min_size=3, max_size=5), some.sampled_from(["", "M1", "M2", "M3", "GONE"])),
    max_size=70,
    unique_by=lambda dance: dance.code,
)
musics = some.lists(
    some.builds(Music, some.sampled_from(["M1", "M2", "M3", "M4"]), some.sampled_from([10.0, 20.0, 30.0])),
    max_size=4,
    unique_by=lambda music: music.code,
)


@given(dances, musics, some.integers(0, 99), some.randoms())
@settings(deadline=None, max_examples=200)
def test_the_finale_has_the_music_that_most_danced_to_and_all_who_dance(dances, musics, seed, chance):
    shuffled = chance.sample(dances, len(dances)), chance.sample(musics, len(musics))

    chosen = choose_together(dances, musics, seed=seed)

    assert chosen == choose_together(*shuffled, seed=seed)
    if len(dances) < 2 or not musics:
        assert chosen is None
        return
    assert chosen is not None
    danced = {music.code: sum(dance.music == music.code for dance in dances) for music in musics}
    longest = {music.code: music.seconds for music in musics}
    assert danced[chosen.music] == max(danced.values())
    among = [code for code in danced if danced[code] == danced[chosen.music]]
    assert longest[chosen.music] == max(longest[code] for code in among)
    assert len(chosen.dances) == min(len(dances), 60)
    assert sorted(chosen.dances + chosen.left_out) == sorted(dance.code for dance in dances)


def test_among_equals_the_lot_decides():
    two = [Music("M1", 10), Music("M2", 10)]
    chosen = {choose_together([Dance("A"), Dance("B")], two, seed=seed) for seed in range(20)}

    assert {together.music for together in chosen if together} == {"M1", "M2"}


def test_one_who_dances_alone_is_no_finale():
    assert choose_together([Dance("A", "M1")], [Music("M1", 10)], seed=1) is None
    assert choose_together([Dance("A"), Dance("B")], [], seed=1) is None
    assert isinstance(choose_together([Dance("A"), Dance("B")], [Music("M1", 10)], seed=1), Together)


# the pictures


@pytest.fixture(scope="module")
def liftings(tmp_path_factory: pytest.TempPathFactory) -> list[Lifting]:
    folder = tmp_path_factory.mktemp("dances")
    files = [folder / f"{number}.mkv" for number in range(len(KINDS))]
    return [
        Lifting(file.stem, file, record_dance(file, seen, name, 1.2))
        for file, (seen, name) in zip(files, KINDS, strict=True)
    ]


@pytest.fixture(scope="module")
def scene(liftings: list[Lifting], tmp_path_factory: pytest.TempPathFactory) -> TogetherScene:
    chunks = Chunks(tmp_path_factory.mktemp("lifted"))
    files = [(lift(one, chunks), one.figure.sheets) for one in liftings]
    row = cue(files, beeps(3.0, [0.5, 1.1, 1.7, 2.3]), {2: 4800})
    residents = [Resident(Sign(number, 1, 2), Form.DANCE, "Buur", f"CODE{number}") for number in range(len(row))]
    return TogetherScene(90, tuple(map(Neighbour, residents, row)), seed=4)


def stage(size: tuple[int, int] = SMALL.size, theme: str = "day", fps: int = 30) -> Stage:
    return Stage(replace(SMALL, width=size[0], height=size[1], fps=fps, gop=fps), load_theme(theme), "nl", False)


def drawn(scene: TogetherScene, first: int, last: int, on: Stage | None = None) -> list[Planes]:
    return [planes.copy() for planes in pictures(scene, on or stage(), first, last)]


def test_the_same_frame_is_the_same_bytes_in_any_range(scene: TogetherScene):
    whole = drawn(scene, 0, 90)

    for first, last in ((0, 5), (31, 40), (89, 90)):
        part = drawn(scene, first, last)
        assert len(part) == last - first
        assert all(np.array_equal(one, other) for one, other in zip(part, whole[first:last], strict=True))


@pytest.mark.parametrize("size", [(640, 360), (360, 640), (480, 480)])
@pytest.mark.parametrize("theme", ["day", "contrast"])
def test_everybody_dances_in_any_shape_and_nothing_jumps(scene: TogetherScene, size: tuple[int, int], theme: str):
    lights = [frame_of(one).to_ndarray(format="gray") for one in drawn(scene, 0, 60, stage(size, theme))]
    steps = [np.abs(one.astype(int) - other).mean() for one, other in pairwise(lights)]

    assert lights[0].shape == (size[1], size[0])
    assert 0 < max(steps) < 8
    assert np.count_nonzero(steps) > 50


def test_another_rate_is_the_same_dance(scene: TogetherScene):
    """A second is a second."""
    assert np.array_equal(drawn(scene, 25, 26, stage(fps=25))[0], drawn(scene, 30, 31)[0])


def test_who_danced_to_this_music_dances_to_it_as_they_did(scene: TogetherScene, liftings: list[Lifting]):
    """The music began 0.1 seconds after their recording: what they did then is what is seen first."""
    dancer = scene.neighbours[2].lifted
    first = kept_dancer(dancer.path, dancer.sheets).first

    assert dancer.begins == 3 - first


def test_lifting_is_done_once(liftings: list[Lifting], tmp_path: Path):
    """Whoever is lifted already is found again, wherever the recording lies now."""
    chunks = Chunks(tmp_path / "chunks")
    target = lift(liftings[0], chunks)
    moved = tmp_path / "elsewhere.mkv"
    moved.write_bytes(liftings[0].path.read_bytes())

    assert lift(replace(liftings[0], path=moved), chunks, stopped=lambda: True) == target
    assert list(chunks.bench.iterdir()) == []


def test_who_takes_their_dance_away_is_lifted_no_more(liftings: list[Lifting], tmp_path: Path):
    chunks = Chunks(tmp_path)
    files = [lift(lifting, chunks) for lifting in liftings[:2]]

    chunks.forget(liftings[0].code)

    assert [file.exists() for file in files] == [False, True]


def test_what_cannot_be_lifted_leaves_nothing(liftings: list[Lifting], tmp_path: Path):
    chunks, torn = Chunks(tmp_path / "chunks"), tmp_path / "torn.mkv"
    torn.write_bytes(b"nothing")
    with pytest.raises(MediaError, match=r"torn\.mkv"):
        lift(replace(liftings[0], path=torn), chunks)
    with pytest.raises(StoppedError):
        lift(liftings[0], chunks, stopped=lambda: True)

    assert not any(path.is_file() for path in tmp_path.joinpath("chunks").rglob("*"))
