"""The three pictures of *zo werkt het*: who does this, that one chooses, and that one can take it back."""

from collections.abc import Callable
from random import Random

from kiosk import instruments, pictures
from kiosk.audience import neighbours
from kiosk.look import Look, Rect
from media.paper import Paper, blob, box, snip


def _who(look: Look, paper: Paper, rect: Rect) -> None:
    """Neighbours before their houses, one of them with a camera."""
    x, y, w, h = rect
    theme = look.theme
    floor = y + h * 0.9
    for i, (at, wide, high) in enumerate(((0.02, 0.3, 0.62), (0.33, 0.33, 0.78), (0.67, 0.32, 0.56))):
        left, top = x + w * at, floor - h * high
        house = [
            (left, floor),
            (left, top + h * 0.14),
            (left + w * wide / 2, top),
            (left + w * wide, top + h * 0.13),
            (left + w * wide, floor),
        ]
        paper.fill(snip(house, Random(i), w / 7, h / 160), theme.hue("video").deep)
        for column in range(2):
            size = min(w * 0.055, h * 0.11)
            lit = theme.roles.board if (column + i) % 2 else theme.roles.dark_window
            paper.fill(box(left + w * wide * (0.24 + 0.36 * column), top + h * 0.2, size, size * 1.15), lit)
    paper.fill(
        [(x - 9, floor), (x + w + 9, floor - h * 0.02), (x + w + 9, y + h + 9), (x - 9, y + h + 9)], theme.roles.ink
    )
    instruments.tripod(
        paper, x + w * 0.76, floor + h * 0.05, h * 0.5, theme.roles.ink, theme.roles.paper, theme.hue("video").deep
    )
    instruments.dancer(paper, x + w * 0.36, floor + h * 0.05, h * 0.66, theme.roles.paper, theme.roles.ink, "hail")


def _choose(look: Look, paper: Paper, rect: Rect) -> None:
    """A hand draws the curtain; neighbours look on."""
    x, y, w, h = rect
    roles, hue = look.theme.roles, look.theme.hue("music")
    wide = min(w * 0.5, h * 1.1)
    left, top, high = x + (w - wide) / 2, y + h * 0.1, h * 0.66
    paper.sheet(
        snip(box(left - w * 0.02, top - h * 0.03, wide + w * 0.04, high + h * 0.06), Random(3), w / 8, h / 200),
        roles.ink,
    )
    paper.fill(box(left, top, wide, high), roles.board)
    instruments.dancer(paper, left + wide * 0.62, top + high * 0.99, high * 0.86, roles.paper, roles.ink, "cheer")
    cloth = [
        (left, top),
        (left + wide * 0.42, top),
        (left + wide * 0.36, top + high * 0.5),
        (left + wide * 0.4, top + high),
        (left, top + high),
    ]
    paper.sheet(cloth, roles.curtain, depth_mm=2)
    for at in (0.07, 0.21):
        paper.fill(
            [
                (left + wide * at, top),
                (left + wide * (at + 0.07), top),
                (left + wide * (at + 0.05), top + high),
                (left + wide * at, top + high),
            ],
            roles.curtain_fold,
        )
    neighbours(paper, (x, y + h * 0.62, w, h * 0.4), [hue.deep, roles.ink, hue.deep, roles.ink, hue.deep], 4)


def _take_back(look: Look, paper: Paper, rect: Rect) -> None:
    """One's own work comes back out of its window, which goes dark."""
    x, y, w, h = rect
    roles, hue = look.theme.roles, look.theme.hue("leaf")
    unit = min(h, w * 0.66)
    left, top, size = x + w / 2 - unit * 0.66, y + h * 0.5 - unit * 0.36, unit * 0.56
    paper.fill(snip(box(x - 9, y + h * 0.86, w + 18, h * 0.3), Random(6), w / 7, h / 200), hue.deep)
    paper.sheet(
        snip(box(left - size * 0.08, top - size * 0.08, size * 1.16, size * 1.16), Random(5), size / 3, h / 200),
        roles.ink,
    )
    paper.fill(box(left, top, size, size), roles.dark_window)
    at, r = (left + unit * 1.06, top + unit * 0.16), unit * 0.19
    arrow = [(-0.7, -0.07), (-0.42, -0.09), (-0.43, -0.18), (-0.24, 0.0), (-0.42, 0.18), (-0.42, 0.08), (-0.7, 0.07)]
    instruments.dancer(paper, at[0], at[1] + unit * 1.1, unit * 0.9, roles.paper, roles.ink, "cheer")
    paper.sheet([(at[0] + a * unit, at[1] + b * unit) for a, b in arrow], roles.paper, depth_mm=1.6)
    paper.sheet(blob(*at, r, 12, Random(9)), roles.board, depth_mm=1.6)
    pictures.heart(paper, at[0], at[1] + r * 0.05, r * 0.56, hue.deep, roles.board)


DRAWN: dict[str, Callable[[Look, Paper, Rect], None]] = {"who": _who, "choose": _choose, "take_back": _take_back}
