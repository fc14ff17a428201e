"""Without words: somebody bowed down in the rain, who stands up, turns, and takes the rain along."""

from random import Random

from exhibits.demonstration.choreography import Part, held, loop, pose_at
from exhibits.demonstration.motion import ease, sway, towards
from exhibits.demonstration.palette import DRIZZLE, DUSK, LEDGE, LILAC, NIGHT, PAPER, ROSE, SKY, SUN, WALL
from exhibits.demonstration.stage import HIGH, WIDE, Dancer, Scene, lay, piece
from media.figure import POSES, Pose, draw_figure
from media.paper import Paper, box

BEAT = 0.8
_FLOOR = 640.0
_LOW = Pose((20, 4), (-14, -30), (10, 2), (14, 8), lean=52, shoulders=14, hips=4, head=34)
_LOWER = Pose((26, 10), (-20, -40), (14, -4), (20, 2), lean=60, shoulders=18, hips=6, head=40)
_STEPS = (
    Part(0, held(_LOW)),
    Part(1, held(_LOWER)),
    Part(2.4, held(POSES["stand"])),
    Part(3.6, loop("spin")),
    Part(7.6, held(POSES["tiptoe"])),
    Part(9, held(POSES["cheer"])),
)
_CHANCE = Random(7)
_DROPS = tuple((_CHANCE.random(), _CHANCE.uniform(0, 1.15), _CHANCE.uniform(0.7, 1.2)) for _ in range(48))
"""Where each drop falls, where it is at the beginning, and how fast it is."""
TURNS = (3.6, 6.4)
"""Between these beats the rain stops falling and begins to rise."""


def _backdrop(paper: Paper) -> None:
    paper.fill(box(0, 0, WIDE, HIGH), DUSK)
    lay(paper, piece((120, -10), (1160, -14), (1156, 610), (126, 606), seed=3), WALL)
    paper.fill(piece((-10, 602), (640, 594), (1290, 604), (1290, 740), (-10, 740), seed=4), NIGHT)


def _moving(paper: Paper, now: float) -> None:
    beat = now / BEAT
    late = pose_at(max(0.0, beat - 0.35), _STEPS, flow=1.2)
    grows = towards(0.9, 1.24, ease(beat, 2.4, 8))
    draw_figure(paper, 800, 606, 500 * grows, LEDGE, late, shadow=False)
    for index in range(len(_DROPS)):
        _drop(paper, beat, index)
    draw_figure(paper, 560, _FLOOR, 490, LILAC, pose_at(beat, _STEPS, flow=1.2), head=PAPER)


def _drop(paper: Paper, beat: float, index: int) -> None:
    """A strip of rain; on its way up it has become a bit of coloured paper."""
    column, row, speed = _DROPS[index]
    turned = ease(beat, *TURNS)
    y = (row + _way(beat) * speed) % 1.15 * (HIGH + 60) - 60
    x = column * WIDE + 26 * sway(beat, 5, column) * turned
    colour = (SUN, ROSE, SKY, PAPER)[index % 4]
    if turned < 0.5:
        narrow = 1 - turned * 1.6
        paper.fill([(x, y), (x + 5, y), (x - 5, y + 50 * narrow), (x - 10, y + 50 * narrow)], DRIZZLE)
    else:
        lay(
            paper,
            piece((-13, -8), (12, -10), (14, 9), (-12, 10), seed=index % 6),
            colour,
            x,
            y,
            turn=beat * 0.9 + index,
            scale=(turned - 0.5) * 2.2,
        )


def _way(beat: float) -> float:
    """How far the rain has come, in screens: falling, slower, and up again."""
    first, last = TURNS
    if beat <= first:
        return beat * 0.75
    if beat >= last:
        return first * 0.75 - (beat - last) * 0.3 + 0.225 * (last - first)
    part = beat - first
    slowing = (0.75 + 0.3) / (last - first)
    return first * 0.75 + 0.75 * part - slowing * part * part / 2


def _alone(paper: Paper, now: float) -> None:
    pose = pose_at(now / BEAT, _STEPS, flow=1.2)
    draw_figure(paper, WIDE / 2, _FLOOR, 490, LILAC, pose, head=PAPER, shadow=False)


RAIN = Scene(_backdrop, _moving, dancer=Dancer(_alone, (LILAC, PAPER)))
