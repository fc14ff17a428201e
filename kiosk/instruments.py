"""What music, dance and film look like: a microphone with rays, a dancer on boards, a camera on its three legs."""

import math
from random import Random

from kiosk.look import Look, Rect
from kiosk.screen import Part
from kiosk.stage import backdrop
from media.figure import POSES, draw_figure
from media.paper import Paper, blob, box, snip

RAYS = 22
STEPS = 10
"""Pictures between silence and loud: enough to be lively, few enough to be kept."""


def microphone_part(look: Look, rect: Rect, level: float, hue_name: str = "music") -> Part:
    """The stage of music: rays behind a microphone grow with the sound."""
    theme, step = look.theme, round(min(1.0, max(0.0, level)) * STEPS)
    hue, roles = theme.hue(hue_name), theme.roles

    def paint(paper: Paper) -> None:
        w, h = paper.width, paper.height
        backdrop(paper, (0, 0, w, h), hue.light, hue.deep)
        with paper.inside(box(0, 0, w, h * 0.83)):
            _rays(paper, w / 2, h * 0.36, h * 0.2, h * (0.26 + 0.6 * step / STEPS), roles.board)
        microphone(paper, w / 2, h * 0.36, h * 0.17, h * 0.92, roles.ink, roles.paper, hue.deep)

    return Part(rect, ("microphone", hue_name, step), paint, solid=True)


def _rays(paper: Paper, x: float, y: float, inner: float, outer: float, colour: str) -> None:
    """Wedges of two lengths, the longer ones for the beat of the eye."""
    rng = Random(14)
    for i in range(RAYS):
        angle = 2 * math.pi * (i + rng.uniform(-0.1, 0.1)) / RAYS
        far = outer * (1.0 if i % 2 else 0.76) * rng.uniform(0.94, 1.06)
        half = math.pi / RAYS * 0.52
        near = [(x + math.cos(angle + t) * inner, y + math.sin(angle + t) * inner) for t in (-half * 0.6, half * 0.6)]
        away = [(x + math.cos(angle + t) * far, y + math.sin(angle + t) * far) for t in (half, -half)]
        paper.fill([*near, *away], colour)


def microphone(paper: Paper, x: float, y: float, r: float, foot: float, ink: str, light: str, deep: str) -> None:
    """Head, neck and stand; `foot` is where it stands."""
    stand = [(x - r * 0.1, y + r), (x + r * 0.1, y + r), (x + r * 0.13, foot), (x - r * 0.13, foot)]
    base = [
        (x - r * 0.95, foot + r * 0.1),
        (x - r * 0.5, foot - r * 0.24),
        (x + r * 0.5, foot - r * 0.24),
        (x + r * 0.95, foot + r * 0.1),
    ]
    head = blob(x, y, r, 13, Random(21))
    neck = [
        (x - r * 0.52, y + r * 0.72),
        (x + r * 0.52, y + r * 0.72),
        (x + r * 0.3, y + r * 1.7),
        (x - r * 0.3, y + r * 1.7),
    ]
    paper.shadow([stand, base, head, neck], 2.6)
    paper.fill_all([stand, base], ink)
    paper.fill(neck, ink)
    paper.fill(head, light)
    with paper.inside(head):
        for i in range(-2, 3):
            paper.fill(box(x - r * 1.1, y + (i * 0.36 - 0.045) * r, 2.2 * r, 0.09 * r), deep)
            paper.fill(box(x + (i * 0.36 - 0.045) * r, y - r * 1.1, 0.09 * r, 2.2 * r), deep)
    paper.fill(
        [
            (x - r * 0.98, y + r * 0.36),
            (x + r * 0.98, y + r * 0.3),
            (x + r * 0.9, y + r * 0.66),
            (x - r * 0.9, y + r * 0.7),
        ],
        ink,
    )


def dancer(paper: Paper, x: float, foot: float, height: float, body: str, hair: str, pose: str = "leap") -> None:
    draw_figure(paper, x, foot, height, body, POSES[pose], head=hair)


def tripod(paper: Paper, x: float, foot: float, height: float, ink: str, light: str, lens: str) -> None:
    """A camera that looks at us from between three legs."""
    top, w = foot - height, height * 0.5
    h = height * 0.36
    legs = [
        [
            (x - w * 0.1 + s * w * 0.1, top + h),
            (x + w * 0.1 + s * w * 0.1, top + h),
            (x + s * w * 0.62 + w * 0.05, foot),
            (x + s * w * 0.62 - w * 0.05, foot),
        ]
        for s in (-1, 0, 1)
    ]
    body = snip(box(x - w / 2, top, w, h), Random(4), height * 0.11, height * 0.008)
    finder = [
        (x - w * 0.2, top + 2),
        (x - w * 0.14, top - h * 0.26),
        (x + w * 0.2, top - h * 0.28),
        (x + w * 0.24, top + 2),
    ]
    paper.shadow([*legs, body, finder], 2.2)
    paper.fill_all([*legs, body, finder], ink)
    paper.fill(blob(x, top + h * 0.52, h * 0.4, 13, Random(6)), light)
    paper.fill(blob(x, top + h * 0.52, h * 0.26, 11, Random(7)), lens)
    paper.fill(blob(x - h * 0.09, top + h * 0.42, h * 0.07, 7, Random(8)), light)


def drummer(paper: Paper, x: float, foot: float, height: float, light: str, ink: str, deep: str) -> None:
    """Somebody behind a drum, arms in the air."""
    draw_figure(paper, x, foot, height, light, POSES["cheer"], head=ink)
    w, h = height * 0.46, height * 0.34
    shell = [(x - w * 0.5, foot - h), (x + w * 0.5, foot - h), (x + w * 0.42, foot), (x - w * 0.42, foot)]
    skin = [
        (x - w * 0.53, foot - h * 1.02),
        (x - w * 0.3, foot - h * 1.14),
        (x + w * 0.3, foot - h * 1.14),
        (x + w * 0.53, foot - h * 1.02),
        (x + w * 0.3, foot - h * 0.9),
        (x - w * 0.3, foot - h * 0.9),
    ]
    paper.shadow([shell, skin], 2.2)
    paper.fill(shell, ink)
    for i in range(4):
        left = x - w * 0.44 + i * w * 0.235
        paper.fill(
            [
                (left, foot - h * 0.16),
                (left + w * 0.09, foot - h * 0.88),
                (left + w * 0.15, foot - h * 0.88),
                (left + w * 0.215, foot - h * 0.16),
                (left + w * 0.15, foot - h * 0.16),
                (left + w * 0.12, foot - h * 0.6),
                (left + w * 0.06, foot - h * 0.16),
            ],
            deep,
        )
    paper.fill(skin, light)
    paper.fill([(px * 0.82 + x * 0.18, py * 0.62 + (foot - h * 1.02) * 0.38) for px, py in skin], deep)


def filmed(paper: Paper, x: float, foot: float, height: float, light: str, ink: str, deep: str) -> None:
    """Somebody tells something to a camera."""
    draw_figure(paper, x - height * 0.22, foot, height, light, POSES["hail"], head=ink)
    tripod(paper, x + height * 0.3, foot + height * 0.02, height * 0.66, ink, light, deep)
