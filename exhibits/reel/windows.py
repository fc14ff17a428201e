"""A window whose light goes on: first behind its curtains, then they open on who lives there."""

from functools import cached_property

from exhibits.reel.facade import Facade, draw_curtains, hue_of
from exhibits.reel.planes import crossed
from exhibits.reel.view import View, arriving, eased
from media.building import State, Window, draw_window
from media.paper import Paper, Pixels

GLOWS_SECONDS = 0.3
OPENS_SECONDS = 0.8
LIGHTS_SECONDS = GLOWS_SECONDS + OPENS_SECONDS


class LightingWindow:
    """Drawn over a picture in which this window is dark, at the same view."""

    def __init__(self, facade: Facade, view: View, code: str, dark: Pixels) -> None:
        resident, place = facade.at_home(code)
        self._facade, self._resident = facade, resident
        x, y, w, h = self._there = view.box(place)
        left, top = max(int(x - w * 0.08), 0), max(int(y - h * 0.04), 0)
        self._room = slice(top, int(y + h * 1.1)), slice(left, int(x + w * 1.1))
        self._dark = dark[self._room].copy()
        self._mm, self._corner = facade.stage.mm * view.scale, (left, top)
        self._bare = self._dark.copy()
        with self._paper(self._bare).moved(-left, -top) as paper:
            window = Window(State.LIT, resident.sign, hue_of(resident, facade.stage))
            draw_window(paper, self._there, window, facade.stage.palette, seed=resident.sign.number)

    def lay(self, picture: Pixels, seconds: float, *, drawn: float = 0.0) -> None:
        """As it is so long after its light went on, with its curtains `drawn` a little."""
        if seconds <= 0:
            return
        if seconds >= LIGHTS_SECONDS and not drawn:
            picture[self._room] = self._open
            return
        pixels = self._curtained(arriving((seconds - GLOWS_SECONDS) / OPENS_SECONDS) * (1 - drawn))
        picture[self._room] = crossed(self._dark, pixels, eased(seconds / GLOWS_SECONDS))

    @cached_property
    def _open(self) -> Pixels:
        return self._curtained(1.0)

    def _curtained(self, opening: float) -> Pixels:
        pixels = self._bare.copy()
        with self._paper(pixels).moved(-self._corner[0], -self._corner[1]) as paper:
            draw_curtains(paper, self._there, self._resident, self._facade.stage, opening)
        return pixels

    def _paper(self, pixels: Pixels) -> Paper:
        return Paper(pixels.shape[1], pixels.shape[0], mm=self._mm, pixels=pixels)
