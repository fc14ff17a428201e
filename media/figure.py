"""A neighbour of cut paper who dances: flat limbs with round joints, bent by angles so that no limb ever stretches.

Angles are degrees away from hanging straight down, outwards on either side: an arm of 90 points sideways, of 180 up.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from typing import Any

from media.paper import Paper, Point, Points

Limb = tuple[float, float]
"""Upper and lower half of an arm or a leg."""


@dataclass(frozen=True)
class Pose:
    """`left` and `right` are sides of the picture; angles in degrees, `rise` and `aside` in heights of the figure."""

    left_arm: Limb = (20, 10)
    right_arm: Limb = (20, 10)
    left_leg: Limb = (8, 4)
    right_leg: Limb = (8, 4)
    lean: float = 0
    """Of the back, to the right."""
    shoulders: float = 0
    """How much lower the right shoulder is."""
    hips: float = 0
    head: float = 0
    rise: float = 0
    """How high the lowest foot is above the floor."""
    aside: float = 0
    facing: float = 1
    """1 looks at us, 0 is seen from the side, -1 has turned its back."""


STAND = Pose((16, 8), (16, 8), (7, 3), (7, 3))
POSES: dict[str, Pose] = {
    "stand": STAND,
    "hail": Pose((28, 60), (150, 168), (10, 2), (16, 6), lean=-5, shoulders=-12, hips=6, head=10),
    "reach": Pose((150, 172), (64, 24), (6, 4), (38, 22), lean=-12, shoulders=12, hips=-10, head=-14),
    "cheer": Pose((136, 172), (136, 172), (16, 4), (16, 4), shoulders=4, head=6, lean=2),
    "leap": Pose((118, 88), (140, 168), (72, -34), (60, 70), lean=8, shoulders=-10, hips=8, head=10, rise=0.14),
    "twist": Pose((96, 20), (84, 150), (24, -14), (34, 4), lean=10, shoulders=-14, hips=12, head=-10),
    "kick": Pose((104, 130), (76, 112), (4, 0), (78, 62), lean=-14, shoulders=-8, hips=-14, head=8),
    "swing": Pose((64, 118), (40, -30), (30, 10), (18, -10), lean=-10, shoulders=10, hips=-12, head=-16),
    "tiptoe": Pose((160, 200), (160, 200), (5, 1), (30, -46), lean=3, hips=-8, head=4),
    "bow": Pose((70, 60), (-40, -62), (4, 2), (16, 10), lean=44, shoulders=18, hips=6, head=62),
    "skip": Pose((60, 110), (70, 10), (6, 2), (64, -28), lean=6, shoulders=10, hips=10, head=-6, rise=0.05),
}


def blend(one: Pose, other: Pose, t: float) -> Pose:
    """On the way from one pose (0) to the other (1)."""
    parts: dict[str, Any] = {f.name: _between(getattr(one, f.name), getattr(other, f.name), t) for f in fields(Pose)}
    return Pose(**parts)


def mirrored(pose: Pose) -> Pose:
    return Pose(
        pose.right_arm, pose.left_arm, pose.right_leg, pose.left_leg,
        -pose.lean, -pose.shoulders, -pose.hips, -pose.head, pose.rise, -pose.aside, pose.facing,
    )  # fmt: skip


@dataclass(frozen=True)
class Pieces:
    """What a figure is laid of, for one of height one that stands on y = 0 around x = 0."""

    head: Points
    shirt: tuple[Points, ...]
    hem: Points
    """Laid only if the shirt has a colour of its own."""
    limbs: tuple[Points, ...]


def draw_figure(
    paper: Paper,
    cx: float,
    foot_y: float,
    height: float,
    colour: str,
    pose: Pose,
    *,
    head: str | None = None,
    shirt: str | None = None,
    shadow: bool = True,
) -> None:
    """Stands with the lowest foot on `foot_y`; `height` is that of the figure standing straight.

    Head and shirt may have a colour of their own: dark hair, a bright shirt.
    """
    pieces = figure_pieces(pose)
    with paper.moved(cx, foot_y, height):
        if shadow:
            paper.shadow([pieces.head, *pieces.shirt, *pieces.limbs], min(2.5, 0.016 * height / paper.mm))
        if shirt is None:
            paper.fill_all([*pieces.limbs, *pieces.shirt], colour)
        else:
            paper.fill_all(pieces.limbs, colour)
            paper.fill_all([*pieces.shirt, pieces.hem], shirt)
        paper.fill(pieces.head, head or colour)


def figure_pieces(pose: Pose) -> Pieces:
    joints = _joints(pose)
    limbs = [*_limbs(joints, pose)]
    shirt = [*_shirt(joints)]
    head = _oval(joints.head, 0.068, 0.08, pose.lean * 0.5 + pose.head)
    floor = max(y for piece in limbs for _, y in piece)

    def stood(piece: Points) -> Points:
        return [(x + pose.aside, y - floor - pose.rise) for x, y in piece]

    return Pieces(stood(head), tuple(map(stood, shirt)), stood(_hem(joints)), tuple(map(stood, limbs)))


_TORSO, _SHOULDER, _HIP = 0.285, 0.094, 0.054
_UPPER_ARM, _FOREARM, _THIGH, _SHIN = 0.155, 0.145, 0.225, 0.235
_SIDES = (-1, 1)


@dataclass(frozen=True)
class _Joints:
    """Pairs are left, right."""

    head: Point
    chest: Point
    waist: tuple[Point, Point]
    shoulders: tuple[Point, Point]
    elbows: tuple[Point, Point]
    wrists: tuple[Point, Point]
    hips: tuple[Point, Point]
    knees: tuple[Point, Point]
    ankles: tuple[Point, Point]


def _joints(pose: Pose) -> _Joints:
    """Turning away makes the skeleton narrower, never the limbs thinner."""
    wide = math.copysign(max(abs(pose.facing), 0.22), pose.facing)

    def on(start: Point, angle: float, length: float) -> Point:
        return _on(start, angle, length, wide)

    def pair(starts: tuple[Point, Point], angles: tuple[float, float], length: float) -> tuple[Point, Point]:
        return on(starts[0], -angles[0], length), on(starts[1], angles[1], length)

    hip: Point = (0.0, 0.0)
    chest = on(hip, 180 - pose.lean, _TORSO)
    waist = on(hip, 180 - pose.lean, _TORSO * 0.4)
    across = 90 + pose.lean * 0.6 + pose.shoulders
    shoulders = on(chest, across, -_SHOULDER), on(chest, across, _SHOULDER)
    hips = on(hip, 90 + pose.hips, -_HIP), on(hip, 90 + pose.hips, _HIP)
    sides = on(waist, 90 + (pose.lean + pose.hips) * 0.5, -0.05), on(waist, 90 + (pose.lean + pose.hips) * 0.5, 0.05)
    elbows = pair(shoulders, (pose.left_arm[0], pose.right_arm[0]), _UPPER_ARM)
    knees = pair(hips, (pose.left_leg[0], pose.right_leg[0]), _THIGH)
    return _Joints(
        head=on(chest, 180 - pose.lean * 0.5 - pose.head, 0.158),
        chest=chest,
        waist=sides,
        shoulders=shoulders,
        elbows=elbows,
        wrists=pair(elbows, (pose.left_arm[1], pose.right_arm[1]), _FOREARM),
        hips=hips,
        knees=knees,
        ankles=pair(knees, (pose.left_leg[1], pose.right_leg[1]), _SHIN),
    )


def _shirt(joints: _Joints) -> Iterator[Points]:
    """The trunk, and sleeves."""
    (left, right), (low_left, low_right) = joints.shoulders, joints.hips
    throat = _part(joints.chest, joints.head, 0.36)
    yield [left, throat, right, joints.waist[1], joints.waist[0]]
    yield [joints.waist[0], joints.waist[1], low_right, low_left]
    yield _capsule(_part(left, right, 0.5), _part(low_left, low_right, 0.5), 0.066, 0.058)
    for shoulder, side, hip, elbow in zip(joints.shoulders, joints.waist, joints.hips, joints.elbows, strict=True):
        yield _capsule(shoulder, throat, 0.042, 0.024)
        yield _capsule(shoulder, side, 0.044, 0.026)
        yield _capsule(side, hip, 0.026, 0.05)
        yield _capsule(shoulder, _part(shoulder, elbow, 0.72), 0.046, 0.037)


def _hem(joints: _Joints) -> Points:
    """Where a shirt ends: a straight cut below the hips that swings out a little."""
    left, right = joints.hips
    turned = 1 if right[0] > left[0] else -1
    down = _on((0.0, 0.0), math.degrees(math.atan2(left[1] - right[1], right[0] - left[0])), 0.056 * turned)
    corners = _part(left, right, 1.7), _part(right, left, 1.7)
    return [joints.waist[0], joints.waist[1], *((x + down[0], y + down[1]) for x, y in corners)]


def _limbs(joints: _Joints, pose: Pose) -> Iterator[Points]:
    yield _capsule(_part(joints.chest, joints.head, 0.2), joints.head, 0.032, 0.026)
    yield _capsule(joints.hips[0], joints.hips[1], 0.06, 0.06)
    for shoulder, elbow, wrist in zip(joints.shoulders, joints.elbows, joints.wrists, strict=True):
        yield _capsule(shoulder, elbow, 0.042, 0.031)
        yield _capsule(elbow, wrist, 0.031, 0.021)
    for side, wrist, angles in zip(_SIDES, joints.wrists, (pose.left_arm, pose.right_arm), strict=True):
        yield from _hand(wrist, side * angles[1], side)
    for hip, knee, ankle in zip(joints.hips, joints.knees, joints.ankles, strict=True):
        calf = _part(knee, ankle, 0.36)
        yield _capsule(hip, knee, 0.064, 0.044)
        yield _capsule(knee, calf, 0.043, 0.042)
        yield _capsule(calf, ankle, 0.042, 0.024)
    for side, ankle, angles in zip(_SIDES, joints.ankles, (pose.left_leg, pose.right_leg), strict=True):
        toes = side * min(max(angles[1] + 62, 4), 96)
        yield _capsule(_on(ankle, toes, -0.014), _on(ankle, toes, 0.07), 0.028, 0.016)


def _hand(wrist: Point, angle: float, side: int) -> Iterator[Points]:
    """A mitten with its thumb towards the head: without a thumb an arm ends like a stick."""
    yield _capsule(_on(wrist, angle, 0.01), _on(wrist, angle, 0.052), 0.027, 0.018)
    yield _capsule(_on(wrist, angle, 0.006), _on(wrist, angle - side * 46, 0.05), 0.014, 0.01)


def _on(start: Point, angle: float, length: float, wide: float = 1.0) -> Point:
    """From a point onwards; 0 is down, 90 to the right."""
    turn = math.radians(angle)
    return start[0] + math.sin(turn) * length * wide, start[1] + math.cos(turn) * length


def _part(start: Point, end: Point, t: float) -> Point:
    return start[0] + (end[0] - start[0]) * t, start[1] + (end[1] - start[1]) * t


def _capsule(start: Point, end: Point, wide: float, narrow: float, snips: int = 5) -> Points:
    """A limb with round ends: a thread around two discs."""
    (x0, y0), (x1, y1) = start, end
    length = math.hypot(x1 - x0, y1 - y0)
    along = math.atan2(y1 - y0, x1 - x0)
    slant = math.acos(max(-1.0, min(1.0, (wide - narrow) / length))) if length else math.pi / 2
    front = [along - slant + 2 * slant * i / snips for i in range(snips + 1)]
    back = [along + slant + 2 * (math.pi - slant) * i / snips for i in range(snips + 1)]
    return [(x1 + narrow * math.cos(a), y1 + narrow * math.sin(a)) for a in front] + [
        (x0 + wide * math.cos(a), y0 + wide * math.sin(a)) for a in back
    ]


def _oval(centre: Point, rx: float, ry: float, turn: float) -> Points:
    """A head as scissors cut it: eleven snips."""
    c, s = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    rim = [(rx * math.cos(a), ry * math.sin(a)) for a in (0.3 + 2 * math.pi * i / 11 for i in range(11))]
    return [(centre[0] + x * c - y * s, centre[1] + x * s + y * c) for x, y in rim]


def _between(one: float | Limb, other: float | Limb, t: float) -> float | Limb:
    if isinstance(one, tuple):
        assert isinstance(other, tuple)
        return _part(one, other, t)
    assert not isinstance(other, tuple)
    return one + (other - one) * t


_DIP = replace(STAND, left_leg=(30, -16), right_leg=(30, -16), left_arm=(34, 20), right_arm=(34, 20))
_LEFT = Pose((120, 160), (52, 96), (22, 2), (8, 18), lean=-12, shoulders=12, hips=-12, head=-12, aside=-0.05)
_STEP = Pose((34, 66), (-8, 30), (26, 10), (20, -14), lean=4, shoulders=7, hips=-7, head=3, rise=0.0)
_DANCES: dict[str, tuple[Pose, ...]] = {
    "wave": (
        Pose((26, 50), (140, 128), (9, 3), (14, 6), lean=-4, shoulders=-10, hips=5, head=8),
        Pose((22, 44), (146, 204), (12, 3), (10, 4), lean=-7, shoulders=-14, hips=8, head=13),
    ),
    "jump": (
        replace(_DIP, lean=0),
        replace(POSES["leap"], left_leg=(48, 24), right_leg=(48, 24), left_arm=(140, 164), lean=0, hips=0, rise=0.2),
        replace(_DIP, shoulders=6),
        replace(POSES["cheer"], left_leg=(52, -40), right_leg=(10, 2), rise=0.16),
    ),
    "sway": (_LEFT, replace(STAND, left_arm=(92, 120), right_arm=(92, 120)), mirrored(_LEFT),
             replace(STAND, left_arm=(80, 100), right_arm=(80, 100))),
    "spin": (
        Pose((96, 78), (96, 130), (6, 2), (44, -30), hips=4, facing=1),
        Pose((100, 120), (100, 120), (6, 2), (44, -36), hips=4, facing=0),
        Pose((96, 130), (96, 78), (6, 2), (44, -30), hips=-4, facing=-1),
        Pose((100, 120), (100, 120), (6, 2), (44, -36), hips=-4, facing=0),
    ),
    "walk": (_STEP, replace(STAND, rise=0.015, left_arm=(22, 30), right_arm=(22, 30)), mirrored(_STEP),
             replace(STAND, rise=0.015, left_arm=(22, 30), right_arm=(22, 30))),
    "bow": (STAND, replace(POSES["cheer"], rise=0.0), POSES["bow"], replace(POSES["bow"], head=54, lean=40)),
}  # fmt: skip
DANCES: tuple[str, ...] = tuple(_DANCES)


def dance(name: str, beat: float) -> Pose:
    """Where a dancer is at this beat; every dance is a loop of whole beats, and holds a moment on each."""
    poses = _DANCES[name]
    step = math.floor(beat)
    t = beat - step
    return blend(poses[step % len(poses)], poses[(step + 1) % len(poses)], t * t * (3 - 2 * t))
