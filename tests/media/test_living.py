"""The picture that lives with music: it follows the sound, and never flashes."""

from functools import cache

import numpy as np
import pytest

from media.building import Palette
from media.curve import Curve, loudness_curve
from media.living import draw_living, draw_outline
from media.paper import Paper
from media.sign import Sign
from tests.media.tones import drum

PALETTE = Palette(
    hues=(
        ("#F6A63A", "#8A2F12"), ("#F48BA9", "#7A1B4B"), ("#67C3E8", "#0C4A66"), ("#7FCB7A", "#1E5631"),
        ("#B9A4F0", "#46307F"), ("#FFD84D", "#8A2F12"),
    ),
    paper="#FFF6E5", ink="#1B1730", dusk="#2B2350", wall="#241C47", night="#141126", ledge="#4A3F7A",
    dark_window="#3A3163", curtain="#D7263D", curtain_fold="#A81830", sun="#FFD84D",
)  # fmt: skip
CAT = Sign(2, 5, 3)


def test_a_beat_is_seen() -> None:
    curve = _pulsing(2)
    on, off = (_frame(curve, at) for at in (1.08, 1.48))

    assert (np.abs(on.astype(int) - off) > 30).any(axis=2).mean() > 0.02


def test_the_same_moment_is_the_same_picture() -> None:
    """A film is drawn in pieces that must fit."""
    curve = _pulsing(2)

    assert np.array_equal(_frame(curve, 1.5), _frame(curve, 1.5))


@pytest.mark.parametrize("hertz", [4, 8, 15])
def test_nothing_flashes_however_fast_the_drum(hertz: int) -> None:
    """WCAG 2.3.1: a flash is a pair of changes of 10 % in brightness over a quarter of any tenth of the view."""
    curve = _pulsing(hertz)
    light = np.stack([_brightness(_frame(curve, 1 + frame / 30)) for frame in range(30)])
    steps = np.abs(np.diff(light, axis=0)) > 0.1
    changing = steps.reshape(29, 3, 30, 4, 40).mean(axis=(2, 4))

    assert (changing > 0.25).sum(axis=0).max() <= 6


def test_the_whole_page_is_covered() -> None:
    assert (_frame(_pulsing(2), 0.5)[..., 3] == 255).all()


def test_every_part_of_an_outline_is_a_ray_as_long_as_it_is_loud() -> None:
    page = Paper(300, 300, "#000000", mm=2)
    draw_outline(page, [1.0, 0.0, 0.0, 0.0], CAT, (0, 0, 300, 300), PALETTE, 7)
    sun = (page.pixels[..., :3] == (0x4D, 0xD8, 0xFF)).all(axis=2)

    above, others = sun[:30].sum(), [sun[:, -30:].sum(), sun[-30:].sum(), sun[:, :30].sum()]
    assert above > 100
    assert max(others) < above / 10


def _frame(curve: Curve, at: float) -> np.ndarray:
    page = Paper(320, 180, mm=0.8)
    draw_living(page, curve, at, CAT, PALETTE, 7)
    return page.pixels.copy()


def _brightness(pixels: np.ndarray) -> np.ndarray:
    """Relative luminance, at half the size."""
    linear = (pixels[::2, ::2, :3] / 255.0) ** 2.2
    return linear @ np.array([0.0722, 0.7152, 0.2126])


@cache
def _pulsing(per_second: float) -> Curve:
    return loudness_curve(drum(3.0, per_second))
