"""A dance in parts: what a dancer does from which beat on, one flowing into the next."""

from collections.abc import Callable
from dataclasses import dataclass

from exhibits.demonstration.motion import ease
from media.figure import Pose, blend, dance

Move = Callable[[float], Pose]
"""A pose for each beat since the move began."""


@dataclass(frozen=True)
class Part:
    begins: float
    """In beats."""
    move: Move


def loop(name: str, speed: float = 1.0) -> Move:
    """One of the dances that figures know."""

    def move(beat: float) -> Pose:
        return dance(name, beat * speed)

    return move


def held(pose: Pose) -> Move:
    def move(_beat: float) -> Pose:
        return pose

    return move


def pose_at(beat: float, parts: tuple[Part, ...], flow: float = 0.8) -> Pose:
    """The pose of the part that is on; in the first `flow` beats it grows out of the part before it."""
    index = max((i for i, part in enumerate(parts) if part.begins <= beat), default=0)
    part = parts[index]
    pose = part.move(max(0.0, beat - part.begins))
    if index == 0 or beat - part.begins >= flow:
        return pose
    before = parts[index - 1]
    return blend(before.move(beat - before.begins), pose, ease(beat, part.begins, part.begins + flow))
