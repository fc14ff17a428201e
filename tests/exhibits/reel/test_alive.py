"""The whole building moves: every window shows its own work, and no more is decoded than is seen."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from exhibits.errors import SpoiltError
from exhibits.reel.alive import AliveScene, AliveWork
from exhibits.reel.house import house_of
from exhibits.reel.panes import moving
from exhibits.reel.pictures import pictures
from exhibits.reel.planes import Planes
from exhibits.reel.scenes import Stage
from media.fit import bring_home
from media.form import Form
from media.testcard import Card, write_card
from tests.exhibits.reel.neighbours import SIZES, colours_of, flashes, largest_step, neighbours, stage
from tests.exhibits.reel.shown import SMALL

GROUNDS = ((30, 60, 200), (40, 160, 40), (200, 80, 30))
"""Of the works, one after the other: blue, green, red."""


@pytest.fixture(scope="module")
def views(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Three films in which a bar wanders, and a piece of music."""
    folder = tmp_path_factory.mktemp("views")
    cards = [Card(3.0, 9.0, (320, 180), colour=ground) for ground in GROUNDS] + [Card(3.0, 0.5, None)]
    made = []
    for number, card in enumerate(cards):
        original = write_card(folder / f"{number}.{'mp4' if card.size else 'm4a'}", card)
        view = folder / f"{number}-view.mp4"
        bring_home(original, view, SMALL, trusted=True)
        made.append(view)
    return made


def alive(views: list[Path], many: int = 14, frames: int = 105) -> AliveScene:
    people = neighbours(many)
    works = []
    for number, one in enumerate(people):
        kind = number % len(views)
        form = Form.MUSIC if kind == len(views) - 1 else Form.VIDEO
        works.append(AliveWork(replace(one, form=form), views[kind], 0, 60))
    return AliveScene(frames, tuple(works), tuple(work.resident for work in works), "Carnisse")


def shown(scene: AliveScene, stage: Stage, first: int = 0, last: int | None = None) -> list[Planes]:
    return list(pictures(scene, stage, first, scene.frames if last is None else last))


def test_a_frame_is_the_same_in_whatever_piece_it_is_made(views):
    """Also where a work begins again, and where a second of it begins."""
    scene = alive(views)
    whole = shown(scene, stage())

    assert len(whole) == scene.frames
    for first, last in ((0, 2), (29, 31), (44, 46), (59, 62), (103, 105)):
        piece = shown(scene, stage(), first, last)
        assert all(np.array_equal(one, other) for one, other in zip(piece, whole[first:last], strict=True))


@pytest.mark.parametrize("theme", ["day", "contrast"])
def test_nothing_flashes_and_nothing_jumps(views, theme):
    seen = shown(alive(views), stage(theme=theme))

    assert flashes(seen) == []
    assert largest_step(seen) < 0.06, "the films flash themselves, in their windows"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("fps", [25, 30])
def test_everyone_moves_in_the_window_where_they_live(views, size, fps):
    scene = alive(views, frames=4 * fps)
    house = house_of(scene.residents, size)
    seen = shown(scene, stage(size, fps=fps), 16 * fps // 5, 4 * fps)  # no film flashes then
    one, other = colours_of(seen[0]), colours_of(seen[-1])

    for number, work in enumerate(scene.works):
        home = house.home(work.resident.code)
        assert home is not None
        x, y, w, h = (round(side) for side in house.window(home))
        middle = slice(y + h // 6, y + 5 * h // 6), slice(x + w // 4, x + 3 * w // 4)
        assert np.abs(one[middle].astype(int) - other[middle]).max() > 40, work.resident.name
        if number % 4 < len(GROUNDS):
            assert np.abs(np.median(one[middle], axis=(0, 1)) - GROUNDS[number % 4]).max() < 25


def test_before_its_curtains_open_nothing_of_a_work_is_seen_or_read(views):
    gone = [replace(work, path=Path("not") / "there.mp4") for work in alive(views).works]
    scene = replace(alive(views), works=tuple(gone))

    assert len(shown(scene, stage(), 0, 10)) == 10


def test_a_work_that_cannot_be_read_is_named(views, tmp_path):
    scene = alive(views)
    view = tmp_path / "0123456789" / "view.mp4"
    view.parent.mkdir()
    view.write_bytes(views[-1].read_bytes())
    works = (replace(scene.works[0], path=view), *scene.works[1:])

    with pytest.raises(SpoiltError, match="0123456789"):
        shown(replace(scene, works=works), stage(), 60, 62)


def test_past_several_buildings_only_what_is_seen_is_decoded(views):
    """The camera begins at the first building: nobody in the second is there yet."""
    scene = alive(views, many=70, frames=300)
    house = house_of(scene.residents, SIZES[0])
    homes = dict(house.homes)
    works = [
        work if homes[work.resident.code].block == 0 else replace(work, path=Path("not/there.mp4"))
        for work in scene.works
    ]

    assert len(shown(replace(scene, works=tuple(works)), stage(), 0, 4)) == 4
    start, end = (shown(scene, stage(), at, at + 1)[0] for at in (0, 299))
    assert start.shape == end.shape
    assert np.abs(start.astype(int) - end).mean() > 10


def test_sparing_shows_the_same_moments_though_fewer_pictures(views):
    every = list(moving(views[0], 20, 50, 30, (64, 48), sparing=False))
    fewer = list(moving(views[0], 20, 50, 30, (64, 48), sparing=True))

    assert len(every) == len(fewer) == 30
    assert len({one.tobytes() for one in fewer}) <= len({one.tobytes() for one in every})
    assert max(np.abs(one.astype(int) - other).mean() for one, other in zip(every, fewer, strict=True)) < 12
