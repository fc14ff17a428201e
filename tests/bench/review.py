"""From the press on *Stop* until the look back plays: both its picture and its sound have begun.

Camera and microphone flash and beep at the same moments, so a flash that is seen and a beep that is heard tell when the
beginning of the take was, or would have been, seen and heard.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import median

from capture.virtual import virtual_camera
from kiosk.rehearsal.visitor import Visitor
from media.paper import Pixels
from media.testcard import Marks, marks
from tests.bench import visit, works
from tests.bench.ear import listening
from tests.bench.figures import Figure, NotMeasuredError
from tests.bench.hand import Hand, a_hand
from tests.bench.place import Place
from tests.bench.running import kiosk_on

TIMES = 6
TAKE_SECONDS = 4.0
EVERY_SECONDS = 0.7
_LOOK_SECONDS = 0.0005
_WATCHED_SECONDS = 3.0
_NEAR_SECONDS = 0.3
_BRIGHT = 200


@dataclass(frozen=True)
class Pressed:
    at: float
    flash_seen: float
    """The first one after the look back was there."""
    take: Marks


@cache
def reviews(place: Place) -> tuple[float, ...]:
    """Seconds from each press to the begun look back."""
    with (
        virtual_camera(place.sound, every=EVERY_SECONDS) as camera,
        works.one_film(place, works.settings(place, camera.url, place.sound.microphone)) as folder,
        kiosk_on(place, folder) as kiosk,
        a_hand(place.display) as hand,
        listening(place) as ear,
    ):
        visit.begin(kiosk.visitor)
        visit.goes_to_record(kiosk.visitor)
        pixels = place.display.live()
        pressed = [_press(kiosk.visitor, pixels, hand, folder / "takes") for _ in range(TIMES)]
        heard = ear.heard()
    return tuple(_begun(one, heard) - one.at for one in pressed)


def _press(visitor: Visitor, pixels: Pixels, hand: Hand, takes: Path) -> Pressed:
    visit.records(visitor)
    visitor.waits(TAKE_SECONDS)
    x, y, w, h = visitor.targets["go"]
    hand.moves(x + w // 2, y + h // 2)
    at = time.monotonic()
    hand.presses()
    hand.lifts()
    seen = _flash(visitor, pixels)
    visitor.waits(_WATCHED_SECONDS)
    [take] = takes.glob("*.mkv")
    found = marks(take)
    visitor.touches("again", "look_back")
    return Pressed(at, seen, found)


def _flash(visitor: Visitor, pixels: Pixels) -> float:
    """When the stage first flashes in the look back; before, the live picture does."""
    height, width = pixels.shape[:2]
    middle, was_dark = pixels[height // 3, width // 2 - 40 : width // 2 + 40 : 8, 1], False
    until = time.monotonic() + _WATCHED_SECONDS
    while time.monotonic() < until:
        visitor.waits(_LOOK_SECONDS)
        bright = middle.min() > _BRIGHT
        if visitor.screen != "look_back" or not bright:
            was_dark = visitor.screen == "look_back"
        elif was_dark:
            return time.monotonic()
    raise NotMeasuredError("no flash was seen in the look back.")


def _begun(pressed: Pressed, heard: Sequence[float]) -> float:
    """The later of picture and sound."""
    pictures = pressed.flash_seen - pressed.take.flashes[0]
    sound = [beep - pressed.take.beeps[0] for beep in heard if beep > pressed.at]
    near = [began for began in sound if abs(began - pictures) < _NEAR_SECONDS]
    if not near:
        raise NotMeasuredError("no beep was heard in the look back.")
    return max(pictures, near[0])


FIGURES = (Figure("stop_to_review", "s", lambda place: median(reviews(place)), at_most=0.5),)
