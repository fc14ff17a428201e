"""Drawn dancers, from scenes whose truth is known."""

from functools import cache

import cv2
import numpy as np
import pytest

from capture.captured import SIZE, Picture, Pixels
from capture.drawing import Drawing
from capture.effects import EFFECTS
from capture.room import ENOUGH_PICTURES, Learning, Room, shrunk
from capture.standin import draw_room, draw_scene
from media.calm import FLASH, Calm, luminance
from media.colour import bgr
from media.seen import Seen

FACELESS = [seen for seen in Seen if seen.faceless]
FPS = 30


def noisy(picture: Pixels, number: int) -> Pixels:
    """No camera gives the same picture twice."""
    return cv2.add(picture, grain(number % 8))  # type: ignore[return-value]  # cv2 names a wider type


@cache
def grain(number: int) -> Pixels:
    noise = np.random.default_rng(number).integers(0, 12, (SIZE[1] // 4, SIZE[0] // 4, 3), np.uint8)
    return cv2.resize(noise, SIZE, interpolation=cv2.INTER_NEAREST)  # type: ignore[return-value]


@pytest.fixture(scope="module")
def room() -> Room:
    room = Room()
    for number in range(20):
        room.learn(shrunk(noisy(draw_room(), number)))
    return room


def drawn(drawing: Drawing, pictures: list[Pixels], fps: float = FPS) -> list[Picture]:
    return [drawing.draw(Picture(pixels, number / fps)) for number, pixels in enumerate(pictures)]


def figure_of(drawn_picture: Picture) -> Pixels:
    """What is lifted from the ground: all that has none of its colours."""
    assert drawn_picture.figure is not None
    far = [np.abs(drawn_picture.pixels.astype(int) - bgr(colour)).max(axis=2) for colour in drawn_picture.figure.ground]
    return (np.min(far, axis=0) > 12).astype(np.uint8)


def truth(seconds: float) -> Pixels:
    different = np.abs(draw_scene(seconds).astype(int) - draw_room()).max(axis=2) > 20
    different[int(SIZE[1] * 0.84) :] = False  # the shadow at its feet
    return different.astype(np.uint8)


def overlap(one: Pixels, other: Pixels) -> float:
    return float((one & other).sum() / (one | other).sum())


@pytest.mark.parametrize("seen", [Seen.SHADOW, Seen.PAPER])
def test_the_figure_is_where_the_dancer_is_and_can_be_lifted_from_its_ground(room: Room, seen: Seen) -> None:
    drawing = Drawing(room)
    drawing.turn_to(seen)
    last = drawn(drawing, [noisy(draw_scene(i / FPS), i) for i in range(12)])[-1]

    assert overlap(figure_of(last), truth(11 / FPS)) > 0.86
    rows, columns = np.nonzero(truth(11 / FPS))
    feet = columns[rows > rows.max() - 30]
    assert last.figure is not None
    assert last.figure.feet_y == pytest.approx(rows.max() / SIZE[1], abs=0.02)
    assert last.figure.feet_x == pytest.approx((feet.min() + feet.max()) / 2 / SIZE[0], abs=0.02)
    assert last.figure.height == pytest.approx(np.ptp(rows) / SIZE[1], abs=0.03)


def test_who_stands_still_stays_visible(room: Room) -> None:
    """A pose is held for 20 s; a model that went on learning would lose it within 2."""
    pictures = drawn(Drawing(room), [noisy(draw_scene(1.0), i) for i in range(40)], fps=2)

    assert overlap(figure_of(pictures[-1]), figure_of(pictures[5])) > 0.95


def test_a_room_that_became_brighter_is_still_empty(room: Room) -> None:
    """Clouds pass, and cameras open their eye when somebody dark comes in."""
    brighter = np.clip(draw_room() * 1.08, 0, 255).astype(np.uint8)
    pictures = drawn(Drawing(room), [noisy(brighter, i) for i in range(6)])

    assert pictures[-1].figure is None


def test_a_camera_that_opens_its_eye_changes_dark_places_more_than_light_ones() -> None:
    """As cameras do when somebody in black comes in: one gain for all would make a dancer of a wooden floor."""
    before = np.full((SIZE[1], SIZE[0], 3), 200, np.uint8)
    before[400:] = (45, 80, 135)
    opened = (255 * (before / 255) ** 0.75).round().astype(np.uint8)
    room = Room()
    for i in range(20):
        room.learn(shrunk(noisy(before, i)))
    pictures = drawn(Drawing(room), [noisy(opened, i) for i in range(6)])

    assert pictures[-1].figure is None


def test_legs_that_stand_close_stay_two(room: Room) -> None:
    """And hands keep what is between them and the hips."""
    picture = draw_room()
    for left in (600, 650):  # 20 pixels between them
        picture[200:640, left : left + 30] = (60, 40, 30)
    picture[200:420, 600:680] = (60, 40, 30)
    figure = figure_of(drawn(Drawing(room), [noisy(picture, i) for i in range(8)])[-1])

    assert figure[500, 610:620].all() and figure[500, 660:670].all() and not figure[500, 636:644].any()


def test_a_grey_coat_is_no_shadow_on_the_wall(room: Room) -> None:
    """A shadow is the wall but darker; so is the coat, but somebody is all around it."""
    picture = draw_room()
    picture[150:600, 560:720] = (60, 40, 30)
    picture[220:420, 590:690] = (draw_room()[220:420, 590:690] * 0.8).astype(np.uint8)
    shadow = draw_room()
    shadow[220:420, 590:690] = picture[220:420, 590:690]
    coat = drawn(Drawing(room), [noisy(picture, i) for i in range(8)])[-1]

    assert figure_of(coat)[160:590, 570:710].mean() > 0.98
    assert drawn(Drawing(room), [noisy(shadow, i) for i in range(8)])[-1].figure is None


def test_an_unknown_room_is_learned_from_the_first_half_second() -> None:
    drawing = Drawing(None)
    empty = drawn(drawing, [noisy(draw_room(), i) for i in range(ENOUGH_PICTURES)])
    after = drawn(drawing, [noisy(draw_scene(1.0), i) for i in range(6)])[-1]

    assert all(picture.figure is None for picture in empty)
    assert overlap(figure_of(after), truth(1.0)) > 0.86


def test_a_light_that_is_switched_on_is_got_used_to(room: Room) -> None:
    """Otherwise all of the picture would be the figure until the next hour."""
    other_room = noisy(np.full((SIZE[1], SIZE[0], 3), (30, 80, 20), np.uint8), 1)
    pictures = drawn(Drawing(room), [other_room] * 50, fps=15)

    assert pictures[10].figure is not None
    assert pictures[-1].figure is None


@pytest.mark.parametrize("seen", FACELESS)
def test_drawings_are_made_of_a_few_flat_colours(room: Room, seen: Seen) -> None:
    """Nothing of the camera's own colours is in them; what lies between two colours is the edge of a snip."""
    drawing = Drawing(room)
    drawing.turn_to(seen)
    pixels = drawn(drawing, [draw_scene(i / 10) for i in range(10)], fps=10)[-1].pixels
    _, counts = np.unique(pixels @ (1, 256, 65536), return_counts=True)

    assert np.sort(counts)[-12:].sum() / counts.sum() > 0.98


def test_a_trail_shows_where_the_figure_was(room: Room) -> None:
    drawing = Drawing(room)
    drawing.turn_to(Seen.TRAILS)
    trail = figure_of(drawn(drawing, [draw_scene(i / 10) for i in range(10)], fps=10)[-1])

    # drawn again each 0.12 s of pictures 0.1 s apart
    assert trail[truth(0.9) > 0].mean() > 0.8
    assert trail[truth(0.6) > 0].mean() > 0.7


def test_a_look_into_which_somebody_walks_is_known_as_such() -> None:
    still, disturbed = Learning(), Learning()
    room = draw_room()
    for i in range(42):
        at = i / 20
        still.look(Picture(noisy(room, i), at))
        disturbed.look(Picture(draw_scene(at), at))

    assert still.done and still.enough and still.still
    assert disturbed.done and not disturbed.still


# flashes


def flashes(lights: np.ndarray, fps: float) -> float:
    """The most flashes that any place has in any second: pairs of opposing changes of at least a tenth (WCAG 2.3.1)."""
    most = 0
    for place in lights.reshape(len(lights), -1).T:
        turns, extreme, rises = [], place[0], 0.0
        for number, light in enumerate(place):
            step = light - extreme
            if step * rises > 0:
                extreme = light
            elif abs(step) >= FLASH:
                turns.append(number / fps)
                extreme, rises = light, np.sign(step)
        most = max([most, *(sum(turn <= other < turn + 1 for other in turns) for turn in turns)])
    return most / 2


def seen_lights(pictures: list[Pixels]) -> np.ndarray:
    return np.array([luminance(cv2.resize(one, (16, 9), interpolation=cv2.INTER_AREA)) for one in pictures])


@pytest.mark.parametrize("hertz", [3.4, 5.0, 10.0, 15.0])
def test_black_and_white_never_flash_faster_than_three_times_a_second(hertz: float) -> None:
    calm = Calm()
    wanted = [np.full((90, 160, 3), 255 * (int(i / FPS * hertz * 2) % 2), np.uint8) for i in range(4 * FPS)]
    shown = [calm(picture, i / FPS) for i, picture in enumerate(wanted)]

    assert flashes(seen_lights(wanted), FPS) > 3
    assert flashes(seen_lights(shown), FPS) <= 3


@pytest.mark.parametrize("seen", FACELESS)
def test_a_strobing_camera_makes_no_flashes(room: Room, seen: Seen) -> None:
    """X-026, a visitor with a strobe: half of the pictures are white, and the mask is all or nothing."""
    drawing = Drawing(room)
    drawing.turn_to(seen)
    white = np.full((SIZE[1], SIZE[0], 3), 255, np.uint8)
    dark = (draw_scene(1.0) * 0.1).astype(np.uint8)
    pictures = drawn(drawing, [white if i % 4 < 2 else dark for i in range(36)], fps=15)

    assert flashes(seen_lights([picture.pixels for picture in pictures]), 15) <= 3


def test_a_dance_passes_untouched(room: Room) -> None:
    """Calm is for flashes: who sways and waves is drawn with sharp edges."""
    drawing, effect = Drawing(room), EFFECTS[Seen.SHADOW]
    pixels = drawn(drawing, [draw_scene(i / 15) for i in range(30)], fps=15)[-1].pixels
    flat = [np.abs(pixels.astype(int) - bgr(colour)).max(axis=2) < 6 for colour in (*effect.sheets.ground, "#FFD84D")]

    assert np.any(flat, axis=0).mean() > 0.985
