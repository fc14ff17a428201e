"""The film begins: dusk falls, the board on the roof lights up, and one window after the other."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from zlib import crc32

from av.video.reformatter import VideoReformatter

from exhibits.reel.facade import Facade
from exhibits.reel.house import House
from exhibits.reel.planes import Planes, planes_of_paper
from exhibits.reel.scenes import Resident, Stage
from exhibits.reel.sky import draw_sky
from exhibits.reel.view import View, eased
from exhibits.reel.windows import LIGHTS_SECONDS, LightingWindow
from media.paper import Paper, Pixels

_SKY_ENDS = 0.86
_BOARD_LIGHTS, _BOARD_SECONDS = 0.3, 0.7
_FIRST_LIGHT, _HASTE = 0.34, 0.6
"""The first light, in shares of the scene, and how much sooner than the one before each next one comes."""
_RESTS_SECONDS = 0.8
"""At the end nothing moves any more."""


@dataclass(frozen=True)
class DuskScene:
    frames: int
    place: str
    """The name on the board."""
    residents: tuple[Resident, ...]
    """Everyone of the film."""
    dark: tuple[str, ...] = ()
    """The codes of those whose light does not go on yet: a question is about to be asked there, or answered."""


def dusk_pictures(scene: DuskScene, stage: Stage, first: int, last: int) -> Iterator[Planes]:
    street, reformatter = _Street(scene, stage), VideoReformatter()
    for frame in range(first, last):
        yield planes_of_paper(street.at(frame), reformatter)


def lights_on(scene: DuskScene, house: House, fps: int) -> dict[str, float]:
    """When each light goes on, in seconds: hesitantly at first, then more and more of them; those that the camera
    leaves first go first."""
    rng = Random(crc32(scene.place.encode()))
    turn = {code: rng.random() - home.block for code, home in house.homes if code not in scene.dark}
    codes = sorted(turn, key=lambda code: turn[code])
    length = scene.frames / fps
    begin, end = length * _FIRST_LIGHT, max(length - _RESTS_SECONDS - LIGHTS_SECONDS, length * _FIRST_LIGHT)
    return {code: begin + (end - begin) * (at / max(len(codes) - 1, 1)) ** _HASTE for at, code in enumerate(codes)}


class _Street:
    """Buildings on nothing, as many as there are, before a sky of their own."""

    def __init__(self, scene: DuskScene, stage: Stage) -> None:
        self._scene, self._stage = scene, stage
        self._facade = Facade(stage, scene.residents, scene.place)
        self._lights = lights_on(scene, self._facade.house, stage.profile.fps)
        self._blocks: dict[int, _Block] = {}

    def at(self, frame: int) -> Pixels:
        """The sky stands still while the camera passes along the buildings, to the one with the board."""
        width, height = self._stage.profile.size
        share = frame / max(self._scene.frames - 1, 1)
        paper = Paper(width, height, mm=self._stage.mm)
        draw_sky(paper, self._stage, View(), share / _SKY_ENDS)
        far = (self._facade.house.blocks - 1) * width * (1 - eased((share - 0.3) / 0.55))
        seen = range(int(far // width), min(int(far // width) + 2, self._facade.house.blocks))
        self._blocks = {block: there for block, there in self._blocks.items() if block in seen}
        for block in seen:
            x = block * width - round(far)
            if x < width:
                paper.picture(self._block(block).at(frame), x, 0, width, height)
        return paper.pixels

    def _block(self, block: int) -> "_Block":
        if block not in self._blocks:
            self._blocks[block] = _Block(self._facade, block, self._lights, self._scene)
        return self._blocks[block]


class _Block:
    """One building with its part of the street; its lights only ever go on."""

    def __init__(self, facade: Facade, block: int, lights: dict[str, float], scene: DuskScene) -> None:
        self._facade, self._fps = facade, facade.stage.profile.fps
        width, height = facade.stage.profile.size
        self._board_at = scene.frames / self._fps * _BOARD_LIGHTS if block == 0 else None
        view = View(block * width, 0)
        paper = Paper(width, height, mm=facade.stage.mm)
        facade.draw(paper, view, block, (), bright=False)
        self._dark = paper.pixels
        here = {code for code, home in facade.house.homes if home.block == block}
        self._lights = {code: at for code, at in lights.items() if code in here}
        self._view = view
        self._windows: dict[str, LightingWindow] = {}

    def at(self, frame: int) -> Pixels:
        picture, now = self._dark.copy(), frame / self._fps
        if self._board_at is not None:
            self._facade.light_board(picture, eased((now - self._board_at) / _BOARD_SECONDS))
        for code, begins in self._lights.items():
            if now > begins:
                self._window(code).lay(picture, now - begins)
        return picture

    def _window(self, code: str) -> LightingWindow:
        if code not in self._windows:
            self._windows[code] = LightingWindow(self._facade, self._view, code, self._dark)
        return self._windows[code]
