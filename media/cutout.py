"""Draws the sign of a work: a thing and its extra, cut from paper.

Screen, film, label and page show the same polygons: `draw_sign` and `sign_svg` both colour what `layers` gives.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from media.colour import luminance
from media.cutouts.extras import EXTRAS as _EXTRAS
from media.cutouts.extras import Extra
from media.cutouts.scissors import DEEP, INNER, LIGHT, PALE, THIN, Part, Shape, all_placed
from media.cutouts.things import THINGS as _THINGS
from media.paper import Paper, clockwise
from media.sign import EXTRAS, THINGS, Sign

Hues = Sequence[tuple[str, str]]
"""Light and deep of every colour, in the order of `Sign.colour`."""

MOUNT = 0.045
"""How far the paper below looks out around a shape, for a sign of size one."""
OVERLAP = 0.007
"""Dark shapes are cut a little larger: where they share an edge with a light one, it may not shine through."""


@dataclass(frozen=True)
class Layer:
    """Shapes of a sign that are laid down together: a mount below all of them, then each in its colour."""

    mount: str
    mounted: tuple[Shape, ...]
    """What the mount looks out around: whatever would be lost on this ground."""
    shapes: tuple[tuple[str, Shape, float], ...]
    """Colour, polygon inside the square from -1 to 1, and by how much it is cut larger."""


def layers(sign: Sign, *, ground: str | None, hues: Hues, light: str) -> tuple[Layer, Layer]:
    """The thing and the extra as they look on this ground; None is a ground that is not known."""
    hue, deep = hues[sign.colour]
    dark = ground is not None and _contrast(ground, hue) >= 3
    colours = {LIGHT: hue, DEEP: deep, INNER: deep, PALE: light, THIN: light if dark else deep}
    thing, extra = _fitted(sign.thing, sign.extra)
    below = _layer(thing, colours, hue, (DEEP,)) if dark else _layer(thing, colours, deep, (LIGHT, PALE))
    return below, _layer(extra, colours, deep, (LIGHT, PALE))


def _layer(parts: tuple[Part, ...], colours: Mapping[str, str], mount: str, mounted: tuple[str, ...]) -> Layer:
    edges = tuple(shape for role, shape in parts if role in mounted)
    shapes = tuple((colours[role], shape, OVERLAP if role in (DEEP, INNER) else 0.0) for role, shape in parts)
    return Layer(mount, edges, shapes)


def draw_sign(
    paper: Paper,
    sign: Sign,
    cx: float,
    cy: float,
    r: float,
    *,
    ground: str | None,
    hues: Hues,
    light: str,
    shadow: bool = True,
) -> None:
    """Fills the square of half side `r` around the centre."""
    _lay(paper, layers(sign, ground=ground, hues=hues, light=light), (cx, cy, r), shadow=shadow)


def draw_thing(paper: Paper, thing: int, cx: float, cy: float, r: float, *, pair: tuple[str, str], light: str) -> None:
    """A thing by itself, on a light ground: for who looks for a sign and has only begun. `pair` is light and deep."""
    hue, deep = pair
    colours = {LIGHT: hue, DEEP: deep, INNER: deep, PALE: light, THIN: deep}
    _lay(paper, [_layer(_alone(thing), colours, deep, (LIGHT, PALE))], (cx, cy, r), shadow=True)


def _lay(paper: Paper, drawn: Sequence[Layer], place: tuple[float, float, float], *, shadow: bool) -> None:
    cx, cy, r = place
    with paper.moved(cx, cy, r):
        if shadow:
            paper.shadow([shape for layer in drawn for _, shape, _ in layer.shapes], min(2.5, 0.055 * r / paper.mm))
        for layer in drawn:
            paper.mount(layer.mounted, layer.mount, MOUNT)
            for colour, shape, more in layer.shapes:
                paper.mount([shape], colour, more)


def sign_svg(sign: Sign, size: int, *, hues: Hues, light: str, ground: str | None = None) -> str:
    """The sign as a picture of `size` pixels, without a ground of its own."""
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{size}" height="{size}" viewBox="-1.06 -1.06 2.12 2.12">']
    for layer in layers(sign, ground=ground, hues=hues, light=light):
        out.append(_path(layer.mounted, layer.mount, MOUNT))
        out += [_path([shape], colour, more) for colour, shape, more in layer.shapes]
    return "".join([*out, "</svg>"])


def _path(shapes: Sequence[Shape], colour: str, width: float) -> str:
    """What `Paper.mount` does, as SVG."""
    lines = "".join("M" + "L".join(f"{x:.4f},{y:.4f}" for x, y in clockwise(shape)) + "Z" for shape in shapes)
    return f'<path fill="{colour}" stroke="{colour}" stroke-width="{2 * width:.3f}" stroke-miterlimit="3" d="{lines}"/>'


def _contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2, which asks 3 of shapes that carry a meaning (1.4.11)."""
    a, b = sorted((luminance(one), luminance(other)))
    return (b + 0.05) / (a + 0.05)


@cache
def _fitted(thing: int, extra: int) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """Thing and extra together as large as the square allows, with room for the mount."""
    body, worn = _THINGS[THINGS[thing]], _EXTRAS[EXTRAS[extra]]
    added = _worn(worn, *getattr(body, worn.place))
    x, y, scale = _into_square([*body.parts, *added])
    return tuple(all_placed(body.parts, x, y, scale)), tuple(all_placed(added, x, y, scale))


@cache
def _alone(thing: int) -> tuple[Part, ...]:
    parts = _THINGS[THINGS[thing]].parts
    return tuple(all_placed(parts, *_into_square(parts)))


def _into_square(parts: Sequence[Part]) -> tuple[float, float, float]:
    """How far to move and scale them."""
    points = [point for _, shape in parts for point in shape]
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    top, bottom = min(y for _, y in points), max(y for _, y in points)
    scale = min(1.0, (2 - 2 * MOUNT) / max(right - left, bottom - top))
    return -(left + right) / 2 * scale, -(top + bottom) / 2 * scale, scale


def _worn(extra: Extra, x: float, y: float, size: float, turn: float) -> list[Part]:
    most = min(size, extra.most)
    return all_placed(extra.parts, x, y, size if extra.stretches else most, turn, height=most)
