"""Where captions lie that are burnt into the picture: at its foot, and at its head where they would hide something."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from exhibits.reel.answered import ChainScene
from exhibits.reel.ask import AskScene, rows_of_board, rows_to_read
from exhibits.reel.broken import CardScene
from exhibits.reel.captionpaper import Burnt, caption_height
from exhibits.reel.captions import Cue
from exhibits.reel.pictures import Scene
from exhibits.reel.scenes import Stage, WorkScene
from exhibits.reel.strip import times

_EDGE = 0.045
"""Room between the sheet and the edge of the picture, in heights of the picture."""

_BOARD = 0.1
"""The name of the place is seen long before and long after."""


@dataclass(frozen=True)
class Kept:
    """Rows of the picture that nothing may hide, from one frame to another."""

    first: int
    last: int
    top: float
    low: float
    matters: float = 1.0

    def hidden(self, top: float, low: float) -> float:
        """How much is lost under something that reaches from one row to another."""
        return self.matters * max(0.0, min(self.low, low) - max(self.top, top))


def placed(cues: Sequence[Cue], kept: Sequence[Kept], stage: Stage) -> tuple[Burnt, ...]:
    """In the order and the frames of the film, as `kept` is."""
    return tuple(Burnt(cue.starts, cue.ends, cue.text, _y(cue, kept, stage)) for cue in cues)


def kept_free(scene: Scene, stage: Stage) -> Iterator[Kept]:
    """What one has to see of a scene, in frames of the scene."""
    height = stage.profile.height
    match scene:
        case WorkScene():
            strip = times(scene, stage.profile.fps)
            yield Kept(strip.comes, strip.goes, height / 2, height)
        case ChainScene() | CardScene():
            yield Kept(0, scene.frames, height / 2, height)
        case AskScene():
            yield from (Kept(0, scene.frames, *rows) for rows in rows_to_read(scene, stage))
            yield from (Kept(0, scene.frames, *rows, matters=_BOARD) for rows in rows_of_board(scene, stage))


def _y(cue: Cue, kept: Sequence[Kept], stage: Stage) -> int:
    """None moves while it is read, and so what is kept free at any moment of its time counts."""
    height, tall = stage.profile.height, caption_height(cue.text, stage)
    edge = round(height * _EDGE) // 2 * 2
    meets = [one for one in kept if one.first < cue.ends and cue.starts < one.last]
    return min((height - edge - tall, edge), key=lambda y: sum(one.hidden(y, y + tall) for one in meets))
