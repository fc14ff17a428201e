"""What it costs to make a film, for the time left, and for what is begun first.

All of it counts in pictures of a work that are drawn, encoded and looked through, on one core: 720p, measured on a
machine of two cores. A machine that is twice as fast is so at everything.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from exhibits.reel.alive import AliveScene
from exhibits.reel.ask import AskScene
from exhibits.reel.broken import CardScene
from exhibits.reel.credits import CreditsScene
from exhibits.reel.dusk import DuskScene
from exhibits.reel.last import LastScene
from exhibits.reel.pictures import Scene
from exhibits.reel.pieces import Copied, Piece
from exhibits.reel.scenes import WorkScene
from media.profile import HOUSE, HouseProfile

_PROOF, _READ = 0.22, 0.013
"""To look through a picture that is copied; to read one of a work that was looked through before."""
_LIVING = 1.6
"""To draw a picture that moves with music."""
_SCENES: dict[type, float] = {CardScene: 0.4, DuskScene: 1.1, AskScene: 1.2, CreditsScene: 0.85, LastScene: 1.35}
"""Those that cost more or less than a work."""
_ALIVE, _WINDOW = 0.9, 0.18
"""To draw the whole building, and a film in one of its windows."""
_SOUND, _JOIN, _CHECK = 0.06, 0.005, 0.003
"""To mix and to encode the sound of a picture; to join it; to check it."""


def cost(piece: Piece) -> float:
    """Of a piece, at any size: its costs are compared with those of pieces of the same size."""
    if isinstance(piece, Copied):
        return piece.frames * (_READ if piece.whole else _PROOF)
    return piece.frames * _of_scene(piece.segment.scene)


def _of_scene(scene: Scene) -> float:
    if isinstance(scene, WorkScene):
        return 1.0 if scene.resident.form.seen else _LIVING
    if isinstance(scene, AliveScene):
        return _ALIVE + _WINDOW * len(scene.works)
    return _SCENES.get(type(scene), 1.0)


@dataclass(frozen=True)
class Work:
    """All there is to do for a film."""

    missing: Sequence[Piece]
    frames: int
    profile: HouseProfile
    sound_is_there: bool

    @property
    def of(self) -> float:
        return self.drawing + self.sound + joining(self.frames) + checking(self.frames)

    @cached_property
    def drawing(self) -> float:
        return sum(map(cost, self.missing))

    @property
    def sound(self) -> float:
        if self.sound_is_there:
            return 0.0
        larger = self.profile.width * self.profile.height / (HOUSE.width * HOUSE.height)
        return _SOUND * self.frames / larger  # a larger picture costs more, and its sound does not


def joining(frames: int) -> float:
    """One core does it, and the others wait."""
    return _JOIN * frames * _cores()


def checking(frames: int) -> float:
    return _CHECK * frames * _cores()


def _cores() -> int:
    return os.cpu_count() or 1
