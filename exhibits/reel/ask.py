"""A question is asked from one window, and the camera goes in at another: there the first work begins."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from math import sin
from pathlib import Path

import cv2
from av.video.reformatter import VideoReformatter

from exhibits.reel.facade import Facade
from exhibits.reel.flight import Flight
from exhibits.reel.inside import OPEN_SHARE, Inside
from exhibits.reel.planes import Planes, darken, planes_of_paper
from exhibits.reel.scenes import Resident, Stage
from exhibits.reel.sheet import Sheet, make_sheet, sheet_place
from exhibits.reel.view import View, arriving, eased, looking_at
from exhibits.reel.windows import LightingWindow
from media.building import Box
from media.paper import Paper, Pixels

ASKS_SECONDS = 0.4
"""The light of who asks goes on."""
_SHEET_SECONDS, _SHEET_TAKES = 0.9, 0.45
_WORDS_SECONDS, _WORDS_TAKE = 1.35, 0.6
VOICE_SECONDS = 1.4
"""From here on the question is heard."""
_FLIES_SECONDS = 2.3
_HOLDS_SECONDS = 0.2
"""At the end, before the work itself."""
_GLOW_SECONDS, _CLEARS_SECONDS = 0.35, 0.55
AFTER_VOICE_SECONDS = _CLEARS_SECONDS + _GLOW_SECONDS + _FLIES_SECONDS + _HOLDS_SECONDS
_BREATH = 0.16
"""How far curtains are drawn by who speaks behind them."""
_DIMS, _DIMS_SECONDS = 0.7, 0.9
"""The street grows dark before the camera passes it: what is bright and passes quickly would flicker."""


@dataclass(frozen=True)
class AskScene:
    frames: int
    """`frames_to_ask` says how many a voice needs."""
    question: str
    """Empty: nobody wrote it down, and it is only heard."""
    asker: Resident | None
    """Whose window asks; without one, or with one who does not live here, the question comes from the street."""
    residents: tuple[Resident, ...]
    """Everyone of the film."""
    lit: tuple[str, ...]
    """The codes of those whose windows are open already."""
    into: Resident
    """Whose work comes next."""
    view: Path | None = None
    """Its film, of which `cut_in` is the first picture that will be shown; none for music, whose picture is drawn."""
    cut_in: int = 0
    place: str = ""
    """The name on the board."""


def frames_to_ask(voice_seconds: float, fps: int) -> int:
    """How long the scene is when the question is heard for so long, from VOICE_SECONDS on."""
    return round((VOICE_SECONDS + voice_seconds + AFTER_VOICE_SECONDS) * fps)


def rows_to_read(scene: AskScene, stage: Stage) -> list[tuple[float, float]]:
    """Of the picture, from one to another: the window of who asks, and the sheet with the question."""
    asking = _Asking(scene, stage)
    return [(y, y + high) for _, y, _, high in filter(None, (asking.window, asking.sheet_place))]


def rows_of_board(scene: AskScene, stage: Stage) -> list[tuple[float, float]]:
    """None where the camera is before another building."""
    return [(y, y + high) for _, y, _, high in filter(None, [_Asking(scene, stage).board])]


def ask_pictures(scene: AskScene, stage: Stage, first: int, last: int) -> Iterator[Planes]:
    asking, reformatter = _Asking(scene, stage), VideoReformatter()
    for frame in range(first, last):
        yield planes_of_paper(asking.at(frame / stage.profile.fps), reformatter)


class _Asking:
    def __init__(self, scene: AskScene, stage: Stage) -> None:
        self._scene, self._stage = scene, stage
        self._facade = Facade(stage, scene.residents, scene.place)
        house, size = self._facade.house, stage.profile.size
        home = scene.asker and house.home(scene.asker.code)
        self._asks = scene.asker.code if scene.asker is not None and home and scene.asker != scene.into else ""
        goal = house.home(scene.into.code)
        assert goal is not None, f"{scene.into.code} does not live here"
        self._start = View((home or goal).block * size[0], 0)
        window = house.window(goal)
        near = max(size[0] / window[2] / OPEN_SHARE, size[1] / window[3] * 1.06)
        lit = {code for code in scene.lit if code not in (self._asks, scene.into.code)}
        street = partial(_street, self._facade, self._start, lit, lit | {self._asks})
        self._flight = Flight(street, self._start, looking_at(window, size, near), size)
        self._inside = Inside(self._facade, scene.into.code, scene.view, scene.cut_in / stage.profile.fps)
        self._ends = scene.frames / stage.profile.fps

    def at(self, now: float) -> Pixels:
        flown = eased((now - (self._ends - _HOLDS_SECONDS - _FLIES_SECONDS)) / _FLIES_SECONDS)
        picture = self._flight.picture(flown)
        if flown <= 0:
            self._light_asker(picture, now)
        since = now - (self._ends - _HOLDS_SECONDS - _FLIES_SECONDS - _GLOW_SECONDS)
        if since > 0:
            darken(picture, _DIMS * eased(since / _DIMS_SECONDS))
            self._light_goal(picture, eased(since / _GLOW_SECONDS), flown)
        if flown < 0.2 and self._scene.question:
            self._ask(picture, now)
        return picture

    def _light_asker(self, picture: Pixels, now: float) -> None:
        """Their curtains breathe while they speak."""
        if not self._asks:
            return
        speaks = min(max((now - VOICE_SECONDS) / 0.4, 0.0), 1.0)
        speaks = min(speaks, max((self._ends - AFTER_VOICE_SECONDS - now) / 0.4, 0.0))
        self._asker.lay(picture, now - ASKS_SECONDS, drawn=_BREATH * speaks * sin(now * 4.5) ** 2)

    @cached_property
    def _asker(self) -> LightingWindow:
        return LightingWindow(self._facade, self._start, self._asks, self._flight.picture(0))

    def _light_goal(self, picture: Pixels, light: float, flown: float) -> None:
        dark = picture.copy() if light < 1 else picture
        self._inside.lay(picture, self._flight.view(flown), arriving((flown - 0.12) / 0.6))
        if light < 1:
            cv2.addWeighted(dark, 1 - light, picture, light, 0, picture)

    def _ask(self, picture: Pixels, now: float) -> None:
        come = (now - _SHEET_SECONDS) / _SHEET_TAKES
        told = (now - _WORDS_SECONDS) / _WORDS_TAKE
        gone = (now - (self._ends - AFTER_VOICE_SECONDS)) / _CLEARS_SECONDS
        height, width = picture.shape[:2]
        self._sheet.lay(Paper(width, height, mm=self._stage.mm, pixels=picture), come, told, max(gone, 0.0))

    @cached_property
    def _sheet(self) -> Sheet:
        return make_sheet(self._scene.question, self._stage, self.window)

    @property
    def window(self) -> Box | None:
        """Of who asks."""
        return self._start.box(self._facade.at_home(self._asks)[1]) if self._asks else None

    @property
    def board(self) -> Box | None:
        return self._start.box(self._facade.house.board) if self._scene.place and not self._start.x else None

    @property
    def sheet_place(self) -> Box | None:
        return sheet_place(self._scene.question, self._stage, self.window) if self._scene.question else None


def _street(facade: Facade, start: View, lit: set[str], later: set[str], view: View, size: tuple[int, int]) -> Pixels:
    """Without the window that we go to, and before the flight without that of who asks."""
    return facade.picture(view, size, later if view != start else lit)
