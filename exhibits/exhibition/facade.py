"""The building as it hangs on a wall: pieces of its front, the street before it, and its open door."""

from collections.abc import Sequence
from random import Random

from markupsafe import Markup

from config.theme import Theme
from exhibits.exhibition.drawing import MARKS
from exhibits.exhibition.svg import clip_path, group, polygon, shadow, svg
from media.form import Form
from media.paper import Points, blob, box, snip


def around_a_window(wide: float, tall: float, theme: Theme) -> Markup:
    """The wall that one lit window is in: the neighbours' windows are dark, and cut off by the scissors."""
    rng, roles = Random(round(tall)), theme.roles
    edge = snip(box(8, 8, wide - 26, tall - 26), rng, 190, 6)
    inside = [polygon(edge, roles.wall)]
    for x in (-wide * 0.29, wide * 0.86):
        inside += _dark(rng, theme, x, tall * 0.13, wide * 0.42, tall * 0.56)
    inside.append(polygon(snip(box(-10, tall * 0.87, wide + 20, tall * 0.045), rng, 200, 4), roles.ledge))
    return svg((wide, tall), [shadow(edge, roles.ink, by=16), clip_path("edge", edge), group(*inside, clip="edge")])


def front(wide: float, tall: float, floors: Sequence[float], theme: Theme) -> Markup:
    """A wall with a ledge below every floor; `floors` are the heights of the ledges."""
    rng, roles = Random(len(floors)), theme.roles
    edge = snip(box(4, 4, wide - 8, tall - 4), rng, 26, 0.9)
    parts = [shadow(edge, roles.night, by=4), polygon(edge, roles.wall)]
    thick = min(5.0, floors[0] * 0.07)
    parts += [polygon(snip(box(1, y - thick, wide - 2, thick), rng, 40, 0.5), roles.ledge) for y in floors]
    return svg((wide, tall), parts)


def light(form: Form, seed: int, theme: Theme) -> Markup:
    """A lit window that is too small for a sign: somebody's, in the colours of what they made."""
    rng, hue = Random(seed), theme.hue(form)
    ground = (theme.roles.board, hue.light, theme.roles.paper)[seed % 3]
    cloths = [[(3, 3), (44, 3), (28, 70), (36, 127), (3, 127)], [(157, 3), (116, 3), (132, 70), (124, 127), (157, 127)]]
    drawn = [polygon(snip(box(3, 3, 154, 124), rng, 60, 2), ground), *(polygon(cloth, hue.deep) for cloth in cloths)]
    return svg((160, 140), [*drawn, polygon([(0, 126), (160, 126), (158, 135), (2, 135)], theme.roles.paper)])


def street(wide: float, tall: float, theme: Theme) -> Markup:
    rng, steps = Random(8), 9
    above = [(wide * step / steps, rng.uniform(0, 6)) for step in range(steps + 1)]
    return svg((wide, tall), [polygon([*above, (wide, tall), (0, tall)], theme.roles.night)])


def board(wide: float, tall: float, colour: str, theme: Theme) -> Markup:
    """A sheet of paper with cut edges and its shadow, for words in ink."""
    edge = snip(box(1, 1, wide - 4, tall - 4.4), Random(round(wide + tall)), 28, 0.8)
    return svg((wide, tall), [shadow(edge, theme.roles.night, by=2.5), polygon(edge, colour)])


def open_door(theme: Theme) -> Markup:
    """Somebody dances in the light of the door; two windows beside it are lit for music and video."""
    rng, roles, hue = Random(21), theme.roles, theme.hue(Form.DANCE)
    wall = snip(box(20, 20, 1740, 1180), rng, 200, 7)
    parts = [shadow(wall, roles.night, by=24), polygon(wall, roles.wall)]
    for form, x in ((Form.MUSIC, 130.0), (Form.VIDEO, 1310.0)):
        parts += _lit(rng, theme, form, x, 200)
        parts += _dark(rng, theme, x, 690, 320, 270)
    parts.append(polygon(snip(box(-4, 560, 1788, 44), rng, 240, 6), roles.ledge))
    frame = snip(box(560, 170, 660, 1030), rng, 200, 6)
    parts += [polygon(frame, roles.board), clip_path("door", frame)]
    floor = [(560, 1010), (760, 985), (1000, 1004), (1220, 980), (1220, 1200), (560, 1200)]
    light = polygon(blob(890, 640, 330, 15, Random(4)), roles.paper)
    dancer = [[(610 + x * 5.6, 430 + y * 6.0) for x, y in shape] for shape in MARKS[Form.DANCE]]
    stage = [light, polygon(floor, hue.light), *(shadow(shape, roles.ink, by=16) for shape in dancer)]
    stage += [polygon(shape, hue.deep) for shape in dancer]
    parts.append(group(*stage, *_drapes(rng, theme), clip="door"))
    step = snip(box(500, 1176, 780, 44), rng, 200, 5)
    return svg((1780, 1240), [*parts, polygon(step, roles.paper)])


def _drapes(rng: Random, theme: Theme) -> list[Markup]:
    """The curtains of the door, pulled aside."""
    outer = [(560, 160), (760, 160), (716, 470), (610, 760), (652, 1210), (560, 1210)]
    inner = [(560, 160), (670, 160), (640, 480), (586, 780), (604, 1210), (560, 1210)]
    drawn = []
    for turned in (False, True):
        cloth, fold = (snip([(1780 - x if turned else x, y) for x, y in line], rng, 170, 5) for line in (outer, inner))
        drawn += [shadow(cloth, theme.roles.ink, by=16), polygon(cloth, theme.roles.curtain)]
        drawn.append(polygon(fold, theme.roles.curtain_fold))
    return drawn


def _lit(rng: Random, theme: Theme, form: Form, x: float, y: float) -> list[Markup]:
    hue = theme.hue(form)
    mark = [[(x + 55 + px * 2.1, y + 30 + py * 2.1) for px, py in shape] for shape in MARKS[form]]
    drawn = [polygon(snip(box(x, y, 320, 270), rng, 120, 4), hue.light), *(polygon(shape, hue.deep) for shape in mark)]
    return [*drawn, polygon(_sill(rng, x, y + 270, 320), theme.roles.paper)]


def _dark(rng: Random, theme: Theme, x: float, y: float, wide: float, tall: float) -> list[Markup]:
    roles = theme.roles
    pane = snip(box(x, y, wide, tall), rng, 120, 4)
    sky = [(x + 8, y + 8), (x + wide * 0.6, y + 8), (x + 8, y + tall * 0.55)]
    drawn = polygon(pane, roles.dark_window), polygon(sky, roles.ledge, opacity=0.28)
    return [*drawn, polygon(_sill(rng, x, y + tall, wide), roles.ledge)]


def _sill(rng: Random, x: float, y: float, wide: float) -> Points:
    stray = rng.uniform(-2, 2)
    return [(x - 14, y + 2 + stray), (x + wide + 14, y + 2 - stray), (x + wide + 8, y + 24), (x - 8, y + 24)]
