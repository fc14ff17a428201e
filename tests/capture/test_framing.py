"""Who is small, tall or seated fits into the picture without anybody moving the camera (X-053)."""

import cv2
import numpy as np
import pytest

from capture.booth import Booth
from capture.camera import fit
from capture.captured import SIZE, Pixels
from capture.devices import DeviceChoice
from capture.framing import MOST_ZOOM, Framing
from capture.messages import Choose, Chosen, Form, Level, Open, Opened
from capture.ring import Preview

WIDE, HIGH = SIZE
EYE_M, AWAY_M, LENS_DEGREES = 1.35, 2.6, 78
"""A webcam on top of a touch screen, and where people stand before it."""
PEOPLE = {"a child": (1.0, 0.0), "seated": (1.35, 0.0), "standing": (1.65, 0.0), "tall": (2.0, 0.0)}
"""How high above the floor their heads and their feet are, in metres."""


def row_of(metres: float, high: int = HIGH) -> float:
    """In which row of a 16:9 picture something of that height is seen, by a camera that looks straight ahead."""
    focal = WIDE / 2 / np.tan(np.radians(LENS_DEGREES / 2)) * high / HIGH
    return high / 2 + focal * (EYE_M - metres) / AWAY_M


def seen_of(framing: Framing, head: float, feet: float) -> tuple[float, float]:
    """Where head and feet are in the used picture: 0 is its top, 1 its foot."""
    picture = np.zeros((HIGH, WIDE, 3), np.uint8)
    top, bottom = (round(row_of(metres)) for metres in (head, feet))
    picture[max(0, top) : bottom, 600:680] = 255
    rows = np.flatnonzero(fit(picture, framing)[:, WIDE // 2, 0] > 127)
    return float(rows[0]) / HIGH, float(rows[-1] + 1) / HIGH


def marked(wide: int, high: int) -> Pixels:
    """Every place has a value of its own."""
    down, across = np.mgrid[0:high, 0:wide]
    return np.dstack([down * 255 // high, across * 255 // wide, np.zeros((high, wide))]).astype(np.uint8)


@pytest.mark.parametrize("person", PEOPLE)
def test_everybody_from_one_to_two_metres_fits_with_head_and_to_below_the_hips(person: str) -> None:
    """As wide as the camera can, nobody has to be framed at all."""
    head, feet = PEOPLE[person]
    top, _ = seen_of(Framing(), head, feet)
    hips = (row_of(head * 0.5)) / HIGH

    assert top > 0.02
    assert hips < 0.98


@pytest.mark.parametrize("person", PEOPLE)
def test_a_few_presses_bring_everybody_near_with_the_head_in_the_upper_half(person: str) -> None:
    """Nearer, and then higher or lower until the face is where faces are looked for: in at most twelve presses."""
    head, feet = PEOPLE[person]
    framing = Framing().nearer().nearer().nearer()
    for _ in range(9):
        top, _ = seen_of(framing, head, feet)
        if top < 0.04:
            framing = framing.higher()
        elif top > 0.42:
            framing = framing.lower() if framing.height > -1 else framing.nearer()
    top, bottom = seen_of(framing, head, feet)

    assert framing.zoom > 1.3
    assert 0.03 < top < 0.43
    assert bottom - top > 0.5


@pytest.mark.parametrize("size", [(1280, 720), (640, 480), (1920, 1080), (720, 1280), (321, 241)])
def test_what_is_used_is_always_inside_the_picture_and_never_stretched(size: tuple[int, int]) -> None:
    for zoom in (0.2, 1.0, 1.331, MOST_ZOOM, 9.0):
        for height in (-7.0, -1.0, -0.25, 0.0, 1.0, 7.0):
            left, top, wide, high = Framing(zoom, height).crop(*size)
            assert left >= 0 <= top and left + wide <= size[0] and top + high <= size[1]
            assert wide / high == pytest.approx(WIDE / HIGH, rel=0.02)
            assert fit(marked(*size), Framing(zoom, height)).shape == (HIGH, WIDE, 3)


def test_higher_shows_what_is_above_and_lower_what_is_below() -> None:
    """The first channel is how far down a place is in the whole picture."""
    middle = Framing().nearer().nearer()
    seen = {name: fit(marked(WIDE, HIGH), one)[:, :, 0] for name, one in _four(middle).items()}

    assert seen["higher"].mean() < seen["middle"].mean() < seen["lower"].mean()
    assert np.ptp(seen["nearer"]) < np.ptp(seen["middle"]) < np.ptp(seen["wider"])


def _four(framing: Framing) -> dict[str, Framing]:
    moved = {"higher": framing.higher(), "lower": framing.lower(), "nearer": framing.nearer(), "wider": framing.wider()}
    return {"middle": framing, **moved}


def test_a_press_always_does_something_until_the_edge_is_reached() -> None:
    """A picture of just our shape has nothing above it: a step nearer makes room."""
    assert Framing().higher() == Framing(1.21, 0.5)
    assert Framing(1.5).lower() == Framing(1.5, -0.32)
    assert Framing(1.21, -1.0).lower() == Framing(1.331, -1.0)
    framing = Framing()
    for _ in range(30):
        framing = framing.lower()
    assert framing == Framing(MOST_ZOOM, -1.0)
    for _ in range(30):
        framing = framing.wider()
    assert framing.zoom == 1.0


def test_one_press_moves_the_picture_by_about_a_twelfth() -> None:
    """Neither a jump nor something that one cannot see."""
    for zoom in (1.21, 1.331, 1.5, 1.8, MOST_ZOOM):
        _, before, _, high = Framing(zoom).crop(WIDE, HIGH)
        _, after, _, _ = Framing(zoom).lower().crop(WIDE, HIGH)
        assert 0.045 < (after - before) / high < 0.09


def test_a_picture_that_needs_nothing_is_not_touched() -> None:
    picture = marked(*SIZE)
    assert fit(picture, Framing()) is picture


def test_the_booth_takes_another_framing_at_once(takes, listener) -> None:
    """Without opening the camera again; the test card's picture shows another part of itself."""
    near = DeviceChoice("test-card", "silent", zoom=1.61, height=1.0)
    with Booth(takes, DeviceChoice("test-card", "silent"), listener.news.put) as booth:
        booth.send(Open(Form.VIDEO))
        listener.until(Opened)
        before = _preview(booth, listener, 0)
        booth.send(Choose(near))
        assert listener.until(Chosen).choice == near
        after = _preview(booth, listener, before.serial + 3)

    high, wide = before.pixels.shape[:2]
    left, top, crop_wide, crop_high = near.framing.crop(wide, high)
    expected = cv2.resize(before.pixels[top : top + crop_high, left : left + crop_wide], (wide, high))
    assert _apart(after.pixels, expected) < _apart(after.pixels, before.pixels) / 2


def _apart(one: Pixels, other: Pixels) -> float:
    return float(np.abs(one.astype(int) - other.astype(int)).mean())


def _preview(booth: Booth, listener, after: int) -> Preview:
    while (preview := booth.preview(after)) is None:
        listener.until(Level)
    return preview
