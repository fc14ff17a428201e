"""What is written stands out from what it is written on, measured on the picture itself, in both themes (X-023)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np
import pytest

from config.theme import THEMES, contrast
from kiosk.look import Look
from kiosk.screen import Moving, Part, Screen, Target
from kiosk.strip import strip_parts, strip_targets
from media.paper import Paper, Pixels
from tests.kiosk.screens import (
    making_screens,
    mine_screens,
    sheet_screens,
    show_screens,
    staff_screens,
    test_watching_fits,
)
from tests.kiosk.screens.drawing import look

LEAST, LEAST_OF_SHAPES = 7.0, 3.0
MAY_BE_OPEN = 0.4
"""Of the lines towards what can be pressed: between letters, or where the finger has more room than the shape."""
WORDS_ALONE = ("language.", "go")
"""A name to touch, and the red disc whose word stands beside it: they are seen as words are."""
_HALF = 0.45
_SHARES = (0.08, 0.29, 0.5, 0.71, 0.92)
COARSE = 2 / 3
"""Fewer pixels than a real screen of this size: colours are the same."""


@dataclass(frozen=True)
class Contrast:
    text: str
    colour: str
    ground: str
    ratio: float


class Watched(Paper):
    """A page that looks at what lies below every word before it is written."""

    def __init__(self, below: Pixels, mm: float) -> None:
        super().__init__(below.shape[1], below.shape[0], mm=mm)
        self._below, self.found = below, list[Contrast]()

    def words(self, text: str, x: float, y: float, **how: Any) -> tuple[float, float]:
        before = self.pixels.copy()
        room = super().words(text, x, y, **how)
        written = (self.pixels.astype(int) - before).any(axis=2) & (self.pixels[..., 3] > 250)
        if written.any():
            ground = _over(before, self._below)[written][:, 2::-1]
            self.found.append(_worst(text, how["colour"], ground))
        return room


def _worst(text: str, colour: str, ground: np.ndarray) -> Contrast:
    """Against the ground that most of it has: an edge that a letter crosses does not make it unreadable."""
    colours, counts = np.unique(ground // 4 * 4, axis=0, return_counts=True)
    common = [f"#{r:02x}{g:02x}{b:02x}" for r, g, b in colours[counts > counts.sum() * 0.1]]
    return min((Contrast(text, colour, one, contrast(colour, one)) for one in common), key=lambda found: found.ratio)


def _over(upper: Pixels, lower: Pixels) -> np.ndarray:
    """Premultiplied."""
    alpha = upper[..., 3:].astype(int)
    return (upper + lower.astype(int) * (255 - alpha) // 255).astype(np.uint8)


def contrasts(screen: Screen[Any]) -> Iterator[Contrast]:
    look = screen.look
    page = np.zeros((look.height, look.width, 4), np.uint8)
    for part in [*screen.parts(), *strip_parts(screen)]:
        x, y, w, h = part.rect
        left, top, right, bottom = max(0, x), max(0, y), min(look.width, x + w), min(look.height, y + h)
        if isinstance(part, Moving):
            page[top:bottom, left:right] = part.pixels[0, 0]  # of one colour here
            continue
        yield from _paint(part, page, (left, top, right, bottom), look)
    yield from _shapes(page, screen)


def _shapes(page: Pixels, screen: Screen[Any]) -> Iterator[Contrast]:
    """Whoever looks towards what can be pressed, from any side, meets a colour that stands out from what it lies on
    (X-023): its own, an edge, a gap or a picture; a shadow is none of these."""
    for target in [*screen.targets(), *strip_targets(screen)]:
        if target.rect != screen.look.whole and not target.name.startswith(WORDS_ALONE):
            seen = [_seen(line) for line in _lines(page, target, screen.look)]
            weak = sorted((one for one in seen if one.ratio < LEAST_OF_SHAPES), key=lambda one: one.ratio)
            if len(weak) > len(seen) * MAY_BE_OPEN:
                yield replace(weak[0], text=f"shape of {target.name}")


def _lines(page: Pixels, target: Target, look: Look) -> Iterator[np.ndarray]:
    """From outside every side, not quite half of the way to the middle: a word there is no edge."""
    x, y, w, h = target.rect
    out = look.px(3.0)
    middle = np.array((x + w / 2, y + h / 2))
    starts = [(x + w * t, y + h + out if low else y - out) for t in _SHARES for low in (False, True)]
    starts += [(x + w + out if far else x - out, y + h * t) for t in _SHARES for far in (False, True)]
    for start in starts:
        points = np.linspace(start, middle, max(w, h))[: round(max(w, h) * _HALF)].round().astype(int)
        inside = (points >= 0).all(axis=1) & (points[:, 0] < look.width) & (points[:, 1] < look.height)
        if inside[0]:
            column, row = points[inside].T
            yield page[row, column, 2::-1]


def _seen(line: np.ndarray) -> Contrast:
    """The best that a line meets on its way, against where it begins."""
    ground, *colours = (f"#{r:02x}{g:02x}{b:02x}" for r, g, b in dict.fromkeys(map(tuple, line // 4 * 4)))
    found = (Contrast("", colour, ground, _between(colour, ground)) for colour in colours)
    return max(found, key=lambda one: one.ratio, default=Contrast("", ground, ground, 1.0))


_between = lru_cache(contrast)


def _paint(part: Part, page: Pixels, seen: tuple[int, int, int, int], look: Look) -> list[Contrast]:
    (x, y, w, h), (left, top, right, bottom) = part.rect, seen
    if right <= left or bottom <= top:
        return []
    below = np.zeros((h, w, 4), np.uint8)
    below[top - y : bottom - y, left - x : right - x] = page[top:bottom, left:right]
    paper = Watched(below, look.mm)
    part.paint(paper)
    page[top:bottom, left:right] = _over(paper.pixels, below)[top - y : bottom - y, left - x : right - x]
    return paper.found


@pytest.fixture(params=THEMES)
def drawn(request: pytest.FixtureRequest) -> Look:
    small = look("small", "nl", request.param)
    return replace(small, width=round(small.width * COARSE), height=round(small.height * COARSE))


def test_words_and_what_can_be_pressed_have_the_contrast_that_all_need(drawn: Look) -> None:
    places = (making_screens, mine_screens, sheet_screens, show_screens, staff_screens)
    walks = [test_watching_fits.screens(drawn), *(place.states(drawn) for place in places)]
    weak = {
        (one.colour, one.ground, round(one.ratio, 1)): (name, one.text)
        for walk in walks
        for name, screen in walk
        for one in contrasts(screen)
        if one.ratio < (LEAST_OF_SHAPES if one.text.startswith("shape of ") else LEAST)
    }
    assert not weak, "\n".join(f"{k} {v}" for k, v in weak.items())
