"""Signs: 1536 of them, each itself, each readable when small and without colour."""

import math
import re

import cairocffi
import numpy as np
import pytest

from media.colour import rgb
from media.cutout import draw_sign, layers, sign_svg
from media.cutouts.extras import EXTRAS as EXTRA_SHAPES
from media.paper import Paper
from media.sign import COLOURS, EXTRAS, SIGNS, THINGS, Sign

HUES = (
    ("#F6A63A", "#8A2F12"),
    ("#F48BA9", "#7A1B4B"),
    ("#67C3E8", "#0C4A66"),
    ("#7FCB7A", "#1E5631"),
    ("#B9A4F0", "#46307F"),
    ("#FFD84D", "#8A2F12"),
)
PAPER, INK = "#FFF6E5", "#1B1730"
SAMPLE = [Sign(thing, (thing * 5 + 3) % 16, thing % COLOURS) for thing in range(16)]
SAMPLE += [Sign((extra * 3 + 2) % 16, extra, (extra + 2) % COLOURS) for extra in range(16)]


def test_there_are_sixteen_things_and_sixteen_extras() -> None:
    assert len(THINGS) == len(EXTRAS) == 16
    assert not set(THINGS) & set(EXTRAS)
    assert SIGNS == 1536


def test_numbers_and_signs_are_two_names_of_the_same() -> None:
    assert [Sign.from_number(n).number for n in range(SIGNS)] == list(range(SIGNS))
    assert Sign.from_number(SIGNS + 5) == Sign.from_number(5)


def test_a_sign_can_be_said() -> None:
    assert Sign(THINGS.index("cat"), EXTRAS.index("balloon"), 3).words == ("cat", "balloon")


def test_every_sign_stays_inside_its_square() -> None:
    """A balloon that is cut off by the edge of a card is no balloon."""
    for number in range(0, SIGNS, COLOURS):
        for layer in layers(Sign.from_number(number), ground=PAPER, hues=HUES, light=PAPER):
            points = np.array([point for _, shape, _ in layer.shapes for point in shape])
            assert np.abs(points).max() <= 1.0


def test_every_extra_touches_its_thing() -> None:
    for number in range(0, SIGNS, COLOURS):
        thing, extra = layers(Sign.from_number(number), ground=PAPER, hues=HUES, light=PAPER)
        body = np.array([point for _, shape, _ in thing.shapes for point in shape])
        worn = np.array([point for _, shape, _ in extra.shapes for point in shape])
        assert (body.min(0) < worn.max(0)).all(), Sign.from_number(number).words
        assert (worn.min(0) < body.max(0)).all(), Sign.from_number(number).words


@pytest.mark.parametrize("ground", [PAPER, INK, "#FFD84D", "#7A1B4B"])
def test_a_sign_has_three_values_and_is_seen_on_every_ground(ground: str) -> None:
    """In greyscale too: the light hues are nearly equal to each other and close to paper."""
    for sign in SAMPLE:
        page = Paper(80, 80, ground)
        draw_sign(page, sign, 40, 40, 38, ground=ground, hues=HUES, light=PAPER, shadow=False)
        grey = page.pixels[..., :3] @ np.array([0.114, 0.587, 0.299])
        back = float(np.dot(rgb(ground), (0.299, 0.587, 0.114)) * 255)
        values = np.array([np.percentile(grey, 1), back, np.percentile(grey, 99)])
        assert values[2] - values[0] > 100, sign.words
        assert (np.abs(grey - back) > 50).mean() > 0.1, sign.words


def test_signs_differ_when_small() -> None:
    """At 40 pixels and without colour, a hat is not a crown and a bird is not a fish."""
    small = {(t, e): _grey(Sign(t, e, 2), 40) for t in range(16) for e in range(16)}
    for (t, e), seen in small.items():
        for other in (((t + 1) % 16, e), (t, (e + 1) % 16)):
            assert np.abs(seen - small[other]).mean() > 3, (THINGS[t], EXTRAS[e])


def test_the_picture_and_the_svg_are_the_same_cut_paper() -> None:
    for sign in SAMPLE:
        page = Paper(212, 212, PAPER)
        draw_sign(page, sign, 106, 106, 100, ground=None, hues=HUES, light=PAPER, shadow=False)
        difference = np.abs(page.pixels.astype(int) - _rendered(sign_svg(sign, 212, hues=HUES, light=PAPER)))
        assert difference.mean() < 0.05, sign.words


def test_a_small_sign_costs_little_svg() -> None:
    assert max(len(sign_svg(sign, 100, hues=HUES, light=PAPER)) for sign in SAMPLE) < 12_000


def test_every_extra_names_a_place_of_a_thing() -> None:
    assert {extra.place for extra in EXTRA_SHAPES.values()} == {"top", "neck", "face", "chest", "hand", "side"}


def _grey(sign: Sign, size: int) -> np.ndarray:
    page = Paper(size, size, INK)
    draw_sign(page, sign, size / 2, size / 2, size / 2 - 1, ground=INK, hues=HUES, light=PAPER)
    return page.pixels[..., :3].mean(axis=2)


def _rendered(svg: str) -> np.ndarray:
    """The few words of SVG that a sign uses, drawn by somebody else than `Paper`."""
    size = int(re.search(r'width="(\d+)"', svg).group(1))
    left, _, width, _ = map(float, re.search(r'viewBox="([^"]+)"', svg).group(1).split())
    surface = cairocffi.ImageSurface(cairocffi.FORMAT_ARGB32, size, size)
    context = cairocffi.Context(surface)
    context.set_source_rgb(*rgb(PAPER))
    context.paint()
    context.scale(size / width)
    context.translate(-left, -left)
    context.set_miter_limit(3)
    for fill, edge, path in re.findall(r'fill="([^"]+)" stroke="[^"]+" stroke-width="([^"]+)"[^>]* d="([^"]+)"', svg):
        for outline in path.split("M")[1:]:
            points = [tuple(map(float, pair.split(","))) for pair in outline.rstrip("Z").split("L")]
            assert all(math.isfinite(v) for point in points for v in point)
            context.move_to(*points[0])
            for point in points[1:]:
                context.line_to(*point)
            context.close_path()
        context.set_source_rgb(*rgb(fill))
        context.set_line_width(float(edge))
        context.fill_preserve()
        context.stroke()
    surface.flush()
    return np.frombuffer(surface.get_data(), np.uint8).reshape(size, size, 4).astype(int)
