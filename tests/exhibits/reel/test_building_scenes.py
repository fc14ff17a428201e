"""Scenes of the building: whole in every size, the same in pieces, calm, and with something to see."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import cv2
import numpy as np
import pytest

from config.texts import SHIPPED, load_texts
from exhibits.reel.ask import AFTER_VOICE_SECONDS, VOICE_SECONDS, AskScene, frames_to_ask
from exhibits.reel.dusk import DuskScene, lights_on
from exhibits.reel.facade import Facade
from exhibits.reel.house import house_of
from exhibits.reel.last import LastScene, board_words
from exhibits.reel.pictures import Scene, pictures
from exhibits.reel.planes import Planes
from exhibits.reel.scenes import Stage, WorkScene
from exhibits.reel.sheet import make_sheet
from media.encode import Encoder
from media.form import Form
from media.profile import HOUSE
from tests.exhibits.reel.neighbours import SIZES, colours_of, flashes, largest_step, neighbours, stage

PEOPLE = neighbours(14)
DUSK = DuskScene(150, "Wijkplein Carnisse", PEOPLE, dark=(PEOPLE[2].code,))
LAST = LastScene(240, "Wat breng jij mee?", PEOPLE, "Carnisse")
QUESTIONS = {
    "nl": "Wat mag er in deze buurt nooit verdwijnen, ook niet als alles duurder wordt en iedereen haast heeft?",
    "ar": "ما الذي يجب ألا يختفي أبداً من هذا الحي؟",
    "ti": "ካብዚ ከባቢ እንታይ ክጠፍእ የብሉን?",
}


def asking(voice: float = 0.8, fps: int = 30, **how: object) -> AskScene:
    lit = tuple(one.code for one in PEOPLE[6:])
    scene = AskScene(frames_to_ask(voice, fps), QUESTIONS["nl"], PEOPLE[3], PEOPLE, lit, PEOPLE[2], place="Carnisse")
    return replace(scene, **how)


def shown(scene: Scene, stage: Stage, first: int = 0, last: int | None = None) -> list[Planes]:
    return list(pictures(scene, stage, first, scene.frames if last is None else last))


def scenes() -> Iterator[Scene]:
    yield DUSK
    yield asking()
    yield LAST


@pytest.mark.parametrize("scene", list(scenes()), ids=lambda scene: type(scene).__name__)
def test_a_frame_is_the_same_in_whatever_piece_it_is_made(scene):
    """The film is made in chunks, by several processes, and kept for the next film."""
    whole = shown(scene, stage())

    assert len(whole) == scene.frames
    for first in range(0, scene.frames, 37):
        piece = shown(scene, stage(), first, min(first + 2, scene.frames))
        assert all(np.array_equal(one, other) for one, other in zip(piece, whole[first:], strict=False))


@pytest.mark.parametrize("scene", list(scenes()), ids=lambda scene: type(scene).__name__)
def test_what_is_given_out_may_be_drawn_on(scene):
    given = pictures(scene, stage(), 0, 2)
    next(given)[:] = 0

    assert next(given).max() > 100


@pytest.mark.parametrize("scene", list(scenes()), ids=lambda scene: type(scene).__name__)
@pytest.mark.parametrize("theme", ["day", "contrast"])
def test_nothing_flashes_and_nothing_jumps(scene, theme):
    seen = shown(scene, stage(theme=theme))

    assert flashes(seen) == []
    assert largest_step(seen) < 0.05


@pytest.mark.parametrize("scene", list(scenes()), ids=lambda scene: type(scene).__name__)
@pytest.mark.parametrize(
    ("size", "fps"), [(SIZES[0], 25), (SIZES[1], 30), (SIZES[2], 25), ((1920, 1080), 30), ((3840, 2160), 25)]
)
def test_every_size_and_rate_has_its_pictures(scene, size, fps):
    at = scene.frames * 2 // 3
    (picture,) = shown(scene, stage(size, fps=fps), at, at + 1)

    assert picture.shape == (size[1] * 3 // 2, size[0])
    assert colours_of(picture).std() > 20


# dusk


def test_at_dusk_the_lights_go_on_one_by_one_and_stay():
    lights = [_lit(picture) for picture in shown(DUSK, stage())[::10]]

    assert lights[0] < 0.02
    assert lights[-1] > 0.1
    assert all(later >= earlier - 0.01 for earlier, later in pairwise(lights))


def test_every_light_is_on_before_the_scene_ends_and_those_to_come_are_not():
    times = lights_on(DUSK, house_of(PEOPLE, SIZES[0]), 30)

    assert set(times) == {one.code for one in PEOPLE} - {PEOPLE[2].code}
    assert max(times.values()) < 150 / 30 - 1


def test_more_than_one_building_is_passed_to_the_one_with_the_board():
    scene = DuskScene(150, "Carnisse", neighbours(70))
    start, end = (colours_of(shown(scene, stage(), at, at + 1)[0]) for at in (0, 149))

    assert not _has(start, "#FFD84D", (200, 14, 440, 66))
    assert _has(end, "#FFD84D", (200, 14, 440, 66))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("nl", "Gezondheidscentrum en huiskamer Het Kleine Zuiderhofje nr 12"),
        ("ar", "مركز صحة الحي الجنوبي القديم"),
        ("ti", "ማእከል ጥዕና ናይቲ ገዛውቲ"),
    ],
)  # fmt: skip
def test_the_name_stands_whole_on_the_board(size, language, name):
    facade = Facade(stage(size, language), PEOPLE, name)
    x, y, w, h = facade.house.board

    assert facade.name.width <= w
    assert facade.name.height <= h
    assert facade.name.block.width <= facade.name.width + 1


# a question


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", QUESTIONS)
@pytest.mark.parametrize("asker", [0, 5, None])
def test_the_question_stands_whole_in_the_picture_beside_the_window_of_who_asks(size, language, asker):
    there = stage(size, language)
    house = house_of(PEOPLE, size)
    home = None if asker is None else house.home(PEOPLE[asker].code)
    window = None if home is None else house.window(home)
    sheet = make_sheet(QUESTIONS[language], there, window)
    x, y, w, h = sheet.place

    assert x >= 0
    assert x + w <= size[0]
    assert y >= 0
    assert y + h <= size[1]
    assert sheet.words.block.width <= w
    assert sheet.words.height <= h
    if window is not None:
        assert y + h <= window[1] or window[1] + window[3] <= y


def test_letters_of_a_question_are_readable_from_where_people_sit():
    far = replace(stage(), least_cap=0.03)
    words = make_sheet("Wat wil je dat anderen horen?", far, None).words

    assert words.cap_mm * far.mm >= 0.03 * 640


def test_the_scene_grows_with_the_voice():
    assert frames_to_ask(3.0, 30) - frames_to_ask(1.0, 30) == 60
    assert frames_to_ask(0.0, 25) == round((VOICE_SECONDS + AFTER_VOICE_SECONDS) * 25)


@pytest.mark.parametrize("size", SIZES)
def test_in_the_end_the_first_picture_of_the_work_is_all_there_is(tmp_path, size):
    """A cut from here into the work is not seen, also where the film has another shape."""
    still = np.zeros((360, 640, 3), np.uint8)
    still[:, :, 0] = np.linspace(40, 220, 640, dtype=np.uint8)
    still[:, :, 2] = np.linspace(220, 40, 360, dtype=np.uint8)[:, None]
    view = one_picture(tmp_path / "view.mp4", still)
    scene = asking(view=view)
    (last,) = shown(scene, stage(size), scene.frames - 1, scene.frames)
    (first,) = shown(WorkScene(1, 0, view, PEOPLE[1], ""), stage(size))

    assert PEOPLE[1].form.seen
    assert np.abs(colours_of(last).astype(int) - colours_of(first)).max(axis=2).mean() < 8


def test_nothing_of_the_work_is_seen_before_its_window_lights():
    with_still = asking(view=Path("missing.mp4"))
    before = round((with_still.frames / 30 - AFTER_VOICE_SECONDS) * 30)

    assert len(shown(with_still, stage(), before - 3, before)) == 3


@pytest.mark.parametrize("number", range(3))
def test_without_a_still_there_is_a_picture_that_belongs_to_the_work(number):
    into = PEOPLE[number]
    scene = asking(into=into, asker=None)
    (last,) = shown(scene, stage(), scene.frames - 1, scene.frames)
    light = stage().theme.pairs[into.sign.colour][0]

    assert into.form in Form
    assert _has(colours_of(last), light, (160, 60, 480, 300))


# the last picture


@pytest.mark.parametrize("size", SIZES)
def test_in_the_last_picture_the_free_window_is_dark_among_lit_ones(size):
    (last,) = shown(LAST, stage(size), LAST.frames - 1, LAST.frames)
    light = cv2.cvtColor(colours_of(last), cv2.COLOR_BGR2GRAY)
    x, y = size[0] // 2, round(size[1] * 0.36)
    free = light[y - 8 : y + 8, x - 8 : x + 8]
    beside = [light[y - 12 : y + 12, :20], light[y - 12 : y + 12, -20:]]

    assert free.max() < 90
    assert all(side.max() > 100 for side in beside)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", SHIPPED)
def test_the_last_question_stands_whole_and_large_on_its_board(size, language):
    there = stage(size, language)
    words = board_words(load_texts(language)["reel.bring"], there)

    assert words.width <= size[0] * 0.9
    assert words.height <= size[1] * 0.26
    assert words.cap_mm >= there.least_mm * 1.2


def _lit(picture: Planes) -> float:
    """The share of the picture that is bright."""
    return float((colours_of(picture)[80:].max(axis=2) > 190).mean())


def _has(picture: np.ndarray, colour: str, place: tuple[int, int, int, int]) -> bool:
    left, top, right, low = place
    wanted = np.array([int(colour[at : at + 2], 16) for at in (5, 3, 1)])
    near = np.abs(picture[top:low, left:right].astype(int) - wanted).max(axis=2) < 14
    return bool(near.mean() > 0.01)


def one_picture(path: Path, bgr: np.ndarray) -> Path:
    """A film of a second that shows only this."""
    height, width = bgr.shape[:2]
    with Encoder(path, replace(HOUSE, width=width, height=height), audio=False) as encoder:
        for _ in range(30):
            encoder.picture(np.dstack([bgr, np.full((height, width), 255, np.uint8)]))
    return path
