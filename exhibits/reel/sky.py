"""The sky behind the building: sheets of paper that sink behind the roofs as dusk falls, a sun that goes and a moon."""

from random import Random

from config.theme import Theme
from exhibits.reel.scenes import Stage
from exhibits.reel.view import View, eased
from media.building import Box
from media.colour import mixed
from media.paper import Paper, Point, Points, blob, box, snip

_SHEETS = (
    ("ledge", -0.1, 0.68, 0.3),
    ("lilac", 0.13, 0.8, 0.24),
    ("plum", 0.31, 0.92, 0.16),
    ("rose", 0.48, 1.02, 0.1),
    ("amber", 0.6, 1.05, 0.05),
    ("sun", 0.71, 1.1, 0.0),
)
"""Colour, where its upper edge is by day and by night, in heights of the picture, and when it begins to sink."""
_SINKS = 0.7
"""The share of dusk in which a sheet sinks."""
_STARS = 16
_SIDES = 3
"""So many pictures to either side the sky goes on: the camera may pass along buildings."""


def draw_sky(paper: Paper, stage: Stage, view: View, dusk: float) -> None:
    """`dusk` from the last light (0) to night (1). Covers all of the page."""
    paper.fill(box(0, 0, paper.width, paper.height), stage.theme.roles.dusk)
    width, height = stage.profile.size
    _stars(paper, stage, view, dusk)
    _moon(paper, stage, view, dusk)
    for number, (colour, day, night, begins) in enumerate(_SHEETS):
        if number == len(_SHEETS) - 2:
            _sun(paper, stage, view, dusk)
        top = height * (day + (night - day) * eased((dusk - begins) / _SINKS))
        if top < height:
            paper.sheet(view.points(_torn(top, (width, height), number)), _colours(stage.theme)[colour], shadow=False)


def _colours(theme: Theme) -> dict[str, str]:
    """What is large stays rather dark: the sky may not outshine the windows."""
    hue, night = theme.hue, theme.roles.dusk
    return {
        "ledge": theme.roles.ledge,
        "lilac": mixed(hue("lilac").deep, hue("lilac").light, 0.25),
        "plum": hue("dance").deep,
        "rose": mixed(hue("dance").light, night, 0.3),
        "amber": mixed(hue("music").light, night, 0.12),
        "sun": hue("sun").light,
    }


def _torn(top: float, size: tuple[int, int], seed: int) -> Points:
    width, height = size
    rng = Random(seed * 17 + 3)
    slope = rng.uniform(-0.02, 0.02) * height
    edge = [(x / 10 * width, top + slope * (x / 5 - 1) + rng.uniform(-0.012, 0.012) * height)
            for x in range(-10 * (_SIDES - 1), 10 * _SIDES + 1)]  # fmt: skip
    return [*edge, (edge[-1][0], height * 1.2), (edge[0][0], height * 1.2)]


def _sun(paper: Paper, stage: Stage, view: View, dusk: float) -> None:
    sinks = eased(dusk / 0.6)
    x, y = _beside(stage, (0.055, 0.6 + 0.42 * sinks), (0.76, 0.16 + 0.3 * sinks))
    r = min(stage.profile.size) * 0.075
    paper.fill(view.points(blob(x, y, r, 15, Random(4))), stage.theme.hue("music").light)
    paper.fill(view.points(blob(x, y, r * 0.86, 13, Random(9))), stage.theme.roles.board)


def _moon(paper: Paper, stage: Stage, view: View, dusk: float) -> None:
    rises = eased((dusk - 0.35) / 0.65)
    x, y = _beside(stage, (0.945, 0.8 - 0.66 * rises), (0.945, 0.3 - 0.165 * rises))
    r = min(stage.profile.size) * 0.055
    paper.fill(view.points(blob(x, y, r, 14, Random(5))), stage.theme.roles.board)
    shade = blob(x - r * 0.62, y - r * 0.18, r * 0.92, 13, Random(6))
    with paper.inside(view.points(blob(x, y, r * 1.03, 14, Random(5)))):
        paper.fill(view.points(shade), stage.theme.roles.dusk)


def _stars(paper: Paper, stage: Stage, view: View, dusk: float) -> None:
    """One by one, each as it grows from nothing."""
    width, height = stage.profile.size
    rng = Random(12)
    for number in range(_STARS):
        x, y, r = rng.uniform(0.01, 0.99) * width, rng.uniform(0.02, 0.5) * height, rng.uniform(0.6, 1.3)
        grown = eased((dusk - 0.55 - 0.35 * number / _STARS) / 0.1)
        if grown > 0:
            star = blob(x, y, r * grown * height / 337, 5, rng)
            paper.fill(view.points(star), stage.theme.roles.paper)


def _beside(stage: Stage, wide: Point, other: Point) -> Point:
    """Places in shares of a picture that is wider than high, and of any other."""
    width, height = stage.profile.size
    x, y = wide if width > height * 1.2 else other
    return x * width, y * height


def draw_roofs(paper: Paper, stage: Stage, view: View, ground: float, block: int) -> None:
    """Neighbouring houses, far away."""
    width, height = stage.profile.size
    roles, rng = stage.theme.roles, Random(40 + block)
    colour, lamp = mixed(roles.dusk, roles.night, 0.75), mixed(stage.theme.hue("music").light, roles.night, 0.4)
    x = -0.01 * width
    while x < width:
        wide, tall = rng.uniform(0.07, 0.1) * max(width, height) * 0.7, rng.uniform(0.17, 0.3) * height
        left, top = x + block * width, ground - tall
        peak = [(left, top), (left + wide / 2, top - wide * rng.uniform(0.25, 0.5)), (left + wide, top)]
        roof = peak if rng.random() < 0.6 else [(left, top), (left + wide, top)]
        outline = snip([*roof, (left + wide, ground), (left, ground)], rng, 26 * stage.mm, 0.8 * stage.mm)
        paper.fill(view.points(outline), colour)
        for pane in _panes(left, top, wide, tall, rng):
            paper.fill(view.points(box(*pane)), lamp)
        x += wide * rng.uniform(0.96, 1.04)


def _panes(left: float, top: float, wide: float, tall: float, rng: Random) -> list[Box]:
    places = [(column, row) for column in range(3) for row in range(3) if rng.random() < 0.3]
    return [
        (left + wide * (0.16 + 0.26 * column), top + tall * (0.14 + 0.27 * row), wide * 0.15, tall * 0.12)
        for column, row in places
    ]
