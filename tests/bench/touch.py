"""From a touch to a changed pixel: the software's part, on the home screen."""

import time
from functools import cache

import numpy as np

from kiosk.look import Rect
from media.paper import Pixels
from tests.bench import visit, works
from tests.bench.eyes import seen, settled
from tests.bench.figures import Figure, NotMeasuredError
from tests.bench.hand import Hand, a_hand
from tests.bench.place import Place
from tests.bench.running import kiosk_on

PRESSES = 240
_WATCHED = 200
"""Pixels that are looked at, of all that a press changes."""
_ANSWER_SECONDS = 2.0


@cache
def touches_ms(place: Place) -> tuple[float, ...]:
    pixels = place.display.live()
    with works.thousand_works(place) as folder, kiosk_on(place, folder) as kiosk, a_hand(place.display) as hand:
        visit.begin(kiosk.visitor)
        door = kiosk.visitor.targets["watch"]
        rows, columns = _what_changes(pixels, door, hand)
        rng = np.random.default_rng(1)
        taken = []
        for _ in range(PRESSES):
            time.sleep(float(rng.uniform(0.02, 0.06)))  # at no moment of the kiosk's own rhythm
            taken.append(_press(pixels[:, :, :3], (rows, columns), hand))
            _let_go(pixels, door, hand)
        return tuple(taken)


def _press(pixels: Pixels, watched: tuple[np.ndarray, np.ndarray], hand: Hand) -> float:
    before = pixels[watched].copy()
    began = time.monotonic()
    hand.presses()
    return (seen(lambda: bool((pixels[watched] != before).any()), _ANSWER_SECONDS) - began) * 1000


def _what_changes(pixels: Pixels, door: Rect, hand: Hand) -> tuple[np.ndarray, np.ndarray]:
    """Places of some of the pixels that are others while the door is pressed."""
    _over(door, hand)
    up = settled(pixels)
    hand.presses()
    time.sleep(0.2)
    down = settled(pixels)
    _let_go(pixels, door, hand)
    rows, columns = np.nonzero((up != down).any(axis=2))
    if not len(rows):
        raise NotMeasuredError("a press on a door changes nothing.")
    some = np.linspace(0, len(rows) - 1, min(_WATCHED, len(rows))).astype(int)
    return rows[some], columns[some]


def _over(door: Rect, hand: Hand) -> None:
    x, y, w, h = door
    hand.moves(x + w // 2, y + h // 2)


def _let_go(pixels: Pixels, door: Rect, hand: Hand) -> None:
    """Beside the door, so that it does not open; then back over it."""
    hand.moves(door[0] - 20, door[1] - 20)
    hand.lifts()
    _over(door, hand)
    settled(pixels, 0.02)


FIGURES = (
    Figure("touch_to_pixel_median", "ms", lambda place: float(np.median(touches_ms(place))), at_most=3),
    Figure("touch_to_pixel_p99", "ms", lambda place: float(np.percentile(touches_ms(place), 99)), at_most=17),
)
