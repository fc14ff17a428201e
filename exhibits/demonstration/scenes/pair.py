"""Two who never danced together: they come from both sides, and in the middle their hands meet."""

import math
from dataclasses import replace

from exhibits.demonstration.choreography import Part, held, loop, pose_at
from exhibits.demonstration.motion import between, ease, towards
from exhibits.demonstration.palette import AMBER, AMBER_DEEP, LEAF, LILAC, PAPER, ROSE, ROSE_DEEP, SKY, SKY_DEEP, SUN
from exhibits.demonstration.stage import HIGH, WIDE, Dancer, Scene, lay, pebble, piece
from media.figure import POSES, STAND, Pose, draw_figure, mirrored
from media.paper import Paper, box

BEAT = 0.5
_FLOOR = 646.0
_TALL = 500.0
MEETS = (6.0, 13.0)
"""The beats on which their hands clap."""
_CLAP = Pose((46, 84), (128, 152), (20, 4), (14, 4), lean=4, shoulders=-14, hips=6, head=6, rise=0.05)
_CROUCH = replace(STAND, left_leg=(30, -16), right_leg=(30, -16), left_arm=(30, 8), right_arm=(10, -16), lean=4)
_STEPS = (
    Part(0, loop("walk", 2)),
    Part(4.2, held(_CROUCH)),
    Part(5.3, held(_CLAP)),
    Part(6.9, loop("sway")),
    Part(11.3, held(_CROUCH)),
    Part(12.3, held(_CLAP)),
    Part(14.0, held(POSES["hail"])),
)
_TOGETHER = _TALL * 0.315
"""How far each stands from the middle when the hands meet."""


def _backdrop(paper: Paper) -> None:
    paper.fill(box(0, 0, WIDE, HIGH), PAPER)
    lay(paper, pebble(286, 30, 6), SUN, WIDE / 2, 350)
    lay(paper, piece((-10, 590), (420, 578), (860, 590), (1290, 580), (1290, 740), (-10, 740), seed=7), LILAC)


def _moving(paper: Paper, now: float) -> None:
    beat = now / BEAT
    out = _distance(beat)
    pose = pose_at(beat, _STEPS)
    draw_figure(paper, WIDE / 2 - out, _FLOOR, _TALL, ROSE_DEEP, pose, head=ROSE)
    draw_figure(paper, WIDE / 2 + out, _FLOOR, _TALL, SKY_DEEP, mirrored(pose), head=SKY)
    for meets in MEETS:
        _confetti(paper, beat - meets)


def _distance(beat: float) -> float:
    comes = towards(640, 300, ease(beat, -0.5, 4))
    meets = towards(comes, _TOGETHER, ease(beat, 4.6, 6.0))
    apart = towards(meets, 250, ease(beat, 6.7, 8.2))
    again = towards(apart, _TOGETHER, ease(beat, 11.4, 13.0))
    return towards(again, 205, ease(beat, 14.0, 15.2))


def _confetti(paper: Paper, beats: float) -> None:
    """What flies off when two hands clap: twelve snips of paper, thrown and falling."""
    part = between(beats, 0, 3.0)
    if part in (0.0, 1.0):
        return
    for index in range(14):
        angle = index * 2 * math.pi / 14 + 0.2
        throw = 340 * (1 - (1 - part) ** 3)
        x = WIDE / 2 + math.cos(angle) * throw
        y = 178 + math.sin(angle) * throw * 0.5 + 560 * part * part
        colour = (ROSE, LEAF, AMBER, SKY, AMBER_DEEP)[index % 5]
        shape = piece((-15, -9), (15, -11), (13, 10), (-14, 9), seed=index)
        lay(paper, shape, colour, x, y, turn=part * (6 + index % 3), scale=1 - ease(part, 0.75, 1.0))


def _alone(paper: Paper, now: float) -> None:
    draw_figure(paper, WIDE / 2, _FLOOR, _TALL, ROSE_DEEP, pose_at(now / BEAT, _STEPS), head=ROSE, shadow=False)


PAIR = Scene(_backdrop, _moving, dancer=Dancer(_alone, (ROSE_DEEP, ROSE)))
